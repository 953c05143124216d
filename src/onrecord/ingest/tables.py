"""Tables of data, which are told from tables that lay out a page: nobody is quoted in rows of figures."""

import re
from collections.abc import Iterator

from justhtml import Node

from onrecord.ingest.pieces import Piece
from onrecord.ingest.tree import ancestors, attribute, descendants, text_in

_CELL = 80
"""Longest mean cell, in characters, of a table of data."""
_ALIKE = 0.75
_SENTENCE_WORDS = 6
_SENTENCE = re.compile(r"[.!?][”\"’'»)\]]*$")


class DataTables:
    """Which pieces of a page are data. Answers for each table are remembered, by the identity of its node."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def hold(self, piece: Piece) -> bool:
        """Whether the piece is a row or a cell of a table of data, and no cell of it is a sentence."""
        table = next((near for near in ancestors(piece.node) if near.name == "table"), None)
        if table is None or any(is_sentence(cell) for cell in piece.text.split("\t")):
            return False
        if id(table) not in self._known:
            self._known[id(table)] = _is_data(table)
        return self._known[id(table)]


def is_sentence(text: str) -> bool:
    """Whether a cell says something: as many words as a sentence has, and its mark at the end."""
    return len(text.split()) >= _SENTENCE_WORDS and _SENTENCE.search(text.strip()) is not None


def _is_data(table: Node) -> bool:
    """Two rows or more, of two cells or more, as many in nearly every row, short on the whole; no table within."""
    if attribute(table, "role") in ("presentation", "none"):
        return False
    rows = [row for row in _own(table) if row.name == "tr"]
    widths = [sum(child.name in ("td", "th") for child in row.children or ()) for row in rows]
    wide = [width for width in widths if width > 1]
    if len(wide) < 2 or sum(width == max(set(wide), key=wide.count) for width in wide) < _ALIKE * len(widths):
        return False
    return len(text_in(table)) <= _CELL * sum(widths)


def _own(table: Node) -> Iterator[Node]:
    """The nodes of a table, or nothing when it holds another: then it lays out the page."""
    nodes = list(descendants(table))
    if not any(node.name == "table" for node in nodes[1:]):
        yield from nodes
