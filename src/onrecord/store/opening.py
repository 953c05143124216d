"""Opening a record's file, and refusing what is not one before anything in it changes."""

import contextlib
import os
import sqlite3
from pathlib import Path

from onrecord.errors import RecordDamaged, RecordMissing, RecordNotWritable
from onrecord.store import migrations
from onrecord.store.faults import read_only_file, told_plainly

CACHE_KIB = 64_000
"""Pages of the record that are kept in memory: enough for the upper levels of the indexes of a million statements."""

BUSY_SECONDS = 10.0
"""How long to wait for another writer. A document's transaction takes milliseconds, so this outlasts a queue."""


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to a record in its present format.

    Raises ``RecordMissing``, ``RecordTooNew``, ``RecordDamaged``, ``RecordBusy`` or ``RecordNotWritable``.
    """
    create = create and not read_only
    _check_file(path, create=create, read_only=read_only)
    with told_plainly(str(path)):
        if create and not path.exists():
            _make(path)
        connection = _open(path, create=create, read_only=read_only)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_file(path: Path, *, create: bool, read_only: bool) -> None:
    if path.exists() and not path.is_file():
        what = "a folder" if path.is_dir() else "a device or a pipe"
        raise RecordDamaged(f"{path}: this is {what}, and a record is a regular file; name a file with --record")
    if path.exists() and not os.access(path, os.R_OK):
        raise RecordNotWritable(f"{path}: there is no permission to read the record; allow it, or check the path")
    if path.exists() and not read_only and not os.access(path, os.W_OK):
        # SQLite would open it for reading, and then leave the files beside it that only a writer can clear away.
        raise read_only_file(str(path))
    if not path.parent.is_dir():
        kind = RecordNotWritable if create else RecordMissing
        raise kind(f"{path}: its folder {path.parent} does not exist; make the folder first, or check the path")
    if not create and (not path.exists() or path.stat().st_size == 0):
        found = "is an empty file" if path.exists() else "does not exist"
        raise RecordMissing(
            f"{path}: the record {found}; make one with `onrecord add PATH…`, or name yours with --record"
        )


def _make(path: Path) -> None:
    """Put an empty record at a path, or nothing if that fails: it is made under another name and then linked.

    Where another process was faster its record stays. A file system without links gets none here; the record is
    then made in its place.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        connection = _plain(f"{new.absolute().as_uri()}?mode=rwc")
        try:
            _prepare(connection, path, read_only=False)
        finally:
            connection.close()
        with contextlib.suppress(OSError):
            os.link(new, path)
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            new.with_name(new.name + suffix).unlink(missing_ok=True)


def _open(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    # A reader too opens for writing where it may, and is then held to reading by query_only: only so does the last
    # one to close the record put its log back into the file and leave nothing beside it.
    if not read_only or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _plain(f"{uri}?mode={'rwc' if create else 'rw'}")
    # A record needs files beside it even to be read, and who may not write it could not clear them away, or in a
    # read-only folder not make them. With no log beside it nobody is writing, and the file is read as it lies.
    nobody_writes = not path.with_name(path.name + "-wal").exists()
    return _plain(f"{uri}?mode=ro" + ("&immutable=1" if nobody_writes else ""))


def _plain(uri: str) -> sqlite3.Connection:
    """``isolation_level=None``: transactions are ours to begin and end, or DDL would commit behind our back."""
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if read_only:
        # The file may come from anyone: nothing in its schema may call functions with side effects. A writer cannot
        # ask for this, since SQLite before 3.41 then refuses our own triggers on FTS5 tables.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        migrations.check_current(connection, str(path))
        return
    migrations.check_ours(connection, str(path))
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    # A document reported as added survives a power cut, at one sync a document.
    connection.execute("PRAGMA synchronous = FULL")
    migrations.migrate(connection, str(path))
