"""The tense of a cue tells whether it may belong to a day that is over."""

import pytest

from onrecord.read.when.cues import tense_of


@pytest.mark.parametrize(
    ("before", "cue", "tense"),
    [
        ("Rao ", "said", "past"),
        ("Rao ", "did not say", "past"),
        ("Rao ", "was asked", "past"),
        ("Rao has ", "said", "perfect"),
        ("Rao has repeatedly ", "said", "perfect"),
        ("Rao ", "hasn’t said", "perfect"),
        ("it had long been ", "said", "pluperfect"),
        ("Rao ", "had said", "pluperfect"),
        ("Rao ", "says", "present"),
        ("I ", "promise", "present"),
        ("I ", "cannot rule out", "present"),
        ("I", "’m sure", "present"),
        ("Rao ", "will say", "future"),
        ("Rao ", "is expected to say", "future"),
        ("He left, ", "adding", "participle"),
        ("", "according to", "none"),
        ("", ":", "none"),
        ("they ", "would not say", "none"),
    ],
)
def test_auxiliaries_and_endings_tell_the_tense(before: str, cue: str, tense: str) -> None:
    assert tense_of(before, cue) == tense


def test_an_auxiliary_of_another_verb_is_not_the_cues() -> None:
    assert tense_of("Rao, who had left, ", "said") == "past"
