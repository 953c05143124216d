import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from cli_reports import Run

from onrecord.flow.wordings import index_path

SOURCE = "The letter\n\n“I never knew of the letter,” said Ana Ruiz.\n\n“Nobody was told,” said Peter Novak.\n"
RIGHT = "It goes on.\n\n“I never knew of the letter,” said Ana Ruiz.\n"
WRONG = "It goes on 😀.\n\n“I knew of the letter,” said Ana Ruiz.\n\n“Nobody was told,” said Ana Ruiz.\n"

pytestmark = pytest.mark.usefixtures("simple_reader")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "sources" / "report.txt"
    path.parent.mkdir()
    path.write_text(SOURCE, encoding="utf-8")
    return path


def written(tmp_path: Path, text: str, name: str = "draft.md") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_whose_quotations_are_right_gives_0(run: Run, source: Path, tmp_path: Path) -> None:
    done = run("check", written(tmp_path, RIGHT), "--against", source)
    assert done.exit_code == 0
    assert done.stdout == "1 quotation, held against 1 source: 0 alerts, 0 could not be checked\n"
    assert "as quoted" in run("check", written(tmp_path, RIGHT), "--all", "--against", source).stdout


def test_alerts_give_1_and_are_told_as_a_linter_does_worst_first(run: Run, source: Path, tmp_path: Path) -> None:
    draft = written(tmp_path, WRONG)
    done = run("check", draft, "--against", source)
    assert done.exit_code == 1
    heads = [line for line in done.stdout.splitlines() if " Q" in line]
    assert [line.split(":", 1)[1] for line in heads] == ["5:1 Q501 misattributed", "3:1 Q203 negation-changed"]
    assert "[-never-]" in done.stdout


def test_json_is_one_finding_a_line(run: Run, source: Path, tmp_path: Path) -> None:
    draft = written(tmp_path, WRONG)
    done = run("check", draft, "--against", source, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["verdict"] for one in found] == ["misattributed", "altered"]
    for one in found:
        assert WRONG[slice(*one["quotation"]["span"])] == one["quotation"]["text"]
        assert SOURCE[slice(*one["source"]["span"])] == one["source"]["text"]
        assert one["source"]["path"] == str(source)


def test_a_folder_with_the_draft_in_it_does_not_confirm_the_draft(run: Run, source: Path, tmp_path: Path) -> None:
    draft = written(source.parent, WRONG)
    written(tmp_path / "sources", WRONG, "copy.txt")
    assert run("check", draft, "--against", source.parent).exit_code == 1


def test_several_sources_may_follow_one_option(run: Run, source: Path, tmp_path: Path) -> None:
    draft, other = written(tmp_path, RIGHT), written(tmp_path, "Nothing here.\n", "other.txt")
    done = run("check", draft, "--against", other, source)
    assert (done.exit_code, "2 sources" in done.stdout) == (0, True)
    assert run("check", "--against", other, "--against", source, "--", draft).exit_code == 0


def test_sources_that_cannot_be_read_give_2_and_never_not_found(run: Run, source: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.txt"
    scan.write_bytes(b"\x00\x01\x02" * 50)
    done = run("check", written(tmp_path, RIGHT), "--against", scan, "--json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["verdict"] == "could-not-check"
    assert "skipped" in done.stderr
    unsaid = written(tmp_path, "“Words that stand in no report,” said Ana Ruiz.\n")
    done = run("check", unsaid, "--against", scan, source)
    assert done.exit_code == 2
    assert "Q605 source-unread" in done.stdout
    assert run("check", unsaid, "--against", source).exit_code == 1


def test_no_quotations_is_nothing_to_alert(run: Run, source: Path, tmp_path: Path) -> None:
    done = run("check", written(tmp_path, "It goes on.\n"), "--against", source)
    assert (done.exit_code, done.stdout) == (0, "No quotations found.\n")


@pytest.mark.parametrize("options", [[], ["--against", "a", "--record", "b"], ["--against", "a", "--json", "--sarif"]])
def test_wrong_usage_gives_2(run: Run, tmp_path: Path, options: list[str]) -> None:
    done = run("check", written(tmp_path, RIGHT), *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["missing.md", "broken.docx"])
def test_a_draft_that_cannot_be_read_gives_2_in_one_line(run: Run, source: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    done = run("check", tmp_path / name, "--against", source)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_neither_draft_nor_source_is_ever_written_to(run: Run, source: Path, tmp_path: Path) -> None:
    draft = written(tmp_path, RIGHT)
    for out in (draft, source):
        assert run("check", draft, "--html", out, "--against", source).exit_code == 2
    assert (draft.read_text("utf-8"), source.read_text("utf-8")) == (RIGHT, SOURCE)


def test_sarif_html_and_word_copies_are_written(run: Run, source: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:p><w:r><w:t>“I knew of the letter,” said Ana Ruiz.</w:t></w:r></w:p>"
    with zipfile.ZipFile(draft, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="x"></Types>')
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    digest = hashlib.sha256(draft.read_bytes()).hexdigest()
    out, page = tmp_path / "out.docx", tmp_path / "out.html"
    done = run("check", draft, "--sarif", "--docx", out, "--html", page, "--against", source)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["runs"][0]["results"][0]["ruleId"] == "Q203"
    assert "Q203" in page.read_text("utf-8")
    assert b"commentRangeStart" in zipfile.ZipFile(out).read("word/document.xml")
    assert hashlib.sha256(draft.read_bytes()).hexdigest() == digest


def test_comments_for_a_draft_that_is_no_word_file_give_2(run: Run, source: Path, tmp_path: Path) -> None:
    done = run("check", written(tmp_path, RIGHT), "--docx", tmp_path / "out.docx", "--against", source)
    assert done.exit_code == 2
    assert not (tmp_path / "out.docx").exists()


def test_all_reports_of_a_record_are_sources(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.flow.wordings._FEW", 1)
    record = tmp_path / "record.db"
    draft = written(source.parent, WRONG, "draft.txt")
    run("add", source.parent, "--record", record)
    first = run("check", draft, "--record", record, "--json")
    assert [json.loads(line)["verdict"] for line in first.stdout.splitlines()] == ["misattributed", "altered"]
    assert index_path(record).exists()
    index_path(record).write_bytes(b"not an index")
    again = run("check", draft, "--record", record, "--json")
    assert (again.exit_code, again.stdout) == (1, first.stdout)
    assert run("check", draft, "--record", record, "--json").stdout == first.stdout


def test_five_thousand_quotations_are_checked(run: Run, source: Path, tmp_path: Path) -> None:
    draft = written(tmp_path, "“I never knew of the letter,” said Ana Ruiz.\n\n" * 5000)
    done = run("check", draft, "--against", source)
    assert done.exit_code == 0
    assert done.stdout.startswith("5,000 quotations")
