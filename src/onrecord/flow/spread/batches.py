"""Pieces → batches. Where one ends hangs on the names in it, so that a new file changes only its own batch."""

import hashlib
from collections.abc import Iterable, Iterator
from zlib import crc32

import msgspec

from onrecord.flow.spread.value import Batch, Piece, Reads
from onrecord.types import Original

_MOST_BYTES = 32_000_000
"""Bytes of held members from which a batch ends: it is sent to a worker whole."""


def batches(pieces: Iterable[Piece], size: int, folder: str, reads: Reads) -> Iterator[Batch]:
    """Batches of about ``size`` inputs: at least half as many, at most twice, but for the last one and for rows."""
    waiting: list[Piece] = []
    n_inputs = n_bytes = 0
    for piece in pieces:
        waiting.append(piece)
        n_inputs += piece.n_inputs
        n_bytes += len(piece.held.data) if isinstance(piece.held, Original) else 0
        if n_inputs >= 2 * size or n_bytes >= _MOST_BYTES or (2 * n_inputs >= size and _ends(piece, size)):
            yield _batch(waiting, folder, reads)
            waiting, n_inputs, n_bytes = [], 0, 0
    if waiting:
        yield _batch(waiting, folder, reads)


def _ends(piece: Piece, size: int) -> bool:
    return piece.n_inputs >= size or crc32(piece.path.encode("utf-8", "surrogateescape")) % max(size // 2, 1) == 0


def _batch(pieces: list[Piece], folder: str, reads: Reads) -> Batch:
    marks = [(_bytes(one.path), one.mark, one.first, one.last) for one in pieces]
    told = msgspec.msgpack.encode((reads.version, reads.fields, reads.keep_bytes, marks))
    return Batch(hashlib.sha256(told).hexdigest()[:24], folder, tuple(pieces), reads)


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")
