"""Cut a long text into windows that overlap just enough.

Each cue is read in one window only, its owner. Windows are cut between paragraphs where that is possible, so that
little of what belongs to a cue is out of sight.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``[start, end)`` are read together; cues in ``[owned_start, owned_end)`` are this window's to report."""

    start: int
    end: int
    owned_start: int
    owned_end: int


def cut_windows(n_pieces: int, paragraph_starts: NDArray[np.int64], size: int, context: int) -> list[Window]:
    """Cover ``n_pieces`` with windows of at most ``size`` pieces that see ``context`` pieces past what they own.

    The owned ranges tile ``[0, n_pieces)`` in order. Raises ``ValueError`` unless ``size > 2 * context >= 0``.
    """
    if not size > 2 * context >= 0:
        raise ValueError(f"window size {size} leaves no room beside two contexts of {context} pieces")
    windows: list[Window] = []
    owned_start = 0
    while owned_start < n_pieces:
        start = max(0, owned_start - context)
        end = min(n_pieces, start + size)
        owned_end = n_pieces if end == n_pieces else _cut(paragraph_starts, owned_start, end - context)
        windows.append(Window(start, end, owned_start, owned_end))
        owned_start = owned_end
    return windows


def _cut(paragraph_starts: NDArray[np.int64], owned_start: int, latest: int) -> int:
    """The last paragraph start in the second half of what could be owned, or ``latest`` where there is none."""
    index = int(np.searchsorted(paragraph_starts, latest, side="right")) - 1
    if index >= 0 and paragraph_starts[index] > owned_start + (latest - owned_start) // 2:
        return int(paragraph_starts[index])
    return latest
