"""The times of a report, and the day on which each of its statements was made.

Asked in this order: the words around the cue; the layout (a sitting, an entry under a date); the paper that speaks;
the writer, who says what is said in the first person and the present on the day of publication; the occasion told
before. What somebody quoted says of themselves in the present, they say as they speak.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.page import Page
from onrecord.read.when import said_on, times_of
from onrecord.read.when.carried import Telling, carried
from onrecord.read.when.cues import CueTense, cue_words, tense_of
from onrecord.read.when.framed import Framed, framed, is_turn
from onrecord.read.when.narration import Narration, lies_in, told_spans
from onrecord.read.when.papers import Papers
from onrecord.types import Attribution, Note, Span, Time

_NEAR = 200
"""Characters around a cue among which the day of speaking is looked for."""
_RIGHT_BEFORE = 20
"""Characters between a date and the cue that it belongs to rather than to another one after it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_FIRST_PERSON = frozenset({"I", "We", "we"})


def times_in(page: Page, quoted: Sequence[Span]) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """The times of the report's own text, placed in the document, and what is odd about dates in it.

    ``quoted`` are the outer quotations of the prose. A time that furniture stands within is left out.
    """
    prose = page.prose
    found = times_of(prose.text, page.document.published, quoted, _set_apart(page))
    times, notes = [], []
    for time in found.times:
        places = prose.spans_in_document(time.span)
        if len(places) == 1:
            times.append(replace(time, span=places[0]))
    for note in found.notes:
        places = prose.spans_in_document(note.span)
        notes += [replace(note, span=places[0])] if places else []
    return tuple(times), tuple(notes)


def _set_apart(page: Page) -> list[Span]:
    """The quotations that the page sets apart, as spans of the prose."""
    prose, found = page.prose, []
    for quotation in page.set_apart:
        run = bisect_right(prose.origins, quotation.start) - 1
        start = quotation.start - prose.origins[run] + prose.starts[run]
        found.append(Span(start, start + quotation.end - quotation.start))
    return found


def with_days(page: Page, attributions: Sequence[Attribution], times: Sequence[Time]) -> tuple[Attribution, ...]:
    """Fill in ``said``: the day or month on which each statement was made, ``None`` where the text does not say."""
    if not attributions:
        return ()
    days = _Days(page, attributions, times)
    return tuple(replace(attribution, said=days.of(attribution)) for attribution in attributions)


class _Days:
    """The days of the attributions of one report."""

    def __init__(self, page: Page, attributions: Sequence[Attribution], times: Sequence[Time]) -> None:
        self._page, self._times = page, times
        self._starts = [time.span.start for time in times]
        self._by_id = {attribution.id: attribution for attribution in attributions}
        self._narration = Narration(page.document, attributions, times)
        self._within: dict[str, list[Span]] = {}
        for attribution in attributions:
            if attribution.parent is not None:
                self._within.setdefault(attribution.parent, []).extend(told_spans(attribution, page.document.text))
        self._layout: Framed = framed(self._narration, attributions)
        cues = (
            (a.cue.span, a.source.span if a.source is not None else None) for a in attributions if a.cue is not None
        )
        self._cues = sorted(cues, key=lambda one: one[0])
        self._papers = Papers(self._narration)
        self._own = [a.id for a in attributions if self._is_publisher(a)]
        outer = [a for a in attributions if a.parent is None]
        self._is_release = 2 * len(self._own) >= len(outer) > 0
        self._told: dict[str, str | None] = {a.id: self._stated(a) for a in attributions}
        self._told |= carried(self._narration, self._tellings(outer))

    def of(self, attribution: Attribution) -> str | None:
        """The day of one attribution; what lies after the publication was not said yet."""
        day = self._told.get(attribution.id)
        if day is None and attribution.parent is not None:
            day = self._told[attribution.id] = self._as_spoken(attribution)
        published = self._page.document.published
        to_come = day is not None and published is not None and day[: len(published)] > published[: len(day)]
        return None if to_come else day

    def _stated(self, attribution: Attribution) -> str | None:
        """What the sentence, the layout, the paper or the writer says."""
        tense = self._tense(attribution)
        if tense == "future":
            return None
        return (
            self._beside(attribution)
            or self._layout.day_of(attribution, tense)
            or (self._papers.day_of(attribution) if attribution.parent is None else None)
            or self._as_published(attribution, tense)
        )

    def _beside(self, attribution: Attribution) -> str | None:
        if attribution.cue is None or is_turn(attribution) or "now" in cue_words(attribution.cue.text):
            return None
        cue = attribution.cue.span
        low, high = bisect_left(self._starts, cue.start - _NEAR), bisect_right(self._starts, cue.end + _NEAR)
        near = [time for time in self._times[low:high] if not self._is_far_off(time)]
        if not near:
            return None
        outer = self._by_id.get(attribution.parent or "")
        if outer is None:
            near = [time for time in near if self._is_narrated(time) and not self._is_taken(time.span, attribution)]
            others: list[Span] = []
        else:
            near = [time for time in near if lies_in(time.span, outer.content.spans)]
            others = [span for one in (attribution.parent, attribution.id) for span in self._within.get(one or "", ())]
        source = attribution.source.span if attribution.source is not None else None
        return said_on(self._page.document.text, near, cue, others, source)

    def _is_far_off(self, time: Time) -> bool:
        """Whether a date without its year would lie years back, where a report would have given the year."""
        published, year = self._page.document.published, time.value[:4]
        if published is None or not (published[:4].isdigit() and year.isdigit()) or year in time.text:
            return False
        return int(year) < int(published[:4]) - 1

    def _is_taken(self, time: Span, attribution: Attribution) -> bool:
        """Whether somebody else's cue stands right before the date: "Watching Rao talk on Tuesday, Ende said"."""
        at = bisect_right(self._cues, time.start, key=lambda one: one[0].end) - 1
        if at < 0 or time.start - self._cues[at][0].end > _RIGHT_BEFORE:
            return False
        cue, source = self._cues[at]
        own = attribution.cue is not None and (cue == attribution.cue.span or attribution.cue.span.end <= cue.end)
        between = self._page.document.text[cue.end : time.start]
        return not own and "," not in between and (attribution.source is None or source != attribution.source.span)

    def _is_narrated(self, time: Time) -> bool:
        return bool(self._narration.times_between(time.span.start, time.span.start + 1))

    def _tense(self, attribution: Attribution) -> CueTense:
        cue = attribution.cue
        if cue is None:
            return "none"
        start = self._narration.sentence(cue.span.start).start
        return tense_of(self._page.document.text[max(start, cue.span.start - 40) : cue.span.start], cue.text)

    def _tellings(self, outer: Sequence[Attribution]) -> list[Telling]:
        found = []
        for attribution in outer:
            cue = attribution.cue
            if cue is None or is_turn(attribution) or self._narration.block(cue.span.start).kind == "heading":
                continue
            day = self._told[attribution.id]
            found.append(Telling(attribution, cue.span, self._tense(attribution), cue_words(cue.text), day))
        return sorted(found, key=lambda telling: telling.cue)

    def _is_publisher(self, attribution: Attribution) -> bool:
        """Whether the page itself speaks, now: a ministry's statement, in which "the ministry rejects" something."""
        speaker, publisher = attribution.speaker, self._page.document.publisher
        if attribution.parent is not None or speaker is None or publisher is None:
            return False
        return speaker.name.lower() == publisher.lower() and self._tense(attribution) in ("present", "perfect")

    def _as_published(self, attribution: Attribution, tense: CueTense) -> str | None:
        """The day of publication, where it is the writer or the publisher who speaks."""
        document, source = self._page.document, attribution.source
        if attribution.parent is not None or source is None or not _DAY.match(document.published or ""):
            return None
        at = source.span.start
        if self._narration.block(at).kind != "paragraph":
            return None
        if self._is_release and tense in ("present", "past") and not self._has_time(at):
            return document.published
        if tense != "present" or self._layout.turns:
            return None
        writes = source.text in _FIRST_PERSON and not self._page.is_quoted(at)
        return document.published if writes or attribution.id in self._own else None

    def _has_time(self, at: int) -> bool:
        return bool(self._narration.times_between(*self._narration.sentence(at)))

    def _as_spoken(self, attribution: Attribution) -> str | None:
        """The day of the words that hold it, where a speaker says in them what they say now: "I promise"."""
        outer = self._by_id.get(attribution.parent or "")
        if outer is None or outer.speaker is None or outer.speaker != attribution.speaker:
            return None
        return self.of(outer) if self._tense(attribution) == "present" else None
