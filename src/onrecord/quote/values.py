"""What comparing a quotation with a source gives, as frozen values."""

from dataclasses import dataclass
from typing import Literal

from onrecord.types import Span

Verdict = Literal["verbatim", "edited-marked", "altered", "not-found", "could-not-check"]
"""What the words alone allow; ``misattributed`` needs the speakers, and is for whoever knows them."""
PartKind = Literal["equal", "insert", "delete", "replace"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which draft and source differ, or one mark by which the draft says so.

    ``code`` is a name from ``onrecord.quote.codes``. ``draft`` indexes the quotation, ``source`` the source's text;
    either is empty, at the place in question, where that side has no words.
    """

    code: str
    draft: Span
    source: Span


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of the comparison. ``insert`` is in the draft alone, ``delete`` in the source alone."""

    kind: PartKind
    draft: str
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation held against one place of one source.

    ``span`` is the passage of the source from its first to its last matching word; ``pieces`` are its parts in the
    draft's order, one for each stretch of words that the draft runs together, so that a caller can ask of each whose
    words it is. Both are empty where nothing was found. ``coverage`` in [0, 1] is the share of the quotation's
    words, content words counting more, that stand in the source. ``is_quoted`` says whether the passage lies within
    quotation marks there; None where the source uses none around it.
    """

    verdict: Verdict
    alert: bool
    codes: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    span: Span | None = None
    pieces: tuple[Span, ...] = ()
    diff: tuple[DiffPart, ...] = ()
    coverage: float = 0.0
    is_quoted: bool | None = None
    note: str = ""
