"""The statements that match an expression, best first, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.store import held, kinds, lookup, rows
from onrecord.store.database import Database
from onrecord.store.expression import Expression
from onrecord.store.facts import AFTER_ANY
from onrecord.store.source import Source, source
from onrecord.types import Hit

_TIED = 200
"""Statements beyond those shown that are looked at, since some may fit as well as the last one shown."""

_AT_ONCE = 200
"""Statements whose columns are fetched with one query."""

_SORTED = 3_000
"""Statements that questions of fields bring here to be put in order; of more the index by date is gone through."""

_WALKED = 100_000
"""The first statements by date that are looked at in the hope that a speaker has enough among them."""


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
        return n_found(database, found), []
    n, since = _counted(database, found) if found.kept or found.index or found.walk else (None, "")
    if n == 0:
        return 0, []
    if n is not None and n > _SORTED and found.walk is not None:
        picked = _earliest(database, found, limit, since)
        if len(picked) == limit:
            return n, picked
    if n is not None and n > _SORTED // 10 and found.ranked:
        return n, _best(database, found, limit)
    score, of_score = found.score or ("0.0", ())
    sql = f"SELECT f.number, {score}, f.published, f.id FROM {found.tables} WHERE {found.where[0]}"
    n, first = database.first(sql, (*of_score, *found.where[1]), limit)
    return n, [(number, float(points)) for number, points, _, _ in first]


def n_found(database: Database, found: Source) -> int:
    """How many match; the cheapest way there is to tell."""
    return _counted(database, found)[0]


def _counted(database: Database, found: Source) -> tuple[int, str]:
    """How many match, and a day (or '') before which none does."""
    if found.kept is None:
        counted = found.index or (f"FROM {found.tables} WHERE {found.where[0]}", found.where[1])
        row = database.one(f"SELECT count(*) {counted[0]}", counted[1])
        return (row[0] if row else 0), ""
    months = kinds.months(database, found.kept.where)
    n = sum(n for month, n in months if month not in found.kept.edges)
    for edge in found.kept.edges:
        within = f"SELECT count(*) FROM {found.tables} WHERE f.published >= ? AND f.published <= ? AND {found.where[0]}"
        row = database.one(within, (edge, edge + AFTER_ANY, *found.where[1]))
        n += row[0] if row else 0
    return n, next((month for month, _ in months if month is not None), "")


def _best(database: Database, found: Source, limit: int) -> list[tuple[int, float]]:
    """The first ones picked by the index alone, and only those put in order by date: of the rest no row is read."""
    assert found.score is not None and found.index is not None
    (score, of_score), (index, of_index) = found.score, found.index
    sql = f"SELECT {found.ranked}, {score} AS score {index} ORDER BY score DESC LIMIT ?"
    best = list(database.rows(sql, (*of_score, *of_index, limit + _TIED)))
    if len(best) > limit and best[-1][1] == best[limit - 1][1]:
        return _best_of_all(database, found, limit)
    # Scores that are equal to the last one that counts may come in any order.
    scores = {number: float(points) for number, points in best if len(best) <= limit or points >= best[limit - 1][1]}
    days = {}
    for first in range(0, len(scores), _AT_ONCE):
        some = tuple(scores)[first : first + _AT_ONCE]
        places = ", ".join("?" * len(some))
        for number, *day in database.rows(f"SELECT number, published, id FROM facts WHERE number IN ({places})", some):
            days[number] = day
    found_first = sorted(days, key=lambda number: (-scores[number], days[number][0] is None, days[number]))[:limit]
    return [(number, scores[number]) for number in found_first]


def _best_of_all(database: Database, found: Source, limit: int) -> list[tuple[int, float]]:
    """The same where a great many fit equally well: the database puts all of them in order."""
    score, of_score = found.score or ("0.0", ())
    sql = (
        f"SELECT f.number, {score} AS score FROM {found.tables} WHERE {found.where[0]}"
        " ORDER BY score DESC, f.published IS NULL, f.published, f.id LIMIT ?"
    )
    return [(number, float(points)) for number, points in database.rows(sql, (*of_score, *found.where[1], limit))]


def _earliest(database: Database, found: Source, limit: int, since: str) -> list[tuple[int, float]]:
    """The first ones by date, or fewer where the earliest statements hold fewer."""
    where, values = found.walk or ("1 = 1", ())
    begun, of_begun = ("f.published >= ?", (since,)) if since else ("f.published IS NOT NULL", ())
    if found.index is None:
        sql = f"SELECT f.number FROM facts f WHERE {begun} AND ({where}) ORDER BY f.published, f.id LIMIT ?"
        return [(number, 0.0) for (number,) in database.rows(sql, (*of_begun, *values, limit))]
    # A speaker's statements may all be late: then those few are sooner put in order by themselves.
    walked = f"SELECT f.number, f.published, f.id FROM facts f WHERE {begun} ORDER BY f.published, f.id LIMIT {_WALKED}"
    # A database may go through the speaker's statements first: without an order of its own this would be any few.
    sql = f"SELECT f.number FROM ({walked}) AS f WHERE {where} ORDER BY f.published, f.id LIMIT ?"
    return [(number, 0.0) for (number,) in database.rows(sql, (*of_begun, *values, limit))]


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
