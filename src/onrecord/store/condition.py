"""An expression to SQL over ``facts f``: what a statement must be.

Every text of a question reaches the database as a bound value, so nothing in it can act as syntax. Where something
else has chosen a few statements, a condition is asked of each of them by its number (``Led``); only where nothing is
gone through first are the numbers of a speaker's statements brought together.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.store.database import Condition, Database, Wanted
from onrecord.store.expression import (
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    InReports,
    Not,
    Or,
    Outlet,
    PublishedFrom,
    PublishedUntil,
    Related,
    SaidFrom,
    SaidUntil,
    SpeakerIs,
    To,
    TraitIs,
    Via,
)
from onrecord.store.facts import trait, way, within
from onrecord.store.fold import is_current
from onrecord.store.kinds import is_kind, of_codes
from onrecord.store.sought import conjuncts, sought

_RELATED = " OR ".join(
    f"f.id IN (SELECT {side} FROM relations WHERE kind = ? AND coalesce(verdict, 'unsure') <> 'negative')"
    for side in ("one", "other")
).join("()")
_VOICES_OF = "SELECT v.statement FROM voices v WHERE v.speaker_id {}"
APART = "LIMIT 9223372036854775807"
"""At the end of a subselect: with a limit, a database does not merge it into the query around it, where its rows could
not be ranked, or would be looked at one by one for each row of another table."""


class _Numbers(NamedTuple):
    """A query for the numbers of the statements that match."""

    sql: str
    values: tuple[object, ...]


class Led(NamedTuple):
    """How statements come to a condition: ``number`` is how it names theirs, ``is_few`` whether something else has
    chosen them. ``all_of`` is what all of them must match besides."""

    number: str = "f.number"
    is_few: bool = False
    all_of: tuple[Expression, ...] = ()
    by_code: bool = False
    """Whether they come from an index that has the code, so that their own rows need not be read for it."""


def condition(database: Database, expression: Expression) -> Condition:
    """The condition on ``facts f`` alone that an expression stands for."""
    parts = tuple(conjuncts(expression))
    kinds = tuple(part for part in parts if is_kind(part))
    leads: list[Expression] = [part for part in parts if isinstance(part, To | Via | SpeakerIs | InReports)]
    lead = (leads or [part for part in parts if isinstance(part, By)])[:1]
    rest = [part for part in parts if part not in kinds]
    found = [asked(database, part, Led(is_few=bool(lead) and part not in lead, all_of=parts)) for part in rest]
    if kinds:
        found.append(asked(database, And(kinds), Led(is_few=bool(lead), all_of=parts)))
    return all_of(found) if len(found) != 1 else found[0]


def walked(database: Database, expression: Expression) -> Condition:
    """The same for statements gone through in the order of their days, none of them chosen by anything else."""
    return asked(database, expression, Led(is_few=True, by_code=True))


def of_names(database: Database, expression: Expression) -> Condition | None:
    """A query for the numbers of all statements of a speaker, an addressee or a voice; ``None`` for other questions."""
    if not isinstance(expression, By | SpeakerIs | To | Via):
        return None
    found = _compiled(database, expression, Led())
    return (found.sql, found.values) if isinstance(found, _Numbers) else None


def asked(database: Database, expression: Expression, led: Led) -> Condition:
    """The condition where statements are led to it."""
    compiled = _compiled(database, expression, led)
    return numbered(compiled, led) if isinstance(compiled, _Numbers) else compiled


def numbered(numbers: Condition, led: Led) -> Condition:
    """The condition to be among numbers, given as a query for them."""
    return f"{led.number} IN ({numbers[0]})", numbers[1]


def all_of(parts: Iterable[Condition]) -> Condition:
    """The condition to match each of some."""
    found = tuple(parts)
    values = tuple(value for _, some in found for value in some)
    return " AND ".join(f"({sql})" for sql, _ in found) or "1 = 1", values


def _compiled(database: Database, expression: Expression, led: Led) -> _Numbers | Condition:
    text = sought(expression)
    if text is not None:
        return _Numbers(*database.matching(text))
    if is_kind(expression) and (led.by_code or not led.is_few):
        return of_codes(database, expression, leads=not led.is_few)
    match expression:
        case And(parts):
            return all_of(asked(database, part, led) for part in parts)
        case Or(parts):
            return _either([_compiled(database, part, led) for part in parts], led)
        case Not(part):
            # What all must match is to be matched as well as this, not within it.
            sql, values = asked(database, part, led._replace(all_of=()))
            return f"NOT ({sql})", values
        case TraitIs() | SaidFrom() | SaidUntil() | PublishedFrom() | PublishedUntil():
            return trait(expression)
        case FormIs() | ActIs() | Related() | Outlet():
            return _filter(database, expression, led)
        case _:
            return _numbers(database, expression, led)


def _either(parts: Sequence[_Numbers | Condition], led: Led) -> _Numbers | Condition:
    """Any of the parts; numbers stay numbers, which a database can begin with."""
    numbers = [part for part in parts if isinstance(part, _Numbers)]
    values = tuple(value for part in parts for value in part[1])
    if numbers and len(numbers) == len(parts):
        return _Numbers(" UNION ".join(one.sql for one in numbers), values)
    found = [numbered(part, led) if isinstance(part, _Numbers) else part for part in parts]
    return " OR ".join(f"({sql})" for sql, _ in found).join("()") if found else "1 = 0", values


def _numbers(database: Database, leaf: Expression, led: Led) -> _Numbers | Condition:
    """Leaves that a database can begin with."""
    match leaf:
        case To() | Via():
            return _Numbers(*way(database, leaf))
        case SpeakerIs(id_):
            return _Numbers(_VOICES_OF.format("= ?"), (id_,))
        case By(name, prefix):
            return _by_few(database, name, prefix, led) if led.is_few else _by(database, name, prefix, led)
        case InReports(ids):
            places = ", ".join("?" * len(ids)) or "NULL"
            documents = f"SELECT number FROM documents WHERE id IN ({places})"
            if led.is_few:
                return f"f.document IN ({documents})", ids
            return _Numbers(f"SELECT number FROM facts WHERE document IN ({documents})", ids)
    raise AssertionError(f"an expression of an unknown kind: {leaf!r}")


def _filter(database: Database, leaf: FormIs | ActIs | Related | Outlet, led: Led) -> Condition:
    match leaf:
        case FormIs(form):
            return "f.form = ?", (form,)
        case ActIs(act):
            return "f.act = ?", (act,)
        case Related(kind):
            return _RELATED, (kind, kind)
        case Outlet(name, prefix):
            documents, values = database.matching(Wanted("outlets", name, prefix))
            return f"{'+' if _is_led(led) else ''}f.document IN ({documents})", values


def _is_led(led: Led) -> bool:
    """Whether something better than the reports of an outlet leads to statements: most outlets have a great many."""
    return led.is_few or any(is_kind(part) or isinstance(part, PublishedFrom | PublishedUntil) for part in led.all_of)


def _by(database: Database, name: str, prefix: bool, led: Led) -> _Numbers:
    """By any name of the speaker on record; by the words of the source; and, where it is not worked out yet who the
    speaker is, by the name that the statement's own report gives. Only within the days that all must be in."""
    speakers, of_names = _speakers(database, name, prefix)
    when, of_when = within(led.all_of, "v")
    source, of_source = database.matching(Wanted("wording", name, prefix, "source"))
    if of_when:
        when_said, _ = within(led.all_of, "f")
        source = f"SELECT f.number FROM facts f WHERE f.number IN ({source} {APART}) AND {when_said}"
        of_source = (*of_source, *of_when)
    open_, of_open = _unsettled(database, name, prefix)
    known = f"{_VOICES_OF.format(f'IN ({speakers})')} AND {when}"
    return _Numbers(f"{known} UNION {source}{open_}", (*of_names, *of_when, *of_source, *of_open))


def _by_few(database: Database, name: str, prefix: bool, led: Led) -> Condition:
    """The same, asked of each statement."""
    speakers, of_names = _speakers(database, name, prefix)
    known = f"EXISTS (SELECT 1 FROM voices v WHERE v.statement = {led.number} AND v.speaker_id IN ({speakers}))"
    source, of_source = database.matching(Wanted("wording", name, prefix, "source"))
    open_, of_open = _unsettled(database, name, prefix)
    # The words of the source first: a set made once costs less than a look at another table for each.
    return f"({led.number} IN ({source}{open_}) OR {known})", (*of_source, *of_open, *of_names)


def _speakers(database: Database, name: str, prefix: bool) -> Condition:
    """A query for the ids of the speakers with a name."""
    names, values = database.matching(Wanted("names", name, prefix))
    return f"SELECT n.speaker_id FROM speaker_names n WHERE n.number IN ({names})", values


def _unsettled(database: Database, name: str, prefix: bool) -> Condition:
    """More numbers, where not every statement whose report gives a speaker's name has that speaker yet."""
    if is_current(database):
        return "", ()
    read, of_read = database.matching(Wanted("wording", name, prefix, "speaker"))
    open_ = (
        f" UNION SELECT number FROM facts WHERE number IN ({read})"
        " AND NOT EXISTS (SELECT 1 FROM voices WHERE voices.statement = facts.number)"
    )
    return open_, of_read
