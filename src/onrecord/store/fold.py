"""Who is who across reports, worked out from all readings and judgements and kept in tables derived from them.

The derived tables are a function of the readings and judgements alone: the order in which those came does not matter,
and working them out again gives the same rows. Whatever changes a reading or a judgement counts up ``folds.inputs`` in
the same transaction; the tables stand for the count in ``folds.done``. How much it says that two reports name the same
people depends on all reports, so every fold looks at all of them; only the rows that differ are written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from sys import intern
from typing import NamedTuple

import msgspec

from onrecord import __version__
from onrecord.resolve import Appearance, PartyId, Resolution, appearances
from onrecord.resolve.decisions import pair
from onrecord.store import rows
from onrecord.store.database import Database, Row
from onrecord.store.judging import Meaning, meaning
from onrecord.types import Reading

RULES = __version__
"""The version whose rules the derived tables follow; those of another are worked out anew."""

_AT_ONCE = 10_000
"""Rows of a derived table that are read or written together."""

_Kept = tuple[tuple[str, ...], tuple[Appearance, ...]]
"""A report's company, kept once, and its parties without it."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Everything the roster is a function of, as the record had it at ``inputs``."""

    inputs: int
    appearances: tuple[Appearance, ...]
    meaning: Meaning
    remade: tuple[Row, ...]


class Derived(NamedTuple):
    """A derived table; its key comes first among its columns."""

    name: str
    columns: tuple[str, ...]
    n_keys: int


TABLES = (
    Derived("speakers", ("id", "name", "kind", "titles"), 1),
    Derived("speaker_names", ("speaker_id", "name"), 2),
    Derived("parties", ("document_id", "key", "speaker_id"), 2),
    Derived("voices", ("statement", "speaker_id", "kind", "document_id", "published"), 1),
    Derived("merges", ("one_document", "one_key", "other_document", "other_key", "is_near", "score", "reasons"), 5),
    Derived("stranded", ("judgement_id", "reason"), 1),
)
"""In an order in which each refers to those before it alone."""


def changed(database: Database) -> None:
    """Note that a reading or a judgement came, went or changed; within the transaction that does it."""
    database.run("UPDATE folds SET inputs = inputs + 1 WHERE name = 'speakers'")


def n_waiting(database: Database) -> int:
    """How many changes the derived tables do not stand for; all there ever were where they follow other rules."""
    row = database.one(
        "SELECT CASE WHEN rules = ? THEN inputs - done ELSE inputs END FROM folds WHERE name = 'speakers'", (RULES,)
    )
    return int(row[0]) if row else 0


def appearance_row(reading: Reading) -> Row:
    """A row of ``appearances`` for a reading."""
    found = appearances(reading)
    company = found[0].company if found else ()
    return reading.document.id, RULES, rows.json_text((company, [replace(one, company=()) for one in found]))


def unresolved(database: Database, *, always: bool = False) -> Unresolved | None:
    """What the roster is to be worked out from, or ``None`` where the derived tables are up to date."""
    row = database.one("SELECT inputs, done, rules FROM folds WHERE name = 'speakers'")
    if row is None:
        raise msgspec.ValidationError("it does not say whether its speakers are up to date")
    inputs, done, rules = row
    if inputs == done and rules == RULES and not always:
        return None
    remade = tuple(_remade(database))
    kept = database.rows("SELECT parties FROM appearances WHERE rules = ?", (RULES,))
    found = [one for (text,) in kept for one in appearances_of(text)]
    found += [one for _, _, text in remade for one in appearances_of(text)]
    return Unresolved(inputs, tuple(found), meaning(database), remade)


def appearances_of(text: str) -> Iterator[Appearance]:
    """A report's parties, from a row of ``appearances``."""
    company, parties = msgspec.json.decode(text, type=_Kept)
    company = _once(company)
    return (_shared(one, company) for one in parties)


def _shared(one: Appearance, company: tuple[str, ...]) -> Appearance:
    """The same with texts that many have kept once: a million appearances are in memory together."""
    return Appearance(
        PartyId(*_once(one.party)), intern(one.name), one.kind, one.is_named, _once(one.aliases), _once(one.titles),
        company, intern(one.published), intern(one.home), one.n_mentions,
    )  # fmt: skip


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(intern, texts))


def _remade(database: Database) -> Iterator[Row]:
    """Appearances of reports that have none yet, or by the rules of another version."""
    sql = (
        f"SELECT r.contract, {rows.PEOPLE_COLUMNS} FROM documents d JOIN readings r ON r.document_id = d.id"
        " LEFT JOIN appearances a ON a.document_id = d.id AND a.rules = ? WHERE a.document_id IS NULL ORDER BY d.id"
    )
    for rest, *known in database.rows(sql, (RULES,)):
        yield appearance_row(rows.people(rest, tuple(known)))


def is_current(database: Database) -> bool:
    """Whether the derived tables stand for all readings and judgements there are."""
    row = database.one("SELECT 1 FROM folds WHERE name = 'speakers' AND inputs = done AND rules = ?", (RULES,))
    return row is not None


def keep(database: Database, looked_at: Unresolved, resolution: Resolution) -> bool:
    """Write the derived tables, within the caller's transaction; not where something came since it was looked at."""
    row = database.one("SELECT inputs FROM folds WHERE name = 'speakers'")
    if row is None or row[0] != looked_at.inputs:
        return False
    database.run_many("DELETE FROM appearances WHERE document_id = ?", [row[:1] for row in looked_at.remade])
    database.run_many("INSERT INTO appearances (document_id, rules, parties) VALUES (?, ?, ?)", looked_at.remade)
    last = database.one("SELECT coalesce(max(number), 0) FROM speaker_names")
    gone = [(table, _put(database, table, differing(database, table, looked_at, resolution))) for table in TABLES]
    # What goes is taken away last: by then no row of another table refers to it.
    for table, keys in reversed(gone):
        _forget(database, table, keys)
    database.learn("names", "number > ?", last or (0,))
    database.run("UPDATE folds SET done = inputs, rules = ? WHERE name = 'speakers'", (RULES,))
    return True


def differing(
    database: Database, table: Derived, looked_at: Unresolved, resolution: Resolution
) -> Iterator[tuple[Row, Row | None, Row | None]]:
    """Where a table is not as it comes out when worked out again: the key, the row there is, the row there should be.

    In the order of the keys; both are read some at a time, and rows that were told may be written meanwhile.
    """
    there = _there(database, table)
    wanted = iter(_wanted(database, table.name, looked_at, resolution))
    old, new = next(there, None), next(wanted, None)
    while old is not None or new is not None:
        mine, other = _key(old, table), _key(new, table)
        if other is None or (mine is not None and mine < other):
            yield mine or (), old, None
            old = next(there, None)
        elif mine is None or other < mine:
            yield other, None, new
            new = next(wanted, None)
        else:
            if old != new:
                yield mine, old, new
            old, new = next(there, None), next(wanted, None)


def _key(row: Row | None, table: Derived) -> Row | None:
    return None if row is None else row[: table.n_keys]


def _there(database: Database, table: Derived) -> Iterator[Row]:
    """The rows of a table in the order of their keys, each part of them asked for when its turn comes."""
    keys = ", ".join(table.columns[: table.n_keys])
    sql = f"SELECT {', '.join(table.columns)} FROM {table.name}{{}} ORDER BY {keys} LIMIT {_AT_ONCE}"
    further = sql.format(f" WHERE ({keys}) > ({', '.join('?' * table.n_keys)})")
    some = list(database.rows(sql.format("")))
    while some:
        yield from some
        some = list(database.rows(further, some[-1][: table.n_keys]))


def _wanted(database: Database, table: str, looked_at: Unresolved, resolution: Resolution) -> Iterable[Row]:
    """The rows a table should have, in the order of their keys."""
    speakers = resolution.roster.speakers
    if table == "speakers":
        return ((s.id, s.name, s.kind, rows.json_text(s.titles)) for s in speakers)
    if table == "speaker_names":
        return ((s.id, name) for s in speakers for name in sorted({s.name, *s.aliases}))
    if table == "parties":
        speaker_of = resolution.roster.by_party()
        return ((*party, speaker_of[party].id) for party in sorted(speaker_of))
    if table == "voices":
        return _voices(database, looked_at.meaning, resolution)
    if table == "merges":
        return _merges(resolution)
    return _stranded(looked_at.meaning, resolution)


def _voices(database: Database, judged: Meaning, resolution: Resolution) -> Iterator[Row]:
    """Who spoke each statement: the party of its reading, unless a person says otherwise."""
    speaker_of = resolution.roster.by_party()
    found = database.rows(
        "SELECT s.number, s.id, s.document_id, s.speaker_key, f.published FROM statements s"
        " JOIN facts f ON f.number = s.number ORDER BY s.number"
    )
    for number, id_, document_id, key, published in found:
        party = None if key is None else PartyId(document_id, key)
        if id_ in judged.voices:
            verdict, named = judged.voices[id_]
            if verdict == "positive":
                party = named
            elif named is None or speaker_of.get(named) == speaker_of.get(party or named):
                party = None
        elif party is None:
            continue
        speaker = None if party is None else speaker_of.get(party)
        who = (None, None) if speaker is None else (speaker.id, speaker.kind)
        yield number, *who, document_id, published


def speakers_of(
    database: Database, judged: Meaning, resolution: Resolution
) -> tuple[dict[tuple[str, str], str], dict[str, str | None]]:
    """The speakers of parties, by report and key, and of statements, by their ids, as they should be."""
    parties = {tuple(party): speaker.id for party, speaker in resolution.roster.by_party().items()}
    ids: dict[int, str] = dict(database.rows("SELECT number, id FROM statements"))
    voices = {ids[row[0]]: row[1] for row in _voices(database, judged, resolution)}
    return {(one, key): id_ for (one, key), id_ in parties.items()}, voices


def _merges(resolution: Resolution) -> list[Row]:
    found: dict[Row, Row] = {}
    for is_near, merges in ((0, resolution.merges), (1, resolution.near)):
        for merge in merges:
            row = (*merge.one, *merge.other, is_near, merge.score, rows.json_text(merge.reasons))
            found.setdefault(row[:5], row)
    return [found[key] for key in sorted(found)]


def _stranded(judged: Meaning, resolution: Resolution) -> list[Row]:
    """Judgements that do not fit the readings, and those that another one or a rule keeps from being followed."""
    found = {one.judgement.id: one.reason for one in judged.stranded}
    for unheeded in resolution.unheeded:
        judgement_id = judged.of_pair.get(pair(unheeded.one, unheeded.other))
        if judgement_id is not None:
            found.setdefault(judgement_id, unheeded.reason)
    return sorted(found.items())


def _put(database: Database, table: Derived, found: Iterator[tuple[Row, Row | None, Row | None]]) -> list[Row]:
    """Write the rows that differ, some at a time; the keys of those that must go."""
    keys, rest = table.columns[: table.n_keys], table.columns[table.n_keys :]
    update = ", ".join(f"{column} = excluded.{column}" for column in rest)
    sql = (
        f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({', '.join('?' * len(table.columns))})"
        f" ON CONFLICT ({', '.join(keys)}) DO " + (f"UPDATE SET {update}" if rest else "NOTHING")
    )
    gone: list[Row] = []
    while some := list(islice(found, _AT_ONCE)):
        gone += [key for key, _, wanted in some if wanted is None]
        database.run_many(sql, [wanted for _, _, wanted in some if wanted is not None])
    return gone


def _forget(database: Database, table: Derived, gone: Iterable[Row]) -> None:
    keys = " AND ".join(f"{column} = ?" for column in table.columns[: table.n_keys])
    database.run_many(f"DELETE FROM {table.name} WHERE {keys}", gone)
