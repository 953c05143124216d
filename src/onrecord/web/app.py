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
from onrecord.web import added, checking, login
from onrecord.web.adding import Adding
from onrecord.web.archived import archived_response
from onrecord.web.asked import suggested_object
from onrecord.web.changes import CHANGES, changing
from onrecord.web.exported import export_file
from onrecord.web.guard import Guard
from onrecord.web.reading import MakeReader, OneReader
from onrecord.web.render import answer
from onrecord.web.settings import Settings
from onrecord.web.shows import SHOWN, Shows
from onrecord.web.traced import trace_file
from onrecord.web.turns import CHECKS, Turns, few_threads

View = Callable[[Request], Response]


def pages(settings: Settings, make_reader: MakeReader) -> Starlette:
    """The application. It opens the record anew for each request, so that it never stands in a writer's way.

    ``make_reader`` is called once, when reports are first added or a draft is checked.
    """
    routes = [
        Route("/report/{id}/kept", kept_page),
        Route("/suggest.json", suggest),
        Route("/export", export_file),
        Route("/trace.svg", trace_file),
        Route("/trace.graphml", trace_file),
        Route("/check", checking.check_draft, methods=["POST"]),
        Route("/login", login.login_page),
        Route("/login", login.log_in, methods=["POST"]),
        Route("/add", added.add_files, methods=["POST"]),
        Route("/add/demo", added.add_demo, methods=["POST"]),
        Route("/add/{id}/events", added.job_events),
        *_both("/check", checking.check_page),
        *_both("/check/{id}", checking.found_page),
        *_both("/add", added.add_page),
        *_both("/add/{id}", added.job_page),
        *(route for path in sorted(SHOWN, key=len, reverse=True) for route in _both(path, _showing(*SHOWN[path]))),
        *(Route(path, changing(change), methods=["POST"]) for path, change in CHANGES.items()),
        Mount("/static", StaticFiles(packages=[("onrecord.web", "static")])),
    ]
    handlers: Any = {NotFound: not_found, QueryError: not_understood, OnrecordError: failed, HTTPException: no_such}
    guard = [Middleware(Guard, settings)]
    app = Starlette(routes=routes, middleware=guard, exception_handlers=handlers, lifespan=few_threads)
    app.state.settings, app.state.wrong = settings, login.Wrong()
    app.state.changes, app.state.checks = Turns(1), Turns(CHECKS)
    reader = OneReader(make_reader)
    app.state.adding, app.state.checking = Adding(settings.record, reader), checking.Checking(reader)
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


def kept_page(request: Request) -> Response:
    """The saved page itself, for a frame."""
    with _record(request) as record:
        return archived_response(record, request.path_params["id"], request.headers["host"])


def suggest(request: Request) -> Response:
    """How a question may go on."""
    with _record(request) as record:
        return answer(request, "", suggested_object(record, request.query_params.get("q", "")))


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
