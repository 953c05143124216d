"""Files into the record: read what it has not read yet, and keep what was refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import InputRefused
from onrecord.flow.context import statements
from onrecord.flow.one import Reader, inputs, skipped
from onrecord.ingest import load, parse
from onrecord.store import Record
from onrecord.types import Skipped


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
    refused is kept as ``Skipped``; with ``strict`` the first one is kept and raised as ``InputRefused``. Raises
    ``RecordBusy``, ``RecordNotWritable``.
    """
    for found in inputs(paths, strict=False):
        result = found if isinstance(found, Skipped) else _add(record, found, reader)
        if isinstance(result, Skipped):
            record.skip(result)
            if strict:
                raise InputRefused(result.path, result.reason, result.detail)
        yield result


def _add(record: Record, path: str, reader: Reader) -> Added | Skipped:
    try:
        original = load(path)
        n_statements = record.n_read(original, reader.version)
        if n_statements is None:
            # A copy is parsed before it is taken as read: what a path's ending says may make it one to refuse.
            document = parse(original)
            n_statements = record.add_path(original, reader.version)
        if n_statements is not None:
            return Added(original.sha256[:16], path, n_statements, new=False)
        reading = reader.read(document)
        new = record.add(original, reading, statements(reading), reader.version)
    except InputRefused as refused:
        return skipped(refused, strict=False)
    return Added(document.id, path, len(reading.attributions), new)
