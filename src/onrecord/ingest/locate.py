"""From a span of a document's text back to its page: the element it stands in, and the words around it.

Nothing of this is stored: the page is kept, and reading it again gives the same tree. Laying out a page changes only
white space, so the n-th visible character of the text is the n-th visible character the tree shows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate

from justhtml import Node

from onrecord.errors import InputRefused, NotFound
from onrecord.ingest.decode import decode
from onrecord.ingest.pieces import VISIBLE, shown_of
from onrecord.ingest.tree import ancestors, descendants, tree_of
from onrecord.types import Document, Original, Place, Span

_AROUND = 32
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")


def locate(original: Original, document: Document, *spans: Span) -> tuple[tuple[Place, ...], ...]:
    """For each span of ``document.text``, the places on the page where it stands.

    A place for each block the span touches; more where the page has something between that it does not show, such as
    a script in the middle of a sentence. A span without a visible character has none, nor has the mark that a browser
    draws around ``<q>``, which stands in no element's text. Raises ``NotFound`` when the bytes are not those of the
    document, or are not a page.
    """
    page = _page_of(original, document)
    return tuple(tuple(page.places(span)) for span in spans)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters ``[start, end)`` of the page's stream, which begin in one text node and end in another."""

    start: int
    end: int
    first: Node
    last: Node


class _Page:
    """A page's tree with its characters counted.

    ``stream`` is the textContent of the whole page; ``starts`` says for each node, by identity, where its part begins.
    """

    def __init__(self, root: Node, document: Document) -> None:
        self._document = document
        self._seen = [found.start() for found in VISIBLE.finditer(document.text)]
        self._runs = shown_of(root).runs
        counts = [len(VISIBLE.findall(run.text)) for run in self._runs]
        self._seen_in: dict[int, list[int]] = {}
        self._before = list(accumulate(counts, initial=0))
        self.stream, self._starts = _stream(root)
        self._body = self._starts[id(_body(root))]

    def is_of_text(self) -> bool:
        """Whether the text is laid out from this very tree."""
        told = VISIBLE.findall(self._document.text)
        return told == [character for run in self._runs for character in VISIBLE.findall(run.text)]

    def places(self, span: Span) -> Iterator[Place]:
        blocks = self._document.blocks
        for n in range(bisect_left(blocks, span.start + 1, key=lambda block: block.span.end), len(blocks)):
            start, end = max(span.start, blocks[n].span.start), min(span.end, blocks[n].span.end)
            if start >= span.end:
                break
            if start < end:
                for stretch in self._stretches(bisect_left(self._seen, start), bisect_left(self._seen, end)):
                    yield self._place(stretch)

    def _stretches(self, start: int, end: int) -> Iterator[_Stretch]:
        """What stands between two counts of visible characters, parted where the page holds something not shown."""
        open_stretch: _Stretch | None = None
        for part in self._parts(start, end):
            if open_stretch is None:
                open_stretch = part
            elif VISIBLE.search(self.stream, open_stretch.end, part.start):
                yield open_stretch
                open_stretch = part
            else:
                open_stretch = _Stretch(open_stretch.start, part.end, open_stretch.first, part.last)
        if open_stretch is not None:
            yield open_stretch

    def _parts(self, start: int, end: int) -> Iterator[_Stretch]:
        n = max(0, bisect_left(self._before, start + 1) - 1)
        while n < len(self._runs) and self._before[n] < end:
            part = self._part(n, start, end)
            if part is not None:
                yield part
            n += 1

    def _part(self, n: int, start: int, end: int) -> _Stretch | None:
        run, before = self._runs[n], self._before[n]
        offsets = self._offsets(n)[max(0, start - before) : end - before]
        if run.drawn or not offsets:
            return None
        at = self._starts[id(run.node)]
        return _Stretch(at + offsets[0], at + offsets[-1] + 1, run.node, run.node)

    def _offsets(self, n: int) -> list[int]:
        """Where the visible characters of a run stand. Kept: a page may be one run that is asked for by every span."""
        if n not in self._seen_in:
            self._seen_in[n] = [found.start() for found in VISIBLE.finditer(self._runs[n].text)]
        return self._seen_in[n]

    def _place(self, stretch: _Stretch) -> Place:
        element = _around_both(stretch.first, stretch.last)
        start, end = stretch.start, stretch.end
        at = self._starts[id(element)]
        before = self.stream[max(min(self._body, start), start - _AROUND) : start]
        return Place(
            _selector(element), start - at, end - at, self.stream[start:end], before, self.stream[end : end + _AROUND]
        )


def _page_of(original: Original, document: Document) -> _Page:
    if original.sha256 != document.sha256:
        raise NotFound(
            f"{original.path} has the sha256 {original.sha256[:16]}…, the document {document.sha256[:16]}…;"
            " give the bytes that the document was read from."
        )
    with suppress(InputRefused):  # bytes that are no text, or tags too deep: no page
        for markup in _markups(original):
            page = _Page(tree_of(markup, original.path), document)
            if page.is_of_text():
                return page
    raise NotFound(
        f"{original.path} is no page that gives this text; only HTML leads back to elements. If it is a page,"
        " it was read by another version: read it again."
    )


def _markups(original: Original) -> Iterator[str]:
    """The page as characters: in the encoding that a server named, then as its bytes say."""
    sent = original.given.encoding if original.given is not None else None
    if sent is not None:
        # As browsers do: Latin-1 and ASCII are named where windows-1252 is meant.
        name = "cp1252" if sent in ("iso-8859-1", "latin-1", "us-ascii", "ascii") else sent
        with suppress(UnicodeError, LookupError, ValueError):
            yield original.data.decode(name)
    yield decode(original, page=True)


def _stream(root: Node) -> tuple[str, dict[int, int]]:
    starts: dict[int, int] = {}
    parts: list[str] = []
    at = 0
    for node in descendants(root):
        starts[id(node)] = at
        if node.name == "#text":
            parts.append(str(node.data or ""))
            at += len(parts[-1])
    return "".join(parts), starts


def _body(root: Node) -> Node:
    return next((node for node in descendants(root) if node.name == "body"), root)


def _around_both(first: Node, last: Node) -> Node:
    around = {id(near) for near in ancestors(first) if near.name != "#text"}
    return next(near for near in ancestors(last) if id(near) in around)


def _selector(element: Node) -> str:
    path = [near for near in ancestors(element) if not near.name.startswith("#")]
    return " > ".join(_step(node) for node in reversed(path))


def _step(node: Node) -> str:
    name = node.name if _PLAIN_NAME.fullmatch(node.name) else "*"
    parent = node.parent
    if parent is None or parent.name.startswith("#"):
        return name
    elements = [child for child in parent.children or () if not child.name.startswith(("#", "!"))]
    return f"{name}:nth-child({1 + next(n for n, child in enumerate(elements) if child is node)})"
