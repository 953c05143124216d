"""Dates that count from another date: ``last week``, ``two days later``, ``that year``, ``the weekend``, ``today``."""

from dataclasses import replace

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.lengths import CALENDAR_UNITS, length
from onrecord.read.when.meaning import UNKNOWN, Meaning, meaning_of, unanchored
from onrecord.read.when.period import Period, Unit, finer, shifted
from onrecord.read.when.vague import before_or_after
from onrecord.read.when.words import Words

_UNKNOWN_OF = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
               "quarter": "XXXX-QX"}  # fmt: skip
_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}
_TOLD = frozenset({"previous", "following", "that"})
_DATES = ("D12", "D24", "D31", "ORD31", "MONTH", "MAYMONTH", "MONTHABBR", "WEEKDAY")
_BACKWARDS = frozenset({"ago", "earlier", "previously", "previous", "before"})
_FROM_NOW = frozenset({"ago", "hence"})
_PARTS: dict[Unit, tuple[Unit, int]] = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100),
                                        "week": ("day", 7)}  # fmt: skip
"""What a fraction of a unit is counted in."""


def demonstrated(words: Words, anchor: Anchor) -> Meaning | None:
    """``last week``, ``this year``, ``the following month``, ``that day``, ``the next day``."""
    unit, which = CALENDAR_UNITS.get(words.name("unit")), words.name("which")
    if unit is None:
        return None
    if unit == "quarter" and which in ("latest", "that") and anchor.accounts is not None:
        return meaning_of(anchor.accounts)
    # "The next day" follows what was told; "next week" counts from now.
    follows = which in _TOLD or (which == "next" and words.has("the") and anchor.reference is not None)
    start = _told(anchor, which) if follows else anchor.now
    if start is None or finer(unit, start.unit):
        return unanchored(_UNKNOWN_OF.get(unit, UNKNOWN))
    found = meaning_of(shifted(start, unit, _STEPS.get(which, 0)))
    return replace(found, value=None) if which == "that" and _is_unsure(words, anchor) else found


def _is_unsure(words: Words, anchor: Anchor) -> bool:
    """Whether "that day" may be another than the one told last: one told far back, or told next, as in "the same day,
    11 June"."""
    letters = words.letters
    told_next = letters.is_a(words.end, "COMMA") and letters.is_a(words.end + 1, *_DATES)
    return not anchor.history and (told_next or anchor.just_told(words.start) is None)


def counted(words: Words, anchor: Anchor) -> Meaning | None:
    """``three weeks ago``, ``two days later``, ``a year earlier``, ``five years from now``."""
    name, way = words.name("unit"), words.name("way")
    count = words.amount("count") if words.has("count") else 1.0
    backwards = way in _BACKWARDS
    if count is None:
        return before_or_after(anchor, backwards, way in _FROM_NOW)
    unit = CALENDAR_UNITS.get(name)
    if unit is None:
        # Hours and minutes from a moment that is known to the day only have no value, but a length in TIMEX3.
        return Meaning("time", length(count, name), None)
    if name == "decade" and count == 1:
        unit, count = "year", 10.0
    start = anchor.now if way in _FROM_NOW else anchor.reference
    if unit == "year" and count == 1 and backwards and anchor.accounts is not None:
        start = anchor.account_near(words.start) or anchor.now
    found = _moved(start or anchor.now, unit, -count if backwards else count)
    if start is None:
        # "A year later" with nothing told before it: likely than now, but the text does not say.
        return replace(found, value=None, doubt="undated")
    return found if backwards or way in _FROM_NOW else _not_to_come(found, words, anchor)


def _not_to_come(found: Meaning, words: Words, anchor: Anchor) -> Meaning:
    """A date later than one told. Where it lies after publication and the verb is past, that one was not meant."""
    now, period = anchor.dated("day"), found.period
    if now is None or period is None or anchor.sway(words.start, words.end) != "past":
        return found
    to_come = (period.year, period.month, period.day) > (now.year, now.month, now.day)
    return replace(found, value=None, doubt="after-publication") if to_come else found


def _moved(start: Period | None, unit: Unit, count: float) -> Meaning:
    if count % 1 and unit in _PARTS:
        unit, count = _PARTS[unit][0], round(count * _PARTS[unit][1])
    if start is not None and start.unit == "quarter" and unit == "year":
        return meaning_of(start.shift(4 * int(count)))
    if start is None or finer(unit, start.unit) or count % 1:
        return unanchored(_UNKNOWN_OF.get(unit, UNKNOWN))
    return meaning_of(shifted(start, unit, int(count)))


def counted_vaguely(words: Words, anchor: Anchor) -> Meaning | None:
    """``years ago``, ``weeks later``."""
    way = words.name("way")
    return before_or_after(anchor, way in _BACKWARDS, way in _FROM_NOW)


def stepped(words: Words, anchor: Anchor) -> Meaning | None:
    """``the day before``, ``the week after``."""
    start, unit = anchor.reference, CALENDAR_UNITS.get(words.name("unit"))
    if start is None or unit is None or finer(unit, start.unit):
        return None
    return meaning_of(shifted(start, unit, -1 if words.name("way") in _BACKWARDS else 1))


def same(words: Words, anchor: Anchor) -> Meaning | None:
    """``the end of the month``, ``later in the day``, ``the fiscal year``: the one that the story is in, or now."""
    unit = CALENDAR_UNITS.get(words.name("unit"))
    start = anchor.telling(words.start) or anchor.now
    if unit is None or start is None or finer(unit, start.unit):
        return unanchored(_UNKNOWN_OF.get(words.name("unit"), UNKNOWN))
    found = meaning_of(start.within(unit))
    # "The year of the great storm" says which one itself.
    return replace(found, value=None) if words.letters.is_a(words.end, "OF") else found


def deictic(words: Words, anchor: Anchor) -> Meaning | None:
    """``today``, ``yesterday``, ``the day after tomorrow``."""
    now = anchor.dated("day")
    return unanchored("XXXX-XX-XX") if now is None else meaning_of(now.shift(words.number("word")))


def weekend(words: Words, anchor: Anchor) -> Meaning | None:
    """``the weekend``: the one past, unless the verb looks ahead."""
    now = anchor.dated("day")
    if now is None:
        return unanchored("XXXX-WXX-WE")
    ahead = anchor.sway(words.start, words.end) == "future" or now.first_date().isoweekday() >= 6
    return meaning_of(now.within("weekend").shift(0 if ahead else -1))


def year_end(words: Words, anchor: Anchor) -> Meaning | None:
    """``year-end``: the last day of the year told or of this one."""
    start = anchor.telling(words.start) or anchor.now
    return meaning_of(Period("day", start.year, 12, 31)) if start else unanchored("XXXX-12-31")


def _told(anchor: Anchor, which: str) -> Period | None:
    """What "the following year" follows: in a history the story, elsewhere the date told last."""
    return anchor.story if anchor.history and which != "that" else anchor.reference
