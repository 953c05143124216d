"""The reporter's own words around a cue: what of its sentence is nobody's content and no other cue's.

In a letter to the board on Monday, | Rao | , who resigned, | warned | the company | that it was late | last year.
before                              source  between           cue      after         content            tail
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.page import Page
from onrecord.sentences import sentence_starts
from onrecord.types import Attribution, Span

_FARTHEST = 400
"""Code points from the cue that are looked at."""


@dataclass(frozen=True, slots=True)
class Around:
    """The pieces of a sentence around a cue, as spans of the document; empty where there is nothing."""

    cue: Span
    before: Span
    between: Span
    after: Span
    tail: Span


class Surroundings:
    """Finds the words around the cues of a report; each asked in the logarithm of their number."""

    def __init__(self, page: Page, attributions: Sequence[Attribution]) -> None:
        self.page, self.text = page, page.document.text
        self.by_id = {attribution.id: attribution for attribution in attributions}
        self.cued = sorted(
            ((a.cue.span, a.id) for a in attributions if a.cue is not None), key=lambda pair: (pair[0], pair[1])
        )
        self.cues = [span for span, _ in self.cued]
        self._known: dict[str, Around] = {}
        self.ends = sorted(span.end for a in attributions for span in a.content.spans)

    def of(self, attribution: Attribution) -> Around | None:
        """The pieces around the cue of an attribution; ``None`` where it has no cue."""
        if attribution.cue is None:
            return None
        if attribution.id not in self._known:
            self._known[attribution.id] = self._pieces(attribution, attribution.cue.span)
        return self._known[attribution.id]

    def _pieces(self, attribution: Attribution, cue: Span) -> Around:
        start, end = self._sentence(attribution, cue)
        spans = attribution.content.spans
        source = attribution.source.span if attribution.source is not None else None
        ahead = [span.start for span in spans if span.start >= cue.end]
        behind = [span.end for span in spans if span.end <= cue.start]
        after_to = min([end, self._next_cue(cue.end), *ahead])
        if source is not None and source.start >= cue.end:
            after_to = min(after_to, source.start)
        floor = max([start, self._cue_before(cue.start), self._content_before(cue.start), *behind])
        leads = source is not None and floor <= source.start and source.end <= cue.start
        opening = source.start if source is not None and leads else cue.start
        after_source = source.end if source is not None and leads else cue.start
        tail = self._tail(attribution, cue, max(end, cue.end)) if ahead else Span(cue.end, cue.end)
        if source is not None and cue.end <= source.start <= end and not ahead:
            tail = Span(source.end, max(source.end, min(end, self._next_cue(source.end))))
        return Around(
            cue, Span(floor, opening), Span(after_source, cue.start), Span(cue.end, max(cue.end, after_to)), tail
        )

    def said_before(self, cue: Span) -> Attribution | None:
        """The attribution whose cue stands nearest before a cue."""
        at = bisect_left(self.cues, cue) - 1
        return self.by_id[self.cued[at][1]] if at >= 0 else None

    def said_after(self, cue: Span) -> Attribution | None:
        """The attribution whose cue begins next after a cue's end."""
        at = bisect_left(self.cues, cue.end, key=lambda span: span.start)
        return self.by_id[self.cued[at][1]] if at < len(self.cues) else None

    def _sentence(self, attribution: Attribution, cue: Span) -> Span:
        """The sentence that holds the cue, within its block, and within the parent's content."""
        block = self.page.block_at(cue.start)
        low, high = block.span if block is not None else Span(0, len(self.text))
        parent = self.by_id.get(attribution.parent or "")
        if parent is not None:
            at = bisect_right(parent.content.spans, cue.start, key=lambda span: span.start) - 1
            if at >= 0 and cue.end <= parent.content.spans[at].end:
                low, high = max(low, parent.content.spans[at].start), min(high, parent.content.spans[at].end)
        low, high = max(low, cue.start - _FARTHEST), min(high, max(cue.end, cue.start) + _FARTHEST)
        starts = sentence_starts(self.text, low, cue.start)
        return Span(starts[-1] if starts else low, self._sentence_end(cue.end, high))

    def _sentence_end(self, start: int, high: int) -> int:
        starts = sentence_starts(self.text, start, high)
        return starts[0] if starts else max(start, high)

    def _next_cue(self, at: int) -> int:
        found = bisect_left(self.cues, at, key=lambda span: span.start)
        return self.cues[found].start if found < len(self.cues) else len(self.text)

    def _cue_before(self, at: int) -> int:
        found = bisect_left(self.cues, at, key=lambda span: span.start) - 1
        return min(at, self.cues[found].end) if found >= 0 else 0

    def _content_before(self, at: int) -> int:
        """Where the last content that is over before a place ends."""
        found = bisect_right(self.ends, at) - 1
        return self.ends[found] if found >= 0 else 0

    def _tail(self, attribution: Attribution, cue: Span, high: int) -> Span:
        """What follows the content in its sentence, up to the next cue."""
        start = attribution.content.spans[-1].end
        if start < cue.end or self.text[start - 1 : start] == "\n":
            return Span(cue.end, cue.end)
        block = self.page.block_at(start - 1)
        stop = min(start + _FARTHEST, block.span.end if block is not None else start)
        parent = self.by_id.get(attribution.parent or "")
        if parent is not None:
            stop = min(stop, max(start, parent.content.spans[-1].end))
        if self._closes(start):
            return Span(start, start)
        return Span(start, max(start, min(self._sentence_end(start, stop), self._next_cue(start))))

    def _closes(self, at: int) -> bool:
        """Whether a sentence is over right before a place."""
        return self.text[max(0, at - 2) : at].rstrip("\"”’' ")[-1:] in (".", "!", "?")
