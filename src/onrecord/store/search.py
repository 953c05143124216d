"""The statements that match an expression, best first, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.store import held, lookup, rows
from onrecord.store.database import Database
from onrecord.store.expression import Expression
from onrecord.store.source import Source, source
from onrecord.types import Hit

_FEW = 30_000
"""Rows of an index that are brought here to be put in order; the database sorts more of them sooner itself."""

_AT_ONCE = 200
"""Statements whose columns are fetched with one query."""

_WALKED = 10_000
"""The first statements by date that are looked at in the hope that they have all that is shown."""


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
    n_found, picked = _picked(database, found, limit)
    return Found(hits_of(database, picked), n_found, held.n_statements(database), held.n_reports(database))


def _picked(database: Database, found: Source, limit: int) -> tuple[int, list[tuple[int, float]]]:
    """How many match, and the first of them with their scores."""
    if not limit:
        return _n_found(database, found), []
    if found.days is not None and len(picked := _earliest(database, found, limit)) == limit:
        return _n_found(database, found), picked
    if found.index is not None and (n_found := _n_found(database, found)) > _FEW:
        return n_found, _best(database, found, limit)
    score, of_score = found.score or ("0.0", ())
    sql = f"SELECT f.number, {score}, f.published, f.id FROM {found.tables} WHERE {found.where[0]}"
    n_found, first = database.first(sql, (*of_score, *found.where[1]), limit)
    return n_found, [(number, float(points)) for number, points, _, _ in first]


def _n_found(database: Database, found: Source) -> int:
    counted = found.index or (f"FROM {found.tables} WHERE {found.where[0]}", found.where[1])
    row = database.one(f"SELECT count(*) {counted[0]}", counted[1])
    return row[0] if row else 0


def _best(database: Database, found: Source, limit: int) -> list[tuple[int, float]]:
    """The first ones are picked before their columns are fetched: sorting carries whole rows along."""
    score, of_score = found.score or ("0.0", ())
    sql = (
        f"SELECT f.number, {score} AS score FROM {found.tables} WHERE {found.where[0]}"
        " ORDER BY score DESC, f.published IS NULL, f.published, f.id LIMIT ?"
    )
    return [(number, float(points)) for number, points in database.rows(sql, (*of_score, *found.where[1], limit))]


def _earliest(database: Database, found: Source, limit: int) -> list[tuple[int, float]]:
    """The first ones by date, or fewer where the earliest statements hold fewer."""
    (where, values), (days, of_days) = found.where, found.days or ("1 = 1", ())
    walked = (
        f"SELECT f.* FROM facts f WHERE f.published IS NOT NULL AND {days} ORDER BY f.published, f.id LIMIT {_WALKED}"
    )
    sql = f"SELECT f.number FROM ({walked}) AS f WHERE {where} ORDER BY f.published, f.id LIMIT ?"
    return [(number, 0.0) for (number,) in database.rows(sql, (*of_days, *values, limit))]


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
