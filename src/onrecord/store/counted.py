"""Exact counts of the statements that match, by speaker, outlet or month; and how many reports lie in a stretch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.store.database import Database
from onrecord.store.expression import Expression
from onrecord.store.search import matching

Grouping = Literal["speaker", "outlet", "month"]

_FROM = " FROM statements s JOIN documents d ON d.id = s.document_id"
_SPEAKERS = " LEFT JOIN voices v ON v.statement = s.number LEFT JOIN speakers k ON k.id = v.speaker_id"
_MONTH = "substr(d.published, 1, 7)"
_KEYS: Mapping[Grouping, tuple[str, str, str]] = {
    "speaker": ("k.id, k.name, k.kind", "k.id, k.name, k.kind", _SPEAKERS),
    "outlet": ("d.publisher, d.publisher, 'outlet'", "d.publisher", ""),
    "month": (f"{_MONTH}, {_MONTH}, 'month'", _MONTH, ""),
}
"""Columns to show, columns to group by, and the joins they need."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements with one speaker, outlet or month. ``key`` and ``name`` are ``None`` where it is not known.

    ``key`` is a speaker's id, else the same as ``name``; ``kind`` is the speaker's, or ``outlet`` or ``month``.
    """

    key: str | None
    name: str | None
    kind: str | None
    n_statements: int
    n_reports: int


class Counted:
    """Counts over an open record; ``Record.counted`` is one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def groups(self, expression: Expression, by: Grouping) -> tuple[Group, ...]:
        """Every group, the largest first; months in their order."""
        condition, values = matching(self._database, expression)
        columns, keys, joins = _KEYS[by]
        sql = (
            f"SELECT {columns}, count(*), count(DISTINCT s.document_id){_FROM}{joins} WHERE {condition} GROUP BY {keys}"
        )
        with self._database.reading():
            found = [Group(*row) for row in self._database.rows(sql, values)]
        if by == "month":
            return tuple(sorted(found, key=lambda one: (one.key is None, one.key or "")))
        return tuple(sorted(found, key=lambda one: (one.key is None, -one.n_statements, one.name or "", one.key or "")))

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


def _published(since: str | None, until: str | None) -> tuple[str, tuple[object, ...]]:
    """The condition of ``PublishedFrom`` and ``PublishedUntil`` on reports alone."""
    parts = ["1 = 1"]
    values: list[object] = []
    for sign, date in ((">=", since), ("<=", until)):
        if date is not None:
            parts.append(f"substr(d.published, 1, ?) {sign} substr(?, 1, length(d.published))")
            values += [len(date), date]
    return " AND ".join(parts), tuple(values)
