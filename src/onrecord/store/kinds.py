"""How many statements of each kind each month has, counted along: what questions of traits and months are counted by.

A kind is all that ``coded`` puts into one number. A question of kinds finds the numbers it means here, and the
statements by an index over them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from onrecord.store.coded import CODED
from onrecord.store.database import Condition, Database, Problem, Row
from onrecord.store.expression import (
    ActIs,
    And,
    Expression,
    FormIs,
    Not,
    Or,
    PublishedFrom,
    PublishedUntil,
    TraitIs,
)
from onrecord.store.facts import trait

_COLUMNS = f"code, month, published, {', '.join(CODED)}"
_COUNTED = (
    f"SELECT code, coalesce(substr(published, 1, 7), ''), substr(published, 1, 7), {', '.join(CODED)}, count(*)"
    " FROM facts{} GROUP BY code, substr(published, 1, 7), " + ", ".join(CODED)
)
_MONTH = len("2020-01")

Months: TypeAlias = list[tuple[str | None, int]]


def is_kind(expression: Expression) -> bool:
    """Whether it asks for nothing but what makes a kind."""
    match expression:
        case And(parts) | Or(parts):
            return bool(parts) and all(map(is_kind, parts))
        case Not(part):
            return is_kind(part)
        case _:
            return isinstance(expression, TraitIs | FormIs | ActIs)


def by_month(expression: Expression) -> Condition | None:
    """The condition on ``kinds f``, where these counts alone can answer: for kinds, and days no finer than months."""
    match expression:
        case And(parts) | Or(parts):
            found = [by_month(part) for part in parts]
            known = [one for one in found if one is not None]
            if len(known) < len(found):
                return None
            word, empty = (" AND ", "1 = 1") if isinstance(expression, And) else (" OR ", "1 = 0")
            values = tuple(value for _, some in known for value in some)
            return word.join(f"({sql})" for sql, _ in known) or empty, values
        case Not(part):
            one = by_month(part)
            return None if one is None else (f"NOT ({one[0]})", one[1])
        case PublishedFrom(date) | PublishedUntil(date):
            return trait(expression) if len(date) <= _MONTH else None
        case TraitIs():
            return trait(expression)
        case FormIs(form):
            return "f.form = ?", (form,)
        case ActIs(act):
            return "f.act = ?", (act,)
        case _:
            return None


def cut(expression: Expression) -> tuple[Expression, frozenset[str]]:
    """The same with days no finer than months, and the months in which it is not the same."""
    match expression:
        case And(parts) | Or(parts):
            found = [cut(part) for part in parts]
            made = type(expression)(tuple(part for part, _ in found))
            return made, frozenset().union(*(edges for _, edges in found))
        case Not(part):
            inner, edges = cut(part)
            return Not(inner), edges
        case PublishedFrom(date) | PublishedUntil(date) if len(date) > _MONTH:
            return type(expression)(date[:_MONTH]), frozenset({date[:_MONTH]})
        case _:
            return expression, frozenset()


def of_codes(database: Database, kind: Expression, *, leads: bool = True) -> Condition:
    """The condition on ``facts f`` to be of a kind; with ``leads`` an index may begin with it."""
    where, values = by_month(kind) or ("1 = 1", ())
    found = database.rows(f"SELECT DISTINCT f.code FROM kinds f WHERE {where} ORDER BY 1", values)
    codes = tuple(code for (code,) in found)
    if not codes:
        return "1 = 0", ()
    # The plus keeps a database from beginning with it.
    return f"{'' if leads else '+'}f.code IN ({', '.join('?' * len(codes))})", codes


def months(database: Database, where: Condition) -> Months:
    """How many statements that match each month has, in order; ``None`` for those undated comes last."""
    found = database.rows(f"SELECT f.published, sum(f.n) FROM kinds f WHERE {where[0]} GROUP BY f.published", where[1])
    return sorted(((month, int(n)) for month, n in found), key=lambda one: (one[0] is None, one[0] or ""))


def values_of(database: Database, where: Condition, column: str) -> list[tuple[str, int]]:
    """How many statements that match each value of a column of ``CODED`` has."""
    assert column in CODED
    sql = f"SELECT f.{column}, sum(f.n) FROM kinds f WHERE {where[0]} GROUP BY f.{column}"
    return [(value, int(n)) for value, n in database.rows(sql, where[1])]


def count(database: Database, document: int) -> None:
    """Count in the statements of a report, by its number, whose ``facts`` have just been written."""
    _change(
        database, [(row[:-1], row[-1]) for row in database.rows(_COUNTED.format(" WHERE document = ?"), (document,))]
    )


def discount(database: Database, document: int) -> None:
    """Take them out again, before they go; what is no longer there has no row."""
    found = list(database.rows(_COUNTED.format(" WHERE document = ?"), (document,)))
    _change(database, [(row[:-1], -row[-1]) for row in found])
    database.run_many("DELETE FROM kinds WHERE code = ? AND month = ? AND n = 0", [row[:2] for row in found])


def _change(database: Database, changes: Iterable[tuple[Row, int]]) -> None:
    places = ", ".join("?" * (len(_COLUMNS.split(",")) + 1))
    database.run_many(
        f"INSERT INTO kinds ({_COLUMNS}, n) VALUES ({places})"
        " ON CONFLICT (code, month) DO UPDATE SET n = kinds.n + excluded.n",
        [(*row, n) for row, n in changes],
    )


def problems(database: Database) -> Iterator[Problem]:
    """Where the counts are not those of the rows."""
    there = Counter({row[:-1]: row[-1] for row in database.rows(f"SELECT {_COLUMNS}, n FROM kinds")})
    counted = Counter({row[:-1]: row[-1] for row in database.rows(_COUNTED.format(""))})
    for row in sorted({row for row, _ in there.items() ^ counted.items()}, key=str):
        what = f"{' '.join(row[3:])} in {row[1] or 'reports without a date'}"
        yield Problem("wrong-count", "kinds", f"of {what} there are {counted[row]}, and the record says {there[row]}")
