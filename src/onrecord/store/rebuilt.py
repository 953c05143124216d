"""Derived tables against the same made anew: from the readings and judgements, and from nothing else that is kept.

Rows are read one at a time; what they are compared with takes the memory that working them out takes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from onrecord.errors import QueryError
from onrecord.link import Telling, relate, tellings
from onrecord.resolve import Appearance, Resolution, resolve
from onrecord.store import fold, lookup, relations, rows
from onrecord.store.database import Database, Problem, Row
from onrecord.store.fold import Unresolved
from onrecord.store.judging import meaning
from onrecord.types import Reading

MOST_TOLD = 20
"""Rows of a table that are told one by one; of the rest it is told how many there are."""


@dataclass(slots=True)
class _Told:
    """What the reports tell, as they are read one after another."""

    appearances: list[Appearance] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)


def unchecked(database: Database) -> tuple[str, ...]:
    """What cannot be compared now because it does not stand for everything there is, each with the next step."""
    n_waiting = fold.n_waiting(database)
    todo = "`onrecord add --settle PATH…`, with any report, works it out"
    if n_waiting:
        changes = "1 change waits" if n_waiting == 1 else f"{n_waiting} changes wait"
        return (f"who is who, and relations: {changes} to be worked in; {todo}",)
    if not relations.is_current(database):
        return (f"relations: they do not stand for all reports; {todo}",)
    return ()


def problems(database: Database) -> Iterator[Problem]:
    """Rows of derived tables that are not as they come out when everything is worked out again."""
    told = _Told()
    yield from _of_reports(database, told)
    if not fold.is_current(database):
        return
    try:
        looked_at = Unresolved(0, tuple(told.appearances), meaning(database), ())
    except (msgspec.ValidationError, msgspec.DecodeError):
        # A judgement that cannot be read was told already, and without it nobody knows who is who.
        return
    resolution = resolve(looked_at.appearances, looked_at.meaning.decisions)
    yield from _speakers(database, looked_at, resolution)
    if relations.is_current(database):
        yield from _relations(database, looked_at, resolution, told.tellings)


def _of_reports(database: Database, told: _Told) -> Iterator[Problem]:
    """What each report tells of its parties and statements, against what is kept of that."""
    wanted = (("appearances", "parties", fold.RULES), ("tellings", "told", relations.RULES))
    for (document_id,) in database.rows("SELECT id FROM documents ORDER BY id"):
        try:
            reading = _reading(database, document_id)
        except (msgspec.ValidationError, msgspec.DecodeError, QueryError) as error:
            yield Problem("damaged-reading", document_id, f"the reading cannot be put together again ({error})")
            continue
        made = {"appearances": fold.appearance_row(reading)[2]}
        told.appearances += fold.appearances_of(made["appearances"])
        told.tellings += tellings(reading)
        made["tellings"] = rows.json_text(tellings(reading))
        for table, column, rules in wanted:
            kept = database.one(f"SELECT rules, {column} FROM {table} WHERE document_id = ?", (document_id,))
            is_wanted = fold.is_current(database) if table == "appearances" else relations.is_current(database)
            if (kept is None and is_wanted) or (kept is not None and kept[0] == rules and kept[1] != made[table]):
                yield Problem(f"wrong-{table}", document_id, f"{table} is not as the report's reading gives it")


def _reading(database: Database, document_id: str) -> Reading:
    found = lookup.document_row(database, document_id)
    if found is None:
        raise msgspec.ValidationError("its id is not one")
    return lookup.reading(database, *found)


def _speakers(database: Database, looked_at: Unresolved, resolution: Resolution) -> Iterator[Problem]:
    for table in fold.TABLES:
        found = (
            (_subject(database, table.name, key), there, wanted)
            for key, there, wanted in fold.differing(database, table, looked_at, resolution)
        )
        try:
            yield from _told_of(table.name, "wrong-speakers", found)
        except TypeError as error:
            # SQLite keeps bytes where a text belongs if it is told to, and these have no place in the order.
            yield Problem("wrong-speakers", table.name, f"{table.name} holds a value of another kind ({error})")


def _subject(database: Database, table: str, key: Row) -> str:
    """The key of a row in words: statements by their ids, not by the numbers of their rows."""
    if table == "voices":
        row = database.one("SELECT id FROM statements WHERE number = ?", key)
        return str(row[0]) if row else f"row {key[0]}"
    return " ".join(map(str, key))


def _relations(
    database: Database, looked_at: Unresolved, resolution: Resolution, told: list[Telling]
) -> Iterator[Problem]:
    speakers = fold.speakers_of(database, looked_at.meaning, resolution)
    links = relate(relations.with_speakers(one, *speakers) for one in told)
    wanted = relations.rows_of(links, tuple(relations.judged(database)))
    there = relations.rows_there(database)
    found = ((key, there.get(key), wanted.get(key)) for key in sorted({*there, *wanted}, key=repr))
    yield from _told_of(
        "relations", "wrong-relations", ((" ".join(map(str, key)), old, new) for key, old, new in found if old != new)
    )


def _told_of(table: str, code: str, found: Iterator[tuple[str, Row | None, Row | None]]) -> Iterator[Problem]:
    """Each row that differs, up to a number, and how many more there are."""
    n_more = 0
    for n, (subject, there, wanted) in enumerate(found):
        if n < MOST_TOLD:
            yield Problem(
                code, subject, f"{table} is not as the readings and judgements give it: {_how(there, wanted)}"
            )
        else:
            n_more += 1
    if n_more:
        yield Problem(code, table, f"{n_more} more rows are not as the readings and judgements give them")


def _how(there: Row | None, wanted: Row | None) -> str:
    if there is None:
        return "a row is missing"
    if wanted is None:
        return "a row should not be there"
    pairs = [(old, new) for old, new in zip(there, wanted, strict=True) if old != new]
    return "; ".join(f"it says {_short(old)} and should say {_short(new)}" for old, new in pairs)


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 80 else text[:79] + "…"
