"""The lines of a page, one after another: the units in which a layout says whose words follow.

A block of running prose may be wrapped over several lines of a text file, or broken on purpose by the page
(``<br>``); both end lines here.
"""

import re
from dataclasses import dataclass

from onrecord.types import Block, Document, Span

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is no furniture. ``text`` is what stands at ``span``, without the white space around it."""

    span: Span
    text: str
    block: Block


def lines_of(document: Document) -> tuple[Line, ...]:
    """All lines of a document in order, furniture and empty lines left out."""
    lines = []
    for block in document.blocks:
        if block.kind == "furniture":
            continue
        for found in _LINE.finditer(document.text, *block.span):
            text = found.group()
            start = found.start() + len(text) - len(text.lstrip())
            if text.strip():
                lines.append(Line(Span(start, start + len(text.strip())), text.strip(), block))
    return tuple(lines)
