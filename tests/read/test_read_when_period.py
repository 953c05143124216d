"""Periods of the calendar: their neighbours, their bounds, how they are written."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.when.period import Period, Unit, a_day, finer, on

UNITS: tuple[Unit, ...] = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


@pytest.mark.parametrize(
    ("unit", "iso", "timex"),
    [
        ("day", "1998-02-13", "1998-02-13"),
        ("week", "1998-02-09/1998-02-15", "1998-W07"),
        ("weekend", "1998-02-14/1998-02-15", "1998-W07-WE"),
        ("month", "1998-02", "1998-02"),
        ("quarter", "1998-01/1998-03", "1998-Q1"),
        ("season", "1997-12/1998-02", "1997-WI"),
        ("half", "1998-01/1998-06", "1998-H1"),
        ("year", "1998", "1998"),
        ("decade", "1990/1999", "199"),
        ("century", "1901/2000", "19"),
    ],
)
def test_a_day_lies_within_a_period_of_each_unit(unit: Unit, iso: str, timex: str) -> None:
    found = Period("day", 1998, 2, 13).within(unit)
    assert (found.iso(), found.timex()) == (iso, timex)


@pytest.mark.parametrize(
    ("unit", "iso", "timex"),
    [("year", "-0473", "BC0474"), ("decade", "-0478/-0469", "BC047"), ("century", "-0499/-0400", "BC04")],
)
def test_before_christ_years_are_astronomical_and_decades_count_backwards(unit: Unit, iso: str, timex: str) -> None:
    found = Period("year", 1 - 474).within(unit)
    assert (found.iso(), found.timex()) == (iso, timex)


def test_the_first_year_before_christ_is_the_year_nought() -> None:
    assert Period("year", 0).iso() == "0000" and Period("year", 0).timex() == "BC0001"


def test_a_day_that_is_not_on_the_calendar_is_none() -> None:
    assert a_day(2019, 2, 29) is None and a_day(2019, 13, 1) is None and a_day(2019, 4, 31) is None
    assert a_day(2020, 2, 29) == Period("day", 2020, 2, 29)


DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2900, 12, 31)).map(lambda day: on("day", day))


@settings(deadline=None)
@given(DAYS, st.sampled_from(UNITS), st.integers(-40, 40))
def test_shifting_there_and_back_gives_the_same_period(day: Period, unit: Unit, count: int) -> None:
    found = day.within(unit)
    assert found.shift(count).shift(-count) == found


@settings(deadline=None)
@given(DAYS, st.sampled_from([unit for unit in UNITS if unit != "weekend"]))
def test_periods_of_a_unit_follow_each_other_without_a_gap(day: Period, unit: Unit) -> None:
    found = day.within(unit)
    assert Period("day", *found.last()).shift(1) == Period(
        "day", found.shift(1).year, found.shift(1).month, found.shift(1).day
    )


def test_units_are_ordered_by_length() -> None:
    assert finer("day", "month") and not finer("year", "month") and not finer("year", "year")
