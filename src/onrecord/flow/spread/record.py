"""Finished batches into a record, by the one writer that a record has."""

from collections.abc import Iterator, Sequence

import msgspec
from pyarrow import parquet

from onrecord.errors import InputRefused
from onrecord.flow.context import statements
from onrecord.flow.spread.folder import Folder
from onrecord.flow.who import resolve_speakers
from onrecord.store import Record
from onrecord.types import Original, Reading, Skipped


def fill(record: Record, folder: Folder, batches: Sequence[str], version: str) -> int:
    """Add every reading of the batches, one transaction each, and work out who is who; how many were new.

    Being killed leaves a whole record; what it has is not added again. Raises ``RecordBusy``, ``RecordNotWritable``.
    """
    n_new = 0
    for original, reading in _readings(record, folder, batches):
        if record.n_read(original, version) is None:
            try:
                n_new += record.add(original, reading, statements(reading), version)
            except InputRefused as refused:
                record.skip(Skipped(refused.path, refused.reason, refused.detail))
    resolve_speakers(record)
    return n_new


def _readings(record: Record, folder: Folder, batches: Sequence[str]) -> Iterator[tuple[Original, Reading]]:
    for id_ in dict.fromkeys(batches):
        for part in parquet.ParquetFile(folder.batch(id_)).iter_batches(16):
            for row in part.to_pylist():
                if row["reading"] is None:
                    record.skip(Skipped(row["path"], row["reason"], row["detail"]))
                else:
                    original = msgspec.msgpack.decode(row["data"], type=Original)
                    yield original, msgspec.msgpack.decode(row["reading"], type=Reading)
