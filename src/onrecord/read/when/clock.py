"""Times of day: ``10:35 a.m.``, ``noon Thursday``, ``this morning``, ``Friday night``, ``midnight``."""

from dataclasses import replace

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning
from onrecord.read.when.period import Period
from onrecord.read.when.words import Words

_PARTS = {"MO": (6, 11), "AF": (12, 17), "EV": (18, 21), "NI": (20, 23)}
"""First and last hour of each part of the day."""
_NEAR = 40
"""Tokens after which a time no longer belongs to the day told last."""
_BEFORE_CLOCK = ("AT", "BY", "FROM", "UNTIL", "SINCE", "BEFORE", "AFTER", "BETWEEN", "TO", "AND", "HYPHEN", "ABOUT",
                 "APPROXIMATELY")  # fmt: skip
"""Classes of the words after which figures with a colon are a time rather than a score or a verse."""


def clock(words: Words, anchor: Anchor) -> Meaning | None:
    """``10:35 a.m.``, ``5 p.m. EST``, ``noon``; the day is the one told last, where that is near."""
    time = _time(words)
    return None if time is None else _on_day(time, _day_beside(words, anchor))


def bare_clock(words: Words, anchor: Anchor) -> Meaning | None:
    """``at 14:20``."""
    zoned = words.letters.is_a(words.end - 1, "ZONE")
    return clock(words, anchor) if zoned or words.letters.is_a(words.start - 1, *_BEFORE_CLOCK) else None


def hour_in_part(words: Words, anchor: Anchor) -> Meaning | None:
    """``4 in the morning``."""
    hour = words.number("hour")
    if not 1 <= hour <= 12:
        return None
    return _on_day(f"{hour % 12 + 12 * (words.name('part') != 'MO'):02d}", _day_beside(words, anchor))


def tonight(words: Words, anchor: Anchor) -> Meaning | None:
    """``tonight``; ``overnight``, the night to today."""
    now = anchor.dated("day")
    return in_part(now and now.shift(-words.has("over")), words.name("part"))


def demonstrated_part(words: Words, anchor: Anchor) -> Meaning | None:
    """``this morning``, ``last night``, ``that afternoon``, ``the next morning``."""
    which = words.which()
    deictic = which in ("this", "last")
    day = anchor.dated("day") if deictic else anchor.reference
    if day is None or day.unit != "day":
        return in_part(None, words.name("part"))
    step = {"next": 1, "following": 1, "previous": -1, "last": -1}.get(str(which), 0)
    found = in_part(day.shift(step), words.name("part"))
    near = anchor.just_told(words.start) is not None and (which != "that" or anchor.in_paragraph(words.start))
    return found if deictic or near else replace(found, value=None)


def the_part(words: Words, anchor: Anchor) -> Meaning | None:
    """``the morning``: of the day told last. "The afternoon it came in" says which one itself."""
    told = _day_beside(words, anchor)
    found = in_part(told or (None if anchor.history else anchor.dated("day")), words.name("part"))
    clause = words.letters.is_a(words.end, "OTHER", "BEFORE", "AFTER", "OF")
    return replace(found, value=None) if told is None or clause else found


def in_part(day: Period | None, part: str) -> Meaning:
    """A part of a day, as an interval of hours: a morning is ``T06/T11``."""
    if day is None:
        return Meaning("time", f"XXXX-XX-XXT{part}", None, doubt="undated")
    first, last = _PARTS[part]
    return Meaning("time", f"{day.timex()}T{part}", f"{day.iso()}T{first:02d}/{day.iso()}T{last:02d}", day)


def at_clock(time: Meaning, day: Period) -> Meaning:
    """The time or the part of the day, on that day."""
    timex = time.timex.partition("T")[2]
    if timex in _PARTS:
        return in_part(day, timex)
    return _on_day((time.value or "").partition("T")[2], day)


def _on_day(time: str, day: Period | None) -> Meaning:
    """TIMEX3 writes a full hour with its minutes, but for midnight."""
    full = time if ":" in time or time == "24" else f"{time}:00"
    if day is None:
        return Meaning("time", f"XXXX-XX-XXT{full}", f"T{time}")
    return Meaning("time", f"{day.timex()}T{full}", f"{day.iso()}T{time}", day)


def _time(words: Words) -> str | None:
    """``10:35``, or ``17`` for an hour alone; ``None`` for a time that no clock shows."""
    letters = words.letters
    start, end = words.span("clock")
    figures = [letters.word(at) for at in range(start, end) if letters.word(at).isdigit()]
    if not figures:
        return f"{words.number('clock'):02d}"
    hour, *minutes = (int(figure) for figure in figures)
    if words.has("half") or words.has("full"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (words.name("half") == "pm")
    if hour > 24 or any(minute > 59 for minute in minutes) or any(len(figure) != 2 for figure in figures[1:]):
        return None
    return ":".join(f"{number:02d}" for number in (hour, *minutes))


def _day_beside(words: Words, anchor: Anchor) -> Period | None:
    told = anchor.reference
    near = told is not None and told.unit == "day" and words.start - anchor.reference_at <= _NEAR
    return told if near else None
