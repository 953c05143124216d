"""A real browser on the pages of a record, served on this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import uvicorn
from web_reports import READER

from onrecord.web import Settings, pages

CHROMIUM = which("chromium") or which("chromium-browser")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
FLAGS += ("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage")
PATIENCE = 60_000
"""Milliseconds until a page counts as stuck, on a machine that may be busy with other things."""


@contextmanager
def running(place: Path, **how: Any) -> Iterator[str]:
    """Serve a record on a free port; the address of its first page."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = pages(Settings(str(place), port, **how), lambda: READER)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    for _ in range(600):
        if server.started:
            break
        time.sleep(0.05)
    assert server.started, "the pages did not start"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium with a fresh profile; the test skips where it or its driver is not there."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    with driver.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


# Never ``wait_for_function``: it asks again by ``eval``, which the pages' policy forbids, where it is not true at once.


def page_in(opened: Any, address: str, **how: Any) -> Any:
    """A page of a profile of its own; addresses are of the pages served. It fails where a script or policy does."""
    context = opened.new_context(base_url=address, **how)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda said: page.troubles.append(said.text) if said.type == "error" else None)
    return page


@contextmanager
def arriving(page: Any) -> Iterator[None]:
    """Around what leads to another page: goes on when that page has loaded and its script, which is deferred, has run.

    To wait for something on the next page is not enough: a key pressed before the script has run is lost.
    """
    with page.expect_navigation():
        yield


def file(name: str, data: bytes) -> dict[str, Any]:
    """A file as a browser is told to choose it."""
    return {"name": name, "mimeType": "text/html", "buffer": data}
