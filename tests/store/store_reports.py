"""Reports built by hand for the tests of the record: ``NAME said "WORDS"`` is the only attribution they know."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from onrecord.store import Record
from onrecord.types import (
    Attribution,
    Block,
    Content,
    Document,
    Note,
    Original,
    Party,
    Passage,
    Reading,
    Span,
    Speaker,
    Statement,
    Time,
)

Place: TypeAlias = Path | str
NewPlace: TypeAlias = Callable[[], Place]

SAID = re.compile(r'(?P<source>[^.,"]+?) (?P<cue>said|denied) (?P<content>"[^"]*")')
VERSION = "reader 1"


def original_of(path: str, text: str) -> Original:
    data = text.encode("utf-8", "surrogatepass")
    return Original(path, data, hashlib.sha256(data).hexdigest(), "2020-07-09")


def reading_of(original: Original, **known: Any) -> Reading:
    text = original.data.decode("utf-8", "surrogatepass")
    document = Document(
        id=original.sha256[:16],
        path=original.path,
        sha256=original.sha256,
        text=text,
        blocks=(Block(Span(0, len(text)), "paragraph"),),
        **{"retrieved": original.retrieved, "language": "en", **known},
    )
    end = len(text)
    return Reading(
        document,
        tuple(_attribution(document, found) for found in SAID.finditer(text)),
        people=(Party("p1", "Ada Okafor", "person", ("Okafor",), (Span(0, 3),)),),
        times=(Time(Span(end - 1, end), text[-1], "2020", "date"),),
        notes=(Note("odd", Span(0, 1), "a note"),),
    )


def _attribution(document: Document, found: re.Match[str]) -> Attribution:
    source = found["source"].strip()
    start = found.start("source") + found["source"].index(source)
    spans = (Span(*found.span("content")),)
    evidence = f"{document.sha256}|{start}|{spans}"
    return Attribution(
        id=hashlib.sha256(evidence.encode()).hexdigest()[:16],
        form="direct",
        source=Passage(Span(start, start + len(source)), source),
        cue=Passage(Span(*found.span("cue")), found["cue"]),
        content=Content(spans, found["content"]),
        confidence=0.875,
        speaker=Speaker("p1", source, "person"),
        act="deny" if found["cue"] == "denied" else "assert",
    )


def statements_of(reading: Reading) -> tuple[Statement, ...]:
    text = reading.document.text
    return tuple(Statement(one.id, reading.document.id, one, text, Span(0, len(text))) for one in reading.attributions)


def report(path: str, text: str, **known: Any) -> tuple[Original, Reading]:
    original = original_of(path, text)
    return original, reading_of(original, **known)


def add(record: Record, one: tuple[Original, Reading]) -> bool:
    original, reading = one
    return record.add(original, reading, statements_of(reading), VERSION)


TABLES = (
    "originals", "paths", "documents", "readings", "statements", "skipped", "appearances", "judgements", "speakers",
    "speaker_names", "parties", "merges", "stranded", "migrations", "facts", "held", "tellings", "relations",
)  # fmt: skip
NUMBERS = ("number", "document")
"""Columns that only say in which order rows came."""
JOINED = {
    "voices": "SELECT s.id, v.speaker_id, v.kind, v.document_id, v.published FROM voices v"
    " JOIN statements s ON s.number = v.statement",
    "ways": "SELECT s.id, w.addressee, w.via FROM ways w JOIN statements s ON s.number = w.number",
}


def table_rows(place: Place) -> dict[str, list[tuple[Any, ...]]]:
    """All content of a record, sorted, without the numbers that only say in which order rows came."""
    with Record.open(place, read_only=True) as record, record._database.reading():
        rows = record._database.rows
        out = {table: sorted(rows(sql), key=repr) for table, sql in JOINED.items()}
        for table in TABLES:
            columns = [column for column in columns_of(record, table) if column not in NUMBERS]
            out[table] = sorted(rows(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)
        return out


def columns_of(record: Record, table: str) -> list[str]:
    """The columns of a table, in order of the alphabet."""
    sql = f"SELECT name FROM pragma_table_info('{table}')"
    if not record.files:
        sql = (
            "SELECT column_name::text FROM information_schema.columns"
            f" WHERE table_name = '{table}' AND table_schema = current_schema()"
        )
    return sorted(name for (name,) in record._database.rows(sql))
