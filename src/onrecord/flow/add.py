"""Files into the record: read what it has not read yet, and keep what was refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputRefused
from onrecord.flow.context import statements
from onrecord.flow.one import Reader, refused_if_too_deep, skipped
from onrecord.ingest import find_inputs, load, parse
from onrecord.store import Record
from onrecord.types import Skipped

_SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite adds to a record's name for the files it keeps beside it while the record is open."""


@dataclass(frozen=True, slots=True)
class Added:
    """A report the record holds now. ``new`` is false where this reader had read the same bytes before."""

    document_id: str
    path: str
    n_statements: int
    new: bool


def add_paths(
    record: Record, paths: Sequence[str], reader: Reader, *, strict: bool = False
) -> Iterator[Added | Skipped]:
    """Add files, and those in folders, one transaction each; what is yielded is already kept.

    Stopping early, or being killed, leaves a whole record, and running again goes on from there. An input that is
    refused is kept as ``Skipped``; with ``strict`` the first one is kept and raised as ``InputRefused``. A folder
    may hold the record itself, which is no input of it; named on its own it is refused. Raises ``RecordBusy``,
    ``RecordNotWritable``.
    """
    for found in find_inputs(paths, leave_out=_files_of(record)):
        result = found if isinstance(found, Skipped) else _add(record, found, reader)
        if isinstance(result, Skipped):
            record.skip(result)
            if strict:
                raise InputRefused(result.path, result.reason, result.detail)
        yield result


def _files_of(record: Record) -> frozenset[Path]:
    """The record's own files, resolved, for SQLite names those beside it after the file that a link leads to."""
    path = record.path.resolve()
    return frozenset({path, *(path.with_name(path.name + ending) for ending in _SIDE_FILES)})


def _add(record: Record, path: str, reader: Reader) -> Added | Skipped:
    try:
        original = load(path)
        n_statements = record.n_read(original, reader.version)
        if n_statements is None:
            # A copy is parsed before it is taken as read: what a path's ending says may make it one to refuse.
            with refused_if_too_deep(original.path):
                document = parse(original)
            n_statements = record.add_path(original, reader.version)
        if n_statements is not None:
            return Added(original.sha256[:16], path, n_statements, new=False)
        with refused_if_too_deep(original.path):
            reading = reader.read(document)
        new = record.add(original, reading, statements(reading), reader.version)
    except InputRefused as refused:
        return skipped(refused, strict=False)
    return Added(document.id, path, len(reading.attributions), new)
