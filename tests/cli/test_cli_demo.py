import re
import shlex
from pathlib import Path

import pytest
from cli_reports import Run

from onrecord.cli.terminal.tour import QUESTIONS
from onrecord.demo import case_paths

pytestmark = pytest.mark.usefixtures("simple_reader")


def test_the_demo_reads_a_report_asks_and_says_how_to_go_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("demo")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (tmp_path / "onrecord-demo.db").is_file()
    assert f"added {len(case_paths())} reports" in done.stdout
    for question, why in QUESTIONS:
        assert question in done.stdout
        assert why in done.stdout
    assert "no statement found in these 12 reports" in done.stdout
    assert done.stdout.splitlines()[-1].strip().startswith("onrecord ")


def test_the_demo_again_changes_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "again.db"
    run("demo", "--record", record)
    before = run("info", "--json", "--record", record).stdout
    done = run("demo", "--record", record)
    assert f"added 0 reports with 0 statements, {len(case_paths())} already there" in done.stdout
    assert run("info", "--json", "--record", record).stdout == before


def test_the_demo_leaves_the_record_of_the_environment_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "mine.db"))
    assert run("demo").exit_code == 0
    assert not (tmp_path / "mine.db").exists()


def test_the_commands_the_demo_prints_can_be_run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = [line.strip().removeprefix("$ ") for line in run("demo").stdout.splitlines()]
    commands = [shlex.split(line)[1:] for line in printed if line.startswith("onrecord ") and "YOUR" not in line]
    assert len(commands) >= 5
    for command in commands:
        assert run(*command).exit_code == 0


def test_a_long_command_is_printed_on_one_line(run: Run, tmp_path: Path) -> None:
    record = tmp_path / ("a long name " * 9) / "demo.db"
    record.parent.mkdir()
    printed = [line.strip() for line in run("demo", "--record", record).stdout.splitlines()]
    assert sum(line.endswith(f"--record '{record}'") for line in printed if "onrecord " in line) >= 4


def test_the_demo_names_its_page_as_seen_from_here(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = case_paths()[0].parent
    monkeypatch.chdir(folder.parent)
    assert f"$ onrecord read {folder.name}/{case_paths()[0].name}\n" in run("demo", "--record", tmp_path / "r").stdout


def test_a_hit_of_the_demo_is_marked_as_ask_marks_it(run: Run, tmp_path: Path) -> None:
    out = run("demo", "--record", tmp_path / "r.db").stdout.split("2. What is on record?")[1]
    hits = re.findall(r"(?m)^  [1-9]  [^\n]* → (?:.|\n)*?\bid\s+[0-9a-f]+$", out)
    assert hits
    assert all("⟦" in hit and "<" in hit for hit in hits)


def test_the_cards_of_the_excerpt_are_those_its_numbers_lead_to(run: Run, tmp_path: Path) -> None:
    first = run("demo", "--record", tmp_path / "r.db").stdout.split("2. What is on record?")[0]
    cards = re.findall(r"(?m)^ {1,2}(\d+)  \S.* → ", first)
    assert cards
    assert {"⁰¹²³⁴⁵⁶⁷⁸⁹".index(sign) for sign in re.findall("⟦([¹²³⁴⁵⁶⁷⁸⁹])", first)} == {int(card) for card in cards}
