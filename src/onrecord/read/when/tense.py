"""Which way the verb nearest to an expression points: to the past, to the future, or neither.

Verbs are recognised by form alone: auxiliaries, regular past forms in -ed, and the lists of ``lexicon/tense.toml``.
"""

import re
from functools import cache
from typing import Literal

from onrecord.lexicon import phrases
from onrecord.read.when.letters import Letters

Sway = Literal["past", "future", "same"]

_BEFORE, _AFTER = 16, 16
"""How many tokens are looked at on either side."""
_ENDS = frozenset(".;!?")
_REGULAR_PAST = re.compile(r"[a-z]+[^\We]ed")


def direction(letters: Letters, start: int, end: int) -> Sway:
    """The direction of the nearest verb around tokens ``[start, end)`` in their sentence; before wins over after."""
    if _lies_ahead(letters, start):
        return "future"
    before = _nearest(letters, range(start - 1, max(start - 1 - _BEFORE, -1), -1))
    after = _nearest(letters, range(end, min(end + _AFTER, len(letters.starts))))
    if before[1] == "same" or (after[1] != "same" and after[0] * 2 < before[0]):
        return after[1]
    return before[1]


def _lies_ahead(letters: Letters, start: int) -> bool:
    """``the hearing is on Tuesday``, ``has until May``."""
    words = _words()
    led = letters.is_a(start - 1, "IN", "BY", "UNTIL")
    copula = letters.word(start - 1 - led) in words["copula"]
    return copula or (letters.is_a(start - 1, "UNTIL") and letters.word(start - 2) in words["having"])


def _nearest(letters: Letters, places: range) -> tuple[int, Sway]:
    for distance, at in enumerate(places, 1):
        word = letters.word(at)
        if word in _ENDS and not _abbreviates(letters, at):
            break
        # "Promised by Easter" looks ahead; "promised Tuesday" tells when it was promised.
        sway = "future" if distance > 1 and word in _words()["promise"] else _sway(letters, at, word)
        if sway is not None:
            return distance, sway
    return 0, "same"


def _sway(letters: Letters, at: int, word: str) -> Sway | None:
    """Which way the word at ``at`` points as a verb; ``None`` where it is none that says."""
    words = _words()
    before = letters.word(at - 1)
    if word in words["future"] or (word == "to" and before in words["bound"]):
        outlook = at - (word == "to")
        over = letters.word(outlook) in words["outlook"] and "had" in (
            letters.word(outlook - 1),
            letters.word(outlook - 2),
        )
        return "past" if over else "future"
    if word in words["past"] or (_REGULAR_PAST.fullmatch(word) and word not in words["adjective"]):
        if before == "be" and letters.word(at - 2) in words["modal"]:
            return "future"
        return "same" if before in words["passive"] else "past"
    return None


def _abbreviates(letters: Letters, at: int) -> bool:
    """Whether the full stop at ``at`` is within a sentence: after a short name, or before a small letter."""
    if letters.word(at) != ".":
        return False
    short = letters.capital(at - 1) and len(letters.word(at - 1)) < 5
    return short or (letters.word(at + 1).isalpha() and not letters.capital(at + 1))


@cache
def _words() -> dict[str, frozenset[str]]:
    return phrases("tense")
