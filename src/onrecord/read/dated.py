"""The times of a report, and the day on which each of its statements was made."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.page import Page
from onrecord.read.when import said_on, times_of
from onrecord.types import Attribution, Note, Span, Time

_NEAR = 120
"""Characters around a cue among which the day of speaking is looked for."""


def times_in(page: Page, quoted: Sequence[Span]) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """The times of the report's own text, placed in the document, and what is odd about dates in it.

    ``quoted`` are the outer quotations of the prose. A time that furniture stands within is left out.
    """
    prose = page.prose
    found = times_of(prose.text, page.document.published, quoted)
    times, notes = [], []
    for time in found.times:
        places = prose.spans_in_document(time.span)
        if len(places) == 1:
            times.append(replace(time, span=places[0]))
    for note in found.notes:
        places = prose.spans_in_document(note.span)
        notes += [replace(note, span=places[0])] if places else []
    return tuple(times), tuple(notes)


def with_days(page: Page, attributions: Sequence[Attribution], times: Sequence[Time]) -> tuple[Attribution, ...]:
    """Fill in ``said`` where the words around a cue date it. What lies in a content is what somebody speaks about."""
    contents = _merged(sorted(span for attribution in attributions for span in attribution.content.spans))
    free = [time for time in times if not _lies_in(time.span, contents)]
    starts = [time.span.start for time in free]
    filled = []
    for attribution in attributions:
        said = None
        if attribution.cue is not None:
            cue = attribution.cue.span
            near = free[bisect_left(starts, cue.start - _NEAR) : bisect_right(starts, cue.end + _NEAR)]
            said = said_on(page.document.text, near, cue, ()) if near else None
        filled.append(replace(attribution, said=said))
    return tuple(filled)


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _lies_in(span: Span, merged: list[Span]) -> bool:
    at = bisect_left(merged, span.end, key=lambda one: one.start) - 1
    return at >= 0 and span.start < merged[at].end
