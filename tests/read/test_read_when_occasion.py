"""A day carries over to what is said on the same occasion, and to nothing else; in doubt there is none."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from onrecord.marks import Marks
from onrecord.read import read
from onrecord.types import Block, BlockKind, Document, Reading, Role, Span, TaggedSpan

Told = tuple[str | None, str, str]


@dataclass(frozen=True)
class Planted:
    """A tagger that finds the contents a test planted, with the sources and cues nearest to them."""

    told: Sequence[Told]

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        found: list[TaggedSpan] = []
        for number, (source, cue, content) in enumerate(self.told):
            at = text.find(content)
            roles: list[tuple[Role, str | None]] = [("source", source), ("cue", cue), ("content", content)]
            for role, words in roles:
                places = [m.start() for m in re.finditer(re.escape(words), text)] if words and at >= 0 else []
                if places:
                    place = at if role == "content" else min(places, key=lambda place: abs(place - at))
                    found.append(TaggedSpan(Span(place, place + len(words or "")), role, number, 0.9))
        return tuple(found)


def reading(*paragraphs: str | tuple[BlockKind, str], told: Sequence[Told] = (), published: str | None) -> Reading:
    text, blocks = "", []
    for paragraph in paragraphs:
        kind, words = ("paragraph", paragraph) if isinstance(paragraph, str) else paragraph
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha[:16], "a.txt", sha, text, tuple(blocks), publisher="Harbour Board", published=published)
    return read(document, Planted(told))


def days(*paragraphs: str | tuple[BlockKind, str], told: Sequence[Told] = (), published: str | None = "2021-02-04"):
    found = reading(*paragraphs, told=told, published=published)
    return [a.said for a in found.attributions if a.parent is None]


FIRST = "Ann Rao told the Herald on Monday that the wall leaked."
FIRST_TOLD: Told = ("Ann Rao", "told", "that the wall leaked")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("She added that it had been painted.", ("She", "added", "that it had been painted")),
        ("“It is only paint,” Rao said.", ("Rao", "said", "“It is only paint,”")),
    ],
)
def test_what_one_speaker_goes_on_to_say_is_said_on_the_same_day(after: str, told: Told) -> None:
    assert days(f"{FIRST} {after}", told=[FIRST_TOLD, told]) == ["2021-02-01", "2021-02-01"]
    assert days(FIRST, after, told=[FIRST_TOLD, told]) == ["2021-02-01", "2021-02-01"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("She has said that it was painted.", ("She", "has said", "that it was painted")),
        ("She had said that it was painted.", ("She", "had said", "that it was painted")),
        ("She says that it was painted.", ("She", "says", "that it was painted")),
        ("She will say that it was painted.", ("She", "will say", "that it was painted")),
        ("Earlier she said that it was painted.", ("she", "said", "that it was painted")),
        ("In a letter she said that it was painted.", ("she", "said", "that it was painted")),
        ("She told Reuters that it was painted.", ("She", "told", "that it was painted")),
        ("In 2019 she said that it was painted.", ("she", "said", "that it was painted")),
        ("She believed that it was painted.", ("She", "believed", "that it was painted")),
        ("She did not say that it was painted.", ("She", "did not say", "that it was painted")),
        ("Bo Ende said that it was painted.", ("Bo Ende", "said", "that it was painted")),
    ],
)
def test_another_occasion_or_none_has_no_day(after: str, told: Told) -> None:
    assert days(f"{FIRST} {after}", told=[FIRST_TOLD, told]) == ["2021-02-01", None]


def test_a_date_told_in_the_pluperfect_opens_no_occasion() -> None:
    told: list[Told] = [("Ann Rao", "had said", "that it leaked"), ("Rao", "said", "that it was painted")]
    assert days("Ann Rao had said on Monday that it leaked. Rao said that it was painted.", told=told)[1] is None


def test_many_paragraphs_on_the_day_is_no_longer_sure() -> None:
    told: list[Told] = [FIRST_TOLD, ("Rao", "said", "that it was painted")]
    between = ["The wall is old.", "It was built by hand.", "Ships pass it.", "So do gulls.", "The sea is cold."]
    assert days(FIRST, *between, "Rao said that it was painted.", told=told) == ["2021-02-01", None]


def test_two_verbs_of_one_subject_share_their_day() -> None:
    told: list[Told] = [
        ("Ann Rao", "called", "the wall “a sieve”"),
        ("Ann Rao", "would not say", "who had painted it"),
    ]
    text = (
        "Reached on Monday, Ann Rao, who runs the port, called the wall “a sieve” but would not say who had painted it."
    )
    assert days(text, told=told) == ["2021-02-01", "2021-02-01"]


def test_a_hearing_is_one_occasion_for_all_whom_the_report_puts_there() -> None:
    told: list[Told] = [
        ("Ann Rao", "told", "that the wall leaked"),
        ("Bo Ende", "testified", "“It is old,”"),
        ("Cy Loe, who spoke after him,", "said", "that it was painted"),
        ("Di Moe", "said", "that gulls nest there"),
    ]
    found = days(
        "Ann Rao told a committee on Monday that the wall leaked.",
        "“It is old,” Bo Ende testified.",
        "Cy Loe, who spoke after him, said that it was painted.",
        "At home in Karsmouth Di Moe said that gulls nest there.",
        told=told,
    )
    assert found == ["2021-02-01", "2021-02-01", "2021-02-01", None]


DIALOGUE = (
    "THE CHAIR: Mr. Ende, when did you first see it?",
    "MR. ENDE: I saw it on 24 June 2020. I remember the day.",
    "THE CHAIR: What did you do then?",
    "MR. ENDE: I called my office, and they told me to wait.",
)


def test_the_turns_of_a_transcript_are_said_on_the_day_of_its_sitting() -> None:
    head: tuple[BlockKind, str] = ("heading", "Record of the sitting of 3 March 2021")
    assert days(head, *DIALOGUE, published=None) == ["2021-03-03"] * 4


def test_the_turns_of_an_interview_are_said_on_the_day_its_introduction_tells() -> None:
    opening = "Bo Ende ran the port until 31 January 2021. On Monday he came to our studio."
    assert days(opening, *DIALOGUE) == ["2021-02-01"] * 4


def test_the_turns_of_a_transcript_without_a_day_have_none() -> None:
    assert days(*DIALOGUE) == [None] * 4
    assert days("Bo Ende came on Monday. He spoke to us again on Tuesday.", *DIALOGUE) == [None] * 4


def test_another_day_of_a_sitting_does_not_keep_the_day_of_the_first() -> None:
    first: tuple[BlockKind, str] = ("heading", "Record of the sitting of 3 March 2021")
    second: tuple[BlockKind, str] = ("heading", "Day 2")
    found = days(first, *DIALOGUE, second, *DIALOGUE, published=None)
    assert found == ["2021-03-03"] * 4 + [None] * 4


def test_an_entry_under_a_date_is_said_on_it() -> None:
    told: list[Told] = [("The port", "says", "that the wall leaks")]
    assert days("12 January 2021: The port says that the wall leaks.", told=told) == ["2021-01-12"]


def test_a_paper_says_what_it_says_on_its_date() -> None:
    told: list[Told] = [("The memo", "said", "that the wall leaked")]
    dated = "Rao wrote a memo, dated June 11, 2020, to the port."
    text = ["The memo said that the wall leaked."]
    assert days(dated, *text, told=told) == ["2020-06-11"]
    assert days(dated, "A second memo was lost.", *text, told=told) == [None]


def test_what_the_writer_says_now_is_said_on_the_day_of_publication() -> None:
    told: list[Told] = [("I", "doubt", "that anyone will answer")]
    assert days("I doubt that anyone will answer.", told=told) == ["2021-02-04"]
    assert days("I doubt that anyone will answer.", told=told, published=None) == [None]
    assert days("I doubt that anyone will answer.", told=told, published="2021-02") == [None]
    assert days("I doubted that anyone will answer.", told=[("I", "doubted", told[0][2])]) == [None]


def test_the_date_of_a_wire_dateline_is_not_that_of_the_saying() -> None:
    told: list[Told] = [("Ann Rao", "said", "that the wall leaked")]
    assert days("KARSMOUTH, Feb. 3 (LPS) — Ann Rao said that the wall leaked.", told=told) == [None]


def test_nothing_is_said_after_its_publication() -> None:
    told: list[Told] = [("The port", "plans", "to open the wall")]
    assert days("In August 2021 the port plans to open the wall.", told=told) == [None]


def test_relative_days_have_no_value_where_the_page_has_no_date() -> None:
    found = reading(FIRST, told=[FIRST_TOLD], published=None)
    assert [a.said for a in found.attributions] == [None]
    assert found.times == () and [note.code for note in found.notes] == ["undated"]


def test_another_reports_words_set_apart_count_from_the_day_that_leads_them_in() -> None:
    quotation: tuple[BlockKind, str] = ("quotation", "The Herald ran the story on Thursday.")
    found = reading("The Mirror ran this on 6 February 2021. I copy it here:", quotation, published="2021-02-14")
    assert "2021-02-04" in [time.value for time in found.times]


def test_a_day_that_cannot_be_placed_ends_an_occasion() -> None:
    told: list[Told] = [("Ann Rao", "said", "that the wall leaked"), ("she", "said", "that it was painted")]
    text = "Ann Rao said on 3 March 2021 that the wall leaked. On Thursday she said that it was painted."
    assert days(text, told=told, published=None) == ["2021-03-03", None]
