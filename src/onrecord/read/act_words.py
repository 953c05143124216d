"""The words of a cue, and the phrases of a word list that stand among them.

A list names verbs in their base form; they are found in all their forms ("called for", "calling for"). Words of a cue
are lower case, with "not" set free: "didn't" is "did not", "cannot" is "can not".
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import phrases

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_APART = (("’", "'"), ("‑", "-"), ("can't", "can not"), ("won't", "will not"), ("cannot", "can not"), ("n't", " not"))
_VOWELS = frozenset("aeiou")
_SKIPPED = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_SKIPPED |= frozenset(["again", "repeatedly", "publicly", "once", "s", "ve", "re", "d", "ll", "m"])
"""Words that stand within phrases and change nothing, "called Wednesday for", "asked again for"; ends of "he's"."""
_LONGEST = 5
"""Words in a phrase at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found among words: its list's name, its place ``[start, end)`` in words, its verb's base form."""

    kind: str
    start: int
    end: int
    base: str


def words_of(text: str) -> list[str]:
    """The lower-case words of a short text, contractions taken apart and days left out. Linear in its length."""
    lower = text.lower()
    for together, apart in _APART:
        if together in lower:
            lower = lower.replace(together, apart)
    return [word for word in _WORD.findall(lower) if word not in _SKIPPED]


def phrases_in(subject: str, words: list[str]) -> list[Found]:
    """The phrases of ``subject`` among ``words``, from left to right, the longest at each place, none overlapping."""
    known, first = _known(subject)
    found: list[Found] = []
    at = 0
    while at < len(words):
        hit = _longest_at(known, words, at) if words[at] in first else None
        if hit is not None:
            found.append(hit)
        at = at + 1 if hit is None else hit.end
    return found


def _longest_at(known: dict[str, tuple[str, str]], words: list[str], at: int) -> Found | None:
    for end in range(min(at + _LONGEST, len(words)), at, -1):
        entry = known.get(" ".join(words[at:end]))
        if entry is not None:
            return Found(entry[0], at, end, entry[1])
    return None


@cache
def _known(subject: str) -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Each phrase of the lists called "... verbs" and "... words" with its kind and base form; their first words."""
    known: dict[str, tuple[str, str]] = {}
    for name, entries in phrases(subject).items():
        kind, _, sort = name.rpartition(" ")
        if sort == "words":
            known |= {phrase: (kind, phrase) for phrase in entries}
        elif sort == "verbs":
            known |= {form: (kind, base) for base in sorted(entries) for form in forms_of(base)}
    return known, frozenset(phrase.split()[0] for phrase in known)


@cache
def forms(subject: str, name: str) -> frozenset[str]:
    """All forms of the verbs of one list."""
    return frozenset(form for base in phrases(subject)[name] for form in forms_of(base))


def forms_of(phrase: str) -> frozenset[str]:
    """A verb in its base form, with the words that follow it, in all its forms.

    >>> sorted(forms_of("call for"))
    ['call for', 'called for', 'calling for', 'calls for']
    """
    verb, _, rest = phrase.partition(" ")
    irregular = phrases("act_forms")
    own = irregular.get(verb, frozenset())
    found = {verb, *own, *_regular(verb, doubled=verb in irregular["doubled"])}
    return frozenset(f"{form} {rest}".strip() for form in found)


def _regular(verb: str, *, doubled: bool) -> tuple[str, str, str]:
    stem = verb + verb[-1] if doubled else verb
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    if verb.endswith("e") and not doubled:
        return verb + "s", verb + "d", (verb if verb.endswith(("ee", "ye", "oe")) else verb[:-1]) + "ing"
    return verb + ending, stem + "ed", stem + "ing"
