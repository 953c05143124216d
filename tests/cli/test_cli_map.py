"""``--map`` names the fields of rows of JSON."""

import json
from pathlib import Path

import pytest
from cli_reports import Run

pytestmark = pytest.mark.usefixtures("simple_reader")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    row = {"kopf": "Pier closes", "inhalt": "The mayor said that the pier would close on Monday."}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_rows_are_read_by_the_names_given(run: Run, rows: Path) -> None:
    done = run("read", "--json", "--map", "text=inhalt,title=kopf", rows)
    document = json.loads(done.stdout)["document"]
    assert (done.exit_code, document["title"]) == (0, "Pier closes")
    assert document["path"].endswith("rows.jsonl!1")


@pytest.mark.parametrize("said", ["text", "text=", "=body", "wording=body"])
def test_a_map_that_names_nothing_is_wrong_usage_and_says_what_is_wanted(run: Run, rows: Path, said: str) -> None:
    done = run("read", "--map", said, rows)
    assert done.exit_code == 2
    assert "OURS=THEIRS" in done.stderr
    assert done.stderr.count("\n") == 1
