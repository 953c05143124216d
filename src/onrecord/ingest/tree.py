"""The HTML tree as a browser builds it, and plain questions to its nodes.

justhtml follows the HTML5 parsing rules, so broken pages come out as browsers show them. Pages that would take it
minutes are refused before it starts.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from justhtml import JustHTML, Node

from onrecord.errors import InputRefused
from onrecord.ingest.vocabulary import CLOSED_FOR_TAGS, STYLE_TAGS

MAX_DEPTH = 512
"""Deepest nesting read; browsers flatten a page at the same depth. Articles stay below 100."""
_AROUND_ALL = 6  # the root, html and body, the rows that a browser puts into a table, the text itself
MAX_TAGS = 300_000
MAX_STYLED = 256
"""Different style tags left open at once. The parsing rules reopen each in every paragraph: that is cubic."""

_NUMBER = re.compile(r"&#([0-9]*)(?=[^\x00-\x7f])")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]{0,200}")


def tree_of(text: str, path: str) -> Node:
    """The root of the page's tree. Raises ``InputRefused`` with the reason ``too-deep`` or ``too-large``."""
    _refuse_costly(text, path)
    # Nothing is shown or written from this tree but its text, so it need not be made safe for a browser.
    root: Node = JustHTML(_ascii_numbers(text), sanitize=False).root
    if _depth_of(root) > MAX_DEPTH + _AROUND_ALL:
        raise _too_deep(path)
    return root


def _ascii_numbers(text: str) -> str:
    """The page with character references by number ended before digits that are not ASCII, as browsers end them.

    "&#12³" has the digits "12"; the parser takes "³" for one more and fails on it.
    """

    def ended(found: re.Match[str]) -> str:
        if not text[found.end()].isdigit():
            return found.group()
        return f"&#{found[1]};" if found[1] else "&amp;#"

    return _NUMBER.sub(ended, text)


def _depth_of(root: Node) -> int:
    """The deepest nesting of the tree itself: what stands in the text is no sure sign where tags do not match."""
    deepest = 0
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in node.children or ()]
    return deepest


def _too_deep(path: str) -> InputRefused:
    detail = f"Its tags are nested more than {MAX_DEPTH} deep; wanted a page as a news site makes it."
    return InputRefused(path, "too-deep", detail)


def _refuse_costly(text: str, path: str) -> None:
    count = text.count("<")
    if count > MAX_TAGS:
        detail = f"The page has more than {MAX_TAGS:,} tags, the most that are read; split it."
        raise InputRefused(path, "too-large", detail)
    if count > min(MAX_DEPTH, MAX_STYLED):
        _refuse_deep(text, path)


def _refuse_deep(text: str, path: str) -> None:
    depth = 0
    styled: set[str] = set()
    open_styled = 0
    for found in _TAG.finditer(text):
        closing, name = found.group(1), found.group(2).lower()
        if name in STYLE_TAGS:
            open_styled = max(0, open_styled - 1) if closing else open_styled + 1
            styled = styled if open_styled else set()
            if not closing:
                styled.add(found.group())
        elif name not in CLOSED_FOR_TAGS and not found.group().endswith("/"):
            depth = max(0, depth - 1) if closing else depth + 1
        if depth > MAX_DEPTH or min(open_styled, len(styled)) > MAX_STYLED:
            raise _too_deep(path)


def attribute(node: Node, name: str) -> str:
    """The attribute's value, or an empty string."""
    return (node.attrs or {}).get(name) or ""


def ancestors(node: Node | None) -> Iterator[Node]:
    """The node and everything around it, from the inside out."""
    while node is not None:
        yield node
        node = node.parent


def descendants(node: Node) -> Iterator[Node]:
    """The node and everything in it, in document order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        if node.children:
            waiting.extend(reversed(node.children))


def text_in(node: Node) -> str:
    """All characters below a node, white space collapsed; for titles and fields, not for the document's text."""
    return " ".join("".join(str(n.data or "") for n in descendants(node) if n.name == "#text").split())


_NAMING = ("class", "id", "data-component", "data-testid", "data-test-id", "data-qa", "data-gu-name", "data-module")
_SPLIT = re.compile(r"[-_:]+|(?<=[a-z])(?=[A-Z])")
_TAXONOMY = frozenset({"tag", "category", "cat", "type", "status", "format", "section"})


def tokens(node: Node) -> frozenset[str]:
    """The words of the node's ``class``, ``id`` and test names, single and as neighbouring pairs (``read-more``).

    Of an element that a site made up (``<gu-island name="EmailSignup">``) its ``name`` counts as well. Classes that
    name a report's subject (``category-social``) say nothing of the element and are left out.
    """
    attrs = node.attrs
    if not attrs:
        return _NONE
    named = (*_NAMING, "name") if "-" in node.name else _NAMING
    return _words(" ".join(attrs.get(name) or "" for name in named))


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def _words(named: str) -> frozenset[str]:
    found: set[str] = set()
    for name in named[:1000].split()[:40]:
        parts = [part.lower() for part in _SPLIT.split(name) if part]
        if len(parts) > 1 and parts[0] in _TAXONOMY and parts[1:2] != ["meta"]:
            continue
        found.update(parts)
        found.update(f"{a}-{b}" for a, b in pairwise(parts))
    return frozenset(found)
