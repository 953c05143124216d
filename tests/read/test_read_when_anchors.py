"""A relative expression counts from publication, from the day of speaking, or from the date told last."""

import pytest

from onrecord.marks import find_marks
from onrecord.read.when import times_of
from onrecord.types import Span

PUBLISHED = "2020-07-08"


def values(text: str, published: str | None = PUBLISHED) -> list[str]:
    quoted = [Span(found.start, found.end) for found in find_marks(text).quoted if found.depth == 0]
    return [time.value for time in times_of(text, published, quoted).times]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He resigned on Tuesday.", "2020-07-07"),
        ("He will resign on Tuesday.", "2020-07-14"),
        ("He is expected to resign Tuesday.", "2020-07-14"),
        ("The hearing is Tuesday.", "2020-07-14"),
        ("It had been due to end on Tuesday.", "2020-07-07"),
        ("He said Tuesday's ruling would stand.", "2020-07-07"),
        ("She could come as soon as Tuesday.", "2020-07-14/.."),
        ("He resigned on Wednesday.", "2020-07-08"),
        ("He resigned in March.", "2020-03"),
        ("He will resign in March.", "2021-03"),
        ("He resigned in October.", "2019-10"),
        ("The fair is on July 1.", "2020-07-01"),
        ("He resigned on Dec. 15.", "2019-12-15"),
        ("The dividend will be paid on Feb. 1.", "2021-02-01"),
        ("He promised a timetable before Christmas.", "../2020-12-25"),
        ("He resigned in the fourth quarter.", "2020-10/2020-12"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_that_the_verb_points_to(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_fourth_quarter_reported_in_january_is_last_years() -> None:
    assert values("Profit fell in the fourth quarter.", "2020-01-20") == ["2019-10/2019-12"]


def test_a_weekday_after_another_is_the_next_one() -> None:
    assert values("The shop was open Monday to Friday.") == ["2020-07-06", "2020-07-10"]


def test_later_counts_from_the_date_told_last() -> None:
    text = "On June 11, 2018, she wrote a memo. Two months later she was dismissed, and the following year she sued."
    assert values(text) == ["2018-06-11", "2018-08", "2019"]


def test_that_day_is_the_date_told_last() -> None:
    assert values("On 24 June 2019 it came. I entered it in the log that day.") == ["2019-06-24", "2019-06-24"]


def test_that_day_far_from_any_date_has_no_value() -> None:
    text = (
        "On 24 June 2019 it came. " + "Nobody in the whole house knew what to do about it. " * 8 + "He left that day."
    )
    assert values(text) == ["2019-06-24"]


def test_the_same_day_as_the_date_after_it_does_not_count_from_the_one_before() -> None:
    assert values("He spoke on Thursday. I sent it up the same day, 11 June.") == ["2020-07-02", "2020-06-11"]


def test_a_month_told_after_an_old_date_is_in_its_year() -> None:
    assert values("In February 2017 he met her. On March 3 they signed.") == ["2017-02", "2017-03-03"]


def test_a_day_beside_another_of_the_same_month_is_in_its_year() -> None:
    assert values("It was March 9, 2019, not March 19.") == ["2019-03-09", "2019-03-19"]


def test_a_quotation_counts_from_publication_where_nothing_says_when_it_was_said() -> None:
    assert values("“I met him three weeks ago,” she said.") == ["2020-06-15/2020-06-21"]


def test_a_quotation_counts_from_the_day_on_which_it_was_said() -> None:
    text = "“I met him yesterday,” she told the BBC on March 3, 2019. Yesterday she was silent."
    assert values(text) == ["2019-03-02", "2019-03-03", "2020-07-07"]


def test_a_letter_counts_from_its_own_date() -> None:
    text = "In a letter dated June 3, 2018, Ms. Hale wrote: “I told him three weeks ago. He answered last month.”"
    assert values(text) == ["2018-06-03", "2018-05-07/2018-05-13", "2018-05"]


def test_a_letter_dated_to_the_month_gives_no_day() -> None:
    text = "In a letter dated June 2018 Ms. Hale wrote: “I told him yesterday. He answered last month.”"
    assert values(text) == ["2018-06", "2018-05"]


def test_a_date_that_is_not_that_of_the_saying_does_not_move_the_quotation() -> None:
    text = "On June 3, 2018, the ramp, which had stood for years beside the old harbour, fell. “It creaked last week.”"
    assert values(text)[-1] == "2020-06-29/2020-07-05"


HISTORY = (
    "The war began in 1861. On March 4, 1861, he was sworn in. The fort fell on April 12. In December, he left."
    " In February, he came back. The next day the city was taken. A study of 2005 says so. On 3 March, it burned."
)


def test_a_history_dates_from_its_own_story() -> None:
    assert values(HISTORY, "2009-12-19") == [
        "1861", "1861-03-04", "1861-04-12", "1861-12", "1862-02", "2005", "1862-03-03",
    ]  # fmt: skip


def test_a_published_month_anchors_months_and_years_only() -> None:
    text = "He came yesterday, on Tuesday, in March, and last year."
    assert values(text, "2020-07") == ["2020-03", "2019"]


def test_a_published_year_anchors_years_only() -> None:
    assert values("He came yesterday, in March, and last year.", "2020") == ["2019"]


@pytest.mark.parametrize(
    "text",
    [
        "The president, in power since 1986, defended the loan. In a speech in June he said so again.",
        "In 2015 the town built a pool.\n\nIn June the mayor said it leaked.",
        "The pool, built in 1998, leaks. The mayor said so in June.",
    ],
)
def test_in_a_report_without_a_day_a_year_in_passing_says_of_no_month_which_it_is(text: str) -> None:
    assert not [value for value in values(text, None) if value.endswith("-06")]


def test_in_a_report_without_a_day_a_month_counts_from_the_year_that_its_paragraph_tells() -> None:
    assert values("In 2015 the town built a pool. In June it leaked.", None)[-1] == "2015-06"
