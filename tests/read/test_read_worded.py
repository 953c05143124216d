"""Quotations that a phrase gives to somebody, where there is no verb of saying."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import find_marks
from onrecord.read.contest import Draft
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.worded import worded
from onrecord.types import Block, Document, Passage, Span


def page(text: str) -> Page:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha256[:16], "a.txt", sha256, text, tuple(blocks))
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def found(text: str, *drafts: Draft) -> list[tuple[str, str, str]]:
    made = list(worded(page(text), drafts))
    assert all(d.source and d.cue for d in made)
    return [(d.source.text, d.cue.text, text[slice(*d.spans[0])]) for d in made if d.source and d.cue]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("In the words of the clerk Tamba Quill, “the book is shut”.", "the clerk Tamba Quill", "“the book is shut”"),
        ("He was, in the words of a senior aide, “the lamp” of it.", "a senior aide", "“the lamp”"),
        ("In the words of one aide, he was “the lamp” of it.", "one aide", "he was “the lamp” of it"),
        ("The depot is, to quote its manager, Ola Brand, “a shed 🚌”.", "its manager, Ola Brand", "“a shed 🚌”"),
        ("The fare was, in one rider’s phrase, “a tax”.", "one rider’s", "“a tax”"),
        ("It was “a shed”, in the words of Ola Brand.", "Ola Brand", "“a shed”"),
        ("It was, in his own words, “a shed”.", "his", "“a shed”"),
        ("His message to riders was simple: “Walk.”", "His", "“Walk.”"),
        ("On Friday the company’s answer was “no”.", "the company’s", "“no”"),
        ("“It is a scandal.” That was the verdict of Kofi Mensah, who drives.", "Kofi Mensah", "“It is a scandal.”"),
        ("Islander Tam Baillie, by text: “The shop is out.”", "Islander Tam Baillie", "“The shop is out.”"),
        ("“We stay,” was how Moyo summed up the day.", "Moyo", "“We stay,”"),
    ],
)
def test_a_phrase_says_whose_words_they_are(text: str, source: str, content: str) -> None:
    assert [(s, c) for s, _, c in found(text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The film “Walk” was the answer of a generation.\n“Stay” is a song.",
        "Her book, “The Answer”, is out.",
        "In the words of the law it was void. The court closed “Room 3” on Friday.",
        "The answer: nobody knows what “fair” means.",
        "How Moyo spoke of “fairness” is not known.",
    ],
)
def test_a_title_or_a_word_in_marks_is_nobody_s_statement(text: str) -> None:
    assert found(text) == []


def test_a_quotation_that_somebody_has_already_is_left_to_them() -> None:
    text = "In the words of Ola Brand, “it is a shed”, Moyo said."
    start = text.index("“")
    cue = Passage(Span(text.index("said"), text.index("said") + 4), "said")
    assert found(text, Draft(None, cue, (Span(start, text.index("”") + 1),), 0.9)) == []


PIECES = [
    "In the words of ",
    "Ola Brand",
    ", ",
    "“it is 😀”",
    " His answer was: ",
    "was how ",
    "e\u0301 said",
    ".\n",
    "that was the view of ",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for source, cue, content in found(text):
        assert source in text and cue in text and content in text
        assert source.strip() and cue.strip() and content.strip()
