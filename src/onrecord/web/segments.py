"""A report's text cut where attributions begin and end, so that each piece can be marked with all it is part of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from onrecord.types import Attribution, Block, Span

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an attribution and what it is there: ``n`` counts the report's attributions from 1."""

    span: Span
    role: str
    n: int
    id: str
    form: str
    depth: int


def marks_of(attributions: Sequence[Attribution], depths: Sequence[int]) -> list[Mark]:
    """Every span of every attribution, in order."""
    found = []
    for n, (one, depth) in enumerate(zip(attributions, depths, strict=True), start=1):
        parts = [("content", span) for span in one.content.spans]
        parts += [(role, part.span) for role, part in (("source", one.source), ("cue", one.cue)) if part is not None]
        found += [Mark(span, role, n, one.id, one.form, depth) for role, span in parts]
    return sorted(found, key=lambda mark: (mark.span, mark.n, mark.role))


def depths_of(attributions: Sequence[Attribution]) -> list[int]:
    """How many attributions each one stands within; 0 for the reporter's own."""
    parents = {one.id: one.parent for one in attributions}
    depths = []
    for one in attributions:
        depth, at = 0, one.parent
        while at is not None:
            depth, at = depth + 1, parents.get(at)
        depths.append(depth)
    return depths


def block_objects(text: str, blocks: Iterable[Block], marks: Sequence[Mark], at: Span | None = None) -> list[Json]:
    """Each block with its pieces: ``{"kind", "span", "pieces": [{"text", "of", "opens", "at"}]}``.

    ``of`` are the marks around a piece, the widest first; ``opens`` the numbers of the attributions that begin there;
    ``at`` is ``first`` for the first piece of the passage that was asked for, ``more`` for others, else empty.
    """
    asked = at if at is not None else Span(-1, -1)
    first: dict[int, int] = {}
    for mark in marks:
        first[mark.n] = min(first.get(mark.n, mark.span.start), mark.span.start)
    starts = [mark.span.start for mark in marks]
    longest = max((mark.span.end - mark.span.start for mark in marks), default=0)
    found: list[Json] = []
    for block in blocks:
        lo = bisect_left(starts, block.span.start - longest)
        hi = bisect_right(starts, block.span.end)
        here = [mark for mark in marks[lo:hi] if mark.span.end > block.span.start and mark.span.start < block.span.end]
        found.append(
            {"kind": block.kind, "span": list(block.span), "pieces": _pieces(text, block.span, here, first, asked)}
        )
    begun = next((piece for block in found for piece in block["pieces"] if piece["at"]), None)
    if begun is not None:
        begun["at"] = "first"
    return found


def _pieces(text: str, span: Span, marks: Sequence[Mark], first: dict[int, int], at: Span) -> list[Json]:
    cuts = {span.start, span.end, *(edge for edge in at if span.start < edge < span.end)}
    for mark in marks:
        cuts.update(edge for edge in mark.span if span.start < edge < span.end)
    pieces = []
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        around = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        around.sort(key=lambda mark: (mark.span.start - mark.span.end, mark.n))
        of = [{"id": m.id, "n": m.n, "role": m.role, "form": m.form, "depth": m.depth} for m in around]
        opens = sorted({m.n for m in around if first[m.n] == start})
        within = "more" if at.start <= start and end <= at.end else ""
        pieces.append({"text": text[start:end], "of": of, "opens": opens, "at": within})
    return pieces
