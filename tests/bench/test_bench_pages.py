"""The invented pages of bench/pages.py, and the floors that reading them must not fall below."""

import pytest

from pages import BARS, HELD_OUT, TUNED, by_onrecord, means, original_of, pages, scores


@pytest.mark.parametrize("half", [TUNED, HELD_OUT], ids=["tuned", "held-out"])
def test_two_pages_of_every_layout_are_read_above_the_bars(half: tuple) -> None:
    found = means([scores(by_onrecord(page), page.truth) for page in pages(half, 2)])
    assert {measure: round(found[measure], 3) for measure, bar in BARS.items() if found[measure] < bar} == {}


def test_a_page_is_the_same_every_time_and_unlike_the_next() -> None:
    first, second = pages(TUNED[:1], 2)
    assert pages(TUNED[:1], 1) == [first]
    assert first.html != second.html


def test_every_layout_is_its_own() -> None:
    names = [page.layout for page in pages((*TUNED, *HELD_OUT), 1)]
    assert len(set(names)) == len(names) >= 30


def test_the_text_of_a_truth_stands_on_its_page() -> None:
    for page in pages((*TUNED, *HELD_OUT), 1):
        assert len(page.truth.text) >= 4
        assert original_of(page).data
        assert set(page.truth.quotations) <= set(page.truth.text)
