"""Citron's JSON (https://github.com/bbc/citron, docs/data_format.md): a text and its quotes.

Citron counts code points. Of several sources the whole stretch from the first to the last is the source.
"""

from typing import Annotated, Literal

import msgspec

from onrecord.errors import InputRefused
from onrecord.flow.annotations.marked import Marked
from onrecord.types import PartyKind, Span, Speaker


class _Place(msgspec.Struct):
    start: Annotated[int, msgspec.Meta(ge=0)]
    end: int


class _Who(msgspec.Struct):
    key: str
    name: str
    kind: PartyKind


class _Quote(msgspec.Struct):
    contents: Annotated[list[_Place], msgspec.Meta(min_length=1)]
    cue: _Place | None = None
    sources: list[_Place] = []
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    speaker: _Who | str | None = None


class _File(msgspec.Struct):
    text: str
    quotes: list[_Quote]


SUFFIX: Literal[".json"] = ".json"


def read_citron(path: str, data: bytes) -> tuple[str, list[Marked]]:
    """The text of a file and what is marked in it. Raises ``InputRefused``."""
    try:
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        detail = f'This is no JSON of Citron ({error}); wanted an object with "text" and "quotes".'
        raise InputRefused(path, "not-citron", detail) from error
    return found.text, [_marked(path, found.text, quote) for quote in found.quotes]


def _marked(path: str, text: str, quote: _Quote) -> Marked:
    content = tuple(sorted(_span(path, text, place) for place in quote.contents))
    sources = [_span(path, text, place) for place in quote.sources]
    who = quote.speaker
    return Marked(
        content=content,
        source=Span(min(s.start for s in sources), max(s.end for s in sources)) if sources else None,
        cue=None if quote.cue is None else _span(path, text, quote.cue),
        speaker=Speaker(who.key, who.name, who.kind) if isinstance(who, _Who) else None,
        confidence=quote.confidence,
    )


def _span(path: str, text: str, place: _Place) -> Span:
    if not place.start < place.end <= len(text):
        detail = f"A span is {place.start} to {place.end}; the text has {len(text)} characters. Count code points."
        raise InputRefused(path, "bad-offsets", detail)
    return Span(place.start, place.end)
