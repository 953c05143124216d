"""The kind of each piece of a report."""

import re

from justhtml import Node

from onrecord.ingest.bylines import is_role
from onrecord.ingest.headline import is_heading, plain_words
from onrecord.ingest.layout import Layout
from onrecord.ingest.pieces import Piece
from onrecord.ingest.tree import ancestors
from onrecord.ingest.wording import SHORT, line_kind
from onrecord.ingest.zones import is_pulled, is_title, kind_by_name, names_source
from onrecord.types import BlockKind

_CAPTION_LIMIT = 1000
_CREDITED = 400
_CREDIT = re.compile(
    r"(?:^|[.!?…|/–—(\[”\"]\s*)(?i:(?:photo(?:graph)?s?|pictures?|images?)(?: by|:| courtesy of|/)|©)"
    r"\s*[^\W\d_a-z][^.!?”]{1,60}[)\]]?\.?$"
)
_NOTES_READ = 4
_NOTE_ON_AUTHOR = re.compile(
    r"(?:,? (?:and|,) [^.]{3,60})? (?:(?:is|are|was) (?:an?|the|our) .{0,80}?(?:report|writ|edit|correspond|fellow"
    r"|professor|author|journalist|columnist|contribut|producer|intern|researcher|bureau|freelance)"
    r"|has (?:covered|written|reported|worked|been (?:an?|the|with))\b|(?:covers|reports on|writes (?:about|for)"
    r"|contributed (?:to|reporting)|can be (?:reached|contacted)|tweets)\b)"
)
_SUBHEAD = 90
_ABOVE_TEXT = 8
_COUNT = re.compile(r"[\d.,]{1,9} ?[kK]?")
_AFTER_NAME = re.compile(r"(?:(?:,| in| at| for| \|| [-–—]| and) [^.!?\n]{1,60})?")
_ELLIPSIS = re.compile(r"\[?(?:…|\.{3}|\. \. \.)\]?|\[[^\]]{1,60}\]")
_SOURCE_AFTER = re.compile(r"(?<=\S)\s*(?:\n|\s[—–―-]{1,2}\s|[”\"’]\s*[—–―-])")
_SENTENCE_END = tuple('.!?…:;,"”’»')


def without_notes_on_authors(layout: Layout, kinds: list[BlockKind], authors: tuple[str, ...]) -> list[BlockKind]:
    """The lines under a report that say who its writer is ("Jane Roe is a reporter at the Courier") are furniture."""
    wanted = tuple(author.casefold() for author in authors if " " in author)
    told = [n for n, kind in enumerate(kinds) if kind in ("paragraph", "quotation")]
    found: set[int] = set()
    for n in reversed(told[-_NOTES_READ:]):
        text = layout.pieces[n].text.casefold()
        name = next((name for name in wanted if text.startswith(name)), None)
        if name is not None and _NOTE_ON_AUTHOR.match(text[len(name) :]):
            found.add(n)
    return ["furniture" if n in found else kind for n, kind in enumerate(kinds)]


def with_named_bylines(layout: Layout, kinds: list[BlockKind], authors: tuple[str, ...]) -> list[BlockKind]:
    """Above the text, a line that is only an author's name and place is a byline, a mere number a count of remarks."""
    wanted = tuple(author.casefold() for author in authors if " " in author)
    out = list(kinds)
    start = 0 if layout.title is None else layout.title + 1
    for n in range(start, min(start + _ABOVE_TEXT, len(out))):
        text = layout.pieces[n].text
        if out[n] == "paragraph" and len(text) > _SUBHEAD and text.endswith(_SENTENCE_END):
            break
        if out[n] == "paragraph" and _COUNT.fullmatch(text):
            out[n] = "furniture"
        name = next((name for name in wanted if text.casefold().startswith(name)), None)
        if out[n] == "paragraph" and name is not None and _AFTER_NAME.fullmatch(text[len(name) :]):
            out[n] = "byline"
    return out


def kinds_of(layout: Layout) -> list[BlockKind]:
    """One kind for each piece, in order."""
    quoting = _quoting_figures(layout)
    kinds: list[BlockKind] = [
        "furniture" if not kept else "heading" if n == layout.title else _kind(piece, layout.indents, quoting)
        for n, (piece, kept) in enumerate(zip(layout.pieces, layout.kept, strict=True))
    ]
    return _with_roles(layout, _without_repeats(layout, kinds))


def _with_roles(layout: Layout, kinds: list[BlockKind]) -> list[BlockKind]:
    """A line right under a byline that says what its writer is ("Courier Staff") belongs to it."""
    for n, piece in enumerate(layout.pieces[1:], 1):
        if kinds[n] == "paragraph" and kinds[n - 1] == "byline" and is_role(piece.text):
            kinds[n] = "byline"
    return kinds


def _quoting_figures(layout: Layout) -> frozenset[int]:
    """The figures, by identity, that set a quotation apart: their caption names its source."""
    quoted = (list(ancestors(piece.node)) for piece in layout.pieces)
    return frozenset(
        id(near)
        for around in quoted
        if any(near.name == "blockquote" for near in around)
        for near in around
        if near.name == "figure"
    )


def _kind(piece: Piece, indents: frozenset[int], quoting: frozenset[int]) -> BlockKind:
    around = [near for near in ancestors(piece.node) if id(near) not in indents]
    names = {near.name for near in around}
    named = next((kind for near in around[:4] if (kind := kind_by_name(near)) is not None), None)
    in_figure = any(id(near) in quoting for near in around)
    if "blockquote" not in names and not in_figure and _is_caption(around, named, piece):
        return "caption"
    if "blockquote" in names or any(is_pulled(near) for near in around):
        return "paragraph" if _names_its_source(piece, around) else "quotation"
    told = _told_by_line(piece, named)
    if told is not None:
        return told
    if is_heading(piece.node):
        return "heading"
    if any(near.name == "q" for near in around[:2]):
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
        if near.name == "blockquote" or is_pulled(near):
            return False
        if names_source(near):
            return True
    return False


def _is_subhead(piece: Piece) -> bool:
    if is_title(piece.node):
        return len(piece.text) <= 300
    bold = piece.node.name in ("b", "strong") or re.fullmatch("b|strong", getattr(piece.node.parent, "name", "") or "")
    return bool(bold) and len(piece.text) <= _SUBHEAD and not piece.text.endswith(_SENTENCE_END)


def _without_repeats(layout: Layout, kinds: list[BlockKind]) -> list[BlockKind]:
    """A sentence set apart that stands in the report anyway is layout, not a second quotation.

    So is the line that names its source: the report says it too.
    """
    pulled = {n for n, kind in enumerate(kinds) if kind == "quotation" and _is_pulled(layout.pieces[n])}
    if not pulled:
        return kinds
    texts = [
        plain_words(piece.text)
        for n, piece in enumerate(layout.pieces)
        if kinds[n] in ("paragraph", "quotation") and n not in pulled
    ]
    running = f" {' | '.join(texts)} "
    for n in sorted(pulled):
        if _stands_in(layout.pieces[n].text, running):
            kinds[n] = "furniture"
            for after in range(n + 1, len(kinds)):
                if kinds[after] != "paragraph" or not _is_pulled(layout.pieces[after]):
                    break
                kinds[after] = "furniture"
    return kinds


def _stands_in(text: str, running: str) -> bool:
    """Whether the running text has the words on each side of an ellipsis, a source after a dash left out."""
    spoken = _SOURCE_AFTER.split(text, maxsplit=1)[0]
    parts = [words for part in _ELLIPSIS.split(spoken) if (words := plain_words(part))]
    return bool(parts) and all(f" {words} " in running for words in parts)


def _is_pulled(piece: Piece) -> bool:
    return any(is_pulled(near) or near.name == "aside" for near in ancestors(piece.node))
