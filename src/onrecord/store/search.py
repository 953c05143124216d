"""An expression to SQL, and the statements it finds.

Every text of a question reaches the database as a bound value, so nothing in it can act as syntax. Each leaf is a
subselect of its own: word, name and date conditions mix freely under *and*, *or* and *not*.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.store import rows, traits
from onrecord.store.database import Condition, Database, IndexName, Wanted
from onrecord.store.expression import (
    About,
    ActIs,
    And,
    By,
    Expression,
    FormIs,
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
from onrecord.types import Hit

_COMPARED = "substr(d.published, 1, ?) {sign} substr(?, 1, length(d.published))"
_FROM = " FROM statements s JOIN documents d ON d.id = s.document_id"
_BY_DATE = "d.published IS NULL, d.published, s.id"
_RELATED = " OR ".join(
    f"s.id IN (SELECT {side} FROM relations WHERE kind = ? AND coalesce(verdict, 'unsure') <> 'negative')"
    for side in ("one", "other")
).join("()")
_VOICES_OF = "s.number IN (SELECT statement FROM voices WHERE speaker_id {})"


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
    condition, values = _condition(database, expression)
    row = database.one(f"SELECT count(*){_FROM} WHERE {condition}", values)
    joins, score, ranked = _ranking(database, expression)
    # The first ones are picked before their columns are fetched: sorting carries whole rows along.
    first = (
        f"SELECT s.number, CAST({score} AS DOUBLE PRECISION) AS score{_FROM}{joins} WHERE {condition}"
        f" ORDER BY 2 DESC, {_BY_DATE} LIMIT ?"
    )
    found = database.rows(
        f"SELECT picked.score, {rows.HIT_COLUMNS} FROM ({first}) AS picked JOIN statements s ON"
        f" s.number = picked.number JOIN documents d ON d.id = s.document_id ORDER BY picked.score DESC, {_BY_DATE}",
        (*ranked, *values, limit),
    )
    hits = tuple(rows.hit(row[1:], row[0]) for row in found)
    held = database.one("SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM documents)")
    return Found(hits, row[0] if row else 0, *(held or (0, 0)))


def matching(database: Database, expression: Expression) -> Condition:
    """The condition on ``statements s`` and its report ``documents d`` that an expression stands for."""
    return _condition(database, expression)


def _condition(database: Database, expression: Expression) -> Condition:
    match expression:
        case And(parts):
            return _joined(database, parts, " AND ", "1 = 1")
        case Or(parts):
            return _joined(database, parts, " OR ", "1 = 0")
        case Not(part):
            condition, values = _condition(database, part)
            return f"NOT ({condition})", values
        case Word() | Phrase() | Prefix() | About():
            return _in("s.number", database.matching(_wanted(expression)))
        case Near(one, other, most):
            return _in("s.number", database.near(one, other, most))
        case To() | Via() | TraitIs() | SaidFrom() | SaidUntil():
            return traits.condition(expression)
        case _:
            return _filter(database, expression)


def _filter(
    database: Database, leaf: By | SpeakerIs | Outlet | FormIs | ActIs | Related | PublishedFrom | PublishedUntil
) -> Condition:
    match leaf:
        case PublishedFrom(date):
            return _COMPARED.format(sign=">="), (len(date), date)
        case PublishedUntil(date):
            return _COMPARED.format(sign="<="), (len(date), date)
        case FormIs(form):
            return "s.form = ?", (form,)
        case ActIs(act):
            return "s.act = ?", (act,)
        case Related(kind):
            return _RELATED, (kind, kind)
        case SpeakerIs(id_):
            return _VOICES_OF.format("= ?"), (id_,)
        case Outlet(name, prefix):
            return _in("d.number", database.matching(Wanted("outlets", name, prefix)))
        case By(name, prefix):
            return _by(database, name, prefix)


def _by(database: Database, name: str, prefix: bool) -> Condition:
    """By any name of the speaker on record; by the words of the source; and, where it is not worked out yet who the
    speaker is, by the name that the statement's own report gives."""
    names, of_names = database.matching(Wanted("names", name, prefix))
    known = _VOICES_OF.format(f"IN (SELECT speaker_id FROM speaker_names WHERE number IN ({names}))")
    source, of_source = _in("s.number", database.matching(Wanted("wording", name, prefix, "source")))
    read, of_read = _in("s.number", database.matching(Wanted("wording", name, prefix, "speaker")))
    open_ = "NOT EXISTS (SELECT 1 FROM voices WHERE voices.statement = s.number)"
    return f"({known} OR {source} OR ({read} AND {open_}))", (*of_names, *of_source, *of_read)


def _in(number: str, query: Condition) -> Condition:
    return f"{number} IN ({query[0]})", query[1]


def _joined(database: Database, parts: tuple[Expression, ...], operator: str, empty: str) -> Condition:
    if not parts:
        return empty, ()
    conditions = [_condition(database, part) for part in parts]
    return (
        "(" + operator.join(condition for condition, _ in conditions) + ")",
        tuple(value for _, values in conditions for value in values),
    )


def _wanted(leaf: Word | Phrase | Prefix | About) -> Wanted:
    if isinstance(leaf, About):
        return Wanted("stems", leaf.text, field="content")
    return Wanted("stems" if isinstance(leaf, Word) else "wording", leaf.text, isinstance(leaf, Prefix))


def _ranking(database: Database, expression: Expression) -> tuple[str, str, tuple[object, ...]]:
    """Joins, the SQL of the score (higher is better), and the joins' values."""
    by_index: dict[IndexName, list[Wanted]] = {}
    for leaf in _in_favour(expression):
        wanted = _wanted(leaf)
        by_index.setdefault(wanted.index, []).append(wanted)
    joins = ""
    values: tuple[object, ...] = ()
    for index, some in by_index.items():
        scores, bound = database.scoring(index, some)
        joins += f" LEFT JOIN ({scores}) AS by_{index} ON by_{index}.number = s.number"
        values += bound
    return joins, " + ".join(f"coalesce(by_{index}.score, 0.0)" for index in by_index) or "0.0", values


def _in_favour(expression: Expression) -> Iterator[Word | Phrase | Prefix | About]:
    """The words that are not under a *not*."""
    match expression:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _in_favour(part)
        case Near(one, other):
            yield from (Word(one), Word(other))
        case Word() | Phrase() | Prefix() | About():
            yield expression
        case _:
            return
