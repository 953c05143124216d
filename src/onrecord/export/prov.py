"""PROV-O in Turtle: which report each statement is from, whose it is, and through which voices it came.

https://www.w3.org/TR/prov-o/. A statement is an entity attributed to its speaker, quoted from or derived from its
report; each further voice of the chain has an entity of its own, derived from the one it hands on.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.export.escape import report_iri, turtle_text, urn
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import publisher_id, speaker_of
from onrecord.store import Filed
from onrecord.types import Document, PartyKind, Statement

_HEAD = """@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""
_AGENTS: dict[PartyKind, str] = {"person": "prov:Person", "organisation": "prov:Organization"}


def write_prov(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """Triples, report by report; what is said twice of a speaker is the same triple."""
    out.write(_HEAD.encode())
    for filed in reports:
        out.write(_block(_report(filed.document)))
        for statement in filed.statements:
            for lines in _statement(filed.document, statement):
                out.write(_block(lines))
    return {}


def _block(lines: tuple[str, ...]) -> bytes:
    subject, *properties = lines
    inner = " ;\n    ".join(properties)
    return f"\n{subject} {inner} .\n".encode()


def _report(document: Document) -> tuple[str, ...]:
    lines = [
        f"<{report_iri(document)}>",
        "a prov:Entity",
        f"dcterms:identifier {turtle_text(f'sha256:{document.sha256}')}",
    ]
    lines += [f"dcterms:title {turtle_text(document.title)}"] if document.title else []
    lines += [f"dcterms:issued {turtle_text(document.published)}"] if document.published else []
    lines += [f"dcterms:publisher {turtle_text(document.publisher)}"] if document.publisher else []
    lines += [f"prov:wasAttributedTo <{publisher_id(document.publisher)}>"] if document.publisher else []
    return tuple(lines)


def _statement(document: Document, statement: Statement) -> Iterator[tuple[str, ...]]:
    one, iri, named = statement.attribution, urn("statement", statement.id), speaker_of(statement)
    how = "prov:wasQuotedFrom" if one.form in ("direct", "block") else "prov:wasDerivedFrom"
    lines = [
        f"<{iri}>",
        "a prov:Entity",
        f"prov:value {turtle_text(one.content.text)}",
        f"{how} <{report_iri(document)}>",
    ]
    lines += [f"dcterms:created {turtle_text(one.said)}"] if one.said else []
    if named is not None:
        speaker = urn("speaker", named.id)
        yield _agent(speaker, named.name, _AGENTS.get(named.kind, "prov:Agent"))
        lines.append(f"prov:wasAttributedTo <{speaker}>")
    yield tuple(lines)
    before = iri
    for number, voice in enumerate(one.chain[1:], start=1):
        told, agent = f"{iri}:told:{number}", f"{iri}:voice:{number}"
        yield _agent(agent, voice.name, "prov:Agent")
        yield f"<{told}>", "a prov:Entity", f"prov:wasDerivedFrom <{before}>", f"prov:wasAttributedTo <{agent}>"
        before = told


def _agent(iri: str, name: str, type_: str) -> tuple[str, ...]:
    return f"<{iri}>", f"a prov:Agent, {type_}", f"foaf:name {turtle_text(name)}"
