import json
import os
import re
from pathlib import Path

import pytest
from cli_reports import Run

pytestmark = pytest.mark.usefixtures("simple_reader")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "The letter\n\n“The harbour office never had the key,” said Ana Ruiz. It rained.\n", encoding="utf-8"
    )
    (folder / "two.txt").write_text("“We \x1b[31mregret the harbour 😀,” said Tom Lee.\n", encoding="utf-8")
    return folder


@pytest.fixture
def record(run: Run, reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "made.db"
    assert run("add", "--record", path, reports).exit_code == 0
    return path


def an_id(run: Run, record: Path) -> str:
    found: str = json.loads(run("ask", "--json", "--record", record, "key").stdout)["hits"][0]["id"]
    return found


def test_adding_says_what_became_of_each_input(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    done = run("add", "--record", tmp_path / "r.db", reports)
    assert done.exit_code == 1
    assert re.fullmatch(rf"added 2 reports with 2 statements, 1 skipped: 1 [\w-]+ \({tmp_path}/r\.db\)\n", done.stdout)
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("onrecord: skipped ")


def test_adding_twice_changes_nothing(run: Run, record: Path, reports: Path) -> None:
    before = run("info", "--json", "--record", record).stdout
    done = run("add", "--record", record, reports)
    assert done.exit_code == 0
    assert done.stdout.startswith("added 0 reports with 0 statements, 2 already there")
    assert run("info", "--json", "--record", record).stdout == before


def test_adding_with_json_gives_a_line_an_input(run: Run, reports: Path, tmp_path: Path) -> None:
    done = run("add", "--json", "--record", tmp_path / "r.db", reports / "one.txt", tmp_path / "missing.txt")
    added, skipped = (json.loads(line) for line in done.stdout.splitlines())
    assert added["added"].keys() == {"id", "path", "statements", "new"}
    assert added["added"]["new"] is True
    assert skipped["skipped"]["path"] == str(tmp_path / "missing.txt")
    assert "added 1 report with 1 statement, 1 skipped" in done.stderr


def test_the_record_is_named_by_the_environment_or_lies_here(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("add", reports)
    assert (tmp_path / "onrecord.db").is_file()
    monkeypatch.setenv("ONRECORD_RECORD", "elsewhere.db")
    run("add", reports)
    assert (tmp_path / "elsewhere.db").is_file()


def test_an_answer_shows_who_what_where_and_what_it_rests_on(run: Run, record: Path) -> None:
    done = run("ask", "--record", record, "key")
    assert done.exit_code == 0
    assert done.stdout.startswith("  1  Ana Ruiz → said\n")
    flat = " ".join(done.stdout.split())
    assert "⟦“The harbour office never had the key,”⟧ <said> {Ana Ruiz}." in flat
    assert f"     The letter · id {an_id(run, record)}\n" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 of 2 statements in 2 reports"


def test_finding_nothing_is_an_answer(run: Run, record: Path) -> None:
    done = run("ask", "--record", record, "sabotage")
    assert (done.exit_code, done.stdout) == (0, "no statement found in these 2 reports\n")


def test_a_limit_says_how_many_are_shown(run: Run, record: Path) -> None:
    done = run("ask", "--record", record, "--limit", "1", "harbour")
    assert done.stdout.splitlines()[-1] == "2 of 2 statements in 2 reports; 1 shown"


def test_the_words_of_a_question_need_no_quotation_marks(run: Run, record: Path) -> None:
    assert "1 of 2" in run("ask", "--record", record, "harbour", "key").stdout


def test_a_word_with_a_minus_is_left_out_of_the_answer(run: Run, record: Path) -> None:
    assert "Tom Lee" in run("ask", "--record", record, "harbour", "-key").stdout
    assert "Ana Ruiz" not in run("ask", "--record", record, "harbour", "-key").stdout


def test_a_mistyped_option_is_not_a_question(run: Run, record: Path) -> None:
    done = run("ask", "--record", record, "--limt", "3", "harbour")
    assert done.exit_code == 2
    assert "--limt" in done.stderr


@pytest.mark.parametrize("before", [(), ("harbour",)])
def test_ask_has_help_where_it_is_asked_for(run: Run, before: tuple[str, ...]) -> None:
    done = run("ask", *before, "-h")
    assert done.exit_code == 0
    assert done.stdout == run("ask", "--help").stdout


def test_a_word_left_out_that_is_the_name_of_an_option_is_pointed_at(run: Run, record: Path) -> None:
    done = run("ask", "--record", record, "harbour", "-limit", "1")
    assert done.exit_code == 0
    assert done.stderr == (
        "onrecord: -limit leaves out statements with the word limit; for the option, write --limit\n"
    )
    assert run("ask", "--record", record, "harbour", "-harbinger").stderr == ""


def test_a_question_that_cannot_be_parsed_is_told_in_one_line(run: Run, record: Path) -> None:
    done = run("ask", "--record", record, "(harbour")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("onrecord: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_answer_as_json_carries_its_evidence_and_its_coverage(run: Run, record: Path) -> None:
    found = json.loads(run("ask", "--json", "--record", record, "harbour").stdout)
    assert (found["question"], found["n_found"], found["n_statements"], found["n_reports"]) == ("harbour", 2, 2, 2)
    for hit in found["hits"]:
        start, end = hit["attribution"]["content"]["spans"][0]
        offset = hit["context"]["span"][0]
        assert hit["context"]["text"][start - offset : end - offset] == hit["attribution"]["content"]["text"]


def test_an_escape_sequence_in_a_report_does_not_reach_the_terminal(run: Run, record: Path) -> None:
    for done in (run("ask", "--record", record, "speaker:lee"), run("read", record.parent / "reports" / "two.txt")):
        assert "␛[31mregret" in done.stdout
        assert "\x1b" not in done.stdout


def test_showing_a_statement_tells_what_the_record_knows(run: Run, record: Path) -> None:
    found = an_id(run, record)
    done = run("show", "--record", record, found)
    assert done.exit_code == 0
    flat = " ".join(done.stdout.split())
    for words in (
        "⟦“The harbour office never had the key,”⟧ <said> {Ana Ruiz}.",
        f"id {found}",
        "source Ana Ruiz [",
        "form direct",
        "confidence 0.90",
        "publisher not stated",
    ):
        assert words in flat
    # A long path is folded over lines.
    assert str(record.parent / "reports" / "one.txt") in "".join(done.stdout.split())


def test_the_beginning_of_an_id_is_enough(run: Run, record: Path) -> None:
    found = an_id(run, record)
    assert run("show", "--record", record, found[:20]).stdout == run("show", "--record", record, found).stdout


def test_a_statement_as_json_names_its_report(run: Run, record: Path) -> None:
    found = json.loads(run("show", "--json", "--record", record, an_id(run, record)).stdout)
    assert found["document"]["paths"] == [str(record.parent / "reports" / "one.txt")]
    assert len(found["document"]["sha256"]) == 64
    assert found["attribution"]["source"]["text"] == "Ana Ruiz"


def test_an_unknown_id_is_told_and_gives_one(run: Run, record: Path) -> None:
    done = run("show", "--record", record, "ffffffffffffffff")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no statement ffffffffffffffff" in done.stderr


@pytest.mark.parametrize("command", [("ask", "key"), ("show", "ffffffffffffffff"), ("info",), ("info", "--verify")])
def test_without_a_record_nothing_is_made_and_one_line_says_so(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = run(*command, "--record", tmp_path / "none.db")
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_record_is_told_and_left_alone(run: Run, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("not a record, but somebody's notes\n" * 100)
    before = other.read_bytes()
    for command in (("info",), ("ask", "key"), ("add", reports)):
        done = run(*command, "--record", other)
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()) == 1
    assert other.read_bytes() == before


@pytest.mark.parametrize("command", [("info",), ("ask", "x"), ("show", "abcdef"), ("add", "x.txt")])
def test_a_record_that_is_no_file_is_told_in_one_line(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, what in ((tmp_path, "a folder"), (tmp_path / "pipe", "a device or a pipe")):
        done = run(*command, "--record", path)
        assert done.exit_code == 2
        assert done.stderr == (
            f"onrecord: {path}: this is {what}, and a record is a regular file; name a file with --record\n"
        )


def test_with_json_the_summary_is_a_message_like_any_other(run: Run, reports: Path, tmp_path: Path) -> None:
    done = run("add", "--json", "--record", tmp_path / "new.db", reports)
    assert done.stderr.startswith("onrecord: added ")


def test_a_record_that_cannot_be_written_further_says_how_far_it_got(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.errors import RecordNotWritable
    from onrecord.store import Record

    add, calls = Record.add, []

    def until_full(self: Record, *args: object) -> bool:
        calls.append(args)
        if len(calls) > 1:
            raise RecordNotWritable("r.db: there is no room left on its disk")
        return add(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Record, "add", until_full)
    done = run("add", "--record", tmp_path / "r.db", reports)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        "onrecord: r.db: there is no room left on its disk; the record is whole (1 report added)"
    )


def test_what_is_not_worked_out_yet_is_not_spoken_of(run: Run, record: Path) -> None:
    shown = run("show", "--record", record, an_id(run, record)).stdout
    assert not [word for word in ("worked out", "unspecified", "neutral", "speaker", "basis") if word in shown]


def test_info_counts_and_names_reasons(run: Run, record: Path, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    run("add", "--record", record, reports)
    flat = " ".join(run("info", "--record", record).stdout.split())
    assert "reports 2" in flat
    assert "statements 2" in flat
    assert re.search(r"skipped 1: 1 [\w-]+", flat)


def test_a_whole_record_is_said_to_be_whole(run: Run, record: Path) -> None:
    done = run("info", "--verify", "--record", record)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "checked: the record is whole"


def test_problems_of_a_record_are_listed_and_give_two(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import Problem, Record

    monkeypatch.setattr(Record, "verify", lambda self, quick: [Problem("wrong-offset", "a1", "it stands elsewhere")])
    done = run("info", "--verify", "--record", record)
    assert done.exit_code == 2
    assert "wrong-offset a1: it stands elsewhere" in done.stdout
    assert "1 problem found" in done.stdout
    as_json = json.loads(run("info", "--verify", "--json", "--record", record).stdout)
    assert as_json["problems"] == [{"code": "wrong-offset", "subject": "a1", "detail": "it stands elsewhere"}]


def test_an_unchecked_record_has_no_problems_listed_in_json(run: Run, record: Path) -> None:
    found = json.loads(run("info", "--json", "--record", record).stdout)
    assert found["problems"] is None
    assert (found["n_reports"], found["n_statements"]) == (2, 2)
