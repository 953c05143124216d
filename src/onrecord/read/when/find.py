"""Find the time expressions among a stretch of tokens, from front to back, and anchor each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.clock import at_clock, in_part
from onrecord.read.when.grammar import any_of, compiled
from onrecord.read.when.letters import Letters, alphabet
from onrecord.read.when.meaning import Meaning, part_of
from onrecord.read.when.shapes import SHAPES, Kind, Shape
from onrecord.read.when.words import Words

_EDGES = {"beginning": "beginning", "middle": "mid", "end": "close", "mid": "mid"}
_EDGE = (
    "THE? (?:beginning=(BEGINNING) OF|middle=(MIDDLE) OF|end=(END) OF|early=(EARLY|LATE) (?:IN|OF|HYPHEN)?"
    "|mid=(MID) HYPHEN?|about=([APPROXIMATELY ABOUT] DOT?)|REST OF"
    "|[EARLIER LATER] (?=[THIS THAT DEICTIC WEEKDAY]|IN THE [UNIT YEAR SEASON]) IN?)"
)
"""Words that cut a date down to a part: ``early 1998``, ``the end of March``, ``later that year``."""
_SMALL = ("DEICTIC", "NOON", "DAILY", "TONIGHT", "PRESENT", "PASTADVERB", "DAWN", "THIS")
_DAY_WITHIN = 7
"""Tokens after a time of day within which its day may follow: "at 9 a.m. (0800 GMT) on Friday"."""
_STARTLESS = (
    "OTHER", "NAME", "POSSESSIVE", "PARAGRAPH", "DASH", "MARK", "COMMA", "DOT", "SLASH", "COLON", "PARENTHESIS",
    "MONEY", "PERCENT", "STOP", "IN", "AT", "BETWEEN", "EARLIEST", "OF", "AND", "TO", "OR", "HYPHEN", "SINCE", "FROM",
    "UNTIL", "BY", "BEFORE", "AFTER", "MERIDIEM", "OCLOCK", "ZONE", "BC", "AD", "AGO", "HENCE", "OLD", "ENDED", "MORE",
    "ORSO",
)  # fmt: skip
"""Classes that no expression begins with."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression: the tokens ``[start, end)`` and what they mean."""

    start: int
    end: int
    kind: Kind
    meaning: Meaning


def pieces(anchor: Anchor, start: int, end: int) -> Iterator[Piece]:
    """The expressions among the tokens ``[start, end)``. ``anchor`` is told of each date as it is read."""
    letters, starter = anchor.letters, _starter()
    at = start
    while (found := starter.search(letters.letters, at, end)) is not None:
        piece = _edged(anchor, found.start(), end) or _timed(anchor, found.start(), end)
        if piece is not None:
            yield piece
        at = piece.end if piece is not None else found.start() + 1


def _edged(anchor: Anchor, at: int, limit: int) -> Piece | None:
    """A date cut down to a part: ``the end of March``."""
    letters = anchor.letters
    edge = compiled(_EDGE).match(letters.letters, at, limit)
    core = _timed(anchor, edge.end(), limit) if edge is not None else None
    if edge is None or core is None or core.kind not in ("date", "clock"):
        return None
    if edge.group("about") and (core.meaning.period is None or core.meaning.period.unit != "year"):
        return None
    part = next((part for group, part in _EDGES.items() if edge.group(group)), None)
    if edge.group("early"):
        part = str(letters.values[edge.start("early")])
    meaning = core.meaning
    if core.kind == "date" and meaning.period is not None:
        anchor.tell(meaning.period, at, core.end, fine=True)
    if part is not None and core.kind == "date" and meaning.period is not None and meaning.value is not None:
        meaning = replace(meaning, value=part_of(meaning.period, part))
    return Piece(at, core.end, core.kind, meaning)


def _timed(anchor: Anchor, at: int, limit: int) -> Piece | None:
    """A date with the part of the day or the time after or before it: ``Friday night``, ``noon on Thursday``."""
    core = _core(anchor, at, limit)
    if core is None:
        return None
    core = _with_part(anchor, core, limit) or _with_day(anchor, core, limit) or core
    if core.meaning.period is not None:
        anchor.tell(core.meaning.period, core.start, core.end)
    return core


def _with_part(anchor: Anchor, core: Piece, limit: int) -> Piece | None:
    letters, day = anchor.letters, core.meaning.period
    if core.kind != "date" or day is None or day.unit != "day" or core.end >= limit:
        return None
    if not letters.is_a(core.end, "PART"):
        return None
    return Piece(core.start, core.end + 1, "clock", in_part(day, str(letters.values[core.end])))


def _with_day(anchor: Anchor, core: Piece, limit: int) -> Piece | None:
    """A time with the day after it, which it takes in where nothing but a preposition stands between."""
    if core.kind != "clock":
        return None
    letters = anchor.letters
    link = compiled("COMMA? [IN OF]?").match(letters.letters, core.end, limit)
    joined = core.end if link is None else link.end()
    for at in range(joined, min(core.end + _DAY_WITHIN, limit)):
        if letters.is_a(at, "STOP", "PARAGRAPH", "DASH"):
            return None
        day = _core(anchor, at, limit) if letters.letters[at] in _starters() else None
        if day is not None:
            end = day.end if at == joined else core.end
            period = day.meaning.period if day.kind == "date" else None
            is_day = period is not None and period.unit == "day"
            return Piece(core.start, end, "clock", at_clock(core.meaning, period)) if is_day and period else None
    return None


def _core(anchor: Anchor, at: int, limit: int) -> Piece | None:
    letters = anchor.letters
    if _in_name(letters, at):
        return None
    first = _any_shape().match(letters.letters, at, limit)
    if first is None or first.lastindex is None:
        return None
    for shape in SHAPES[first.lastindex - 1 :]:
        match = compiled(shape.pattern).match(letters.letters, at, limit)
        meaning = None if match is None else _meaning(shape, Words(letters, match), anchor)
        if match is not None and meaning is not None:
            return Piece(at, match.end(), shape.kind, meaning)
    return None


def _in_name(letters: Letters, at: int) -> bool:
    """Whether the word is part of a name: ``VOA Today``, ``High Noon``, ``The Daily Mail``, ``the Sunday Times``."""
    named_after = letters.capital(at + 1) and letters.is_a(at, "DAILY", "WEEKDAY", "PART", "THIS")
    if named_after and letters.word(at + 1) in alphabet().outlets:
        return True
    if not (letters.is_a(at, *_SMALL) and letters.capital(at)):
        return False
    return letters.is_a(at - 1, "NAME") or (letters.is_a(at, "DAILY") and letters.is_a(at + 1, "NAME"))


def _meaning(shape: Shape, words: Words, anchor: Anchor) -> Meaning | None:
    try:
        return shape.build(words, anchor)
    except (ValueError, OverflowError):
        # A date counted off the end of the calendar, "9,000 years ago", has no value that ISO 8601 could write.
        return None


@cache
def _any_shape() -> re.Pattern[str]:
    return any_of(tuple(shape.pattern for shape in SHAPES))


@cache
def _starters() -> frozenset[str]:
    """The letters that an expression can begin with."""
    return frozenset(letter for name, letter in alphabet().letter.items() if name not in _STARTLESS)


@cache
def _starter() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_starters()))}]")
