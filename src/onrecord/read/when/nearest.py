"""Which one a bare name means: "March", "July 1" or "Friday" without a year."""

import datetime

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.period import Period, a_day, on

_AGAINST = 3
"""How much farther off a date seems that the verb points away from: reports give the year of dates far away."""
_MONTHS_AGAINST, _MONTHS_AHEAD = 8, 1.5
"""The same for months to come, where the nearest verb is past and where none says. Of the months without a year that a
past verb stands beside in TimeBank's development part, those one month ahead are to come and nearly all others past.
"""


def month_near(anchor: Anchor, month: int, at: int, end: int) -> Period | None:
    """The month meant by its bare name."""
    told = anchor.telling(at)
    if told is not None:
        return Period("month", _year_told(anchor, told, month), month)
    now = anchor.dated("month")
    if now is None:
        return None
    sway = anchor.sway(at, end)
    ahead = (month - now.month) % 12
    weight = {"future": 0.0, "past": _MONTHS_AGAINST, "same": _MONTHS_AHEAD}[sway]
    next_one = ahead * weight < 12 - ahead
    return Period("month", now.year + (now.month + ahead > 12) - (not next_one), month)


def day_near(anchor: Anchor, month: int, day: int, at: int, end: int) -> Period | None:
    """The day meant by month and day without a year; ``None`` where nothing says which or there is no such day."""
    beside = anchor.in_sentence(at)
    if beside is not None and beside.unit in ("day", "month") and beside.month == month:
        return a_day(beside.year, month, day)
    told = anchor.telling(at)
    if told is not None:
        return a_day(_year_told(anchor, told, month), month, day)
    now = anchor.dated("month")
    if now is None:
        return None
    days = [found for year in (now.year - 1, now.year, now.year + 1) if (found := a_day(year, month, day))]
    here, sway = now.first_date(), anchor.sway(at, end)

    def distance(found: Period) -> int:
        ahead = (found.first_date() - here).days
        against = (sway == "past" and ahead > 0) or (sway == "future" and ahead < 0)
        return abs(ahead) * (_AGAINST if against else 1)

    return min(days, key=distance, default=None)


def weekday_near(anchor: Anchor, weekday: int, at: int, end: int) -> Period | None:
    """The day meant by the name of a weekday, 1 for Monday."""
    told = anchor.reference if anchor.history else None
    start = told if told is not None and told.unit == "day" else anchor.dated("day")
    if start is None:
        return None
    here = start.first_date()
    back = (here.isoweekday() - weekday) % 7
    letters, told = anchor.letters, anchor.reference
    ranged = letters.is_a(at - 1, "HYPHEN", "TO", "AND", "UNTIL") and letters.is_a(at - 2, "WEEKDAY")
    if ranged and told is not None and told.unit == "day":
        # "Monday to Friday": the first one after the day before it.
        return told.shift((weekday - told.first_date().isoweekday()) % 7)
    soon = letters.is_a(at - 1, "EARLIEST")
    owned = letters.is_a(end, "POSSESSIVE")
    if back and (soon or (not owned and anchor.sway(at, end) == "future")):
        back -= 7
    return on("day", here - datetime.timedelta(days=back))


def _year_told(anchor: Anchor, told: Period, month: int) -> int:
    """The year of a month named after ``told``: the next one where the month lies more than half a year back.

    Of 49 such months in WikiWars' development part, 11 of those that lie farther back are in the next year and 29 of
    those less far back in the same. A year in passing ("the campaign planned for 1976") does not break a sequence of
    days: the month of the last day told, or the one after, stays in the year of that day.
    """
    step = anchor.step
    if told.unit == "year" and step is not None and step.unit == "day" and 0 <= month - step.month <= 1:
        return step.year
    return told.year + (told.unit in ("day", "month") and told.month - month > 6)
