import logging
import time

import pytest
from ingest_pages import LEDE, PROSE, article, original, paragraphs, read

from onrecord.errors import InputRefused
from onrecord.ingest import parse


def reason(page: str) -> str:
    with pytest.raises(InputRefused) as caught:
        parse(original(page))
    assert caught.value.detail.endswith(".")
    return caught.value.reason


@pytest.mark.parametrize(
    "page",
    ["<div>" * 100_000 + "x", "<span>" * 5_000 + "x", "<table><tr><td>" * 1_000, "<ul><li>" * 1_000, "<svg>" * 5_000],
)
def test_tags_nested_by_the_thousand_are_too_deep(page: str) -> None:
    started = time.perf_counter()
    assert reason(page) == "too-deep"
    assert time.perf_counter() - started < 5


def test_style_tags_that_multiply_in_each_paragraph_are_refused() -> None:
    assert reason("".join(f"<font color=c{n}><p>x" for n in range(3000))) == "too-deep"


def test_a_page_of_too_many_tags_is_too_large() -> None:
    assert reason("<p>x" * 300_001) == "too-large"


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 5_000,
        "<p>" * 20_000 + LEDE,
        "<b>" * 20_000 + LEDE,
        "<br>" * 20_000 + LEDE,
        "<a href=x><p>x" * 2_000,
        "<p " + " ".join(f"a{n}=b" for n in range(20_000)) + f">{LEDE}",
        f'<p class="{"a-" * 50_000}">{LEDE}',
        "<h1>" + "&lt;" * 50_000,
        f"<p>{'By Jane ' * 5000}</p>",
        f"<p>{' ' * 100_000}x</p>",
        "<p>" + "<q>x" * 200,
        "<" * 100_000 + "html>",
    ],
)
def test_odd_pages_are_read_or_refused_at_once(page: str) -> None:
    started = time.perf_counter()
    try:
        found = parse(original(page))
    except InputRefused as refused:
        assert refused.reason in ("empty", "too-deep", "broken-html")
    else:
        assert found.text.strip()
    assert time.perf_counter() - started < 8


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p></p>", "<script>document.write('x')</script>", "<div hidden>x</div>"]
)
def test_a_page_that_shows_nothing_is_empty(page: str) -> None:
    assert reason(page) == "empty"


@pytest.mark.parametrize("opening", ["<!-- ", "<script>", "<title>", "<textarea>", "<style>"])
def test_a_page_swallowed_by_an_unclosed_tag_is_broken(opening: str) -> None:
    assert reason(f"<html><body>{opening}{paragraphs(*PROSE)}") == "broken-html"


def test_nothing_in_a_page_is_logged_or_printed(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        read(article("<p>odd &#0; &#x110000; <b><p></b></table></p></section>"))
        read("é".encode("cp1252") * 3 + LEDE.encode("cp1252"), "a.txt")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
