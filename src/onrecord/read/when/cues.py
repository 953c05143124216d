"""When the words of a cue place it: "said" then, "says" now, "had said" before that, "will say" to come."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from onrecord.lexicon import phrases

CueTense = Literal["past", "present", "perfect", "pluperfect", "future", "participle", "none"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:[’']t\b)?|[’'](?:d|ve|ll|m|re|s)\b")
_HAVE = frozenset({"has", "have", "hasn't", "haven't", "'ve", "having"})
_HAD = frozenset({"had", "hadn't"})
_WILL = frozenset({"will", "won't", "'ll", "shall", "going"})
_WOULD = frozenset({"would", "wouldn't", "could", "couldn't", "might", "may", "should", "must", "to", "'d"})
_NOW = frozenset({"am", "is", "'s", "are", "'m", "'re", "do", "does", "don't", "doesn't", "can", "cannot", "can't"})
_THEN = frozenset({"was", "were", "wasn't", "weren't", "did", "didn't"})
_EXPECTED = frozenset({"expected", "scheduled", "slated", "due", "set", "poised", "likely", "planning"})
_ADVERBS = frozenset({"also", "still", "again", "just", "too"})
_BETWEEN = frozenset({"not", "also", "never", "already", "since", "long", "often", "been", "be", "being"})
_KNOWN = _HAD | _HAVE | _WILL | _WOULD | _NOW | _THEN
_BEFORE = 30
"""Characters before a cue in which its auxiliary may stand: "has repeatedly said"."""
_REGULAR = re.compile(r"[a-z-]+[^\We]ed")


def cue_words(text: str) -> tuple[str, ...]:
    """The words of a cue in lower case, with straight apostrophes."""
    return tuple(found.group().replace("’", "'") for found in _WORD.finditer(text.lower()))


def tense_of(before: str, cue: str) -> CueTense:
    """The tense of a cue; ``before`` is the text of its sentence up to it, of which the last words count."""
    words = cue_words(cue)
    led = cue_words(before[-_BEFORE:])[-3:]
    auxiliaries = (*(led if _is_joined(led) else ()), *words)
    if "now" in words:
        return "present"
    if "to" in words[1:] and any(word in _EXPECTED for word in words):
        return "future"
    for kinds, tense in _AUXILIARIES:
        if any(word in kinds for word in auxiliaries):
            return tense
    return _of_verb(words)


_AUXILIARIES: tuple[tuple[frozenset[str], CueTense], ...] = (
    (_HAD, "pluperfect"),
    (_HAVE, "perfect"),
    (_WILL, "future"),
    (_WOULD, "none"),
    (_NOW, "present"),
    (_THEN, "past"),
)


def _is_joined(led: Sequence[str]) -> bool:
    """Whether the words before a cue end in an auxiliary of it, but for adverbs: "had long been", "has repeatedly"."""
    for word in reversed(led):
        if word in _KNOWN:
            return True
        if not (word.endswith("ly") or word in _BETWEEN):
            return False
    return False


def _of_verb(words: Sequence[str]) -> CueTense:
    for word in words:
        if word in _pasts() or _REGULAR.fullmatch(word):
            return "past"
        if word.endswith("ing") and len(word) > 4:
            return "participle"
    first = next((word for word in words if not word.endswith("ly") and word not in _ADVERBS), "")
    return "present" if _avows(first) else "none"


def _avows(word: str) -> bool:
    known = phrases("occasion")["avows"]
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return any(form in known for form in forms)


@cache
def _pasts() -> frozenset[str]:
    return phrases("tense")["past"]
