"""Where a text says that somebody did not speak, by its words alone.

Each construction has a word that is quick to find ("not", "never", "declin"); the rest of the phrase is looked for
around it, with the patterns of ``silence_phrases``. Time is linear in the text.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.read.silence_parts import QUICK, Act, Way
from onrecord.read.silence_phrases import constructions
from onrecord.types import Span

_BEFORE = re.compile(r"(?:\b(?:also|has|have|had|still|so far|again|both|repeatedly|\w+ly)\s+){1,4}\Z")
_UNREAL = re.compile(
    r"(?:\b(?:should|must|ought\s+to|could|can|may|might|need|needs\s+to|have\s+to|free\s+to|right\s+to|urged?\s+to)"
    r"|\b(?:promis|vow|pledg|plan|want|agree|ask|urg|advis|encourag|instruct|order|threaten|hop|intend|able)\w*"
    r"(?:\s+\w+){0,2}\s+(?:to|not\s+to)|(?:\bnot|n['’]t))(?:\s+(?:\w+ly|also|just|have|even|always))?\s+\Z",
    re.IGNORECASE,
)
"""Who should decline, could refuse or did not avoid something, or promised to, has kept nothing back."""
_UNREAL_REACH = 44
_REACH_BACK = 28
_REACH = 110
"""Code points before and after a quick word among which the whole phrase stands."""
_MOST = 2000
"""Phrases in one text beyond which no more are looked for."""


class Hit(NamedTuple):
    """The words of silence, what they amount to, and where those stand who were silent."""

    span: Span
    act: Act
    way: Way


@lru_cache(maxsize=1)
def silences_in(text: str) -> tuple[Hit, ...]:
    """The words of silence in a text, in order, none overlapping; "declined" without what was declined.

    One text is kept, because it is asked twice of every report: for what the model missed, and for the acts of what it
    found.
    """
    found: list[Hit] = []
    end = 0
    for start, kind in _quick(text)[:_MOST]:
        hit = _at(text, start, kind, end) if start >= end else None
        if hit is not None:
            found.append(hit)
            end = hit.span.end
    return tuple(found)


def _at(text: str, start: int, kind: str, floor: int) -> Hit | None:
    for act, way, pattern in constructions(kind):
        found = pattern.search(text, max(floor, start - _REACH_BACK), start + _REACH)
        if found is not None and found.start() <= start:
            if _UNREAL.search(text, max(0, found.start() - _UNREAL_REACH), found.start()):
                return None
            if way == "nobody":
                return Hit(Span(*found.span("told")), act, way)
            first = found.start() if way == "holder" else _with_adverbs(text, found.start(), floor)
            return Hit(Span(first, found.end()), act, way)
    return None


def _quick(text: str) -> list[tuple[int, str]]:
    lower = f"\n{_lower(text)}"
    found = []
    for words, kind in QUICK:
        shift = len(words) - len(words.lstrip())
        at = lower.find(words)
        while at >= 0:
            found.append((max(0, at + shift - 1), kind))
            at = lower.find(words, at + 1)
    return sorted(found)


def _lower(text: str) -> str:
    """Lower case at the same offsets; some letters become two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _with_adverbs(text: str, start: int, floor: int) -> int:
    found = _BEFORE.search(text, max(floor, start - 30), start)
    return start if found is None else found.start()
