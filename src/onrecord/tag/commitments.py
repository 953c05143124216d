"""What the encoder tells of each word beside the spans: its part of speech, and the odds of how surely it is said.

A head of three small layers stands on the encoder's vectors, inside the same graph, so that nothing but these few
numbers leaves it: 37 bytes a word. ``training/certainty.py`` teaches it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.tag.encode import Encoded
from onrecord.tag.windows import Window

N_CORPORA: Final = 2
"""The head answers twice: as FactBank's annotators would, and as UW's lay judges."""
N_COMMITMENTS: Final = 7
"""From surely not to surely so, with none in the middle."""


@dataclass(frozen=True, slots=True)
class Commitments:
    """A text's words in order.

    starts: ``(n_words,) int64``, code points.
    parts: ``(n_words,) uint8``, places in ``names``, the parts of speech.
    odds: ``(n_words, 2, 7) float16``, unscaled log odds of the seven commitments, once for each corpus.
    """

    starts: NDArray[np.int64]
    parts: NDArray[np.uint8]
    odds: NDArray[np.float16]
    names: tuple[str, ...]


class Gathered:
    """The commitments of a text while its windows are read one by one."""

    def __init__(self, encoded: Encoded) -> None:
        self._first = encoded.first
        self._parts: list[NDArray[np.uint8]] = []
        self._odds: list[NDArray[np.float16]] = []

    def add(self, window: Window, parts: NDArray[np.int64], odds: NDArray[np.float32]) -> None:
        """Keep what is told of the first pieces of the words that a window owns; the special token stands at 0."""
        own = np.flatnonzero(self._first[window.owned_start : window.owned_end]) + window.owned_start - window.start + 1
        self._parts.append(parts[own].astype(np.uint8))
        self._odds.append(odds[own].astype(np.float16).reshape(-1, N_CORPORA, N_COMMITMENTS))

    def whole(self, starts: NDArray[np.int64], names: tuple[str, ...]) -> Commitments:
        """All of them. ``starts`` are those of the text's words."""
        none = np.zeros((0, N_CORPORA, N_COMMITMENTS), dtype=np.float16)
        parts = np.concatenate([np.zeros(0, dtype=np.uint8), *self._parts])
        return Commitments(starts, parts, np.concatenate([none, *self._odds]), names)
