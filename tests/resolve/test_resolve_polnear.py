"""200 articles of PolNeAR train in another order give byte-identical speakers.

The corpus is not part of the repository; where it is absent this test skips.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.resolve import Appearance, appearances, resolve
from onrecord.tag import load_tagger

SHARED = Path(__file__).parents[3] / "shared"
TEXTS = sorted((SHARED / "data" / "polnear" / "train" / "text").glob("*.txt"))[::4][:200]
SHOW = """
import pickle, sys
from onrecord.resolve import resolve
sys.stdout.buffer.write(repr(resolve(pickle.load(sys.stdin.buffer))).encode())
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(len(TEXTS) < 200, reason=f"PolNeAR train is not in {SHARED}")]


@pytest.fixture(scope="module")
def found() -> list[Appearance]:
    tagger = load_tagger()
    return [one for path in TEXTS for one in appearances(read(parse(load(str(path))), tagger))]


def test_shuffling_the_articles_gives_identical_speakers_in_another_process(found: list[Appearance]) -> None:
    import pickle

    shuffled = list(found)
    random.Random(3).shuffle(shuffled)
    environment = os.environ | {"PYTHONHASHSEED": "12345"}
    done = subprocess.run(
        [sys.executable, "-c", SHOW], input=pickle.dumps(shuffled), capture_output=True, check=True, env=environment
    )
    assert done.stdout == repr(resolve(found)).encode()


def test_names_that_everybody_knows_are_one_speaker_each(found: list[Appearance]) -> None:
    """Namesakes are rare: of people by full name in the same news, none should fall apart."""
    named = [s for s in resolve(found).roster.speakers if s.kind == "person"]
    for name in ("Hillary Clinton", "Donald Trump", "Bernie Sanders", "Ted Cruz"):
        assert sum(speaker.name == name for speaker in named) == 1
