"""Turn a text into the numbers the model reads: word pieces with their offsets and surface features.

The encoder is uncased and blind to layout, so three surface features are given beside each word piece: its case, the
gap before it (glued, space, line, paragraph) and where it stands in a quotation. Each indexes a small embedding.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.marks import Marks, find_marks

N_CASE, N_GAP, N_QUOTE = 6, 4, 4
"""Sizes of the three feature vocabularies, in the order of the last axis of ``Encoded.features``."""

_NO_LETTER, _LOWER, _TITLE, _UPPER, _MIXED, _DIGIT = range(N_CASE)
_GLUED, _SPACE, _LINE, _PARAGRAPH = range(N_GAP)
_OUTSIDE, _OPENING, _INSIDE, _CLOSING = range(N_QUOTE)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A whole text as word pieces, before it is cut into windows.

    ids: ``(n_pieces,) int64``, without special tokens.
    features: ``(n_pieces, 3) int64``, case, gap and quotation.
    starts, ends: ``(n_pieces,) int64``, code points of the text, half-open.
    first: ``(n_pieces,) bool``, true on the first piece of each word.
    word: ``(n_pieces,) int64``, the number of each piece's word, from 0.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.bool_]
    word: NDArray[np.int64]

    def paragraph_starts(self) -> NDArray[np.int64]:
        """Indices of the pieces that begin a paragraph, the text's first piece among them."""
        return np.flatnonzero((self.features[:, 1] >= _LINE) & self.first)


def encode(text: str, tokenizer: Tokenizer, marks: Marks | None = None) -> Encoded:
    """Encode ``text`` without truncation. ``marks`` may be handed in when they are already known."""
    marks = find_marks(text) if marks is None else marks
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.asarray(encoding.word_ids, dtype=np.int64)
    n_pieces = len(offsets)
    first = np.ones(n_pieces, dtype=np.bool_)
    first[1:] = words[1:] != words[:-1]
    features = np.zeros((n_pieces, 3), dtype=np.int64)
    index = np.cumsum(first) - 1
    if n_pieces:
        word_starts = offsets[first, 0]
        word_ends = offsets[np.append(np.flatnonzero(first)[1:] - 1, n_pieces - 1), 1]
        features[:, 0] = _cases(text, word_starts, word_ends)[index]
        features[:, 1] = np.where(first, _gaps(text, word_starts, word_ends)[index], _GLUED)
        features[:, 2] = _quotes(offsets, marks)
    ids = np.asarray(encoding.ids, dtype=np.int64)
    return Encoded(ids, features, offsets[:, 0], offsets[:, 1], first, index)


def _cases(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray([_case(text[s:e]) for s, e in zip(starts.tolist(), ends.tolist(), strict=True)], dtype=np.int64)


def _case(word: str) -> int:
    if word.islower():
        return _LOWER
    if word.istitle():
        return _TITLE
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    if word.isdigit():
        return _DIGIT
    return _MIXED if word.isalpha() else _NO_LETTER


def _gaps(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    gaps = [_PARAGRAPH]
    for end, start in zip(ends[:-1].tolist(), starts[1:].tolist(), strict=True):
        if start <= end:
            gaps.append(_GLUED)
            continue
        lines = text.count("\n", end, start)
        gaps.append(_SPACE if lines == 0 else _LINE if lines == 1 else _PARAGRAPH)
    return np.asarray(gaps, dtype=np.int64)


def _quotes(offsets: NDArray[np.int64], marks: Marks) -> NDArray[np.int64]:
    out = np.zeros(len(offsets), dtype=np.int64)
    starts = offsets[:, 0]
    for quoted in marks.quoted:
        if quoted.depth:
            continue
        lo, hi = np.searchsorted(starts, [quoted.start, quoted.end])
        out[lo:hi] = _INSIDE
        if lo < hi:
            if not quoted.open_end:
                out[hi - 1] = _CLOSING
            out[lo] = _OPENING
    return out
