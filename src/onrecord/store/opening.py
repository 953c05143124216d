"""Opening a record's file, and refusing what is not one before anything in it changes."""

import os
import sqlite3
from pathlib import Path

from onrecord.errors import RecordMissing, RecordNotWritable
from onrecord.store import migrations
from onrecord.store.faults import damaged, told_plainly

BUSY_SECONDS = 10.0
"""How long to wait for another writer. A document's transaction takes milliseconds, so this outlasts a queue."""


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to a record in its present format.

    Raises ``RecordMissing``, ``RecordTooNew``, ``RecordDamaged``, ``RecordBusy`` or ``RecordNotWritable``.
    """
    _check_file(path, create=create and not read_only)
    with told_plainly(str(path)):
        connection = _open(path, create=create and not read_only, read_only=read_only)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise damaged(str(path), "it is a folder")
    if not path.parent.is_dir():
        kind = RecordNotWritable if create else RecordMissing
        raise kind(f"{path}: its folder {path.parent} does not exist; make the folder first, or check the path")
    if not create and (not path.exists() or path.stat().st_size == 0):
        found = "is an empty file" if path.exists() else "does not exist"
        raise RecordMissing(
            f"{path}: the record {found}; make one with `onrecord add PATH…`, or name yours with --record"
        )


def _open(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    # A reader too opens for writing where it may, and is then held to reading by query_only: only so does the last
    # one to close the record put its log back into the file and leave nothing beside it.
    if not read_only or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _plain(f"{uri}?mode={'rwc' if create else 'rw'}")
    connection = _plain(f"{uri}?mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        connection.close()
        # A record needs files beside it even to be read, which a read-only folder does not allow. With no log
        # beside it nobody is writing there, and the file may be read as it lies.
        cannot = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not cannot or path.with_name(path.name + "-wal").exists():
            raise
        return _plain(f"{uri}?mode=ro&immutable=1")
    return connection


def _plain(uri: str) -> sqlite3.Connection:
    """``isolation_level=None``: transactions are ours to begin and end, or DDL would commit behind our back."""
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
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
