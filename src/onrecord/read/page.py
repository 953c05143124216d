"""A document made ready for pairing: everything that is asked of it for each attribution, looked up once."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby

from onrecord.marks import Marks, Quoted
from onrecord.read.prose import Prose
from onrecord.types import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Page:
    """A document, its prose, and where its quotations stand.

    ``set_apart`` are the quotations the page sets apart, each one or more neighbouring blocks, in order.
    ``opening`` and ``closing`` find a quotation by its first character and by its end, in the prose; ``quoted`` are
    the outer quotations as spans of the document, in order and apart from each other.
    """

    document: Document
    prose: Prose
    opening: dict[int, Quoted]
    closing: dict[int, Quoted]
    quoted: tuple[Span, ...]
    set_apart: tuple[Span, ...]

    def quotation_around(self, block: Block) -> Span | None:
        """The quotation set apart that a block is part of, or ``None``."""
        index = bisect_right(self.set_apart, block.span.start, key=lambda span: span.start) - 1
        found = self.set_apart[index] if index >= 0 else None
        return found if found is not None and block.span.start < found.end else None

    def is_quoted(self, at: int) -> bool:
        """Whether the character of the document at ``at`` stands between quotation marks."""
        index = bisect_right(self.quoted, at, key=lambda span: span.start) - 1
        return index >= 0 and at < self.quoted[index].end

    def quotations_within(self, span: Span) -> list[Span]:
        """The outer quotations that lie wholly in a span of the document, with their marks, in order."""
        index = bisect_left(self.quoted, span.start, key=lambda quoted: quoted.start)
        found = []
        while index < len(self.quoted) and self.quoted[index].end <= span.end:
            found.append(self.quoted[index])
            index += 1
        return found

    def block_at(self, at: int) -> Block | None:
        """The block that holds a character of the document; ``None`` between blocks."""
        blocks = self.document.blocks
        index = bisect_right(blocks, at, key=lambda block: block.span.start) - 1
        return blocks[index] if index >= 0 and at < blocks[index].span.end else None

    def blocks_touching(self, span: Span) -> list[Block]:
        """The blocks that share a character with a span of the document, in order."""
        blocks = self.document.blocks
        index = max(0, bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1)
        found = []
        while index < len(blocks) and blocks[index].span.start < span.end:
            if blocks[index].span.end > span.start:
                found.append(blocks[index])
            index += 1
        return found


def page_of(document: Document, prose: Prose, marks: Marks) -> Page:
    """``marks`` are those of the prose."""
    outer: list[Span] = []
    for found in marks.quoted:
        for span in prose.spans_in_document(Span(found.start, found.end)):
            if outer and span.start < outer[-1].end:
                outer[-1] = Span(outer[-1].start, max(outer[-1].end, span.end))
            else:
                outer.append(span)
    return Page(
        document,
        prose,
        opening={found.start: found for found in reversed(marks.quoted)},
        closing={found.end: found for found in marks.quoted if not found.open_end},
        quoted=tuple(outer),
        set_apart=tuple(
            Span(blocks[0].span.start, blocks[-1].span.end)
            for kind, found in groupby(document.blocks, key=lambda block: block.kind)
            if kind == "quotation" and (blocks := list(found))
        ),
    )
