"""Containers give their members, one report each, to reading and to the record."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputRefused
from onrecord.flow import Reader, add_paths, read_paths
from onrecord.store import Record
from onrecord.types import Document, Reading, Skipped

ROWS = [
    {"kopf": "Pier closes", "inhalt": "The mayor said that the pier would close on Monday. 🚢"},
    {"kopf": "Pier opens", "inhalt": "The mayor said that the pier would open again on Friday."},
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    rows = "\n".join(json.dumps(row) for row in ROWS)
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("rows.jsonl", rows)
        box.writestr("a.txt", "Pier closes\n\nThe mayor said that it was time.\n")
        box.writestr("empty.txt", "")
    return tmp_path / "box.zip"


FIELDS = (("text", "inhalt"), ("title", "kopf"))


def reader() -> Reader:
    def read(document: Document) -> Reading:
        return Reading(document, ())

    return Reader(read, "test/1")


def paths(outcomes: Iterator[object]) -> list[str]:
    found = []
    for one in outcomes:
        if isinstance(one, Reading):
            found.append(one.document.path.partition("!")[2])
        elif isinstance(one, Skipped):
            found.append(f"{one.path.partition('!')[2]}: {one.reason}")
    return found


def test_every_member_of_an_archive_is_read_in_its_order_and_an_empty_one_told(archive: Path) -> None:
    outcomes = read_paths([str(archive)], reader(), fields=FIELDS)
    assert sorted(paths(outcomes)) == ["a.txt", "empty.txt: empty", "rows.jsonl!1", "rows.jsonl!2"]


def test_rows_have_the_fields_that_were_named(archive: Path) -> None:
    readings = [one for one in read_paths([str(archive)], reader(), fields=FIELDS) if isinstance(one, Reading)]
    titles = {one.document.title for one in readings if "rows" in one.document.path}
    assert titles == {"Pier closes", "Pier opens"}


def test_strict_ends_at_the_first_member_that_is_refused(archive: Path) -> None:
    with pytest.raises(InputRefused):
        list(read_paths([str(archive)], reader(), strict=True, fields=FIELDS))


def test_members_are_kept_in_the_record_once_and_come_back_with_their_bytes(archive: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        first = list(add_paths(record, [str(archive)], reader(), fields=FIELDS))
        again = list(add_paths(record, [str(archive)], reader(), fields=FIELDS))
        assert [type(one) for one in first] == [type(one) for one in again]
        assert all(not one.new for one in again if not isinstance(one, Skipped))
        assert record.counts().n_reports == 3
        found = {record.document(id_).path.partition("!")[2]: record.original(id_) for id_ in record.documents()}
        assert json.loads(found["rows.jsonl!1"].data) == ROWS[0]
        assert found["rows.jsonl!1"].given is not None
        assert dict(found["rows.jsonl!1"].given.fields)["text"] == "inhalt"
