"""Attributions inside contents: whose statement is told within whose.

"McGee thinks that it would not matter because the ministry dismisses anything officials say" holds the thought and,
inside it, what the officials say. An attribution whose cue stands in another's content is told by that other's
speaker: the other one is its parent, the smallest content that holds it if there are several. Nobody can be quoted
with more than the quotation: what reaches out of the parent's content is cut off.
"""

from dataclasses import replace

from onrecord.lexicon import phrases
from onrecord.read.contest import Draft
from onrecord.types import Span

_LEAST_INSIDE = 0.5
"""Share of the characters of a content that must lie within another for it to be told there; below, it is not cut."""


_FIRST_PERSON = frozenset({"i", "we"})


def is_told(draft: Draft) -> bool:
    """Whether a cue within somebody's words reports anything: "I think" there says how sure the speaker is."""
    if not draft.nested or draft.source is None or draft.cue is None:
        return True
    verbs = phrases("commitment")["present"]
    return draft.source.text.lower() not in _FIRST_PERSON or not verbs & set(draft.cue.text.lower().split())


def nest(drafts: list[Draft]) -> list[tuple[Draft, int | None]]:
    """Each draft, cut to its parent's content, with the parent's place in the answer; longest contents first.

    A parent always stands before its children and holds their cues and contents, so there is no cycle. Only the words
    that name a source may stand outside ("promised to ask for", where the source is that of the promise). A draft
    whose cue is one only within a content is left out where no content holds it.
    """
    longest_first = sorted(drafts, key=_order)
    nested: list[tuple[Draft, int | None]] = []
    places: list[int | None] = []
    for draft, holders in zip(longest_first, _holders(longest_first), strict=True):
        placed = _placed(draft, [place for i in holders if (place := places[i]) is not None], nested)
        kept = placed[1] is not None or not draft.nested
        places.append(len(nested) if kept else None)
        nested += [placed] if kept else []
    return nested


def _order(draft: Draft) -> tuple[int, tuple[Span, ...], Span, Span, float]:
    nowhere = Span(0, 0)
    extent = draft.spans[-1].end - draft.spans[0].start
    cue, source = (passage.span if passage else nowhere for passage in (draft.cue, draft.source))
    return -extent, draft.spans, cue, source, -draft.confidence


def _holders(drafts: list[Draft]) -> list[list[int]]:
    """For each draft the places of those before it in whose content its cue stands.

    A sweep over the text: only contents that are still open are looked at, so that time grows with the depth of the
    nesting and not with the square of their number.
    """
    opening = sorted((span.start, span.end, i) for i, draft in enumerate(drafts) for span in draft.spans)
    asking = sorted((draft.cue.span.start, draft.cue.span.end, i) for i, draft in enumerate(drafts) if draft.cue)
    found: list[list[int]] = [[] for _ in drafts]
    is_open: list[tuple[int, int]] = []
    at = 0
    for start, end, asker in asking:
        while at < len(opening) and opening[at][0] <= start:
            is_open.append((opening[at][1], opening[at][2]))
            at += 1
        is_open = [(closes, i) for closes, i in is_open if closes > start]
        found[asker] = [i for closes, i in is_open if closes >= end and i < asker]
    return found


def _placed(draft: Draft, holders: list[int], nested: list[tuple[Draft, int | None]]) -> tuple[Draft, int | None]:
    """The draft within the smallest of its holders that has room for it; as it is, where none has."""
    for parent in sorted(holders, key=lambda i: (_length(nested[i][0].spans), -i)):
        outer = nested[parent][0]
        inside = _shared(draft.spans, outer.spans)
        room = _LEAST_INSIDE * _length(draft.spans) <= _length(inside) < _length(outer.spans)
        if room and _holds_cue(outer, draft):
            return replace(draft, spans=inside), parent
    return draft, None


def _holds_cue(outer: Draft, inner: Draft) -> bool:
    """Asked again of the outer draft as it was placed: it may have been cut."""
    cue = inner.cue
    return cue is not None and any(s.start <= cue.span.start and cue.span.end <= s.end for s in outer.spans)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(spans: tuple[Span, ...], within: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(max(a.start, b.start), min(a.end, b.end))
        for a in spans
        for b in within
        if max(a.start, b.start) < min(a.end, b.end)
    )
