"""Every kind of time expression is found whole and given its value; published 8 July 2020, a Wednesday."""

import pytest

from onrecord.read.when import times_of

PUBLISHED = "2020-07-08"


def only(text: str, published: str | None = PUBLISHED) -> tuple[str, str, str]:
    (time,) = times_of(text, published).times
    return time.text, time.value, time.type


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("It opened on July 1, 2018.", "July 1, 2018", "2018-07-01"),
        ("It opened on 1 July 2018 at last.", "1 July 2018", "2018-07-01"),
        ("It opened on Sunday, July 1, 2018.", "Sunday, July 1, 2018", "2018-07-01"),
        ("It opened on the fourth of March 2019.", "the fourth of March 2019", "2019-03-04"),
        ("It fell on March second nineteen ninety-eight.", "March second nineteen ninety-eight", "1998-03-02"),
        ("It opened on 2018-07-01 at last.", "2018-07-01", "2018-07-01"),
        ("It opened on 13/04/2020 at last.", "13/04/2020", "2020-04-13"),
        ("Changed on 05.02.2019 at last.", "05.02.2019", "2019-02-05"),
        ("It opened in July 2018.", "July 2018", "2018-07"),
        ("It opened in January this year.", "January this year", "2020-01"),
        ("It opened in 2018.", "2018", "2018"),
        ("It opened in fiscal 2018.", "fiscal 2018", "2018"),
        ("It fell in 499 BC.", "499 BC", "-0498"),
        ("It opened in the 1990s.", "the 1990s", "1990/1999"),
        ("It opened in the '90s.", "the '90s", "1990/1999"),
        ("It was built in the 20th century.", "the 20th century", "1901/2000"),
        ("It was built in the fourth century BC.", "the fourth century BC", "-0399/-0300"),
        ("It grew in the third quarter of 2018.", "the third quarter of 2018", "2018-07/2018-09"),
        ("It grew in the second half of 2018.", "the second half of 2018", "2018-07/2018-12"),
        ("It opened in the summer of 2018.", "the summer of 2018", "2018-06/2018-08"),
        ("It opened last winter.", "last winter", "2019-12/2020-02"),
        ("It opened on Christmas 2018.", "Christmas 2018", "2018-12-25"),
        ("It opened on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
    ],
)  # fmt: skip
def test_a_date_of_the_calendar_has_its_value(text: str, found: str, value: str) -> None:
    assert only(text) == (found, value, "date")


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("It closed in late 2017.", "late 2017", "2017-10/2017-12"),
        ("It closed in early 2017.", "early 2017", "2017-01/2017-03"),
        ("It closed in mid-2019.", "mid-2019", "2019-06"),
        ("It closed at the end of 2018.", "the end of 2018", "2018-12"),
        ("It closed at the beginning of March 2018.", "the beginning of March 2018", "2018-03-01/2018-03-10"),
        ("It closed in late-February 2020.", "late-February 2020", "2020-02-21/2020-02-29"),
        ("It closed in the early 1980s.", "the early 1980s", "1980/1983"),
    ],
)
def test_a_part_of_a_period_is_narrower_than_the_period(text: str, found: str, value: str) -> None:
    assert only(text) == (found, value, "date")


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("He came today.", "today", "2020-07-08"),
        ("He came the day before yesterday.", "the day before yesterday", "2020-07-06"),
        ("He came last week.", "last week", "2020-06-29/2020-07-05"),
        ("He came last month.", "last month", "2020-06"),
        ("He will come next year.", "next year", "2021"),
        ("He came earlier this year.", "earlier this year", "2020"),
        ("He came last Friday.", "last Friday", "2020-07-03"),
        ("He came last October.", "last October", "2019-10"),
        ("He came three weeks ago.", "three weeks ago", "2020-06-15/2020-06-21"),
        ("He came two months ago.", "two months ago", "2020-05"),
        ("He came ten days ago.", "ten days ago", "2020-06-28"),
        ("He came four and a half years ago.", "four and a half years ago", "2016-01"),
        ("He came a decade ago.", "a decade ago", "2010"),
        ("He will be back two weeks from now.", "two weeks from now", "2020-07-20/2020-07-26"),
        ("He is now a farmer.", "now", "2020-07-08"),
        ("He recently came.", "recently", "../2020-07-08"),
        ("He is expected in the coming weeks.", "the coming weeks", "2020-07-08/.."),
    ],
)
def test_an_expression_that_counts_from_publication_has_its_value(text: str, found: str, value: str) -> None:
    assert only(text) == (found, value, "date")


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("He stayed for two weeks.", "two weeks", "P2W"),
        ("He stayed for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("He stayed an hour and a half.", "an hour and a half", "PT1H30M"),
        ("He stayed two hours and 30 minutes.", "two hours and 30 minutes", "PT2H30M"),
        ("He stayed for twenty-five days.", "twenty-five days", "P25D"),
        ("He stayed for two hundred and ten years.", "two hundred and ten years", "P210Y"),
        ("He stayed for a couple of months.", "a couple of months", "P2M"),
        ("He stayed for the past 18 months.", "the past 18 months", "P18M"),
        ("He served a five-year term.", "a five-year term", "P5Y"),
        ("He stayed for nearly three decades.", "nearly three decades", "P30Y"),
        ("He stayed for several days.", "several days", "PXD"),
        ("He stayed for years.", "years", "PXY"),
    ],
)
def test_a_duration_is_written_as_iso_8601_has_it(text: str, found: str, value: str) -> None:
    assert only(text) == (found, value, "duration")


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("They meet daily.", "daily", "P1D"),
        ("They meet every week.", "every week", "P1W"),
        ("They meet every other week.", "every other week", "P1W"),
        ("They meet twice a month.", "a month", "P1M"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet on Fridays.", "Fridays", "XXXX-WXX-5"),
        ("They meet each July.", "each July", "XXXX-07"),
        ("They meet every morning.", "every morning", "XXXX-XX-XXTMO"),
    ],
)
def test_a_repeated_time_is_a_set(text: str, found: str, value: str) -> None:
    assert only(text) == (found, value, "set")


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("It fell at 6:40 a.m. on Nov. 21, 2020.", "6:40 a.m. on Nov. 21, 2020", "2020-11-21T06:40"),
        ("It fell at 12 a.m. Friday.", "12 a.m. Friday", "2020-07-03T00"),
        ("It fell at noon Friday.", "noon Friday", "2020-07-03T12"),
        ("It fell at 14:20 sharp.", "14:20", "T14:20"),
        ("It fell on Friday night.", "Friday night", "2020-07-03T20/2020-07-03T23"),
        ("It fell this morning.", "this morning", "2020-07-08T06/2020-07-08T11"),
        ("It fell last night.", "last night", "2020-07-07T20/2020-07-07T23"),
    ],
)
def test_a_time_of_day_has_its_day_where_the_text_tells_it(text: str, found: str, value: str) -> None:
    assert only(text) == (found, value, "time")


def test_a_time_takes_its_day_from_the_words_close_after_it() -> None:
    values = [time.value for time in times_of("It fell at 10:35 a.m. (0735 GMT) Friday.", PUBLISHED).times]
    assert values == ["2020-07-03T10:35", "2020-07-03"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He has lived there since February 2017.", ["2017-02/.."]),
        ("It stood empty until September 2018.", ["../2018-09"]),
        ("It ran through August 2019.", ["../2019-08"]),
        ("They denied it as late as 2009.", ["../2009"]),
        ("By the end of June, they knew.", ["../2020-06-30"]),
        ("It may fall as early as Friday.", ["2020-07-10/.."]),
        ("It was not until Tuesday that he knew.", ["2020-07-07/.."]),
        ("He served from March 2016 to December 2018.", ["2016-03/..", "../2018-12"]),
        ("He served between 1994 and 1997.", ["1994/..", "../1997"]),
        ("The war of 1914-1918 was long.", ["1914/..", "../1918"]),
        ("He lived there from late 2016 until early 2018.", ["2016-10/..", "../2018-03"]),
        ("Prices fell from 2018's peak.", ["2018"]),
    ],
)
def test_a_preposition_opens_the_interval(text: str, values: list[str]) -> None:
    assert [time.value for time in times_of(text, PUBLISHED).times] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kolchak left on 6-7 February 1920.", ["6", "7 February 1920"]),
        ("They met on May 4 and 5 in Bern.", ["May 4", "5"]),
        ("The season of 1995-96 was cold.", ["1995", "96"]),
        ("In April and June 1955 it rained.", ["April", "June 1955"]),
        ("It takes two to six days.", ["two", "six days"]),
    ],
)
def test_the_ends_of_a_range_are_two_times(text: str, found: list[str]) -> None:
    assert [time.text for time in times_of(text, PUBLISHED).times] == found


@pytest.mark.parametrize(
    "text",
    [
        "It may fall.",
        "They march on.",
        "The group began to fall apart.",
        "It cost $1999 and weighed 2000 pounds.",
        "The index closed at 2082.1 points.",
        "About 1500 people came, and 1700 others.",
        "A 52-year-old man, 52 years old, spoke.",
        "She read USA Today, the Daily Mail, the Sunday Times and VOA Today.",
        "He finished second and lost a quarter of his money.",
        "Temperatures were in the 50s.",
        "The score was 10:12.",
    ],
)
def test_words_and_numbers_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert times_of(text, PUBLISHED).times == ()


def test_a_quarter_is_compared_with_the_same_one_of_the_year_before() -> None:
    text = "Profit rose in the third quarter. A year earlier, it had fallen. Sales for the quarter were up."
    values = [time.value for time in times_of(text, "2019-11-02").times]
    assert values == ["2019-07/2019-09", "2018-07/2018-09", "2019-07/2019-09"]
