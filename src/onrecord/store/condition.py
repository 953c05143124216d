"""An expression to SQL over ``facts f``: what a statement must be, and what it is ranked by.

Every text of a question reaches the database as a bound value, so nothing in it can act as syntax. What must all be
in one full-text index is asked of it at once, and where that index ranks, it is gone through first: of its rows only
those that the rest of the question leaves are scored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.store.database import Close, Condition, Database, IndexName, Joint, Sought, Wanted, index_of
from onrecord.store.expression import (
    About,
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    InReports,
    Near,
    Not,
    Or,
    Outlet,
    Phrase,
    Prefix,
    PublishedFrom,
    PublishedUntil,
    Related,
    SaidFrom,
    SaidUntil,
    SpeakerIs,
    To,
    TraitIs,
    Via,
    Word,
)
from onrecord.store.facts import trait, way
from onrecord.store.fold import is_current

_RELATED = " OR ".join(
    f"f.id IN (SELECT {side} FROM relations WHERE kind = ? AND coalesce(verdict, 'unsure') <> 'negative')"
    for side in ("one", "other")
).join("()")
_VOICES_OF = "SELECT statement FROM voices WHERE speaker_id {}"
_USUAL = "assert"
"""The act of most statements: an index by act would only lead astray."""


class _Numbers(NamedTuple):
    """A query for the numbers of the statements that match."""

    sql: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The statements that match, as SQL: ``FROM {tables} WHERE {where}``, with ``facts f`` among the tables.

    ``score`` is higher for those that fit better; it is ``None`` where nothing ranks.
    """

    tables: str
    where: Condition
    score: Condition | None
    index: Condition | None = field(default=None)
    """``FROM`` and ``WHERE`` in one for counting, where the full-text index alone tells how many match."""


def source(database: Database, expression: Expression) -> Source:
    """Where the statements that match are, and how they rank."""
    parts = tuple(_conjuncts(expression))
    texts = [sought for part in parts if (sought := _sought(part)) is not None]
    others = [part for part in parts if _sought(part) is None]
    first = _first(texts)
    if not first:
        return _unled(database, expression)
    ranked = database.ranked(first[0] if len(first) == 1 else Joint(first, is_all=True))
    rest = _rest(database, [one for one in texts if one not in first], others)
    tables = f"{ranked.table} {ranked.join} facts f ON f.number = {ranked.number}"
    alone = (f"FROM {ranked.table} WHERE {ranked.where[0]}", ranked.where[1]) if not rest else None
    return Source(tables, _all([ranked.where, *rest]), ranked.score, alone)


def condition(database: Database, expression: Expression) -> Condition:
    """The condition on ``facts f`` alone that an expression stands for."""
    return _condition(_compiled(database, expression))


def _unled(database: Database, expression: Expression) -> Source:
    """Without words that all must have: ranked, if at all, by words that some have."""
    where = condition(database, expression)
    words = tuple(_in_favour(expression))
    if not words:
        return Source("facts f", where, None)
    stems = tuple(one for one in words if index_of(one) == "stems")
    ranked = database.ranked(Joint(stems or words, is_all=False))
    # LIMIT -1 or ALL: a subselect with a limit is not merged into the join, where nothing could be ranked.
    scores = (
        f"(SELECT {ranked.number} AS number, {ranked.score[0]} AS score FROM {ranked.table} WHERE {ranked.where[0]}"
        " ORDER BY 1 LIMIT 9223372036854775807) AS ranked"
    )
    values = (*ranked.score[1], *ranked.where[1], *where[1])
    tables = f"facts f LEFT JOIN {scores} ON ranked.number = f.number"
    return Source(tables, (where[0], values), ("coalesce(ranked.score, 0.0)", ()))


def _conjuncts(expression: Expression) -> Iterator[Expression]:
    """The parts that all must match."""
    if isinstance(expression, And):
        for part in expression.parts:
            yield from _conjuncts(part)
    else:
        yield expression


def _sought(expression: Expression) -> Sought | None:
    """What is looked for in one full-text index and nothing else; ``None`` for any other expression."""
    match expression:
        case Word(text):
            return Wanted("stems", text)
        case About(text):
            return Wanted("stems", text, field="content")
        case Phrase(text):
            return Wanted("wording", text)
        case Prefix(text):
            return Wanted("wording", text, prefix=True)
        case Near(one, other, most):
            return Close(one, other, most)
        case And(parts) | Or(parts) if parts:
            found = [sought for part in parts if (sought := _sought(part)) is not None]
            if len(found) == len(parts) and len({index_of(one) for one in found}) == 1:
                return Joint(tuple(found), is_all=isinstance(expression, And))
    return None


def _first(texts: Sequence[Sought]) -> tuple[Sought, ...]:
    """What is asked of the index that is gone through first: that of stems, where anything is looked for in it."""
    of: dict[IndexName, list[Sought]] = {}
    for one in texts:
        of.setdefault(index_of(one), []).append(one)
    return tuple(of.get("stems") or of.get("wording") or ())


def _rest(database: Database, texts: Sequence[Sought], others: Sequence[Expression]) -> list[Condition]:
    found = []
    if texts:
        numbers = database.matching(texts[0] if len(texts) == 1 else Joint(tuple(texts), is_all=True))
        found.append((f"f.number IN ({numbers[0]})", numbers[1]))
    return found + [condition(database, part) for part in others]


def _compiled(database: Database, expression: Expression) -> _Numbers | Condition:
    sought = _sought(expression)
    if sought is not None:
        return _Numbers(*database.matching(sought))
    match expression:
        case And(parts):
            return _all([condition(database, part) for part in parts])
        case Or(parts):
            return _either([_compiled(database, part) for part in parts])
        case Not(part):
            sql, values = condition(database, part)
            return f"NOT ({sql})", values
        case TraitIs() | SaidFrom() | SaidUntil() | PublishedFrom() | PublishedUntil():
            return trait(expression)
        case FormIs() | ActIs() | Related() | Outlet():
            return _filter(database, expression)
        case _:
            return _numbers(database, expression)


def _numbers(database: Database, leaf: Expression) -> _Numbers:
    """Leaves that a database can begin with."""
    match leaf:
        case To() | Via():
            return _Numbers(*way(database, leaf))
        case SpeakerIs(id_):
            return _Numbers(_VOICES_OF.format("= ?"), (id_,))
        case By(name, prefix):
            return _by(database, name, prefix)
        case InReports(ids):
            places = ", ".join("?" * len(ids)) or "NULL"
            documents = f"SELECT number FROM documents WHERE id IN ({places})"
            return _Numbers(f"SELECT number FROM facts WHERE document IN ({documents})", ids)
    raise AssertionError(f"an expression of an unknown kind: {leaf!r}")


def _filter(database: Database, leaf: FormIs | ActIs | Related | Outlet) -> Condition:
    match leaf:
        case FormIs(form):
            return "f.form = ?", (form,)
        case ActIs(act):
            return ("f.act || '' = ?" if act == _USUAL else "f.act = ?"), (act,)
        case Related(kind):
            return _RELATED, (kind, kind)
        case Outlet(name, prefix):
            documents, values = database.matching(Wanted("outlets", name, prefix))
            return f"f.document IN ({documents})", values


def _by(database: Database, name: str, prefix: bool) -> _Numbers:
    """By any name of the speaker on record; by the words of the source; and, where it is not worked out yet who the
    speaker is, by the name that the statement's own report gives."""
    names, of_names = database.matching(Wanted("names", name, prefix))
    known = _VOICES_OF.format(f"IN (SELECT speaker_id FROM speaker_names WHERE number IN ({names}))")
    source, of_source = database.matching(Wanted("wording", name, prefix, "source"))
    if is_current(database):
        # Every statement whose report gives a speaker's name has that speaker then.
        return _Numbers(f"{known} UNION {source}", (*of_names, *of_source))
    read, of_read = database.matching(Wanted("wording", name, prefix, "speaker"))
    open_ = (
        f"SELECT number FROM facts WHERE number IN ({read})"
        " AND NOT EXISTS (SELECT 1 FROM voices WHERE voices.statement = facts.number)"
    )
    return _Numbers(f"{known} UNION {source} UNION {open_}", (*of_names, *of_source, *of_read))


def _either(parts: Sequence[_Numbers | Condition]) -> _Numbers | Condition:
    """Any of the parts; numbers stay numbers, which a database can begin with."""
    numbers = [part for part in parts if isinstance(part, _Numbers)]
    values = tuple(value for part in parts for value in part[1])
    if numbers and len(numbers) == len(parts):
        return _Numbers(" UNION ".join(one.sql for one in numbers), values)
    return " OR ".join(_condition(part)[0] for part in parts).join("()") if parts else "1 = 0", values


def _all(parts: Sequence[Condition]) -> Condition:
    values = tuple(value for _, some in parts for value in some)
    return " AND ".join(f"({sql})" for sql, _ in parts) or "1 = 1", values


def _condition(compiled: _Numbers | Condition) -> Condition:
    if isinstance(compiled, _Numbers):
        return f"f.number IN ({compiled.sql})", compiled.values
    return compiled


def _in_favour(expression: Expression) -> Iterator[Wanted]:
    """The words that are not under a *not*; exact ones in a row by their stems."""
    match expression:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _in_favour(part)
        case Near(one, other):
            yield from (Wanted("stems", one), Wanted("stems", other))
        case Word(text) | Phrase(text):
            yield Wanted("stems", text)
        case About(text):
            yield Wanted("stems", text, field="content")
        case Prefix(text):
            yield Wanted("wording", text, prefix=True)
        case _:
            return
