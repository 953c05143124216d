"""A participle says who was asked, not who asked."""

import hashlib

import pytest

from onrecord.marks import find_marks
from onrecord.read.asked import asker, opens_as_asked
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Block, Document, Passage, Span


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(Span(start, start + len(words)), words)


def left(text: str, cue: str, source: str) -> str | None:
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha[:16], "a.txt", sha, text, (Block(Span(0, len(text)), "paragraph"),))
    prose = prose_of(document)
    page = page_of(document, prose, find_marks(prose.text, prose.breaks))
    found = asker(page, passage(text, cue), passage(text, source))
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Asked about the minutes, Ms Quill said they were forged.", "Asked about", "Ms Quill"),
        ("The mayor laughed when pressed on the figures.", "pressed", "The mayor"),
        ("When asked whether he would go, Penn said no.", "When asked", "Penn"),
        ("Ana Brisk, asked about the letter, said: “No.”", "asked about", "Ana Brisk,"),
        ("🎣 It rained. Questioned again, the captain wept.", "Questioned again", "the captain"),
    ],
)
def test_whoever_was_asked_is_no_source_of_the_question(text: str, cue: str, source: str) -> None:
    assert left(text, cue, source) is None


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Asked by a reporter whether he would go, Penn said no.", "Asked", "a reporter"),
        ("The lawyer asked whether he would go.", "asked", "The lawyer"),
        ('"Why?" asked Penn.', "asked", "Penn"),
        ("Ana Brisk, the clerk, asked about the letter. She said no.", "asked", "Ana Brisk, the clerk,"),
        ("Asked Penn: Who let them in?", "Asked", "Penn"),
        ("Told of the fire, the mayor wept.", "Told of", "the mayor"),
    ],
)
def test_whoever_asks_stays_the_source(text: str, cue: str, source: str) -> None:
    assert left(text, cue, source) == source


def test_a_participle_of_asking_opens_as_asked() -> None:
    assert opens_as_asked("asked about")
    assert not opens_as_asked("said when asked")
