"""Days that have a name: ``Christmas 1963``, ``last Thanksgiving``, ``Election Day``, ``Good Friday``."""

import datetime

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning, meaning_of, unanchored
from onrecord.read.when.period import Period, on
from onrecord.read.when.words import Words
from onrecord.read.when.years import year_number


def holiday(words: Words, anchor: Anchor) -> Meaning | None:
    """A holiday in the year stated, in that of the story, or the one nearest to now that the verb points to."""
    rule = words.name("holiday")
    told = anchor.telling(words.start)
    year = year_number(words, "year") if words.has("year") else told.year if told is not None else None
    if year is not None:
        return meaning_of(day_of(rule, year))
    now = anchor.dated("day")
    if now is None:
        return unanchored("XXXX-XX-XX")
    return meaning_of(_nearest(rule, now.first_date(), words.which() or anchor.sway(words.start, words.end)))


def _nearest(rule: str, here: datetime.date, which: str) -> Period:
    """The holiday nearest to ``here`` on the side that ``which`` names."""
    years = [year for year in range(here.year - 2, here.year + 3) if not (rule.startswith("election") and year % 2)]
    days = [day_of(rule, year) for year in years]
    if which in ("last", "past"):
        days = [day for day in days if day.first_date() <= here - datetime.timedelta(days=which == "last")]
    elif which in ("next", "future"):
        days = [day for day in days if day.first_date() >= here + datetime.timedelta(days=which == "next")]
    return min(days, key=lambda day: abs(day.first_date() - here))


def day_of(rule: str, year: int) -> Period:
    """The day of a holiday in ``year``, by its rule in ``lexicon/time.toml``.

    ``fixed-12-25``; ``movable-11-4-4``, the fourth Thursday of November, 9 for the last; ``easter--2``, two days before
    Easter; ``election-0``, the Tuesday after the first Monday of November. Raises ``ValueError`` for a year before 1.
    """
    kind, _, rest = rule.partition("-")
    if kind == "easter":
        return on("day", _easter(year) + datetime.timedelta(days=int(rest)))
    if kind == "election":
        return on("day", _nth_weekday(year, 11, 1, 1) + datetime.timedelta(days=1))
    month, *more = (int(part) for part in rest.split("-"))
    return Period("day", year, month, more[0]) if kind == "fixed" else on("day", _nth_weekday(year, month, *more))


def _nth_weekday(year: int, month: int, n: int, weekday: int) -> datetime.date:
    """The ``n``-th ``weekday`` (1 Monday) of a month, or the last one where the month has fewer."""
    first = datetime.date(year, month, 1)
    day = first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    while day.month != month:
        day -= datetime.timedelta(days=7)
    return day


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime.date(year, f // 31, f % 31 + 1)
