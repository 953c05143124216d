"""Is the record whole? Every check that needs no second copy to compare with."""

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from onrecord.store import rows
from onrecord.types import Attribution, Passage


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a record that is not as it was written. ``code`` is stable, ``subject`` an id, hash or table."""

    code: str
    subject: str
    detail: str


def problems(connection: sqlite3.Connection, *, read_only: bool) -> Iterator[Problem]:
    """Check pages, references, indexes, the hash of every original and the offsets of every statement.

    The indexes can be compared with their rows only where writing is allowed, since FTS5 asks for the check by an
    INSERT; with ``read_only`` that one check is left out. One document's text is in memory at a time.
    """
    yield from _pages(connection)
    yield from _references(connection)
    if not read_only:
        yield from _indexes(connection)
    yield from _originals(connection)
    yield from _documents(connection)


def _pages(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem("damaged-pages", "database", found)


def _references(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("missing-reference", table, f"row {number} refers to a row of {parent} that is not there")
    for (document_id,) in connection.execute(
        "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM readings)"
    ):
        yield Problem("missing-reading", document_id, "the document has no reading")
    for (digest,) in connection.execute("SELECT sha256 FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM paths)"):
        yield Problem("missing-path", digest, "the original has no path")


def _indexes(connection: sqlite3.Connection) -> Iterator[Problem]:
    for index in ("stems", "wording", "outlets"):
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            yield Problem("damaged-index", index, "the index does not agree with the rows it stands for")


def _originals(connection: sqlite3.Connection) -> Iterator[Problem]:
    for digest, compressed, length in connection.execute("SELECT sha256, bytes, length FROM originals ORDER BY sha256"):
        try:
            data = rows.original_bytes(compressed, length)
        except zlib.error as error:
            yield Problem("damaged-original", digest, f"its bytes cannot be unpacked ({error})")
            continue
        if len(data) != length or rows.sha256(data) != digest:
            yield Problem("damaged-original", digest, "its bytes do not have the hash they are kept under")


def _documents(connection: sqlite3.Connection) -> Iterator[Problem]:
    for document_id, digest, text in connection.execute("SELECT id, sha256, text FROM documents ORDER BY id"):
        if document_id != digest[: len(document_id)]:
            yield Problem("wrong-id", document_id, f"the id is not the beginning of {digest}")
        found = connection.execute(
            "SELECT id, contract, context, context_start, context_end FROM statements WHERE document_id = ?"
            " ORDER BY position",
            (document_id,),
        )
        for row in found:
            yield from _statement(row, text)


def _statement(row: rows.Row, text: str) -> Iterator[Problem]:
    statement_id, data, context, start, end = row
    if text[start:end] != context:
        yield Problem("wrong-offset", statement_id, f"the context does not stand at {start} to {end}")
    try:
        attribution = msgspec.json.decode(data, type=Attribution)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        yield Problem("damaged-statement", statement_id, f"the attribution cannot be read back ({error})")
        return
    for name, passage in _passages(attribution):
        if text[passage.span.start : passage.span.end] != passage.text:
            place = f"{passage.span.start} to {passage.span.end}"
            yield Problem("wrong-offset", statement_id, f"the {name} does not stand at {place}")
    if " ".join(text[start:end] for start, end in attribution.content.spans) != attribution.content.text:
        yield Problem("wrong-offset", statement_id, "the content does not stand where its spans say")


def _passages(attribution: Attribution) -> Iterator[tuple[str, Passage]]:
    named = (("source", attribution.source), ("cue", attribution.cue), ("addressee", attribution.addressee))
    return ((name, passage) for name, passage in named if passage is not None)
