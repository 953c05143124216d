"""How alike two words are, what they sound like, and the lists behind it."""

import itertools
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.names import lists
from onrecord.names.fold import fold
from onrecord.names.sound import chinese_sound, loose_sound, sound
from onrecord.names.words import alike, distance

SUBJECTS = sorted(
    path.name.removesuffix(".toml") for path in files("onrecord.names").iterdir() if path.name.endswith(".toml")
)


@pytest.mark.parametrize(
    ("a", "b", "n"),
    [
        ("merkel", "merkel", 0),
        ("merkel", "merkle", 1),
        ("merkel", "merkur", 2),
        ("abc", "", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_distance_counts_letters_changed_and_neighbours_swapped(a: str, b: str, n: int) -> None:
    assert distance(a, b, 5) == n


@settings(deadline=None)
@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 4))
def test_a_limited_distance_is_the_distance_or_one_more_than_the_limit(a: str, b: str, limit: int) -> None:
    assert distance(a, b, limit) == min(distance(a, b, 20), limit + 1) == distance(b, a, limit)


def test_spellings_of_one_sound_share_a_key() -> None:
    assert sound("romanoff") == sound("romanov")
    assert sound("dostoyevsky") == sound("dostoyevskii")
    assert sound("schmidt") != sound("smith")
    assert loose_sound("hosseini") == loose_sound("husaini")


def test_pinyin_and_wade_giles_share_a_key_and_other_words_have_none() -> None:
    assert chinese_sound("zedong") == chinese_sound("tsetung") != ""
    assert chinese_sound("xiaoping") == chinese_sound("hsiaoping") != ""
    assert chinese_sound("smith") == ""


def test_two_known_given_names_are_never_spellings_of_each_other() -> None:
    assert alike("paul", "paula")[0] == 0
    assert alike("daniel", "danielle")[0] == 0
    assert alike("tim", "tom")[0] < 0.5


def test_an_initial_stands_for_names_that_begin_with_it() -> None:
    assert alike("j", "john")[0] == 0.75
    assert alike("j", "robert")[0] == 0


def test_a_name_is_folded_to_plain_letters() -> None:
    assert fold("Łukasz Ørsted-Þór") == "lukasz orsted-thor"
    assert fold("Чайковский") == "chaikovskii"
    assert fold("D’ANGELO  ‘x’") == "d'angelo  'x'"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_list_tells_its_origin(subject: str) -> None:
    assert all(entry["origin"] for entry in lists.table(subject).values())


@pytest.mark.parametrize("subject", [subject for subject in SUBJECTS if subject != "letters"])
def test_every_listed_word_is_written_as_names_are_folded(subject: str) -> None:
    for entry in lists.table(subject).values():
        for word in itertools.chain(entry.get("words", ()), *entry.get("groups", ())):
            assert fold(word) == word


def test_no_group_of_names_is_of_one_name() -> None:
    for name in ("spelling", "nickname", "language"):
        assert all(len(set(group)) > 1 for group in lists.table("given")[name]["groups"])
