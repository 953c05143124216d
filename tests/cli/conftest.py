"""The command line as a function, with a reader that needs no model."""

import pytest
from cli_reports import Run, read_simply
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.flow import Reader


@pytest.fixture
def simple_reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Commands use a reader that needs no model."""
    reader = Reader(read_simply, "simple-1")
    monkeypatch.setattr("onrecord.cli.reader.make_reader", lambda bundle: reader)
    return reader


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line; the result has ``exit_code``, ``stdout`` and ``stderr``."""
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*args: object, **extra: object) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="onrecord", **extra)  # type: ignore[arg-type]

    return invoke
