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


_WIDER = 3
"""How many times more context a cut in the middle of a paragraph is given than one between paragraphs."""


def cut_windows(n_pieces: int, paragraph_starts: NDArray[np.int64], size: int, context: int) -> list[Window]:
    """Cover ``n_pieces`` with windows of at most ``size`` pieces that see ``context`` pieces past what they own.

    A cut within a paragraph, where no paragraph begins in the second half of a window, is given three times the
    context. The owned ranges tile ``[0, n_pieces)`` in order. Raises ``ValueError`` unless ``size > 8 * context >= 0``.
    """
    if not size > 8 * context >= 0:
        raise ValueError(f"window size {size} leaves no room beside contexts of {context} pieces")
    windows: list[Window] = []
    owned_start = before = 0
    while owned_start < n_pieces:
        start = max(0, owned_start - before)
        if start + size >= n_pieces:
            owned_end, after = n_pieces, 0
        else:
            owned_end, after = _cut(paragraph_starts, owned_start, start + size, context)
        windows.append(Window(start, owned_end + after, owned_start, owned_end))
        owned_start, before = owned_end, after
    return windows


def _cut(paragraph_starts: NDArray[np.int64], owned_start: int, end: int, context: int) -> tuple[int, int]:
    """Where a window that may reach to ``end`` stops owning, and how many pieces it sees past that."""
    latest = end - context
    index = int(np.searchsorted(paragraph_starts, latest, side="right")) - 1
    if index >= 0 and paragraph_starts[index] > owned_start + (latest - owned_start) // 2:
        return int(paragraph_starts[index]), context
    return end - _WIDER * context, _WIDER * context
