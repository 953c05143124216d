"""Mark sources, cues and contents in a text.

Colours where there are colours; always numbers that lead to the cards; brackets where colours are missing:
``{Ana Ruiz}¹ <said>¹ ⟦¹she had seen it⟧``. Marks may nest and cross; a closing bracket then carries its number too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rich.text import Text

from onrecord.cli.terminal.page import Glyphs, Page
from onrecord.cli.visible import cut_inside, visible
from onrecord.types import Attribution, Role, Span

STYLES: dict[Role, str] = {"source": "bold green", "cue": "yellow", "content": "cyan"}
_INNER = "bold cyan"
_ORDER: dict[Role, int] = {"content": 0, "source": 1, "cue": 2}
_SHORTEST = 30
"""Code points that a stretch of a shortened passage keeps at least."""

_HARD_WRAP = re.compile(r"(?<=[^\n]{60})\n(?=[^\s\-*•–—])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown, what it is, and the numbers of the cards it belongs to (none: show no number).

    ``entangled`` is true for a content that overlaps another one, so that its end needs its number.
    """

    span: Span
    role: Role
    numbers: tuple[int, ...] = ()
    entangled: bool = False

    def moved(self, by: int) -> "Mark":
        """The same mark ``by`` code points further on."""
        return replace(self, span=Span(self.span.start + by, self.span.end + by))


def marks_of(attributions: Iterable[Attribution], *, numbered: bool = True) -> tuple[Mark, ...]:
    """The marks of some attributions, in the order of the text. Numbers count from 1.

    A source that two attributions share becomes one mark with two numbers.
    """
    numbers: dict[tuple[Span, Role], list[int]] = {}
    for number, attribution in enumerate(attributions, 1):
        for key in _spans(attribution):
            if key[0].start < key[0].end:
                numbers.setdefault(key, []).append(number)
    ordered = sorted(numbers, key=lambda key: (key[0].start, -key[0].end, _ORDER[key[1]]))
    marks = [Mark(span, role, tuple(numbers[span, role]) if numbered else ()) for span, role in ordered]
    return tuple(_with_entangled(marks))


def _spans(attribution: Attribution) -> Iterator[tuple[Span, Role]]:
    for span in attribution.content.spans:
        yield Span(*span), "content"
    if attribution.source is not None:
        yield Span(*attribution.source.span), "source"
    if attribution.cue is not None:
        yield Span(*attribution.cue.span), "cue"


def _with_entangled(marks: list[Mark]) -> Iterator[Mark]:
    """Find the contents that overlap a neighbouring content; one pass, as marks are sorted by start."""
    contents = [mark.span for mark in marks if mark.role == "content"]
    tangled: set[Span] = set()
    widest: Span | None = None
    for span in contents:
        if widest is not None and span.start < widest.end:
            tangled |= {span, widest}
        widest = span if widest is None or span.end > widest.end else widest
    for mark in marks:
        yield replace(mark, entangled=True) if mark.role == "content" and mark.span in tangled else mark


def clipped(marks: Iterable[Mark], spans: Iterable[Span]) -> Iterator[tuple[Mark, ...]]:
    """For each of the spans in order, the marks within it, cut to it. Both must be sorted by start; one pass."""
    waiting = iter(marks)
    coming = next(waiting, None)
    live: list[Mark] = []
    for start, end in spans:
        while coming is not None and coming.span.start < end:
            live.append(coming)
            coming = next(waiting, None)
        live = [mark for mark in live if mark.span.end > start]
        yield tuple(
            replace(mark, span=Span(max(mark.span.start, start), min(mark.span.end, end)))
            for mark in live
            if mark.span.start < end
        )


def marked(text: str, span: Span, marks: Iterable[Mark], page: Page, longest: int | None = None) -> Text:
    """The passage ``text[span]`` with its marks, which must lie within it.

    With ``longest`` a passage of more code points is shortened: the longest stretches between marks lose their
    middle, what stands before the first mark its beginning and what stands after the last its end. Time grows with
    the length plus the marks times how deep they overlap.
    """
    shown = _HARD_WRAP.sub(" ", visible(text[span.start : span.end]))
    out = Text()
    active: list[Mark] = []
    events = _events(marks)
    edges = [0, *(at - span.start for at, _, _ in events), len(shown)]
    stretches = _shortened([shown[start:end] for start, end in pairwise(edges)], longest, page.glyphs.gap)
    for (_, mark, opens), stretch in zip(events, stretches, strict=False):
        out.append(stretch, style=_style(active))
        if opens:
            active.append(mark)
        sign = (_opening if opens else _closing)(mark, page)
        out.append(sign, style=_style(active) + (" dim" if mark.role == "content" else ""))
        if not opens:
            active.remove(mark)
    out.append(stretches[-1])
    return out


def _shortened(stretches: list[str], longest: int | None, gap: str) -> list[str]:
    """The stretches between marks, cut so that they have about ``longest`` code points; none below a few words."""
    if longest is None or sum(map(len, stretches)) <= longest:
        return stretches
    room = max(_room_for_each([len(stretch) for stretch in stretches], longest), _SHORTEST)
    last = len(stretches) - 1
    return [
        cut_inside(stretch, room, gap, keep_head=number > 0 or last == 0, keep_tail=number < last or last == 0)
        for number, stretch in enumerate(stretches)
    ]


def _room_for_each(lengths: list[int], longest: int) -> int:
    """The most that each may have for all to have no more than ``longest``: short ones leave room to the others."""
    left = longest
    for n_before, length in enumerate(sorted(lengths)):
        share = left // (len(lengths) - n_before)
        if length > share:
            return share
        left -= length
    return longest


def _events(marks: Iterable[Mark]) -> list[tuple[int, Mark, bool]]:
    """Where brackets open and close; at one place ends come first, inner ends before outer, outer starts first."""
    # Marks with the same span are told apart by their place, so that the first to open is the last to close.
    placed = list(enumerate(marks))
    ends = [(m.span.end, 0, (-m.span.start, -_ORDER[m.role], -place), m, False) for place, m in placed]
    starts = [(m.span.start, 1, (-m.span.end, _ORDER[m.role], place), m, True) for place, m in placed]
    events = sorted(ends + starts, key=lambda e: e[:3])
    return [(at, mark, opens) for at, _, _, mark, opens in events]


def _style(active: list[Mark]) -> str:
    """The style of what stands here: a cue's before a source's before a content's; contents in contents are bold."""
    if not active:
        return ""
    role = max((mark.role for mark in active), key=_ORDER.__getitem__)
    inside = sum(mark.role == "content" for mark in active) > 1
    return _INNER if role == "content" and inside else STYLES[role]


def numerals(numbers: tuple[int, ...], glyphs: Glyphs) -> str:
    """Card numbers as raised digits, or plain ones in ASCII: ``¹⋅²``."""
    return glyphs.comma.join("".join(glyphs.digits[int(d)] for d in str(n)) for n in numbers)


def brackets(role: Role, page: Page) -> tuple[str, str]:
    """What opens and closes a mark; sources and cues need none where there are colours."""
    if role == "content":
        return page.glyphs.opens, page.glyphs.closes
    if not page.plain:
        return "", ""
    return ("{", "}") if role == "source" else ("<", ">")


def _opening(mark: Mark, page: Page) -> str:
    """In ASCII every opening bracket has the number: a plain digit after a word would read as part of it."""
    number = numerals(mark.numbers, page.glyphs)
    opens = brackets(mark.role, page)[0]
    if not page.glyphs.raised:
        return opens + (number and number + " ")
    return opens + (number if mark.role == "content" else "")


def _closing(mark: Mark, page: Page) -> str:
    number = numerals(mark.numbers, page.glyphs)
    closes = brackets(mark.role, page)[1]
    if mark.role == "content" and not mark.entangled:
        return closes
    if page.glyphs.raised:
        return closes + number
    return f" {number}{closes}" if mark.role == "content" and number else closes
