"""From a record's file to an export, by the command line; plugins."""

import importlib.metadata
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from export_reports import keep, report

from onrecord.ask.question import parse
from onrecord.cli.app import app
from onrecord.errors import OnrecordError
from onrecord.export import format_named, formats
from onrecord.store import Record

EXAMPLE = Path(__file__).parents[2] / "examples" / "exporter"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return keep(tmp_path / "r.db", report())


def run(*line: str | Path) -> Result:
    return CliRunner().invoke(app.commands["export"], [str(one) for one in line], standalone_mode=False)


def test_reports_come_with_the_statements_that_were_asked_for(place: Path) -> None:
    with Record.open(place, read_only=True) as record:
        (whole,) = record.stream()
        assert whole.reading.attributions == record.reading(whole.document.id).attributions
        assert whole.reading.people == record.reading(whole.document.id).people
        (some,) = record.stream(parse("act:deny"))
        assert [one.attribution.act for one in some.statements] == ["deny"]
        assert whole.statements[0].speaker_name == "Ada Okafor"
        assert list(record.stream(parse("act:ask"))) == []


def test_a_question_and_an_output_file(place: Path, tmp_path: Path) -> None:
    done = run("--record", place, "--to", "csv", "-o", tmp_path / "said.csv", "act:deny")
    assert done.return_value == 0
    assert "wrote 1 statement of 1 report" in done.stderr
    assert (tmp_path / "said.csv").read_bytes().count(b"\r\n") == 2
    assert not list(tmp_path.glob("*.part"))


def test_a_word_to_leave_out_may_begin_with_an_o(place: Path) -> None:
    found, kept, fewer = (
        run("--record", place, "--to", "jsonl", "door", *left_out).stdout for left_out in ((), ("-office",), ("-open",))
    )
    assert found and kept == found
    assert len(fewer) < len(found)


def test_the_record_is_not_overwritten_by_its_export(place: Path) -> None:
    done = run("--record", place, "--to", "csv", "-o", place)
    assert "is the record itself" in str(done.exception)


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    place = keep(tmp_path / "r.db", report(published=None))
    done = run("--record", place, "--to", "timeline")
    assert "left out 3 statements: no date" in done.stderr


def test_the_list_names_every_format() -> None:
    done = run("--list")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [one.name for one in formats()]


def plugin(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    found = importlib.metadata.EntryPoints([importlib.metadata.EntryPoint("names", value, "onrecord.exporters")])
    monkeypatch.setattr("onrecord.export.choose.entry_points", lambda **wanted: found.select(**wanted))
    monkeypatch.syspath_prepend(str(EXAMPLE))


def test_the_example_plugin_adds_a_format(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    plugin(monkeypatch, "onrecord_names:NAMES")
    done = run("--record", place, "--to", "names")
    assert sorted(set(done.stdout.splitlines())) == ["Ada Okafor", "Ben Marsh"]
    assert "left out 1 statement: no speaker" in done.stderr
    assert formats()[-1].name == "names"
    sys.modules.pop("onrecord_names", None)


@pytest.mark.parametrize("value", ["no_such_module:X", "onrecord_names:no_such", "onrecord_names:write_names"])
def test_a_broken_plugin_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    plugin(monkeypatch, value)
    with pytest.raises(OnrecordError, match="the exporter names"):
        format_named("names")
