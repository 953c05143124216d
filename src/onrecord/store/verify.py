"""Is the record whole? Every check that needs no second copy to compare with."""

import zlib
from collections.abc import Iterator

import msgspec

from onrecord.resolve import resolve
from onrecord.store import fold, held, judging, rows
from onrecord.store.database import Database, Problem, Row
from onrecord.store.facts import FACT_COLUMNS, WAY_COLUMNS
from onrecord.store.steps_facts import STATEMENTS, filled
from onrecord.types import Attribution, Passage


def problems(database: Database) -> Iterator[Problem]:
    """Check what the database itself can check, the hash of every original, the offsets of every statement, and that
    speakers and judgements are as the readings give them.

    A reader that may not write leaves out SQLite's indexes. One document's text is in memory at a time; the roster is
    worked out anew, which takes as long as adding did.
    """
    yield from database.check()
    yield from _rows_without(database)
    yield from _originals(database)
    yield from _documents(database)
    yield from _facts(database)
    yield from held.problems(database)
    yield from _judgements(database)
    yield from _speakers(database)


def _rows_without(database: Database) -> Iterator[Problem]:
    for (document_id,) in database.rows("SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM readings)"):
        yield Problem("missing-reading", document_id, "the document has no reading")
    for (digest,) in database.rows("SELECT sha256 FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM paths)"):
        yield Problem("missing-path", digest, "the original has no path")


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
        found = database.rows(
            "SELECT id, contract, context, context_start, context_end, speaker_key FROM statements"
            " WHERE document_id = ? ORDER BY position",
            (document_id,),
        )
        for row in found:
            yield from _statement(row, text)


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
    statement_id, data, context, start, end, key = row
    if text[start:end] != context:
        yield Problem("wrong-offset", statement_id, f"the context does not stand at {start} to {end}")
    try:
        attribution = msgspec.json.decode(data, type=Attribution)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        yield Problem("damaged-statement", statement_id, f"the attribution cannot be read back ({error})")
        return
    if key != (attribution.speaker.key if attribution.speaker else None):
        yield Problem("damaged-statement", statement_id, "its speaker's key is not the attribution's")
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


def _speakers(database: Database) -> Iterator[Problem]:
    """The derived tables against the same worked out anew; not where a change still waits to be worked in."""
    if not fold.is_current(database):
        return
    try:
        found = fold.unresolved(database, always=True)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        yield Problem("damaged-speakers", "appearances", f"what speakers are worked out from cannot be read ({error})")
        return
    if found is not None:
        yield from fold.problems(database, found, resolve(found.appearances, found.meaning.decisions))


def _passages(attribution: Attribution) -> Iterator[tuple[str, Passage]]:
    named = (("source", attribution.source), ("cue", attribution.cue), ("addressee", attribution.addressee))
    return ((name, passage) for name, passage in named if passage is not None)
