"""The news agency that a page takes its whole report from, where it says so.

"KARSMOUTH (LPS) — …", a byline "Associated Press", "(AP)" at the end. "Reuters contributed to this report" counts
where nobody else signs the report: beside a reporter's own name it says nothing about any one statement.
"""

import re
from functools import cache

from onrecord.ingest import wire_opening
from onrecord.lexicon import phrases
from onrecord.read.cast import initials
from onrecord.types import Document

_BRACKET = re.compile(r"\(([A-Z][\w.&’' -]{1,40})\)")
_END_CREDIT = re.compile(r"(?:\(|[—–-]\s*)([A-Z][\w.&’' /-]{1,40})\)?\W*\Z")
_CONTRIBUTED = re.compile(r"([A-Z][\w.&’' -]{1,40}?) contributed to this (?:report|story|article)")
_BY = re.compile(r"\A(?:by|from|source:|via)\s+(?:the\s+)?", re.IGNORECASE)
_SERVICE = re.compile(r"\b(?:Press (?:Service|Agency|Association)|News (?:Agency|Service)|Newswire|Wire Service)\Z")
_LONGEST = 200
_OPENING = 8
"""Blocks of a report among which an agency's dateline stands."""


def agency_of(document: Document) -> tuple[str, str] | None:
    """The agency's name, and the words that credit it; ``None`` where the page credits none."""
    text = document.text
    told = [block for block in document.blocks if block.kind != "furniture"]
    for block in told[:_OPENING]:
        words = text[block.span.start : min(block.span.end, block.span.start + _LONGEST)]
        bracket = _BRACKET.search(wire_opening(words)) if block.kind == "paragraph" else None
        if bracket is not None:
            return _full(bracket[1], document), bracket.group()
    for author in document.authors:
        name = _agency(author)
        if name is not None:
            return name, author
    for block in told:
        if block.kind == "byline" and block.span.end - block.span.start < _LONGEST:
            line = _BY.sub("", " ".join(text[slice(*block.span)].split()))
            name = _agency(line)
            if name is not None:
                return name, line
    return _credited_last(text, document, told[-1].span.start, told[-1].span.end) if told else None


def _credited_last(text: str, document: Document, start: int, end: int) -> tuple[str, str] | None:
    """A credit that ends the report."""
    last = text[max(start, end - _LONGEST) : end]
    credit = _END_CREDIT.search(last)
    if credit is not None:
        name = _known().get(credit[1].strip().lower())
        if name is not None:
            return name, credit.group().strip()
    contributed = _CONTRIBUTED.search(last)
    if contributed is None or document.authors:
        return None
    name = _agency(_BY.sub("", contributed[1]).removeprefix("The "))
    return None if name is None else (name, contributed.group())


@cache
def _known() -> dict[str, str]:
    return {written: name for name, ways in phrases("agency").items() for written in ways}


def _agency(words: str) -> str | None:
    """The name of an agency, where the words are one: of the list, or by its last words."""
    plain = " ".join(words.split())
    return _known().get(plain.lower()) or (plain if _SERVICE.search(plain) else None)


def _full(short: str, document: Document) -> str:
    """The name behind the letters of a dateline: of the list, else of an author with these initials."""
    known = _agency(short)
    if known is not None:
        return known
    letters = short.replace(".", "").strip()
    return next((author for author in document.authors if initials(author.split()) == letters), letters)
