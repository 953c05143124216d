"""Times of a report have their place and value in the reading, and statements the day they were made."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.marks import Marks
from onrecord.read import read
from onrecord.types import Block, BlockKind, Document, Reading, Role, Span, TaggedSpan


@dataclass(frozen=True)
class Planted:
    """A tagger that finds what the test planted."""

    spans: Sequence[tuple[Role, str]]

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        found = [(role, text.find(words), words) for role, words in self.spans]
        return tuple(TaggedSpan(Span(at, at + len(words)), role, 0, 0.9) for role, at, words in found if at >= 0)


def reading(blocks: Sequence[tuple[BlockKind, str]], *planted: tuple[Role, str], published: str | None) -> Reading:
    text, made = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    sha = hashlib.sha256(text.encode()).hexdigest()
    return read(Document(sha[:16], "a.txt", sha, text, tuple(made), published=published), Planted(planted))


SAID: tuple[tuple[Role, str], ...] = (("source", "Ann Rao"), ("cue", "said"), ("content", "it fell in June 2018"))
STORY = "😀 Ann Rao said on Tuesday it fell in June 2018."


def test_the_day_beside_the_cue_is_when_it_was_said() -> None:
    found = reading([("paragraph", STORY)], *SAID, published="2020-07-09")
    assert [a.said for a in found.attributions] == ["2020-07-07"]


def test_a_time_inside_the_content_is_what_the_statement_is_about() -> None:
    found = reading([("paragraph", STORY.replace(" on Tuesday", ""))], *SAID, published="2020-07-09")
    assert [a.said for a in found.attributions] == [None]
    assert [(t.text, t.value) for t in found.times] == [("June 2018", "2018-06")]


def test_times_stand_where_the_document_has_them_although_furniture_is_not_read() -> None:
    blocks: list[tuple[BlockKind, str]] = [("furniture", "Share · 1 May 2001"), ("paragraph", STORY)]
    found = reading(blocks, *SAID, published="2020-07-09")
    for time in found.times:
        assert found.document.text[slice(*time.span)] == time.text
    assert "2001-05-01" not in {time.value for time in found.times}


def test_without_a_date_of_publication_nothing_counts_from_it() -> None:
    found = reading([("paragraph", STORY)], *SAID, published=None)
    assert [a.said for a in found.attributions] == [None]
    assert "undated" in {note.code for note in found.notes}


def test_notes_stand_in_the_order_of_the_text() -> None:
    found = reading([("paragraph", "It fell on 2019-13-01, “he said.")], *SAID, published="2020-07-09")
    assert [note.span for note in found.notes] == sorted(note.span for note in found.notes)
