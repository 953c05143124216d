"""Is the record whole? Every check that needs no second copy to compare with."""

import zlib
from collections.abc import Iterator

import msgspec

from onrecord.store import held, judging, kinds, rows
from onrecord.store.database import Database, Problem, Row
from onrecord.store.facts import FACT_COLUMNS, WAY_COLUMNS
from onrecord.store.steps_facts import STATEMENTS, filled
from onrecord.types import Attribution, Passage


def problems(database: Database) -> Iterator[Problem]:
    """Check the hash of every original, the offsets of every statement, the rows that repeat others, and judgements.

    One document's text is in memory at a time.
    """
    yield from _rows_without(database)
    yield from _originals(database)
    yield from _documents(database)
    yield from _facts(database)
    yield from held.problems(database)
    yield from kinds.problems(database)
    yield from _judgements(database)


_WITHOUT = (
    ("documents", "id", "readings", "document_id", "missing-reading", "the document has no reading"),
    ("originals", "sha256", "paths", "sha256", "missing-path", "the original has no path"),
    ("originals", "sha256", "documents", "sha256", "missing-document", "the original has no document"),
)
"""Tables, columns, those that must have a row of the same, and what to say where they have not."""


def _rows_without(database: Database) -> Iterator[Problem]:
    for table, column, other, its_column, code, detail in _WITHOUT:
        sql = f"SELECT {column} FROM {table} WHERE {column} NOT IN (SELECT {its_column} FROM {other}) ORDER BY {column}"
        for (subject,) in database.rows(sql):
            yield Problem(code, subject, detail)
    numbered = (
        "SELECT document_id FROM statements GROUP BY document_id"
        " HAVING min(position) <> 0 OR max(position) <> count(*) - 1 ORDER BY document_id"
    )
    for (document_id,) in database.rows(numbered):
        yield Problem("missing-statement", document_id, "its statements are not numbered one after another from 0")


def _originals(database: Database) -> Iterator[Problem]:
    for digest, compressed, length in database.rows("SELECT sha256, bytes, length FROM originals ORDER BY sha256"):
        try:
            data = rows.original_bytes(compressed, length)
        except zlib.error as error:
            yield Problem("damaged-original", digest, f"its bytes cannot be unpacked ({error})")
            continue
        if len(data) != length or rows.sha256(data) != digest:
            yield Problem("damaged-original", digest, "its bytes do not have the hash they are kept under")


def _documents(database: Database) -> Iterator[Problem]:
    for document_id, digest, text in database.rows("SELECT id, sha256, text FROM documents ORDER BY id"):
        if document_id != digest[: len(document_id)]:
            yield Problem("wrong-id", document_id, f"the id is not the beginning of {digest}")
        for row in database.rows(_OF_DOCUMENT, (document_id,)):
            yield from _statement(row, text)


_OF_DOCUMENT = (
    f"SELECT id, contract, context, context_start, context_end, {', '.join(rows.ATTRIBUTION_COLUMNS)} FROM statements"
    " WHERE document_id = ? ORDER BY position"
)


def _facts(database: Database) -> Iterator[Problem]:
    """The narrow rows against the same made anew."""
    wanted = filled(database.rows(STATEMENTS))
    try:
        for made, handed in wanted:
            numbers = [row[0] for row in made]
            yield from _differing(database, "facts", FACT_COLUMNS, numbers, made)
            yield from _differing(database, "ways", WAY_COLUMNS, numbers, handed)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        yield Problem("damaged-statement", "statements", f"an attribution cannot be read back ({error})")
    row = database.one("SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM facts)")
    if row is not None and row[0] != row[1]:
        yield Problem("wrong-facts", "facts", f"there are {row[1]} of them for {row[0]} statements")


def _differing(
    database: Database, table: str, columns: str, numbers: list[int], wanted: list[Row]
) -> Iterator[Problem]:
    places = ", ".join("?" * len(numbers))
    there = set(database.rows(f"SELECT {columns} FROM {table} WHERE number IN ({places})", numbers))
    for number in sorted({row[0] for row in there ^ set(wanted)}):
        row = database.one("SELECT id FROM statements WHERE number = ?", (number,))
        yield Problem("wrong-facts", row[0] if row else table, f"{table} is not as the statement and its report tell")


def _statement(row: Row, text: str) -> Iterator[Problem]:
    statement_id, data, context, start, end = row[:5]
    if text[start:end] != context:
        yield Problem("wrong-offset", statement_id, f"the context does not stand at {start} to {end}")
    try:
        attribution = msgspec.json.decode(data, type=Attribution)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        yield Problem("damaged-statement", statement_id, f"the attribution cannot be read back ({error})")
        return
    made = rows.attribution_row(attribution)
    for name, there, wanted in zip(rows.ATTRIBUTION_COLUMNS, row[5:], made, strict=True):
        if there != wanted:
            detail = f"its {name} is {there!r:.80} and in the attribution {wanted!r:.80}"
            yield Problem("damaged-statement", statement_id, detail)
    if attribution.id != statement_id:
        yield Problem("damaged-statement", statement_id, f"its attribution has the id {attribution.id}")
    yield from _passages_of(statement_id, attribution, text)


def _passages_of(statement_id: str, attribution: Attribution, text: str) -> Iterator[Problem]:
    for name, passage in _passages(attribution):
        if text[passage.span.start : passage.span.end] != passage.text:
            place = f"{passage.span.start} to {passage.span.end}"
            yield Problem("wrong-offset", statement_id, f"the {name} does not stand at {place}")
    if " ".join(text[start:end] for start, end in attribution.content.spans) != attribution.content.text:
        yield Problem("wrong-offset", statement_id, "the content does not stand where its spans say")


def _judgements(database: Database) -> Iterator[Problem]:
    made = set()
    documents = {id_ for (id_,) in database.rows("SELECT id FROM documents")}
    for row in database.rows(f"SELECT {judging.COLUMNS} FROM judgements ORDER BY number"):
        try:
            one = judging.judgement_of(row)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            yield Problem("damaged-judgement", row[0], f"it cannot be read back ({error})")
            continue
        if judging.made_of(one) != one.id:
            yield Problem("damaged-judgement", one.id, "its id is not made of the rest of it: it was changed")
        if one.undoes is not None and one.undoes not in made:
            yield Problem("orphaned-judgement", one.id, f"it takes back {one.undoes}, which is not there before it")
        for document_id in sorted({subject.document_id for subject in one.subjects} - documents):
            yield Problem("orphaned-judgement", one.id, f"it is about report {document_id}, which is not there")
        made.add(one.id)
    missing = database.one("SELECT coalesce(max(number), 0) - count(*) FROM judgements")
    if database.files and missing is not None and missing[0]:
        # A server's numbers leave gaps where a writer was refused, a file's do not.
        yield Problem("missing-judgement", "judgements", f"{missing[0]} of them were taken out")


def _passages(attribution: Attribution) -> Iterator[tuple[str, Passage]]:
    named = (("source", attribution.source), ("cue", attribution.cue), ("addressee", attribution.addressee))
    return ((name, passage) for name, passage in named if passage is not None)
