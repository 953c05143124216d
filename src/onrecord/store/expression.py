"""What a search looks for, as a value: the floors above build it, ``search`` turns it into SQL.

A statement *has* a word when the word stands in its content, its context, its source or its speaker's name.
Texts given here are plain text: nothing in them is ever taken as syntax.
"""

from dataclasses import dataclass
from typing import TypeAlias

from onrecord.types import Act, Form


@dataclass(frozen=True, slots=True)
class Word:
    """Has this word or another form of it: ``denied`` finds *denies*. Case and accents do not count.

    A text of several words (``state-owned``) must stand in a row.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Has exactly these words in a row, in one place; case, accents and punctuation do not count."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Has a word that begins like this."""

    text: str


@dataclass(frozen=True, slots=True)
class By:
    """Is by a speaker one of whose names holds these words in a row, unstemmed, or has them in its source.

    Any name that any report uses for a speaker finds all their statements. With ``prefix`` the last word may go on.
    """

    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerIs:
    """Is by the speaker with this id."""

    id: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Stands in a report whose publisher's name holds these words in a row, unstemmed."""

    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class FormIs:
    """Has this form."""

    form: Form


@dataclass(frozen=True, slots=True)
class ActIs:
    """Is this act."""

    act: Act


@dataclass(frozen=True, slots=True)
class PublishedFrom:
    """Published on or after this date, an ISO prefix.

    Dates are compared at the precision both have: a report dated ``2020`` may be from ``2020-03`` or later, so it
    is found. An undated report is never found by its date, nor by the negation of one.
    """

    date: str


@dataclass(frozen=True, slots=True)
class PublishedUntil:
    """Published on or before this date, an ISO prefix; see ``PublishedFrom``."""

    date: str


@dataclass(frozen=True, slots=True)
class Not:
    """Does not match ``part``."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """Matches every one of ``parts``; with no parts, everything."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Matches at least one of ``parts``."""

    parts: tuple["Expression", ...]


Expression: TypeAlias = (
    Word | Phrase | Prefix | By | SpeakerIs | Outlet | FormIs | ActIs | PublishedFrom | PublishedUntil | Not | And | Or
)
