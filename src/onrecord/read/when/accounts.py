"""Periods of account, as business reports refer to them: ``the quarter``, ``the year-ago period``, ``year-earlier``."""

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning, meaning_of, unanchored
from onrecord.read.when.period import Period
from onrecord.read.when.words import Words


def compared(words: Words, anchor: Anchor) -> Meaning | None:
    """``year-earlier``, ``the year-ago quarter``: the same part of the year before."""
    told = anchor.account_near(words.start)
    if told is not None:
        return meaning_of(Period(told.unit, told.year - 1, told.month))
    return unanchored("XXXX") if anchor.now is None else meaning_of(Period("year", anchor.now.year - 1))


def accounted(words: Words, anchor: Anchor) -> Meaning | None:
    """``the quarter``, ``the latest period``: the quarter told last, or else the last one that is over."""
    if anchor.accounts is not None:
        return meaning_of(anchor.accounts)
    now = anchor.dated("month")
    return meaning_of(now.within("quarter").shift(-1)) if now and words.name("unit") == "quarter" else None


def accounted_year(words: Words, anchor: Anchor) -> Meaning | None:
    """``the 1988 period``: the quarter told last, in that year."""
    told = anchor.accounts
    return meaning_of(Period(told.unit, words.number("year"), told.month)) if told is not None else None
