"""JSON Lines: the objects of the reading contract, one a line."""

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.contract import Json, attribution_object, reading_object
from onrecord.export.escape import json_bytes
from onrecord.export.format import LeftOut, Options
from onrecord.store import Filed
from onrecord.types import Statement


def write_jsonl(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """One statement a line, as ``ask --json`` shows a hit; with whole texts one reading a line, as ``read --json``."""
    for filed in reports:
        if options.full_text:
            out.write(json_bytes(reading_object(filed.reading)) + b"\n")
            continue
        for statement in filed.statements:
            out.write(json_bytes(statement_object(filed, statement)) + b"\n")
    return {}


def statement_object(filed: Filed, statement: Statement) -> Json:
    """A statement with its context and what is known of its report."""
    document = filed.document
    known = ("id", "path", "sha256", "title", "publisher", "published", "url", "language")
    who = None
    if statement.speaker_id is not None:
        who = {"id": statement.speaker_id, "name": statement.speaker_name}
    return {
        "id": statement.id,
        "attribution": attribution_object(statement.attribution),
        "speaker": who,
        "context": {"span": list(statement.context_span), "text": statement.context},
        "document": {name: getattr(document, name) for name in known},
    }
