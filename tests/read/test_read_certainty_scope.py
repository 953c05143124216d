"""What words do to each other: the walk over operators, without the network."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.certainty.operators import lexicon, operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.value import CERTAIN, CLASSES, NONE, flipped, number, weaker
from onrecord.read.certainty.words import words_of
from onrecord.types import Certainty

_TOKENS = ("he", "did", "n't", "not", "may", "deny", "denied", "to", "that", "if", "said", "go", ".", "?", "who")
SURELY_NOT = Certainty("certain", "negative")


def certainty(sentence: str, event: str) -> Certainty:
    words = words_of(sentence, 0, len(sentence))
    return scope_of(words.lower, operators_in(words.lower), words.lower.index(event)).certainty


@pytest.mark.parametrize(
    ("sentence", "event", "modality", "polarity"),
    [
        ("The council approved the plan.", "approved", "certain", "positive"),
        ("The council did not approve the plan.", "approve", "certain", "negative"),
        ("The council didn’t approve the plan.", "approve", "certain", "negative"),
        ("The council may have approved the plan.", "approved", "possible", "positive"),
        ("The council may not have approved the plan.", "approved", "possible", "negative"),
        ("The council could not approve the plan.", "approve", "certain", "negative"),
        ("The council managed to approve the plan.", "approve", "certain", "positive"),
        ("The council did not manage to approve the plan.", "approve", "certain", "negative"),
        ("The council failed to approve the plan.", "approve", "certain", "negative"),
        ("The council did not fail to approve the plan.", "approve", "certain", "positive"),
        ("The council refused to approve the plan.", "approve", "certain", "negative"),
        ("The council wants to approve the plan.", "approve", "unspecified", "unspecified"),
        ("The council is unlikely to approve the plan.", "approve", "probable", "negative"),
        ("She denied that she approved the plan.", "approved", "certain", "negative"),
        ("She denied that she did not approve the plan.", "approve", "certain", "positive"),
        ("She did not say that he would not resign.", "resign", "unspecified", "unspecified"),
        ("It can't be ruled out that he resigned.", "resigned", "possible", "positive"),
        ("She doubts that he resigned.", "resigned", "probable", "negative"),
        ("I do not think that he resigned.", "resigned", "probable", "negative"),
        ("They knew that he resigned.", "resigned", "certain", "positive"),
        ("They did not know that he resigned.", "resigned", "certain", "positive"),
        ("They asked whether he resigned.", "resigned", "unspecified", "unspecified"),
        ("They will leave if he resigned.", "resigned", "unspecified", "unspecified"),
        ("Will he resign?", "resign", "unspecified", "unspecified"),
        ("She said he would resign.", "resign", "certain", "positive"),
        ("He reportedly resigned.", "resigned", "unspecified", "positive"),
    ],
)
def test_a_word_is_said_as_surely_as_the_operators_over_it_leave_it(
    sentence: str, event: str, modality: str, polarity: str
) -> None:
    assert certainty(sentence, event) == Certainty(modality, polarity)  # type: ignore[arg-type]


def test_a_relative_clause_is_told_as_fact_whatever_stands_around_it() -> None:
    assert certainty("He denied hitting the man who called him.", "called") == CERTAIN


def test_every_class_of_operators_names_its_origin_and_only_known_places() -> None:
    for operator in lexicon().named.values():
        assert operator.takes <= {"clause", "to", "ing", "noun", "group", "modifier"}, operator.name
    assert lexicon().phrases["ruled out"][0].name == "ruleout"


@given(st.sampled_from(CLASSES), st.sampled_from(CLASSES))
@settings(deadline=None)
def test_putting_one_commitment_under_another_never_makes_it_surer(one: Certainty, other: Certainty) -> None:
    assert abs(number(weaker(one, other))) <= min(abs(number(one)), abs(number(other)))
    assert number(flipped(one)) == -number(one)


@given(
    st.lists(
        st.sampled_from(
            [
                "he",
                "did",
                "n't",
                "not",
                "may",
                "deny",
                "denied",
                "to",
                "that",
                "if",
                "said",
                "go",
                ".",
                "?",
                "unlikely",
                "who",
            ]
        ),
        min_size=1,
    )
)
@settings(deadline=None)
def test_any_words_in_any_order_have_a_scope(tokens: list[str]) -> None:
    marks = operators_in(tuple(tokens))
    for at in range(len(tokens)):
        assert number(scope_of(tuple(tokens), marks, at).certainty) in range(-3, 4)


def test_nothing_is_left_of_no_commitment_but_what_is_presupposed() -> None:
    named = lexicon().named
    assert named["say"].under(NONE) == NONE
    assert named["know"].under(NONE) == CERTAIN
    assert named["not"].under(CERTAIN) == SURELY_NOT


@given(st.text(max_size=60))
@settings(deadline=None)
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text, 0, len(text))
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == list(words.shown)
    assert list(words.starts) == sorted(words.starts)


def test_contractions_are_cut_as_corpora_cut_them() -> None:
    text = "“He can’t, won't and didn’t,” she said; he'll go to the U.S. 🙂"
    assert words_of(text, 0, len(text)).lower == (
        '"', "he", "ca", "n't", ",", "wo", "n't", "and", "did", "n't", ",", '"', "she", "said", ";", "he", "'ll", "go",
        "to", "the", "u.s.", "🙂",
    )  # fmt: skip
