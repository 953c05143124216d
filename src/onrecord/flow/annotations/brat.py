"""brat standoff (https://brat.nlplab.org/standoff.html): the annotations of a ``.ann`` file over its ``.txt``.

Our own exports come back whole. Of other people's schemas what ties a content to a source, cue or addressee is
understood by the types of the two spans, whatever the relation is called; what is not understood is noted.
"""

import re
from dataclasses import dataclass, field
from typing import get_args

from onrecord.errors import InputRefused
from onrecord.flow.annotations.marked import Marked
from onrecord.types import Act, Basis, Form, Modality, Note, PartyKind, Polarity, Span, Speaker, Stance

ROLES = {
    "content": "content", "quotation": "content", "quote": "content",
    "source": "source", "speaker": "source",
    "cue": "cue", "addressee": "addressee",
}  # fmt: skip
"""Types of spans, in small letters, and what they are to us: our own, and those of RiQuA (Papay and Padó 2020)."""

TRAITS = {"form": Form, "act": Act, "modality": Modality, "polarity": Polarity, "stance": Stance, "basis": Basis}

_SPAN = re.compile(r"(\S+) ([0-9]{1,15} [0-9]{1,15}(?:;[0-9]{1,15} [0-9]{1,15})*)")
_RELATION = re.compile(r"(\S+) \S+?:(\S+) \S+?:(\S+)\s*")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (\S+))?")
_REFERENCE = re.compile(r"\S+ (\S+) ([^\s:]+):(\S+)")
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(slots=True)
class _File:
    """The lines of a file, by what they are."""

    spans: dict[str, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    references: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_brat(path: str, text: str, annotations: str) -> tuple[list[Marked], list[Note]]:
    """What is marked in a text, and notes on spans of types that are not understood. Raises ``InputRefused``."""
    file = _File()
    for number, line in enumerate(annotations.split("\n"), 1):
        _take(file, f"{path}:{number}", text, line.rstrip("\r"))
    contents = [id_ for id_, (type_, _) in file.spans.items() if ROLES.get(type_.lower()) == "content"]
    if file.spans and not contents:
        found = ", ".join(sorted({type_ for type_, _ in file.spans.values()}))
        detail = f"No span is a content; the types are {found}. Wanted one of Content, Quotation, Quote."
        raise InputRefused(path, "no-contents", detail)
    unknown = [(type_, spans) for type_, spans in file.spans.values() if type_.lower() not in ROLES]
    notes = [Note("annotation-left-out", spans[0], f"the type {type_} is not understood") for type_, spans in unknown]
    return [_marked(file, id_, contents) for id_ in contents], notes


def _take(file: _File, where: str, text: str, line: str) -> None:
    id_, _, rest = line.partition("\t")
    first, _, words = rest.partition("\t")
    kind = id_[:1]
    if kind == "T":
        file.spans[id_] = _spans(where, text, first)
    elif kind == "R":
        type_, one, other = _matched(_RELATION, where, first)
        file.relations.append((type_, one, other))
    elif kind in ("A", "M"):
        name, target, value = _matched(_ATTRIBUTE, where, first)
        file.attributes.setdefault(target, {})[name.lower()] = value or ""
    elif kind == "N":
        target, _, key = _matched(_REFERENCE, where, first)
        file.references[target] = (key, words)
    elif line.strip() and kind not in ("#", "E", "*"):
        raise InputRefused(where, "not-brat", f"{line[:60]!r} is no line of brat; wanted T, R, A, M, N, E, * or #.")


def _matched(pattern: re.Pattern[str], where: str, words: str) -> tuple[str, ...]:
    found = pattern.fullmatch(words)
    if found is None:
        raise InputRefused(where, "not-brat", f"{words[:60]!r} is not what brat writes on such a line.")
    return found.groups()


def _spans(where: str, text: str, words: str) -> tuple[str, tuple[Span, ...]]:
    type_, places = _matched(_SPAN, where, words)
    spans = []
    for place in places.split(";"):
        start, end = map(int, place.split(" "))
        if not start < end <= len(text):
            detail = f"A span is {place}; its text has {len(text)} characters. brat counts code points of the .txt."
            raise InputRefused(where, "bad-offsets", detail)
        spans.append(Span(start, end))
    return type_, _joined(text, sorted(spans))


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Pieces with nothing but a line's end between are one: brat cannot write a span that runs over lines."""
    out = [spans[0]]
    for span in spans[1:]:
        between = text[out[-1].end : span.start]
        if span.start < out[-1].end or (between and _BREAKS.fullmatch(between)):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _marked(file: _File, id_: str, contents: list[str]) -> Marked:
    parts: dict[str, list[Span]] = {}
    within = None
    for type_, one, other in file.relations:
        if type_.lower() == "within" and one == id_ and other in contents and other != id_:
            within = contents.index(other)
        elif id_ in (one, other):
            end = file.spans.get(other if one == id_ else one)
            if end is not None and (role := ROLES.get(end[0].lower(), "content")) != "content":
                parts.setdefault(role, []).extend(end[1])
    told = file.attributes.get(id_, {})
    return Marked(
        content=file.spans[id_][1],
        source=_extent(parts.get("source")),
        cue=_extent(parts.get("cue")),
        addressee=_extent(parts.get("addressee")),
        speaker=_speaker(file.references.get(id_), told.get("kind", "")),
        traits={name: told[name] for name, known in TRAITS.items() if told.get(name) in get_args(known)},
        within=within,
    )


def _speaker(reference: tuple[str, str] | None, kind: str) -> Speaker | None:
    if reference is None:
        return None
    known: dict[str, PartyKind] = {one: one for one in get_args(PartyKind)}
    return Speaker(reference[0], reference[1] or reference[0], known.get(kind, "unnamed"))


def _extent(spans: list[Span] | None) -> Span | None:
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
