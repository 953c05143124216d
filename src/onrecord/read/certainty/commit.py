"""The certainty of every attribution: modality and polarity of its content, as its speaker commits to it.

The head of the content's first clause is judged by what the encoder learned to tell of it where it stands, and by the
operators over it. Where its cue does something of its own to it, or a cue around it does, that is worked out by the
rules alone: nobody's commitment reaches out of what is told of them. Within "A said B denied it" the denial is B's, and
A's saying changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from onrecord.read.certainty.head import head_of, is_order
from onrecord.read.certainty.hearing import Hearing
from onrecord.read.certainty.judge import Odds, class_of
from onrecord.read.certainty.operators import Operator, operators_in
from onrecord.read.certainty.outer import cue_certainty, is_bidding, under_cue
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.value import CERTAIN, NONE, flipped
from onrecord.read.certainty.words import Words, words_of
from onrecord.sentences import sentence_starts
from onrecord.types import Attribution, Certainty, Span

_NEAR: Final = 120
"""Characters between a cue and its content within which they are read as one sentence."""
_MOST_WORDS: Final = 48
_FARTHEST: Final = 600
"""Characters of a content that are looked at: more than the words that count take."""
_FEWEST_WORDS: Final = 3
"""A first sentence of fewer words ("Yes." "No.") is passed over where another follows."""
_DEEPEST: Final = 8
"""Cues one within another that are asked what they do to the innermost content."""
_OPEN: Final = frozenset({"ask", "demand", "silence"})
"""Acts that put nothing forward as so, whatever their cue."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words to be judged: those of the content are ``[start, end)``.

    ``cue`` is what the cue does to them. ``shaded``: they stand under a cue, their own or one around it, that does
    something to them, so that what was learned of them where they stand counts it already.
    """

    words: Words
    marks: list[tuple[Operator, ...]]
    start: int
    end: int
    cue: Certainty
    bidding: bool
    shaded: bool


def with_certainty(text: str, attributions: Sequence[Attribution], hearing: Hearing) -> tuple[Attribution, ...]:
    """The attributions with their certainty filled in. ``text`` is the document's, ``hearing`` of its words."""
    by_id = {one.id: one for one in attributions}
    does = {one.id: _does(text, one, by_id.get(one.parent or "")) for one in attributions}
    passages = [_passage(text, one, does[one.id], _is_shaded(one, by_id, does)) for one in attributions]
    rows = hearing.rows([start for passage in passages for start in passage.words.starts])
    parts = [hearing.told.names[part] for part in hearing.told.parts[rows].tolist()]
    odds = hearing.told.odds[rows, 0].tolist()
    told, at = [], 0
    for one, passage in zip(attributions, passages, strict=True):
        here = slice(at, at + len(passage.words))
        told.append(replace(one, certainty=_certainty(passage, parts[here], odds[here])))
        at = here.stop
    return tuple(told)


def _certainty(passage: _Passage, parts: list[str], odds: list[Odds]) -> Certainty:
    """``parts`` and ``odds``: what was learned of each of the passage's words."""
    if passage.start >= passage.end:
        return NONE
    lower = passage.words.lower
    if passage.bidding or passage.cue == NONE or "?" in lower[passage.end - 2 : passage.end]:
        return NONE
    head = head_of(lower, parts, passage.marks, passage.start, passage.end)
    if is_order(lower, parts, head, passage.start):
        return NONE
    scope = scope_of(lower[: passage.end], passage.marks, head)
    own = scope.certainty if passage.shaded else class_of(odds[head], scope)
    return under_cue(_handed_on(own, passage, head), passage.cue)


def _handed_on(own: Certainty, passage: _Passage, head: int) -> Certainty:
    """ "Reportedly": so, or not so, but on whose word is left open."""
    if own == NONE:
        return own
    for marks in passage.marks[passage.start : min(head + 3, passage.end)]:
        for one in marks:
            if one.name == "hearsay" and "group" in one.takes:
                return Certainty("unspecified", own.polarity)
    return own


def _does(text: str, one: Attribution, parent: Attribution | None) -> Certainty:
    """What the cue does to its content."""
    if one.act in _OPEN:
        return NONE
    cue = one.cue.span if one.cue is not None else None
    floor = parent.content.spans[0].start if parent is not None else 0
    if cue is None:
        does = CERTAIN
    else:
        span = one.content.spans[0]
        floor = max(floor, span.end) if span.end <= cue.start else floor
        does = cue_certainty(text, cue, one.source.span if one.source is not None else None, floor)
    if one.act == "deny" and does == CERTAIN:
        does = flipped(CERTAIN)
    if does.polarity == "negative" and one.form in ("direct", "block"):
        return CERTAIN  # '"I was not there," he denied': the words quoted are the denial itself.
    return does


def _is_shaded(one: Attribution, by_id: dict[str, Attribution], does: dict[str, Certainty]) -> bool:
    around: Attribution | None = one
    for _ in range(_DEEPEST):
        if around is None:
            return False
        if does[around.id] != CERTAIN:
            return True
        around = by_id.get(around.parent or "")
    return False


def _passage(text: str, one: Attribution, does: Certainty, shaded: bool) -> _Passage:
    span = _first_sentence(text, one.content.spans[0])
    start, end = span
    if one.cue is not None and does == CERTAIN and one.form not in ("direct", "block"):
        cue = one.cue.span
        start = cue.start if 0 <= span.start - cue.end <= _NEAR else start
        end = cue.end if 0 <= cue.start - span.end <= _NEAR else end
    words = words_of(text, start, end)
    first = next((n for n, at in enumerate(words.starts) if at >= span.start), len(words))
    last = (
        next((n for n, at in enumerate(words.starts) if at >= span.end), len(words)) if end > span.end else len(words)
    )
    cut = _cut(words, min(last + 8, first + _MOST_WORDS))
    last = min(last, len(cut))
    bidding = one.cue is not None and first < last and is_bidding(one.cue.text, cut.lower[first])
    return _Passage(cut, operators_in(cut.lower), first, last, does, bidding, shaded)


def _first_sentence(text: str, span: Span) -> Span:
    end = min(span.end, span.start + _FARTHEST)
    starts = [span.start, *sentence_starts(text, span.start, end), end]
    for start, stop in pairwise(starts):
        if len(text[start:stop].split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS:
            return Span(start, stop)
    return Span(span.start, starts[1])


def _cut(words: Words, length: int) -> Words:
    if len(words) <= length:
        return words
    return Words(words.shown[:length], words.lower[:length], words.starts[:length], words.ends[:length])
