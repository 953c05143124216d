"""Pieces of text with their kinds, put together as a document: for formats whose text has to be laid out first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.errors import InputRefused
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.dates import find_date
from onrecord.ingest.language import language_of, plausible
from onrecord.ingest.wording import SHORT, line_kind, wire_opening
from onrecord.types import Block, BlockKind, Document, Original, Span

BETWEEN = "\n\n"
_OPENING = 8  # a byline or dateline stands among the first pieces or not at all
_LOOKED_FOR_DATE = 3
_SENTENCE_END = tuple('.!?…:;,"”’»)')
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a report: its text, without white space around it, and what it is."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about itself beside its text. Empty strings and ``None`` mean that it does not."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


def assembled(original: Original, parts: Sequence[Part], facts: Facts) -> Document:
    """The parts with an empty line between them. Raises ``InputRefused`` ``empty`` when there are none.

    Paragraphs near the start that are a byline or a dateline by their words become that; what ``facts`` leave open
    is taken from them. The language is left to ``with_language``.
    """
    parts = _told([Part(text, part.kind) for part in parts if (text := shown(part.text))])
    if not parts:
        raise InputRefused(original.path, "empty", "The file holds no text; wanted the text of a report.")
    blocks: list[Block] = []
    start = 0
    for part in parts:
        blocks.append(Block(Span(start, start + len(part.text)), part.kind))
        start += len(part.text) + len(BETWEEN)
    return Document(
        id=original.sha256[:16],
        path=original.path,
        sha256=original.sha256,
        text=BETWEEN.join(part.text for part in parts),
        blocks=tuple(blocks),
        title=_line(facts.title) or _headline(parts),
        publisher=_line(facts.publisher),
        authors=facts.authors or _authors(parts),
        published=facts.published or _published(parts),
        retrieved=original.retrieved,
        url=facts.url,
        language=plausible(facts.language),
    )


def filled(document: Document, facts: Facts) -> Document:
    """The document with title, authors and language from ``facts`` where its own page does not tell them.

    The properties of an office file name the template and the typist as often as the report and its author.
    """
    return replace(
        document,
        title=document.title or _line(facts.title),
        authors=document.authors or facts.authors,
        language=document.language or plausible(facts.language),
    )


def shown(text: str) -> str:
    """The text without control characters and halves of characters, which no reader would see, and trimmed."""
    return _UNSHOWN.sub("", text).strip()


def told_language(document: Document) -> str | None:
    """The language of a document's own words, or the one it declares where they are too few to tell."""
    words: list[str] = []
    for kind in ("paragraph", "quotation", "heading"):
        words += [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind == kind]
        if sum(map(len, words)) > 1000:
            break
    return language_of(" ".join(words) or document.text, document.language)


def _told(parts: list[Part]) -> list[Part]:
    told = [
        Part(part.text, _kind(part, n < _OPENING)) if part.kind == "paragraph" else part for n, part in enumerate(parts)
    ]
    if any(part.kind == "heading" for part in told[:_OPENING]):
        return told
    first = next((n for n, part in enumerate(told) if part.kind in ("paragraph", "quotation")), None)
    if first is not None and told[first].kind == "paragraph" and _is_title(told, first):
        told[first] = Part(told[first].text, "heading")
    return told


def _is_title(parts: list[Part], n: int) -> bool:
    """A short first paragraph that is no sentence, with longer text after it."""
    text = parts[n].text
    longer = any(len(part.text) > len(text) for part in parts[n + 1 : n + 6] if part.kind == "paragraph")
    return longer and len(text) <= SHORT and not text.endswith(_SENTENCE_END) and text[0] not in "\"“‘«'"


def _kind(part: Part, opening: bool) -> BlockKind:
    kind = line_kind(part.text) if len(part.text) <= SHORT else None
    return kind if kind is not None and (opening or kind == "furniture") else "paragraph"


def _line(text: str | None) -> str | None:
    return " ".join(shown(text).split()) or None if text else None


def _headline(parts: list[Part]) -> str | None:
    return next((_line(part.text) for part in parts[:_OPENING] if part.kind == "heading"), None)


def _authors(parts: list[Part]) -> tuple[str, ...]:
    return next((authors_in(part.text) for part in parts if part.kind == "byline"), ())


def _published(parts: list[Part]) -> str | None:
    lines = [part.text for part in parts[:_OPENING] if part.kind in ("dateline", "byline")]
    lines += [wire_opening(part.text) for part in parts if part.kind == "paragraph"][:_LOOKED_FOR_DATE]
    return next((date for line in lines if (date := find_date(line)) is not None), None)
