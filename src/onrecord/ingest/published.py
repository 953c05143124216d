"""The day a page was published: what its fields, its lines and its address say, and what to do where they differ."""

import datetime
import re
from dataclasses import dataclass

from justhtml import Node

from onrecord.ingest.dates import address_date, find_date, stated_date
from onrecord.ingest.layout import Layout
from onrecord.ingest.pieces import Piece
from onrecord.ingest.tree import ancestors, attribute, descendants
from onrecord.ingest.wording import SHORT, is_dateline, wire_opening
from onrecord.types import BlockKind

_UPDATED = re.compile(r"\b(?:updated|modified|edited|revised|amended|reviewed)\b", re.I)
_FIRST_UPDATED = re.compile(r"\W*(?:(?:last|page) )*(?:updated|modified|edited|revised|amended|reviewed)\b", re.I)
_UPDATE_LABEL = re.compile(
    r"\W*(?:(?:last|page) )*(?:updated|modified|edited|revised|amended|reviewed)(?: on| at)?\W*", re.I
)
_NEAR_HEADLINE = 8
_SLACK = datetime.timedelta(days=1)
"""Two dates this close are one: one may be told in another time zone."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One place of a page that gives its date. ``piece`` is the number of the piece that shows it."""

    date: str
    where: str
    piece: int | None = None


def witnesses(stated: tuple[str, ...], layout: Layout, kinds: list[BlockKind], address: str | None) -> list[Witness]:
    """Who says when the page was published, surest first.

    ``stated`` are the dates of JSON-LD and of the meta fields. Then come the ``<time>`` near the headline, the dated
    lines, and the page's address. What is labelled as an update is no witness unless it is the only one.
    """
    shown = _Shown(layout, kinds)
    found = [Witness(date, "its fields") for date in stated]
    time, line = shown.by_time(), shown.by_line()
    found += [time] if time is not None else []
    found += [line] if line is not None and (time is None or time.piece != line.piece) else []
    in_address = address_date(address or "")
    found += [Witness(in_address, "its address")] if in_address is not None else []
    return found or [w for w in (shown.by_opening(), shown.above(), shown.by_update()) if w is not None][:1]


def agreed(found: list[Witness]) -> tuple[str | None, list[Witness]]:
    """The date to believe, and the witnesses that contradict it.

    The surest stands while all others agree with it, or when more agree with it than contradict it. One that is
    contradicted only by later dates stands too: those may be of updates. Where an earlier date contradicts it, the page
    may have been moved or published anew: then no date is believed. Dates a day apart agree.
    """
    if not found:
        return None, []
    first = found[0]
    against = [other for other in found[1:] if not _agree(first.date, other.date)]
    outvoted = len(found) - len(against) > len(against)
    earlier = any(other.date < first.date for other in against)
    best = max((w.date for w in found if w.date.startswith(first.date)), key=len)
    return (best if outvoted or not earlier else None), against


def _agree(one: str, other: str) -> bool:
    (start, end), (begin, finish) = _days(one), _days(other)
    return start <= finish + _SLACK and begin <= end + _SLACK


def _days(date: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day an ISO date or prefix may mean."""
    year, month, day = (int(part) for part in f"{date}-0-0".split("-")[:3])
    start = datetime.date(year, month or 1, day or 1)
    if day:
        return start, start
    after = datetime.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return start, after - datetime.timedelta(days=1)


class _Shown:
    """The dates that a reader of the page sees."""

    def __init__(self, layout: Layout, kinds: list[BlockKind]) -> None:
        self._layout, self._kinds = layout, kinds

    def by_time(self) -> Witness | None:
        """The first ``<time>`` near the headline that is not of an update."""
        at = self._layout.title or 0
        pieces = self._layout.pieces
        for n in range(max(0, at - _NEAR_HEADLINE), min(len(pieces), at + _NEAR_HEADLINE)):
            node = _time_of(pieces[n])
            if node is None or self._kinds[n] == "furniture" or self._of_update(n):
                continue
            date = stated_date(attribute(node, "datetime"))
            if date is not None:
                return Witness(date, "a <time>", n)
        return None

    def by_line(self) -> Witness | None:
        """The first dated line of the report."""
        lines = [n for kind in ("dateline", "byline") for n, k in enumerate(self._kinds) if k == kind]
        return next((w for n in lines if not self._of_update(n) and (w := self._line(n)) is not None), None)

    def by_opening(self) -> Witness | None:
        """The place and date that open an agency's first paragraph."""
        paragraphs = [n for n, kind in enumerate(self._kinds) if kind == "paragraph"][:2]
        dates = ((n, find_date(wire_opening(self._layout.pieces[n].text))) for n in paragraphs)
        return next((Witness(date, "its first line", n) for n, date in dates if date is not None), None)

    def above(self) -> Witness | None:
        """The first dated line above the headline, where pages also show the day they are looked at."""
        lines = (n for n in range((self._layout.title or 0) + 1) if is_dateline(self._layout.pieces[n].text))
        return next((w for n in lines if (w := self._line(n)) is not None), None)

    def by_update(self) -> Witness | None:
        """The first dated line of an update, for pages that show no other date."""
        lines = (n for n, kind in enumerate(self._kinds) if kind in ("dateline", "byline"))
        return next((w for n in lines if (w := self._line(n)) is not None), None)

    def _line(self, n: int) -> Witness | None:
        text = self._layout.pieces[n].text
        date = find_date(_UPDATED.split(text, maxsplit=1)[0]) or find_date(text)
        return None if date is None else Witness(date, "a line", n)

    def _of_update(self, n: int) -> bool:
        """Whether the line, or the label before it, says that its date is of an update."""
        if _FIRST_UPDATED.match(self._layout.pieces[n].text):
            return True
        before = self._layout.pieces[n - 1].text if n else ""
        return _UPDATE_LABEL.fullmatch(before) is not None


def _time_of(piece: Piece) -> Node | None:
    """The ``<time>`` around a piece, else the first in it when the piece is a short line."""
    around = {node.name: node for node in ancestors(piece.node)}
    if "aside" in around and "time" not in around:
        return None
    if "time" in around:
        return None if "aside" in around else around["time"]
    if len(piece.text) > SHORT or any(name in around for name in ("li", "blockquote")):
        return None
    return next((node for node in descendants(piece.node) if node.name == "time"), None)
