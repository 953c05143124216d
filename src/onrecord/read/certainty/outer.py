"""What a cue does to its content: "denied that", "did not say whether", "refused to rule out".

The cue's own word is an operator over the content, and stands under operators of its own. How the content is said is
then put under the two of them.
"""

from typing import Final

from onrecord.read.certainty.operators import Operator, operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.value import CERTAIN, NONE, flipped, weaker
from onrecord.read.certainty.words import Words, bag, words_from, words_of
from onrecord.types import Certainty, Span

_GOVERNS: Final = frozenset({"clause", "noun", "to", "ing"})
_BEFORE_CUE, _BEFORE_SOURCE, _NEAR = 30, 12, 60
"""Characters looked at before a cue without a source before it, before such a source, and between the two."""
_OURS: Final = frozenset({"i", "we"})
_DENIALS: Final = frozenset({"not", "refuse", "deny", "doubt", "stop", "fail", "unable"})
_TELLS: Final = bag("tell tells told telling warn warns warned warning ask asks asked asking")
_STOPS: Final = '\n"“”.;:!?'


def cue_certainty(text: str, cue: Span, source: Span | None, floor: int) -> Certainty:
    """How surely the content of a cue is said, if it is itself said surely and positively.

    ``floor`` is where the words of whoever tells this begin: nothing before it counts. Of a source that stands before
    the cue only the first word does ("nobody", "no official"): what else is told of it is not told of the cue.
    """
    words, first = _around(text, cue, source, floor)
    if not len(words):
        return CERTAIN
    marks = operators_in(words.lower)
    at = next((n for n in range(len(words) - 1, first - 1, -1) if _governing(marks[n])), None)
    scope = scope_of(words.lower, marks, len(words) - 1 if at is None else at)
    outer = scope.certainty
    if at is None:
        return outer if outer == CERTAIN else NONE
    if outer == NONE and not _OURS.isdisjoint(words.lower) and _DENIALS.isdisjoint(one.name for one in scope.operators):
        outer = CERTAIN  # "I would say", "I must tell you", "we can confirm" are ways of saying it.
    governing = _governing(marks[at])
    return governing.under(outer) if governing is not None else outer


def _around(text: str, cue: Span, source: Span | None, floor: int) -> tuple[Words, int]:
    """The words before the cue that belong to it, and its own; where its own begin among them."""
    before = source is not None and source.end <= cue.start <= source.end + _NEAR
    start = source.start if source is not None and before else cue.start
    room = _BEFORE_SOURCE if before else _BEFORE_CUE
    begin = max(floor, start - room, *(text.rfind(stop, max(0, start - room), start) + 1 for stop in _STOPS))
    lead = words_of(text, min(begin, start), start).lower
    between: tuple[str, ...] = ()
    if source is not None and before:
        lead += words_of(text, source.start, source.end).lower[:2]
        between = words_of(text, source.end, cue.start).lower
    own = words_of(text, cue.start, cue.end).lower
    return words_from((*lead, *between, *own)), len(lead) + len(between)


def under_cue(content: Certainty, cue: Certainty) -> Certainty:
    """A content's own certainty, put under what its cue does to it."""
    if cue == NONE or content == NONE:
        return NONE
    turned = flipped(content) if cue.polarity == "negative" else content
    return weaker(turned, cue)


def is_bidding(cue: str, first: str) -> bool:
    """ "Told them to leave": with an infinitive, telling is bidding."""
    return first == "to" and not _TELLS.isdisjoint(cue.lower().split())


def _governing(marks: tuple[Operator, ...]) -> Operator | None:
    return next((one for one in marks if not one.takes.isdisjoint(_GOVERNS)), None)
