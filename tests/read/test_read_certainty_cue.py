"""What a cue does to its content, and which word of the content counts."""

import pytest

from onrecord.read.certainty.head import head_of, is_order
from onrecord.read.certainty.operators import operators_in
from onrecord.read.certainty.outer import cue_certainty, is_bidding, under_cue
from onrecord.read.certainty.value import CERTAIN, NONE, number
from onrecord.types import Certainty, Span


@pytest.mark.parametrize(
    ("before", "cue", "expected"),
    [
        ("The minister ", "said", 3),
        ("The minister ", "did not say", 0),
        ("The minister did not ", "say", 0),
        ("The minister ", "denied", -3),
        ("The minister ", "did not deny", 0),
        ("The minister ", "refused to confirm", 0),
        ("The minister ", "refused to rule out", 1),
        ("The minister ", "ruled out", -3),
        ("The minister ", "believes", 2),
        ("The minister ", "does not believe", -2),
        ("The minister ", "doubts", -2),
        ("The minister has ", "no doubt", 2),
        ("The minister ", "hopes", 0),
        ("The minister ", "asked", 0),
        ("The minister ", "fears", 1),
        ("The minister ", "went on to say", 3),
        ("I ", "would say", 3),
        ("I ", "would not say", 0),
        ("He did not resign. The minister ", "said", 3),
        ("“I never did,” the minister ", "said", 3),
        ("The minister ", "tweeted", 3),
        ("", "according to", 3),
    ],
)
def test_a_cue_says_how_surely_its_content_is_said(before: str, cue: str, expected: int) -> None:
    text = f"{before}{cue} that the dam broke."
    found = cue_certainty(text, Span(len(before), len(before) + len(cue)), None, 0)
    assert number(found) == expected


def test_what_stands_before_the_teller_s_words_does_not_count() -> None:
    text = "Adams denied that Brown said the dam broke."
    at = text.index("said")
    assert number(cue_certainty(text, Span(at, at + 4), Span(at - 6, at - 1), text.index("that"))) == 3


def test_a_denied_negative_is_positive_and_no_commitment_stays_none() -> None:
    denied = Certainty("certain", "negative")
    assert under_cue(denied, denied) == CERTAIN
    assert under_cue(NONE, denied) == under_cue(denied, NONE) == NONE
    assert under_cue(denied, Certainty("possible", "positive")) == Certainty("possible", "negative")


def test_telling_with_an_infinitive_is_bidding_and_claiming_is_not() -> None:
    assert is_bidding("told", "to")
    assert not is_bidding("told", "that")
    assert not is_bidding("claimed", "to")


@pytest.mark.parametrize(
    ("tagged", "head"),
    [
        ("that/IN he/PRP may/MD have/VB lied/VBN", "lied"),
        ("If/IN it/PRP rains/VBZ ,/, the/DT dam/NN will/MD break/VB", "break"),
        ("the/DT man/NN who/WP paid/VBD him/PRP left/VBD", "left"),
        ("I/PRP think/VBP that/IN he/PRP lied/VBD", "lied"),
        ("it/PRP is/VBZ likely/JJ that/IN he/PRP lied/VBD", "lied"),
        ("she/PRP is/VBZ expected/VBN to/TO win/VB", "win"),
        ("it/PRP was/VBD not/RB a/DT good/JJ idea/NN", "idea"),
        ("the/DT bribery/NN charges/NNS against/IN him/PRP", "charges"),
        ("to/TO leave/VB the/DT house/NN", "leave"),
        ("He/PRP did/VBD n't/RB see/VB it/PRP", "see"),
    ],
)
def test_the_head_is_what_the_content_claims(tagged: str, head: str) -> None:
    lower, tags = zip(*(word.lower().rsplit("/", 1) for word in tagged.split()), strict=True)
    upper = [tag.upper() for tag in tags]
    assert lower[head_of(lower, upper, operators_in(lower), 0, len(lower))] == head


def test_a_verb_without_a_subject_is_an_order() -> None:
    assert is_order(("please", "leave", "now"), ["VB", "VB", "RB"], 1, 0)
    assert not is_order(("they", "leave", "now"), ["PRP", "VBP", "RB"], 1, 0)
