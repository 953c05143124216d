"""What checking a draft needs and gives, as frozen values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.quote import DiffPart, WordingIndex
from onrecord.types import PartyKind, Passage, Reading, Skipped, Span

FindingVerdict = Literal["verbatim", "edited-marked", "altered", "misattributed", "not-found", "could-not-check"]


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a text gives words to.

    ``names`` are proper names, the speaker's own first; ``descriptions`` the words that describe without naming
    ("the minister", "Health Minister"); ``around`` is what the text says beside the party's mentions, a little of it.
    """

    name: str
    kind: PartyKind
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    around: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of a draft: where it stands with its marks, and the words that are looked for.

    ``words`` is ``text`` without the signs of Markdown and the numbers of notes. ``speaker`` is whom the draft gives
    it to. ``is_term`` is true of one or two words, or a title, that the draft puts in marks and gives to nobody.
    """

    span: Span
    text: str
    words: str
    speaker: Told | None = None
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """Where a source has the words, and whom it gives them to."""

    path: str
    span: Span
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of one quotation of a draft. ``note`` is one sentence for an editor."""

    quotation: Passage
    speaker: str | None
    verdict: FindingVerdict
    alert: bool
    codes: tuple[str, ...]
    source: SourcePassage | None
    diff: tuple[DiffPart, ...]
    note: str


def _never(statement_id: str) -> tuple[str, ...]:
    """Nothing is known of what was said later."""
    return ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts that a draft is held against.

    ``reading`` gives the reading of the text with a number, and is asked only where a quotation was found in it.
    ``unread`` are sources that were given and could not be read: while there are any, nothing is "not found".
    ``index`` is that of ``texts``, built when it is first needed where it is not handed in. ``later`` gives, by the id
    of a statement, sentences on where the same speaker took it back or said otherwise.
    """

    texts: Sequence[str]
    reading: Callable[[int], Reading]
    unread: tuple[Skipped, ...] = ()
    index: WordingIndex | None = None
    later: Callable[[str], tuple[str, ...]] = _never
