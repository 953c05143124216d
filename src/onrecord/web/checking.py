"""The pages for checking a draft: the form, and what was found. Nothing of a draft is kept beyond this run."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import InputRefused, NotFound, QueryError
from onrecord.flow.check import Checked, check_against_found, check_in_reports
from onrecord.store import Record
from onrecord.types import Original, Skipped
from onrecord.web.added import MAX_FILES, sent_files
from onrecord.web.adding import inside
from onrecord.web.checked import checked_object
from onrecord.web.reading import OneReader
from onrecord.web.render import answer

Json = dict[str, Any]
_KEPT = 20
_CHOICE = 50
"""Reports that can be picked one by one; for more there are files and the whole record."""
PASTED = "draft.md"


class Checking:
    """Checks of this run, the last few of them, by ids that nobody can guess."""

    def __init__(self, reader: OneReader) -> None:
        self.reader = reader
        self._done: OrderedDict[str, Json] = OrderedDict()
        self._lock = Lock()

    def keep(self, checked: Checked, *, in_record: bool) -> str:
        """The id under which what was found can be shown."""
        id_ = secrets.token_hex(8)
        with self._lock:
            self._done[id_] = checked_object(checked, id_, in_record)
            while len(self._done) > _KEPT:
                self._done.popitem(last=False)
        return id_

    def shown(self, id_: str) -> Json | None:
        """What was found, or ``None`` where it is no more held."""
        return self._done.get(id_)


def check_page(request: Request) -> Response:
    """The form."""
    with Record.open(request.app.state.settings.record, read_only=True) as record:
        reports = msgspec.to_builtins(record.shown.reports(_CHOICE))
        n_reports = record.counts().n_reports
    return answer(request, "check.html", {"check": None, "reports": reports, "n_reports": n_reports})


def found_page(request: Request) -> Response:
    """What one check found."""
    found = _checking(request).shown(request.path_params["id"])
    if found is None:
        raise NotFound("these pages hold no such check: they were started anew, or many were made since; check again")
    return answer(request, "check.html", {"check": found, "reports": [], "n_reports": 0})


async def check_draft(request: Request) -> Response:
    """Checks a draft that was pasted or sent, and leads to what was found."""
    async with request.form(max_files=MAX_FILES, max_part_size=request.app.state.settings.max_body) as form:
        drafts, sources = await sent_files(form, "draft"), await sent_files(form, "sources")
        pasted, against = form.get("text", ""), str(form.get("against", "record"))
        reports = [str(one) for one in form.getlist("report")]
    draft = _draft(drafts, pasted if isinstance(pasted, str) else "")
    checking, place, checks = _checking(request), request.app.state.settings.record, request.app.state.checks
    if against == "files":
        id_ = await checks.take(_against_files, checking, draft, [one for one in sources if _is_sent(one)])
    else:
        id_ = await checks.take(_in_record, checking, draft, place, reports if against == "reports" else None)
    return RedirectResponse(f"/check/{id_}", 303)


def _is_sent(one: Original | Skipped) -> bool:
    return isinstance(one, Original) or one.path != "unnamed"


def _draft(sent: Sequence[Original | Skipped], pasted: str) -> Original:
    """The draft: a file before pasted words, since a form keeps what was once typed."""
    for one in sent:
        if isinstance(one, Original):
            return one
        if one.path != "unnamed":
            raise QueryError(f"{one.path}: {one.detail}")
    if not pasted.strip():
        raise QueryError("there is no draft: paste its text, or choose a file with it, and send it again")
    data = pasted.replace("\r\n", "\n").encode("utf-8", "replace")
    return Original(PASTED, data, hashlib.sha256(data).hexdigest())


def _against_files(checking: Checking, draft: Original, sources: Sequence[Original | Skipped]) -> str:
    if not sources:
        raise QueryError("no source was chosen: choose one or more files, or hold the draft against the record")
    found = (one for file in sources for one in inside(file))
    return checking.keep(_made(lambda: check_against_found(draft, found, checking.reader.get())), in_record=False)


def _in_record(checking: Checking, draft: Original, place: str, reports: Sequence[str] | None) -> str:
    if reports is not None and not reports:
        raise QueryError("no report was picked: tick one or more, or hold the draft against the whole record")
    with Record.open(place, read_only=True) as record:
        among = None if reports is None else [record.document(id_).id for id_ in reports]
        made = _made(lambda: check_in_reports(draft, record, checking.reader.get(), among))
    return checking.keep(made, in_record=True)


def _made(check: Any) -> Checked:
    try:
        made: Checked = check()
    except InputRefused as refused:
        raise QueryError(f"the draft cannot be read: {refused.detail}") from refused
    return made


def _checking(request: Request) -> Checking:
    checking: Checking = request.app.state.checking
    return checking
