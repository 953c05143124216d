"""The pages for adding: the form, the job it starts, and the stream of what becomes of each file."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.errors import NotFound
from onrecord.ingest import MAX_BYTES
from onrecord.types import Original, Skipped
from onrecord.web.adding import Adding, Job, demo_case, uploaded
from onrecord.web.render import answer

MAX_FILES = 1_000
_TICK = 0.1
"""Seconds between two looks at a job; a file takes longer."""


def add_page(request: Request) -> Response:
    """The form. Read-only pages have none."""
    if request.app.state.settings.read_only:
        raise HTTPException(403, "These pages are read-only; start them without --read-only to add reports.")
    return answer(request, "add.html", {"job": None, "largest": MAX_BYTES})


async def add_files(request: Request) -> Response:
    """Takes the files, starts reading them and leads to the page that shows how far it is."""
    async with request.form(max_files=MAX_FILES) as form:
        found = await sent_files(form, "files")
    if not any(isinstance(one, Original) or one.path != "unnamed" for one in found):
        raise HTTPException(400, "No file was chosen; choose one or more saved pages and send them again.")
    return RedirectResponse(f"/add/{_adding(request).start(found).id}", 303)


async def sent_files(form: FormData, name: str) -> list[Original | Skipped]:
    """The files of a form's field. A container may be as large as a request, the documents in it as everywhere."""
    return [uploaded(one.filename or "", await one.read()) for one in form.getlist(name) if isinstance(one, UploadFile)]


async def add_demo(request: Request) -> Response:
    """Fills the record with the invented case."""
    case = await run_in_threadpool(demo_case)
    return RedirectResponse(f"/add/{_adding(request).start(case).id}", 303)


def job_page(request: Request) -> Response:
    """How far a job is; without JavaScript the page asks again by itself."""
    return answer(request, "add.html", {"job": _job(request).object(), "largest": MAX_BYTES})


async def job_events(request: Request) -> Response:
    """Server-sent events: ``file`` for each file as it is done, ``end`` with the whole job."""
    job = _job(request)
    seen = request.headers.get("last-event-id", "")
    stream = _events(job, int(seen) if seen.isdecimal() and len(seen) < 9 else 0)
    return StreamingResponse(stream, media_type="text/event-stream")


async def _events(job: Job, seen: int) -> AsyncIterator[bytes]:
    while True:
        # Whether it is done is asked first: what comes after the answer is then still told.
        done = job.done
        for one in job.events[seen:]:
            seen += 1
            yield b"id: %d\nevent: file\ndata: %s\n\n" % (seen, msgspec.json.encode(one))
        if done:
            yield b"event: end\ndata: %s\n\n" % msgspec.json.encode(job.object())
            return
        await asyncio.sleep(_TICK)


def _job(request: Request) -> Job:
    found = _adding(request).job(request.path_params["id"])
    if found is None:
        raise NotFound("these pages know of no such job: they were started anew, or it was long ago; see the reports")
    return found


def _adding(request: Request) -> Adding:
    adding: Adding = request.app.state.adding
    return adding
