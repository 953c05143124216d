"""Outlets that a report names: who publishes what others say."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import phrases
from onrecord.types import Party, Span

_THE = re.compile(r"\Athe\s+", re.IGNORECASE)
_LAST_WORD = re.compile(r" ([A-Z][a-z]+)\b")
"""A word after a name that may be its last: "Today" is no part of other names."""
_MOST_WORDS = 3
"""Words at the end of a name that say that it is an outlet's."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet named at a place in the text."""

    span: Span
    key: str
    name: str


@lru_cache(maxsize=20_000)
def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet, by a list, or by its last words with a name before them."""
    lower = " ".join(name.lower().replace("’", "'").removesuffix("'s").split())
    bare = _THE.sub("", lower)
    lists = phrases("outlet")
    if lower in lists["name"] or bare in lists["name"] or f"the {bare}" in lists["name"]:
        return True
    words = bare.split()
    named = len(words) > 1 or (lower != bare and bare not in lists["common"])
    return named and any(" ".join(words[-n:]) in lists["word"] for n in range(1, min(_MOST_WORDS, len(words)) + 1))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet: the same words, or "The Ledger" of "The Karsmouth Ledger"."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and (long[-len(short) :] == short or _initials(long) == "".join(short))


def _words(name: str) -> list[str]:
    words = _THE.sub("", name.lower().replace("’", "'").replace(".", "")).split()
    return [word for word in words if word not in phrases("outlet")["extra"]] or words


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def outlets_of(text: str, people: Sequence[Party]) -> tuple[Outlet, ...]:
    """Every place where the report names an outlet, in order."""
    found = []
    for party in people:
        if party.kind in ("unnamed", "group", "document"):
            continue
        known = is_outlet(party.name)
        for span in party.mentions:
            words = text[slice(*span)]
            more = _LAST_WORD.match(text, span.end)
            if more is not None and is_outlet(f"{words} {more[1]}"):
                found.append(Outlet(Span(span.start, more.end()), "", f"{words} {more[1]}"))
                continue
            with_the = f"The {words}" if text[max(0, span.start - 4) : span.start].lower() == "the " else words
            if (known and party.kind != "person") or (words[:1].isupper() and is_outlet(with_the)):
                found.append(Outlet(span, party.key, party.name))
    return tuple(sorted(found, key=lambda outlet: (outlet.span, outlet.key)))


def outlets_in(outlets: Sequence[Outlet], span: Span) -> Iterator[Outlet]:
    """The outlets named within a span, in order."""
    at = bisect_left(outlets, span.start, key=lambda outlet: outlet.span.start)
    while at < len(outlets) and outlets[at].span.end <= span.end:
        yield outlets[at]
        at += 1
