"""Interviews without labels: who asks and who answers where only the layout shows it."""

import hashlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import Marks, find_marks
from onrecord.read import read
from onrecord.read.interview import exchanges
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Block, BlockKind, Document, Reading, Span, TaggedSpan

LEAD = "Priya Raman has measured roads for eleven years."
PLAIN = (
    LEAD,
    "How did you start?",
    "By accident. I was a physicist with no job.",
    "Are roads getting worse?",
    "They are getting older. I say so in every report.",
    "My 😀 colleague agrees.",
    "What would you change?",
    "The drains. Give me a spade.",
    "This interview has been edited for length.",
)


class Finds:
    """A tagger that finds nothing, so that only the layout speaks."""

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        return ()


def document(*blocks: str | tuple[BlockKind, str], authors: tuple[str, ...] = ("Lou Kerr",)) -> Document:
    text, made = "", []
    for block in blocks:
        kind, words = ("paragraph", block) if isinstance(block, str) else block
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha256[:16], "a.txt", sha256, text, tuple(made), authors=authors)


def told(*blocks: str | tuple[BlockKind, str]) -> list[tuple[str | None, str]]:
    reading = read(document(*blocks), Finds())
    return [(_speaker(one), one.content.text) for one in reading.attributions]


def _speaker(one: Attribution) -> str | None:
    return None if one.speaker is None else one.speaker.name


def check_offsets(reading: Reading) -> None:
    text = reading.document.text
    for one in reading.attributions:
        assert one.content.text == " ".join(text[s:e] for s, e in one.content.spans)


def test_the_writer_asks_and_the_one_named_in_the_lead_answers() -> None:
    assert told(*PLAIN) == [
        ("Lou Kerr", "How did you start?"),
        ("Priya Raman", "By accident. I was a physicist with no job."),
        ("Lou Kerr", "Are roads getting worse?"),
        ("Priya Raman", "They are getting older. I say so in every report. My 😀 colleague agrees."),
        ("Lou Kerr", "What would you change?"),
        ("Priya Raman", "The drains. Give me a spade."),
    ]
    check_offsets(read(document(*PLAIN), Finds()))


def test_questions_set_as_headings_are_asked_too() -> None:
    blocks = [("heading", one) if one.endswith("?") else one for one in PLAIN]
    assert [speaker for speaker, _ in told(*blocks)] == ["Lou Kerr", "Priya Raman"] * 3


def test_questions_that_a_column_puts_to_its_readers_are_no_interview() -> None:
    column = (
        "Priya Raman has measured roads for eleven years.",
        "How did it come to this?",
        "I was there when the bill fell.",
        "And who will pay?",
        "I asked that in March.",
        "Will it ever end?",
        "I doubt it.",
    )
    assert told(*column) == []


def test_a_list_of_questions_with_the_publisher_s_answers_is_no_interview() -> None:
    questions = (
        "Priya Raman has measured roads for eleven years.",
        "How do you apply?",
        "Fill in the form and send it to the county.",
        "What do you need?",
        "A letter from the town.",
        "When will you hear?",
        "After six weeks at the latest.",
    )
    assert told(*questions) == []


def test_two_questions_are_not_enough() -> None:
    assert told(*PLAIN[:6]) == []


def test_where_two_are_named_in_the_lead_nobody_is_said_to_answer() -> None:
    blocks = ("Priya Raman and Tom Ellery measure roads.", *PLAIN[1:])
    assert [speaker for speaker, _ in told(*blocks)] == ["Lou Kerr", None] * 3


def test_turns_with_labels_are_told_once() -> None:
    labelled = [
        LEAD, "Q: How did you start?", "A: By accident. I had no job.", "Q: Do you like it?", "A: I do.",
        "Q: What would you change?", "A: My spade.",
    ]  # fmt: skip
    contents = [words for _, words in told(*labelled)]
    assert len(contents) == len(set(contents)) == 6


def test_the_report_after_the_last_answer_is_not_part_of_it() -> None:
    after = (*PLAIN[:8], "The county said on Monday that it had no money.")
    assert told(*after)[-1] == ("Priya Raman", "The drains. Give me a spade.")


WORDS = [
    "Do you?",
    "Who are you and why?",
    "I know.",
    "My road.",
    "They left.",
    "Ida Holm said so.",
    "“Do you?”",
    "😀 é́?",
]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["paragraph", "heading", "quotation"]), st.sampled_from(WORDS))))
def test_no_word_is_in_two_questions_or_answers(blocks: list[tuple[BlockKind, str]]) -> None:
    doc = document(*blocks)
    prose = prose_of(doc)
    found = exchanges(page_of(doc, prose, find_marks(prose.text, prose.breaks)))
    spans = [span for one in found for span in (one.question, *one.answer)]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    check_offsets(read(doc, Finds()))
