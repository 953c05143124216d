"""The contents of a reading's attributions, to be found by where they stand."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.types import Attribution, Content, Span

_BUCKET = 2048
"""Code points. A report of a thousand quotations is not gone through for each of them."""


class Contents:
    """Attributions by where their words stand: of a silence, no more than its quotations."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.all = [
            one for one in attributions if one.content.spans and (one.act != "silence" or one.form != "indirect")
        ]
        self._buckets: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self.all):
            for bucket in {b for span in one.content.spans for b in _buckets(span)}:
                self._buckets[bucket].append(number)

    def sharing(self, span: Span) -> list[tuple[float, Attribution]]:
        """Those that have some of a span, each with the share of its characters that it has, in the text's order."""
        numbers = sorted({number for bucket in _buckets(span) for number in self._buckets.get(bucket, ())})
        shares = [(share_of(span, self.all[number].content), self.all[number]) for number in numbers]
        return [(share, one) for share, one in shares if share > 0]


def share_of(span: Span, content: Content) -> float:
    """The share of the span's characters that the content has, in [0, 1]."""
    inside = sum(max(0, min(span.end, s.end) - max(span.start, s.start)) for s in content.spans)
    return inside / max(1, span.end - span.start)


def size(content: Content) -> int:
    """Code points of a content."""
    return sum(s.end - s.start for s in content.spans)


def _buckets(span: Span) -> range:
    return range(span.start // _BUCKET, max(span.start, span.end - 1) // _BUCKET + 1)
