"""Where a report describes a party: noun phrases headed by a person, body or document, as "the study" looks back to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.referring import singular_of
from onrecord.types import Block, Span

_WORD = re.compile(r"[^\W_](?:[\w’'&\u0300-\u036f]|[-.‑](?=\w))*")
_DETERMINERS = frozenset(["the", "this", "that", "a", "an", "another", "its", "his", "her", "their", "our", "my"])
_MOST = 6
"""Words of a phrase before its noun."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: its noun in lower case, the words before it, and whether it brings the party up for the first
    time, by an indefinite article or by an owner's name."""

    span: Span
    noun: str
    words: tuple[str, ...]
    introduces: bool


def nominals_in(text: str, blocks: Iterable[Block]) -> tuple[Nominal, ...]:
    """Every phrase in the given blocks whose noun is that of a person, a body or a document, in order."""
    nouns = _nouns()
    found = []
    for block in blocks:
        words = list(_WORD.finditer(text, *block.span))
        for at, word in enumerate(words):
            if _bare(word.group()).lower() in nouns:
                found.append(_phrase(text, words, at))
    return tuple(found)


@cache
def _nouns() -> frozenset[str]:
    """The nouns of persons, bodies and documents, and their plurals."""
    single = phrases("party")["organisation"] | phrases("party")["document"] | phrases("party")["person"]
    plural = {noun + "s" for noun in single} | {noun.removesuffix("y") + "ies" for noun in single}
    return single | {noun for noun in plural if singular_of(noun) in single}


@cache
def _small() -> frozenset[str]:
    return (phrases("party")["function"] | phrases("party")["cut"]) - phrases("party")["counted"]


def _phrase(text: str, words: list[re.Match[str]], at: int) -> Nominal:
    first = at
    small = _small()
    introduces = False
    while first > max(0, at - _MOST) and text[words[first - 1].end() : words[first].start()] in (" ", "\xa0"):
        before = words[first - 1].group()
        lower = before.lower()
        if lower in _DETERMINERS:
            first -= 1
            introduces = lower in ("a", "an", "another")
            break
        if lower in small:
            break
        first -= 1
        if before.endswith(("’s", "'s")):
            introduces = True
    described = tuple(word.group().lower() for word in words[first:at] if word.group().lower() not in _DETERMINERS)
    noun = _bare(words[at].group())
    return Nominal(Span(words[first].start(), words[at].start() + len(noun)), noun.lower(), described, introduces)


def _bare(word: str) -> str:
    """A word without a possessive ending."""
    return word.removesuffix("’s").removesuffix("'s")
