"""What the network sees of a word: places in its tables, never the word itself."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.read.certainty.operators import Operator, lexicon
from onrecord.read.certainty.scope import Scope
from onrecord.read.certainty.value import CLASSES, NONE
from onrecord.read.certainty.words import Words

N_WORDS: Final = 8192
"""Rows of the table of words; words that share a row share a meaning as far as the network can tell."""
N_ENDINGS: Final = 2048
MARKERS: Final = ("none", "modal", "negation", "implicative", "conditional", "question", "future", "reporting verb")
N_RULES: Final = len(CLASSES) + len(MARKERS)
_DIGITS: Final = str.maketrans("123456789", "000000000")
_MOST_OPERATORS: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as the network sees it.

    words: ``(n_words, 4) int64``, rows of the table of words, of endings (twice), and of shapes.
    operators: ``(n_words, 3) int64``, rows of the table of operators; its last row stands for none.
    """

    words: NDArray[np.int64]
    operators: NDArray[np.int64]


def seen(words: Words, marks: list[tuple[Operator, ...]]) -> Seen:
    """The network's view of a passage. ``marks`` are its operators."""
    rows = [(*_rows(low), _shape(shown)) for shown, low in zip(words.shown, words.lower, strict=True)]
    order = operator_order()
    operators = np.full((len(words), _MOST_OPERATORS), len(order), dtype=np.int64)
    for at, found in enumerate(marks):
        for n, operator in enumerate(found[:_MOST_OPERATORS]):
            operators[at, n] = order[operator.name]
    return Seen(np.asarray(rows, dtype=np.int64).reshape(-1, 4), operators)


def ruled(scope: Scope) -> NDArray[np.float32]:
    """What the rules say of a word, one-hot: its class and its kind of marker.

    ``(N_RULES,) float32``; all zero stands for nothing said.
    """
    view = np.zeros(N_RULES, dtype=np.float32)
    certainty = scope.certainty
    view[CLASSES.index(certainty if certainty in CLASSES else NONE)] = 1
    view[len(CLASSES) + MARKERS.index(scope.marker)] = 1
    return view


@lru_cache(maxsize=1)
def operator_order() -> dict[str, int]:
    """The classes of operators in the order of the lexicon, which is the order of the network's table."""
    return {name: n for n, name in enumerate(lexicon().named)}


@lru_cache(maxsize=65536)
def _rows(low: str) -> tuple[int, int, int]:
    plain = low.translate(_DIGITS)
    return _row("w", plain, N_WORDS), _row("s", plain[-3:], N_ENDINGS), _row("t", plain[-2:], N_ENDINGS)


def _row(kind: str, piece: str, n_rows: int) -> int:
    return crc32((kind + piece).encode()) % n_rows


def _shape(shown: str) -> int:
    """0 a mark, 1 with digits, 2 a capital first, 3 capitals, 4 any other word."""
    if not any(map(str.isalnum, shown)):
        return 0
    if any(map(str.isdigit, shown)):
        return 1
    if shown[0].isupper():
        return 3 if len(shown) > 1 and shown[1:].isupper() else 2
    return 4
