"""``onrecord trace`` over a record of reports read without a model."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli_reports import Run

from onrecord.flow import Reader

FIRST = "“The pumps became increasingly unreliable that winter,” said Ada Voss. It rained.\n"
LATER = "The pumps became increasingly unreliable that winter. Nobody was asked.\n"


@pytest.fixture
def record(tmp_path: Path, run: Run, simple_reader: Reader) -> Path:
    """A record of two reports that share a wording."""
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LATER, encoding="utf-8")
    path = tmp_path / "case.db"
    assert run("add", tmp_path / "a.txt", tmp_path / "b.txt", "--record", path).exit_code == 0
    return path


def test_a_wording_is_shown_with_its_versions_and_what_was_looked_at(run: Run, record: Path) -> None:
    done = run("trace", "became increasingly unreliable", "--record", record)
    assert done.exit_code == 0
    assert "2 versions in as many reports" in done.stdout
    assert "2 reports looked at" in done.stdout
    assert "in the report's own voice" in done.stdout


def test_json_holds_the_versions_by_their_characters(run: Run, record: Path) -> None:
    done = run("trace", "became", "increasingly", "unreliable", "--record", record, "--json")
    found = json.loads(done.stdout)
    texts = {FIRST.strip(): FIRST, LATER.strip(): LATER}
    assert found["n_versions"] == len(texts)
    for version in found["versions"]:
        text = FIRST if version["form"] else LATER
        assert version["wording"] == " ".join(text[start:end] for start, end in version["spans"])


def test_a_statement_is_traced_by_its_id(run: Run, record: Path) -> None:
    found = json.loads(run("trace", "became increasingly unreliable", "--record", record, "--json").stdout)
    (id_,) = [one["statement_id"] for one in found["versions"] if one["statement_id"]]
    again = json.loads(run("trace", id_[:10], "--record", record, "--json").stdout)
    assert {one["id"] for one in again["versions"]} == {one["id"] for one in found["versions"]}


def test_a_drawing_and_a_network_are_written_beside_the_view(run: Run, record: Path, tmp_path: Path) -> None:
    svg, graph = tmp_path / "path.svg", tmp_path / "path.graphml"
    done = run("trace", "became increasingly unreliable", "--record", record, "--svg", svg, "--graphml", graph)
    assert (done.exit_code, "2 versions" in done.stdout) == (0, True)
    assert ElementTree.parse(svg).getroot().tag.endswith("svg")
    assert ElementTree.parse(graph).getroot().tag.endswith("graphml")


def test_words_that_nobody_has_are_an_answer(run: Run, record: Path) -> None:
    done = run("trace", "the moon is made of cheese", "--record", record)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "these words were not found; 2 reports looked at" in done.stdout


def test_an_id_that_no_statement_has_is_exit_code_1(run: Run, record: Path) -> None:
    done = run("trace", "0123456789abcdef", "--record", record)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no statement has the id '0123456789abcdef'" in done.stderr


@pytest.mark.parametrize("words", ["pumps", "of the", "it was that"])
def test_words_that_say_too_little_are_exit_code_2(run: Run, record: Path, words: str) -> None:
    done = run("trace", words, "--record", record)
    assert done.exit_code == 2
    assert "says too little to be traced" in done.stderr


def test_the_record_is_never_written_over(run: Run, record: Path) -> None:
    before = record.read_bytes()
    done = run("trace", "became increasingly unreliable", "--record", record, "--svg", record)
    assert (done.exit_code, record.read_bytes() == before) == (2, True)


def test_no_words_at_all_is_wrong_usage(run: Run, record: Path) -> None:
    assert run("trace", "--record", record).exit_code == 2
