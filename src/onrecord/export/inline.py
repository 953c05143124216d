"""Spans of a text as elements of XML. Elements nest, spans may cross: one that does is written in fragments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.export.escape import xml_text
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be an element: its name, its ``xml:id`` and its other attributes as XML."""

    span: Span
    element: str
    id: str
    attributes: str = ""


def inline(text: str, marks: Sequence[Mark]) -> str:
    """The text with its marks as elements. Marks of one id are fragments of one thing, joined by ``next``, ``prev``."""
    fragments = _joined(sorted(_fragments(marks), key=lambda one: (one[1].start, -one[1].end)))
    opened: list[tuple[int, str]] = []
    out, at = [], 0
    for edge in sorted({edge for span, _, _ in fragments for edge in span}):
        out.append(xml_text(text[at:edge]))
        at = edge
        while opened and opened[-1][0] == edge:
            out.append(opened.pop()[1])
        for span, begin, end in fragments:
            if span.start == edge:
                out.append(begin)
                opened.append((span.end, end))
    return "".join([*out, xml_text(text[at:])])


def _fragments(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Span]]:
    """Each mark cut where the end of one that began before it, and still runs, lies inside it."""
    running: list[Span] = []
    for mark in sorted((mark for mark in marks if mark.span.end > mark.span.start), key=_outer_first):
        start = mark.span.start
        cuts = sorted({one.end for one in running if start < one.end < mark.span.end})
        for end in (*cuts, mark.span.end):
            running.append(Span(start, end))
            yield mark, Span(start, end)
            start = end


def _outer_first(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def _joined(fragments: list[tuple[Mark, Span]]) -> list[tuple[Span, str, str]]:
    """Spans with their tags; the first fragment of a mark has its id, further ones the id and a number."""
    total: dict[str, int] = {}
    for mark, _ in fragments:
        total[mark.id] = total.get(mark.id, 0) + 1
    count: dict[str, int] = {}
    out = []
    for mark, span in fragments:
        n = count[mark.id] = count.get(mark.id, 0) + 1
        links = f' prev="#{_part(mark.id, n - 1)}"' if n > 1 else ""
        links += f' next="#{_part(mark.id, n + 1)}"' if n < total[mark.id] else ""
        begin = f'<{mark.element} xml:id="{_part(mark.id, n)}"{mark.attributes}{links}>'
        out.append((span, begin, f"</{mark.element}>"))
    return out


def _part(id_: str, n: int) -> str:
    return id_ if n == 1 else f"{id_}-{n}"
