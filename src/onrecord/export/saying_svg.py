"""A saying as a drawing: its versions down the page by date, lines for the way they took, what changed beside each.

Plain SVG without scripts, styles from outside or colours that carry meaning: a solid line is a way that the reports
state, a dashed one is our reading of it, and a triangle marks what an editor should look at.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.export.escape import xml_attribute, xml_text
from onrecord.export.saying_lanes import lanes
from onrecord.export.saying_text import change_words, header_words, in_marks, step_words, version_words, wrapped
from onrecord.link.saying import Saying, Step, Version
from onrecord.link.whose import is_own_voice

WIDTH = 1280
MOST_DRAWN = 60
"""Versions; a longer saying is drawn up to there and says how many more there are."""

_LEFT, _LANE, _RIGHT = 164, 26, 28
_PAD, _LINE, _GAP = 16, 22, 18
_TITLE, _BODY, _SMALL = 22, 16, 14
_BOLD = 1.13
"""How much wider bold letters are."""
_INK, _SOFT, _RULE, _PAPER, _CARD = "#1a1a1a", "#505050", "#8a8a8a", "#ffffff", "#f5f5f5"
_FONT = "font-family=\"'Liberation Sans', Arial, Helvetica, sans-serif\""

Link = Callable[[Version], str | None]


def _no_link(_: Version) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a card: its text, size, weight, and whether a triangle stands before it."""

    text: str
    size: int = _BODY
    bold: bool = False
    soft: bool = False
    alert: bool = False


@dataclass(frozen=True, slots=True)
class _Card:
    """A version as it is drawn: ``top`` and ``height`` in pixels."""

    version: Version
    lines: tuple[_Line, ...]
    top: int
    height: int

    @property
    def middle(self) -> int:
        """Where lines reach the card."""
        return self.top + _PAD + _LINE // 2


def saying_svg(saying: Saying, link: Link = _no_link) -> str:
    """The drawing, 1280 pixels wide; ``link`` gives the address of a version's card, or none.

    All words of reports are escaped; characters that XML cannot hold are replaced.
    """
    shown = saying.versions[:MOST_DRAWN]
    columns = lanes(shown, saying.steps)
    left = _LEFT + _LANE * (max(columns.values(), default=0) + 1)
    head = list(_head(saying))
    foot_top, cards = _cards(saying, shown, left, 24 + sum(_LINE + (line.size > _BODY) * 12 for line in head) + _GAP)
    parts = [*_heading(head), *_ways(saying, cards, columns)]
    for card in cards:
        parts += _drawn(card, left, columns[card.version.id], link(card.version))
    foot = list(_foot(saying))
    parts += [_text(40, foot_top + _LINE * n + _LINE, line) for n, line in enumerate(foot)]
    height = foot_top + _LINE * (len(foot) + 1) + 12
    title = f"How the wording {in_marks(saying.asked)} travelled"
    return "\n".join((*_opening(title, _described(saying), height), *parts, "</svg>", ""))


def _opening(title: str, described: str, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        f' role="img" aria-labelledby="saying-title saying-desc" {_FONT}>'
    )
    yield f'<title id="saying-title">{xml_text(title)}</title>'
    yield f'<desc id="saying-desc">{xml_text(described)}</desc>'
    yield (
        '<defs><marker id="saying-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"'
        f' orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L10 5L0 10z" fill="{_INK}"/></marker></defs>'
    )
    yield f'<rect width="{WIDTH}" height="{height}" fill="{_PAPER}"/>'


def _described(saying: Saying) -> str:
    """The drawing in words, for those who do not see it."""
    parts = list(header_words(saying))
    for version in saying.versions[:MOST_DRAWN]:
        step = saying.step_to(version.id)
        parts += [version_words(version), *([step_words(saying, step)] if step else [])]
        parts += [change_words(change) for change in (step.changes if step else ())]
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _head(saying: Saying) -> Iterator[_Line]:
    for line in wrapped(in_marks(saying.asked), int((WIDTH - 80) / _BOLD), _TITLE, 3):
        yield _Line(line, _TITLE, bold=True)
    for words in header_words(saying):
        for line in wrapped(words, WIDTH - 80, _BODY, 2):
            yield _Line(line, _BODY)


def _heading(head: Iterable[_Line]) -> Iterator[str]:
    top = 24
    for line in head:
        top += _LINE + (line.size > _BODY) * 12
        yield _text(40, top - 6, line)


def _cards(saying: Saying, shown: Sequence[Version], left: int, top: int) -> tuple[int, list[_Card]]:
    marks = {id_: n for n, origin in enumerate(saying.origins) for id_ in origin.versions}
    cards = []
    for version in shown:
        lines = tuple(_lines(saying, version, marks.get(version.id), WIDTH - left - _RIGHT - 2 * _PAD))
        height = 2 * _PAD + _LINE * len(lines) - 4
        cards.append(_Card(version, lines, top, height))
        top += height + _GAP
    return top, cards


def _lines(saying: Saying, version: Version, origin: int | None, width: int) -> Iterator[_Line]:
    where = version.publisher or version.path
    tag = "" if origin is None else f" [origin {_letter(origin)}]"
    yield _Line(wrapped(where, int(width / _BOLD) - 120, _BODY, 1)[0] + tag, bold=True)
    for line in wrapped(version_words(version), width, _SMALL, 2):
        yield _Line(line, _SMALL, soft=True)
    for line in wrapped(version.wording, width, _BODY, 4):
        yield _Line(line)
    step = saying.step_to(version.id)
    if step is None:
        yield _Line("the first carrier by date", _SMALL, soft=True)
        return
    for line in wrapped(step_words(saying, step), width, _SMALL, 2):
        yield _Line(line, _SMALL, soft=True)
    for change in step.changes:
        room = int((width - 22) / (_BOLD if change.alert else 1))
        for n, line in enumerate(wrapped(change_words(change), room, _SMALL, 2)):
            yield _Line(line if not n else f"  {line}", _SMALL, bold=change.alert, alert=change.alert and not n)


def _foot(saying: Saying) -> Iterator[_Line]:
    more = len(saying.versions) - MOST_DRAWN
    if more > 0:
        yield _Line(f"and {more:,} more versions, which --json has", bold=True)
    for n, origin in enumerate(saying.origins):
        yield _Line(f"origin {_letter(n)}: counted once, since {origin.reason}", _SMALL)
    yield _Line(
        "solid line: the reports say where they have it from; dashed: they do not, and it is our reading", _SMALL
    )
    yield _Line(
        "full circle: said by somebody; hollow: in the report's own voice; ▲ an editor should look at it", _SMALL
    )


def _letter(n: int) -> str:
    return chr(ord("A") + n) if n < 26 else str(n + 1)


def _ways(saying: Saying, cards: Sequence[_Card], columns: dict[str, int]) -> Iterator[str]:
    at = {card.version.id: card for card in cards}
    for step in saying.steps:
        if step.source in at and step.target in at:
            yield _way(step, at[step.source], at[step.target], columns)


def _way(step: Step, source: _Card, target: _Card, columns: dict[str, int]) -> str:
    x, end = _x(columns[step.source]), _x(columns[step.target])
    dash = "" if step.is_stated else ' stroke-dasharray="6 5"'
    tip = end - 9 if end > x else end + 9
    return (
        f'<path d="M{x} {source.middle}V{target.middle}H{tip}" fill="none" stroke="{_INK}" stroke-width="2"{dash}'
        ' marker-end="url(#saying-arrow)"/>'
    )


def _x(column: int) -> int:
    return _LEFT + _LANE * column


def _drawn(card: _Card, left: int, column: int, address: str | None) -> Iterator[str]:
    version = card.version
    x = _x(column)
    yield _text(40, card.middle + 6, _Line(version.published or "no date", bold=True))
    if x + 8 < left - 6:
        line = f'x1="{x + 8}" y1="{card.middle}" x2="{left}" y2="{card.middle}"'
        yield f'<line {line} stroke="{_RULE}" stroke-width="1"/>'
    yield f"<a href={xml_attribute(address)}>" if address else "<g>"
    yield (
        f'<rect x="{left}" y="{card.top}" width="{WIDTH - left - _RIGHT}" height="{card.height}" rx="4" fill="{_CARD}"'
        f' stroke="{_RULE}"/>'
    )
    for n, shown in enumerate(card.lines):
        y = card.top + _PAD + _LINE * n + 15
        if shown.alert:
            yield _text(left + _PAD, y, _Line("▲", _SMALL, bold=True))
        is_change = shown.size == _SMALL and not shown.soft
        yield _text(left + _PAD + (22 if is_change else 0), y, shown)
    yield "</a>" if address else "</g>"
    filled = _PAPER if is_own_voice(version) else _INK
    yield f'<circle cx="{x}" cy="{card.middle}" r="7" fill="{filled}" stroke="{_INK}" stroke-width="2"/>'


def _text(x: int, y: int, line: _Line) -> str:
    weight = ' font-weight="bold"' if line.bold else ""
    ink = _SOFT if line.soft else _INK
    return f'<text x="{x}" y="{y}" font-size="{line.size}" fill="{ink}"{weight}>{xml_text(line.text)}</text>'
