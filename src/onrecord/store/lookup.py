"""One thing by its id. Callers hold a read transaction."""

import sqlite3

import msgspec

from onrecord.errors import QueryError
from onrecord.store import rows
from onrecord.types import Hit, Original, Reading

MIN_PREFIX = 6
"""A shorter beginning of an id is more likely a slip than a choice."""

_LISTED = 8


def statement(connection: sqlite3.Connection, wanted: str) -> Hit | None:
    """The statement whose id is ``wanted`` or alone begins with it. Raises ``QueryError``."""
    row = _row_like(
        connection,
        f"SELECT {rows.HIT_COLUMNS} FROM statements s JOIN documents d ON d.id = s.document_id WHERE s.id = ?",
        _id_like(connection, "statements", wanted),
    )
    return None if row is None else rows.hit(row, 0.0)


def document_row(connection: sqlite3.Connection, wanted: str) -> tuple[rows.Row, str] | None:
    """The row of the document whose id is ``wanted`` or alone begins with it, and its smallest path."""
    row = _row_like(
        connection,
        f"SELECT {rows.DOCUMENT_COLUMNS},"
        " (SELECT min(path) FROM paths WHERE paths.sha256 = documents.sha256) FROM documents WHERE id = ?",
        _id_like(connection, "documents", wanted),
    )
    return None if row is None else (row[:-1], row[-1] or "")


def reading(connection: sqlite3.Connection, row: rows.Row, path: str) -> Reading:
    """The reading of the document with this row. Raises ``msgspec.ValidationError`` where it is not whole."""
    rest = connection.execute("SELECT contract FROM readings WHERE document_id = ?", (row[0],)).fetchone()
    if rest is None:
        raise msgspec.ValidationError(f"report {row[0]} has no reading")
    found = connection.execute("SELECT contract FROM statements WHERE document_id = ? ORDER BY position", (row[0],))
    return rows.reading(row, path, rest[0], [contract for (contract,) in found])


def original(connection: sqlite3.Connection, row: rows.Row, path: str) -> Original:
    """The bytes of the document with this row. Raises ``msgspec.ValidationError`` where they are not the same."""
    digest, retrieved = row[1], row[6]
    kept = connection.execute("SELECT bytes, length FROM originals WHERE sha256 = ?", (digest,)).fetchone()
    data = rows.original_bytes(*kept) if kept else b""
    if rows.sha256(data) != digest:
        raise msgspec.ValidationError(f"the bytes kept for report {row[0]} do not have the hash they are kept under")
    return Original(path, data, digest, retrieved)


def _row_like(connection: sqlite3.Connection, sql: str, found: str | None) -> rows.Row | None:
    if found is None:
        return None
    row: rows.Row | None = connection.execute(sql, (found,)).fetchone()
    return row


def _id_like(connection: sqlite3.Connection, table: str, wanted: str) -> str | None:
    if not wanted.isprintable():
        return None
    if len(wanted) < MIN_PREFIX:
        raise QueryError(f"{wanted!r} is too short for the beginning of an id: give {MIN_PREFIX} characters or more")
    found = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT {_LISTED + 1}",
        (wanted, wanted + "\U0010ffff"),
    )
    ids: list[str] = [row[0] for row in found]
    if len(ids) > 1 and ids[0] != wanted:
        listed = ", ".join(ids[:_LISTED]) + (" and more" if len(ids) > _LISTED else "")
        raise QueryError(f"{wanted!r} begins several ids: {listed}; give more characters")
    return ids[0] if ids else None
