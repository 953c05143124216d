"""FollowTheMoney entities, one a line, for Aleph and OpenSanctions' tools (https://followthemoney.tech).

A report is an ``Article``, a speaker a ``Person``, ``Organization``, ``LegalEntity`` or ``Document``, a statement a
``Documentation`` that links the two, or a ``Note`` on the article where nobody is named.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.escape import json_bytes, web_address
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import Named, ends_of, speaker_of
from onrecord.store import Filed
from onrecord.types import Document, PartyKind, Statement

_SCHEMATA: dict[PartyKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "group": "LegalEntity",
    "document": "Document",
    "unnamed": "LegalEntity",
}


def write_ftm(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """Entities as JSON lines. A speaker comes once a report: tools merge entities of one id."""
    for filed in reports:
        for entity in _entities(filed, options):
            out.write(json_bytes(entity) + b"\n")
    return {}


def _entities(filed: Filed, options: Options) -> Iterator[Json]:
    yield _article(filed.document, options)
    seen = set()
    for statement in filed.statements:
        named = speaker_of(statement)
        if named is not None and named.id not in seen:
            seen.add(named.id)
            yield _speaker(named)
        yield _statement(filed.document, statement, named)


def _article(document: Document, options: Options) -> Json:
    properties = {
        "fileName": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "publishedAt": document.published,
        "retrievedAt": document.retrieved,
        "sourceUrl": web_address(document),
        "notes": f"sha256:{document.sha256}",
        "bodyText": document.text if options.full_text else None,
    }
    found = _entity(f"report-{document.id}", "Article", properties)
    if document.authors:
        found["properties"]["author"] = list(document.authors)
    return found


def _speaker(named: Named) -> Json:
    schema = _SCHEMATA[named.kind]
    more = {"fileName": named.name} if schema == "Document" else {}
    return _entity(f"speaker-{named.id}", schema, {"name": named.name, **more})


def _statement(document: Document, statement: Statement, named: Named | None) -> Json:
    article, one = f"report-{document.id}", statement.attribution
    if named is None:
        of_note = {"entity": article, "name": f"statement {statement.id}", "description": one.content.text}
        return _entity(f"statement-{statement.id}", "Note", {**of_note, "summary": statement.context})
    first, last = ends_of(one.said)
    properties: dict[str, str | None] = {
        "document": article,
        "entity": f"speaker-{named.id}",
        "role": one.cue.text if one.cue else one.act,
        "description": one.content.text,
        "summary": statement.context,
        "recordId": statement.id,
        "date": one.said if first and "/" not in (one.said or "") else None,
        "startDate": _date(first) if "/" in (one.said or "") else None,
        "endDate": _date(last),
    }
    return _entity(f"statement-{statement.id}", "Documentation", properties)


def _date(parts: tuple[int, ...]) -> str | None:
    if not parts:
        return None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _entity(id_: str, schema: str, properties: "dict[str, str | None] | dict[str, str]") -> Json:
    return {"id": id_, "schema": schema, "properties": {name: [value] for name, value in properties.items() if value}}
