"""What pages show, in lists of a bounded length: one query a list, however much the record holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from onrecord.store import held, judging, kinds, lookup, people, rows
from onrecord.store.database import Database
from onrecord.store.expression import Expression
from onrecord.store.source import source
from onrecord.types import Hit, Judgement, SpeakerEntry

_T = TypeVar("_T")

MOST_TALLIED = 20_000
"""Statements that a tally looks at; in a larger answer it is of the first so many, and says so."""

_LARGE = 200_000
"""Statements of a record from which on it looks at a fortieth of that: each is somewhere else in the file."""

_HIT = f"SELECT {rows.HIT_COLUMNS} FROM statements s JOIN documents d ON d.id = s.document_id"


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    path: str
    n_statements: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Statements that nobody has judged, of ``n_waiting``; ``n_judged`` others have been."""

    hits: tuple[Hit, ...]
    n_waiting: int
    n_judged: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each value stands among statements that match, the most frequent first; ``None`` is not known.

    ``speakers`` pairs id and name. ``months`` are ISO months or years of publication in their order. ``n`` statements
    were looked at.
    """

    n: int
    acts: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str | None, int], ...]
    speakers: tuple[tuple[tuple[str, str], int], ...]
    months: tuple[tuple[str | None, int], ...]


class Shown:
    """What a record's pages list; ``Record.shown`` is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def statements_of(self, document_id: str) -> tuple[Hit, ...]:
        """All statements of the report with this whole id, in their order, with who is who across reports."""
        with self._database.reading():
            found = self._database.rows(f"{_HIT} WHERE s.document_id = ? ORDER BY s.position", (document_id,))
            return lookup.with_judgements(self._database, [rows.hit(row, 0.0) for row in found])

    def reports(self, limit: int, skip: int = 0) -> tuple[Listed, ...]:
        """Reports, the latest first, undated ones last."""
        sql = (
            "SELECT d.id, d.title, d.publisher, d.published,"
            " coalesce((SELECT min(path) FROM paths WHERE paths.sha256 = d.sha256), ''),"
            " (SELECT count(*) FROM statements s WHERE s.document_id = d.id) FROM documents d"
            " ORDER BY d.published DESC NULLS LAST, d.id LIMIT ? OFFSET ?"
        )
        with self._database.reading():
            return tuple(Listed(*row) for row in self._database.rows(sql, (limit, skip)))

    def speakers(self, limit: int, skip: int = 0) -> tuple[tuple[SpeakerEntry, ...], int]:
        """Speakers, those with most statements first, and how many have any."""
        sql = (
            "SELECT k.id FROM voices v JOIN speakers k ON k.id = v.speaker_id GROUP BY k.id, k.name"
            " ORDER BY count(*) DESC, k.name, k.id LIMIT ? OFFSET ?"
        )
        with self._database.reading():
            ids = [row[0] for row in self._database.rows(sql, (limit, skip))]
            found = [one for id_ in ids if (one := people.entry(self._database, id_)) is not None]
            row = self._database.one("SELECT count(DISTINCT speaker_id) FROM voices")
        return tuple(found), row[0] if row else 0

    def begun(self, name: str, limit: int) -> tuple[SpeakerEntry, ...]:
        """Speakers one of whose names holds these words, the last of which may go on; most statements first."""
        with self._database.reading():
            return people.named(self._database, name, prefix=True)[:limit]

    def waiting(self, limit: int, skip: int = 0) -> Waiting:
        """Statements that no judgement in force is on, those we are least sure of first."""
        with self._database.reading():
            on = self._judged_ids()
            known = sum(1 for id_ in on if self._database.one("SELECT 1 FROM statements WHERE id = ?", (id_,)))
            total = self._database.one("SELECT count(*) FROM statements")
            sql = "SELECT id FROM statements ORDER BY confidence, id LIMIT ?"
            # As many judged ones as there are may stand before those wanted, and no more.
            ids = [row[0] for row in self._database.rows(sql, (skip + limit + len(on),)) if row[0] not in on]
            found = [lookup.statement(self._database, id_) for id_ in ids[skip : skip + limit]]
        hits = tuple(hit for hit in found if hit is not None)
        return Waiting(hits, (total[0] if total else 0) - known, known)

    def judged_in(self, document_ids: Iterable[str]) -> dict[str, tuple[Judgement, ...]]:
        """By statement id, the judgements in force on statements of these reports, wherever a reading has them now."""
        with self._database.reading():
            return judging.on_statements(self._database, document_ids)

    def tally(self, expression: Expression) -> Tally:
        """What there is among the statements that match, for narrowing a question down and for a chart."""
        with self._database.reading():
            matching = source(self._database, expression)
            sql = (
                "SELECT f.act, f.form, f.publisher, substr(f.published, 1, 7), v.speaker_id FROM"
                f" (SELECT f.number FROM {matching.tables} WHERE {matching.where[0]} LIMIT ?) AS m"
                " JOIN facts f ON f.number = m.number LEFT JOIN voices v ON v.statement = f.number"
            )
            most = MOST_TALLIED if held.n_statements(self._database) <= _LARGE else MOST_TALLIED // 40
            found = list(self._database.rows(sql, (*matching.where[1], most)))
            ids = Counter(row[4] for row in found if row[4] is not None)
            known = people.names_of(self._database, ids)
            acts, forms, months = (Counter(row[n] for row in found) for n in (0, 1, 3))
            if len(found) == most and matching.kept is not None and not matching.kept.edges:
                where = matching.kept.where
                acts, forms = (Counter(dict(kinds.values_of(self._database, where, c))) for c in ("act", "form"))
                months = Counter(dict(kinds.months(self._database, where)))
        named = Counter({(known[id_], id_): n for id_, n in ids.items() if id_ in known})
        return Tally(
            len(found),
            _most(acts),
            _most(forms),
            _most(Counter(row[2] for row in found)),
            tuple(((id_, name), n) for (name, id_), n in _most(named)),
            tuple(sorted(months.items(), key=lambda pair: (pair[0] is None, pair[0] or ""))),
        )

    def _on_statements(self) -> list[Judgement]:
        made = judging.judgements(self._database)
        return [one for one in judging.in_force(made) if one.subjects and one.subjects[0].kind == "statement"]

    def _judged_ids(self) -> frozenset[str]:
        return frozenset(one.subjects[0].id for one in self._on_statements())


def _most(counts: Counter[_T]) -> tuple[tuple[_T, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0]))))
