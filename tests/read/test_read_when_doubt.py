"""A date that cannot be, or can be read in two ways, gets a note and no value: never a guess that looks sure."""

import pytest

from onrecord.read.when import times_of

PUBLISHED = "2020-07-08"


@pytest.mark.parametrize(
    ("text", "code", "span"),
    [
        ("It fell on 31 February 2019.", "impossible-date", "31 February 2019"),
        ("It fell on February 30.", "impossible-date", "February 30"),
        ("It fell on February 29, 2019.", "impossible-date", "February 29, 2019"),
        ("It fell on March 45, 2019.", "impossible-date", "March 45, 2019"),
        ("It fell on 2019-13-01.", "impossible-date", "2019-13-01"),
        ("It fell on 31/02/2019.", "impossible-date", "31/02/2019"),
        ("It fell on 03/04/2019.", "day-or-month-first", "03/04/2019"),
        ("It fell on 25/12/98.", "two-digit-year", "25/12/98"),
        ("It fell in the summer of '98.", "two-digit-year", "the summer of '98"),
        ("It fell on 3 March '98.", "two-digit-year", "3 March '98"),
        ("It fell in '98.", "two-digit-year", "'98"),
        ("It fell on Tuesday, July 8, 2020.", "weekday-and-date-differ", "Tuesday, July 8, 2020"),
        ("She left on Tuesday. Two days later he resigned.", "after-publication", "Two days later"),
    ],
)
def test_a_bad_date_gives_a_note_and_no_value(text: str, code: str, span: str) -> None:
    found = times_of(text, PUBLISHED)
    (note,) = found.notes
    assert (note.code, text[slice(*note.span)]) == (code, span)
    assert note.detail
    assert all(time.span != note.span for time in found.times)


def test_a_leap_day_is_possible_in_a_leap_year() -> None:
    found = times_of("It fell on February 29, 2020.", PUBLISHED)
    assert [time.value for time in found.times] == ["2020-02-29"] and found.notes == ()


def test_a_day_and_month_that_are_equal_can_be_told_apart() -> None:
    assert [time.value for time in times_of("It fell on 04/04/2019.", PUBLISHED).times] == ["2019-04-04"]


@pytest.mark.parametrize("published", [None, "", "yesterday", "2020-13-01", "2020-02-31"])
def test_without_a_date_of_publication_only_absolute_dates_have_a_value(published: str | None) -> None:
    text = "Yesterday he left. Last week he came back on Friday. In 2019 it had been open for two years."
    found = times_of(text, published)
    assert [time.value for time in found.times] == ["2019", "P2Y"]
    (note,) = found.notes
    assert note.code == "undated" and note.detail.startswith("3 times")
    assert text[slice(*note.span)] == "Yesterday"


def test_later_with_nothing_told_before_has_no_value() -> None:
    found = times_of("A year later he came back.", PUBLISHED)
    assert found.times == () and [note.code for note in found.notes] == ["undated"]


def test_another_winter_is_no_certain_winter() -> None:
    assert times_of("The pins will not see another winter.", PUBLISHED).times == ()


def test_a_date_counted_off_the_calendar_has_no_value() -> None:
    assert times_of("It happened 9,000,000 days ago.", PUBLISHED).times[0].type == "duration"
