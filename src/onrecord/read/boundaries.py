"""Where a content begins and ends: what the layout and the marks of a page say that a model may miss.

A content holds the quotation marks that touch it, and leaves out the agency's dateline before it (PolNeAR
guidelines). A headline and the story below it are told separately: no content runs from one into the other. A
quotation that the page sets apart is said as a whole, however many paragraphs it has.
"""

import re
from itertools import pairwise

from onrecord.ingest import wire_opening
from onrecord.read.page import Page
from onrecord.sentences import around, sentence_starts
from onrecord.types import Span

_MARKS = frozenset("\"“”„‟«»‹›‘’'`")
_CLOSERS = _MARKS | frozenset(".,!?…")
"""What may stand between the last word of a quotation and the mark that closes it."""
_DASHES = "-–— \t\xa0"
_LONGEST_DATELINE = 200
_BESIDE_CUE = 120
_BEFORE_CUE = 100
"""Code points before a cue from which sentences are told apart, so that no abbreviation stands at the first."""
_SOMEBODY = r"(?=[A-Z]|(?:an?|the|his|her|their|its)\s|[Hh]e\s|[Ss]he\s)"
_SETTING = re.compile(
    r"(?:After|At|Before|During|In|Inside|Near|On|Outside|Speaking|Under|Within)\s[^,.;:!?\n]{1,60},\s+" + _SOMEBODY
)
_THAT = re.compile(r"that\s+(?:(?:at|by|in|on)\s+\S+\s+)?" + _SOMEBODY)
"""Where and when somebody spoke, in front of who did: no source of PolNeAR train takes it in (1 of 19,868 has a comma
behind a preposition in front)."""


def with_marks(span: Span, page: Page) -> Span:
    """A span of the prose with the quotation marks that touch it."""
    text = page.prose.text
    start, end = span
    at = start
    while at > 0 and text[at - 1] in _MARKS:
        at -= 1
        if at in page.opening and page.opening[at].end > span.start:
            start = at
    at = end
    while at < len(text) and text[at] in _CLOSERS:
        at += 1
        if at in page.closing and start <= page.closing[at].start < span.end:
            end = at
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


def within_layout(page: Page, spans: tuple[Span, ...], cue: Span | None) -> tuple[Span, ...]:
    """Spans of the document without datelines, and only what is on the cue's side of a heading.

    A cue of the story may have all its words in a heading, but "…, sources say" in a heading says nothing of the story
    below it, unless a colon announces that.
    """
    if cue is not None:
        home = _heading_at(page, cue.start)
        parts = [part for span in spans for part in _cut_at_headings(page, span)]
        same_side = tuple(part for part in parts if _heading_at(page, part.start) == home)
        announces = home is None or page.document.text[: _heading_end(page, cue)].rstrip().endswith(":")
        spans = same_side or (spans if announces else ())
    return tuple(after_dateline(page, span) for span in spans)


def with_whole_blocks(page: Page, spans: tuple[Span, ...], cue: Span | None) -> tuple[Span, ...]:
    """Spans of the document, those that reach into a quotation set apart by the page drawn out to all of it.

    A cue that stands inside the quotation is somebody being quoted in it, and takes no more than its own words.
    """
    drawn = []
    for span in spans:
        start, end = span
        for block in page.blocks_touching(span):
            run = page.quotation_around(block)
            if run is not None and (cue is None or not run.start <= cue.start < run.end):
                start, end = min(start, run.start), max(end, run.end)
        drawn.append(Span(start, end))
    return joined(page.document.text, drawn)


def _heading_at(page: Page, at: int) -> int | None:
    """Where the heading that holds ``at`` begins, or ``None`` in the story itself."""
    block = page.block_at(at)
    return block.span.start if block is not None and block.kind == "heading" else None


def _heading_end(page: Page, cue: Span) -> int:
    block = page.block_at(cue.start)
    return block.span.end if block is not None else cue.end


def _cut_at_headings(page: Page, span: Span) -> list[Span]:
    """The span, cut where a heading begins or ends within it."""
    edges = {span.start, span.end}
    for block in page.blocks_touching(span):
        if block.kind == "heading":
            edges |= {at for at in block.span if span.start < at < span.end}
    parts = (_trimmed(page.document.text, Span(a, b)) for a, b in pairwise(sorted(edges)))
    return [part for part in parts if part.start < part.end]


def _trimmed(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def after_dateline(page: Page, span: Span) -> Span:
    """The span from after the place, agency and dash that open its paragraph."""
    block = page.block_at(span.start)
    if block is None or block.span.start != span.start:
        return span
    text = page.document.text[span.start : min(block.span.end, span.start + _LONGEST_DATELINE)]
    opening = wire_opening(text)
    start = span.start + len(text) - len(text[len(opening) :].lstrip(_DASHES))
    return Span(start, span.end) if opening and start < span.end else span


def after_setting(page: Page, span: Span) -> Span:
    """A source from after the place or the day that opens its sentence: "Outside court, his sister"; and after "that"
    where a clause begins: "e-mails show that at noon the director wrote"."""
    text = page.document.text
    found = _SETTING.match(text, *span) or _THAT.match(text, *span)
    is_clause = found is not None and (found.group()[0] == "t" or around(text, span).start == span.start)
    return Span(found.end(), span.end) if found is not None and is_clause else span


def within_sentence(page: Page, spans: tuple[Span, ...], cue: Span | None) -> tuple[Span, ...]:
    """What is told in the reporter's own words behind its cue ends with the cue's sentence.

    Of 12,408 pieces of content without marks in PolNeAR train 200 hold the end of a sentence, and of 25 of those that
    were looked at 21 did so for an abbreviation or behind a colon.
    """
    text = page.document.text
    if cue is None or len(spans) != 1 or not 0 <= spans[0].start - cue.end <= _BESIDE_CUE or text[cue.end - 1] == ":":
        return spans
    start, end = spans[0]
    if page.is_quoted(start) or page.quotations_within(spans[0]):
        return spans
    behind = (at for at in sentence_starts(text, max(0, cue.start - _BEFORE_CUE), end) if at > start)
    stop = next(behind, end)
    return (Span(start, start + len(text[start:stop].rstrip(" \t\r\n\xa0.!?"))),) if stop < end else spans
