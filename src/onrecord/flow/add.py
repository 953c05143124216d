"""Files into the record: read what it has not read yet, and keep what was refused."""

from collections.abc import Iterator, Sequence

from onrecord.errors import InputRefused
from onrecord.flow.keep import Added, kept
from onrecord.flow.one import Fields, Reader, inputs
from onrecord.flow.who import settle_speakers
from onrecord.store import Record
from onrecord.types import Skipped

__all__ = ["Added", "add_paths"]


def add_paths(
    record: Record, paths: Sequence[str], reader: Reader, *, strict: bool = False, fields: Fields = ()
) -> Iterator[Added | Skipped]:
    """Add files, those in folders and those in containers, one transaction each; what is yielded is already kept.

    Stopping early, or being killed, leaves a whole record, and running again goes on from there. An input that is
    refused is kept as ``Skipped``; with ``strict`` the first one is kept and raised as ``InputRefused``. A folder
    may hold the record itself, which is no input of it; named on its own it is refused. After the last input it is
    worked out who is who, in a large record only once enough came (``settle_speakers``); where the caller stops
    before, the next run does it. ``fields`` as in ``inputs``. Raises
    ``RecordBusy``, ``RecordNotWritable``.
    """
    for found in inputs(paths, strict=False, fields=fields, leave_out=record.files):
        result = found if isinstance(found, Skipped) else kept(record, found, reader)
        if isinstance(result, Skipped):
            record.skip(result)
            if strict:
                raise InputRefused(result.path, result.reason, result.detail)
        yield result
    settle_speakers(record)
