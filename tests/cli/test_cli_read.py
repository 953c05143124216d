import json
from dataclasses import replace
from pathlib import Path

import pytest
from cli_reports import Run, content, document

from onrecord.cli.read import surer_than
from onrecord.types import Attribution, Reading

REPORT = "The letter\n\n“I never knew 😀,” said Ana Ruiz.\n"

pytestmark = pytest.mark.usefixtures("simple_reader")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_reading_for_people_shows_text_and_cards(run: Run, report: Path) -> None:
    done = run("read", report)
    assert done.exit_code == 0
    assert "⟦¹“I never knew 😀,”⟧ <said>¹ {Ana Ruiz}¹." in done.stdout
    assert "  1  Ana Ruiz → said" in done.stdout
    assert done.stderr == ""


def test_json_is_one_object_a_line_whose_spans_hold_their_words(run: Run, report: Path) -> None:
    done = run("read", "--json", report)
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    start, end = found["attributions"][0]["content"]["spans"][0]
    assert found["document"]["text"][start:end] == "“I never knew 😀,”"


def test_inputs_come_in_the_order_given_and_refused_ones_have_their_line(
    run: Run, report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "a-empty.txt"
    empty.write_bytes(b"")
    done = run("read", "--json", report, empty, tmp_path / "missing.txt", report)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert ["document" in line for line in lines] == [True, False, False, True]
    assert lines[1]["skipped"]["path"] == str(empty)
    assert "2 of 4 inputs skipped" in done.stderr


def test_without_json_a_refused_input_is_told_on_standard_error(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path / "missing.txt")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"onrecord: skipped {tmp_path / 'missing.txt'}: ")
    assert len(done.stderr.splitlines()) == 1


def test_strict_stops_at_the_first_refused_input(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("read", "--strict", "--json", tmp_path / "missing.txt", report)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("onrecord: ")


def test_standard_input_is_read_for_a_dash(run: Run) -> None:
    done = run("read", "--json", "-", input=REPORT.encode())
    assert done.exit_code == 0
    assert json.loads(done.stdout)["attributions"][0]["source"]["text"] == "Ana Ruiz"


def test_several_reports_are_told_apart_by_a_rule(run: Run, report: Path) -> None:
    assert run("read", report, report).stdout.count("─" * 80) == 1


def test_no_path_is_wrong_usage(run: Run) -> None:
    done = run("read")
    assert done.exit_code == 2
    assert done.stderr == "onrecord: Missing argument 'PATH...'; try 'onrecord read --help'\n"


@pytest.mark.parametrize("least", ["1.5", "-0.1", "nan", "much"])
def test_a_confidence_out_of_range_is_wrong_usage(run: Run, report: Path, least: str) -> None:
    done = run("read", "--min-confidence", least, report)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("onrecord: Invalid value for '--min-confidence'")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("columns", ["0", "1", "", "wide"])
def test_text_is_shown_whatever_columns_says(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert "{Ana Ruiz}¹." in " ".join(run("read", report).stdout.split())


def test_an_empty_path_is_named_as_one(run: Run) -> None:
    done = run("read", "")
    assert done.exit_code == 1
    assert done.stderr.startswith("onrecord: skipped '': The path is empty")
    assert run("read", "--strict", "").stderr.startswith("onrecord: '': The path is empty")


def test_less_sure_attributions_are_left_out(run: Run, report: Path) -> None:
    assert "No attributions found" in run("read", "--min-confidence", "0.95", report).stdout
    assert "1 attribution" in run("read", "--min-confidence", "0.9", report).stdout


def test_what_lay_inside_a_left_out_attribution_moves_to_the_next_one_out() -> None:
    words = "one"
    said = Attribution("outer", "direct", None, None, content(words, words), 0.9)
    middle = replace(said, id="middle", parent="outer", confidence=0.1)
    inner = replace(said, id="inner", parent="middle")
    kept = surer_than(0.5, Reading(document(words), (said, middle, inner))).attributions
    assert [(a.id, a.parent) for a in kept] == [("outer", None), ("inner", "outer")]


def test_parents_that_go_round_in_circles_end_in_none() -> None:
    words = "one"
    one = Attribution("one", "direct", None, None, content(words, words), 0.1, parent="two")
    two = replace(one, id="two", parent="one")
    inner = replace(one, id="inner", parent="one", confidence=0.9)
    (kept,) = surer_than(0.5, Reading(document(words), (one, two, inner))).attributions
    assert kept.parent is None


def test_a_path_that_no_utf8_can_hold_is_no_trouble(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path) + "/\udcff.txt"
    for options in ([], ["--json"]):
        missing = run("read", *options, path)
        assert missing.exit_code == 1
        assert ".txt" in missing.stdout + missing.stderr
    Path(path).write_text(REPORT, encoding="utf-8")
    assert run("read", path).exit_code == 0
    found = json.loads(run("read", "--json", path).stdout)
    assert found["document"]["path"].endswith(".txt")
    added = json.loads(run("add", "--json", "--record", tmp_path / "r.db", path).stdout)
    assert added["added"]["path"].endswith(".txt")
