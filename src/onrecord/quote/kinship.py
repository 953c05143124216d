"""How near two words are to each other, for pairing them, and what a word that was dropped or added stands for."""

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from onrecord.quote.alike import letters, style_code
from onrecord.quote.lists import (
    ARTICLES,
    CONDITIONS,
    FORMS,
    HEDGES,
    MODALS,
    NEGATIONS,
    OPPOSITES,
    PRONOUNS,
    QUANTIFIERS,
    SMALL,
    UNITS,
)

_CLASSES = (
    ("negation-changed", NEGATIONS),
    ("modal-changed", MODALS),
    ("quantifier-changed", QUANTIFIERS),
    ("condition-changed", CONDITIONS),
    ("hedge-changed", HEDGES),
    ("unit-changed", UNITS),
    ("pronoun-changed", PRONOUNS),
)
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "a", "anti")
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "en", "d", "s", "ly", "er", "est", "")
_ALIKE_FROM = 0.86


def is_negation(key: str) -> bool:
    """Whether a word denies: not, never, didn't."""
    return key in NEGATIONS or key.endswith("n't")


def word_code(key: str) -> str | None:
    """The code for a word that matters by itself when it is dropped or added; None for any other word."""
    if is_negation(key):
        return "negation-changed"
    if key.startswith("#"):
        return "number-changed"
    for code, words in _CLASSES[1:-1]:
        if key in words:
            return code
    return None


@lru_cache(maxsize=1 << 15)
def kinship(left: str, right: str) -> float:
    """How likely one word stands where the other stood, in [0, 1]."""
    if left == right or letters((left,)) == letters((right,)) or style_code((left,), (right,)):
        return 1.0
    if left.startswith("#") or right.startswith("#"):
        return 0.8 if left[0] == right[0] == "#" else 0.0
    if right in OPPOSITES.get(left, ()) or right in FORMS.get(left, ()):
        return 0.85
    if same_stem(left, right) or negates(left, right):
        return 0.85
    for _, words in _CLASSES:
        if left in words and right in words:
            return 0.6
    if (left in ARTICLES and right in ARTICLES) or (left in SMALL and right in SMALL):
        return 0.4
    return max(0.0, JaroWinkler.similarity(left, right) - 0.55)


def negates(left: str, right: str) -> bool:
    """Whether one word is the other with a prefix that denies: lawful, unlawful."""
    short, long = sorted((left, right), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES)


def same_stem(left: str, right: str) -> bool:
    """Whether two words are forms of one: close, closed, closing."""
    stems = _stems(left) & _stems(right)
    return any(len(stem) >= 3 for stem in stems)


@lru_cache(maxsize=1 << 14)
def _stems(key: str) -> frozenset[str]:
    key = key.removesuffix("'s")
    stems: set[str] = set()
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            stem = key[: len(key) - len(ending)] if ending else key
            stems.add(stem + "y" if ending in ("ied", "ies") else stem)
            stems.add(stem.rstrip("e"))
            if ending and len(stem) > 3 and stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    return frozenset(stems)


def are_alike(left: str, right: str) -> bool:
    """Whether two words look like spellings of one name."""
    return JaroWinkler.similarity(left, right) >= _ALIKE_FROM
