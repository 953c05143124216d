"""What SQLite's errors mean to somebody who keeps a record.

SQLite's result codes and when they occur: https://www.sqlite.org/rescode.html
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from onrecord.errors import RecordBusy, RecordDamaged, RecordError, RecordNotWritable

_NOT_WRITABLE = {
    sqlite3.SQLITE_FULL: "there is no room left on its disk; free some and run the same command again",
    sqlite3.SQLITE_READONLY: "the file is read-only; allow writing, or keep another record with --record",
    sqlite3.SQLITE_PERM: "there is no permission to write it; allow writing, or keep another record with --record",
    sqlite3.SQLITE_AUTH: "there is no permission to write it; allow writing, or keep another record with --record",
    sqlite3.SQLITE_CANTOPEN: "the file, or one beside it, cannot be opened; check that its folder is there and that "
    "both can be read and written",
    sqlite3.SQLITE_IOERR: "the disk failed or a limit on the file's size was reached; see to it and run the same "
    "command again",
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_IOERR_OF_READING = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
_BROKEN_SCHEMA = ("no such table", "no such column", "could not decode to utf-8")


@contextmanager
def told_plainly(path: str) -> Iterator[None]:
    """Turn what SQLite raises inside into the error tree.

    ``path`` is the record's, for the message. An ``sqlite3`` error that only a mistake of ours can cause is let
    through as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        known = fault(error, path)
        if known is None:
            raise
        raise known from error
    except (zlib.error, msgspec.ValidationError, msgspec.DecodeError) as error:
        raise damaged(path, f"something kept in it cannot be read back ({error})") from error


def fault(error: sqlite3.Error, path: str) -> RecordError | None:
    """The error to raise in place of SQLite's, or ``None`` for one that the record's state cannot explain."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in _DAMAGED or extended in _IOERR_OF_READING or str(error).lower().startswith(_BROKEN_SCHEMA):
        return damaged(path, str(error))
    if code in _BUSY:
        return RecordBusy(
            f"{path}: another process is writing this record and did not finish in time; wait for it to end, then "
            "run the same command again"
        )
    if code in _NOT_WRITABLE:
        return RecordNotWritable(f"{path}: the record cannot be written: {_NOT_WRITABLE[code]} ({error})")
    return None


def read_only_file(path: str) -> RecordNotWritable:
    """The error for a record that may not be written, found before SQLite has tried."""
    return RecordNotWritable(f"{path}: the record cannot be written: {_NOT_WRITABLE[sqlite3.SQLITE_READONLY]}")


def damaged(path: str, found: str) -> RecordDamaged:
    """The error for a file that is not a record, or not a whole one."""
    return RecordDamaged(
        f"{path}: this is not a whole onrecord record: {found}. Nothing was changed; check the path, or restore the "
        "file from a copy, or add the reports again to a new record"
    )
