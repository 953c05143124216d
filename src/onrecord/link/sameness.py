"""Whether a place that shares words with a wording is a version of it, or shares words only."""

from collections.abc import Iterable

from onrecord.quote import Comparison, Draft, split_words
from onrecord.quote.lists import LIGHT

_SHORT = 4
"""Words of content up to which all of a wording must stand there: fewer shared ones are chance."""
_SHARE = 0.6
_LEAST = 3
"""Words of content that two versions have in common at least, where the wording has as many."""


def is_version(asked: Draft, found: Comparison) -> bool:
    """Whether the place holds a version of the wording: most of its words, and not common words alone."""
    heavy = heavy_words(asked.words.keys)
    if found.span is None:
        return False
    here = set(split_words(" ".join(part.source for part in found.diff)).keys)
    shared = len(heavy & here)
    if len(heavy) < _SHORT:
        return found.coverage >= 0.999 or (shared == len(heavy) and found.coverage >= _SHARE and len(heavy) > 1)
    return found.coverage >= _SHARE and shared >= max(_LEAST, _SHARE * len(heavy))


def heavy_words(keys: Iterable[str]) -> frozenset[str]:
    """The words that are not mere grammar, as keys."""
    return frozenset(key for key in keys if key not in LIGHT)
