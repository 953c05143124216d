"""The questions shown in the reference are questions."""

import re
from pathlib import Path

import pytest

from onrecord.ask import parse
from onrecord.ask.fields import FIELD_NAMES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"
TABLE = PAGE.read_text(encoding="utf-8").split("## Questions")[1].split("\n- ")[0]
SHOWN = sorted(set(re.findall(r"`([^`]+)`", TABLE)))


@pytest.mark.parametrize("question", SHOWN)
def test_a_question_of_the_reference_can_be_asked(question: str) -> None:
    assert parse(question)


def test_the_reference_shows_every_field() -> None:
    assert {name for name in FIELD_NAMES if any(f"{name}:" in question for question in SHOWN)} == set(FIELD_NAMES)
