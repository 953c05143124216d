"""An invented report, read whole with the shipped model: who asserted, who denied, who kept silent?"""

import hashlib

import pytest

from onrecord.ingest import parse
from onrecord.read import read
from onrecord.tag import Tagger, load_tagger
from onrecord.types import Attribution, Original

REPORT = """The mayor of Halverton, Ana Ruiz, said on Monday that the dam was safe.

The engineer, Tom Vale, denied that he had seen the cracks. He vowed to resign if the report was wrong.

Residents asked whether the town would be moved. The council urged them to stay calm.

The ministry noted that two inspectors had quit. A lawyer for the builder claimed that the papers were forged.

A spokeswoman for the builder declined to comment. The insurer, Calder Mutual, did not respond to a request for \
comment. Its founder could not be reached.

"I saw the crack myself," said Bo Ende, a diver. Documents show that three repairs were never paid.

Ruiz never mentioned the letter and would not say who had signed it. She admitted that the gate was old.
"""


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


@pytest.fixture(scope="module")
def told(tagger: Tagger) -> tuple[Attribution, ...]:
    data = REPORT.encode()
    return read(parse(Original("story.txt", data, hashlib.sha256(data).hexdigest())), tagger).attributions


def about(told: tuple[Attribution, ...], words: str) -> Attribution:
    """The innermost attribution whose cue or content holds ``words``."""
    found = [a for a in told if words in a.content.text or (a.cue is not None and words in a.cue.text)]
    return min(found, key=lambda a: len(a.content.text))


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("the dam was safe", "assert"),
        ("had seen the cracks", "deny"),
        ("to resign if", "promise"),
        ("the town would be moved", "ask"),
        ("to stay calm", "demand"),
        ("declined", "decline"),
        ("did not respond", "silence"),
        ("could not be reached", "silence"),
        ("never mentioned", "silence"),
        ("who had signed it", "decline"),
        ("the gate was old", "agree"),
    ],
)
def test_each_act_is_told_by_its_sentence(words: str, act: str, told: tuple[Attribution, ...]) -> None:
    assert about(told, words).act == act


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the dam was safe", "neutral"),
        ("two inspectors had quit", "endorses"),
        ("the papers were forged", "doubts"),
        ("three repairs", "endorses"),
        ("the gate was old", "endorses"),
    ],
)
def test_the_reporter_s_distance_is_kept(words: str, stance: str, told: tuple[Attribution, ...]) -> None:
    assert about(told, words).stance == stance


@pytest.mark.parametrize(
    ("words", "basis"),
    [("I saw the crack", "witness"), ("three repairs", "record"), ("the dam was safe", "unspecified")],
)
def test_how_a_speaker_knows_is_kept(words: str, basis: str, told: tuple[Attribution, ...]) -> None:
    assert about(told, words).basis == basis


def test_who_was_silent_is_named_with_the_words_that_say_so(told: tuple[Attribution, ...]) -> None:
    silent = {
        a.source.text.rstrip(","): a.cue.text
        for a in told
        if a.act in ("decline", "silence") and a.source is not None and a.cue is not None
    }
    assert silent.keys() >= {"A spokeswoman for the builder", "The insurer, Calder Mutual", "Its founder", "Ruiz"}
    assert all(cue in REPORT for cue in silent.values())


def test_each_silence_is_told_once(told: tuple[Attribution, ...]) -> None:
    cues = [a.cue.span for a in told if a.cue is not None]
    assert len(cues) == len(set(cues))


def test_every_span_shows_its_characters(told: tuple[Attribution, ...]) -> None:
    for a in told:
        assert " ".join(REPORT[s:e] for s, e in a.content.spans) == a.content.text
        assert a.cue is None or REPORT[slice(*a.cue.span)] == a.cue.text
