"""Signs put into a page's tree around the words of statements, before it is sanitised; elements take their place after.

A sanitiser that lets elements of ours through would let a hostile page's through too. So the marks go in as characters
for private use, which no sanitiser touches and of which the page's own are replaced first.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from onrecord.types import Place

START, END, STOP = "\ue000", "\ue001", "\ue002"
"""``START n END`` opens the mark of statement ``n``, ``STOP`` closes it."""

Node = Any
"""A node of the HTML tree; its library has no types."""

_SIGNS = re.compile(f"[{START}{END}{STOP}]")
_STEP = re.compile(r"(?:[a-z*][a-z0-9-]*)(?::nth-child\(([0-9]+)\))?")


def insert_marks(root: Node, places: Iterable[tuple[int, Place]]) -> None:
    """Put signs around each place, text node by text node, so that a mark never crosses an element's edge."""
    texts = list(_texts(root))
    starts, at = [], 0
    for node in texts:
        node.data = _SIGNS.sub("\ufffd", node.data or "")
        starts.append(at)
        at += len(node.data)
    first_of = {id(node): starts[n] for n, node in enumerate(texts)}
    signs: list[tuple[int, int, int]] = []
    for n, place in places:
        element = _found(root, place.selector)
        inside = next(_texts(element), None) if element is not None else None
        if inside is not None:
            begin = first_of[id(inside)]
            signs.append((begin + place.start, begin + place.end, n))
    _put(texts, starts, _apart(signs))


def _apart(spans: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Stretches in order, each with the numbers of all spans around it, the widest first."""
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    waiting = deque(sorted(spans))
    around: list[tuple[int, int, int]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[0][0] <= start:
            around.append(waiting.popleft())
        around = [span for span in around if span[1] > start]
        widest = sorted(around, key=lambda span: (span[0] - span[1], span[2]))
        if widest:
            yield start, end, tuple(dict.fromkeys(n for _, _, n in widest))


def _put(texts: list[Node], starts: list[int], stretches: Iterable[tuple[int, int, tuple[int, ...]]]) -> None:
    # From the last to the first, so that offsets of those before stay right.
    for start, end, around in reversed(list(stretches)):
        signs = "".join(f"{START}{n}{END}" for n in around)
        for index in range(bisect_right(starts, end - 1) - 1, bisect_right(starts, start) - 2, -1):
            node, at = texts[index], starts[index]
            lo, hi = max(start - at, 0), end - at
            words = node.data[lo:hi]
            if words.strip():
                node.data = f"{node.data[:lo]}{signs}{words}{STOP * len(around)}{node.data[hi:]}"


def _found(root: Node, selector: str) -> Node | None:
    """The element of a selector made of names and places among siblings, from the root down."""
    node = root
    for step in selector.split(" > "):
        found = _STEP.fullmatch(step)
        place = int(found[1] or 1) if found else 1
        elements = [child for child in node.children or () if not child.name.startswith(("#", "!"))]
        if place > len(elements):
            return None
        node = elements[place - 1]
    return node


def _texts(node: Node) -> Iterator[Node]:
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node.name == "#text":
            yield node
        waiting.extend(reversed(node.children or ()))
