"""Where a content begins and ends: what the layout and the marks of a page say that a model may miss.

A content holds the quotation marks that touch it, and leaves out the agency's dateline before it (PolNeAR
guidelines). A headline and the story below it are told separately: no content runs from one into the other.
"""

from bisect import bisect_right
from itertools import pairwise

from onrecord.ingest.wording import wire_opening
from onrecord.marks import Marks
from onrecord.types import Block, Document, Span

_MARKS = "\"“”„‟«»‹›‘’'`"
_DASHES = "-–— \t\xa0"


def with_marks(span: Span, text: str, marks: Marks) -> Span:
    """Take in the quotation marks that touch the span. ``marks`` are those of ``text``."""
    start, end = span
    for quoted in marks.quoted:
        if quoted.start > end:
            break
        if quoted.start < start < quoted.end and not text[quoted.start : start].strip(_MARKS):
            start = quoted.start
        if not quoted.open_end and quoted.start < end < quoted.end and not text[end : quoted.end].strip(_MARKS):
            end = quoted.end
    return Span(start, end)


def joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, joined where they overlap or only white space is between them."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def within_layout(document: Document, spans: tuple[Span, ...], cue: Span | None) -> tuple[Span, ...]:
    """The spans without datelines, and only what is on the cue's side of a heading; all, where nothing is."""
    if cue is not None:
        home = _heading_at(document, cue.start)
        beside = [part for span in spans for part in _cut_at_headings(document, span)]
        same_side = [part for part in beside if _heading_at(document, part.start) == home]
        spans = tuple(same_side) or spans
    return tuple(_without_dateline(document, span) for span in spans)


def _block_at(document: Document, at: int) -> Block | None:
    index = bisect_right(document.blocks, at, key=lambda block: block.span.start) - 1
    block = document.blocks[index] if index >= 0 else None
    return block if block is not None and at < block.span.end else None


def _heading_at(document: Document, at: int) -> int | None:
    """Where the heading that holds ``at`` begins, or ``None`` in the story itself."""
    block = _block_at(document, at)
    return block.span.start if block is not None and block.kind == "heading" else None


def _cut_at_headings(document: Document, span: Span) -> list[Span]:
    """The span, cut where a heading begins or ends within it."""
    first = max(0, bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1)
    edges = {span.start, span.end}
    for block in document.blocks[first:]:
        if block.span.start >= span.end:
            break
        if block.kind == "heading":
            edges |= {at for at in block.span if span.start < at < span.end}
    cuts = sorted(edges)
    parts = (_trimmed(document.text, Span(a, b)) for a, b in pairwise(cuts))
    return [part for part in parts if part.start < part.end]


def _trimmed(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _without_dateline(document: Document, span: Span) -> Span:
    """The span from after the place, agency and dash that open its paragraph."""
    block = _block_at(document, span.start)
    if block is None or document.text[block.span.start : span.start].strip():
        return span
    text = document.text[block.span.start : block.span.end]
    opening = wire_opening(text)
    start = block.span.end - len(text[len(opening) :].lstrip(_DASHES)) if opening else span.start
    return Span(start, span.end) if span.start < start < span.end else span
