"""What two people are said to be: whether their titles agree, differ, or leave it open."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import phrases

_COMMA = re.compile(r"[,;·]")
_WORD = re.compile(r"[^\W_](?:[\w’'&-]*\w)?\.?")


@dataclass(frozen=True, slots=True)
class Calling:
    """One title as its nouns, those for one office under one, and the words that narrow it; folded.

    ``proper`` are those that narrow it and are written with a capital: an organisation, a place, a superior.
    """

    nouns: frozenset[str]
    narrow: frozenset[str]
    proper: frozenset[str]


@lru_cache(maxsize=32768)
def calling(title: str) -> Calling:
    """A title taken apart; without nouns where it tells no office."""
    nouns, narrow, proper = set(), set(), set()
    for word in _WORD.findall(title):
        plain = word.lower().rstrip(".").removesuffix("’s").removesuffix("'s")
        if plain in phrases("party")["person"] or plain in _offices():
            nouns.add(_offices().get(plain, plain))
        elif plain not in phrases("tie")["time"] and plain not in phrases("party")["function"] and len(plain) > 1:
            narrow.add(plain)
            if word[0].isupper() and plain not in phrases("party")["adjective"]:
                proper.add(plain)
    if not nouns:
        nouns |= _head(title)
    return Calling(frozenset(nouns - phrases("tie")["tie"]), frozenset(narrow), frozenset(proper))


def _head(title: str) -> set[str]:
    """The noun of a title that the list does not have: the last word before the first small word, "deckhand"."""
    words: list[str] = []
    for word in _WORD.findall(_COMMA.split(title)[0].lower()):
        if words and word in phrases("party")["cut"] | phrases("party")["function"]:
            break
        words.append(word)
    known = phrases("party")["function"] | phrases("tie")["time"] | phrases("party")["adjective"]
    return {word for word in words[-1:] if word not in known}


@cache
def _offices() -> dict[str, str]:
    people = phrases("party")["person"]
    alike = phrases("alike") | {"executive": phrases("tie")["executive"]}
    return {word: noun for noun, words in alike.items() for word in words if words & people}


def shared_office(one: frozenset[str], other: frozenset[str]) -> str:
    """A title of ``one`` that agrees with one of ``other``, empty if none does; the first of the alphabet."""
    return next((title for title in sorted(one) if any(_agree(calling(title), calling(o)) for o in other)), "")


def _agree(a: Calling, b: Calling) -> bool:
    """One office: a noun in common and nothing that narrows it differently, or one organisation or superior."""
    if a.nouns and b.nouns and a.proper & b.proper:
        return True
    if not a.nouns & b.nouns:
        return False
    return not (a.narrow and b.narrow) or bool(a.narrow & b.narrow)


def offices_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both have an office by their titles and no two agree."""
    mine = {calling(title) for title in one if calling(title).nouns}
    theirs = {calling(title) for title in other if calling(title).nouns}
    return bool(mine and theirs) and not any(_agree(a, b) for a in mine for b in theirs)
