"""Citron's JSON (https://github.com/bbc/citron, docs/data_format.md): a text and its quotes, for each report.

Citron is in Python and counts code points. A quote of Citron always has a cue and a source, so other statements are
left out and counted. ``speaker`` and ``id`` are ours beside Citron's own properties.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.archive import write_archive
from onrecord.export.escape import file_name, json_bytes
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import speaker_of
from onrecord.export.sheet import sheet
from onrecord.store import Filed
from onrecord.types import Span, Statement


def write_citron(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A ZIP archive of ``ID.json`` for each report."""
    left_out: Counter[str] = Counter()
    write_archive(_files(reports, options, left_out), out)
    return left_out


def _files(reports: Iterable[Filed], options: Options, left_out: Counter[str]) -> Iterator[tuple[str, bytes]]:
    for filed in reports:
        page = sheet(filed, options)
        quotes = [quote for one in page.statements if (quote := _quote(page.text, one)) is not None]
        if len(quotes) < len(page.statements):
            left_out["no cue or no source"] += len(page.statements) - len(quotes)
        yield f"{file_name(filed.document.id)}.json", json_bytes({"text": page.text, "quotes": quotes})


def _quote(text: str, statement: Statement) -> Json | None:
    one, named = statement.attribution, speaker_of(statement)
    if one.cue is None or one.source is None:
        return None
    return {
        "cue": _span(text, one.cue.span),
        "sources": [_span(text, one.source.span)],
        "contents": [_span(text, span) for span in one.content.spans],
        "confidence": round(one.confidence, 4),
        "id": statement.id,
        "speaker": None if named is None else {"key": named.id, "name": named.name, "kind": named.kind},
    }


def _span(text: str, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": text[slice(*span)]}
