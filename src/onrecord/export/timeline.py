"""TimelineJS (https://timeline.knightlab.com/docs/json-format.html): statements along the days they were made on.

A statement stands on the day it was said, else on the day its report was published; where neither is known it is left
out and counted. TimelineJS shows texts as HTML, so all of HTML's signs are escaped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.archive import write_list
from onrecord.export.escape import json_bytes, web_address
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import ends_of, speaker_of
from onrecord.store import Filed
from onrecord.types import Statement

_UNDATED = "no date, neither said nor published"
_UNITS = ("year", "month", "day")


def write_timeline(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """One object with a list of events."""
    left_out: Counter[str] = Counter()
    items = (json_bytes(event) for event in _events(reports, left_out))
    write_list(b'{"events":[', items, b"\n]}\n", out)
    return left_out


def _events(reports: Iterable[Filed], left_out: Counter[str]) -> Iterator[Json]:
    for filed in reports:
        for statement in filed.statements:
            event = _event(filed, statement)
            if event is None:
                left_out[_UNDATED] += 1
            else:
                yield event


def _event(filed: Filed, statement: Statement) -> Json | None:
    document, one, named = filed.document, statement.attribution, speaker_of(statement)
    first, last = ends_of(one.said)
    if not first and not last:
        first, last = ends_of(document.published)
    if not first and not last:
        return None
    where = ", ".join(part for part in (document.publisher, document.title, document.published) if part)
    address = web_address(document)
    shown = f'<a href="{escape(address)}">{escape(where or address)}</a>' if address else escape(where)
    out: Json = {
        "unique_id": statement.id,
        "start_date": dict(zip(_UNITS, first or last, strict=False)),
        "text": {
            "headline": escape(named.name if named else "not named"),
            "text": f"<p>{escape(one.content.text)}</p><p>{shown}</p>",
        },
    }
    return out | ({"end_date": dict(zip(_UNITS, last, strict=False))} if first and last and first <= last else {})
