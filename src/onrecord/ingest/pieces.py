"""The visible text of a page, piece by piece, in document order: the lines a browser would lay out as blocks."""

import re
from dataclasses import dataclass, field

from justhtml import Node

from onrecord.ingest.tree import attribute, descendants
from onrecord.ingest.vocabulary import BLOCK_TAGS, UNSHOWN_TAGS
from onrecord.ingest.zones import ends_quotation, is_hidden, meta_kind
from onrecord.types import BlockKind

_WHITE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]")
"""A character that can be seen. Laying out a page keeps all of them and changes only the others."""

_QUOTE_MARKS = (("“", "”"), ("‘", "’"))
_CELL_LIMIT = 300
_SOURCE_TAGS = frozenset({"cite", "span", "small", "em", "i", "strong", "b", "a"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of text between block boundaries.

    ``node`` is the innermost element around all of it, ``linked`` how many of its characters are links.
    """

    text: str
    node: Node = field(repr=False)
    linked: int


@dataclass(frozen=True, slots=True)
class Run:
    """A text node a browser shows, or the mark it draws at a ``<q>``: then ``drawn`` is the mark and ``node`` the q.

    ``linked`` is the ``a`` around it.
    """

    node: Node = field(repr=False)
    drawn: str
    linked: Node | None = field(repr=False)

    @property
    def text(self) -> str:
        """The characters as the page has them."""
        return self.drawn or str(self.node.data or "")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a browser shows of a page: its pieces, and the runs of the tree that they are made of.

    All characters of the runs that can be seen (``VISIBLE``) stand in the pieces, in the same order: laying out changes
    nothing but white space. That is what leads from the text back to the page.
    """

    pieces: list[Piece]
    runs: list[Run]


def pieces_of(root: Node) -> list[Piece]:
    """The pieces of a page. White space is collapsed as CSS does; ``<br>`` is a line end, two are a new piece."""
    return shown_of(root).pieces


def shown_of(root: Node) -> Shown:
    """The pieces of a page and what they are made of."""
    flow = _Flow()
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            flow.leave(node)
        elif node.name == "#text":
            flow.text(node)
        elif node.children is not None and node.name not in UNSHOWN_TAGS and not is_hidden(node):
            if node.name == "br":
                flow.line_break()
                continue
            flow.enter(node)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))
    flow.flush()
    return Shown(flow.pieces, flow.runs)


class _Flow:
    """The text since the last block boundary, while the walk goes on."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.runs: list[Run] = []
        self._parts: list[str] = []
        self._path: list[Node] = []
        self._around: list[Node] = []
        self._linked = self._pre = self._quotes = 0
        self._links: list[Node] = []
        self._rows: list[Node] = []
        self._after_meta: BlockKind | None = None

    def enter(self, node: Node) -> None:
        self._path.append(node)
        if node.name == "tr" and _is_data_row(node):
            self.flush()
            self._rows.append(node)
        elif self._rows and node.name in ("td", "th"):
            self._parts += ["\t"] if self._parts else []
        elif is_block(node):
            self.flush()
        else:
            self._enter_inline(node)
        self._pre += node.name in ("pre", "listing", "xmp")

    def leave(self, node: Node) -> None:
        if self._rows and node is self._rows[-1]:
            self.flush()
            self._rows.pop()
        elif not self._rows and is_block(node):
            self.flush()
        elif not is_block(node):
            self._leave_inline(node)
        self._pre -= node.name in ("pre", "listing", "xmp")
        self._path.pop()

    def text(self, node: Node) -> None:
        data = str(node.data or "")
        data = data.replace("\r\n", "\n") if self._pre else _WHITE.sub(" ", data)
        if not data:
            return
        if not data.isspace():
            self.runs.append(Run(node, "", self._links[-1] if self._links else None))
            if self._after_meta is not None and not data[0].isspace() and self._glued():
                self.flush()
            self._share()
            self._linked += len(data) if self._links else 0
            self._after_meta = None
        self._parts.append(data)

    def line_break(self) -> None:
        if self._parts and "".join(self._parts[-2:]).rstrip(" ").endswith("\n"):
            self.flush()
        else:
            self._parts.append("\n")

    def flush(self) -> None:
        text = "".join(self._parts)
        if VISIBLE.search(text):
            node = self._around[-1]
            if self._pre:
                chunks = [chunk.strip("\n").rstrip() for chunk in _BLANK_LINES.split(text)]
            else:
                chunks = [_WHITE_RUN.sub(" ", _AROUND_BREAK.sub("\n", text))]
            self.pieces.extend(Piece(chunk.strip(), node, self._linked) for chunk in chunks if VISIBLE.search(chunk))
        self._parts = []
        self._linked = 0
        self._after_meta = None

    def _share(self) -> None:
        """Keep in ``_around`` the elements that stand around all text since the last boundary."""
        if not any(not part.isspace() for part in self._parts):
            self._around = self._path.copy()
        while len(self._around) > len(self._path) or self._path[len(self._around) - 1] is not self._around[-1]:
            self._around.pop()

    def _enter_inline(self, node: Node) -> None:
        if node.name == "a":
            self._links.append(node)
        elif node.name == "q":
            self._mark(node, 0)
            self._quotes += 1
        # Pages set a byline apart from a date by style alone; without a break the two words would be glued.
        if meta_kind(node) is not None and (self._after_meta is not None or self._glued()):
            self.flush()

    def _leave_inline(self, node: Node) -> None:
        if node.name == "a":
            self._links.pop()
        elif node.name == "q":
            self._quotes -= 1
            self._mark(node, 1)
        kind = meta_kind(node)
        if kind is not None and self._parts:
            self._after_meta = kind

    def _mark(self, node: Node, side: int) -> None:
        """The quotation mark that browsers draw around ``<q>``."""
        self._share()
        mark = _QUOTE_MARKS[self._quotes % 2][side]
        self.runs.append(Run(node, mark, self._links[-1] if self._links else None))
        self._parts.append(mark)

    def _glued(self) -> bool:
        text = "".join(self._parts[-3:])
        return bool(text) and text[-1].isalnum()


_WHITE_RUN = re.compile(r" {2,}")


def is_block(node: Node) -> bool:
    """Whether the element starts and ends a line of its own."""
    if node.name in BLOCK_TAGS or (node.name in _SOURCE_TAGS and ends_quotation(node)):
        return True
    style = attribute(node, "style")
    return "display" in style and re.search(r"display\s*:\s*(?:block|flex|grid|table|list-item)", style) is not None


def _is_data_row(row: Node) -> bool:
    """A row of short cells is read as one piece; a row that lays out the page is not."""
    length = cells = 0
    for node in descendants(row):
        if node.name in ("td", "th"):
            cells += 1
        elif node.name == "#text":
            length += len(str(node.data or "").strip())
        elif node is not row and (node.name == "br" or node.name in BLOCK_TAGS):
            return False
        if length > _CELL_LIMIT:
            return False
    return cells > 1
