"""Words that the model gives to two cues at once: they go to the cue for which it is surer.

"'It works,' Bell said. 'It fails,' Tate said." may come back with both quotations under both cues, at 97 and 53 %. It
is decided piece by piece, before the spans of a cue are joined. Nesting is left alone: there one cue stands inside the
other's words. What is left in dispute, since the model is as sure of the one as of the other, goes to the nearer cue
(contest.py).
"""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.types import Span, TaggedSpan

_SURER = 0.1
"""Difference of the model's probabilities from which the surer claim wins."""
_MOST_TOGETHER = 50
"""Claims on the same words beyond which no more are compared, so that time stays linear."""


def without_weak_claims(tagged: Iterable[TaggedSpan]) -> list[TaggedSpan]:
    """The tagged spans, in their order, without contents that a surer claim of another cue covers by half or more."""
    spans = list(tagged)
    cues: dict[int, list[Span]] = defaultdict(list)
    for one in spans:
        if one.role == "cue":
            cues[one.cue].append(one.span)
    contents = sorted((one for one in spans if one.role == "content"), key=lambda one: (one.span, one.cue))
    weak: set[int] = set()
    for place, one in enumerate(contents):
        for other in contents[place + 1 : place + 1 + _MOST_TOGETHER]:
            if other.span.start >= one.span.end:
                break
            if one.cue != other.cue and not _nested(one, other, cues):
                weaker = min(one, other, key=lambda claim: claim.score)
                if abs(one.score - other.score) >= _SURER and _covered(weaker, one, other):
                    weak.add(id(weaker))
    return [one for one in spans if id(one) not in weak]


def _nested(one: TaggedSpan, other: TaggedSpan, cues: dict[int, list[Span]]) -> bool:
    """Whether the cue of one stands within the words of the other."""
    return any(
        outer.span.start <= cue.start < outer.span.end
        for inner, outer in ((one, other), (other, one))
        for cue in cues[inner.cue]
    )


def _covered(weaker: TaggedSpan, one: TaggedSpan, other: TaggedSpan) -> bool:
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return 2 * shared >= weaker.span.end - weaker.span.start
