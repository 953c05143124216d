"""Where records are kept: each test that asks for ``place`` or ``new_place`` runs on every kind of database."""

from collections.abc import Iterator

import pytest
from store_reports import NewPlace, Place
from store_server import MISSING, PROGRAMS, Server, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    if not PROGRAMS:
        pytest.skip(MISSING)
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'onrecord[postgresql]'")
    with server() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewPlace:
    """Gives the place of another record, not there yet, each time it is called."""
    if request.param == "postgres":
        running: Server = request.getfixturevalue("postgres")
        return running.new_place
    return lambda: tmp_path_factory.mktemp("record") / "r.db"


@pytest.fixture
def place(new_place: NewPlace) -> Place:
    """Where a record can be made."""
    return new_place()
