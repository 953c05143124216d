"""The fields of a question: who, to whom, by way of whom, where, what, when; how surely; related to what."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Sequence
from typing import get_args

from onrecord.ask.terms import Term, told
from onrecord.errors import QueryError
from onrecord.link import KINDS
from onrecord.store import (
    About,
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    Or,
    Outlet,
    PublishedFrom,
    PublishedUntil,
    Related,
    SaidFrom,
    SaidUntil,
    To,
    TraitIs,
    Via,
)
from onrecord.types import Act, Basis, Form, Modality, Polarity, Stance

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def field_expression(term: Term) -> Expression:
    """What a term with a field asks for. Raises ``QueryError`` for an unknown field or a value it cannot have."""
    field = term.field or ""
    if field not in _FIELDS:
        near = [name for name in _FIELDS if field and (name.startswith(field) or field.startswith(name))]
        known = ", ".join(f"{name}:" for name in near or _FIELDS)
        raise QueryError(
            f"there is no field {told(field)[1:-1]}: (at character {term.place}); "
            + (f"did you mean {known.replace(', ', ' or ')}?" if near else f"the fields are {known}.")
            + " Put words with a colon in quotation marks to look for them as they are"
        )
    if not term.text.strip():
        raise QueryError(f"nothing stands after {field}: at character {term.place}; write {_FIELDS[field][1]}")
    try:
        return _FIELDS[field][0](term)
    except QueryError as error:
        raise QueryError(f"at character {term.place}: {error}") from None


def has_words(text: str) -> bool:
    """Whether an index holds anything of a text: letters, digits, and characters for private use."""
    categories = (unicodedata.category(character) for character in text)
    return any(category[0] in "LN" or category == "Co" for category in categories)


def _name(term: Term) -> tuple[str, bool]:
    """The name looked for, and whether its last word may go on."""
    prefix = term.kind == "word" and term.text.endswith("*")
    name = term.text[:-1] if prefix else term.text
    if not has_words(name) or (term.kind == "word" and "*" in name):
        raise QueryError(f"{told(term.text)} is not a name to look for; write {_FIELDS[term.field or ''][1]}")
    return name, prefix


def _speaker(term: Term) -> Expression:
    return By(*_name(term))


def _outlet(term: Term) -> Expression:
    return Outlet(*_name(term))


def _form(term: Term) -> Expression:
    for form in get_args(Form):
        if form == term.text.strip().lower():
            return FormIs(form)
    raise QueryError(f"{told(term.text)} is not a form; the forms are {', '.join(get_args(Form))}")


def _act(term: Term) -> Expression:
    for act in get_args(Act):
        if act == term.text.strip().lower():
            return ActIs(act)
    raise QueryError(f"{told(term.text)} is not an act; the acts are {', '.join(get_args(Act))}")


def _from(term: Term) -> Expression:
    return PublishedFrom(_date(term))


def _until(term: Term) -> Expression:
    return PublishedUntil(_date(term))


def _to(term: Term) -> Expression:
    return To(*_name(term))


def _via(term: Term) -> Expression:
    return Via(*_name(term))


def _about(term: Term) -> Expression:
    words = term.text.split()
    if not all(map(has_words, words)) or "*" in term.text:
        raise QueryError(f"{told(term.text)} holds something that is no word; write {_FIELDS['about'][1]}")
    return About(words[0]) if len(words) == 1 else And(tuple(map(About, words)))


def _certainty(term: Term) -> Expression:
    value = term.text.strip().lower()
    if value == "unspecified":
        return And((TraitIs("modality", value), TraitIs("polarity", value)))
    if value in get_args(Modality):
        return TraitIs("modality", value)
    if value in get_args(Polarity):
        return TraitIs("polarity", value)
    known = ", ".join(dict.fromkeys((*get_args(Modality), *get_args(Polarity))))
    raise QueryError(f"{told(term.text)} is not a certainty; the values are {known}")


def _basis(term: Term) -> Expression:
    return TraitIs("basis", _one_of(term, "basis", "bases", get_args(Basis)))


def _stance(term: Term) -> Expression:
    return TraitIs("stance", _one_of(term, "stance", "stances", get_args(Stance)))


def _relation(term: Term) -> Expression:
    value = _one_of(term, "relation", "relations", (*KINDS, "any"))
    return Or(tuple(Related(kind) for kind in KINDS if value in (kind, "any")))


def _one_of(term: Term, one: str, many: str, known: Sequence[str]) -> str:
    value = term.text.strip().lower()
    if value in known:
        return value
    raise QueryError(f"{told(term.text)} is not a {one}; the {many} are {', '.join(known)}")


def _said_from(term: Term) -> Expression:
    return SaidFrom(_date(term))


def _said_until(term: Term) -> Expression:
    return SaidUntil(_date(term))


def _date(term: Term) -> str:
    return check_date(term.field or "", term.text)


def check_date(field: str, words: str) -> str:
    """A date as it is looked for, an ISO prefix. Raises ``QueryError`` for a day there never was."""
    text = words.strip()
    found = _DATE.fullmatch(text)
    if found is None or not _in_calendar(int(found[1]), int(found[2] or 1), int(found[3] or 1)):
        raise QueryError(
            f"{field}: {told(text)} is not a date; write a year, month or day as 2020, 2020-07 or 2020-07-08"
        )
    return text


def _in_calendar(year: int, month: int, day: int) -> bool:
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_FIELDS: dict[str, tuple[Callable[[Term], Expression], str]] = {
    "speaker": (_speaker, 'speaker:okafor or speaker:"Ada Okafor"'),
    "outlet": (_outlet, 'outlet:courier or outlet:"Harbour Courier"'),
    "to": (_to, 'to:"Voice of America"'),
    "via": (_via, 'via:"Delta Wire"'),
    "about": (_about, 'about:"arms programme"'),
    "form": (_form, "form:direct"),
    "act": (_act, "act:deny"),
    "from": (_from, "from:2020-01"),
    "until": (_until, "until:2020-12-31"),
    "said-from": (_said_from, "said-from:2018-07"),
    "said-until": (_said_until, "said-until:2018-09"),
    "certainty": (_certainty, "certainty:possible or certainty:negative"),
    "basis": (_basis, "basis:witness"),
    "stance": (_stance, "stance:doubts"),
    "relation": (_relation, "relation:contradicts"),
}
"""Each field's maker and an example of its use."""

FIELD_NAMES = tuple(_FIELDS)
"""The fields a question may have."""
