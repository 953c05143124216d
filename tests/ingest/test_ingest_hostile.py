import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from ingest_pages import LEDE, PROSE, article, original, paragraphs, read

from onrecord.errors import InputRefused
from onrecord.ingest import parse, wire_opening
from onrecord.ingest.kinds import kinds_of
from onrecord.ingest.layout import Layout
from onrecord.ingest.pieces import pieces_of
from onrecord.ingest.stated import without_site
from onrecord.ingest.tree import tree_of
from onrecord.ingest.wording import is_dateline


@contextmanager
def at_once() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 4


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
    started = time.process_time()
    assert reason(page) == "too-deep"
    assert time.process_time() - started < 5


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
    started = time.process_time()
    try:
        found = parse(original(page))
    except InputRefused as refused:
        assert refused.reason in ("empty", "too-deep", "broken-html")
    else:
        assert found.text.strip()
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p></p>", "<script>document.write('x')</script>", "<div hidden>x</div>"]
)
def test_a_page_that_shows_nothing_is_empty(page: str) -> None:
    assert reason(page) == "empty"


@pytest.mark.parametrize("opening", ["<!-- ", "<script>", "<title>", "<textarea>", "<style>"])
def test_a_page_swallowed_by_an_unclosed_tag_is_broken(opening: str) -> None:
    assert reason(f"<html><body>{opening}{paragraphs(*PROSE)}") == "broken-html"


@pytest.mark.parametrize(
    ("page", "unclosed"),
    [
        ("<script></script><style></style><!-- x --><script>x", "<script"),
        ("<SCRIPT></script><TextArea><p>x", "<TextArea"),
        ("<style>.x {}</style><!-- x", "<!--"),
    ],
)
def test_the_tag_that_swallows_a_page_is_named(page: str, unclosed: str) -> None:
    with pytest.raises(InputRefused) as caught:
        parse(original(page))
    assert (caught.value.reason, caught.value.detail.split(" hides")[0]) == ("broken-html", f"An unclosed {unclosed}")


@pytest.mark.parametrize("hidden", ["<script></script>", "<style></style>", "<!-- x -->", "<!---->"])
def test_tags_that_are_closed_by_the_thousand_leave_a_page_empty_at_once(hidden: str) -> None:
    with at_once():
        assert reason(f"<html>{hidden * 30_000}") == "empty"


@pytest.mark.parametrize("comment", ["<!---->", "<!-- a -- b -->\n", "<!-- > <p> -->"])
@pytest.mark.parametrize(("rest", "page"), [(f"<html><p>{LEDE}", True), (LEDE, False)])
def test_comments_by_the_hundred_before_a_page_or_a_text_are_told_apart_at_once(
    comment: str, rest: str, page: bool
) -> None:
    with at_once():
        found = parse(original(comment * 200 + rest, "a.txt"))
    assert found.text.endswith(LEDE)
    assert ("<!--" in found.text) is not page


@pytest.mark.parametrize("echoes", [" | Echo" * 1500, " - Echo" * 1500, " | ECHO | Echo"])
def test_a_site_name_repeated_in_the_page_title_is_cut_as_often_as_it_stands_there(echoes: str) -> None:
    head = f'<meta property="og:site_name" content="Echo"><title>Mayor quits{echoes}</title>'
    with at_once():
        found = read(f"<html><head>{head}</head><body>{paragraphs(*PROSE)}")
    assert (found.title, found.publisher) == ("Mayor quits", "Echo")


def test_a_title_that_is_parted_by_white_space_without_end_is_read_at_once() -> None:
    with at_once():
        assert without_site(f"a{' ' * 100_000}b", "Echo") == ("a b", None)
        assert without_site(f"Mayor{' ' * 100_000}quits | Echo", "Echo") == ("Mayor quits", "Echo")


def test_a_title_without_end_is_cut_at_a_word_and_stays_whole_in_the_text() -> None:
    shown = "Mayor " * 5_000
    found = read(f"<html><body><h1>{shown}</h1>{paragraphs(*PROSE)}")
    assert found.title == " ".join(["Mayor"] * (1000 // 6))
    assert shown.strip() in found.text


@pytest.mark.parametrize("letters", ["a", "A-", "posted on ", "written "])
def test_a_name_without_end_names_nobody_and_costs_no_time(letters: str) -> None:
    fields = {"@type": "NewsArticle", "author": [letters * 20_000, "Jane Roe"], "publisher": letters * 20_000}
    with at_once():
        found = read(
            f'<script type="application/ld+json">{json.dumps(fields)}</script><h1>Pier</h1>{paragraphs(*PROSE)}'
        )
    assert (found.authors, found.publisher) == (("Jane Roe",), None)


@pytest.mark.parametrize("name", ["A-" * 75, "A.-" * 50, "De-de-A-" * 18])
def test_lines_like_a_name_of_many_hyphens_are_read_at_once(name: str) -> None:
    with at_once():
        assert read(f"<h1>Pier</h1>{f'<p>By {name}</p>' * 20}{paragraphs(*PROSE)}").authors == ()


def test_furniture_that_line_breaks_part_is_set_apart_line_by_line() -> None:
    found = read(f"<h1>Pier</h1><p>{'Read more<br>' * 2_000}{LEDE}</p>{paragraphs(*PROSE)}")
    assert found.text.count("Read more\n\n") == 2_000


def test_headlines_for_networks_by_the_thousand_are_read_at_once() -> None:
    head = "".join(f'<meta property="og:title" content="Other report number {n}">' for n in range(5_000))
    with at_once():
        found = read(f"<html><head>{head}</head><body><h1>Pier</h1>{'<p>Short.</p>' * 5_000}{paragraphs(*PROSE)}")
    assert found.title == "Pier"


def test_nothing_in_a_page_is_logged_or_printed(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        read(article("<p>odd &#0; &#x110000; <b><p></b></table></p></section>"))
        read("é".encode("cp1252") * 3 + LEDE.encode("cp1252"), "a.txt")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "line",
    [
        "A-" * 49 + "(",
        "A" * 99 + "(",
        "A/" * 49 + "(",
        "AB " * 32 + "(",
        "AB" + ", A" * 32 + "(",
        "AB" + "," * 97 + "(",
        "AB " + ". ," * 32 + "(",
        "AB (" + "A" * 95 + "(",
        "A" * 39 + "! 5 May 2018",
        "Aa" * 19 + "! 5 May 2018",
    ],
)
def test_a_line_that_is_almost_a_place_line_is_told_at_once(line: str) -> None:
    started = time.process_time()
    for _ in range(300):
        assert not is_dateline(line)
        wire_opening(f"{line[:90]}( - it rained.")
    assert time.process_time() - started < 1


def test_passages_set_apart_by_the_thousand_are_told_at_once() -> None:
    (shown, plain) = pieces_of(
        tree_of("<aside class=pullquote><p>It rained.</p></aside><p>It snowed.</p>", "page.html")
    )
    pieces = (plain, *[shown] * 40_000)
    started = time.process_time()
    kinds = kinds_of(Layout(pieces, (True,) * len(pieces), None))
    assert time.process_time() - started < 2
    assert kinds == ["paragraph", *["quotation"] * 40_000]
