"""``onrecord spread``: options in, one function called, its summary shown."""

import json
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="spread writes Parquet, which needs the extra 'parquet'")

from cli_reports import Run, read_simply

from onrecord.cli.spread import progress_line
from onrecord.flow import Reader
from onrecord.flow.spread import Choices, Progress


def make_simply(bundle: str | None) -> Reader:
    return Reader(read_simply, "simple-1")


@pytest.fixture(autouse=True)
def without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.flow.spread.Choices", lambda **given: Choices(make=make_simply, **given))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Ada Okafor said “it rained.”", encoding="utf-8")
    (folder / "b.txt").write_text("Ben Marsh said “it snowed.”", encoding="utf-8")
    return folder


def test_the_summary_counts_reports_and_names_the_folder(run: Run, reports: Path, tmp_path: Path) -> None:
    result = run("spread", reports, "--to", tmp_path / "to", "--engine", "serial")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 reports with ")
    assert f"2 of them read now ({tmp_path / 'to'})" in result.stdout
    again = run("spread", reports, "--to", tmp_path / "to", "--engine", "serial")
    assert "all read before" in again.stdout


def test_the_summary_is_one_object_with_json(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "picture.png").write_bytes(b"x")
    result = run("spread", reports, "--to", tmp_path / "to", "--engine", "serial", "--json")
    told = json.loads(result.stdout)
    assert (told["n_documents"], told["n_skipped"], told["to"]) == (2, 1, str(tmp_path / "to"))
    assert result.exit_code == 1


def test_what_an_earlier_run_skipped_is_told_apart(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "picture.png").write_bytes(b"x")
    command = ("spread", reports, "--to", tmp_path / "to", "--engine", "serial", "--batch", 1)
    assert "1 skipped, " in run(*command).stdout
    again = run(*command)
    assert "1 skipped in an earlier run, all read before" in again.stdout
    assert again.exit_code == 1
    (reports / "z.png").write_bytes(b"x")
    assert "2 skipped (1 before), 1 of them read now" in run(*command).stdout


def test_a_scheduler_goes_with_dask_alone(run: Run, reports: Path, tmp_path: Path) -> None:
    result = run("spread", reports, "--to", tmp_path / "to", "--engine", "serial", "--scheduler", "tcp://x:1")
    assert result.exit_code == 2
    assert "--scheduler is Dask's" in result.stderr


def test_a_record_can_be_filled(run: Run, reports: Path, tmp_path: Path) -> None:
    place = tmp_path / "some.db"
    result = run("spread", reports, "--to", tmp_path / "to", "--record", place, "--engine", "serial")
    assert result.exit_code == 0, result.stderr
    assert json.loads(run("info", "--record", place, "--json").stdout)["n_reports"] == 2


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress(1200, 3, 10_000, 41.25), "1,200 of 10,000 inputs, 3 skipped, 41.2 a second, 3 min 33 s left"),
        (Progress(5, 0, None, 0.0), "5 inputs, counting"),
        (Progress(9, 0, 9, 0.0), "9 of 9 inputs"),
        (Progress(9, 0, 9, 2.0), "9 of 9 inputs, 2.0 a second, 0 s left"),
    ],
)
def test_progress_says_how_fast_and_how_long(progress: Progress, line: str) -> None:
    assert progress_line(progress) == line
