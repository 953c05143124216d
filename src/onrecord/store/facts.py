"""What a statement is besides its words, in one narrow row: what questions of fields filter by and counts count.

``facts`` repeats what is told elsewhere (in the statement's contract, in its report's row), so that a question need
not go through wide rows of text; ``ways`` has to whom a statement was made and by way of whom, where either is known.
A name is looked for as words in a row: names are kept folded, ``| ada okafor | harbour courier |``. An index finds
the rows that have the words, and LIKE those that have them within one name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.read.when.timeline import bounds
from onrecord.store.coded import CODED, code_of
from onrecord.store.database import Condition, Database, Field, Row, Wanted
from onrecord.store.expression import Expression, PublishedFrom, PublishedUntil, SaidFrom, SaidUntil, To, TraitIs, Via
from onrecord.store.words import folded
from onrecord.types import Attribution, Party, Span

FACT_COLUMNS = (
    "number, id, document, publisher, published, form, act, modality, polarity, basis, stance, said_from, said_until,"
    " code"
)
WAY_COLUMNS = "number, addressee, via"

AFTER_ANY = "~"
"""Sorts after every character of an ISO date: ``2020-03~`` is past all days of March."""


class Numbered(NamedTuple):
    """A report as its statements' rows repeat it, and the rows' numbers by the statements' ids."""

    document: int
    publisher: str | None
    published: str | None
    numbers: Mapping[str, int]


def fact_rows(at: Numbered, attributions: Iterable[Attribution]) -> list[Row]:
    """Values for ``FACT_COLUMNS``, one row a statement."""
    return [_fact(at, one) for one in attributions]


def way_rows(at: Numbered, attributions: Iterable[Attribution], people: Iterable[Party]) -> list[Row]:
    """Values for ``WAY_COLUMNS``, for statements of which either is known.

    An addressee that is a party goes by all names its report gives it.
    """
    mentioned = {span: party for party in people for span in party.mentions}
    found = []
    for one in attributions:
        # The last voice is the publisher: `outlet:` finds it.
        addressee, via = _names(_addressees(one, mentioned)), _names(voice.name for voice in one.chain[1:-1])
        if addressee or via:
            found.append((at.numbers[one.id], addressee, via))
    return found


def _fact(at: Numbered, one: Attribution) -> Row:
    start, end = (None, None) if one.said is None else bounds(one.said)
    certainty = one.certainty
    kind: dict[str, str] = {"act": one.act, "form": one.form, "basis": one.basis, "stance": one.stance}
    kind |= {"modality": certainty.modality, "polarity": certainty.polarity}
    return (
        at.numbers[one.id],
        one.id,
        at.document,
        at.publisher,
        at.published,
        one.form,
        one.act,
        certainty.modality,
        certainty.polarity,
        one.basis,
        one.stance,
        start,
        end,
        code_of([kind[column] for column in CODED]),
    )


def trait(leaf: TraitIs | SaidFrom | SaidUntil | PublishedFrom | PublishedUntil) -> Condition:
    """The condition on ``facts f``. What has no day is never found by one, nor by its negation."""
    match leaf:
        case TraitIs(name, value):
            return f"f.{_TRAITS[name]} = ?", (value,)
        case SaidFrom(date):
            return "f.said_until >= ?", (date,)
        case SaidUntil(date):
            return "f.said_from <= ?", (bounds(date)[1],)
        case PublishedFrom(date):
            return published_from("f", date)
        case PublishedUntil(date):
            return published_until("f", date)


_TRAITS: Mapping[str, str] = {name: name for name in ("modality", "polarity", "basis", "stance")}
"""Columns a leaf may name: nothing else of it becomes SQL."""


def published_from(table: str, date: str) -> Condition:
    """On or after a date at the precision both have: later ones, and those that are a beginning of it (``2020``)."""
    begun = tuple(date[:length] for length in (4, 7) if length < len(date))
    if not begun:
        return f"{table}.published >= ?", (date,)
    # The first condition says nothing more, but is one that an index can begin with.
    later = f"({table}.published >= ? OR {table}.published IN ({', '.join('?' * len(begun))}))"
    return f"({table}.published >= ? AND {later})", (begun[0], date, *begun)


def published_until(table: str, date: str) -> Condition:
    """On or before a date at the precision both have."""
    return f"{table}.published <= ?", (date + AFTER_ANY,)


def within(parts: Iterable[Expression], table: str) -> Condition:
    """The days of publication among conditions that all must match, for a table that has ``published``."""
    found = [published_from(table, one.date) for one in parts if isinstance(one, PublishedFrom)]
    found += [published_until(table, one.date) for one in parts if isinstance(one, PublishedUntil)]
    return " AND ".join(sql for sql, _ in found) or "1 = 1", tuple(value for _, some in found for value in some)


def way(database: Database, leaf: To | Via) -> Condition:
    """A query for the numbers of statements that were said to, or came by way of, somebody of a name."""
    field: Field = "addressee" if isinstance(leaf, To) else "via"
    words, values = database.matching(Wanted("way_names", leaf.name, leaf.prefix, field))
    sql = f"SELECT number FROM ways WHERE number IN ({words}) AND {field} LIKE ?"
    return sql, (*values, _like(leaf.name, leaf.prefix))


def _like(name: str, prefix: bool) -> str:
    words = folded(name)
    return f"%{words.rstrip()}%" if prefix else f"%{words}%"


def _addressees(one: Attribution, mentioned: Mapping[Span, Party]) -> Sequence[str]:
    if one.addressee is None:
        return ()
    whole = one.addressee.span
    parties = [party for span, party in mentioned.items() if whole.start <= span.start and span.end <= whole.end]
    return [one.addressee.text, *(name for party in parties for name in (party.name, *party.aliases))]


def _names(names: Iterable[str]) -> str | None:
    found = tuple(_told(names))
    return "|".join(["", *found, ""]) if found else None


def _told(names: Iterable[str]) -> Iterator[str]:
    return (name for name in dict.fromkeys(map(folded, names)) if name.strip())
