"""A disk that is really full or really read-only, and processes that really write at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_reports import Place, add, report, table_rows

from onrecord.errors import RecordBusy, RecordNotWritable
from onrecord.store import Record, Word

REPORTS = [
    report(f"{n}.txt", "".join(f'Ada Okafor said "number {n} and {m} of many". ' for m in range(60))) for n in range(40)
]


def mounted(folder: Path, options: str) -> None:
    """Mount a small disk in memory, or skip where that is not allowed."""
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a disk of its own needs the rights to do so")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted(folder, "size=2m")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_keeps_every_report_that_was_added(small_disk: Path) -> None:
    path, kept = small_disk / "r.db", 0
    with (
        pytest.raises(RecordNotWritable, match=r"r\.db: the record cannot be written"),
        Record.open(path, create=True) as r,
    ):
        for one in REPORTS:
            add(r, one)
            kept += 1
    assert 0 < kept < len(REPORTS)
    with Record.open(path, read_only=True) as record:
        assert record.counts().n_reports == kept
        assert record.verify() == []
        assert record.search(Word("many"), 1).n_found == 60 * kept
    subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
    with Record.open(path) as record:
        for one in REPORTS:
            add(record, one)
        assert record.counts().n_reports == len(REPORTS)
        assert record.verify() == []


def test_a_disk_too_full_for_any_record_says_so_and_holds_none(small_disk: Path) -> None:
    (small_disk / "other").write_bytes(bytes(2 * 1024 * 1024 - 8192))
    with pytest.raises(RecordNotWritable, match="cannot be written"):
        Record.open(small_disk / "r.db", create=True)
    assert [one.name for one in small_disk.iterdir()] == ["other"]


def test_a_disk_mounted_for_reading_only_can_be_asked(small_disk: Path) -> None:
    path = small_disk / "r.db"
    with Record.open(path, create=True) as record:
        add(record, REPORTS[0])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        with pytest.raises(RecordNotWritable, match="cannot be written"), Record.open(path, create=True) as record:
            add(record, REPORTS[1])
        with Record.open(path, read_only=True) as record:
            assert record.counts().n_reports == 1
            assert record.search(Word("many"), 1).n_found == 60
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    with Record.open(path) as record:
        assert add(record, REPORTS[1])


WRITE = """
import sys
from onrecord.store import Record
from store_reports import add
from test_store_disk import REPORTS
first, last = int(sys.argv[2]), int(sys.argv[3])
with Record.open(sys.argv[1]) as record:
    for one in REPORTS[first:last]:
        add(record, one)
print("done")
"""


def writer(place: Place, first: int, last: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITE, str(place), str(first), str(last)],
        cwd=Path(__file__).parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_two_writers_both_finish_and_readers_see_whole_reports_meanwhile(place: Place) -> None:
    with Record.open(place, create=True) as record:
        add(record, REPORTS[0])
    running = [writer(place, 1, 12), writer(place, 8, 20)]
    looks = 0
    while any(one.poll() is None for one in running):
        with Record.open(place, read_only=True) as reader:
            counts = reader.counts()
            assert counts.n_statements == 60 * counts.n_reports
        looks += 1
    outputs = [one.communicate() for one in running]
    assert [out for out, _ in outputs] == ["done\n", "done\n"], outputs
    assert looks
    with Record.open(place) as record:
        assert record.counts().n_reports == 20
        assert record.verify() == []


def test_a_reader_is_not_held_up_by_an_open_change_and_sees_none_of_it(place: Place) -> None:
    with Record.open(place, create=True) as record:
        add(record, REPORTS[0])
        with Record.open(place, read_only=True) as reader, record.together():
            add(record, REPORTS[1])
            assert reader.counts().n_reports == 1
            assert reader.search(Word("many"), 9).n_found == 60
        assert record.counts().n_reports == 2


def test_a_writer_that_cannot_wait_any_longer_is_told_and_may_try_again(place: Place) -> None:
    with Record.open(place, create=True) as record:
        add(record, REPORTS[0])
        before = table_rows(place)
        with Record.open(place) as other, record.together():
            other._database.run("PRAGMA busy_timeout = 20" if record.files else "SET lock_timeout = '20ms'")
            with pytest.raises(RecordBusy, match="wait for it to end, then run the same command again"):
                add(other, REPORTS[1])
        assert table_rows(place) == before
        assert add(record, REPORTS[1])
