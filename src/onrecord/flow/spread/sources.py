"""Sources → pieces: folders, files, web archives, rows of JSON or Parquet, here or at any address of fsspec.

Documents are named and opened by the workers. Rows are cut into ranges, which takes no more than counting lines. The
members of other containers cannot be reached but from the front: they are taken out here, one after another, and handed
over with their bytes; that is a thousand pages a second, and a worker reads ten.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow
from pyarrow import parquet

from onrecord.errors import OnrecordError
from onrecord.flow.one import Fields
from onrecord.flow.spread.value import PARQUET, ROWS, Piece
from onrecord.ingest import find_inputs, originals
from onrecord.ingest.find import is_address, readable_name, shown
from onrecord.ingest.walk import originals_in
from onrecord.types import Original, Skipped

_OPENED_BY_WORKERS = frozenset(
    {".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".epub", ".json"}
    | {".xml", ".rss", ".atom"}
)
_DAMAGED = (pyarrow.ArrowException, OSError, EOFError)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a user named: ``rows`` a piece of a file of rows has, and what lies in a folder but is no input."""

    places: Sequence[str]
    rows: int
    fields: Fields = ()
    leave_out: frozenset[Path] = frozenset()

    def pieces(self) -> Iterator[Piece]:
        """All of it as pieces, in the order given, folders sorted by name."""
        for place in self.places:
            for found in _remote(place) if is_remote(place) else find_inputs([place], leave_out=self.leave_out):
                if not isinstance(found, Skipped):
                    yield from self._pieces(found)
                elif found.reason == "unsupported-format" and found.path.lower().endswith(PARQUET):
                    yield from self._pieces(found.path)
                else:
                    yield _held(found)

    def _pieces(self, path: str) -> Iterator[Piece]:
        suffix = Path(path).suffix.lower()
        if is_address(path) or suffix in _OPENED_BY_WORKERS:
            yield Piece(shown(path) if is_remote(path) else path, _mark(path))
        elif suffix == PARQUET or suffix in ROWS:
            yield from self._ranges(path, suffix)
        elif is_remote(path):
            with opened(path) as stream:
                yield from map(_held, originals_in(stream, path, _size(path), fields=self.fields))
        else:
            yield from map(_held, originals(path, fields=self.fields))

    def _ranges(self, path: str, suffix: str) -> Iterator[Piece]:
        try:
            mark = _mark(path)
            starts = _parquet_starts(path, self.rows) if suffix == PARQUET else _line_starts(path, self.rows)
            for first, last, offset in starts:
                yield Piece(path, mark, first=first, last=last, offset=offset, n_inputs=last - first)
        except _DAMAGED as error:
            yield _held(Skipped(shown(path), "damaged", f"The rows cannot be read ({error}); save or fetch it again."))


def is_remote(place: str) -> bool:
    """Whether a place is an address for fsspec (``s3://…``, ``file://…``); a page of the web is not."""
    return "://" in place and not is_address(place)


def opened(path: str) -> "contextlib.AbstractContextManager[BinaryIO]":
    """The bytes of a file, here or at an address; they can be sought in."""
    if not is_remote(path):
        return open(path, "rb")
    return cast("contextlib.AbstractContextManager[BinaryIO]", _fsspec().open(path, "rb"))


def _held(found: Original | Skipped) -> Piece:
    mark = found.sha256 if isinstance(found, Original) else hashlib.sha256(found.reason.encode()).hexdigest()
    return Piece(found.path, mark, held=found)


def _remote(place: str) -> Iterator[str | Skipped]:
    files, root = _fsspec().core.url_to_fs(place)
    if not files.exists(root):
        yield Skipped(place, "missing", "There is nothing at this address; check it.")
    elif not files.isdir(root):
        yield place
    else:
        for path in sorted(files.find(root)):
            suffix = Path(path).suffix.lower()
            address = str(files.unstrip_protocol(path))
            if readable_name(path) or suffix == PARQUET:
                yield address
            else:
                yield Skipped(address, "unsupported-format", f"Files ending in {suffix or 'no suffix'} are not read.")


def _mark(path: str) -> str:
    """Size and time of change, or what the store at an address says in their place."""
    if is_address(path):
        return path
    if not is_remote(path):
        with contextlib.suppress(OSError):  # a file that cannot be looked at is refused by whoever opens it
            found = Path(path).stat()
            return f"{found.st_size}-{found.st_mtime_ns}"
        return ""
    files, inner = _fsspec().core.url_to_fs(path)
    told = files.info(inner)
    names = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "created")
    when = next((told[name] for name in names if told.get(name)), "")
    return f"{told.get('size')}-{when}"


def _size(path: str) -> int:
    files, inner = _fsspec().core.url_to_fs(path)
    return int(files.info(inner).get("size") or 0)


def _fsspec() -> Any:
    try:
        import fsspec  # noqa: PLC0415  # an extra that only addresses need
    except ModuleNotFoundError as error:
        raise OnrecordError(
            "addresses such as s3:// are read by fsspec, which is not installed: pip install 'onrecord[dask]'"
        ) from error
    return fsspec


def _parquet_starts(path: str, rows: int) -> Iterator[tuple[int, int, int]]:
    with opened(path) as stream:
        n_rows = parquet.ParquetFile(stream).metadata.num_rows
    yield from ((first, min(first + rows, n_rows), 0) for first in range(0, n_rows, rows))


def _line_starts(path: str, rows: int) -> Iterator[tuple[int, int, int]]:
    """First and last line of each range and the byte at which it begins; lines without an end are not held whole."""
    with opened(path) as stream:
        first = line = offset = at = 0
        ended = True
        while part := stream.read(1 << 20):
            cut = -1
            while (cut := part.find(b"\n", cut + 1)) >= 0:
                line += 1
                if line - first == rows:
                    yield first, line, offset
                    first, offset = line, at + cut + 1
            at += len(part)
            ended = part.endswith(b"\n")
        line += not ended
        if line > first:
            yield first, line, offset
