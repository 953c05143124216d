"""Reports that carry a wording, built by hand."""

import hashlib

from onrecord.link.saying import Carrier
from onrecord.types import (
    Attribution,
    Block,
    Content,
    Document,
    Form,
    Hit,
    PartyKind,
    Passage,
    Span,
    Speaker,
    Statement,
    Voice,
)


def said(
    content: str, speaker: str | None, *by: str, form: Form = "direct", kind: PartyKind = "person", cue: str = "said"
) -> tuple[str, str | None, tuple[str, ...], Form, PartyKind, str]:
    """A statement of a report: its words, whose they are, the voices that hand them on."""
    return content, speaker, by, form, kind, cue


def carrier(
    publisher: str, published: str | None, text: str, *told: tuple, furniture: str = "", url: str | None = None
) -> Carrier:  # type: ignore[type-arg]
    """A report with its statements; the contents are the first places of their words."""
    digest = hashlib.sha256(f"{publisher}{published}{text}".encode()).hexdigest()
    blocks = [Block(Span(start, end), "paragraph") for start, end in _paragraphs(text)]
    if furniture:
        blocks = [Block(one.span, "furniture" if furniture in text[slice(*one.span)] else one.kind) for one in blocks]
    document = Document(
        digest[:16], f"{publisher}.txt", digest, text, tuple(blocks), None, publisher, (), published, url=url
    )
    return Carrier(document, tuple(_hit(document, one) for one in told))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in text.split("\n\n"):
        found.append((at, at + len(part)))
        at += len(part) + 2
    return [(start, end) for start, end in found if end > start]


def _hit(document: Document, told: tuple) -> Hit:  # type: ignore[type-arg]
    words, name, by, form, kind, cue = told
    start = document.text.index(words)
    speaker = None if name is None else Speaker(name, name, kind)
    voices = (
        *(() if name is None else (Voice(name, cue),)),
        *(Voice(one, None) for one in by),
        Voice(document.publisher or "", None),
    )
    source = (
        None
        if name is None or name not in document.text
        else Passage(Span(document.text.index(name), document.text.index(name) + len(name)), name)
    )
    attribution = Attribution(
        hashlib.sha256(f"{document.id}{start}{words}".encode()).hexdigest()[:16],
        form,
        source,
        None,
        Content((Span(start, start + len(words)),), words),
        1.0,
        speaker=speaker,
        chain=voices,
    )
    statement = Statement(attribution.id, document.id, attribution, words, Span(start, start + len(words)), None, name)
    return Hit(statement, None, document.publisher, document.published, document.path, 0.0)
