"""Durations: ``two weeks``, ``a three-year term``, ``an hour and a half``, ``for years``.

Written as ISO 8601 has them, ``P2W``, with X for a number that is left open, as TIMEX3 has it: ``PXY``.
"""

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning
from onrecord.read.when.period import Unit
from onrecord.read.when.words import Words

CALENDAR_UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "fortnight": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
"""The unit of the calendar that each word counts in."""
_DESIGNATORS = {"second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"),
                "week": ("", 1, "W"), "fortnight": ("", 2, "W"), "weekend": ("", 1, "WE"), "month": ("", 1, "M"),
                "quarter": ("", 3, "M"), "year": ("", 1, "Y"), "decade": ("", 10, "Y"), "century": ("", 100, "Y"),
                "millennium": ("", 1000, "Y"), "night": ("T", 1, "NI")}  # fmt: skip
"""How ISO 8601 writes each word: time or date, times how many, of which unit. WE and NI are TIMEX3's."""
_OPEN = {"decade": "PXE", "century": "PXC", "quarter": "PXQ"}
_HALVES = {"year": "6M", "hour": "30M"}
"""Many readers of ISO 8601 take no fractions: a year and a half is P1Y6M."""
_BY_SIZE = ("year", "month", "week", "day", "hour", "minute", "second")
_TAKES = frozenset({"for", "in", "over", "within", "after", "took", "take", "takes", "lasted", "spent", "through"})
"""Words before a bare plural that make it a length."""


def length(count: float | None, unit: str) -> str:
    """``P3W``, ``PT90M``, ``P1Y6M``, ``P1.5D``; ``PXY`` where ``count`` is ``None``."""
    time, factor, designator = _DESIGNATORS[unit]
    if count is None:
        return _OPEN.get(unit, f"P{time}X{designator}")
    if count % 1 == 0.5 and unit in _HALVES:
        return f"P{time}{int(count)}{designator}{_HALVES[unit]}" if count > 1 else f"P{time}{_HALVES[unit]}"
    number = f"{count * factor:g}"
    return f"P{time}X{designator}" if "e" in number else f"P{time}{number}{designator}"


def duration(words: Words, anchor: Anchor) -> Meaning | None:
    """``two weeks``, ``the past 20 months``; not "52 years old", and not "three quarters" but of a year."""
    letters, unit = words.letters, words.name("unit")
    aged = letters.is_a(words.end, "OLD") or letters.word(words.end + 1) == "old"
    if aged or (unit == "quarter" and not words.has("which")):
        return None
    return _lasting(length(words.amount("count"), unit))


def compound(words: Words, anchor: Anchor) -> Meaning | None:
    """``two hours and 30 minutes``, ``a year and six months``: larger unit first."""
    units = words.name("unit"), words.name("part")
    counts = words.amount("count"), words.amount("rest")
    if not set(units) <= set(_BY_SIZE) or _BY_SIZE.index(units[0]) >= _BY_SIZE.index(units[1]) or None in counts:
        return None
    larger, smaller = (length(count, unit) for count, unit in zip(counts, units, strict=True))
    return _lasting(larger + smaller[1:].removeprefix("T" if "T" in larger else ""))


def one_unit(words: Words, anchor: Anchor) -> Meaning | None:
    """``a week``, ``an hour``, ``an hour and a half``; ``per week`` is a rate."""
    unit, rate = words.name("unit"), words.has("rate")
    if unit == "quarter" and not rate:
        return None
    timex = length(1.5 if words.has("half") else 1, unit)
    return Meaning("set", timex, timex) if rate else _lasting(timex)


def past_decade(words: Words, anchor: Anchor) -> Meaning | None:
    """``the past decade``, ``the next century``: as long as that, not those of the calendar."""
    unit = words.name("unit")
    return _lasting(length(1, unit)) if unit in ("decade", "century", "millennium") else None


def open_length(words: Words, anchor: Anchor) -> Meaning | None:
    """``decades-long``, ``the following days``."""
    return _lasting(length(None, words.name("unit")))


def bare_units(words: Words, anchor: Anchor) -> Meaning | None:
    """``for years``, ``months of talks``: only where a word beside it makes it a length."""
    letters, end = words.letters, words.end
    led = letters.word(words.start - 1) in _TAKES
    followed = letters.is_a(end, "BEFORE", "AFTER", "OF") or letters.word(end) == "ahead"
    return open_length(words, anchor) if (led or followed) and words.name("unit") != "quarter" else None


def _lasting(timex: str) -> Meaning:
    return Meaning("duration", timex, timex)
