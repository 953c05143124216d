"""Quoted parts of a sentence are read as texts of their own, and what is told there has its place in the document."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.marks import Marks
from onrecord.read import read
from onrecord.types import Block, Document, Role, Span, TaggedSpan

TEXT = "😀 McGee thinks that it failed because “the ministry dismisses anything officials say.” He left."


@dataclass(frozen=True)
class ByText:
    """A tagger that finds, in each text it is given, what was planted for exactly that text."""

    planted: dict[str, Sequence[tuple[int, Role, str, float]]]

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        return tuple(
            TaggedSpan(Span(text.index(words), text.index(words) + len(words)), role, cue, score)
            for cue, role, words, score in self.planted.get(text, ())
        )


OUTER: list[tuple[int, Role, str, float]] = [
    (0, "source", "McGee", 0.9),
    (0, "cue", "thinks", 0.9),
    (0, "content", "that it failed because “the ministry dismisses anything officials say.”", 0.9),
]
INNER: list[tuple[int, Role, str, float]] = [
    (0, "source", "the ministry", 0.8),
    (0, "cue", "dismisses", 0.8),
    (0, "content", "anything officials say", 0.8),
]
INMOST: list[tuple[int, Role, str, float]] = [
    (0, "source", "officials", 0.7),
    (0, "cue", "say", 0.7),
    (0, "content", "anything", 0.7),
]
QUOTED = "the ministry dismisses anything officials say"


def told(text: str, tagger: ByText) -> list[tuple[str, str | None]]:
    """Each cue, and its parent's."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha[:16], "a.txt", sha, text, (Block(Span(0, len(text)), "paragraph"),))
    attributions = read(document, tagger).attributions
    cues = {a.id: a.cue.text for a in attributions if a.cue}
    for a in attributions:
        for passage in (a.source, a.cue):
            assert passage is None or text[slice(*passage.span)] == passage.text
    return [(cues[a.id], cues.get(a.parent or "")) for a in attributions]


def test_what_a_quoted_clause_tells_is_found_to_any_depth() -> None:
    tagger = ByText({TEXT: OUTER, QUOTED: INNER, "anything officials say": INMOST})
    assert told(TEXT, tagger) == [("thinks", None), ("dismisses", "thinks"), ("say", "dismisses")]


def test_what_is_found_there_without_much_confidence_is_not_told() -> None:
    unsure: list[tuple[int, Role, str, float]] = [(cue, role, words, 0.4) for cue, role, words, _ in INNER]
    assert told(TEXT, ByText({TEXT: OUTER, QUOTED: unsure})) == [("thinks", None)]


def test_a_cue_that_is_known_already_is_not_told_twice() -> None:
    known: list[tuple[int, Role, str, float]] = [(1, role, words, score) for _, role, words, score in INNER]
    assert told(TEXT, ByText({TEXT: OUTER + known, QUOTED: INNER})) == [("thinks", None), ("dismisses", "thinks")]


def test_a_content_that_is_one_quotation_is_not_read_again() -> None:
    text = "“The ministry dismisses it,” McGee said."
    whole: list[tuple[int, Role, str, float]] = [
        (0, "content", "“The ministry dismisses it,”", 0.9),
        (0, "source", "McGee", 0.9),
        (0, "cue", "said", 0.9),
    ]
    again: list[tuple[int, Role, str, float]] = [(0, "cue", "dismisses", 0.9), (0, "content", "it", 0.9)]
    assert told(text, ByText({text: whole, "The ministry dismisses it": again})) == [("said", None)]
