"""A piece → the inputs in it, as a worker opens it."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
import pyarrow
from pyarrow import parquet

from onrecord.flow.one import Fields
from onrecord.flow.spread.sources import is_remote, opened
from onrecord.flow.spread.value import PARQUET, Piece
from onrecord.ingest import MAX_BYTES, originals
from onrecord.ingest.walk import originals_in
from onrecord.types import Given, Original, Skipped

_FAULTS = (pyarrow.ArrowException, OSError, EOFError, UnicodeError)


def inputs_of(piece: Piece, fields: Fields) -> Iterator[Original | Skipped]:
    """Every input of a piece, in its order; what cannot be opened comes as ``Skipped``."""
    if piece.held is not None:
        yield piece.held
        return
    try:
        if piece.last is not None:
            parts = _rows(piece) if piece.path.lower().endswith(PARQUET) else _lines(piece)
            for number, data in parts:
                yield _row(f"{piece.path}!{number}", data, fields)
        elif is_remote(piece.path):
            with opened(piece.path) as stream:
                yield from originals_in(stream, piece.path, int(piece.mark.partition("-")[0] or 0), fields=fields)
        else:
            yield from originals(piece.path, fields=fields)
    except _FAULTS as error:
        yield Skipped(piece.path, "unreadable", f"It could not be read from here on ({error}); check the place.")


def _row(path: str, data: bytes, fields: Fields) -> Original | Skipped:
    if len(data) > MAX_BYTES:
        return Skipped(path, "too-large", f"The row has more than {MAX_BYTES // 1_000_000} MB, the most that is read.")
    return Original(path, data, hashlib.sha256(data).hexdigest(), given=Given(kind="row", fields=fields))


def _lines(piece: Piece) -> Iterator[tuple[int, bytes]]:
    """Lines by their number from 1, without empty ones; of one that is too long no more than tells so."""
    assert piece.last is not None
    with opened(piece.path) as stream:
        stream.seek(piece.offset)
        for number in range(piece.first + 1, piece.last + 1):
            line = stream.readline(MAX_BYTES + 2)
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(1 << 20)
            bare = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip()
            if bare:
                yield number, bare


def _rows(piece: Piece) -> Iterator[tuple[int, bytes]]:
    """Rows of Parquet as JSON, by their number from 1; only the row groups that hold them are read."""
    assert piece.last is not None
    with opened(piece.path) as stream:
        file = parquet.ParquetFile(stream)
        at = 0
        for group in range(file.num_row_groups):
            n_rows = file.metadata.row_group(group).num_rows
            if at < piece.last and at + n_rows > piece.first:
                first, last = max(piece.first - at, 0), min(piece.last - at, n_rows)
                for number, row in enumerate(file.read_row_group(group).slice(first, last - first).to_pylist()):
                    yield at + first + number + 1, msgspec.json.encode(_plain(row))
            at += n_rows


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row without its empty cells and without bytes, which JSON cannot carry."""
    return {name: value for name, value in row.items() if value is not None and not isinstance(value, bytes)}
