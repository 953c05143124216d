"""Repeated times: ``every week``, ``daily``, ``each July``, ``every other Friday``, ``Mondays``.

Written as TIMEX3 has them: ``P1D`` for daily, ``XXXX-WXX-5`` for every Friday, ``XXXX-07`` for every July.
"""

from onrecord.read.when.anchor import Anchor
from onrecord.read.when.lengths import length
from onrecord.read.when.meaning import Meaning
from onrecord.read.when.words import Words

_SEASONS = ("SP", "SU", "FA", "WI")


def repeated(words: Words, anchor: Anchor) -> Meaning | None:
    """Any of them."""
    timex = _timex(words)
    return Meaning("set", timex, timex)


def _timex(words: Words) -> str:
    if words.has("weekday"):
        return f"XXXX-WXX-{words.number('weekday')}"
    if words.has("month"):
        return f"XXXX-{words.number('month'):02d}"
    if words.has("season"):
        return f"XXXX-{_SEASONS[words.number('season') - 1]}"
    if words.has("part"):
        return f"XXXX-XX-XXT{words.name('part')}"
    return length(words.amount("count") if words.has("count") else 1.0, words.name("unit"))
