"""The statements that match an expression, best first, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from onrecord.store import held, lookup, rows
from onrecord.store.condition import Source, source
from onrecord.store.database import Database
from onrecord.store.expression import Expression
from onrecord.types import Hit

BY_DATE = "f.published IS NULL, f.published, f.id"
_FEW = 30_000
"""Statements that are put in order here: finding them twice, to count and to sort them, would take longer."""

_AT_ONCE = 200
"""Statements whose columns are fetched with one query."""

_MANY = 50
"""One in so many statements: where more match, the first ones by date are soonest found by going through the dates."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds. ``hits`` are the first of ``n_found``; the record then held ``n_statements`` statements
    of ``n_reports`` reports, all looked at."""

    hits: tuple[Hit, ...]
    n_found: int
    n_statements: int
    n_reports: int


def search(database: Database, expression: Expression, limit: int) -> Found:
    """Find the statements that match, best first; those of equal score by date of publication, then by id.

    An expression that ranks nothing (only names, dates, forms, acts) lists by date; undated reports come last.
    The caller holds a read transaction, so that list and counts are of the same record.
    """
    found = source(database, expression)
    n_statements, n_reports = held.n_statements(database), held.n_reports(database)
    few = _few(database, found, limit) if limit else None
    if few is not None:
        return Found(hits_of(database, few[1]), few[0], n_statements, n_reports)
    counted = found.index or (f"FROM {found.tables} WHERE {found.where[0]}", found.where[1])
    row = database.one(f"SELECT count(*) {counted[0]}", counted[1])
    n_found = row[0] if row else 0
    picked: list[tuple[int, float]] = []
    if limit:
        picked = _best(database, found, limit) if found.score else _earliest(database, found, limit, n_found)
    return Found(hits_of(database, picked), n_found, n_statements, n_reports)


def _few(database: Database, found: Source, limit: int) -> tuple[int, list[tuple[int, float]]] | None:
    """How many match, and the first of them, in one pass; ``None`` where they are too many to be put in order here."""
    score, of_score = found.score or ("0.0", ())
    sql = f"SELECT f.number, {score} AS score, f.published, f.id FROM {found.tables} WHERE {found.where[0]} LIMIT ?"
    matching = list(database.rows(sql, (*of_score, *found.where[1], _FEW + 1)))
    if len(matching) > _FEW:
        return None
    first = nsmallest(limit, matching, key=lambda row: (-row[1], row[2] is None, row[2] or "", row[3]))
    return len(matching), [(number, float(points)) for number, points, _, _ in first]


def _best(database: Database, found: Source, limit: int) -> list[tuple[int, float]]:
    """The first ones are picked before their columns are fetched: sorting carries whole rows along."""
    score, of_score = found.score or ("0.0", ())
    sql = f"SELECT f.number, {score} AS score FROM {found.tables} WHERE {found.where[0]} ORDER BY score DESC, {BY_DATE}"
    picked = database.rows(f"{sql} LIMIT ?", (*of_score, *found.where[1], limit))
    return [(number, float(points)) for number, points in picked]


def _earliest(database: Database, found: Source, limit: int, n_found: int) -> list[tuple[int, float]]:
    where, values = found.where
    is_many = n_found * _MANY > held.n_statements(database)
    # An expression in place of the column keeps the database from going through all dates to find a few statements.
    published = "f.published" if is_many else "f.published || ''"
    dated = f"SELECT f.number FROM {found.tables} WHERE {where} AND f.published IS NOT NULL ORDER BY {published}, f.id"
    picked = list(database.rows(f"{dated} LIMIT ?", (*values, limit)))
    if len(picked) < min(limit, n_found):
        undated = f"SELECT f.number FROM {found.tables} WHERE {where} AND f.published IS NULL ORDER BY f.id LIMIT ?"
        picked += database.rows(undated, (*values, limit - len(picked)))
    return [(number, 0.0) for (number,) in picked]


def hits_of(database: Database, picked: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    """The statements with these numbers and scores, in this order."""
    columns = f"SELECT s.number, {rows.HIT_COLUMNS} FROM statements s JOIN documents d ON d.id = s.document_id"
    found: dict[int, Hit] = {}
    for first in range(0, len(picked), _AT_ONCE):
        scores = dict(picked[first : first + _AT_ONCE])
        places = ", ".join("?" * len(scores))
        for number, *row in database.rows(f"{columns} WHERE s.number IN ({places})", tuple(scores)):
            found[number] = rows.hit(tuple(row), scores[number])
    return lookup.with_judgements(database, [found[number] for number, _ in picked if number in found])
