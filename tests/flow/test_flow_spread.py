"""Spread: the same tables on every engine, in whatever order, whatever was killed on the way."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="spread writes Parquet, which needs the extra 'parquet'")

import duckdb
import pandas
import spread_reader
from pyarrow import dataset, parquet
from spread_reports import TABLES, tables, write_reports

from onrecord.errors import OnrecordError
from onrecord.flow import add_paths
from onrecord.flow.spread import Choices, Progress, Spread, spread
from onrecord.flow.spread.folder import Folder
from onrecord.store import Record

SERIAL = Choices(engine="serial", make=spread_reader.make, batch=5, n_buckets=3)


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    return dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()


def run(sources: Path | str, to: Path, **changed: object) -> Spread:
    return spread([str(sources)], str(to), replace(SERIAL, **changed))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("spread") / "reports", 40)


@pytest.fixture(scope="module")
def serial(reports: Path) -> Path:
    run(reports, reports.parent / "serial")
    return reports.parent / "serial"


def test_processes_write_the_same_bytes_as_one_process(reports: Path, serial: Path, tmp_path: Path) -> None:
    done = run(reports, tmp_path, engine="processes", n_workers=2)
    assert done.n_read_now == len(list(reports.iterdir()))
    assert tables(tmp_path) == tables(serial)


@pytest.mark.slow
def test_dask_writes_the_same_bytes_as_one_process(reports: Path, serial: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the engine dask needs the extra 'dask'")
    run(reports, tmp_path, engine="dask", n_workers=2)
    assert tables(tmp_path) == tables(serial)


def test_the_order_of_sources_and_the_size_of_a_batch_do_not_matter(
    reports: Path, serial: Path, tmp_path: Path
) -> None:
    backwards = sorted(map(str, reports.iterdir()), reverse=True)
    spread(backwards, str(tmp_path), Choices(engine="serial", make=spread_reader.make, batch=17, n_buckets=3))
    assert tables(tmp_path) == tables(serial)


def test_a_report_found_at_two_paths_is_one_document(serial: Path) -> None:
    documents = rows(serial, "documents")
    assert len(documents) == 40
    # Of "r3-copy.txt" and "r3.txt" the first is the smaller path.
    assert sum("-copy" in str(row["path"]) for row in documents) == 3
    outcomes = [row["outcome"] for row in rows(serial, "inputs")]
    assert (outcomes.count("read"), outcomes.count("copy")) == (40, 3)


def test_duckdb_and_pandas_read_the_tables(serial: Path) -> None:
    said = duckdb.sql(
        f"SELECT s.name, count(*) FROM read_parquet('{serial}/statements/*/*.parquet') t"
        f" JOIN read_parquet('{serial}/speakers/*/*.parquet') s ON s.id = t.speaker_id GROUP BY ALL"
    ).fetchall()
    assert sum(n for _, n in said) == len(rows(serial, "statements"))
    for name in TABLES:
        assert len(pandas.read_parquet(serial / name)) == len(rows(serial, name))


def test_whole_texts_leave_only_where_that_is_asked_for(reports: Path, serial: Path, tmp_path: Path) -> None:
    assert {row["text"] for row in rows(serial, "documents")} == {None}
    run(reports, tmp_path, full_text=True)
    texts = {row["id"]: str(row["text"]) for row in rows(tmp_path, "documents")}
    for row in rows(tmp_path, "attributions"):
        (span,) = row["content_spans"]  # type: ignore[misc]
        assert texts[row["document_id"]][span["start"] : span["end"]] == row["content"]


def test_a_second_run_reads_nothing_and_changes_nothing(reports: Path, serial: Path) -> None:
    before = (serial / "manifest.json").read_bytes()
    done = run(reports, serial)
    assert (done.n_read_now, done.n_documents) == (0, 43)
    assert (serial / "manifest.json").read_bytes() == before


def test_a_new_file_has_only_its_own_batch_read_again(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", 60)
    first = run(reports, tmp_path / "to", batch=4)
    (reports / "r00030-new.txt").write_text("Ada Okafor said “it rained.”", encoding="utf-8")
    again = run(reports, tmp_path / "to", batch=4)
    assert again.n_documents == first.n_documents + 1
    assert 1 <= again.n_read_now <= 16


def test_a_file_that_breaks_the_reader_is_skipped_alone(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "reports", 6)
    (reports / "bad.txt").write_text("BREAK THE READER", encoding="utf-8")
    done = run(reports, tmp_path / "to")
    assert (done.n_documents, done.n_skipped) == (7, 1)
    (row,) = [row for row in rows(tmp_path / "to", "inputs") if row["outcome"] == "skipped"]
    assert (Path(str(row["path"])).name, row["reason"]) == ("bad.txt", "reader-failed")


@pytest.mark.slow
def test_a_file_that_kills_its_worker_kills_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = write_reports(tmp_path / "reports", 8)
    (reports / "r00004-bad.txt").write_text("KILL THE READER", encoding="utf-8")
    monkeypatch.setenv(spread_reader.LOG, str(tmp_path / "reads"))
    done = run(reports, tmp_path / "to", engine="processes", n_workers=1)
    assert (done.n_documents, done.n_skipped) == (9, 1)
    (row,) = [row for row in rows(tmp_path / "to", "inputs") if row["outcome"] == "skipped"]
    assert (Path(str(row["path"])).name, row["reason"]) == ("r00004-bad.txt", "worker-died")
    # Every other report was read once, the bad one by three workers.
    assert len((tmp_path / "reads").read_text().splitlines()) == 9 + 3


def test_two_runs_in_one_folder_are_kept_apart(reports: Path, tmp_path: Path) -> None:
    with Folder(str(tmp_path)).held(), pytest.raises(OnrecordError, match="another run is at work"):
        run(reports, tmp_path)


def test_a_record_gets_what_adding_gives_it(reports: Path, tmp_path: Path) -> None:
    spread([str(reports)], str(tmp_path / "work"), SERIAL, record=tmp_path / "spread.db")
    with Record.open(tmp_path / "added.db", create=True) as record:
        list(add_paths(record, [str(reports)], spread_reader.make(None)))
        wanted = record.counts(), [record.reading(id_) for id_ in record.documents()]
    with Record.open(tmp_path / "spread.db") as record:
        assert (record.counts(), [record.reading(id_) for id_ in record.documents()]) == wanted
        assert record.verify() == []


def test_progress_ends_with_everything_done(reports: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    spread([str(reports)], str(tmp_path), SERIAL, tell=told.append)
    assert told[-1].n_done == 43
    assert [one.n_done for one in told] == sorted(one.n_done for one in told)
    assert told[-1].rate > 0


def test_the_batches_hold_whole_readings(serial: Path) -> None:
    files = list((serial / "batches").rglob("*.parquet"))
    assert sum(parquet.read_metadata(path).num_rows for path in files) == 43


def test_the_engine_of_the_reference_writes_the_same_bytes(reports: Path, serial: Path, tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "spread.md"
    (tmp_path / "threads.py").write_text(page.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0])
    threads = runpy.run_path(str(tmp_path / "threads.py"))["Threads"]
    run(reports, tmp_path / "to", engine=threads())
    assert tables(tmp_path / "to") == tables(serial)
