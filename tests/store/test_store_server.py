"""A record on PostgreSQL: whatever goes wrong with a server has its own error, and the record is whole afterwards."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_people import Said, keep, read_by_hand
from store_reports import add, report, table_rows
from store_server import Server

from onrecord.errors import RecordBusy, RecordDamaged, RecordMissing, RecordNotWritable, RecordTooNew
from onrecord.store import Record, Word
from onrecord.types import Skipped

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'onrecord[postgresql]'")

ONE = report("a.txt", 'Ada Okafor said "no".')
REPORTS = [read_by_hand(f"{n}.txt", Said("Ada Okafor", f"number {n}"), Said("Ben Marsh", "no")) for n in range(3)]

ADD_ALL = """
import os, signal, sys
from onrecord.store import Record, postgres
from store_people import keep
from test_store_server import REPORTS

left = int(sys.argv[2])

def watched(name):
    plain = getattr(postgres.PostgresSchema, name)
    def counting(self, *args):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(self, *args)
    return counting

for name in ("run", "run_many", "learn"):
    setattr(postgres.PostgresSchema, name, watched(name))
with Record.open(sys.argv[1], create=True) as record:
    keep(record, *REPORTS)
print("whole", int(sys.argv[2]) - left)
"""


@pytest.fixture
def place(postgres: Server) -> Iterator[str]:
    """A record that holds one report."""
    place = postgres.new_place()
    with Record.open(place, create=True) as record:
        add(record, ONE)
    yield place


def run(place: str, sql: str) -> None:
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(sql)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    place = f"postgresql://ana:secret@/x?host={tmp_path}"
    with pytest.raises(RecordMissing, match="cannot be reached") as told:
        Record.open(place, create=True)
    assert "secret" not in str(told.value)
    assert "ana@" in str(told.value)


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(RecordMissing, match="check the address"):
        Record.open("postgresql://[nowhere", create=True)


def test_a_record_is_not_made_unasked(postgres: Server) -> None:
    place = postgres.new_place()
    for read_only in (False, True):
        with pytest.raises(RecordMissing, match="nothing was ever added"):
            Record.open(place, read_only=read_only)
    with pytest.raises(RecordMissing, match="names no schema that exists"):
        Record.open(postgres.address("nowhere"), create=True)


def test_tables_of_another_program_are_left_alone(postgres: Server) -> None:
    place = postgres.new_place()
    run(place, "CREATE TABLE documents (id TEXT)")
    with pytest.raises(RecordDamaged, match="some other program"):
        Record.open(place, create=True)


def test_a_record_of_a_newer_version_is_told(place: str) -> None:
    run(place, "INSERT INTO migrations VALUES (99, 'p099_later')")
    with pytest.raises(RecordTooNew, match="Update onrecord"):
        Record.open(place)


def test_a_missing_table_is_damage(place: str) -> None:
    run(place, "DROP TABLE skipped")
    with Record.open(place) as record, pytest.raises(RecordDamaged, match="skipped"):
        record.skip(Skipped("a", "b", "c"))


def test_a_second_writer_is_told_to_wait_and_readers_are_not(place: str) -> None:
    with Record.open(place) as writer, Record.open(place) as other, writer._database.writing():
        other._database.run("SET lock_timeout = '50ms'")
        with pytest.raises(RecordBusy, match="another process is writing"):
            other.skip(Skipped("a", "b", "c"))
        with Record.open(place, read_only=True) as reader:
            assert reader.counts().n_reports == 1


def test_a_reader_cannot_write(place: str) -> None:
    with Record.open(place, read_only=True) as record, pytest.raises(RecordNotWritable, match="read-only"):
        record.skip(Skipped("a", "b", "c"))


def test_records_in_two_schemas_know_nothing_of_each_other(postgres: Server, place: str) -> None:
    with Record.open(postgres.new_place(), create=True) as other:
        assert other.search(Word("no"), 9).n_found == 0
        assert other.counts().n_reports == 0
    with Record.open(place) as record:
        assert record.search(Word("no"), 9).n_found == 1


def test_an_index_that_lost_a_row_is_found(place: str) -> None:
    run(place, "DELETE FROM stems")
    with Record.open(place) as record:
        assert [problem.code for problem in record.verify()] == ["damaged-index"]


def test_a_connection_that_is_cut_undoes_what_was_not_committed(place: str) -> None:
    before = table_rows(place)
    with Record.open(place) as record, pytest.raises(RecordMissing), record._database.writing():
        record._database.run("DELETE FROM statements")
        (pid,) = record._database.one("SELECT pg_backend_pid()") or (0,)
        run(place, f"SELECT pg_terminate_backend({pid})")
        record._database.one("SELECT 1")
    assert table_rows(place) == before


def add_all(place: str, steps: int) -> int | None:
    """Add all in a process that kills itself after so many steps; how many it took, if it lived."""
    done = subprocess.run(
        [sys.executable, "-c", ADD_ALL, place, str(steps)], cwd=Path(__file__).parent, capture_output=True, text=True
    )
    assert done.returncode in (0, -9), done.stderr
    return None if done.returncode else int(done.stdout.split()[1])


def test_killed_at_any_moment_the_record_is_whole_and_running_again_completes_it(postgres: Server) -> None:
    undisturbed = postgres.new_place()
    whole = add_all(undisturbed, 10**6)
    assert whole is not None
    for part in (0.2, 0.6, 0.9):
        place = postgres.new_place()
        assert add_all(place, int(whole * part)) is None
        with Record.open(place) as record:
            assert record.verify() == []
            keep(record, *REPORTS)
            assert record.verify() == []
        assert table_rows(place) == table_rows(undisturbed)
