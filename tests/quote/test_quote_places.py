"""Where words stand, and what is kept of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.quote import WordingIndex, compare
from onrecord.quote.memo import Memo
from onrecord.quote.places import Places

_KEYS = st.lists(st.sampled_from("abcde"), max_size=12)


@settings(deadline=None)
@given(_KEYS, st.lists(st.sets(st.sampled_from("abcdef")), max_size=4))
def test_a_word_is_told_where_it_stands_whatever_was_asked_before(keys: list[str], asked: list[set[str]]) -> None:
    places = Places(keys)
    for wanted in asked:
        found = places.of(wanted)
        for key in wanted:
            assert list(found.get(key, ())) == [i for i, other in enumerate(keys) if other == key]


def test_what_was_worked_out_for_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    assert [memo["clinic"], memo["clinic"], memo["board"]] == [6, 6, 5]
    assert asked == ["clinic", "board"]


def test_a_word_of_a_thousand_letters_is_not_kept() -> None:
    memo = Memo(len)
    assert memo["x" * 1000] == 1000
    assert not memo


def test_words_that_every_text_has_do_not_hide_the_text_that_is_meant() -> None:
    texts = [f"The board and the council said that number {i} is open" for i in range(200)]
    index = WordingIndex.build(texts)
    first = [index.candidates(f"the council said that number {i} is open") for i in (7, 90, 7)]
    assert [found[0] for found in first] == [7, 90, 7]
    assert WordingIndex.from_parts(index.parts).candidates("that number 90 is open") == index.candidates(
        "that number 90 is open"
    )


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("£36m", "£36 million", True),
        ("$1.5bn", "$1.5 billion", True),
        ("€200k", "€200,000", True),
        ("£36m", "£36 billion", False),
        ("36m", "36 million", False),
    ],
)
def test_a_short_scale_behind_an_amount_of_money_is_a_scale(one: str, other: str, is_same: bool) -> None:
    found = compare(f"We have committed {one} over six years", f"“We have committed {other} over six years,” he said.")
    assert found[0].alert is not is_same


def test_another_name_of_the_same_person_in_brackets_is_a_replacement() -> None:
    text = 'Lawrence "Larry" Kuhn was arrested. "I trusted Larry with my keys," she said. Rosa Tran left.'
    assert compare("I trusted [Kuhn] with my keys", text)[0].codes == ("bracket-replaced",)
    assert "bracket-changes-sense" in compare("I trusted [Tran] with my keys", text)[0].codes


def test_how_long_something_takes_is_no_condition() -> None:
    text = "“We will put four officers on the night shift, for as long as it takes,” he said."
    assert not compare("We will put four officers on the night shift", text)[0].alert
    bound = "“We will put four officers on the night shift, as long as the council pays,” he said."
    assert compare("We will put four officers on the night shift", bound)[0].codes == ("stops-before-limit",)


def test_whoever_says_so_is_told_in_all_words() -> None:
    text = "“Some people say that the old bridge is safe to cross,” she said."
    (limit,) = compare("the old bridge is safe to cross", text)[0].differences
    assert text[slice(*limit.source)].startswith("Some people say")
