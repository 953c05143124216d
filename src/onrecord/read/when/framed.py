"""Days that the page's layout gives: the sitting of a transcript, the date that heads an entry, a log of one day.

Record of the sitting of 3 March 2021        3 March: The minister tells parliament that …
THE CHAIR: When did you learn of it?         10.35 a.m. The ministry says it has …   (a log, of the day of the page)
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.when.cues import CueTense, cue_words
from onrecord.read.when.narration import DATED, Narration, lies_in
from onrecord.types import Attribution, Block, Span

_FEWEST_TURNS, _FEWEST_ENTRIES = 3, 3
_HEADS_ENTRY = re.compile(r"\s*(?:[:—–]|-\s)|\s*$")
_CLOCK = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\b\.?|[A-Z]{2,4}\b)?(?:\W|$)", re.IGNORECASE)
_ANOTHER_DAY = re.compile(
    r"\b(?:day (?:\d|one|two|three|four|five)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


@dataclass(frozen=True, slots=True)
class Framed:
    """The days that begin at places of a page and hold up to the next; ``None`` where a day ends."""

    turns: tuple[tuple[int, str | None], ...] = ()
    entries: tuple[tuple[Span, str], ...] = ()
    log: tuple[Span, ...] = ()
    published: str | None = None

    def day_of(self, attribution: Attribution, tense: CueTense) -> str | None:
        """The day of a statement that stands in a turn of a sitting, or under a date."""
        cue = attribution.cue.span if attribution.cue is not None else attribution.content.spans[0]
        if is_turn(attribution):
            found = bisect_right(self.turns, cue.start, key=lambda turn: turn[0]) - 1
            return self.turns[found][1] if found >= 0 else None
        if tense in ("perfect", "pluperfect", "future"):
            return None
        entry = bisect_right(self.entries, cue.start, key=lambda entry: entry[0].start) - 1
        if entry >= 0 and cue.start < self.entries[entry][0].end:
            return self.entries[entry][1]
        in_log = lies_in(cue, self.log)
        said = (
            in_log and attribution.cue is not None and set(cue_words(attribution.cue.text)) & phrases("saying")["verb"]
        )
        return self.published if said else None


def is_turn(attribution: Attribution) -> bool:
    """Whether a statement is a turn of a dialogue: a label, a mark, and the words."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or any(letter.isalpha() for letter in cue.text):
        return False
    return source.span.end <= cue.span.start < attribution.content.spans[0].start


def framed(narration: Narration, attributions: Sequence[Attribution]) -> Framed:
    """What the layout of a document says of days."""
    turns = [a for a in attributions if is_turn(a) and narration.block(a.content.spans[0].start).kind != "heading"]
    sittings = tuple(_sittings(narration, turns)) if len(turns) >= _FEWEST_TURNS else ()
    log = tuple(_log(narration)) if _DAY.match(narration.published or "") else ()
    return Framed(sittings, tuple(_entries(narration)), log, narration.published)


def _sittings(narration: Narration, turns: Sequence[Attribution]) -> Iterator[tuple[int, str | None]]:
    """The day of the sitting as headings tell it, or else the reporter's words before the first turn."""
    first = min(turn.content.spans[0].start for turn in turns)
    headed = [block for block in narration.blocks if block.kind == "heading" and _opens_sitting(narration, block)]
    if not any(block.span.start < first for block in headed):
        yield 0, _day_of_introduction(narration, first)
    yield from ((block.span.start, _day_of_heading(narration, block)) for block in headed)


def _opens_sitting(narration: Narration, block: Block) -> bool:
    """Whether a heading dates what follows it, or says that another day begins: ``Day 2``."""
    dated = _day_of_heading(narration, block) is not None
    return dated or _ANOTHER_DAY.search(narration.text, *block.span) is not None


def _day_of_heading(narration: Narration, block: Block) -> str | None:
    days = _days(narration, block.span)
    words = narration.words(block.span)
    alone = len(words) <= 6
    return days.pop() if len(days) == 1 and (alone or words & _came()) else None


def _day_of_introduction(narration: Narration, end: int) -> str | None:
    """The one day on which somebody came or spoke, by the sentences before a dialogue."""
    days: set[str] = set()
    for block in narration.blocks[: narration.block_number(end)]:
        at = block.span.start
        while block.kind == "paragraph" and at < block.span.end:
            sentence = narration.sentence(at)
            if narration.words(sentence) & _came():
                days |= _days(narration, sentence)
            at = max(sentence.end, at + 1)
    return days.pop() if len(days) == 1 else None


def _days(narration: Narration, span: Span) -> set[str]:
    found = (DATED.match(time.value) for time in narration.times_between(*span))
    return {day.group() for day in found if day is not None and len(day.group()) == 10}


def _entries(narration: Narration) -> Iterator[tuple[Span, str]]:
    """Blocks that a date heads, in the block itself or as the whole of a heading before it."""
    heading: str | None = None
    for block in narration.blocks:
        if block.kind not in ("heading", "paragraph"):
            continue
        start, end = block.span
        head = next(iter(narration.times_between(start, min(start + 4, end))), None)
        dated = DATED.match(head.value) if head is not None else None
        after = _HEADS_ENTRY.match(narration.text, head.span.end, end) if head is not None else None
        if block.kind == "heading":
            heading = dated.group() if dated is not None and after is not None and after.end() == end else None
        elif dated is not None and after is not None:
            yield block.span, dated.group()
        elif heading is not None:
            yield block.span, heading


def _log(narration: Narration) -> Iterator[Span]:
    """The entries of a log: each from a time of day that opens a block up to the next."""
    starts = [block.span.start for block in narration.blocks if _CLOCK.match(narration.text, *block.span)]
    if len(starts) >= _FEWEST_ENTRIES:
        ends = [*starts[1:], len(narration.text)]
        yield from (Span(start, end) for start, end in zip(starts, ends, strict=True))


@cache
def _came() -> frozenset[str]:
    lists = phrases("occasion")
    return lists["told"] | lists["came"]
