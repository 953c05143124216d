"""The passage of a document around an attribution: enough to judge it by, short enough to show.

The context is the sentences that hold the attribution, with the sentence before and the one after where they stand
in the same blocks, at most 600 characters, cut at sentence edges or, failing that, at words.
"""

import unicodedata
from bisect import bisect_right

from onrecord.sentences import sentence_starts
from onrecord.types import Attribution, Block, Document, Reading, Span, Statement

MAX_CONTEXT = 600
"""Longest context, in code points."""


def statements(reading: Reading) -> tuple[Statement, ...]:
    """A reading's attributions off the page, in the same order, each with its context."""
    document = reading.document
    found = []
    for attribution in reading.attributions:
        span = context_span(document, attribution)
        found.append(Statement(attribution.id, document.id, attribution, document.text[span.start : span.end], span))
    return tuple(found)


def context_span(document: Document, attribution: Attribution) -> Span:
    """Where the context stands: within the blocks that hold the attribution, 1 to 600 code points, no outer space.

    An attribution of more than 600 characters is shown from its start, or, where its cue would then be cut off, up
    to the end of its cue.
    """
    text = document.text
    whole = _extent(attribution)
    region = _region(document.blocks, whole, len(text))
    span = _sentences_around(text, region, whole)
    if span.end - span.start > MAX_CONTEXT:
        spans = (whole, *((attribution.cue.span,) if attribution.cue else ()))
        edges = frozenset(edge for one in spans for edge in one)
        span = _clipped(text, span, _kept(attribution, whole), edges)
    return _stripped(text, span)


def _extent(attribution: Attribution) -> Span:
    """From the first character of the attribution to its last."""
    passages = (attribution.source, attribution.cue, attribution.addressee)
    spans = [*attribution.content.spans, *(passage.span for passage in passages if passage is not None)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _region(blocks: tuple[Block, ...], whole: Span, length: int) -> Span:
    """The blocks that hold the attribution, as one span; the whole text where none does."""
    index = max(0, bisect_right(blocks, whole.start, key=lambda block: block.span.start) - 1)
    touched = []
    while index < len(blocks) and blocks[index].span.start < whole.end:
        if whole.start < blocks[index].span.end:
            touched.append(blocks[index].span)
        index += 1
    if not touched:
        return Span(0, length)
    return Span(min(touched[0].start, whole.start), max(touched[-1].end, whole.end))


def _sentences_around(text: str, region: Span, whole: Span) -> Span:
    """The sentences that hold ``whole``, then as much of one before and one after as fits."""
    # Sentence ends farther off than a context is long cannot matter, and a block may be a whole book.
    start, end = max(region.start, whole.start - 2 * MAX_CONTEXT), min(region.end, whole.end + 2 * MAX_CONTEXT)
    edges = [start, *(edge for edge in sentence_starts(text, start, end)), end]
    first = max(index for index, edge in enumerate(edges) if edge <= whole.start)
    last = min(index for index, edge in enumerate(edges) if edge >= whole.end)
    if last < len(edges) - 1 and edges[last + 1] - edges[first] <= MAX_CONTEXT:
        last += 1
    if first > 0 and edges[last] - edges[first - 1] <= MAX_CONTEXT:
        first -= 1
    return Span(edges[first], edges[last])


def _kept(attribution: Attribution, whole: Span) -> Span:
    """The part of an attribution that its context must hold."""
    if whole.end - whole.start <= MAX_CONTEXT:
        return whole
    cue_end = attribution.cue.span.end if attribution.cue else whole.start
    end = max(whole.start + MAX_CONTEXT, cue_end)
    return Span(end - MAX_CONTEXT, end)


def _clipped(text: str, span: Span, kept: Span, edges: frozenset[int]) -> Span:
    """At most 600 characters of ``span`` that hold ``kept``, cut between words where there are any.

    ``edges`` are where parts of the attribution begin or end: a cut there needs no white space.
    """
    room = MAX_CONTEXT - (kept.end - kept.start)
    start = max(span.start, min(kept.start - room // 2, span.end - MAX_CONTEXT))
    end = min(span.end, start + MAX_CONTEXT)
    if start > span.start and start not in edges and not text[start - 1].isspace():
        limit = kept.start if kept.start in edges else end
        start = next((at for at in range(start, limit) if text[at].isspace()), start)
    if end < span.end and end not in edges and not text[end].isspace():
        limit = kept.end if kept.end in edges else start
        end = next((at for at in range(end, limit, -1) if text[at - 1].isspace()), end)
    return _whole_characters(text, Span(start, end), span)


def _whole_characters(text: str, span: Span, within: Span) -> Span:
    """Move cuts inward past marks that belong to the character before them."""
    start, end = span
    while start > within.start and start < end and _continues(text, start):
        start += 1
    while end < within.end and end > start and _continues(text, end):
        end -= 1
    return Span(start, end)


def _continues(text: str, at: int) -> bool:
    """Whether the code point at ``at`` belongs to the character before: a combining mark, or joined by a ZWJ."""
    return unicodedata.category(text[at])[0] == "M" or text[at] == "\u200d" or text[at - 1] == "\u200d"


def _stripped(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))
