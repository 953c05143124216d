"""What a speaker does by speaking: assert, ask, deny, promise, demand, agree, decline, or stay silent.

Read from the cue, with the word lists of ``lexicon/act.toml``. A cue that is in none of them asserts. Negation turns
a denial or a refusal around ("did not deny", "never refused"), and a negated promise or agreement into a refusal.
"""

import re
from functools import cache

from onrecord.lexicon import phrases
from onrecord.types import Act

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NEGATIONS = frozenset({"not", "never", "no", "nobody", "neither", "nor"})
_TURNED: dict[Act, Act] = {"deny": "assert", "decline": "agree", "agree": "decline", "promise": "decline"}
_ORDER: tuple[Act, ...] = ("silence", "decline", "deny", "ask", "demand", "promise", "agree")


def act_of(cue: str, content: str) -> Act:
    """The act that ``cue`` performs on ``content``; ``assert`` where no list names it."""
    words = " ".join(word.lower().replace("’", "'") for word in _WORD.findall(cue))
    for act in _ORDER:
        rest = _without_phrase(words, act)
        if rest is not None:
            return _TURNED.get(act, act) if _is_negated(rest) else act
    return "ask" if not words and content.rstrip("\"”’' ").endswith("?") else "assert"


def _without_phrase(words: str, act: Act) -> list[str] | None:
    """The cue's other words, when one of the act's phrases is in it: a phrase's own "not" is no negation of it."""
    spaced = f" {words} "
    for phrase in _longest_first(act):
        if f" {phrase} " in spaced:
            return spaced.replace(f" {phrase} ", " ").split()
    return None


@cache
def _longest_first(act: Act) -> list[str]:
    return sorted(phrases("act")[act], key=lambda phrase: (-len(phrase), phrase))


def _is_negated(words: list[str]) -> bool:
    return any(word in _NEGATIONS or word.endswith("n't") for word in words)
