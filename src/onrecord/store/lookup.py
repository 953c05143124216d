"""One thing by its id. Callers hold a read transaction."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from onrecord.errors import QueryError
from onrecord.store import judging, rows
from onrecord.store.database import Database, Row
from onrecord.types import Given, Hit, Original, Reading

MIN_PREFIX = 6
"""A shorter beginning of an id is more likely a slip than a choice."""

_LISTED = 8


def statement(database: Database, wanted: str) -> Hit | None:
    """The statement whose id is ``wanted`` or alone begins with it. Raises ``QueryError``."""
    row = _row_like(
        database,
        f"SELECT {rows.HIT_COLUMNS} FROM statements s JOIN documents d ON d.id = s.document_id WHERE s.id = ?",
        id_like(database, "statements", wanted),
    )
    return None if row is None else with_judgements(database, [rows.hit(row, 0.0)])[0]


def with_judgements(database: Database, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Statements with what people judged of them, as far as it is in force."""
    judged = judging.on_statements(database, {hit.statement.document_id for hit in hits})
    if not judged:
        return tuple(hits)
    return tuple(replace(hit, judged=judged.get(hit.statement.id, ())) for hit in hits)


def document_row(database: Database, wanted: str) -> tuple[Row, str] | None:
    """The row of the document whose id is ``wanted`` or alone begins with it, and its smallest path."""
    row = _row_like(
        database,
        f"SELECT {rows.DOCUMENT_COLUMNS},"
        " (SELECT min(path) FROM paths WHERE paths.sha256 = documents.sha256) FROM documents WHERE id = ?",
        id_like(database, "documents", wanted),
    )
    return None if row is None else (row[:-1], row[-1] or "")


def reading(database: Database, row: Row, path: str) -> Reading:
    """The reading of the document with this row. Raises ``msgspec.ValidationError`` where it is not whole."""
    rest = database.one("SELECT contract FROM readings WHERE document_id = ?", (row[0],))
    if rest is None:
        raise msgspec.ValidationError(f"report {row[0]} has no reading")
    found = database.rows("SELECT contract FROM statements WHERE document_id = ? ORDER BY position", (row[0],))
    return rows.reading(row, path, rest[0], [contract for (contract,) in found])


def original(database: Database, row: Row, path: str) -> Original:
    """The bytes of the document with this row. Raises ``msgspec.ValidationError`` where they are not the same."""
    digest, retrieved = row[1], row[6]
    kept = database.one("SELECT bytes, length FROM originals WHERE sha256 = ?", (digest,))
    data = rows.original_bytes(*kept) if kept else b""
    if rows.sha256(data) != digest:
        raise msgspec.ValidationError(f"the bytes kept for report {row[0]} do not have the hash they are kept under")
    found = database.one("SELECT given FROM paths WHERE sha256 = ? AND path = ?", (digest, path))
    given = msgspec.json.decode(found[0], type=Given) if found and found[0] else None
    return Original(path, data, digest, retrieved, given)


def _row_like(database: Database, sql: str, found: str | None) -> Row | None:
    return None if found is None else database.one(sql, (found,))


def id_like(database: Database, table: str, wanted: str) -> str | None:
    """The only id of a table that is ``wanted`` or begins with it. Raises ``QueryError``."""
    if not wanted.isprintable():
        return None
    if len(wanted) < MIN_PREFIX:
        raise QueryError(f"{wanted!r} is too short for the beginning of an id: give {MIN_PREFIX} characters or more")
    found = database.rows(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT {_LISTED + 1}",
        (wanted, wanted + "\U0010ffff"),
    )
    ids: list[str] = [row[0] for row in found]
    if len(ids) > 1 and ids[0] != wanted:
        listed = ", ".join(ids[:_LISTED]) + (" and more" if len(ids) > _LISTED else "")
        raise QueryError(f"{wanted!r} begins several ids: {listed}; give more characters")
    return ids[0] if ids else None
