"""Dates that name a day or a month: ``2017-02-03``, ``12/19/2009``, ``July 1``, ``last October``, ``Friday``."""

import datetime

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning, doubtful, meaning_of, unanchored
from onrecord.read.when.nearest import day_near, month_near, weekday_near
from onrecord.read.when.period import Period, a_day, on
from onrecord.read.when.words import Words
from onrecord.read.when.years import likely_year, year_of_tail

IMPOSSIBLE, SHORT_YEAR = "impossible-date", "two-digit-year"
ORDER, WEEKDAY = "day-or-month-first", "weekday-and-date-differ"


def iso_date(words: Words, anchor: Anchor) -> Meaning | None:
    """``2017-02-03``, ``2017-02``; "2007-08" in running text is a stretch of two years."""
    letters, month, year = words.letters, words.number("month"), words.number("year")
    if any(letters.ends[at] - letters.starts[at] != 2 for at in range(words.start + 2, words.end, 2)):
        return None
    if words.has("day"):
        return _checked(year, month, words.number("day"))
    if month == (year + 1) % 100 or not 1 <= month <= 12:
        return None
    return meaning_of(Period("month", year, month))


def slashed_date(words: Words, anchor: Anchor) -> Meaning | None:
    """``12/19/2009``, ``10-30-89``: a value where only one reading is possible. In ``19.12.2009`` the day is first."""
    letters = words.letters
    if not letters.adjacent(words.start, words.end - 1) or words.text("x") != words.text("y"):
        return None
    short = letters.ends[words.end - 1] - letters.starts[words.end - 1] == 2
    if short and words.text("x") == ".":
        return None
    a, b, stated = words.number("a"), words.number("b"), words.number("year")
    year = likely_year(stated, anchor) if short else stated
    orders = ((b, a),) if words.text("x") == "." else ((a, b), (b, a))
    readings = [found for order in orders if (found := a_day(year, *order)) is not None]
    if not readings:
        return doubtful("null", IMPOSSIBLE)
    if short:
        return doubtful(readings[0].timex(), SHORT_YEAR)
    return meaning_of(readings[0]) if len(set(readings)) < 2 else doubtful(readings[0].timex(), ORDER)


def calendar_day(words: Words, anchor: Anchor) -> Meaning | None:
    """``July 1, 2018``, ``Tuesday, 3 March``, ``July 25 of that year``."""
    month, day = words.number("month"), _day_number(words)
    unknown = unanchored(f"XXXX-{month:02d}-{day:02d}")
    if words.has("tail") or words.has("later"):
        year = year_of_tail(words, anchor) if words.has("tail") else words.number("later")
        found = unknown if year is None else _checked(year, month, day)
    elif a_day(2000, month, day) is None:
        found = doubtful("null", IMPOSSIBLE)
    else:
        near = day_near(anchor, month, day, words.start, words.end)
        found = meaning_of(near) if near else unknown
    return _agreeing(found, words)


def impossible_day(words: Words, anchor: Anchor) -> Meaning | None:
    """``February 32, 2018``."""
    return doubtful("null", IMPOSSIBLE)


def short_year_day(words: Words, anchor: Anchor) -> Meaning | None:
    """``3 March '98``: the century is not stated."""
    likely = a_day(likely_year(words.number("year"), anchor), words.number("month"), words.number("day"))
    return doubtful(likely.timex(), SHORT_YEAR) if likely else doubtful("null", IMPOSSIBLE)


def range_day(words: Words, anchor: Anchor) -> Meaning | None:
    """The ``5`` of ``May 4 and 5``."""
    told, day = anchor.reference, words.number("day")
    if told is None or told.unit != "day" or anchor.reference_at != words.start - 1:
        return None
    found = a_day(told.year, told.month, day)
    return meaning_of(found) if found and day > told.day else None


def calendar_month(words: Words, anchor: Anchor) -> Meaning | None:
    """``July 2018``, ``January this year``, ``July``."""
    month = words.number("month")
    if not words.letters.capital(words.start) or _is_a_walk(words):
        return None
    if words.has("tail"):
        year = year_of_tail(words, anchor)
        found = None if year is None else Period("month", year, month)
    else:
        found = month_near(anchor, month, words.start, words.end)
    return meaning_of(found) if found else unanchored(f"XXXX-{month:02d}")


def _is_a_walk(words: Words) -> bool:
    """``Stop Trump and March on the RNC``: a march rather than the month, by the words around it."""
    letters = words.letters
    return (
        letters.is_a(words.start, "MAYMONTH")
        and letters.is_a(words.start - 1, "AND", "OR", "TO")
        and (letters.word(words.end) in ("on", "for", "against", "of"))
    )


def demonstrated_month(words: Words, anchor: Anchor) -> Meaning | None:
    """``last October``, ``next May``, ``this September``: the nearest one before or after now, or this year's."""
    month, which, now = words.number("month"), words.which(), anchor.dated("month")
    if not words.letters.capital(words.span("month")[0]):
        return None
    if now is None:
        return unanchored(f"XXXX-{month:02d}")
    back = which in ("last", "past", "previous") and month >= now.month
    on_ = which in ("next", "coming") and month <= now.month
    year = now.year - back + on_
    if words.has("day"):
        return _checked(year, month, words.number("day"))
    return meaning_of(Period("month", year, month))


def weekday(words: Words, anchor: Anchor) -> Meaning | None:
    """``Friday``, ``last Friday``, ``next Friday``, ``the previous Friday``."""
    number, which = words.number("weekday"), words.which()
    if which in (None, "this"):
        day = weekday_near(anchor, number, words.start, words.end)
        return meaning_of(day) if day else unanchored(f"XXXX-WXX-{number}")
    start = anchor.reference if which in ("previous", "following", "that") else anchor.dated("day")
    if start is None or start.unit != "day":
        return unanchored(f"XXXX-WXX-{number}")
    back = (start.first_date().isoweekday() - number) % 7
    if which in ("last", "past", "previous"):
        back = back or 7
    elif which != "that":
        back -= 7
    return meaning_of(on("day", start.first_date() - datetime.timedelta(days=back)))


def _day_number(words: Words) -> int:
    """``1``, ``1st``, ``first``, ``twenty-second``."""
    start, end = words.span("day")
    values = [2 if value == "second" else value for value in words.letters.values[start:end]]
    return sum(value for value in values if isinstance(value, int))


def _checked(year: int, month: int, day: int) -> Meaning:
    found = a_day(year, month, day)
    return meaning_of(found) if found else doubtful("null", IMPOSSIBLE)


def _agreeing(found: Meaning, words: Words) -> Meaning:
    """The date, unless a weekday beside it says another day."""
    if not words.has("weekday") or found.period is None or found.period.year < 1:
        return found
    if found.period.first_date().isoweekday() == words.number("weekday"):
        return found
    return doubtful(found.timex, WEEKDAY)
