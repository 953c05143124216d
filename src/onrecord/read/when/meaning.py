"""What a time expression means once it is anchored."""

from dataclasses import dataclass

from onrecord.read.when.period import Period, prefix
from onrecord.types import TimeType

UNKNOWN = "null"
"""The TIMEX3 value of an expression that cannot be given one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value of an expression, in the contract's way and in the way of the TIMEX3 guidelines.

    ``period`` is the stretch of the calendar meant, for later expressions to count from. ``value`` is ``None`` where
    the text does not give one; ``doubt`` then is the code of the note that says why.
    """

    type: TimeType
    timex: str
    value: str | None
    period: Period | None = None
    doubt: str | None = None


def meaning_of(period: Period) -> Meaning:
    """A date that is exactly ``period``."""
    return Meaning("date", period.timex(), period.iso(), period)


def unanchored(timex: str) -> Meaning:
    """A date that counts from a day which nothing states."""
    return Meaning("date", timex, None, None, "undated")


def doubtful(timex: str, code: str) -> Meaning:
    """A date that cannot be, or that can be read in more than one way."""
    return Meaning("date", timex, None, None, code)


def part_of(period: Period, part: str) -> str:
    """The interval of a part of a period: quarters of a year, thirds of a month, a decade or a century.

    ``part`` is ``start`` ("early 2018"), ``mid``, ``end`` ("late 2018"), ``beginning`` or ``close``: the beginning and
    the end of a year are its first and last months. The middle of a year is written ``2019-06``.
    """
    if period.unit == "year":
        return _part_of_year(period, part)
    third = {"beginning": 0, "start": 0, "mid": 1, "end": 2, "close": 2}[part]
    if period.unit == "month":
        low, high = ((1, 10), (11, 20), (21, period.last()[2]))[third]
        ends = (prefix(period.year, period.month, day, "day") for day in (low, high))
    elif period.unit in ("decade", "century"):
        size = 10 if period.unit == "decade" else 100
        low, high = ((0, size // 3), (size // 3, size - size // 3), (size - size // 3, size - 1))[third]
        ends = (prefix(period.year + years, 1, 1, "year") for years in (low, high))
    else:
        return period.iso()
    return "/".join(ends)


def _part_of_year(period: Period, part: str) -> str:
    low, high = {"beginning": (1, 1), "start": (1, 3), "mid": (6, 6), "end": (10, 12), "close": (12, 12)}[part]
    first, last = (prefix(period.year, month, 1, "month") for month in (low, high))
    return first if low == high else f"{first}/{last}"
