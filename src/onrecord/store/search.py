"""An expression to SQL, and the statements it finds.

Every text of a question reaches SQLite as a bound value, inside a quoted FTS5 string whose quotation marks are
doubled, so nothing in it can act as syntax. Each leaf is a subselect of its own: word, name and date conditions mix
freely under *and*, *or* and *not*. Ranking is Okapi BM25 as FTS5 computes it
(https://www.sqlite.org/fts5.html#the_bm25_function) over the words that may count in favour.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.store import rows
from onrecord.store.expression import (
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    Not,
    Or,
    Outlet,
    Phrase,
    Prefix,
    PublishedFrom,
    PublishedUntil,
    Word,
)
from onrecord.types import Hit

_WEIGHTS = "10.0, 1.0, 4.0, 4.0"
"""BM25 weights of content, context, source, speaker: what was said counts most, what stands around it least."""

_IN_STATEMENTS = "s.number IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
_IN_OUTLETS = "d.number IN (SELECT rowid FROM outlets WHERE outlets MATCH ?)"
_COMPARED = "substr(d.published, 1, length(?)) {sign} substr(?, 1, length(d.published))"
_FROM = " FROM statements s JOIN documents d ON d.id = s.document_id"
_BY_DATE = "d.published IS NULL, d.published, s.id"

Condition = tuple[str, tuple[str, ...]]
"""An SQL condition over ``statements s`` and ``documents d``, and the values for its ``?``."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds. ``hits`` are the first of ``n_found``; the record then held ``n_statements`` statements
    of ``n_reports`` reports, all looked at."""

    hits: tuple[Hit, ...]
    n_found: int
    n_statements: int
    n_reports: int


def search(connection: sqlite3.Connection, expression: Expression, limit: int) -> Found:
    """Find the statements that match, best first; those of equal score by date of publication, then by id.

    An expression that ranks nothing (only names, dates, forms, acts) lists by date; undated reports come last.
    The caller holds a read transaction, so that list and counts are of the same record.
    """
    condition, values = _condition(expression)
    n_found = connection.execute(f"SELECT count(*){_FROM} WHERE {condition}", values).fetchone()[0]
    joins, score, ranked = _ranking(expression)
    found = connection.execute(
        f"SELECT {score} AS score, {rows.HIT_COLUMNS}{_FROM}{joins} WHERE {condition}"
        f" ORDER BY score DESC, {_BY_DATE} LIMIT ?",
        (*ranked, *values, limit),
    )
    hits = tuple(rows.hit(row[1:], row[0]) for row in found)
    n_statements = connection.execute("SELECT count(*) FROM statements").fetchone()[0]
    n_reports = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    return Found(hits, n_found, n_statements, n_reports)


def _condition(expression: Expression) -> Condition:
    match expression:
        case And(parts):
            return _joined(parts, " AND ", "1")
        case Or(parts):
            return _joined(parts, " OR ", "0")
        case Not(part):
            condition, values = _condition(part)
            return f"NOT ({condition})", values
        case Word() | Phrase() | Prefix():
            index, match = _wanted(expression)
            return _IN_STATEMENTS.format(index=index), (match,)
        case _:
            return _filter(expression)


def _filter(leaf: By | Outlet | FormIs | ActIs | PublishedFrom | PublishedUntil) -> Condition:
    match leaf:
        case PublishedFrom(date):
            return _COMPARED.format(sign=">="), (date, date)
        case PublishedUntil(date):
            return _COMPARED.format(sign="<="), (date, date)
        case FormIs(form):
            return "s.form = ?", (form,)
        case ActIs(act):
            return "s.act = ?", (act,)
        case Outlet(name, prefix):
            return _IN_OUTLETS, (_quoted(name, prefix),)
        case By(name, prefix):
            return _IN_STATEMENTS.format(index="wording"), ("{source speaker} : " + _quoted(name, prefix),)


def _joined(parts: tuple[Expression, ...], operator: str, empty: str) -> Condition:
    if not parts:
        return empty, ()
    conditions = [_condition(part) for part in parts]
    return (
        "(" + operator.join(condition for condition, _ in conditions) + ")",
        tuple(value for _, values in conditions for value in values),
    )


def _wanted(leaf: Word | Phrase | Prefix) -> tuple[str, str]:
    """The index that answers for a leaf, and its FTS5 query."""
    index = "stems" if isinstance(leaf, Word) else "wording"
    return index, _quoted(leaf.text, isinstance(leaf, Prefix))


def _quoted(text: str, prefix: bool = False) -> str:
    """A text as an FTS5 string: its words in a row, and with ``prefix`` the last of them may go on."""
    return '"' + text.replace('"', '""') + '"' + (" *" if prefix else "")


def _ranking(expression: Expression) -> tuple[str, str, tuple[str, ...]]:
    """Joins, the SQL of the score (higher is better), and the joins' values."""
    wanted: dict[str, list[str]] = {}
    for leaf in _in_favour(expression):
        index, match = _wanted(leaf)
        wanted.setdefault(index, []).append(match)
    # LIMIT -1 keeps SQLite from merging the subselect into the join, where bm25() is not allowed.
    joins = "".join(
        f" LEFT JOIN (SELECT rowid AS number, -bm25({index}, {_WEIGHTS}) AS score FROM {index}"
        f" WHERE {index} MATCH ? LIMIT -1) AS by_{index} ON by_{index}.number = s.number"
        for index in wanted
    )
    score = " + ".join(f"coalesce(by_{index}.score, 0.0)" for index in wanted) or "0.0"
    return joins, score, tuple(" OR ".join(matches) for matches in wanted.values())


def _in_favour(expression: Expression) -> Iterator[Word | Phrase | Prefix]:
    """The words that are not under a *not*."""
    match expression:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _in_favour(part)
        case Word() | Phrase() | Prefix():
            yield expression
        case _:
            return
