"""What an element is for, by its tag, its ARIA role, and the words of its class and id."""

import re

from justhtml import Node

from onrecord.ingest.tree import attribute, tokens
from onrecord.ingest.vocabulary import (
    ATTRIBUTION_WORDS,
    BYLINE_WORDS,
    CAPTION_WORDS,
    DATELINE_WORDS,
    FURNITURE_PAIRS,
    FURNITURE_ROLES,
    FURNITURE_WORDS,
    PULLED_WORDS,
    SCREEN_READER_WORDS,
    TITLE_WORDS,
)
from onrecord.types import BlockKind

_FURNITURE_TAGS = frozenset({"nav", "footer", "menu", "dialog", "button", "search", "fieldset"})
# Words that content systems and news sites use for what is not the report.
_NAMED_CONTENT = frozenset({"html", "body", "main", "article", "h1"})


_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_META_TAGS = frozenset({"span", "time", "a", "small", "label", "em", "i", "b", "strong", "cite", "abbr", "font"})


def is_hidden(node: Node) -> bool:
    """Whether a browser shows nothing of the element. Text for screen readers only is hidden too."""
    attrs = node.attrs
    if not attrs:
        return False
    if "hidden" in attrs and (attrs["hidden"] or "") != "until-found":
        return True
    if _NOT_SHOWN.search(attrs.get("style") or ""):
        return True
    if attrs.get("aria-hidden") == "true" and not _holds_report(node):
        return True
    return "class" in attrs and not SCREEN_READER_WORDS.isdisjoint(tokens(node))


def _holds_report(node: Node) -> bool:
    """A page saved while a dialog was open has its content marked as hidden from screen readers."""
    return any(near.name in ("body", "main", "article", "header", "section") for near in (node, *(node.children or ())))


def is_furniture_zone(node: Node) -> bool:
    """Whether the element is made for what is not the report. Not inherited; the page's layout may overrule it."""
    if node.name in _FURNITURE_TAGS or attribute(node, "role") in FURNITURE_ROLES:
        return True
    if not node.attrs or node.name in _NAMED_CONTENT:
        return False
    words = tokens(node)
    return not (words.isdisjoint(FURNITURE_WORDS) and words.isdisjoint(FURNITURE_PAIRS))


def kind_by_name(node: Node) -> BlockKind | None:
    """Caption, byline or dateline, when the element's tag or names say so."""
    if node.name in ("figcaption", "caption"):
        return "caption"
    if node.name == "time":
        return "dateline"
    if node.name == "address" and any(
        child.name == "a" and attribute(child, "rel") == "author" for child in node.children or ()
    ):
        return "byline"
    if not node.attrs:
        return None
    if attribute(node, "rel") == "author" or "author" in attribute(node, "itemprop"):
        return "byline"
    words = tokens(node)
    for kind, wanted in _KIND_WORDS:
        if not words.isdisjoint(wanted):
            return kind
    return None


_KIND_WORDS: tuple[tuple[BlockKind, frozenset[str]], ...] = (
    ("caption", CAPTION_WORDS),
    ("byline", BYLINE_WORDS),
    ("dateline", DATELINE_WORDS),
)


def meta_kind(node: Node) -> BlockKind | None:
    """What an inline element outside running text is for: a byline, a date, or furniture."""
    if node.name not in _META_TAGS or ("class" not in (node.attrs or {}) and node.name != "time"):
        return None
    parent = node.parent
    if parent is not None and parent.name in ("p", "blockquote", "li", "h1", "h2", "h3", "h4", "q", "a"):
        return None
    kind = kind_by_name(node)
    return kind or ("furniture" if is_furniture_zone(node) else None)


def is_pulled(node: Node) -> bool:
    """Whether the element sets a sentence of the report apart a second time."""
    return bool(node.attrs) and not PULLED_WORDS.isdisjoint(tokens(node))


def names_source(node: Node) -> bool:
    """Whether the element, in a quotation set apart, is for the line that says whose it is."""
    if node.name in ("cite", "footer", "figcaption"):
        return True
    return bool(node.attrs) and not ATTRIBUTION_WORDS.isdisjoint(tokens(node))


def ends_quotation(node: Node) -> bool:
    """Whether an inline element is the last thing in a quotation set apart, and names its source.

    Style sheets give it a line of its own. A ``cite`` in the middle of a sentence is the title of a work.
    """
    around = node.parent
    if around is None or around.name not in ("blockquote", "figure", "aside", "div") or not names_source(node):
        return False
    if around.name != "blockquote" and not is_pulled(around):
        return False
    after = reversed(around.children or ())
    return next((child for child in after if child.name != "#text" or str(child.data or "").strip()), None) is node


def is_title(node: Node) -> bool:
    """Whether the element is named a headline."""
    return bool(node.attrs) and ("headline" in attribute(node, "itemprop") or not TITLE_WORDS.isdisjoint(tokens(node)))
