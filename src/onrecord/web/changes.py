"""What a person changes from a page: judgements, merges, and taking them back. Each is appended, none overwrites."""

from collections.abc import Awaitable, Callable
from typing import get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import QueryError
from onrecord.flow.judge import merge, on_relation, on_statement, signed, split, undo
from onrecord.flow.who import resolve_speakers
from onrecord.store import Record
from onrecord.types import Aspect, Verdict
from onrecord.web.settings import Settings

Change = Callable[[Record, FormData], str]
"""Makes a change in an open record by what a form says, and tells which page to show next."""

_LONGEST = 2_000
"""Characters of a field; a reason is a sentence."""


def changing(change: Change) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that opens the record for writing, makes the change and works out anew who is who."""

    async def endpoint(request: Request) -> Response:
        settings: Settings = request.app.state.settings
        async with request.form() as form:
            return RedirectResponse(await request.app.state.changes.take(_made, settings, change, form), 303)

    return endpoint


def _made(settings: Settings, change: Change, form: FormData) -> str:
    with Record.open(settings.record) as record:
        after = change(record, form)
        resolve_speakers(record)
    return _own_page(_text(form, "back")) or after


def _own_page(address: str) -> str | None:
    """The address where it is one of our pages: "//host", "/\\host" and "https:" would lead away, and browsers drop
    tabs and line ends before they look."""
    is_plain = address.isascii() and address.isprintable() and " " not in address and "\\" not in address
    return address if is_plain and address.startswith("/") and not address.startswith("//") else None


def judge(record: Record, form: FormData) -> str:
    """A verdict on one aspect of a statement; a speaker named with it is the right one."""
    aspect, verdict = _text(form, "aspect"), _text(form, "verdict")
    if aspect not in get_args(Aspect) or verdict not in get_args(Verdict):
        raise QueryError(f"{aspect!r} {verdict!r} is no judgement; send the form of the page again")
    who = signed(_needed(form, "by"), _needed(form, "why"))
    statement, said_by = _needed(form, "statement"), _text(form, "said_by") or None
    if said_by is not None:
        # Naming the right speaker is a positive judgement on that one.
        aspect, verdict = "speaker", "positive"
    on_statement(record, statement, aspect, verdict, who, said_by=said_by)  # type: ignore[arg-type]
    return f"/statement/{statement}"


def merge_speakers(record: Record, form: FormData) -> str:
    """Two speakers are one."""
    who = signed(_needed(form, "by"), _needed(form, "why"))
    one = _needed(form, "one")
    merge(record, one, [_needed(form, "other")], who)
    return f"/speaker/{one}"


def split_speaker(record: Record, form: FormData) -> str:
    """A speaker is not another one, or not the one in a report."""
    who = signed(_needed(form, "by"), _needed(form, "why"))
    one = _needed(form, "one")
    split(record, one, _needed(form, "other"), who)
    return f"/speaker/{one}"


def relate(record: Record, form: FormData) -> str:
    """A verdict on the relation between two statements."""
    verdict = _text(form, "verdict")
    if verdict not in get_args(Verdict):
        raise QueryError(f"{verdict!r} is no verdict; send the form of the page again")
    who = signed(_needed(form, "by"), _needed(form, "why"))
    one = _needed(form, "one")
    on_relation(record, one, _needed(form, "other"), verdict, who)  # type: ignore[arg-type]
    return f"/statement/{one}"


def take_back(record: Record, form: FormData) -> str:
    """A judgement is taken back, which is one itself."""
    undo(record, _needed(form, "judgement"), signed(_needed(form, "by"), _text(form, "why") or "taken back"))
    return "/review"


CHANGES: dict[str, Change] = {
    "/judge": judge,
    "/merge": merge_speakers,
    "/split": split_speaker,
    "/relate": relate,
    "/undo": take_back,
}


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""


def _needed(form: FormData, name: str) -> str:
    value = _text(form, name)
    if not value:
        raise QueryError(f"the form says nothing for {name!r}; fill it in and send it again")
    return value
