"""What somebody is quoted as saying has two voices."""

import hashlib

from onrecord.marks import find_marks
from onrecord.read.cited import cited_within
from onrecord.read.contest import Draft
from onrecord.read.page import page_of
from onrecord.read.prose import prose_of
from onrecord.types import Block, Document, Passage, Span


def cited(text: str, cue: str, content: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found inside one attribution."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(sha[:16], "a.txt", sha, text, (Block(Span(0, len(text)), "paragraph"),))
    prose = prose_of(document)
    at, start = text.index(cue), text.index(content)
    draft = Draft(None, Passage(Span(at, at + len(cue)), cue), (Span(start, start + len(content)),), 0.9)
    found = list(cited_within(page_of(document, prose, find_marks(prose.text, prose.breaks)), [draft]))
    assert all(d.nested and d.source and d.cue for d in found)
    return [
        (text[slice(*d.source.span)], text[slice(*d.cue.span)], text[slice(*d.spans[0])])
        for d in found
        if d.source and d.cue
    ]


def test_the_one_who_is_quoted_speaks_within_the_quoters_words() -> None:
    text = "The Gazette quoted an aide, Bo Ende 🚢, as saying that he had warned them."
    assert cited(text, "quoted", "an aide, Bo Ende 🚢, as saying that he had warned them") == [
        ("an aide, Bo Ende 🚢", "as saying", "that he had warned them")
    ]


def test_those_who_were_told_are_no_part_of_what_was_told() -> None:
    text = "The report quotes Ines Okafor as telling auditors that she “had no idea”."
    assert cited(text, "quotes", "Ines Okafor as telling auditors that she “had no idea”") == [
        ("Ines Okafor", "as telling", "that she “had no idea”")
    ]


def test_as_before_anything_but_a_verb_of_saying_has_one_voice() -> None:
    assert cited("He cited the fire as proof of it.", "cited", "the fire as proof of it") == []
    assert cited("She said Bo Ende as saying it.", "said", "Bo Ende as saying it") == []
