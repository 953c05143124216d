"""A question cut into terms: words, phrases, operators and brackets, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.errors import QueryError

MAX_LENGTH = 2_000
"""Longest question, in code points."""

MAX_TERMS = 100
"""Most terms of a question; each costs a look into an index."""

TermKind = Literal["word", "phrase", "open", "close", "not", "and", "or", "near"]

_MARKS = '"“”„‟«»'
_TERM = re.compile(
    # A minus says "not" only at the start of a term and before one: nerve-agent and "Smith -- Jones" hold none.
    rf"(?P<open>\()|(?P<close>\))|(?P<minus>(?<![^\s(])-(?=[^\s-]))"
    rf"|(?P<bare>[^\W\d_]+(?:-[^\W\d_]+)?:)(?=[\s()]|$)"
    rf"|(?:(?P<field>[^\W\d_]+(?:-[^\W\d_]+)?):)?(?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]|(?P<word>[^\s(){_MARKS}]+))"
)
_NEAR = re.compile(r"(?:near|NEAR)/\d+")
_OPERATORS: dict[str, TermKind] = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of a question. ``field`` is the name before a colon, in lower case; ``place`` counts from 1."""

    kind: TermKind
    text: str
    place: int
    field: str | None = None


_TOLD = 60


def told(text: str) -> str:
    """A piece of a question for a message: in quotation marks, on one line, its beginning where it is long."""
    return repr(text if len(text) <= _TOLD else text[: _TOLD - 1] + "…")


def terms(question: str) -> list[Term]:
    """Cut a question into its terms. Raises ``QueryError`` for what cannot be part of one."""
    _check_characters(question)
    found = list(_cut(question))
    if len(found) > MAX_TERMS:
        raise QueryError(f"the question has {len(found)} terms; {MAX_TERMS} is the most: ask it in parts")
    return found


def _check_characters(question: str) -> None:
    if len(question) > MAX_LENGTH:
        raise QueryError(f"the question has {len(question)} characters; {MAX_LENGTH} is the most: ask it in parts")
    for place, character in enumerate(question, start=1):
        if not (character.isspace() or character >= " ") or "\ud800" <= character <= "\udfff" or character == "\x7f":
            raise QueryError(f"the question holds U+{ord(character):04X} at character {place}; leave it out")


def _cut(question: str) -> Iterator[Term]:
    at = 0
    while at < len(question):
        if question[at].isspace():
            at += 1
            continue
        found = _TERM.match(question, at)
        if found is None:
            raise QueryError(
                f"the quotation mark at character {at + 1} has no partner; close it, or leave it out:"
                f" {told(question[at : at + 40])}"
            )
        yield _term(found)
        at = found.end()


def _term(found: re.Match[str]) -> Term:
    place = found.start() + 1
    brackets: tuple[TermKind, TermKind] = ("open", "close")
    for bracket in brackets:
        if found[bracket]:
            return Term(bracket, found[bracket], place)
    if found["minus"]:
        return Term("not", "-", place)
    if found["bare"]:
        return Term("word", "", place, found["bare"][:-1].lower())
    field = found["field"].lower() if found["field"] else None
    if found["phrase"] is not None:
        return Term("phrase", found["phrase"], place, field)
    kind: TermKind = _OPERATORS.get(found["word"], "word") if field is None else "word"
    if field is None and _NEAR.fullmatch(found["word"]):
        kind = "near"
    return Term(kind, found["word"], place, field)
