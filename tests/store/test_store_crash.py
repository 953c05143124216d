"""Killed or interrupted at any moment: the record opens, is whole, and running again ends as if nothing happened."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from store_reports import add, report, statements_of, table_rows

from onrecord.errors import RecordNotWritable
from onrecord.flow import resolve_speakers
from onrecord.store import Record, migrations

REPORTS = [
    report(f"{number}.txt", f'Ada Okafor said "number {number}". Ben Marsh denied "{number}".') for number in range(4)
]

ADD_ALL = """
import os, signal, sqlite3, sys
from onrecord.flow import resolve_speakers
from onrecord.store import Record, opening
from test_store_crash import REPORTS
from store_reports import add

steps_left = int(sys.argv[2])
most = steps_left

def die():
    global steps_left
    steps_left -= 1
    if steps_left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

plain = opening._plain
def watched(*args):
    connection = plain(*args)
    connection.set_progress_handler(die, 20)
    return connection

opening._plain = watched
with Record.open(sys.argv[1], create=True) as record:
    made = most - steps_left
    for one in REPORTS:
        add(record, one)
    added = most - steps_left
    assert resolve_speakers(record)
print("whole", made, added, most - steps_left)
"""


ENOUGH = 1_000_000


def add_all(path: Path, steps: int) -> tuple[int, int, int] | None:
    """Add all reports in another process that kills itself after so many twenties of SQLite's steps.

    When it lives: after how many the record was made, all reports were added, and all was done.
    """
    done = subprocess.run(
        [sys.executable, "-c", ADD_ALL, str(path), str(steps)],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, -9), done.stderr
    if done.returncode:
        return None
    made, added, whole = map(int, done.stdout.split()[1:])
    return made, added, whole


def check_whole(path: Path) -> int:
    """Check that every report in the record is there with all that belongs to it; how many there are."""
    with Record.open(path) as record:
        assert record.verify() == []
        kept = record.counts()
    assert kept.n_statements == 2 * kept.n_reports == 2 * kept.n_paths
    return kept.n_reports


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "r.db"
    with Record.open(path, create=True) as record:
        for one in REPORTS:
            add(record, one)
        assert resolve_speakers(record)
    return path


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int, int]:
    """What it takes to make the record, to add all reports too, and to work out the speakers as well."""
    found = add_all(tmp_path_factory.mktemp("steps") / "r.db", ENOUGH)
    assert found is not None
    return found


@pytest.mark.parametrize("moment", [0.0, 0.3, 0.95, 1.02, 1.3, 1.6, 1.9, 1.98, 2.03, 2.2, 2.5, 2.8, 2.97])
def test_killed_at_any_moment_the_record_is_whole_and_running_again_completes_it(
    tmp_path: Path, undisturbed: Path, steps: tuple[int, int, int], moment: float
) -> None:
    """``moment`` counts parts done: making the record, adding the reports, working out who is who."""
    path = tmp_path / "r.db"
    bounds = (0, *steps)
    part = int(moment)
    at = bounds[part] + int((moment - part) * (bounds[part + 1] - bounds[part]))
    assert add_all(path, at) is None
    # A record is put in its place when it is made: killed before, there is none.
    assert path.exists() or moment < 1
    if path.exists():
        n_reports = check_whole(path)
        assert part < 2 or n_reports == len(REPORTS)
    assert add_all(path, ENOUGH) is not None
    assert table_rows(path) == table_rows(undisturbed)
    assert check_whole(path) == len(REPORTS)


def test_a_log_cut_off_anywhere_gives_the_last_whole_report(tmp_path: Path) -> None:
    """What a power cut leaves: the file as it was, and a log whose end never reached the disk."""
    path = tmp_path / "r.db"
    Record.open(path, create=True).close()
    with Record.open(path) as record:
        for one in REPORTS:
            add(record, one)
        data, log = path.read_bytes(), path.with_name("r.db-wal").read_bytes()
    found = []
    for tenths in range(11):
        cut = tmp_path / f"cut{tenths}.db"
        cut.write_bytes(data)
        cut.with_name(f"{cut.name}-wal").write_bytes(log[: len(log) * tenths // 10])
        found.append(check_whole(cut))
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, len(REPORTS))


def test_an_interrupt_inside_a_transaction_undoes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, REPORTS[0])
        before = table_rows(tmp_path / "r.db")

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("onrecord.store.rows.statement_rows", interrupt)
            with pytest.raises(KeyboardInterrupt):
                add(record, REPORTS[1])
        assert record.verify() == []
        assert table_rows(tmp_path / "r.db") == before
        assert add(record, REPORTS[1])


def test_a_failed_rereading_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original, reading = REPORTS[0]
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, (original, reading))
        with monkeypatch.context() as patched:
            patched.setattr("onrecord.store.rows.statement_rows", lambda *_: [("too", "few")])
            with pytest.raises(Exception, match="binding"):
                record.add(original, reading, statements_of(reading), "reader 2")
        assert record.reading(reading.document.id) == reading


def test_an_older_record_is_brought_up_to_date_by_whoever_may_write(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    connection = sqlite3.connect(path, isolation_level=None)
    for done in range(1, len(migrations.MIGRATIONS)):
        migrations.migrate(connection, str(path), migrations.MIGRATIONS[:done])
        with pytest.raises(RecordNotWritable, match=f"has format {done} and must be brought to format"):
            Record.open(path, read_only=True)
    connection.close()
    with Record.open(path) as record:
        assert add(record, REPORTS[0])
        assert record.verify() == []


def test_a_step_that_fails_leaves_the_shape_there_was(tmp_path: Path) -> None:
    def m999_impossible(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half_done (x)")
        raise sqlite3.OperationalError("the disk is full")

    connection = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    for before in ((), migrations.MIGRATIONS):
        migrations.migrate(connection, "r.db", before)
        found = connection.execute("SELECT * FROM sqlite_master").fetchall()
        with pytest.raises(sqlite3.OperationalError):
            migrations.migrate(connection, "r.db", (*migrations.MIGRATIONS, m999_impossible))
        assert connection.execute("SELECT * FROM sqlite_master").fetchall() == found
        assert migrations.check_ours(connection, "r.db") == len(before)
    connection.close()


def test_many_processes_may_make_and_fill_one_record_at_once(tmp_path: Path, undisturbed: Path) -> None:
    path = tmp_path / "r.db"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_ALL, str(path), str(ENOUGH)],
            cwd=Path(__file__).parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    outputs = [one.communicate(timeout=60) for one in running]
    assert [out.split()[:1] for out, _ in outputs] == [["whole"]] * 3, outputs
    assert table_rows(path) == table_rows(undisturbed)
