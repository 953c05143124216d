"""Reports and readings built by hand, and a reader that needs no model."""

import re
from collections.abc import Callable

from click.testing import Result

from onrecord.types import Attribution, Block, Content, Document, Passage, Reading, Span

SAID = re.compile(r"(?P<content>“[^”]*”),? (?P<cue>said) (?P<source>[A-Z]\w+ [A-Z]\w+)")

Run = Callable[..., Result]
"""Runs a command line."""


def passage(text: str, words: str, nth: int = 0) -> Passage:
    """The nth place where words stand in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Passage(Span(at, at + len(words)), words)


def content(text: str, *pieces: str) -> Content:
    """A content made of the first places of its pieces."""
    spans = tuple(passage(text, piece).span for piece in pieces)
    return Content(spans, " ".join(pieces))


def blocks_of(text: str) -> tuple[Block, ...]:
    """A block a paragraph."""
    return tuple(Block(Span(*found.span()), "paragraph") for found in re.finditer(r"\S[^\n]*(\n[^\n]+)*", text))


def document(text: str, **fields: object) -> Document:
    """A document with this text, its paragraphs as blocks."""
    known: dict[str, object] = {"path": "case/report.txt", "title": "The harbour letter", "blocks": blocks_of(text)}
    return Document(id="0123456789abcdef", sha256="0123456789abcdef" * 4, text=text, **(known | fields))  # type: ignore[arg-type]


def read_simply(report: Document) -> Reading:
    """Find ``“…,” said Some Name``, nothing else."""
    found = []
    for match in SAID.finditer(report.text):
        parts = {name: Passage(Span(*match.span(name)), match[name]) for name in ("source", "cue", "content")}
        said = Content((parts["content"].span,), parts["content"].text)
        key = f"{report.id}{match.start():08x}"
        found.append(Attribution(key, "direct", parts["source"], parts["cue"], said, 0.9))
    return Reading(report, tuple(found))
