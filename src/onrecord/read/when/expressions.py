"""Every time expression of a text with its value, anchored as its place in the text asks."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.bounds import bounded
from onrecord.read.when.find import Piece, pieces
from onrecord.read.when.letters import Letters, letters_of
from onrecord.read.when.period import Period, a_day
from onrecord.read.when.speech import day_of_lead_in, day_of_speaking
from onrecord.read.when.telling import is_history
from onrecord.types import Span, TimeType

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression. ``value`` is the contract's, ``timex`` the TIMEX3 value that gold standards would give it.

    ``value`` is ``None`` where the text gives none; ``doubt`` is then the code of the note that says why, if there is
    one to write.
    """

    span: Span
    type: TimeType
    value: str | None
    timex: str
    doubt: str | None


def expressions_of(
    text: str, published: str | None, quoted: Sequence[Span] = (), set_apart: Sequence[Span] = ()
) -> tuple[Expression, ...]:
    """The time expressions of ``text`` in order, none overlapping.

    ``published`` is an ISO prefix; ``None``, or what is no date, leaves relative expressions without a value.
    ``quoted`` are the quotations: what is said in one counts from the day of speaking, where the words around it tell
    that. ``set_apart`` are those that paragraphs of their own make, and count from the day of their lead-in. Time is
    linear in the text.
    """
    letters = letters_of(text)
    now = _period(published)
    narrator = Anchor(letters, now, is_history(letters, now))
    quotations = _quotations(letters, (*quoted, *set_apart))
    led = frozenset(_quotations(letters, set_apart))
    found = sorted(_all_pieces(letters, narrator, quotations, led), key=lambda piece: piece.start)
    return tuple(
        Expression(_span(letters, piece), piece.meaning.type, value, piece.meaning.timex, piece.meaning.doubt)
        for piece, value in zip(found, bounded(letters, found), strict=True)
    )


def _all_pieces(
    letters: Letters, narrator: Anchor, quotations: Sequence[tuple[int, int]], set_apart: frozenset[tuple[int, int]]
) -> list[Piece]:
    """The narrator's expressions first, so that the day on which a quotation was said is known before it is read."""
    told: list[Piece] = []
    voices: list[Anchor] = []
    at = 0
    for start, end in quotations:
        told += pieces(narrator, at, start)
        voices.append(replace(narrator, story_fronted=False))
        at = end
    told += pieces(narrator, at, len(letters.starts))
    said: list[Piece] = []
    for (start, end), voice in zip(quotations, voices, strict=True):
        day = day_of_speaking(letters, told, start, end)
        if day is None and (start, end) in set_apart:
            day = day_of_lead_in(letters, told, start)
        said += pieces(_speaking(voice, day), start, end)
    return told + said


def _speaking(voice: Anchor, day: Period | None) -> Anchor:
    """The narrator's anchor turned into the speaker's. In a history nobody speaks on the day of publication."""
    if day is not None:
        return replace(voice, now=day, history=False, reference=day, story=None)
    return replace(voice, now=voice.reference) if voice.history and voice.reference is not None else voice


def _quotations(letters: Letters, quoted: Sequence[Span]) -> list[tuple[int, int]]:
    """The tokens of each quotation, outer ones only, in order and apart."""
    found: list[tuple[int, int]] = []
    for span in sorted(quoted, key=lambda span: (span.start, -span.end)):
        start, end = bisect_left(letters.starts, span.start), bisect_left(letters.starts, span.end)
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _span(letters: Letters, piece: Piece) -> Span:
    return Span(letters.starts[piece.start], letters.ends[piece.end - 1])


def _period(published: str | None) -> Period | None:
    match = _ISO.match(published or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1 <= (month or 1) <= 12:
        return None
    if month is None:
        return Period("year", year)
    return Period("month", year, month) if day is None else a_day(year, month, day)
