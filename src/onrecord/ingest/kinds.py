"""The kind of each piece of a report."""

import re

from justhtml import Node

from onrecord.ingest.headline import is_heading, plain_words
from onrecord.ingest.layout import Layout
from onrecord.ingest.pieces import Piece
from onrecord.ingest.tree import ancestors
from onrecord.ingest.wording import SHORT, line_kind
from onrecord.ingest.zones import is_pulled, is_title, kind_by_name
from onrecord.types import BlockKind

_CAPTION_LIMIT = 1000
_CREDITED = 400
_CREDIT = re.compile(
    r"(?:^|[.!?…|/–—(\[”\"]\s*)(?i:(?:photo(?:graph)?s?|pictures?|images?)(?: by|:| courtesy of|/)|©)"
    r"\s*[^\W\d_a-z][^.!?”]{1,60}[)\]]?\.?$"
)
_SUBHEAD = 90
_SENTENCE_END = tuple('.!?…:;,"”’»')


def kinds_of(layout: Layout) -> list[BlockKind]:
    """One kind for each piece, in order."""
    kinds = [
        "furniture" if not kept else "heading" if n == layout.title else _kind(piece)
        for n, (piece, kept) in enumerate(zip(layout.pieces, layout.kept, strict=True))
    ]
    return _without_repeats(layout, kinds)


def _kind(piece: Piece) -> BlockKind:
    around = list(ancestors(piece.node))
    names = {near.name for near in around}
    named = next((kind for near in around[:4] if (kind := kind_by_name(near)) is not None), None)
    if "blockquote" not in names and _is_caption(around, named, piece):
        return "caption"
    told = _told_by_line(piece, named)
    if told is not None:
        return told
    if is_heading(piece.node):
        return "heading"
    if "blockquote" in names:
        return "paragraph" if _names_its_source(piece, around) else "quotation"
    if any(is_pulled(near) for near in around) or any(near.name == "q" for near in around[:2]):
        return "quotation"
    return "heading" if _is_subhead(piece) else "paragraph"


def _is_caption(around: list[Node], named: BlockKind | None, piece: Piece) -> bool:
    if len(piece.text) > _CAPTION_LIMIT or any(is_pulled(near) for near in around):
        return False
    if len(piece.text) <= _CREDITED and _CREDIT.search(piece.text):
        return True
    for near in around:
        if near.name == "table" and named != "caption":
            return False
        if near.name == "figure" or (named == "caption" and near.name != "article"):
            return True
    return False


def _told_by_line(piece: Piece, named: BlockKind | None) -> BlockKind | None:
    """Byline or dateline: by the words of the line, or by the element's name where the words allow it."""
    if len(piece.text) > SHORT:
        return None
    told = line_kind(piece.text)
    if told in ("byline", "dateline"):
        return told
    sentence = piece.text.endswith((".", "!", "?", "”", '"')) and len(piece.text.split()) > 4
    if named not in ("byline", "dateline") or sentence or len(piece.text.split()) > 16:
        return None
    return named if named == "byline" or any(character.isdigit() for character in piece.text) else None


def _names_its_source(piece: Piece, around: list[Node]) -> bool:
    """Inside a quotation, the line that says whose it is: marked up so, or opened by a long dash."""
    if piece.text.startswith(("—", "–", "―")) and len(piece.text) <= SHORT and not piece.text.endswith((".", "”")):
        return True
    for near in around:
        if near.name in ("cite", "footer"):
            return True
        if near.name == "blockquote":
            return False
    return False


def _is_subhead(piece: Piece) -> bool:
    if is_title(piece.node):
        return len(piece.text) <= 300
    bold = piece.node.name in ("b", "strong") or re.fullmatch("b|strong", getattr(piece.node.parent, "name", "") or "")
    return bool(bold) and len(piece.text) <= _SUBHEAD and not piece.text.endswith(_SENTENCE_END)


def _without_repeats(layout: Layout, kinds: list[BlockKind]) -> list[BlockKind]:
    """A sentence set apart that stands in the report anyway is layout, not a second quotation."""
    pulled = {n for n, piece in enumerate(layout.pieces) if kinds[n] == "quotation" and _is_pulled(piece)}
    if not pulled:
        return kinds
    texts = [
        plain_words(piece.text)
        for n, piece in enumerate(layout.pieces)
        if kinds[n] in ("paragraph", "quotation") and n not in pulled
    ]
    running = f" {' | '.join(texts)} "
    for n in pulled:
        words = plain_words(layout.pieces[n].text)
        if words and f" {words} " in running:
            kinds[n] = "furniture"
    return kinds


def _is_pulled(piece: Piece) -> bool:
    return any(is_pulled(near) or near.name == "aside" for near in ancestors(piece.node))
