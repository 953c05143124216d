"""The addresses of the pages and what each answers."""

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import NotFound, OnrecordError, QueryError
from onrecord.store import Record
from onrecord.web import added, login
from onrecord.web.adding import Adding, MakeReader
from onrecord.web.archived import archived_response
from onrecord.web.asked import asked_object, suggested_object
from onrecord.web.changes import CHANGES, changing
from onrecord.web.cited import cite_object
from onrecord.web.guard import Guard
from onrecord.web.home import home_object
from onrecord.web.render import answer
from onrecord.web.report import report_object
from onrecord.web.reviewed import review_object
from onrecord.web.settings import Settings
from onrecord.web.who import speaker_object, speakers_object

Json = dict[str, Any]
View = Callable[[Request], Response]
Shows = Callable[[Record, Request], Json]
"""Makes the object of a page from an open record and what was asked for."""

SHOWN: dict[str, tuple[str, Shows]] = {
    "/": ("home.html", lambda record, asked: home_object(record, _number(asked, "page", 1))),
    "/report/{id}": ("report.html", lambda record, asked: report_object(record, asked.path_params["id"])),
    "/report/{id}/page": ("page.html", lambda record, asked: report_object(record, asked.path_params["id"])),
    "/statement/{id}": ("statement.html", lambda record, asked: cite_object(record, asked.path_params["id"])),
    "/ask": (
        "asked.html",
        lambda record, asked: asked_object(record, _text(asked, "q"), _number(asked, "page", 1), _text(asked, "by")),
    ),
    "/speakers": (
        "speakers.html",
        lambda record, asked: speakers_object(record, _text(asked, "name"), _number(asked, "page", 1)),
    ),
    "/speaker/{id}": ("speaker.html", lambda record, asked: speaker_object(record, asked.path_params["id"])),
    "/review": ("review.html", lambda record, asked: review_object(record, _number(asked, "skip", 0))),
}
"""Each page that shows the record: its template and its object, which ``.json`` gives as it is."""


def pages(settings: Settings, make_reader: MakeReader) -> Starlette:
    """The application. It opens the record anew for each request, so that it never stands in a writer's way.

    ``make_reader`` is called once, when reports are first added.
    """
    routes = [
        Route("/report/{id}/kept", kept_page),
        Route("/suggest.json", suggest),
        Route("/login", login.login_page),
        Route("/login", login.log_in, methods=["POST"]),
        Route("/add", added.add_files, methods=["POST"]),
        Route("/add/demo", added.add_demo, methods=["POST"]),
        Route("/add/{id}/events", added.job_events),
        *_both("/add", added.add_page),
        *_both("/add/{id}", added.job_page),
        *(route for path in sorted(SHOWN, key=len, reverse=True) for route in _both(path, _showing(*SHOWN[path]))),
        *(Route(path, changing(change), methods=["POST"]) for path, change in CHANGES.items()),
        Mount("/static", StaticFiles(packages=[("onrecord.web", "static")])),
    ]
    handlers: Any = {NotFound: not_found, QueryError: not_understood, OnrecordError: failed, HTTPException: no_such}
    app = Starlette(routes=routes, middleware=[Middleware(Guard, settings)], exception_handlers=handlers)
    app.state.settings, app.state.wrong = settings, login.Wrong()
    app.state.adding = Adding(settings.record, make_reader)
    return app


def _both(path: str, view: View) -> list[Route]:
    """The page and its object; the latter first, since an id may hold anything but a slash."""
    return [Route("/index.json" if path == "/" else f"{path}.json", view), Route(path, view)]


def _showing(template: str, shows: Shows) -> View:
    def view(request: Request) -> Response:
        with _record(request) as record:
            value = shows(record, request)
        return answer(request, template, value)

    return view


def _record(request: Request) -> Record:
    settings: Settings = request.app.state.settings
    return Record.open(settings.record, read_only=True)


def _text(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _number(request: Request, name: str, otherwise: int) -> int:
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def kept_page(request: Request) -> Response:
    """The saved page itself, for a frame."""
    with _record(request) as record:
        return archived_response(record, request.path_params["id"], request.headers["host"])


def suggest(request: Request) -> Response:
    """How a question may go on."""
    with _record(request) as record:
        return answer(request, "", suggested_object(record, _text(request, "q")))


def not_found(request: Request, error: Exception) -> Response:
    return _problem(request, 404, "Not here", str(error))


def not_understood(request: Request, error: Exception) -> Response:
    return _problem(request, 400, "Not understood", str(error))


def failed(request: Request, error: Exception) -> Response:
    return _problem(request, 503, "The record cannot be used", str(error))


def no_such(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else str(error)
    return _problem(request, status, "No such page" if status == 404 else "This cannot be done", detail)


def _problem(request: Request, status: int, title: str, detail: str) -> Response:
    return answer(request, "problem.html", {"title": title, "detail": detail}, status)
