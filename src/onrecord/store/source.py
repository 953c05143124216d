"""Where the statements that match an expression are found, and what they are ranked by.

What must all be in one full-text index is asked of it at once, and where that index ranks, it is gone through first:
of its rows only those that the rest of the question leaves are scored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.store.condition import APART, Led, all_of, asked, condition, numbered
from onrecord.store.database import Condition, Database, Joint, Sought, index_of
from onrecord.store.expression import (
    ActIs,
    And,
    Expression,
    FormIs,
    Not,
    Or,
    Outlet,
    PublishedFrom,
    PublishedUntil,
    SaidFrom,
    SaidUntil,
    TraitIs,
)
from onrecord.store.facts import within
from onrecord.store.sought import conjuncts, first, in_favour, sought

_PLAIN = (TraitIs, SaidFrom, SaidUntil, PublishedFrom, PublishedUntil, FormIs, ActIs, Outlet)
"""Leaves that a row of ``facts`` answers by itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """The statements that match, as SQL: ``FROM {tables} WHERE {where}``, with ``facts f`` among the tables.

    ``score`` is higher for those that fit better; it is ``None`` where nothing ranks.
    """

    tables: str
    where: Condition
    score: Condition | None
    index: Condition | None = None
    """``FROM`` and ``WHERE`` in one for counting, where the full-text index alone tells how many match."""
    days: Condition | None = None
    """Where each row of ``facts`` tells by itself, soon, whether it matches: the stretch of days that all are in."""


def source(database: Database, expression: Expression) -> Source:
    """Where the statements that match are, and how they rank."""
    parts = tuple(conjuncts(expression))
    texts = [one for part in parts if (one := sought(part)) is not None]
    others = [part for part in parts if sought(part) is None]
    leading = first(texts)
    if not leading:
        return _unled(database, expression)
    ranked = database.ranked(leading[0] if len(leading) == 1 else Joint(leading, is_all=True))
    led = Led(ranked.probe, is_few=True)
    rest = list(_rest(database, [one for one in texts if one not in leading], others, led))
    tables = f"{ranked.table} {ranked.join} facts f ON f.number = {ranked.number}"
    alone = (f"FROM {ranked.table} WHERE {ranked.where[0]}", ranked.where[1]) if not rest else None
    return Source(tables, all_of([ranked.where, *rest]), ranked.score, alone)


def _rest(database: Database, texts: Sequence[Sought], others: Sequence[Expression], led: Led) -> Iterator[Condition]:
    if texts:
        yield numbered(database.matching(texts[0] if len(texts) == 1 else Joint(tuple(texts), is_all=True)), led)
    for part in others:
        yield asked(database, part, led)


def _unled(database: Database, expression: Expression) -> Source:
    """Without words that all must have: ranked, if at all, by words that some have."""
    where = condition(database, expression)
    words = tuple(in_favour(expression))
    if not words:
        return Source("facts f", where, None, days=_days(expression))
    stems = tuple(one for one in words if index_of(one) == "stems")
    ranked = database.ranked(Joint(stems or words, is_all=False))
    scores = (
        f"(SELECT {ranked.number} AS number, {ranked.score[0]} AS score FROM {ranked.table} WHERE {ranked.where[0]}"
        f" ORDER BY 1 {APART}) AS ranked"
    )
    values = (*ranked.score[1], *ranked.where[1], *where[1])
    tables = f"facts f LEFT JOIN {scores} ON ranked.number = f.number"
    return Source(tables, (where[0], values), ("coalesce(ranked.score, 0.0)", ()))


def _days(expression: Expression) -> Condition | None:
    parts = tuple(conjuncts(expression))
    return within(parts, "f") if all(map(_is_plain, parts)) else None


def _is_plain(expression: Expression) -> bool:
    match expression:
        case And(parts) | Or(parts):
            return all(map(_is_plain, parts))
        case Not(part):
            return _is_plain(part)
        case _:
            return isinstance(expression, _PLAIN)
