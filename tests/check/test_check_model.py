"""One draft and one source through the model that comes with onrecord."""

import hashlib

import pytest

from onrecord.check import Sources, check_draft
from onrecord.ingest import parse
from onrecord.read import read
from onrecord.tag import load_tagger
from onrecord.types import Original, Reading

SOURCE = """Clinic stays open, minister says

“We will not close the clinic this year,” Health Minister Ana Ruiz told reporters on Tuesday.

“The council acted far too late,” said Peter Novak, a councillor.
"""
DRAFT = """The row goes on

“We will close the clinic this year,” said Health Minister Ana Ruiz. “The council acted far too late,” she added.
"""


@pytest.mark.slow
def test_the_model_s_readings_tell_a_changed_word_and_a_wrong_mouth() -> None:
    tagger = load_tagger(None, threads=1)

    def reading(text: str) -> Reading:
        data = text.encode()
        return read(parse(Original("report.txt", data, hashlib.sha256(data).hexdigest())), tagger)

    source = reading(SOURCE)
    found = check_draft(reading(DRAFT), Sources([source.document.text], lambda number: source))
    assert [(one.verdict, one.speaker) for one in found] == [("misattributed", "Ana Ruiz"), ("altered", "Ana Ruiz")]
    assert "negation-changed" in found[1].codes
