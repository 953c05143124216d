"""What a cue does to its content: "denied that", "did not say whether", "refused to rule out".

The cue's own word is an operator over the content, and stands under operators of its own. How the content is said is
then put under the two of them.
"""

from bisect import bisect_left
from typing import Final

from onrecord.read.certainty.operators import Operator, operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.value import CERTAIN, NONE, flipped, weaker
from onrecord.read.certainty.words import bag, words_of
from onrecord.types import Certainty, Span

_GOVERNS: Final = frozenset({"clause", "noun", "to", "ing"})
_BEFORE_CUE, _BEFORE_SOURCE, _NEAR = 30, 12, 60
"""Characters looked at before a cue without a source before it, before such a source, and between the two."""
_OURS: Final = frozenset({"i", "we"})
_DENIALS: Final = frozenset({"not", "refuse", "deny", "doubt", "stop", "fail", "unable"})
_TELLS: Final = bag("tell tells told telling warn warns warned warning ask asks asked asking")
_ASIDES: Final = bag("with without despite amid in by")
"""What may open an aside on how something is told."""
_STOPS: Final = '\n"“”.;:!?'


def cue_certainty(text: str, cue: Span, source: Span | None, floor: int) -> Certainty:
    """How surely the content of a cue is said, if it is itself said surely and positively.

    ``floor`` is where the words of whoever tells this begin: nothing before it counts. Of a source that stands before
    the cue only the first word does ("nobody", "no official"): what else is told of it is not told of the cue.
    """
    lower, first = _around(text, cue, source, floor)
    if not lower:
        return CERTAIN
    marks = operators_in(lower)
    at = _governor(lower, marks, first)
    scope = scope_of(lower, marks, len(lower) - 1 if at is None else at)
    outer = scope.certainty
    if at is None:
        return outer if outer == CERTAIN else NONE
    if outer == NONE and not _OURS.isdisjoint(lower) and _DENIALS.isdisjoint(one.name for one in scope.operators):
        outer = CERTAIN  # "I would say", "I must tell you", "we can confirm" are ways of saying it.
    governing = _governing(marks[at])
    return governing.under(outer) if governing is not None else outer


def _governor(lower: tuple[str, ...], marks: list[tuple[Operator, ...]], first: int) -> int | None:
    """The place of the cue's word that governs the content: its last, but none that only says how it is told.

    "Claimed without evidence that", "said with no hint of doubt that": the claiming governs.
    """
    places = [n for n in range(first, len(lower)) if marks[n] and _governing(marks[n])]
    if not places:
        return None
    aside = next((n for n in range(places[0] + 1, len(lower)) if lower[n] in _ASIDES), len(lower))
    return max(n for n in places if n < aside)


def _around(text: str, cue: Span, source: Span | None, floor: int) -> tuple[tuple[str, ...], int]:
    """The words before the cue that belong to it, and its own, in lower case; where its own begin among them."""
    before = source is not None and source.end <= cue.start <= source.end + _NEAR
    start = source.start if source is not None and before else cue.start
    room = _BEFORE_SOURCE if before else _BEFORE_CUE
    begin = max(floor, start - room, _stop_before(text, max(0, start - room), start))
    words = words_of(text, min(begin, start), cue.end)
    own = bisect_left(words.starts, cue.start)
    lead = words.lower[:own]
    if source is not None and before:
        named = bisect_left(words.starts, source.start)
        lead = (*lead[: named + 2], *lead[max(named + 2, bisect_left(words.starts, source.end)) :])
    return (*lead, *words.lower[own:]), len(lead)


def _stop_before(text: str, start: int, end: int) -> int:
    """The place after the last mark within ``[start, end)`` that ends a clause; ``start`` where there is none."""
    for at in range(end - 1, start - 1, -1):
        if text[at] in _STOPS:
            return at + 1
    return start


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
