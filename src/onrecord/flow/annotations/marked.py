"""What a file of annotations says of a text, and the reading made of it."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from onrecord.marks import find_marks
from onrecord.types import (
    Attribution,
    Block,
    Certainty,
    Content,
    Document,
    Form,
    Note,
    Original,
    Party,
    Passage,
    Reading,
    Span,
    Speaker,
)

_WORD = re.compile(r"\w+")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as a file has it. ``within`` is the number of the one whose content holds it.

    ``traits`` are values of the contract by name (``form``, ``act``, ``stance``, ``basis``, ``modality``,
    ``polarity``); what a file does not tell is missing.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    speaker: Speaker | None = None
    confidence: float = 1.0
    traits: dict[str, str] = field(default_factory=dict)
    within: int | None = None


def reading_of(original: Original, text: str, marked: Sequence[Marked], notes: Iterable[Note] = ()) -> Reading:
    """The reading of a text as it was annotated: in the order of the text, each attribution once.

    ``original`` are the bytes of ``text`` itself. Who a speaker is comes from the file alone; where it does not say,
    ``speaker`` is null. The form is worked out from the text where the file does not tell it.
    """
    document = Document(original.sha256[:16], original.path, original.sha256, text, _paragraphs(text))
    inside = _quoted(text)
    ids = [_id(document, one) for one in marked]
    made = {
        id_: _attribution(id_, text, one, inside, ids) for id_, one in reversed(list(zip(ids, marked, strict=True)))
    }
    ordered = sorted(made.values(), key=lambda one: (one.content.spans[0], one.id))
    return Reading(document, tuple(ordered), _people(ordered), notes=tuple(sorted(notes, key=lambda one: one.span)))


def _attribution(id_: str, text: str, one: Marked, inside: Sequence[bool], ids: Sequence[str]) -> Attribution:
    traits = one.traits
    parent = None if one.within is None else ids[one.within]
    return Attribution(
        id=id_,
        form=cast(Form, traits.get("form") or _form(text, one.content, inside)),
        source=_passage(text, one.source),
        cue=_passage(text, one.cue),
        content=Content(one.content, " ".join(text[slice(*span)] for span in one.content)),
        confidence=one.confidence,
        addressee=_passage(text, one.addressee),
        speaker=one.speaker,
        parent=None if parent == id_ else parent,
        certainty=Certainty(**{name: traits[name] for name in ("modality", "polarity") if name in traits}),  # type: ignore[arg-type]
        **{name: traits[name] for name in ("act", "stance", "basis") if name in traits},  # type: ignore[arg-type]
    )


def _id(document: Document, one: Marked) -> str:
    """Made of the evidence alone, as a reader's are: the document's hash and the spans."""
    evidence = document.sha256 + "".join(f"|{p.start}-{p.end}" if p else "|" for p in (one.source, one.cue))
    evidence += "".join(f"|{span.start}-{span.end}" for span in one.content)
    return hashlib.sha256(evidence.encode()).hexdigest()[:16]


def _form(text: str, spans: Sequence[Span], inside: Sequence[bool]) -> Form:
    words = [inside[found.start()] for span in spans for found in _WORD.finditer(text, *span)]
    if words and all(words):
        return "direct"
    return "mixed" if any(words) else "indirect"


def _quoted(text: str) -> list[bool]:
    """For each character whether it stands between quotation marks."""
    inside = [False] * len(text)
    for quoted in find_marks(text).quoted:
        inside[quoted.start : quoted.end] = [True] * (quoted.end - quoted.start)
    return inside


def _paragraphs(text: str) -> tuple[Block, ...]:
    """What empty lines set apart, without the white space around it."""
    edges = [0, *(found.end() for found in _PARAGRAPH_END.finditer(text)), len(text)]
    blocks = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        at = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            blocks.append(Block(Span(at, at + len(piece.strip())), "paragraph"))
    return tuple(blocks)


def _people(attributions: Sequence[Attribution]) -> tuple[Party, ...]:
    mentions: dict[Speaker, set[Span]] = {}
    for one in attributions:
        if one.speaker is not None:
            where = mentions.setdefault(one.speaker, set())
            where.update((one.source.span,) if one.source else ())
    named = sorted(mentions.items(), key=lambda item: (item[0].key, item[0].name, item[0].kind))
    first = {speaker.key: (speaker, places) for speaker, places in reversed(named)}
    return tuple(
        Party(key, speaker.name, speaker.kind, mentions=tuple(sorted(places)))
        for key, (speaker, places) in sorted(first.items())
    )


def _passage(text: str, span: Span | None) -> Passage | None:
    return None if span is None else Passage(span, text[slice(*span)])
