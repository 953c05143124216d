import io

import pytest
from cli_reports import content, passage
from rich.console import Console

from onrecord.cli.terminal.hits import coverage, report_words, show_answer
from onrecord.cli.terminal.page import UNICODE, Page
from onrecord.types import Answer, Attribution, Hit, Span, Statement

TEXT = "It rained. “Nobody had the key 😀,” said Ana Ruiz. It stopped."


def page() -> Page:
    return Page(Console(file=io.StringIO(), width=80, markup=False, emoji=False, highlight=False), UNICODE)


def hit(context_span: Span, text: str = TEXT, title: str | None = "The letter", **fields: object) -> Hit:
    said = content(text, "“Nobody had the key 😀,”")
    found = Attribution("0123456789abcdef", "direct", passage(text, "Ana Ruiz"), passage(text, "said"), said, 0.9)
    statement = Statement(found.id, "d", found, text[context_span.start : context_span.end], context_span)
    known: dict[str, object] = {"publisher": None, "published": None, "path": "a/b.txt", "score": 1.0}
    return Hit(statement, title, **(known | fields))  # type: ignore[arg-type]


def shown(*hits: Hit) -> str:
    on = page()
    show_answer(Answer("q", hits, len(hits), 41, 12), on)
    out = on.console.file
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def test_marks_stand_right_in_a_context_cut_out_of_its_text() -> None:
    assert "     ⟦“Nobody had the key 😀,”⟧ <said> {Ana Ruiz}." in shown(hit(Span(11, 51)))


def test_an_attribution_that_reaches_beyond_its_context_is_marked_as_far_as_it_goes() -> None:
    assert "     ⟦the key 😀,”⟧ <said> {Ana}\n" in shown(hit(Span(TEXT.index("the key"), TEXT.index(" Ruiz"))))


def test_a_very_long_context_is_shortened_around_its_marks() -> None:
    text = "It rained again. " * 80 + TEXT + " It poured again." * 80
    flat = " ".join(shown(hit(Span(0, len(text)), text)).split())
    assert " → said … again. It rained again." in flat
    assert "⟦“Nobody had the key 😀,”⟧ <said> {Ana Ruiz}. It stopped. It poured" in flat
    assert len(flat) < 900


def test_a_long_title_is_cut_so_that_the_id_stays_on_its_line() -> None:
    long = hit(Span(0, 9), title="A very long headline " * 8, publisher="The Courier", published="2020-07-08")
    line = report_words(long, page())
    assert line.startswith("The Courier · 2020-07-08 · A very long headline")
    assert line.endswith(" … · id 0123456789abcdef")
    assert len(line) <= 75


def test_a_report_without_a_title_is_named_by_its_path() -> None:
    assert report_words(hit(Span(0, 9), title=None), page()) == "a/b.txt · id 0123456789abcdef"


@pytest.mark.parametrize(
    ("n_hits", "n_found", "n_reports", "words"),
    [
        (3, 3, 12, "3 of 41 statements in 12 reports"),
        (2, 3, 12, "3 of 41 statements in 12 reports; 2 shown"),
        (0, 0, 12, "no statement found in these 12 reports"),
        (0, 0, 1, "no statement found in this 1 report"),
        (0, 0, 0, "no statement found in these 0 reports"),
    ],
)
def test_coverage_is_stated_whatever_was_found(n_hits: int, n_found: int, n_reports: int, words: str) -> None:
    assert coverage(Answer("q", (hit(Span(0, 9)),) * n_hits, n_found, 41, n_reports)) == words
