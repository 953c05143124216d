"""What a paper says, it says on its date: "the memo, dated June 11", "a letter of 3 May", "an article on Feb. 4"."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.read.when.narration import DATED, Narration
from onrecord.types import Attribution

_PAPERS = ("memo|memorandum|letter|e-mail|email|report|article|statement|release|note|affidavit|ruling|indictment"
           "|filing|lawsuit|complaint|editorial|column|review")  # fmt: skip
_OF_DATE = re.compile(rf"\b({_PAPERS})(?:\s*,)?\s+(?:dated|of|on|from|written on|sent on|filed on)\s+$", re.IGNORECASE)
_SOURCE = re.compile(rf"(?:[\w.’'-]+\s+){{0,5}}?({_PAPERS})\b", re.IGNORECASE)
_ANOTHER = re.compile(
    rf"\b(?:another|second|third|other|new|previous|earlier|later|first|separate|different|two|several)\s+(?:\w+\s+)?"
    rf"(?:{_PAPERS})\b|\b(?:{_PAPERS})s\b",
    re.IGNORECASE,
)
_LOOK_BACK = 40


class Papers:
    """The papers that a report dates, by their noun; none of a noun that more than one may go by."""

    def __init__(self, narration: Narration) -> None:
        self._days: dict[str, set[str]] = {}
        for noun, day in _dated(narration):
            self._days.setdefault(noun, set()).add(day)
        self._doubtful = _plural(narration.text) if self._days else frozenset()

    def day_of(self, attribution: Attribution) -> str | None:
        """The date of the paper that is the source, where only one paper of its kind is dated."""
        if not self._days or attribution.source is None:
            return None
        found = _SOURCE.match(attribution.source.text)
        noun = found[1].lower() if found is not None else ""
        days = self._days.get(noun, set())
        return next(iter(days)) if len(days) == 1 and noun not in self._doubtful else None


def _dated(narration: Narration) -> Iterator[tuple[str, str]]:
    for time in narration.times:
        dated = DATED.match(time.value)
        start = max(0, time.span.start - _LOOK_BACK)
        led = _OF_DATE.search(narration.text[start : time.span.start]) if dated is not None else None
        if led is not None and dated is not None:
            yield led[1].lower(), dated.group()


def _plural(text: str) -> frozenset[str]:
    """The nouns that the text uses of more than one paper."""
    found = (match.group().split()[-1].lower() for match in _ANOTHER.finditer(text))
    return frozenset(noun for word in found for noun in (word, word.removesuffix("s")) if noun in _nouns())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(_PAPERS.split("|"))
