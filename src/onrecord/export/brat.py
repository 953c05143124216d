"""brat standoff (https://brat.nlplab.org/standoff.html): a text and its annotations, for each report.

brat counts code points. A span of brat holds no line break, so one that runs over lines is written in fragments.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.export.archive import write_archive
from onrecord.export.escape import file_name
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import Named, passages, speaker_of
from onrecord.export.sheet import Sheet, sheet
from onrecord.store import Filed
from onrecord.types import Span, Statement

BREAK = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What a fragment must not hold, for brat's files are lines of fields."""

TRAITS = {
    "Form": ("direct", "indirect", "mixed", "block"),
    "Act": ("assert", "ask", "deny", "promise", "demand", "agree", "decline", "silence"),
    "Modality": ("certain", "probable", "possible", "unspecified"),
    "Polarity": ("positive", "negative", "unspecified"),
    "Stance": ("neutral", "endorses", "doubts"),
    "Basis": ("witness", "hearsay", "record", "opinion", "unspecified"),
    "Kind": ("person", "organisation", "group", "document", "unnamed"),
}
"""Attributes of a content and their values; ``Kind`` is the speaker's."""

ROLES = {"source": ("Source", "HasSource"), "cue": ("Cue", "HasCue"), "addressee": ("Addressee", "HasAddressee")}
"""Type of the span and of the relation from the content to it."""


def write_brat(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A ZIP archive of ``ID.txt`` and ``ID.ann`` for each report, and ``annotation.conf``."""
    write_archive(_files(reports, options), out)
    return {}


def _files(reports: Iterable[Filed], options: Options) -> Iterator[tuple[str, bytes]]:
    yield "annotation.conf", _configuration().encode()
    for filed in reports:
        name, page = file_name(filed.document.id), sheet(filed, options)
        yield f"{name}.txt", page.text.encode()
        yield f"{name}.ann", annotations(page).encode()


def annotations(page: Sheet) -> str:
    """The lines of a ``.ann`` file."""
    lines = _Lines(page.text)
    number = {one.id: lines.content(one) for one in page.statements}
    for one in page.statements:
        if one.attribution.parent in number:
            lines.relation("Within", number[one.id], number[one.attribution.parent])
    return "".join(f"{line}\n" for line in lines.lines)


class _Lines:
    """Lines of a ``.ann`` file, each kind numbered from 1."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._n = dict.fromkeys("TRAN#", 0)

    def content(self, statement: Statement) -> str:
        one = statement.attribution
        content = self._spans("Content", one.content.spans)
        for role, passage in passages(one):
            type_, relation = ROLES[role]
            self.relation(relation, content, self._spans(type_, (passage.span,)))
        named = speaker_of(statement)
        for trait, value in _traits(statement, named):
            self._add("A", f"{trait} {content} {value}")
        if named is not None:
            self._add("N", f"Reference {content} onrecord:{named.id.replace(' ', '_')}\t{_line(named.name)}")
        self._add("#", f"AnnotatorNotes {content}\tonrecord statement {statement.id}")
        return content

    def relation(self, type_: str, one: str, other: str) -> None:
        self._add("R", f"{type_} Arg1:{one} Arg2:{other}")

    def _spans(self, type_: str, spans: tuple[Span, ...]) -> str:
        pieces = [piece for span in spans for piece in _pieces(self._text, span)]
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        return self._add("T", f"{type_} {places}\t{' '.join(self._text[slice(*piece)] for piece in pieces)}")

    def _add(self, kind: str, rest: str) -> str:
        self._n[kind] += 1
        self.lines.append(f"{kind}{self._n[kind]}\t{rest}")
        return f"{kind}{self._n[kind]}"


def _pieces(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for found in BREAK.finditer(text, span.start, span.end):
        if found.start() > at:
            yield Span(at, found.start())
        at = found.end()
    if at < span.end:
        yield Span(at, span.end)


def _traits(statement: Statement, named: Named | None) -> Iterator[tuple[str, str]]:
    one = statement.attribution
    yield from (("Form", one.form), ("Act", one.act), ("Stance", one.stance), ("Basis", one.basis))
    yield from (("Modality", one.certainty.modality), ("Polarity", one.certainty.polarity))
    if named is not None:
        yield "Kind", named.kind


def _line(text: str) -> str:
    return BREAK.sub(" ", text)


def _configuration() -> str:
    types = ["Content", *(type_ for type_, _ in ROLES.values())]
    relations = [f"{relation}\tArg1:Content, Arg2:{type_}" for type_, relation in ROLES.values()]
    traits = [f"{name}\tArg:Content, Value:{'|'.join(values)}" for name, values in TRAITS.items()]
    parts = {"entities": types, "relations": [*relations, "Within\tArg1:Content, Arg2:Content"], "events": []}
    return "".join(
        f"[{name}]\n" + "".join(f"{one}\n" for one in some) for name, some in (parts | {"attributes": traits}).items()
    )
