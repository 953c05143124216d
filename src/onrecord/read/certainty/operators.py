"""Operators: words that change how surely the words they govern are said, read from ``lexicon/certainty.toml``."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.read.certainty.value import CERTAIN, NONE, weaker
from onrecord.types import Certainty

Takes = Literal["clause", "to", "ing", "noun", "group", "modifier"]
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Operator:
    """What one class of words does. ``negated`` is ``None`` where what is governed holds whatever stands around."""

    name: str
    affirmed: Certainty
    negated: Certainty | None
    marker: str
    takes: frozenset[str]

    def under(self, outer: Certainty) -> Certainty:
        """What is left for the words governed when the operator itself is said as surely as ``outer``."""
        if self.negated is None:
            return CERTAIN
        if outer == NONE:
            return NONE
        return weaker(self.negated if outer.polarity == "negative" else self.affirmed, outer)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Operators by name and by phrase: the words of a phrase joined by one space → its operators, first choice first.

    A phrase's operator may take less than its class does.
    """

    named: dict[str, Operator]
    phrases: dict[str, tuple[Operator, ...]]
    openers: frozenset[str]
    """First words of phrases of several words."""


@cache
def lexicon() -> Lexicon:
    """The shipped operators."""
    table = tomllib.loads(files("onrecord.lexicon").joinpath("certainty.toml").read_text(encoding="utf-8"))
    rows = (row.split() for row in table.pop("irregular")["rows"])
    irregular = {row[0]: row for row in rows}
    named = {name: _operator(name, entry) for name, entry in table.items()}
    phrases: dict[str, tuple[Operator, ...]] = {}
    for name, entry in table.items():
        forms = [form for verb in entry["verbs"] for form in (irregular.get(verb) or _forms(verb))]
        for phrase in dict.fromkeys((*forms, *entry["words"])):
            phrases[phrase] = (*phrases.get(phrase, ()), named[name])
        infinitive = replace(named[name], takes=frozenset({"to"}))
        for phrase in entry.get("only_to", ()):
            phrases[phrase] = (*phrases.get(phrase, ()), infinitive)
    return Lexicon(named, phrases, frozenset(phrase.split()[0] for phrase in phrases if " " in phrase))


def operators_in(lower: tuple[str, ...]) -> list[tuple[Operator, ...]]:
    """For each word the operators of the longest phrase that begins there; words within a phrase have none."""
    known = lexicon()
    found: list[tuple[Operator, ...]] = [known.phrases.get(word, ()) for word in lower]
    if known.openers.isdisjoint(lower):
        return found
    for at, word in enumerate(lower):
        if word not in known.openers:
            continue
        for length in range(_LONGEST, 1, -1):
            operators = known.phrases.get(" ".join(lower[at : at + length]))
            if operators is not None:
                found[at : at + length] = [operators, *[()] * (len(lower[at : at + length]) - 1)]
                break
    return found


def _operator(name: str, entry: dict[str, Any]) -> Operator:
    negated = None if entry["negated"] == "presupposed" else _certainty(entry["negated"])
    return Operator(name, _certainty(entry["affirmed"]), negated, entry["marker"], frozenset(entry["takes"]))


def _certainty(words: str) -> Certainty:
    if words == "none":
        return NONE
    modality, polarity = words.split()
    return Certainty(modality, polarity)  # type: ignore[arg-type]


def _forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return [verb, plural, f"{verb}ed", f"{verb}ing"]
