"""Downloads: what a question finds, in other people's formats, as ``onrecord export`` writes it."""

import re
from collections.abc import Iterator
from contextlib import closing
from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.ask import parse
from onrecord.export import Format, export, format_named
from onrecord.store import Record

_IN_MEMORY = 8_000_000
_PIECE = 64 * 1024
_KINDS = {".csv": "text/csv; charset=utf-8", ".json": "application/json", ".jsonld": "application/ld+json"}
_KINDS |= {".zip": "application/zip", ".xml": "application/xml", ".graphml": "application/xml"}


def export_file(request: Request) -> Response:
    """The file, whole before its first byte is sent, so that one that breaks off is never taken for whole."""
    question = request.query_params.get("q", "").strip()
    to = format_named(request.query_params.get("to", ""))
    wanted = parse(question) if question else None
    out: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when it was sent
    try:
        with (
            Record.open(request.app.state.settings.record, read_only=True) as record,
            closing(record.stream(wanted)) as reports,
        ):
            export(reports, to, out)  # type: ignore[arg-type]  # a spooled file is a BinaryIO but for its name
    except BaseException:
        out.close()
        raise
    out.seek(0)
    headers = {"content-disposition": f'attachment; filename="{_name(question, to)}"'}
    return StreamingResponse(_pieces(out), headers=headers, media_type=_kind(to))


def _kind(to: Format) -> str:
    return _KINDS.get("." + to.suffix.rpartition(".")[2], "application/octet-stream")


def _name(question: str, to: Format) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", question.casefold()).strip("-")[:40].strip("-")
    return f"onrecord{'-' + words if words else ''}{to.suffix}"


def _pieces(out: IO[bytes]) -> Iterator[bytes]:
    with out:
        while piece := out.read(_PIECE):
            yield piece
