"""A record of two pages, its pages, and a browser to look at them with."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_browser import browser, running
from web_reports import HARBOUR, SECOND, Served, make_record, serve


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports in which one person speaks in both; not to be changed."""
    place = tmp_path_factory.mktemp("made") / "case.db"
    make_record(place, [("harbour.html", HARBOUR), ("second.html", SECOND)])
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of that record."""
    return Path(shutil.copy(made, tmp_path / "case.db"))


@pytest.fixture
def served(place: Path) -> Served:
    """Its pages."""
    return serve(place)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for the tests of one file."""
    with browser() as opened:
        yield opened


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    """Where the pages of the record are served."""
    with running(place) as found:
        yield found
