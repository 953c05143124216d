"""The certainty of every attribution: modality and polarity of its content, as its speaker commits to it.

The head of the content's first clause is scored in its own words, together with its cue where the cue is a plain
report, and then put under what the cue does. Nobody's commitment reaches out of what is told of them: within
"A said B denied it" the denial is B's, and A's saying changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from onrecord.read.certainty.features import seen
from onrecord.read.certainty.head import head_of, is_order
from onrecord.read.certainty.judge import class_of
from onrecord.read.certainty.network import Trunk, network
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
_FEWEST_WORDS: Final = 3
"""A first sentence of fewer words ("Yes." "No.") is passed over where another follows."""


_OPEN: Final = frozenset({"ask", "demand", "silence"})
"""Acts that put nothing forward as so, whatever their cue."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words to be scored: those of the content are ``[start, end)``. ``cue`` is what the cue does to them."""

    words: Words
    marks: list[tuple[Operator, ...]]
    start: int
    end: int
    cue: Certainty
    bidding: bool


def with_certainty(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their certainty filled in. ``text`` is the document's."""
    by_id = {one.id: one for one in attributions}
    passages = [_passage(text, one, by_id.get(one.parent or "")) for one in attributions]
    trunks = network().trunks([seen(passage.words, passage.marks) for passage in passages])
    found = [_certainty(passage, trunk) for passage, trunk in zip(passages, trunks, strict=True)]
    return tuple(replace(one, certainty=certainty) for one, certainty in zip(attributions, found, strict=True))


def _certainty(passage: _Passage, trunk: Trunk) -> Certainty:
    if passage.start >= passage.end:
        return NONE
    lower = passage.words.lower
    names = network().tags
    tags = [names[tag] for tag in trunk.tags]
    head = head_of(lower, tags, passage.marks, passage.start, passage.end)
    if passage.bidding or "?" in lower[passage.end - 2 : passage.end] or is_order(lower, tags, head, passage.start):
        return NONE
    scope = scope_of(lower[: passage.end], passage.marks, head)
    own = class_of(network(), trunk, head, scope)
    return under_cue(_handed_on(own, passage, head), passage.cue)


def _handed_on(own: Certainty, passage: _Passage, head: int) -> Certainty:
    """ "Reportedly": so, or not so, but on whose word is left open."""
    near = passage.marks[passage.start : min(head + 3, passage.end)]
    if own != NONE and any(one.name == "hearsay" and "group" in one.takes for marks in near for one in marks):
        return Certainty("unspecified", own.polarity)
    return own


def _passage(text: str, one: Attribution, parent: Attribution | None) -> _Passage:
    span = _first_sentence(text, one.content.spans[0])
    floor = parent.content.spans[0].start if parent is not None else 0
    cue = one.cue.span if one.cue is not None else None
    source = one.source.span if one.source is not None else None
    if cue is not None and span.end <= cue.start:
        floor = max(floor, span.end)
    does = CERTAIN if cue is None else cue_certainty(text, cue, source, floor)
    if one.act in _OPEN:
        does = NONE
    elif one.act == "deny" and does == CERTAIN:
        does = flipped(CERTAIN)
    quoted = one.form in ("direct", "block")
    if quoted and does.polarity == "negative":
        does = CERTAIN  # '"I was not there," he denied': the words quoted are the denial itself.
    start, end = span
    if cue is not None and does == CERTAIN and not quoted:
        start = cue.start if 0 <= span.start - cue.end <= _NEAR else start
        end = cue.end if 0 <= cue.start - span.end <= _NEAR else end
    words = words_of(text, start, end)
    first = next((n for n, at in enumerate(words.starts) if at >= span.start), len(words))
    last = next((n for n, at in enumerate(words.starts) if at >= span.end), len(words))
    cut = _cut(words, min(last + 8, first + _MOST_WORDS))
    last = min(last, len(cut))
    bidding = one.cue is not None and first < last and is_bidding(one.cue.text, cut.lower[first])
    return _Passage(cut, operators_in(cut.lower), first, last, does, bidding)


def _first_sentence(text: str, span: Span) -> Span:
    starts = [span.start, *sentence_starts(text, span.start, span.end), span.end]
    for start, end in pairwise(starts):
        if len(text[start:end].split()) >= _FEWEST_WORDS:
            return Span(start, end)
    return Span(span.start, starts[1])


def _cut(words: Words, length: int) -> Words:
    if len(words) <= length:
        return words
    return Words(words.shown[:length], words.lower[:length], words.starts[:length], words.ends[:length])
