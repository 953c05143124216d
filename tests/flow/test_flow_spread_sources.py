"""Sources of spread: folders, rows of JSON and Parquet, web archives, addresses; and how they are cut into batches."""

import gzip
import json
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="spread reads and writes Parquet, which needs the extra 'parquet'")

import pyarrow
import spread_reader
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.flow.spread.batches import batches
from onrecord.flow.spread.pieces import inputs_of
from onrecord.flow.spread.sources import Sources
from onrecord.flow.spread.value import Piece, Reads
from onrecord.ingest import originals
from onrecord.types import Original, Skipped

READS = Reads(spread_reader.make, "patterns-1")
PAGE = "<html><body><p>Ada Okafor said “it rained all day.”</p></body></html>"


def found_in(*places: object, rows: int = 2) -> list[Original | Skipped]:
    """Every input, as workers find them."""
    pieces = Sources([str(place) for place in places], rows).pieces()
    return [found for piece in pieces for found in inputs_of(piece, ())]


def paths(found: list[Original | Skipped]) -> list[str]:
    return [Path(one.path).name for one in found]


def warc(n: int) -> bytes:
    records = []
    for number in range(n):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\n"
        head += (
            f"WARC-Date: 2020-01-02T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return b"".join(records)


def test_a_web_archive_gives_its_pages_with_their_addresses(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(warc(3))
    assert found_in(tmp_path) == list(originals(str(tmp_path / "crawl.warc.gz")))


def test_rows_of_parquet_are_documents(tmp_path: Path) -> None:
    texts = [f"Ada Okafor said “it rained {n} days.”" for n in range(7)]
    table = pyarrow.table({"title": ["A title"] * 7, "text": texts, "picture": [b"\x00"] * 7})
    parquet.write_table(table, tmp_path / "texts.parquet", row_group_size=3)
    found = found_in(tmp_path)
    assert paths(found) == [f"texts.parquet!{n}" for n in range(1, 8)]
    rows = [json.loads(one.data) for one in found if isinstance(one, Original)]
    assert [row["text"] for row in rows] == texts
    assert all(set(row) == {"title", "text"} for row in rows)


def test_damaged_parquet_is_skipped_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "texts.parquet").write_bytes(b"PAR1 nothing of the kind")
    (found,) = found_in(tmp_path)
    assert isinstance(found, Skipped)
    assert found.reason == "damaged"


def test_what_cannot_be_read_in_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    (tmp_path / "a.txt").write_text(PAGE)
    found = found_in(tmp_path, tmp_path / "missing")
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["unsupported-format", "missing"]


def test_an_address_of_fsspec_is_read_like_a_path(tmp_path: Path) -> None:
    pytest.importorskip("fsspec", reason="addresses need the extra 'dask'")
    (tmp_path / "a.txt").write_text("Ada Okafor said “it rained.”", encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n{"text": "three"}', encoding="utf-8")
    (tmp_path / "crawl.warc.gz").write_bytes(warc(2))
    there = found_in(f"file://{tmp_path}")
    here = found_in(tmp_path)
    assert [one.sha256 for one in there if isinstance(one, Original)] == [
        one.sha256 for one in here if isinstance(one, Original)
    ]
    assert all(one.path.startswith("file://") for one in there)


def test_an_address_where_nothing_is_is_missing() -> None:
    pytest.importorskip("fsspec", reason="addresses need the extra 'dask'")
    (found,) = found_in("memory://nothing-here/at-all")
    assert isinstance(found, Skipped)
    assert found.reason == "missing"


@given(st.lists(st.sampled_from(["", '{"text": "a"}', '{"text": "b"}', "  ", "no json"]), max_size=12), st.booleans())
@example([""], True)
@settings(max_examples=30)
def test_lines_are_the_same_rows_however_they_are_cut(lines: list[str], ended: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("\n".join(lines) + ("\n" if ended else ""), encoding="utf-8")
        whole = [one for one in originals(str(path)) if isinstance(one, Original)]
        for rows in (1, 2, 5, 100):
            found = [one for one in found_in(path, rows=rows) if isinstance(one, Original)]
            if path.read_bytes().strip():
                assert [(one.path, one.data) for one in found] == [
                    (f"{path}!{n}", line.strip().encode()) for n, line in enumerate(lines, 1) if line.strip()
                ]
        if lines and lines[0].startswith("{"):
            assert [(one.path, one.data) for one in whole] == [(one.path, one.data) for one in found]


@given(st.lists(st.integers(0, 10**6), unique=True, max_size=200), st.integers(1, 20))
def test_batches_hold_every_piece_once_in_order_and_are_of_even_size(numbers: list[int], size: int) -> None:
    pieces = [Piece(f"r{number}.txt", "mark") for number in numbers]
    found = list(batches(pieces, size, "to", READS))
    assert [piece for batch in found for piece in batch.pieces] == pieces
    assert all(size / 2 <= batch.n_inputs <= 2 * size for batch in found[:-1])
    assert len({batch.id for batch in found}) == len(found)


@given(st.lists(st.integers(0, 10**6), unique=True, min_size=100, max_size=200), st.data())
@settings(max_examples=40)
def test_a_new_piece_leaves_the_batches_before_it_as_they_were(numbers: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(numbers)))
    pieces = [Piece(f"r{number}.txt", "mark") for number in numbers]
    before = [batch.id for batch in batches(pieces, 4, "to", READS)]
    changed = [*pieces[:at], Piece("new.txt", "mark"), *pieces[at:]]
    after = [batch.id for batch in batches(changed, 4, "to", READS)]
    n_same = len(set(before) & set(after))
    n_before = sum(1 for _ in batches(pieces[:at], 4, "to", READS))
    assert n_same >= n_before - 1


def test_a_changed_file_makes_another_batch() -> None:
    one, other = (next(batches([Piece("a.txt", mark)], 4, "to", READS)) for mark in ("1", "2"))
    assert one.id != other.id
