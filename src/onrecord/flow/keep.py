"""One input's bytes into the record, read if this reader has not read them yet."""

from dataclasses import dataclass

from onrecord.errors import InputRefused
from onrecord.flow.context import statements
from onrecord.flow.one import Reader, refused_if_too_deep, skipped
from onrecord.ingest import parse
from onrecord.store import Record
from onrecord.types import Original, Skipped


@dataclass(frozen=True, slots=True)
class Added:
    """A report the record holds now. ``new`` is false where this reader had read the same bytes before."""

    document_id: str
    path: str
    n_statements: int
    new: bool


def keep_original(record: Record, original: Original, reader: Reader) -> Added | Skipped:
    """Read an input and keep it, in one transaction; a refusal is kept too. Raises ``RecordBusy``,
    ``RecordNotWritable``."""
    result = kept(record, original, reader)
    if isinstance(result, Skipped):
        record.skip(result)
    return result


def kept(record: Record, original: Original, reader: Reader) -> Added | Skipped:
    """The same, but leaves a refusal to the caller."""
    try:
        return _kept(record, original, reader)
    except InputRefused as refused:
        return skipped(refused, strict=False)


def _kept(record: Record, original: Original, reader: Reader) -> Added:
    n_statements = record.n_read(original, reader.version)
    if n_statements is None:
        # A copy is parsed before it is taken as read: what a path's ending says may make it one to refuse.
        with refused_if_too_deep(original.path):
            document = parse(original)
        n_statements = record.add_path(original, reader.version)
    if n_statements is not None:
        return Added(original.sha256[:16], original.path, n_statements, new=False)
    with refused_if_too_deep(original.path):
        reading = reader.read(document)
    new = record.add(original, reading, statements(reading), reader.version)
    return Added(document.id, original.path, len(reading.attributions), new)
