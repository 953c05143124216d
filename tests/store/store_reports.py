"""Reports built by hand for the tests of the record: ``NAME said "WORDS"`` is the only attribution they know."""

import hashlib
import re
import sqlite3
from pathlib import Path
from typing import Any

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


def table_rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All content of a record, sorted, without the numbers that only say in which order rows came."""
    connection = sqlite3.connect(path)
    try:
        out = {}
        for table in ("originals", "paths", "documents", "readings", "statements", "skipped", "migrations"):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "number"]
            out[table] = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)
        return out
    finally:
        connection.close()
