"""Relations between statements, worked out from all readings and kept in a table derived from them, like speakers.

They stand for the same readings and judgements as the speakers they were worked out with: ``folds`` keeps that count.
A person's verdict on a relation is laid over it, and one they confirmed stays though it is no longer found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from onrecord import __version__
from onrecord.link import Link, LinkKind, Telling, tellings
from onrecord.store import lookup, rows
from onrecord.store.carry import carried
from onrecord.store.database import Database, Row
from onrecord.store.judging import in_force, judgements, present
from onrecord.types import Hit, Judgement, Verdict

RULES = f"{__version__}+2"
"""The version whose rules relations follow; those of another are worked out anew."""

_COLUMNS = "one, other, kind, score, reasons, passages, verdict"


@dataclass(frozen=True, slots=True)
class Unrelated:
    """Everything the relations are a function of, as the record had it at ``done``."""

    done: int
    tellings: tuple[Telling, ...]
    judged: tuple[tuple[str, str, str, Judgement], ...]
    remade: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two statements of the record, and what a person said of it. The earlier statement is first.

    Without a ``verdict`` it is a suggestion.
    """

    link: Link
    verdict: Verdict | None
    hits: tuple[Hit, Hit]


class Relations:
    """The relations of an open record; ``Record.relations`` is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unrelated(self) -> Unrelated | None:
        """What relations are to be worked out from; ``None`` where they are up to date, or speakers are not."""
        with self._database.reading():
            return _unrelated(self._database)

    def keep(self, looked_at: Unrelated, links: Sequence[Link]) -> bool:
        """Keep the relations, all or nothing. ``False``, and nothing kept, where more came since it was looked at."""
        with self._database.writing():
            return _keep(self._database, looked_at, links)

    def of(self, statement_id: str) -> tuple[Relation, ...]:
        """The relations of one statement that nobody rejected, the best first."""
        with self._database.reading():
            found = [row for side in ("one", "other") for row in _rows(self._database, f"{side} = ?", (statement_id,))]
            kept = [row for row in found if row[6] != "negative"]
            return _relations(self._database, sorted(kept, key=_rank))

    def between(self, one: str, other: str) -> tuple[Link, ...]:
        """The links between two statements, rejected ones too."""
        with self._database.reading():
            two = "(one = ? AND other = ?) OR (one = ? AND other = ?)"
            return tuple(map(_link, _rows(self._database, two, (one, other, other, one))))

    def listed(
        self, kinds: Sequence[LinkKind], limit: int, among: Iterable[str] | None = None
    ) -> tuple[tuple[Relation, ...], int]:
        """Relations of these kinds that nobody rejected, confirmed ones and then the best first, and how many.

        ``among`` keeps those with one of these statements. No more than ``limit`` are given.
        """
        wanted = None if among is None else frozenset(among)
        with self._database.reading():
            places = ", ".join("?" * len(kinds)) or "NULL"
            found = [
                row
                for row in _rows(self._database, f"kind IN ({places})", tuple(kinds))
                if row[6] != "negative" and (wanted is None or row[0] in wanted or row[1] in wanted)
            ]
            return _relations(self._database, sorted(found, key=_rank)[:limit]), len(found)


def _unrelated(database: Database) -> Unrelated | None:
    speakers = database.one("SELECT done FROM folds WHERE name = 'speakers' AND inputs = done")
    mine = database.one("SELECT done, rules FROM folds WHERE name = 'relations'")
    if speakers is None or mine is None or (mine[0] == speakers[0] and mine[1] == RULES):
        return None
    remade = tuple(_remade(database))
    kept = [text for (text,) in database.rows("SELECT told FROM tellings WHERE rules = ?", (RULES,))]
    told = [one for text in (*kept, *(row[2] for row in remade)) for one in _told(text)]
    parties = {(row[0], row[1]): row[2] for row in database.rows("SELECT document_id, key, speaker_id FROM parties")}
    voices: dict[str, str | None] = dict(
        database.rows("SELECT s.id, v.speaker_id FROM voices v JOIN statements s ON s.number = v.statement")
    )
    known = tuple(with_speakers(one, parties, voices) for one in told)
    return Unrelated(int(speakers[0]), known, tuple(judged(database)), remade)


def _told(text: str) -> list[Telling]:
    return msgspec.json.decode(text, type=list[Telling])


def _remade(database: Database) -> Iterable[Row]:
    """Tellings of reports that have none yet, or by the rules of another version."""
    sql = (
        "SELECT d.id FROM documents d LEFT JOIN tellings t ON t.document_id = d.id AND t.rules = ?"
        " WHERE t.document_id IS NULL ORDER BY d.id"
    )
    for (document_id,) in list(database.rows(sql, (RULES,))):
        row = lookup.document_row(database, document_id)
        if row is not None:
            yield document_id, RULES, rows.json_text(tellings(lookup.reading(database, *row)))


def with_speakers(one: Telling, parties: Mapping[tuple[str, str], str], voices: Mapping[str, str | None]) -> Telling:
    """A telling with the ids of speakers in place of its report's own keys."""

    def known(key: str) -> str:
        return parties.get((one.document_id, key), f"{one.document_id}/{key}")

    said = tuple(
        replace(
            part,
            terms=tuple(
                replace(term, key=f"@{known(term.key[1:])}") if term.key.startswith("@") else term
                for term in part.terms
            ),
        )
        for part in one.propositions
    )
    speaker = voices.get(one.id) if one.id in voices else one.speaker and known(one.speaker)
    return replace(one, speaker=speaker, propositions=said)


def judged(database: Database) -> Iterable[tuple[str, str, str, Judgement]]:
    """Each pair judged, the kind that was judged (or nothing), and the judgement; later ones last."""
    # In the order they were appended: two may be of one second, and the later one holds.
    found = [one for one in in_force(judgements(database)) if one.aspect == "relation"]
    there = present(database, (subject.document_id for one in found for subject in one.subjects))
    for one in found:
        ids = [carried(subject, there) for subject in one.subjects]
        if len(ids) == 2 and ids[0] is not None and ids[1] is not None:
            yield ids[0], ids[1], one.value or "", one


def _keep(database: Database, looked_at: Unrelated, links: Sequence[Link]) -> bool:
    row = database.one("SELECT 1 FROM folds WHERE name = 'speakers' AND inputs = done AND done = ?", (looked_at.done,))
    if row is None:
        return False
    database.run_many("DELETE FROM tellings WHERE document_id = ?", [one[:1] for one in looked_at.remade])
    database.run_many("INSERT INTO tellings (document_id, rules, told) VALUES (?, ?, ?)", looked_at.remade)
    wanted = rows_of(links, looked_at.judged)
    there = rows_there(database)
    gone = [key for key, row in there.items() if wanted.get(key) != row]
    database.run_many("DELETE FROM relations WHERE one = ? AND other = ? AND kind = ?", gone)
    new = [wanted[key] for key in sorted(wanted) if there.get(key) != wanted[key]]
    database.run_many(f"INSERT INTO relations ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", new)
    database.run("UPDATE folds SET done = ?, rules = ? WHERE name = 'relations'", (looked_at.done, RULES))
    return True


def rows_there(database: Database) -> dict[Row, Row]:
    """The rows there are, by their keys."""
    return {row[:3]: row for row in database.rows(f"SELECT {_COLUMNS} FROM relations")}


def is_current(database: Database) -> bool:
    """Whether the relations stand for the speakers there are, by the rules of this version."""
    row = database.one(
        "SELECT 1 FROM folds r JOIN folds s ON s.name = 'speakers' AND s.done = r.done AND s.inputs = s.done"
        " WHERE r.name = 'relations' AND r.rules = ?",
        (RULES,),
    )
    return row is not None


def rows_of(links: Sequence[Link], judged: Sequence[tuple[str, str, str, Judgement]]) -> dict[Row, Row]:
    """The rows there should be, by their keys: what was found, with verdicts, and what a person confirmed."""
    found: dict[Row, Row] = {}
    for one in links:
        key = (one.one, one.other, one.kind)
        found[key] = (*key, one.score, rows.json_text(one.reasons), rows.json_text(one.passages), None)
    for one_id, other_id, kind, judgement in judged:
        keys = [key for key in found if {key[0], key[1]} == {one_id, other_id} and kind in ("", key[2])]
        if not keys and kind and judgement.verdict == "positive":
            keys = [(one_id, other_id, kind)]
            reasons = rows.json_text(["a person says so"])
            found[keys[0]] = (*keys[0], 1.0, reasons, rows.json_text(["", ""]), None)
        for key in keys:
            found[key] = (*found[key][:6], judgement.verdict)
    return found


def _rows(database: Database, where: str, values: tuple[object, ...]) -> list[Row]:
    return list(database.rows(f"SELECT {_COLUMNS} FROM relations WHERE {where}", values))


def _rank(row: Row) -> tuple[object, ...]:
    return row[6] != "positive", -row[3], row[2], row[0], row[1]


def _link(row: Row) -> Link:
    one, other, kind, score, reasons, passages, _ = row
    two = msgspec.json.decode(passages, type=tuple[str, str])
    return Link(kind, one, other, score, tuple(msgspec.json.decode(reasons, type=list[str])), two)


def _relations(database: Database, found: Sequence[Row]) -> tuple[Relation, ...]:
    out = []
    for row in found:
        one, other = lookup.statement(database, row[0]), lookup.statement(database, row[1])
        if one is not None and other is not None:
            out.append(Relation(_link(row), row[6], (one, other)))
    return tuple(out)
