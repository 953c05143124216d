"""The act is read from the cue."""

import pytest

from onrecord.read.act import act_of


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "assert"),
        ("according to", "assert"),
        ("", "assert"),
        ("asked", "ask"),
        ("wondered aloud", "ask"),
        ("has denied", "deny"),
        ("flatly rejected", "deny"),
        ("vowed", "promise"),
        ("called on", "demand"),
        ("has repeatedly called for", "demand"),
        ("conceded", "agree"),
        ("declined to say", "decline"),
        ("would not confirm", "decline"),
        ("did not respond to a request for comment", "silence"),
        ("did not immediately respond", "silence"),
        ("Asked", "ask"),
        ("didn’t return calls", "silence"),
    ],
)
def test_a_cue_names_its_act(cue: str, act: str) -> None:
    assert act_of(cue, "") == act


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("did not deny", "assert"),
        ("never agreed", "decline"),
        ("has not promised", "decline"),
        ("didn't refuse", "agree"),
    ],
)
def test_a_negated_cue_is_turned_around(cue: str, act: str) -> None:
    assert act_of(cue, "") == act


def test_a_word_within_a_word_is_no_cue() -> None:
    assert act_of("basked", "") == "assert"


def test_a_question_without_a_cue_asks() -> None:
    assert act_of("", "“Who knew?”") == "ask"
