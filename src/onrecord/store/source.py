"""Where the statements that match an expression are found, and what they are ranked by.

What must all be in one full-text index is asked of it at once, and where that index ranks, it is gone through first:
of its rows only those that the rest of the question leaves are scored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.store import kinds
from onrecord.store.condition import APART, Led, all_of, asked, condition, numbered, of_names, walked
from onrecord.store.database import Condition, Database, Joint, Ranked, Sought, index_of
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
    TraitIs,
)
from onrecord.store.sought import conjuncts, first, in_favour, sought

_PLAIN = (TraitIs, PublishedFrom, PublishedUntil, FormIs, ActIs, Outlet)
"""Leaves that the index of ``facts`` by date answers by itself."""


_MANY_TEXTS, _FEW_PLAIN = 2_000, 60_000
"""Finds of an index from which on it is worth knowing beforehand what the rest of a question leaves, if so few."""


class Kept(NamedTuple):
    """What ``kinds f`` tells of how many match: by a condition on it, but in the months ``edges``, where facts must."""

    where: Condition
    edges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The statements that match, as SQL: ``FROM {tables} WHERE {where}``, with ``facts f`` among the tables.

    ``score`` is higher for those that fit better; it is ``None`` where nothing ranks.
    """

    tables: str
    where: Condition
    score: Condition | None
    index: Condition | None = None
    """``FROM`` and ``WHERE`` in one for counting, where indexes alone tell how many match."""
    ranked: str = ""
    """How ``index`` names a statement's number, where it ranks them too."""
    walk: Condition | None = None
    """The condition for going through an index in the order of days, which tells by itself what matches."""
    kept: Kept | None = None


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
    known = _known(database, ranked, others, led)
    if known is not None:
        others = []
    rest = list(_rest(database, [one for one in texts if one not in leading], others, led))
    tables = f"{ranked.table} {ranked.join} facts f ON f.number = {ranked.number}"
    where = all_of([ranked.where, *([known] if known else []), *rest])
    alone = (f"FROM {ranked.table} WHERE {where[0]}", where[1]) if not others and len(texts) == len(leading) else None
    return Source(tables, where, ranked.score, alone, ranked.number if alone else "")


def _known(database: Database, ranked: Ranked, others: Sequence[Expression], led: Led) -> Condition | None:
    """The numbers that the rest of a question leaves, where an index tells them and they are few for so many texts."""
    kept = _kept(And(tuple(others))) if others else None
    if kept is None or sum(n for _, n in kinds.months(database, kept.where)) > _FEW_PLAIN:
        return None
    row = database.one(f"SELECT count(*) FROM {ranked.table} WHERE {ranked.where[0]}", ranked.where[1])
    if row is None or row[0] < _MANY_TEXTS:
        return None
    where, values = condition(database, And(tuple(others)))
    return numbered((f"SELECT f.number FROM facts f WHERE {where}", values), led)


def _kept(expression: Expression) -> Kept | None:
    whole, edges = kinds.cut(expression)
    where = kinds.by_month(whole)
    return None if where is None else Kept(where, tuple(sorted(edges)))


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
        if _is_plain(expression):
            return Source("facts f", where, None, walk=walked(database, expression), kept=_kept(expression))
        named = of_names(database, expression)
        if named is None:
            return Source("facts f", where, None)
        # The plus keeps them from being looked up one by one.
        walk = numbered(named, Led("+f.number"))
        return Source("facts f", where, None, (f"FROM ({named[0]}) AS named", named[1]), walk=walk)
    stems = tuple(one for one in words if index_of(one) == "stems")
    ranked = database.ranked(Joint(stems or words, is_all=False))
    scores = (
        f"(SELECT {ranked.number} AS number, {ranked.score[0]} AS score FROM {ranked.table} WHERE {ranked.where[0]}"
        f" ORDER BY 1 {APART}) AS ranked"
    )
    values = (*ranked.score[1], *ranked.where[1], *where[1])
    tables = f"facts f LEFT JOIN {scores} ON ranked.number = f.number"
    return Source(tables, (where[0], values), ("coalesce(ranked.score, 0.0)", ()))


def _is_plain(expression: Expression) -> bool:
    match expression:
        case And(parts) | Or(parts):
            return all(map(_is_plain, parts))
        case Not(part):
            return _is_plain(part)
        case _:
            return isinstance(expression, _PLAIN)
