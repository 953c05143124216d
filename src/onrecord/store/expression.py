"""What a search looks for, as a value: the floors above build it, ``search`` turns it into SQL.

A statement *has* a word when the word stands in its content, its context, its source or its speaker's name.
Texts given here are plain text: nothing in them is ever taken as syntax.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.link import LinkKind
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
class About:
    """Has this word, or another form of it, in what was said itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Has these two words, or other forms of them, with at most ``most`` (0 to 20) words between, in either order."""

    one: str
    other: str
    most: int


@dataclass(frozen=True, slots=True)
class To:
    """Was said to somebody one of whose names, as their report gives them, holds these words in a row."""

    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Via:
    """Came by way of a voice, other than its speaker's, whose name holds these words in a row."""

    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class TraitIs:
    """Has this value of its certainty (``modality``, ``polarity``), its ``basis`` or its ``stance``."""

    trait: Literal["modality", "polarity", "basis", "stance"]
    value: str


@dataclass(frozen=True, slots=True)
class SaidFrom:
    """May have been said on or after this date, an ISO prefix. One without a day of its own is never found by it."""

    date: str


@dataclass(frozen=True, slots=True)
class SaidUntil:
    """May have been said on or before this date, an ISO prefix; see ``SaidFrom``."""

    date: str


@dataclass(frozen=True, slots=True)
class Related:
    """Is one of two statements between which there is a relation of this kind that nobody rejected."""

    kind: LinkKind


@dataclass(frozen=True, slots=True)
class InReports:
    """Stands in one of the reports with these ids."""

    ids: tuple[str, ...]


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
    Word
    | Phrase
    | Prefix
    | About
    | Near
    | By
    | SpeakerIs
    | To
    | Via
    | Outlet
    | FormIs
    | ActIs
    | TraitIs
    | Related
    | InReports
    | PublishedFrom
    | PublishedUntil
    | SaidFrom
    | SaidUntil
    | Not
    | And
    | Or
)
