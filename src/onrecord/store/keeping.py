"""A report's rows, all of them: its bytes, its reading, its statements and what repeats them. Callers hold a write
transaction."""

from collections.abc import Sequence

from onrecord.store import facts, fold, held, kinds, rows
from onrecord.store.database import Database, Row
from onrecord.types import Document, Original, Reading, Statement


def check_whole(original: Original, reading: Reading, statements: Sequence[Statement]) -> None:
    """Raise ``ValueError`` where a caller mixed up documents: a mistake in the program, not in an input."""
    document = reading.document
    if document.sha256 != original.sha256:
        raise ValueError(f"the reading is of {document.sha256}, the original of {original.sha256}")
    if [statement.attribution for statement in statements] != list(reading.attributions):
        raise ValueError(f"the statements of document {document.id} are not those of its reading's attributions")
    if any(statement.document_id != document.id for statement in statements):
        raise ValueError(f"a statement given with document {document.id} belongs to another document")


def read_from(database: Database, sha256: str, reader: str) -> str | None:
    """The path that the reading of these bytes by this version was made from."""
    row = database.one(
        "SELECT readings.path FROM readings JOIN documents ON documents.id = readings.document_id"
        " WHERE documents.sha256 = ? AND readings.reader = ?",
        (sha256, reader),
    )
    return None if row is None else row[0]


def keep_original(database: Database, original: Original, path: str) -> None:
    """Keep the bytes, once, and the path they were found at."""
    if database.one("SELECT 1 FROM originals WHERE sha256 = ?", (original.sha256,)) is None:
        database.run("INSERT INTO originals (sha256, bytes, length) VALUES (?, ?, ?)", rows.original_row(original))
    database.run(
        "INSERT INTO paths (path, sha256, given) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (path, original.sha256, None if original.given is None else rows.json_text(original.given)),
    )


def replace_reading(
    database: Database, reading: Reading, statements: Sequence[Statement], made: tuple[str, str]
) -> None:
    """Put a reading in place of the one there was. ``made``: the reader's version and the path it read."""
    document = reading.document
    _forget(database, document.sha256)
    _insert(database, "documents", rows.DOCUMENT_COLUMNS, [rows.document_row(document)])
    row = (document.id, *made, rows.reading_json(reading))
    _insert(database, "readings", "document_id, reader, path, contract", [row])
    _insert(database, "statements", rows.STATEMENT_COLUMNS, rows.statement_rows(reading, statements))
    at = _numbered(database, document)
    _insert(database, "facts", facts.FACT_COLUMNS, facts.fact_rows(at, reading.attributions))
    _insert(database, "ways", facts.WAY_COLUMNS, facts.way_rows(at, reading.attributions, reading.people))
    _insert(database, "appearances", "document_id, rules, parties", [fold.appearance_row(reading)])
    database.learn("outlets", "number = ?", (at.document,))
    for index in ("stems", "wording"):
        database.learn(index, "document_id = ?", (document.id,))
    database.learn("way_names", "number IN (SELECT number FROM facts WHERE document = ?)", (at.document,))
    held.count(database, len(statements), 1)
    kinds.count(database, at.document)
    fold.changed(database)


def _forget(database: Database, sha256: str) -> None:
    """Take away the reading of these bytes, with everything that was made of it."""
    there = database.one(
        "SELECT (SELECT count(*) FROM statements WHERE document_id = documents.id), number FROM documents"
        " WHERE sha256 = ?",
        (sha256,),
    )
    if there is not None:
        held.count(database, -there[0], -1)
        kinds.discount(database, there[1])
        database.run("DELETE FROM documents WHERE sha256 = ?", (sha256,))


def _numbered(database: Database, document: Document) -> facts.Numbered:
    row = database.one("SELECT number FROM documents WHERE id = ?", (document.id,))
    numbers = database.rows("SELECT id, number FROM statements WHERE document_id = ?", (document.id,))
    return facts.Numbered(row[0] if row else 0, document.publisher, document.published, dict(numbers))


def _insert(database: Database, table: str, columns: str, values: Sequence[Row]) -> None:
    places = ", ".join("?" * len(columns.split(",")))
    database.run_many(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)
