"""The learned scorer: a small convolution network with one look around from the event word, in plain numpy.

Its weights are one file of arrays, tables as int8 with a scale each, matrices as float16 (``weights.npz``, made by
``training/certainty.py``). It was taught the commitments of FactBank and of the UW factuality corpus.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.read.certainty.features import Seen

Floats = NDArray[np.float32]
HEADS: Final = 4
FARTHEST: Final = 32
"""Words to each side whose distance from the event word is told apart."""
_GAP: Final = 8
"""Empty rows between passages that are read together, so that none sees its neighbour."""


_TOGETHER: Final = 20
"""Rows multiplied at a time: with the largest matrix, 192 by 64, just below the 2**18 products of one thread."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """A passage read once: ``words (n_words, width)``, what is known of each word; ``tags (n_words,)``, its tag."""

    words: Floats
    tags: NDArray[np.int64]


class Network:
    """The loaded weights. Keeps no state between passages."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self.arrays = {name: _floats(name, arrays) for name in arrays if not name.endswith("_scale")}
        self.tags = tuple(str(tag) for tag in arrays["tag_names"])

    def trunks(self, passages: list[Seen]) -> list[Trunk]:
        """Read passages. They are joined with gaps, so that one product serves them all."""
        if not passages:
            return []
        rows = self._rows(passages)
        for n, step in ((1, 1), (2, 2), (3, 4)):
            new = np.maximum(self._layer(_spread(rows.values, step), f"conv{n}"), 0)
            rows.values = new if n == 1 else rows.values + new
            rows.values[~rows.filled] = 0
        tags = self._layer(rows.values, "tag").argmax(axis=1)
        queries, keys, values = (self._layer(rows.values, name) for name in ("query", "key", "value"))
        read = []
        for start, end in rows.places:
            here = slice(start, end)
            if start == end:  # a content of marks alone: nothing to look around at
                read.append(Trunk(rows.values[here], tags[here]))
                continue
            mixed = _mixed(
                queries[here], keys[here], values[here], self._steps("distance", np.arange(end - start), end - start)
            )
            read.append(Trunk(rows.values[here] + mixed, tags[here]))
        return read

    def classes(self, trunk: Trunk, at: int, ruled: Floats) -> tuple[Floats, float]:
        """Probabilities of the seven commitments, ``(7,)``, and the UW corpus's graded score, in [-3, 3].

        ``at`` is the event word and ``ruled`` what the rules say of it (:func:`features.ruled`).
        """
        own = trunk.words[at : at + 1]
        steps = self._steps("look_distance", np.asarray([at]), len(trunk.words))
        keys, values = self._layer(trunk.words, "look_key"), self._layer(trunk.words, "look_value")
        around = _mixed(self._layer(own, "look_query"), keys, values, steps)
        hidden = np.maximum(self._layer(np.concatenate([own[0], around[0], ruled]), "hidden"), 0)
        odds = self._layer(hidden, "classes")
        odds = np.exp(odds - odds.max())
        return odds / odds.sum(), min(3.0, max(-3.0, float(self._layer(hidden, "graded")[0])))

    def _layer(self, values: Floats, name: str) -> Floats:
        out: Floats = _product(values, self.arrays[name]) + self.arrays[f"{name}_bias"]
        return out

    def _steps(self, name: str, at: NDArray[np.int64], length: int) -> Floats:
        """What each distance adds to the odds, as ``(heads, len(at), length)``."""
        steps = np.clip(np.arange(length) - at[:, None], -FARTHEST, FARTHEST - 1) + FARTHEST
        return self.arrays[name][:, steps]

    def _rows(self, passages: list[Seen]) -> "_Rows":
        lengths = [len(passage.words) for passage in passages]
        starts = np.cumsum([0, *(length + _GAP for length in lengths[:-1])])
        places = [(int(start), int(start) + length) for start, length in zip(starts, lengths, strict=True)]
        filled = np.zeros(places[-1][1], dtype=np.bool_)
        for start, end in places:
            filled[start:end] = True
        words = np.concatenate([passage.words for passage in passages])
        operators = np.concatenate([passage.operators for passage in passages])
        table = self.arrays
        values = np.zeros((len(filled), table["words"].shape[1]), dtype=np.float32)
        values[filled] = (
            table["words"][words[:, 0]]
            + table["endings"][words[:, 1]]
            + table["endings"][words[:, 2]]
            + table["shapes"][words[:, 3]]
            + table["operators"][operators].sum(axis=1)
        )
        return _Rows(values, filled, places)


@dataclass(slots=True)
class _Rows:
    """Passages joined: ``values (n_rows, width)``, which rows are ``filled``, and each passage's ``[start, end)``."""

    values: Floats
    filled: NDArray[np.bool_]
    places: list[tuple[int, int]]


@lru_cache(maxsize=1)
def network() -> Network:
    """The shipped network, loaded once."""
    with (files(__package__) / "weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Network({name: arrays[name] for name in arrays.files})


def _product(rows: Floats, matrix: Floats) -> Floats:
    """``rows @ matrix``, some rows at a time: above 2**18 products the library would start threads, whose waiting
    costs more than the product (2.3 ms an attribution against 0.3 on two busy cores)."""
    if rows.ndim == 1 or len(rows) <= _TOGETHER:
        return rows @ matrix
    n_rows = len(rows)
    padded = np.zeros((-(-n_rows // _TOGETHER) * _TOGETHER, rows.shape[1]), dtype=np.float32)
    padded[:n_rows] = rows
    out: Floats = (padded.reshape(-1, _TOGETHER, rows.shape[1]) @ matrix).reshape(len(padded), -1)[:n_rows]
    return out


def _mixed(queries: Floats, keys: Floats, values: Floats, steps: Floats) -> Floats:
    """Each query's mean of the values, weighted by how well their keys fit it: ``(n_queries, width)``."""
    split = [part.reshape(len(part), HEADS, -1).transpose(1, 0, 2) for part in (queries, keys, values)]
    odds = split[0] @ split[1].transpose(0, 2, 1) / np.float32(np.sqrt(split[0].shape[2])) + steps
    odds = np.exp(odds - odds.max(axis=2, keepdims=True))
    odds /= odds.sum(axis=2, keepdims=True)
    mixed: Floats = (odds @ split[2]).transpose(1, 0, 2).reshape(len(queries), -1)
    return mixed


def _spread(values: Floats, step: int) -> Floats:
    """Each row beside those ``step`` before and after it, as ``(n_rows, 3 * width)``."""
    n_rows, width = values.shape
    out = np.zeros((n_rows, 3 * width), dtype=np.float32)
    out[step:, :width] = values[: max(n_rows - step, 0)]
    out[:, width : 2 * width] = values
    out[: max(n_rows - step, 0), 2 * width :] = values[step:]
    return out


def _floats(name: str, arrays: dict[str, NDArray[np.generic]]) -> Floats:
    if name == "tag_names":
        return np.zeros(0, dtype=np.float32)
    values: Floats = arrays[name].astype(np.float32)
    scale = arrays.get(f"{name}_scale")
    return values if scale is None else values * scale.astype(np.float32)
