"""First steps of the fold: batches → documents, each once, and their tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from pyarrow import parquet

from onrecord.flow.spread.exchange import Outgoing, grouped
from onrecord.flow.spread.steps import Counts, Share
from onrecord.flow.spread.tables import (
    attribution_rows,
    document_row,
    people_rows,
    statement_rows,
    time_rows,
    write_table,
)
from onrecord.link import tellings
from onrecord.resolve import Appearance, appearances
from onrecord.resolve.bucketed import single_word, surname_vote
from onrecord.resolve.company import folded
from onrecord.types import Reading

NAME, WORD = "n ", "w "
"""Begin the keys of names in company and of single words."""

Copy = tuple[str, str, bytes]
"""Path, sha256 and MessagePack of the reading."""

Table = list[dict[str, Any]]


def take(share: Share, out: Outgoing) -> Counts:
    """A lot of batches: readings by their document, refusals by their path."""
    for path in share.told("batches"):
        for part in parquet.ParquetFile(Path(path)).iter_batches(256, columns=_COLUMNS):
            for row in part.to_pylist():
                if row["reading"] is None:
                    out.put("refused", row["path"], (row["reason"], row["detail"]))
                else:
                    out.put("copies", row["document_id"], (row["path"], row["sha256"], row["reading"]))
    return {}


_COLUMNS = ["document_id", "path", "sha256", "reading", "reason", "detail"]


def publish(share: Share, out: Outgoing) -> Counts:
    """Documents, each by the smallest of its paths: their tables, and what the next steps ask for."""
    tables: dict[str, Table] = {name: [] for name in ("documents", "attributions", "times")}
    n_reports = 0
    for document_id, (copies,) in grouped(share.place, share.number, {"copies": Copy}):
        path, _, data = min(copies)
        reading = msgspec.msgpack.decode(data, type=Reading)
        tables["documents"].append(document_row(reading, path, full_text=share.told("full_text")))
        tables["attributions"] += attribution_rows(reading)
        tables["times"] += time_rows(reading)
        told = (list(statement_rows(reading)), list(people_rows(reading)), tellings(reading))
        out.put("told", document_id, told)
        found = appearances(reading)
        n_reports += bool(found)
        _ask(found, document_id, out)
        _list(copies, path, document_id, out)
    for name, rows in tables.items():
        write_table(share.place, name, share.number, rows)
    counts = {name: len(rows) for name, rows in tables.items()}
    return {**counts, "n_reports": n_reports}


def _ask(found: tuple[Appearance, ...], document_id: str, out: Outgoing) -> None:
    """Have names counted: those of the report's company, and single words that may be surnames."""
    if not found:
        return
    out.put("appearing", document_id, found)
    names: dict[str, str] = {}
    for name in found[0].company:
        names[folded(name)] = min(name, names.get(folded(name), name))
    for key, name in names.items():
        out.put("named", NAME + key, (document_id, name))
    for word, how in _words(found):
        out.put("named", WORD + word, (document_id if how == "asks" else "", how))


def _words(found: tuple[Appearance, ...]) -> Iterator[tuple[str, str]]:
    for one in found:
        vote = surname_vote(one)
        if vote is not None:
            yield vote
    for word in sorted({word for one in found if (word := single_word(one)) is not None}):
        yield word, "asks"


def _list(copies: list[Copy], path: str, document_id: str, out: Outgoing) -> None:
    for one, sha256, _ in copies:
        out.put("listed", one, (sha256, document_id, "read" if one == path else "copy"))


def list_inputs(share: Share, out: Outgoing) -> Counts:
    """The table of inputs: what became of each path."""
    rows: Table = []
    channels = {"listed": tuple[str, str, str], "refused": tuple[str, str]}
    for path, (listed, refused) in grouped(share.place, share.number, channels):
        for sha256, document_id, outcome in dict.fromkeys(listed):
            rows.append({"path": path, "sha256": sha256, "document_id": document_id, "outcome": outcome})
        for reason, detail in dict.fromkeys(refused):
            rows.append({"path": path, "outcome": "skipped", "reason": reason, "detail": detail})
    write_table(share.place, "inputs", share.number, rows)
    return {"inputs": len(rows), "skipped": sum(row["outcome"] == "skipped" for row in rows)}
