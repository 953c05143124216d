"""What holds of every two strings, names or not."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.names import compare, parse
from onrecord.names.fold import fold

GIVEN = ["John", "Mary", "Zoë", "Abdul Aziz", "Jean-Luc", "J.", "Bill", "William", "Mohammed", "Muhammad", "Kim", "Al"]
SURNAME = ["Smith", "O’Brien", "van der Berg", "García Márquez", "al-Assad", "Kim", "Xi", "Müller", "Mueller", "Иванов"]
PIECES = [*GIVEN, *SURNAME, "Dr.", "Jr.", "III", "President", "of", "and", "&", "Bank", "Inc.", "Ltd", "FBI", "U.S.",
          "44", "(née Roe)", '"Bob"', ",", "-", "’s", "Russian", "the", "bin", "محمد", "习近平", "김정은",
          "é", "İ", "ß", "ǰ"]  # fmt: skip

people = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAME)).map(" ".join)
assembled = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)
anything = assembled | st.text(max_size=40)
many = settings(deadline=None, max_examples=300)


@many
@given(anything, anything)
def test_the_order_of_the_two_names_does_not_matter(a: str, b: str) -> None:
    assert compare(a, b) == compare(b, a)


@many
@given(anything)
def test_a_name_is_the_same_as_itself(a: str) -> None:
    assert compare(a, a).verdict == "same"


@many
@given(anything, anything)
def test_composed_and_decomposed_letters_are_one(a: str, b: str) -> None:
    whole, apart = unicodedata.normalize("NFC", a), unicodedata.normalize("NFD", a)
    assert compare(whole, b) == compare(apart, b)


@many
@given(anything, anything)
def test_capitals_make_no_difference(a: str, b: str) -> None:
    assert compare(a.upper(), b) == compare(a.lower(), b)


@many
@given(people, people, st.sampled_from(["Dr.", "President", "Prof.", "Senator", "former President", "Gen."]))
def test_a_title_makes_no_difference(a: str, b: str, title: str) -> None:
    assert compare(f"{title} {a}", b).score == compare(a, b).score
    assert compare(f"{title} {a}", f"{title} {b}").score == compare(a, b).score


@many
@given(anything)
def test_folding_a_folded_name_changes_nothing(a: str) -> None:
    assert fold(fold(a)) == fold(a)


@many
@given(st.text(), st.text(), st.sampled_from(["person", "organisation", "unknown"]))
def test_no_text_raises(a: str, b: str, kind: str) -> None:
    found = compare(a, b, kind)  # type: ignore[arg-type]
    assert 0 <= found.score <= 1
    assert parse(a) == parse(a)


@pytest.mark.parametrize(
    "unit",
    ["a", "a ", "A. ", "e\u0301\u0323", "(", '"', "('\"", "-", ",a", "Mc", "Abd al-", "von ", "\u0301\u0323", "ﷺ", "𝔘 ",
     "of ", "Jr. ", "Dr. ", "’s ", "ab" * 50 + " "],
)  # fmt: skip
def test_hostile_names_take_time_in_proportion_to_their_length(unit: str) -> None:
    hostile = unit * (100_000 // len(unit))
    start = time.process_time()
    assert compare(hostile, hostile[:-1] + "x").verdict in {"same", "may-be", "different"}
    assert compare(hostile, "John Smith").verdict == "different"
    assert compare(hostile, hostile).verdict == "same"
    assert time.process_time() - start < 5
