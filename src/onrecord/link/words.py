"""Words to keys: stems, groups of words taken for one, and opposites. The lists are data, each with its origin."""

import re
from functools import cache, lru_cache

import snowballstemmer

from onrecord.lexicon import phrases

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SUFFIX = re.compile(r"['’](?:s|re|ve|ll|d|m)$")
_SPELT = "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBERS = {word: str(value + (value > 0)) for value, word in enumerate(_SPELT.split())}
"""Number words that stand alone. "One" is as often a pronoun, and not read as a number."""


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one word, by the Snowball stemmer for English (Porter 2)."""
    return str(_stemmer().stemWord(_SUFFIX.sub("", word.lower())))


@lru_cache(maxsize=100_000)
def key_of(word: str) -> tuple[str, int]:
    """The key that a word shares with those taken for it, and -1 where it is the second of two opposites."""
    alike = _groups().get(stem(word), stem(word))
    return _opposites().get(alike, (alike, 1))


def is_function(word: str) -> bool:
    """Whether a word is grammar, and says nothing by itself."""
    return _SUFFIX.sub("", word.lower()) in phrases("relation")["function"]


def weight_of(word: str) -> float:
    """1 for a word of content, 0.3 for one that says little."""
    return 0.3 if stem(word) in _light() else 1.0


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A list of the lexicon as one pattern over words in small letters, the longest first."""
    listed = sorted(phrases("relation")[name], key=lambda words: (-len(words), words))
    parts = [
        rf"{re.escape(words)}" if words[0] in "'’n" and "'" in words else rf"\b{re.escape(words)}" for words in listed
    ]
    return re.compile(rf"(?:{'|'.join(parts)})(?![^\W_])")


@cache
def _light() -> frozenset[str]:
    return frozenset(stem(word) for word in phrases("relation")["light"])


@cache
def _groups() -> dict[str, str]:
    """Stem → the stem that stands for its group. A word of several groups belongs to the first in order."""
    found: dict[str, str] = {}
    lists = phrases("relation")
    for group in (*sorted(lists["alike verbs"]), *sorted(lists["irregular"])):
        words = [stem(word) for word in group.split("/") if " " not in word]
        for word in words:
            found.setdefault(word, found.get(words[0], words[0]))
    return found


@cache
def _opposites() -> dict[str, tuple[str, int]]:
    """Group or stem → the key it shares with its opposite, and which of the two it is."""
    found: dict[str, tuple[str, int]] = {}
    lists = phrases("antonym")
    for pair in sorted(set().union(*lists.values())):
        one, other = (_groups().get(stem(word), stem(word)) for word in pair.split("/"))
        if one == other:
            continue
        if one in found and other in found:
            continue
        key, sign = (
            found.get(one) or (found[other][0], -found[other][1]) if one in found or other in found else (one, 1)
        )
        found.setdefault(one, (key, sign))
        found.setdefault(other, (key, -sign))
    return found
