"""The reporter's own words of a document: its sentences, and what they say outside of what others said."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from onrecord.ingest import wire_opening
from onrecord.lexicon import phrases
from onrecord.sentences import sentence_starts
from onrecord.types import Attribution, Block, Document, Span, Time

DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?=T|$)")
"""The values that name a day or a month, alone or with a time of day."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE_THAT = re.compile(r"[^.,;:“”\"\n]{3,60}?(?=\bthat\b)")
_OPENING_BLOCKS = 6
"""Blocks of a report among which a wire dateline stands, whose date is that of writing."""


class Narration:
    """A document's text without the contents of its attributions. Offsets are those of the document."""

    def __init__(self, document: Document, attributions: Sequence[Attribution], times: Sequence[Time]) -> None:
        self.text, self.blocks, self.published = document.text, document.blocks, document.published
        self.contents = merged(span for a in attributions if a.parent is None for span in told_spans(a, self.text))
        self._all_times = times
        self._starts: dict[int, list[int]] = {}
        self._words: dict[Span, frozenset[str]] = {}

    @cached_property
    def times(self) -> list[Time]:
        """The times outside of all contents, and of the dateline of a wire report, in order."""
        datelines = merged(self._datelines())
        return [t for t in self._all_times if not lies_in(t.span, self.contents) and not lies_in(t.span, datelines)]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.times]

    def times_between(self, start: int, end: int) -> list[Time]:
        """The reporter's times that begin in ``[start, end)``."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def block_number(self, at: int) -> int:
        """The number of the last block that begins at or before ``at``; 0 at the least."""
        return max(0, bisect_right(self.blocks, at, key=lambda block: block.span.start) - 1)

    def block(self, at: int) -> Block:
        """The block at ``at``; one of the whole text where the document has none."""
        return self.blocks[self.block_number(at)] if self.blocks else Block(Span(0, len(self.text)), "paragraph")

    def sentence(self, at: int) -> Span:
        """The sentence that holds ``at``, within its block."""
        block = self.block(at).span
        starts = self._starts.get(block.start)
        if starts is None:
            starts = self._starts[block.start] = [block.start, *sentence_starts(self.text, *block)]
        n = max(0, bisect_right(starts, at) - 1)
        return Span(starts[n], starts[n + 1] if n + 1 < len(starts) else max(block.end, at))

    def pieces(self, span: Span) -> list[Span]:
        """What of a span is not in a content."""
        out, at = [], span.start
        index = max(0, bisect_right(self.contents, span.start, key=lambda one: one.start) - 1)
        for content in self.contents[index:]:
            if content.start >= span.end:
                break
            if content.start > at:
                out.append(Span(at, content.start))
            at = max(at, content.end)
        return [*out, Span(at, span.end)] if at < span.end else out

    def words(self, span: Span) -> frozenset[str]:
        """The reporter's words in a span, in lower case."""
        found = self._words.get(span)
        if found is None:
            texts = (self.text[piece.start : piece.end].lower() for piece in self.pieces(span))
            found = self._words[span] = frozenset(plain(word) for text in texts for word in _WORD.findall(text))
        return found

    def _datelines(self) -> Iterable[Span]:
        for block in self.blocks[:_OPENING_BLOCKS]:
            if block.kind == "paragraph":
                opening = wire_opening(self.text[block.span.start : min(block.span.end, block.span.start + 200)])
                yield Span(block.span.start, block.span.start + len(opening))


def told_spans(attribution: Attribution, text: str) -> tuple[Span, ...]:
    """The content without whom it was told, and when, where it has those before "that": "warned them in June that"."""
    first, *rest = attribution.content.spans
    cue = attribution.cue
    if cue is None or cue.span.end + 1 != first.start or not _tells(cue.text):
        return attribution.content.spans
    head = _BEFORE_THAT.match(text, *first)
    return attribution.content.spans if head is None else (Span(head.end(), first.end), *rest)


def _tells(cue: str) -> bool:
    lists = phrases("addressee")
    return any(word in lists["told"] or word in lists["may"] for word in _WORD.findall(cue.lower()))


def plain(word: str) -> str:
    """A word without its possessive ending."""
    return word.removesuffix("’s").removesuffix("'s")


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def lies_in(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span shares a character with one of ``spans``, which are in order and apart."""
    at = bisect_left(spans, span.end, key=lambda one: one.start) - 1
    return at >= 0 and span.start < spans[at].end
