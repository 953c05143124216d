"""A stretch of the calendar: a day, a month, a decade; its neighbours, its bounds, and how it is written.

Written two ways. The contract's way is an ISO 8601 prefix (``1998-02``) or an interval of prefixes, both ends
included (``1998-07/1998-09`` for a third quarter). The TIMEX3 way (``1998-Q3``, ``199``) is kept beside it because
gold standards use it. Years are astronomical: 0 is 1 BC, as ISO 8601 has it.
"""

import datetime
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

Unit = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]

_MONTHS: dict[str, int] = {"half": 6, "quarter": 3, "season": 3, "month": 1}
_YEARS: dict[str, int] = {"century": 100, "decade": 10, "year": 1}
_ORDER = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar by its first day: ``Period("month", 1998, 2)`` is February 1998.

    Seasons are those of the northern hemisphere by whole months; a winter begins in the December of its ``year``.
    """

    unit: Unit
    year: int
    month: int = 1
    day: int = 1

    def shift(self, count: int) -> "Period":
        """The period ``count`` units later; earlier for a negative count. Raises ``ValueError`` off the calendar."""
        if self.unit in _YEARS:
            return Period(self.unit, self.year + count * _YEARS[self.unit], self.month, self.day)
        if self.unit in _MONTHS:
            months = self.year * 12 + self.month - 1 + count * _MONTHS[self.unit]
            return Period(self.unit, months // 12, months % 12 + 1)
        days = 7 * count if self.unit in ("week", "weekend") else count
        return on(self.unit, self.first_date() + _days(days))

    def first_date(self) -> datetime.date:
        """The first day. Raises ``ValueError`` for a year before 1, which :mod:`datetime` does not know."""
        return datetime.date(self.year, self.month, self.day)

    def last(self) -> tuple[int, int, int]:
        """Year, month and day of the last day."""
        if self.unit in _YEARS:
            return self.year + _YEARS[self.unit] - 1, 12, 31
        if self.unit in _MONTHS:
            months = self.year * 12 + self.month - 1 + _MONTHS[self.unit] - 1
            year, month = months // 12, months % 12 + 1
            return year, month, _month_days(year, month)
        day = self.first_date() + _days({"week": 6, "weekend": 1, "day": 0}[self.unit])
        return day.year, day.month, day.day

    def within(self, unit: Unit) -> "Period":
        """The period of a larger ``unit`` that holds this one's first day."""
        if unit in ("century", "decade"):
            return Period(unit, _first_year(self.year, unit))
        if unit == "year":
            return Period("year", self.year)
        if unit == "season":
            month = self.month // 3 * 3 or 12
            return Period("season", self.year - (self.month < 3), month)
        if unit in _MONTHS:
            return Period(unit, self.year, (self.month - 1) // _MONTHS[unit] * _MONTHS[unit] + 1)
        day = self.first_date()
        if unit == "week":
            day -= _days(day.weekday())
        if unit == "weekend":
            day += _days(5 - day.weekday())
        return on(unit, day)

    def iso(self) -> str:
        """The contract's way: a prefix where one exists, else an interval of prefixes."""
        if self.unit == "year":
            return _year(self.year)
        if self.unit in ("month", "day"):
            return prefix(self.year, self.month, self.day, self.unit)
        year, month, day = self.last()
        precision = "year" if self.unit in _YEARS else "month" if self.unit in _MONTHS else "day"
        return f"{prefix(self.year, self.month, self.day, precision)}/{prefix(year, month, day, precision)}"

    def timex(self) -> str:
        """The TIMEX3 way."""
        if self.unit in ("century", "decade"):
            return _timex_years(self)
        year = _timex_year(self.year)
        if self.unit == "season":
            return f"{year}-{_SEASONS[self.month]}"
        if self.unit in ("half", "quarter"):
            return f"{year}-{self.unit[0].upper()}{(self.month - 1) // _MONTHS[self.unit] + 1}"
        if self.unit in ("week", "weekend"):
            iso = self.first_date().isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "weekend" else "")
        return year + prefix(self.year, self.month, self.day, self.unit)[len(_year(self.year)) :]


def finer(unit: Unit, than: Unit) -> bool:
    """Whether ``unit`` is the shorter of two."""
    return _ORDER.index(unit) < _ORDER.index(than)


def shifted(period: Period, unit: Unit, count: int) -> Period:
    """The ``unit`` that holds ``period``, moved ``count`` units on."""
    return period.within(unit).shift(count)


def on(unit: Unit, day: datetime.date) -> Period:
    """The period of ``unit`` that begins on ``day``."""
    return Period(unit, day.year, day.month, day.day)


def a_day(year: int, month: int, day: int) -> Period | None:
    """That day, or ``None`` when the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= _month_days(year, month)):
        return None
    return Period("day", year, month, day)


def prefix(year: int, month: int, day: int, precision: str) -> str:
    """An ISO 8601 date cut at ``precision``: year, month or day."""
    parts = {"year": "", "month": f"-{month:02d}", "day": f"-{month:02d}-{day:02d}"}
    return _year(year) + parts[precision]


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _timex_year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _timex_years(period: Period) -> str:
    """A decade as three digits, a century as two: ``199`` is the 1990s, ``19`` the twentieth century."""
    size, digits = (10, 3) if period.unit == "decade" else (100, 2)
    if period.year > 0:
        return f"{period.year // size:0{digits}d}"
    return f"BC{(1 - period.last()[0]) // size:0{digits}d}"


def _first_year(year: int, unit: Unit) -> int:
    """The first year of the decade or century that ``year`` is in. Those before Christ are counted backwards."""
    size, first = _YEARS[unit], 1 if unit == "century" else 0
    if year > 0:
        return (year - first) // size * size + first
    before_christ = 1 - year
    return 2 - ((before_christ - first) // size * size + first + size)


def _month_days(year: int, month: int) -> int:
    # The Gregorian calendar repeats every 400 years, so a year before 1 has a twin that the library knows.
    return monthrange(year % 400 + 400, month)[1]


def _days(count: int) -> datetime.timedelta:
    return datetime.timedelta(days=count)
