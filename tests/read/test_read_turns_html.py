"""Layouts as pages mark them up: from HTML to turns, signed quotations and whole speeches."""

import hashlib

import pytest

from onrecord.ingest import parse
from onrecord.marks import find_marks
from onrecord.read.form import form_of
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.turns import with_turns
from onrecord.types import Original, Passage

BEFORE = "<p>The minister spoke to our radio on Monday about the winter and the price of gas in the islands.</p>"
AFTER = "<p>Lindt has been minister since May, and she leads the party in the islands of the north and the west.</p>"
Shown = tuple[str | None, str | None, str]


def page(body: str) -> Page:
    story = f"<article><h1>Talk</h1>{BEFORE}{body}{AFTER}</article>"
    html = f"<html><head><title>Talk</title></head><body>{story}</body></html>"
    data = html.encode()
    document = parse(Original("talk.html", data, hashlib.sha256(data).hexdigest()))
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def read(body: str) -> list[Shown]:
    def words(passage: Passage | None) -> str | None:
        return None if passage is None else passage.text

    on = page(body)
    text = on.document.text
    return [(words(d.source), words(d.cue), " | ".join(text[s:e] for s, e in d.spans)) for d in with_turns(on, [])]


ASKED: list[Shown] = [("HOST", ":", "Are we ready?"), ("LINDT", ":", "We are. Nobody will freeze.")]


@pytest.mark.parametrize(
    "body",
    [
        "<p><strong>HOST:</strong> Are we ready?</p><p><strong>LINDT:</strong> We are. Nobody will freeze.</p>",
        "<p><b>HOST</b>: Are we ready?</p><p><b>LINDT</b>: We are. Nobody will freeze.</p>",
        "<p>HOST: Are we ready?<br>LINDT: We are. Nobody will freeze.</p>",
        "<div>HOST:&nbsp;Are we ready?</div><div>LINDT:&nbsp;We are. Nobody will freeze.</div>",
        "<blockquote><p>HOST: Are we ready?</p><p>LINDT: We are. Nobody will freeze.</p></blockquote>",
        "<ul><li>HOST: Are we ready?</li><li>LINDT: We are. Nobody will freeze.</li></ul>",
        "<p><b>HOST:</b></p><p>Are we ready?</p><p><b>LINDT:</b></p><p>We are. Nobody will freeze.</p>",
    ],
)
def test_a_dialogue_is_read_however_it_is_marked_up(body: str) -> None:
    assert read(body) == ASKED


def test_bold_questions_and_plain_answers_with_letters_are_turns() -> None:
    assert read("<p><strong>Q: How bad was it?</strong></p><p><strong>A:</strong> Bad. I slept here.</p>") == [
        ("Q", ":", "How bad was it?"),
        ("A", ":", "Bad. I slept here."),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<blockquote><p>It will bring trade.</p><cite>— Peter Hall, baker</cite></blockquote>",
            ("Peter Hall, baker", "—", "It will bring trade."),
        ),
        (
            "<blockquote><p>It will bring trade.</p><footer>Peter Hall, baker</footer></blockquote>",
            ("Peter Hall, baker", None, "It will bring trade."),
        ),
        ("<blockquote>“We need none.”<br>—Ann Moore</blockquote>", ("Ann Moore", "—", "“We need none.”")),
        ("<p><em>“He is happy.”</em><br><em>—Grace Obi</em></p>", ("Grace Obi", "—", "“He is happy.”")),
        ("<p>“He is happy.” &ndash; Grace Obi, teacher</p>", ("Grace Obi, teacher", "–", "“He is happy.”")),
        (
            '<blockquote class="twitter-tweet"><p>I said it.</p>&mdash; Ana Bell (@anabell) '
            '<a href="#">March 3, 2020</a></blockquote>',
            ("Ana Bell (@anabell)", "—", "I said it."),
        ),
    ],
)
def test_a_signed_quotation_is_read_however_it_is_marked_up(body: str, expected: Shown) -> None:
    assert read(body) == [expected]


def test_a_letter_quoted_in_full_is_read_to_its_closing() -> None:
    body = (
        "<p>The union answered on Friday. Read the full letter from the union below:</p><p>To the board,</p>"
        "<p>We have worked through two winters.</p><p>In solidarity,<br>The committee</p>"
    )
    assert read(body) == [
        ("the union", "the full letter from", "To the board,\n\nWe have worked through two winters."),
    ]


def test_a_blockquote_under_a_lead_in_is_read_whole() -> None:
    body = "<p>The mayor wrote the following:</p><blockquote><p>We did it.</p><p>Thank you.</p></blockquote>"
    assert read(body) == [("The mayor", "wrote the following:", "We did it.\n\nThank you.")]


def test_turns_are_blocks_and_who_is_quoted_in_a_quotation_set_apart_is_not() -> None:
    on = page("<p>HOST: Are we ready?</p><p>LINDT: We are.</p><blockquote><p>Ana says it rains.</p></blockquote>")
    text = on.document.text
    forms = [form_of(d.spans, on, d.cue.span if d.cue else None, d.set_apart) for d in with_turns(on, [])]
    assert forms == ["block", "block"]
    cue, content = (on.quotation_around(on.document.blocks[-2]), on.document.blocks[-2].span)
    assert cue is not None and text[slice(*cue)] == "Ana says it rains."
    assert form_of((content,), on, cue) == "indirect"
    assert form_of((content,), on, None) == "block"
