"""Parts of a year: seasons, quarters and halves."""

from dataclasses import replace

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning, meaning_of, unanchored
from onrecord.read.when.nearest import month_near
from onrecord.read.when.period import Period, Unit
from onrecord.read.when.words import Words
from onrecord.read.when.years import ordinal, year_number, year_of_tail

_FIRST_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}
"""The first month of each season, from spring."""
_CODES = ("SP", "SU", "FA", "WI")
_LATE_IN_YEAR, _EARLY_IN_YEAR = 9, 3
"""Months from which a first quarter, and up to which a fourth, may be next or last year's."""


def season(words: Words, anchor: Anchor) -> Meaning | None:
    """``the summer of 1955``, ``last fall``, ``this winter``, ``the spring``."""
    number = words.number("season")
    if words.has("year") or words.has("tail"):
        year = year_number(words, "year") if words.has("year") else year_of_tail(words, anchor)
    else:
        year = _year_of_season(words, anchor, _FIRST_MONTHS[number])
    if year is None:
        return unanchored(f"XXXX-{_CODES[number - 1]}")
    found = meaning_of(Period("season", year, _FIRST_MONTHS[number]))
    unsure = words.which() == "that" and anchor.just_told(words.start) is None
    return found if _says_which(words) and not unsure else replace(found, value=None)


def _says_which(words: Words) -> bool:
    """Whether a season is a certain one: "another winter" and "a summer job" are not."""
    letters, start = words.letters, words.start
    led = letters.is_a(start - 1, "IN", "SINCE", "FROM", "UNTIL", "BY", "BEFORE", "AFTER", "OF", "EARLY", "LATE", "MID")
    return led or letters.is_a(start, "THE") or any(words.has(group) for group in ("year", "tail", "which"))


def _year_of_season(words: Words, anchor: Anchor, month: int) -> int | None:
    """The year of a season that begins in ``month`` and has none stated."""
    which = words.which()
    if which == "that":
        return None if anchor.reference is None else anchor.reference.year
    told = anchor.telling(words.start) if which is None else None
    if told is not None:
        return told.year
    now = anchor.dated("month")
    if now is None:
        return None
    current = now.within("season")
    begun = (now.year, month) >= (current.year, current.month)
    ended = (now.year, month) <= (current.year, current.month)
    if which in ("last", "past", "previous"):
        return now.year - begun
    if which in ("next", "coming"):
        return now.year + ended
    return now.year - (which is None and month > now.month and anchor.sway(words.start, words.end) == "past")


def part_of_year(words: Words, anchor: Anchor) -> Meaning | None:
    """``the third quarter of 1984``, ``third-quarter``, ``this year's first quarter``, ``the second half of 1989``."""
    unit: Unit = "quarter" if words.has("quarter") else "half"
    count = 4 if unit == "quarter" else 2
    number = count if words.name("number") in ("last", "latter") else ordinal(words, "number")
    if not 1 <= number <= count:
        return None
    month = (number - 1) * 12 // count + 1
    year = _year_of_part(words, anchor, month)
    if year is None:
        return unanchored(f"XXXX-{unit[0].upper()}{number}")
    found = Period(unit, year, month)
    anchor.account(found, words.end)
    return meaning_of(found)


def quarter_ended(words: Words, anchor: Anchor) -> Meaning | None:
    """``the quarter ended July 31``: the three months up to that one."""
    month = words.number("month")
    last = month_near(anchor, month, words.start, words.end)
    if words.has("year"):
        last = Period("month", words.number("year"), month)
    if last is None:
        return unanchored("XXXX-QX")
    first = last.shift(-2)
    found = Period("quarter", first.year, first.month)
    if anchor.accounts is None:
        anchor.account(found, words.end)
    return meaning_of(found)


def _year_of_part(words: Words, anchor: Anchor, month: int) -> int | None:
    """The year of a quarter or half that begins in ``month``."""
    if words.has("year"):
        return year_number(words, "year")
    told = anchor.telling(words.start) if anchor.history else None
    now = anchor.dated("month")
    if told is not None or now is None:
        return told.year if told is not None else None
    if words.has("which"):
        return now.year + {"last": -1, "next": 1}.get(words.name("which"), 0)
    if anchor.sway(words.start, words.end) == "future":
        return now.year + (month == 1 and now.month >= _LATE_IN_YEAR)
    return now.year - (now.month <= _EARLY_IN_YEAR < month)
