"""A statement was made on the date in the clause of its cue."""

import pytest

from onrecord.read.when import said_on, times_of
from onrecord.types import Span


def said(text: str, cue: str, *contents: str) -> str | None:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return said_on(text, times_of(text, "2021-02-04").times, span(cue), [span(content) for content in contents])


@pytest.mark.parametrize(
    ("text", "cue", "contents", "value"),
    [
        ("“I never saw it,” Mr. Tamsen told The Ledger on Jan. 28.", "told", ["“I never saw it,”"], "2021-01-28"),
        ("In the memo, dated June 11, 2020, Ms. Marrow described cracks.", "described", ["cracks"], "2020-06-11"),
        ("She confirmed on Monday that he had left.", "confirmed", ["that he had left"], "2021-02-01"),
        ("In March 2019 he told us that it was safe.", "told", ["that it was safe"], "2019-03"),
        ("She said it at 9 a.m. on Jan. 28.", "said", ["it"], "2021-01-28"),
    ],
)
def test_a_date_beside_the_cue_is_that_of_the_saying(text: str, cue: str, contents: list[str], value: str) -> None:
    assert said(text, cue, *contents) == value


@pytest.mark.parametrize(
    ("text", "cue", "contents"),
    [
        ("He said that it fell on Nov. 21, 2020.", "said", ["that it fell on Nov. 21, 2020"]),
        ("It fell on Nov. 21, 2020. He said so.", "said", ["so"]),
        ("He said so. On Nov. 21, 2020, it fell.", "said", ["so"]),
        ("“It is safe,” said Mr. Pell, who joined in March 2019.", "said", ["“It is safe,”"]),
        ("“It is safe,” said Mr. Vadec, inspector until Sept. 30, 2020.", "said", ["“It is safe,”"]),
        ("He now says that it is safe.", "says", ["that it is safe"]),
        ("He said last year that it was safe.", "said", ["that it was safe"]),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_saying(text: str, cue: str, contents: list[str]) -> None:
    assert said(text, cue, *contents) is None


def test_the_nearest_date_counts() -> None:
    text = "In July 2020 the ramp closed, and on Aug. 3, 2020, he told us so."
    assert said(text, "told", "so") == "2020-08-03"
