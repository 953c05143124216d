"""UIMA CAS in JSON (https://github.com/apache/uima-uimaj-io-jsoncas), which INCEpTION imports; one file a report.

UIMA counts UTF-16 code units. The types are in each file. A layer of INCEpTION has no annotation in pieces, so a
content in two pieces is two annotations of one ``statement``.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.archive import write_archive
from onrecord.export.escape import file_name, json_bytes
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import passages, speaker_of
from onrecord.export.sheet import Sheet, sheet
from onrecord.export.units import Utf16, length
from onrecord.store import Filed
from onrecord.types import Span, Statement

_SPAN = "uima.tcas.Annotation"
_TEXTS = (
    "statement", "speakerId", "speaker", "form", "act", "modality", "polarity", "stance", "basis", "said",
)  # fmt: skip
_ROLES = {"source": "onrecord.Source", "cue": "onrecord.Cue", "addressee": "onrecord.Addressee"}


def write_cas(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A ZIP archive of ``ID.json`` for each report."""
    write_archive(_files(reports, options), out)
    return {}


def _files(reports: Iterable[Filed], options: Options) -> Iterator[tuple[str, bytes]]:
    for filed in reports:
        name = f"{file_name(filed.document.id)}.json"
        yield name, json_bytes(_cas(sheet(filed, options), filed.document.language))


def _cas(page: Sheet, language: str | None) -> Json:
    made = _Structures(page.text, language)
    for statement in page.statements:
        made.statement(statement)
    first = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain"}
    return {
        "%TYPES": _types(),
        "%FEATURE_STRUCTURES": [{**first, "sofaString": page.text}, *made.found],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [one["%ID"] for one in made.found]}},
    }


class _Structures:
    """Annotations of one text, numbered from 2."""

    def __init__(self, text: str, language: str | None) -> None:
        self.found: list[Json] = []
        self._units = Utf16(text)
        whole = {"@sofa": 1, "begin": 0, "end": length(text), "language": language or "x-unspecified"}
        self._add("uima.tcas.DocumentAnnotation", whole)

    def statement(self, statement: Statement) -> None:
        one, named = statement.attribution, speaker_of(statement)
        known: Json = {"statement": statement.id, "form": one.form, "act": one.act, "stance": one.stance}
        known |= {"modality": one.certainty.modality, "polarity": one.certainty.polarity, "basis": one.basis}
        known |= {"said": one.said} if one.said else {}
        known |= {"speaker": named.name, "speakerId": named.id} if named else {}
        for role, passage in passages(one):
            known[f"@{role}"] = self._add(_ROLES[role], self._place(passage.span))
        for span in one.content.spans:
            self._add("onrecord.Content", self._place(span) | known)

    def _place(self, span: Span) -> Json:
        return {"@sofa": 1, "begin": self._units.at(span.start), "end": self._units.at(span.end)}

    def _add(self, type_: str, features: Json) -> int:
        self.found.append({"%ID": len(self.found) + 2, "%TYPE": type_, **features})
        return len(self.found) + 1


def _types() -> Json:
    types: Json = {name: {"%NAME": name, "%SUPER_TYPE": _SPAN} for name in _ROLES.values()}
    content: Json = {"%NAME": "onrecord.Content", "%SUPER_TYPE": _SPAN}
    content |= {name: {"%NAME": name, "%RANGE": "uima.cas.String"} for name in _TEXTS}
    content |= {role: {"%NAME": role, "%RANGE": type_} for role, type_ in _ROLES.items()}
    return types | {"onrecord.Content": content}
