"""What relations are worked out from, and what comes out: small frozen values that can be kept as JSON."""

from dataclasses import dataclass
from typing import Literal

LinkKind = Literal["corroborates", "echoes", "contradicts", "disputes", "changed"]

KINDS: tuple[LinkKind, ...] = ("corroborates", "echoes", "contradicts", "disputes", "changed")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a proposition speaks of.

    ``key`` is a stem, ``@`` and a party for a person, or ``#`` and a number. ``weight`` is 0.3 for words that say
    little, up to 1. ``negated`` says that it stands after a negation in its clause, ``sign`` is -1 for the second of
    a pair of opposites, which then share a key; ``named`` marks proper names. ``word`` is the word as it stands.
    """

    key: str
    weight: float = 1.0
    negated: bool = False
    sign: int = 1
    named: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One clause of what was said.

    ``n_negations`` counts negations of the clause, an act of denial among them; ``heads`` are the keys that each
    negation bears on. ``counts`` are numbers of something (``4 people``), ``labels`` numbers that name one
    (``ramp 2``), both with the key beside them; ``dates`` ISO prefixes or intervals.
    ``is_possible``, ``is_ahead`` and ``is_present`` tell its modality and tense, ``is_unclear`` that conditions or
    contrasts make its polarity more than words can tell, ``is_passive`` that its agent follows "by".
    """

    text: str
    terms: tuple[Term, ...]
    n_negations: int = 0
    heads: tuple[str, ...] = ()
    counts: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    dates: tuple[str, ...] = ()
    is_possible: bool = False
    is_ahead: bool = False
    is_present: bool = False
    is_unclear: bool = False
    is_passive: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as relations see it.

    ``speaker`` is a party's key in its report, or a speaker's id once those are known; ``is_known`` says that the
    speaker goes by a name or is a document, so that two of them are surely two,
    ``is_unnamed`` that it is a source whom nobody may look for in another report. ``voices`` are the names of the
    chain from the innermost out, ``words`` the content in small letters without punctuation. ``family`` is the id of
    the earliest report where this one is that report again: a copy, a cut, a later version.
    """

    id: str
    document_id: str
    publisher: str | None
    published: str | None
    said: str | None
    speaker: str | None
    speaker_name: str | None
    is_known: bool
    is_unnamed: bool
    is_denial: bool
    is_hearsay: bool
    is_quoted: bool
    voices: tuple[str, ...]
    words: str
    propositions: tuple[Proposition, ...]
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two statements, the earlier one first: a suggestion until a person judges it.

    ``score`` in (0, 1] ranks links and is no probability. ``reasons`` are short sentences for people. ``passages`` are
    the clauses that the relation rests on, one of each statement.
    """

    kind: LinkKind
    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    passages: tuple[str, str] = ("", "")
