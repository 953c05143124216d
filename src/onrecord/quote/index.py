"""Which of ten thousand texts may hold a quotation: an index of pairs of neighbouring words.

Every text is cut into plain lower-case words; each pair of neighbours, and each word, becomes a 64-bit hash, and for
each hash the index keeps the texts that have it. A quotation's candidates are the texts that have most of its hashes,
rare ones counting more. The index is a value: four arrays, which ``parts`` gives and ``from_parts`` takes, so that
a caller can keep them in a file. It names candidates alone; the verdict is for ``compare``.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"(?<=[a-z])-[ \t]*\r?\n[ \t]*(?=[a-z])")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(1) << np.uint64(63)
_SHARE_OF_BEST = 0.6
"""What a text must have of the best text's score to be a candidate beside it."""
_COMMON, _MOST_MASKS = 32, 512
"""A hash that more than one text in 32 has is common; for so many of them a byte for every text is kept."""

Ids = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class WordingIndex:
    """Hashes in order, where each one's texts begin in ``texts``, and those texts; ``n_texts`` texts in all."""

    hashes: Ids = field(repr=False)
    offsets: NDArray[np.int64] = field(repr=False)
    texts: NDArray[np.int32] = field(repr=False)
    n_texts: int
    _masks: dict[int, NDArray[np.bool_]] = field(repr=False, compare=False, init=False, default_factory=dict)

    @classmethod
    def build(cls, texts: Iterable[str]) -> "WordingIndex":
        """The index of some texts, numbered in the order given. About 2 MB of index for 1 MB of news."""
        vocabulary: dict[str, int] = {}
        found: list[Ids] = []
        sizes: list[int] = []
        for text in texts:
            hashes = np.unique(_hashes(text, vocabulary))
            found.append(hashes)
            sizes.append(len(hashes))
        all_hashes = np.concatenate(found) if found else np.zeros(0, np.uint64)
        numbers = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        order = np.argsort(all_hashes, kind="stable")
        hashes, starts = np.unique(all_hashes[order], return_index=True)
        offsets = np.append(starts, len(order)).astype(np.int64)
        return cls(hashes, offsets, numbers[order], len(sizes))

    @classmethod
    def from_parts(cls, parts: Sequence[NDArray[np.generic]]) -> "WordingIndex":
        """The index that ``parts`` was taken from. Raises ``ValueError`` where the arrays do not fit together."""
        hashes, offsets, texts, n_texts = parts
        if len(offsets) != len(hashes) + 1 or int(offsets[-1]) != len(texts):
            raise ValueError(
                f"arrays of {len(hashes)}, {len(offsets)} and {len(texts)} do not make an index of wordings"
            )
        return cls(hashes.astype(np.uint64), offsets.astype(np.int64), texts.astype(np.int32), int(n_texts[0]))

    def joined(self, mine: Sequence[int], other: "WordingIndex", its: Sequence[int]) -> "WordingIndex":
        """The index of the texts of both: ``mine`` and ``its`` are the new numbers of this one's texts and the other's.

        Names the same candidates as one built anew, in the time that copying takes.
        """
        where = np.searchsorted(self.hashes, other.hashes)
        at = np.minimum(where, max(len(self.hashes) - 1, 0))
        is_new = np.ones(len(where), bool) if not len(self.hashes) else self.hashes[at] != other.hashes
        hashes = np.insert(self.hashes, where[is_new], other.hashes[is_new])
        counts = np.insert(np.diff(self.offsets), where[is_new], 0)
        added = np.diff(other.offsets)
        counts[np.searchsorted(hashes, other.hashes)] += added
        ends = np.where(is_new, self.offsets[where], self.offsets[np.minimum(where + 1, len(self.offsets) - 1)])
        held = np.asarray(mine, np.int32)[self.texts] if len(self.texts) else self.texts
        more = np.asarray(its, np.int32)[other.texts] if len(other.texts) else other.texts
        texts = np.insert(held, np.repeat(ends, added), more)
        offsets = np.append(0, np.cumsum(counts)).astype(np.int64)
        return WordingIndex(hashes, offsets, texts, self.n_texts + other.n_texts)

    @property
    def parts(self) -> tuple[NDArray[np.generic], ...]:
        """The arrays that the index is made of."""
        return self.hashes, self.offsets, self.texts, np.array([self.n_texts])

    @property
    def n_bytes(self) -> int:
        """Memory that the arrays take."""
        return int(self.hashes.nbytes + self.offsets.nbytes + self.texts.nbytes)

    def candidates(self, quotation: str, most: int = 3, share: float = _SHARE_OF_BEST) -> tuple[int, ...]:
        """The texts likeliest to hold the quotation, likeliest first, at most ``most``; none that shares too little.

        ``share`` in [0, 1] is what a text must have of the best text's score.
        """
        wanted = np.unique(_hashes(quotation, {}))
        if not len(wanted) or not len(self.hashes):
            return ()
        at = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        at = at[self.hashes[at] == wanted]
        counts = self.offsets[at + 1] - self.offsets[at]
        weights = np.log2(1.0 + self.n_texts / counts)
        score = np.zeros(self.n_texts)
        for number, count, weight in zip(at.tolist(), counts.tolist(), weights, strict=True):
            if count * _COMMON > self.n_texts:
                score += self._mask(number) * weight
            else:
                score[self._texts_of(number)] += weight
        return self._best(score, most, share)

    def _texts_of(self, number: int) -> NDArray[np.int32]:
        return self.texts[self.offsets[number] : self.offsets[number + 1]]

    def _mask(self, number: int) -> NDArray[np.bool_]:
        """For a hash that many texts have, which do: kept, since the next quotation has the same common words."""
        mask = self._masks.get(number)
        if mask is None:
            mask = np.zeros(self.n_texts, bool)
            mask[self._texts_of(number)] = True
            if len(self._masks) < _MOST_MASKS:
                self._masks[number] = mask
        return mask

    def _best(self, score: NDArray[np.float64], most: int, share: float) -> tuple[int, ...]:
        if not self.n_texts or score.max() <= 0:
            return ()
        floor = score.max() * share
        top = np.flatnonzero(score >= floor)
        top = top[np.lexsort((top, -score[top]))][:most]
        return tuple(int(i) for i in top)


def _hashes(text: str, vocabulary: dict[str, int]) -> Ids:
    """Hashes of the words and of the pairs of neighbours. ``vocabulary`` remembers words between texts."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    words = _WORD.findall(_HYPHENATED.sub("", text.lower()) if "-\n" in text or "-\r" in text else text.lower())
    for word in set(words).difference(vocabulary):
        vocabulary[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    ids = np.fromiter(map(vocabulary.__getitem__, words), np.uint64, len(words))
    pairs = ids[:-1] * _MIX + ids[1:] | _PAIR
    return np.concatenate([ids, pairs])
