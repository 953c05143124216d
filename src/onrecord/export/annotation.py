"""W3C Web Annotations, and the file that the Hypothesis client imports.

The Web Annotation model counts code points in a text position (https://www.w3.org/TR/annotation-model/, 4.2.5); the
Hypothesis client counts UTF-16 code units, since it takes them for offsets of JavaScript strings, and falls back on the
quotation with its prefix and suffix where the position holds other words. Positions are those of the report's text as
onrecord has it, which is not always the text that a browser shows.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.archive import write_list
from onrecord.export.escape import json_bytes, report_iri, urn
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import extent, quote_of, speaker_of
from onrecord.export.units import Utf16
from onrecord.store import Filed
from onrecord.types import Span, Statement

_HEAD = b'{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":['


def write_web_annotation(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """One annotation page; each annotation has as many targets as its content has spans."""
    items = (json_bytes(_annotation(filed, one)) for filed in reports for one in filed.statements)
    write_list(_HEAD, items, b"\n]}\n", out)
    return {}


def write_hypothesis(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """What the client's "Import" reads: Hypothesis has one target an annotation, so it spans all of the content."""
    items = (json_bytes(one) for filed in reports for one in _hypothesis(filed))
    write_list(b'{"annotations":[', items, b"\n]}\n", out)
    return {}


def _annotation(filed: Filed, statement: Statement) -> Json:
    document = filed.document
    selected = [
        {
            "source": report_iri(document),
            "state": {"type": "State", "value": f"sha256:{document.sha256}"},
            "selector": _selectors(filed, span, span),
        }
        for span in statement.attribution.content.spans
    ]
    return {
        "id": urn("statement", statement.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "format": "text/plain", "value": comment(statement)},
        "target": [{"type": "SpecificResource", **one} for one in selected],
    }


def _hypothesis(filed: Filed) -> Iterator[Json]:
    units = Utf16(filed.document.text)
    for statement in filed.statements:
        span = extent(statement.attribution)
        counted = Span(units.at(span.start), units.at(span.end))
        iri = report_iri(filed.document)
        yield {
            "id": statement.id,
            "uri": iri,
            "document": {"title": [filed.document.title or filed.document.id]},
            "text": comment(statement).replace("<", "&lt;").replace("[", "\\[").replace("!", "\\!"),
            "tags": ["onrecord", statement.attribution.form, statement.attribution.act],
            "target": [{"source": iri, "selector": _selectors(filed, span, counted)}],
        }


def _selectors(filed: Filed, span: Span, counted: Span) -> list[Json]:
    exact, prefix, suffix = quote_of(filed, span)
    return [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": counted.start, "end": counted.end},
    ]


def comment(statement: Statement) -> str:
    """A statement in a few words, for a person who reads the annotation."""
    one, named = statement.attribution, speaker_of(statement)
    words = [f"speaker: {named.name if named else 'not named'}", f"form: {one.form}", f"act: {one.act}"]
    words += [f"said: {one.said}"] if one.said else []
    return "; ".join([*words, f"confidence: {one.confidence:.2f}", f"onrecord statement {statement.id}"])
