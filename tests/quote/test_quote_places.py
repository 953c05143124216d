"""Where words stand, and what is kept of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.quote import WordingIndex
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
