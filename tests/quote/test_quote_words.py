"""Texts as words, and numbers by their value."""

import pytest

from onrecord.quote import split_words, take_apart


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("10", "#10"),
        ("ten", "#10"),
        ("twenty-five", "#25"),
        ("two hundred and five thousand", "#205000"),
        ("1,250,000", "#1250000"),
        ("1.25 million", "#1250000"),
        ("$5", "#5 dollar"),
        ("five dollars", "#5 dollar"),
        ("5%", "#5 percent"),
        ("five per cent", "#5 percent"),
        ("3rd", "#3th"),
        ("third", "#3th"),
    ],
)
def test_a_number_is_one_word_by_its_value(written: str, key: str) -> None:
    assert split_words(written).keys == (key,)


def test_numbers_side_by_side_stay_apart() -> None:
    assert split_words("two, three or four five").keys == ("#2", "#3", "or", "#4", "#5")


@pytest.mark.parametrize("written", ["oﬃce", "OFFICE", "of\u00adfice", "of\u200bfice"])
def test_print_does_not_matter_to_a_words_key(written: str) -> None:
    assert split_words(written).keys == ("office",)


def test_offsets_hold_with_emoji_and_combining_characters() -> None:
    text = "👩‍👩‍👧 said: “cafe\u0301 — naïve” 🎉 ok"
    words = split_words(text)
    assert [words.raw(i) for i in range(len(words))] == ["said", "cafe\u0301", "naïve", "ok"]
    assert words.keys[1] == "café"


def test_marks_of_a_draft_are_told_from_its_words() -> None:
    draft = take_apart("[T]he plan … is [not ours], she [sic] said [emphasis added]")
    assert draft.words.keys == ("the", "plan", "is", "she", "said")
    assert [(m.kind, m.at) for m in draft.marks] == [
        ("bracket-case", 0),
        ("ellipsis", 2),
        ("bracket", 3),
        ("sic", 4),
        ("emphasis-added", 5),
    ]
