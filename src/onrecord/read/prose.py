"""The part of a page that is the report itself, with the way back to the page's offsets.

Menus, share buttons and comment counts stay in the document as furniture, but nobody is quoted in them. The model
reads the rest as one text; spans found there are carried back, and split where furniture stood between.
"""

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.types import Block, Document, Span

_UNREAD = frozenset({"furniture", "byline", "dateline"})
_JOINT = "\n\n"


@dataclass(frozen=True, slots=True)
class Prose:
    """``text`` to read, and for each of its runs where it begins in ``text`` and where in the document.

    ``starts[i]`` and ``origins[i]`` are offsets of run ``i`` in ``text`` and in the document; ``ends[i]`` is its end
    in ``text``. Within a run the two texts are the same, character for character. ``breaks`` are the offsets in
    ``text`` at which blocks begin.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    origins: tuple[int, ...]
    breaks: tuple[int, ...] = ()

    def spans_in_document(self, span: Span) -> tuple[Span, ...]:
        """Where ``span`` of ``text`` stands in the document; more than one span when furniture lies within it."""
        run = bisect_right(self.starts, span.start) - 1
        found = []
        while run < len(self.starts) and self.starts[run] < span.end:
            start, end = max(span.start, self.starts[run]), min(span.end, self.ends[run])
            if start < end:
                shift = self.origins[run] - self.starts[run]
                found.append(Span(start + shift, end + shift))
            run += 1
        return tuple(found)


def prose_of(document: Document) -> Prose:
    """The report's own text: all of it where no block is furniture, else its runs joined by a blank line."""
    if not any(block.kind in _UNREAD for block in document.blocks):
        breaks = tuple(block.span.start for block in document.blocks)
        return Prose(document.text, (0,), (len(document.text),), (0,), breaks)
    runs: list[list[Block]] = []
    neighbours = False
    for block in document.blocks:
        if block.kind in _UNREAD:
            neighbours = False
            continue
        if neighbours:
            runs[-1].append(block)
        else:
            runs.append([block])
        neighbours = True
    return _joined_runs(document.text, runs)


def _joined_runs(text: str, runs: list[list[Block]]) -> Prose:
    pieces, starts, ends, breaks = [], [], [], []
    at = 0
    for blocks in runs:
        origin, end = blocks[0].span.start, blocks[-1].span.end
        pieces.append(text[origin:end])
        starts.append(at)
        ends.append(at + end - origin)
        breaks += [at + block.span.start - origin for block in blocks]
        at = ends[-1] + len(_JOINT)
    origins = tuple(blocks[0].span.start for blocks in runs)
    return Prose(_JOINT.join(pieces), tuple(starts), tuple(ends), origins, tuple(breaks))
