"""Which piece of a page shows its headline, and what counts as a heading."""

import re

from justhtml import Node

from onrecord.ingest.pieces import Piece
from onrecord.ingest.tree import ancestors, attribute

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def title_of(pieces: list[Piece], flagged: list[bool], titles: tuple[str, ...]) -> int | None:
    """The piece that shows the headline: what the page calls itself, else its first large heading."""
    wanted = [plain_words(title) for title in titles if title]
    headings = [
        n for n, piece in enumerate(pieces) if is_heading(piece.node) or attribute(piece.node, "itemprop") == "headline"
    ]
    for want in wanted:
        for n in [*headings, *(n for n in range(len(pieces)) if not flagged[n])]:
            if len(pieces[n].text) <= 300 and _same_headline(plain_words(pieces[n].text), want):
                return n
    for level in ("h1", "h2"):
        for n in headings:
            if not flagged[n] and any(near.name == level for near in ancestors(pieces[n].node)):
                return n
    return None


def is_heading(node: Node) -> bool:
    """Whether the piece's node is a heading or stands right inside one."""
    return any(around.name in _HEADINGS for around, _ in zip(ancestors(node), range(4), strict=False))


def plain_words(text: str) -> str:
    """Letters and digits in lower case with single spaces, for comparing headlines that differ in marks only."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _same_headline(shown: str, stated: str) -> bool:
    """Equal, or one opens or ends the other: pages cut their headline for networks, or add the site to it."""
    if not shown or not stated:
        return False
    short, long = sorted((shown, stated), key=len)
    if short == long:
        return True
    telling = len(short.split()) >= 3 and 2 * len(short) >= len(long)
    return telling and _opens_or_ends(long, short)


def _opens_or_ends(long: str, short: str) -> bool:
    return long.startswith(f"{short} ") or long.endswith(f" {short}")
