"""Pronouns and descriptions that are nobody's source are mentions of the party they mean."""

import hashlib

import pytest

from onrecord.marks import find_marks
from onrecord.read.corefer import corefer
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Block, Content, Document, Passage, Span


def mentions(text: str, *spoken: tuple[str, str, str]) -> dict[str, list[str]]:
    """Each party's mentions as words; ``spoken`` are source, cue and content of direct quotations."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha[:16], "a.txt", sha, text, (Block(Span(0, len(text)), "paragraph"),))
    prose = prose_of(document)
    page = page_of(document, prose, find_marks(text))
    _, people = corefer(page, [attribution(text, *parts) for parts in spoken])
    return {party.name: [text[slice(*span)] for span in party.mentions] for party in people}


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def passage(words: str) -> Passage:
        start = text.index(words)
        return Passage(Span(start, start + len(words)), words)

    where = Content((passage(content).span,), content)
    return Attribution(cue, "direct", passage(source), passage(cue), where, 0.9)


def test_he_and_his_are_the_man_named_before() -> None:
    text = "Mr. Marc Ende left Bel. He took his hat."
    assert mentions(text)["Marc Ende"] == ["Mr. Marc Ende", "He", "his"]


def test_i_in_a_quotation_is_who_speaks_it() -> None:
    text = "“I lost my key,” Ann Rao said. Bo Ende laughed."
    found = mentions(text, ("Ann Rao", "said", "“I lost my key,”"))
    assert found["Ann Rao"] == ["I", "my", "Ann Rao"]


def test_the_mayor_is_who_was_called_so() -> None:
    text = "Ann Rao, the mayor of Bel, left early. Bo Ende stayed. They saw the mayor go."
    assert "the mayor" in mentions(text)["Ann Rao"]


def test_a_description_that_nobody_was_given_is_left_alone() -> None:
    text = "Ann Rao left early. They saw the mayor go."
    assert mentions(text)["Ann Rao"] == ["Ann Rao"]


@pytest.mark.parametrize("text", ["", "He left.", "I", "their its her", "“I” “me” ‘my’"])
def test_pronouns_without_anybody_before_them_mean_nobody(text: str) -> None:
    assert mentions(text) == {}


def test_offsets_hold_behind_emoji_and_combining_marks() -> None:
    text = "😀 Mr. Rene\u0301 Vadéc left. He smiled."
    found = mentions(text)
    assert [words for name in found for words in found[name]] == ["Mr. Rene\u0301 Vadéc", "He"]
