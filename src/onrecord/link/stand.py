"""Where a wording stands in a report: its sentences, its quotation marks, what is around it. Offsets are the text's."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.link.saying import Marks
from onrecord.marks import find_marks
from onrecord.sentences import sentence_starts
from onrecord.types import Document, Span

MOST_CONTEXT = 600
_LONGEST_SENTENCE = 400
_WHOLE, _PART = 0.9, 0.2


def sentences_of(text: str, region: Span, place: Span) -> Span:
    """The sentences of ``region`` that ``place`` touches; of one too long the place alone."""
    start = max(region.start, place.start - 2 * _LONGEST_SENTENCE)
    end = min(region.end, place.end + 2 * _LONGEST_SENTENCE)
    edges = [start, *sentence_starts(text, start, end), end]
    first = edges[max(bisect_right(edges, place.start) - 1, 0)]
    last = next((edge for edge in edges if edge >= place.end), end)
    if place.start - first > _LONGEST_SENTENCE:
        first = place.start
    if last - place.end > _LONGEST_SENTENCE:
        last = place.end
    return trimmed(text, Span(first, last))


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip())) if inner.strip() else span


def block_at(document: Document, place: Span) -> Span:
    """The block or blocks that hold a place; the whole text where none does."""
    held = [one.span for one in document.blocks if one.span.start < place.end and place.start < one.span.end]
    if not held:
        return Span(0, len(document.text))
    return Span(min(held[0].start, place.start), max(held[-1].end, place.end))


def is_furniture(document: Document, place: Span) -> bool:
    """Whether a place stands in what a page has around its report."""
    return any(one.kind == "furniture" and one.span.start <= place.start < one.span.end for one in document.blocks)


def context_of(document: Document, place: Span) -> Span:
    """The sentences around a place, with one before and one after where they fit into 600 code points."""
    text, block = document.text, block_at(document, place)
    start, end = max(block.start, place.start - MOST_CONTEXT), min(block.end, place.end + MOST_CONTEXT)
    edges = sorted({start, *sentence_starts(text, start, end), end})
    first = max(n for n, edge in enumerate(edges) if edge <= place.start)
    last = min(n for n, edge in enumerate(edges) if edge >= place.end)
    if last < len(edges) - 1 and edges[last + 1] - edges[first] <= MOST_CONTEXT:
        last += 1
    if first > 0 and edges[last] - edges[first - 1] <= MOST_CONTEXT:
        first -= 1
    span = Span(edges[first], edges[last])
    if span.end - span.start > MOST_CONTEXT:
        at = max(span.start, place.start - (MOST_CONTEXT - min(MOST_CONTEXT, place.end - place.start)) // 2)
        span = Span(at, min(span.end, at + MOST_CONTEXT))
    return trimmed(text, span)


def marks_around(document: Document, pieces: Iterable[Span]) -> Marks:
    """How much of the pieces stands within quotation marks."""
    spans = tuple(pieces)
    marks = quoted(document)
    inside = sum(overlap(piece, mark) for piece in spans for mark in marks)
    whole = sum(piece.end - piece.start for piece in spans)
    share = inside / max(whole, 1)
    if share >= _WHOLE:
        return "whole"
    return "part" if share >= _PART else "none"


def overlap(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def within(one: Span, other: Span) -> Span:
    """The part that two spans share; they overlap."""
    return Span(max(one.start, other.start), min(one.end, other.end))


def quoted(document: Document) -> Sequence[Span]:
    """The outermost quotations of a report, in order."""
    marks = find_marks(document.text, [block.span.start for block in document.blocks])
    found: list[Span] = []
    for one in marks.quoted:
        if not found or one.start >= found[-1].end:
            found.append(Span(one.start, one.end))
    return tuple(found)
