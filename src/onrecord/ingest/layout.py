"""Which pieces of a page are the report, and what each is.

The report is where the long text is: long pieces of little link text. Its container is the innermost element that
holds three quarters of the page's long text, widened to the ``article`` around it. Elements made for something else
(by tag, role, or the words of their names) are furniture, unless nearly all long text stands in them: then the name
says nothing.
"""

from collections import Counter
from dataclasses import dataclass

from justhtml import Node

from onrecord.ingest.furniture import FurnitureZones, is_article
from onrecord.ingest.headline import is_heading, title_of
from onrecord.ingest.pieces import Piece
from onrecord.ingest.tables import DataTables
from onrecord.ingest.tree import ancestors, attribute
from onrecord.ingest.wording import SHORT, is_furniture, line_kind
from onrecord.ingest.zones import kind_by_name

LONG_TEXT = 60
"""Least length, in characters, of a piece that counts as long text."""
_LINK_SHARE = 0.35
_ROOT_SHARE = 0.75
_OVERRULED_AT = 0.9
_LINKED_LINE = 0.8
_NEAR_TITLE = 6
_BOXES = frozenset({"div", "section", "aside", "form"})
_NAMED_WORDS = 14
_HEAD_LINES = 6
_NO_CONTAINER = frozenset(
    {"p", "li", "blockquote", "pre", "figure", "span", "dd", "tr", "ul", "ol", "table", "tbody", "q", "a", "b"}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of a page and, for each, whether it belongs to the report.

    ``indents`` are ``blockquote`` elements, by identity, that hold most of the report: they move its edge, and quote
    nobody.
    """

    pieces: tuple[Piece, ...]
    kept: tuple[bool, ...]
    title: int | None
    indents: frozenset[int] = frozenset()


def lay_out(pieces: list[Piece], titles: tuple[str, ...]) -> Layout:
    """Decide for every piece whether it is the report's. ``titles`` are what the page calls itself, surest first."""
    whole = _long_text_in(pieces)
    total = max(whole.values(), default=0)
    overruled = frozenset(key for key, length in whole.items() if total and length >= _OVERRULED_AT * total)
    zones, tables = FurnitureZones(overruled), DataTables()
    boxes = _boxes_of_phrases(pieces, whole, total)
    flagged = [zones.hold(p.node) or any(id(near) in boxes for near in ancestors(p.node)) for p in pieces]
    title = title_of(pieces, flagged, titles)
    unflagged = [piece for piece, out in zip(pieces, flagged, strict=True) if not out]
    root = _root_of(unflagged, None if title is None else pieces[title].node)
    inside = [root is None or any(near is root for near in ancestors(piece.node)) for piece in pieces]
    long = tuple(n for n, piece in enumerate(pieces) if not flagged[n] and _is_long_text(piece))
    place = _Place(title, inside.index(True) if True in inside else 0, root, long)
    kept = [
        n == title or not (out or _is_phrase(piece) or tables.hold(piece) or not _belongs(piece, n, inside[n], place))
        for n, (piece, out) in enumerate(zip(pieces, flagged, strict=True))
    ]
    _drop_headings_of_furniture(pieces, kept, title)
    return Layout(tuple(pieces), tuple(kept), title, _indents(pieces, flagged, title))


def _indents(pieces: list[Piece], flagged: list[bool], title: int | None) -> frozenset[int]:
    """Quotations, by identity, that hold all long text, and the headline, byline or date with it.

    A letter printed in full fills a report as well, but its headline stands outside.
    """
    inside = [piece for piece, out in zip(pieces, flagged, strict=True) if not out]
    held, total = _long_text_in(inside), sum(len(piece.text) for piece in inside if _is_long_text(piece))
    told = [p for n, p in enumerate(pieces) if n == title or (not flagged[n] and _states_origin(p))]
    quotes = {id(near) for piece in told for near in ancestors(piece.node) if near.name == "blockquote"}
    return frozenset(key for key in quotes if total and held[key] == total)


def apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with bylines, datelines and furniture that ``<br>`` alone parts from what follows set apart.

    A headline above a byline is parted from it too: pages laid out with tables have both in one cell.
    """
    out: list[Piece] = []
    for piece in pieces:
        lines = piece.text.split("\n")
        kinds = [line_kind(line.strip()) for line in lines[:_HEAD_LINES]]
        rest = next((n for n, kind in enumerate(kinds) if kind is None), len(kinds))
        if "byline" in kinds and all(len(line) <= SHORT for line in lines[: len(kinds)]):
            rest = max(rest, *(n + 1 for n, kind in enumerate(kinds) if kind in ("byline", "dateline")))
        else:
            rest = next((n for n, line in enumerate(lines) if line_kind(line.strip()) is None), len(lines))
        rest = min(rest, len(lines) - 1)
        for text in (*lines[:rest], "\n".join(lines[rest:])):
            out.append(Piece(text.strip(), piece.node, min(piece.linked, len(text.strip()))))
    return out


@dataclass(frozen=True, slots=True)
class _Place:
    title: int | None
    first: int
    root: Node | None
    long: tuple[int, ...]


def _belongs(piece: Piece, n: int, inside: bool, place: _Place) -> bool:
    linked = piece.linked / len(piece.text)
    if linked >= _LINKED_LINE and not _is_running(piece) and not _states_origin(piece):
        return False
    origin = _states_origin(piece)
    if any(near.name == "aside" for near in ancestors(piece.node)):
        return _is_under_title(n, place) if origin else inside and linked < _LINK_SHARE
    if inside:
        return True
    if place.title is not None and place.title < n < place.first:
        return origin or linked < _LINK_SHARE
    if origin and n < place.first and place.title is not None and abs(n - place.title) <= _NEAR_TITLE:
        return True
    return _is_long_text(piece) and n > place.first and _shares_report(piece, place.root)


def _states_origin(piece: Piece) -> bool:
    """Byline or dateline, by the words of the line or by the name of its element."""
    if len(piece.text) > SHORT:
        return False
    named = any(kind_by_name(near) == "byline" for near, _ in zip(ancestors(piece.node), range(3), strict=False))
    return (named and len(piece.text.split()) <= _NAMED_WORDS) or line_kind(piece.text) in ("byline", "dateline")


def _is_under_title(n: int, place: _Place) -> bool:
    """Near the title, with at most a standfirst between."""
    if place.title is None or not 0 < n - place.title <= _NEAR_TITLE:
        return False
    return sum(place.title < at < n for at in place.long) <= 1


def _is_phrase(piece: Piece) -> bool:
    """Furniture by its words. A heading of one word ("Votes", "Search") may be the report's own."""
    return is_furniture(piece.text) and (" " in piece.text.strip() or not is_heading(piece.node))


def _boxes_of_phrases(pieces: list[Piece], held: Counter[int], total: int) -> frozenset[int]:
    """Boxes that a heading of furniture opens ("Sign up to our briefing"), which hold little of its long text."""
    boxes: set[int] = set()
    seen: set[int] = set()
    for piece in pieces:
        box = next((near for near in ancestors(piece.node) if near.name in _BOXES), None)
        opens = box is not None and id(box) not in seen and is_heading(piece.node) and _is_phrase(piece)
        if opens and box is not None and 2 * held[id(box)] < total:
            boxes.add(id(box))
        seen.update(id(near) for near in ancestors(piece.node))
    return frozenset(boxes)


def _is_running(piece: Piece) -> bool:
    """A linked piece that is text all the same: a headline, or a full sentence in a paragraph."""
    names = {near.name for near, _ in zip(ancestors(piece.node), range(4), strict=False)}
    if names & {"h1", "h2"} or attribute(piece.node, "rel") == "author":
        return True
    return "li" not in names and len(piece.text) >= LONG_TEXT and piece.text.endswith((".", "”", '"', "?", "!"))


def _shares_report(piece: Piece, root: Node | None) -> bool:
    """Long text outside the container: the same ``article`` or ``main``, or a neighbour of the container."""
    if root is None:
        return True
    for near in ancestors(piece.node):
        if near.name in ("article", "main") or attribute(near, "role") == "main":
            return any(around is near for around in ancestors(root))
    return piece.linked == 0 and any(near.parent is root.parent for near in ancestors(piece.node) if near.parent)


def _is_long_text(piece: Piece) -> bool:
    return len(piece.text) >= LONG_TEXT and piece.linked < _LINK_SHARE * len(piece.text)


def _long_text_in(pieces: list[Piece]) -> Counter[int]:
    """For each element, by identity, the characters of long text it holds."""
    lengths: Counter[int] = Counter()
    for piece in pieces:
        if _is_long_text(piece):
            for near in ancestors(piece.node):
                lengths[id(near)] += len(piece.text)
    return lengths


def _root_of(pieces: list[Piece], title: Node | None) -> Node | None:
    """The container of the report, or ``None`` when the page has no long text: then everything may be the report."""
    long = [piece for piece in pieces if _is_long_text(piece)]
    if not long:
        return None
    held = _long_text_in(long)
    own = _own_article(long, held, title)
    if own is not None:
        return own
    counts = Counter(id(near) for piece in long for near in ancestors(piece.node))
    total = sum(len(piece.text) for piece in long)
    longest = max(long, key=lambda piece: len(piece.text))
    for near in ancestors(longest.node):
        enough = held[id(near)] >= _ROOT_SHARE * total and (counts[id(near)] > 1 or len(long) == 1)
        if enough and near.name not in _NO_CONTAINER:
            return next((around for around in ancestors(near) if is_article(around)), near)
    return None


def _own_article(long: list[Piece], held: Counter[int], title: Node | None) -> Node | None:
    """The headline's article on a page of several reports, as pages that load the next one at their end become.

    The other long text stands in articles of its own, but for the shortest part.
    """
    own = next((near for near in reversed(list(ancestors(title))) if is_article(near)), None)
    if own is None or not held[id(own)]:
        return None
    others = {id(near): near for piece in long for near in ancestors(piece.node) if is_article(near)}
    outer = [key for key, near in others.items() if not any(is_article(around) for around in ancestors(near.parent))]
    elsewhere = sum(held[key] for key in outer if key != id(own))
    total = sum(len(piece.text) for piece in long)
    return own if elsewhere and held[id(own)] + elsewhere >= _OVERRULED_AT * total else None


def _drop_headings_of_furniture(pieces: list[Piece], kept: list[bool], title: int | None) -> None:
    """A small heading over nothing but furniture ("In other news") is furniture itself."""
    for n, piece in enumerate(pieces):
        if not kept[n] or n == title or not is_heading(piece.node) or _is_large(piece.node):
            continue
        after = n + 1
        while after < len(pieces) and not kept[after] and not is_heading(pieces[after].node):
            after += 1
        ended = after == len(pieces) or is_heading(pieces[after].node)
        if after > n + 1 and (ended or _heads_furniture(pieces, kept, n)):
            kept[n] = False


def _heads_furniture(pieces: list[Piece], kept: list[bool], n: int) -> bool:
    """Whether all that follows in the box that the heading opens is furniture."""
    box = next((near for near in ancestors(pieces[n].node) if near.name in _BOXES), None)
    after = n + 1
    while after < len(pieces) and not kept[after] and any(near is box for near in ancestors(pieces[after].node)):
        after += 1
    ended = after == len(pieces) or not any(near is box for near in ancestors(pieces[after].node))
    return box is not None and after > n + 1 and ended


def _is_large(node: Node) -> bool:
    return any(around.name == "h1" for around, _ in zip(ancestors(node), range(4), strict=False))
