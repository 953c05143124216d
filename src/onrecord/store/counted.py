"""Exact counts of the statements that match, by speaker, outlet or month; and how many reports lie in a stretch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.store.database import Condition, Database, Row
from onrecord.store.expression import Expression
from onrecord.store.facts import published_from, published_until
from onrecord.store.source import source

Grouping = Literal["speaker", "outlet", "month"]

_KEYS: Mapping[Grouping, tuple[str, str]] = {
    "speaker": ("v.speaker_id", " LEFT JOIN voices v ON v.statement = f.number"),
    "outlet": ("f.publisher", ""),
    "month": ("substr(f.published, 1, 7)", ""),
}
"""What to group by, and the join it needs."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements with one speaker, outlet or month. ``key`` and ``name`` are ``None`` where it is not known.

    ``key`` is a speaker's id, else the same as ``name``; ``kind`` is the speaker's, or ``outlet`` or ``month``.
    ``example`` is the id of one of the statements, the first in order.
    """

    key: str | None
    name: str | None
    kind: str | None
    n_statements: int
    n_reports: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The first of ``n_speakers`` who spoke in a stretch of time; ``n_unknown`` of its ``n_statements`` statements
    have no known speaker."""

    groups: tuple[Group, ...]
    n_speakers: int
    n_statements: int
    n_unknown: int


class Counted:
    """Counts over an open record; ``Record.counted`` is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def groups(self, expression: Expression, by: Grouping) -> tuple[Group, ...]:
        """Every group, the largest first; months in their order."""
        with self._database.reading():
            rows = list(self._rows(expression, by))
        # Plain rows are put in order: a very common word has a hundred thousand speakers.
        rows.sort(key=_by_month if by == "month" else _by_size)
        return tuple(_group(by, *row) for row in rows)

    def _rows(self, expression: Expression, by: Grouping) -> Iterator[Row]:
        found = source(self._database, expression)
        key, join = _KEYS[by]
        # Statements of a report stand together, and mostly come so: they are counted by report first, then the reports.
        by_report = (
            f"SELECT {key} AS key, f.document, count(*) AS n, min(f.id) AS id FROM {found.tables}{join}"
            f" WHERE {found.where[0]} GROUP BY 2, 1"
        )
        sql = f"SELECT key, sum(n), count(*), min(id) FROM ({by_report}) AS reports GROUP BY key"
        named = f"SELECT g.*, k.name, k.kind FROM ({sql}) AS g LEFT JOIN speakers k ON k.id = g.key"
        return self._database.rows(named if by == "speaker" else sql, found.where[1])

    def speakers(self, since: str | None, until: str | None, limit: int) -> "Spoken":
        """Persons and organisations with statements in reports of a stretch of time, those with most first."""
        where, values = _published(since, until, "v")
        known = f" FROM voices v WHERE v.speaker_id IS NOT NULL AND {where}"
        meant = f"{known} AND v.kind IN ('person', 'organisation')"
        by_report = (
            f"SELECT v.speaker_id AS key, count(*) AS n{meant} GROUP BY v.speaker_id, v.published, v.document_id"
        )
        sql = (
            f"SELECT key, sum(n), count(*), '' FROM ({by_report}) AS reports GROUP BY key ORDER BY 2 DESC, key LIMIT ?"
        )
        all_, of_all = _published(since, until, "f")
        with self._database.reading():
            named = f"SELECT g.*, k.name, k.kind FROM ({sql}) AS g JOIN speakers k ON k.id = g.key"
            groups = [_group("speaker", *row) for row in self._database.rows(named, (*values, limit))]
            n_speakers = self._database.one(f"SELECT count(DISTINCT v.speaker_id){meant}", values)
            n_known = self._database.one(f"SELECT count(*){known}", values)
            n = self._database.one(f"SELECT count(*) FROM facts f WHERE {all_}", of_all)
        assert n_speakers is not None and n_known is not None and n is not None
        return Spoken(tuple(groups), n_speakers[0], n[0], n[0] - n_known[0])

    def of_speakers(self, ids: Iterable[str], since: str | None, until: str | None) -> dict[str, Group]:
        """The same for single speakers of any kind; those without a statement in the stretch are left out."""
        where, values = _published(since, until, "v")
        sql = (
            "SELECT k.id, count(*), count(DISTINCT v.document_id), '', k.name, k.kind FROM speakers k"
            f" JOIN voices v ON v.speaker_id = k.id WHERE k.id = ? AND {where} GROUP BY k.id, k.name, k.kind"
        )
        with self._database.reading():
            found = [self._database.one(sql, (id_, *values)) for id_ in sorted(set(ids))]
        return {row[0]: _group("speaker", *row) for row in found if row is not None}

    def reports(self, since: str | None, until: str | None) -> tuple[tuple[str | None, int], ...]:
        """How many reports of each outlet were published in a stretch of time, the most first; all without one."""
        where, values = _published(since, until)
        sql = f"SELECT d.publisher, count(*) FROM documents d WHERE {where} GROUP BY d.publisher"
        with self._database.reading():
            found = [(row[0], row[1]) for row in self._database.rows(sql, values)]
        return tuple(sorted(found, key=lambda one: (-one[1], one[0] is None, one[0] or "")))

    def n_undated(self) -> int:
        """Reports that do not say when they were published."""
        with self._database.reading():
            row = self._database.one("SELECT count(*) FROM documents WHERE published IS NULL")
        return int(row[0]) if row else 0


def _by_month(row: Row) -> tuple[bool, str]:
    return row[0] is None, row[0] or ""


def _by_size(row: Row) -> tuple[bool, int, str, str]:
    """The largest first, then by name, then by key; those without a key last."""
    key, n, _, _, *named = row
    return key is None, -n, (named[0] if named else key) or "", key or ""


def _group(by: Grouping, key: str | None, n: int, n_reports: int, example: str, *named: str | None) -> Group:
    name, kind = named if by == "speaker" else (key, by)
    return Group(key, name, kind, int(n), n_reports, example)


def _published(since: str | None, until: str | None, table: str = "d") -> Condition:
    """The condition of ``PublishedFrom`` and ``PublishedUntil`` on reports alone."""
    parts: list[Condition] = [("1 = 1", ())]
    parts += [published_from(table, since)] if since is not None else []
    parts += [published_until(table, until)] if until is not None else []
    return " AND ".join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values)
