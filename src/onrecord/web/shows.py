"""The pages that show the record: each with its template and what makes its object, which ``.json`` gives as it is."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request

from onrecord.ask import Asked
from onrecord.store import Record
from onrecord.web.asked import asked_object
from onrecord.web.cited import cite_object
from onrecord.web.home import home_object
from onrecord.web.related import relations_object
from onrecord.web.report import report_object
from onrecord.web.reviewed import review_object
from onrecord.web.silent import silence_object
from onrecord.web.traced import trace_object
from onrecord.web.who import speaker_object, speakers_object

Json = dict[str, Any]
Shows = Callable[[Record, Request], Json]
"""Makes the object of a page from an open record and what was asked for."""


def _text(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _number(request: Request, name: str, otherwise: int) -> int:
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def _id(request: Request) -> str:
    id_: str = request.path_params["id"]
    return id_


def _silences(record: Record, asked: Request) -> Json:
    since, until, speaker = (_text(asked, name).strip() or None for name in ("from", "until", "speaker"))
    return silence_object(record, Asked(_text(asked, "topic"), since, until, speaker))


def _answers(record: Record, asked: Request) -> Json:
    return asked_object(record, _text(asked, "q"), _number(asked, "page", 1), _text(asked, "by"))


def _relations(record: Record, asked: Request) -> Json:
    return relations_object(record, _text(asked, "kind"), _text(asked, "q"), _number(asked, "page", 1))


def _report(record: Record, asked: Request) -> Json:
    return report_object(record, _id(asked), _text(asked, "at"))


def _speakers(record: Record, asked: Request) -> Json:
    return speakers_object(record, _text(asked, "name"), _number(asked, "page", 1))


SHOWN: dict[str, tuple[str, Shows]] = {
    "/": ("home.html", lambda record, asked: home_object(record, _number(asked, "page", 1))),
    "/report/{id}": ("report.html", _report),
    "/report/{id}/page": ("page.html", _report),
    "/statement/{id}": ("statement.html", lambda record, asked: cite_object(record, _id(asked))),
    "/ask": ("asked.html", _answers),
    "/speakers": ("speakers.html", _speakers),
    "/speaker/{id}": ("speaker.html", lambda record, asked: speaker_object(record, _id(asked))),
    "/relations": ("relations.html", _relations),
    "/silence": ("silence.html", _silences),
    "/trace": ("trace.html", lambda record, asked: trace_object(record, _text(asked, "q"))),
    "/review": ("review.html", lambda record, asked: review_object(record, _number(asked, "skip", 0))),
}
