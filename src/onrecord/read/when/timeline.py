"""What a reading says of days, in the order of the days: when things were said, and which times they are about.

for entry in timeline(reading):
    print(entry.when, entry.what, reading.document.text[slice(*entry.span)])
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.types import Attribution, Reading, Span, Time

What = Literal["said", "about", "told"]

_DATE = re.compile(r"-?\d{4}(?:-\d\d){0,2}")
_MONTH_DAYS = "99"
"""Stands for the last month or day when the ends of prefixes are compared: 2018 ends after 2018-12-31 begins."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: a statement ``said`` on a day, a time it is ``about``, or a time the reporter ``told``.

    ``when`` is an ISO 8601 prefix or an interval of prefixes, ``..`` for an open end. ``statement`` is the id of the
    attribution, ``None`` for what the reporter tells in their own words. ``span`` is where the document shows it: the
    cue of a saying, or the content where it has none; else the words of the time.
    """

    when: str
    what: What
    statement: str | None
    span: Span


def timeline(reading: Reading) -> tuple[Entry, ...]:
    """The dated entries of a reading, by their days, then by their places.

    A time inside several contents, one in another, is an entry of the innermost alone. Lengths, repeated times and
    times of day without a date are no entries.
    """
    innermost = _innermost(reading)
    entries = [_said(attribution, attribution.said) for attribution in reading.attributions if attribution.said]
    for time in reading.times:
        if _is_dated(time):
            holder = innermost.get(time.span)
            entries.append(Entry(_days(time.value), "told" if holder is None else "about", holder, time.span))
    return tuple(sorted(entries, key=lambda entry: (*bounds(entry.when), entry.span, entry.what)))


def times_about(times: Sequence[Time], spans: Iterable[Span]) -> tuple[Time, ...]:
    """The dated times that lie in ``spans``, a statement's contents: what it is about. ``times`` are in order."""
    found = []
    for span in spans:
        at = bisect_left(times, span.start, key=lambda time: time.span.start)
        while at < len(times) and times[at].span.end <= span.end:
            found += [times[at]] if _is_dated(times[at]) else []
            at += 1
    return tuple(found)


def bounds(when: str) -> tuple[str, str]:
    """The first and the last day of a prefix or an interval, as strings that compare in the order of time.

    An open end is the empty string, which comes first, or ``~``, which comes last. Years before 0 are not ordered
    among each other.
    """
    start, slash, end = when.partition("/")
    if not slash:
        end = start
    first = "" if start == ".." else start
    return first, "~" if end == ".." else end + f"-{_MONTH_DAYS}" * (2 - end.lstrip("-").count("-"))


def overlap(when: str, other: str) -> bool:
    """Whether two prefixes or intervals may have a day in common: ``2018-07`` and ``2018-07-31/..`` do."""
    (start, end), (its_start, its_end) = bounds(when), bounds(other)
    return start <= its_end and its_start <= end


def _said(attribution: Attribution, day: str) -> Entry:
    span = attribution.cue.span if attribution.cue is not None else attribution.content.spans[0]
    return Entry(day, "said", attribution.id, span)


def _innermost(reading: Reading) -> dict[Span, str]:
    """The span of each time that lies in a content → the attribution with the shortest such content."""
    found: dict[Span, tuple[int, str]] = {}
    for attribution in reading.attributions:
        for span in attribution.content.spans:
            for time in times_about(reading.times, (span,)):
                mine = (span.end - span.start, attribution.id)
                found[time.span] = min(found.get(time.span, mine), mine)
    return {span: holder for span, (_, holder) in found.items()}


def _is_dated(time: Time) -> bool:
    return time.type in ("date", "time") and _DATE.match(time.value.removeprefix("../")) is not None


def _days(value: str) -> str:
    """A value without its times of day: ``2020-11-21T06:40`` is ``2020-11-21``."""
    days = [part.partition("T")[0] for part in value.split("/")]
    return days[0] if len(set(days)) == 1 else "/".join(days)
