"""What a statement is besides its words (certainty, basis, stance, days, addressee, voices), as a row to search.

A name is looked for as words in a row: names are kept folded, ``| ada okafor | harbour courier |``, and compared with
LIKE, so that both databases take the same texts for the same words.
"""

import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from onrecord.read.when.timeline import bounds
from onrecord.store.database import Condition, Row
from onrecord.store.expression import SaidFrom, SaidUntil, To, TraitIs, Via
from onrecord.types import Attribution, Party, Reading, Span

COLUMNS = "statement_id, modality, polarity, basis, stance, said_from, said_until, addressee, via"

_TRAIT = "s.id IN (SELECT statement_id FROM traits WHERE {})"
_SAID = "(SELECT {} FROM traits WHERE traits.statement_id = s.id)"


def trait_rows(reading: Reading) -> list[Row]:
    """Values for ``COLUMNS``, one row a statement."""
    return rows_of(reading.attributions, reading.people)


def rows_of(attributions: Iterable[Attribution], people: Iterable[Party]) -> list[Row]:
    """Values for ``COLUMNS``; an addressee that is a party goes by all names its report gives it."""
    at = {span: party for party in people for span in party.mentions}
    return [_row(one, at) for one in attributions]


def backfill(found: Iterable[tuple[str, str]]) -> list[Row]:
    """The rows for statements kept before there were any, from their contracts and those of their readings' people."""
    known: dict[str, list[Party]] = {}
    out: list[Row] = []
    for attribution, rest in found:
        people = known.get(rest)
        if people is None:
            known = {rest: [_party(one) for one in msgspec.json.decode(rest).get("people", [])]}
            people = known[rest]
        out += rows_of([msgspec.json.decode(attribution, type=Attribution)], people)
    return out


def condition(leaf: To | Via | TraitIs | SaidFrom | SaidUntil) -> Condition:
    """The SQL of a leaf over ``statements s``. A statement without a day is never found by one, nor by its negation."""
    match leaf:
        case To(name, prefix):
            return _TRAIT.format("addressee LIKE ?"), (_like(name, prefix),)
        case Via(name, prefix):
            return _TRAIT.format("via LIKE ?"), (_like(name, prefix),)
        case TraitIs(trait, value):
            return _TRAIT.format(f"{_TRAITS[trait]} = ?"), (value,)
        case SaidFrom(date):
            return f"{_SAID.format('said_until')} >= ?", (date,)
        case SaidUntil(date):
            return f"{_SAID.format('said_from')} <= ?", (bounds(date)[1],)


_TRAITS: Mapping[str, str] = {name: name for name in ("modality", "polarity", "basis", "stance")}
"""Columns a leaf may name: nothing else of it becomes SQL."""


def folded(text: str) -> str:
    """Words in small letters without accents or punctuation, with a blank between and on both sides."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(
        c if c.isalnum() or unicodedata.category(c) == "Co" else "" if unicodedata.category(c)[0] == "M" else " "
        for c in plain
    )
    return f" {' '.join(kept.split())} "


def _like(name: str, prefix: bool) -> str:
    words = folded(name)
    return f"%{words.rstrip()}%" if prefix else f"%{words}%"


def _row(one: Attribution, at: Mapping[Span, Party]) -> Row:
    start, end = (None, None) if one.said is None else bounds(one.said)
    # The last voice is the publisher: `outlet:` finds it.
    voices = [voice.name for voice in one.chain[1:-1]]
    return (
        one.id,
        one.certainty.modality,
        one.certainty.polarity,
        one.basis,
        one.stance,
        start,
        end,
        _names(_addressees(one, at)),
        _names(voices),
    )


def _addressees(one: Attribution, at: Mapping[Span, Party]) -> list[str]:
    if one.addressee is None:
        return []
    whole = one.addressee.span
    parties = [party for span, party in at.items() if whole.start <= span.start and span.end <= whole.end]
    return [one.addressee.text, *(name for party in parties for name in (party.name, *party.aliases))]


def _names(names: Iterable[str]) -> str:
    return "|".join(["", *dict.fromkeys(map(folded, names)), ""])


def _party(data: Mapping[str, object]) -> Party:
    return msgspec.convert({**data, "roles": []}, Party)
