"""CSL-JSON for Zotero, pandoc and other citation tools: one item a report, with the ids of its statements."""

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.archive import write_list
from onrecord.export.escape import json_bytes, web_address
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import day_parts
from onrecord.store import Filed


def write_csl(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """An array of items of the type ``article-newspaper``."""
    write_list(b"[", (json_bytes(_item(filed)) for filed in reports), b"\n]\n", out)
    return {}


def _item(filed: Filed) -> Json:
    document = filed.document
    ids = " ".join(statement.id for statement in filed.statements)
    known = {
        "title": document.title,
        "container-title": document.publisher,
        "URL": web_address(document),
        "language": document.language,
        "note": f"sha256:{document.sha256}" + (f"; onrecord statements {ids}" if ids else ""),
    }
    out: Json = {"id": document.id, "type": "article-newspaper"} | {
        name: value for name, value in known.items() if value
    }
    out |= {"author": [{"literal": name} for name in document.authors]} if document.authors else {}
    for name, date in (("issued", document.published), ("accessed", document.retrieved)):
        parts = day_parts(date)
        out |= {name: {"date-parts": [list(parts)]}} if parts else {}
    return out
