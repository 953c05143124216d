"""A reporting clause at the end of a sentence reports the whole sentence: "…, a former engineer told the inquiry".

Where the sentence has a cue of its own ("The operator was warned that the doors leaked, a former engineer told the
inquiry") the model may give both cues the same words. They were said by the one in front; the one behind tells all that
stands before it, the other cue included.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.ingest import wire_opening
from onrecord.sentences import around
from onrecord.types import Span, TaggedSpan

_QUOTES = "\"“”‘'«„"
_NEAR = 120
"""Most code points from the comma to the end of the reporting clause."""
_DASHES = " \t\xa0–—-"


def with_whole_sentences(text: str, tagged: Iterable[TaggedSpan]) -> list[TaggedSpan]:
    """The tagged spans, in their order; what a cue behind it reports reaches back over a cue that claims it too."""
    spans = list(tagged)
    groups: dict[int, list[TaggedSpan]] = defaultdict(list)
    for one in spans:
        groups[one.cue].append(one)
    cues = sorted((one.span.start, one.cue) for one in spans if one.role == "cue")
    wider: dict[int, TaggedSpan] = {}
    for at in range(len(spans)):
        one = spans[at]
        if one.role == "content" and _trails(text, groups[one.cue]):
            start = _opening(text, one, cues, groups)
            if start is not None:
                wider[at] = replace(one, span=Span(start, one.span.end))
    return [wider.get(at, one) for at, one in enumerate(spans)]


def _trails(text: str, group: list[TaggedSpan]) -> bool:
    """Whether words that are not quoted are followed by a comma, and then by their source and cue."""
    contents = [one.span for one in group if one.role == "content"]
    others = [one.span for one in group if one.role != "content"]
    if len(contents) != 1 or len(others) != 2 or text[contents[0].start] in _QUOTES:
        return False
    first, last = min(others), max(others)
    end = contents[0].end
    is_behind = end <= first.start and last.end - end <= _NEAR
    gap = text[end : max(end, first.start)].strip()
    return is_behind and (gap == "," or (not gap and text[end - 1] == ","))


def _opening(
    text: str, content: TaggedSpan, cues: list[tuple[int, int]], groups: dict[int, list[TaggedSpan]]
) -> int | None:
    """Where the sentence begins, if another cue before the content in it claims the content too."""
    start, span = around(text, content.span).start, content.span
    lo, hi = (bisect_left(cues, (at,)) for at in (start, span.start))
    before = (groups[cue] for _, cue in cues[lo:hi] if cue != content.cue)
    if any(one.role == "content" and _shared(one.span, span) for group in before for one in group):
        start += len(wire_opening(text[start : span.start]))
        return start + len(text[start : span.start]) - len(text[start : span.start].lstrip(_DASHES))
    return None


def _shared(one: Span, other: Span) -> bool:
    """Whether half of the shorter stands in both."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)
