"""What goes wrong with a file: each failure its own error, and the record whole afterwards."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from store_people import Said, read_by_hand
from store_reports import add, report, table_rows

from onrecord.errors import (
    RecordBusy,
    RecordDamaged,
    RecordError,
    RecordMissing,
    RecordNotWritable,
    RecordTooNew,
)
from onrecord.flow import resolve_speakers, statements
from onrecord.store import Record, Word, migrations
from onrecord.store.faults import fault
from onrecord.types import Skipped

ONE = report("a.txt", 'Ada Okafor said "no".')
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record that holds one report."""
    with Record.open(tmp_path / "r.db", create=True) as record:
        add(record, ONE)
    return tmp_path / "r.db"


def change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def test_a_missing_record_is_not_made_unasked(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(RecordMissing, match=r"does not exist; make one with `onrecord add"):
            Record.open(tmp_path / "r.db", read_only=read_only)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordNotWritable, match=r"its folder .*/none does not exist"):
        Record.open(tmp_path / "none" / "r.db", create=True)
    with pytest.raises(RecordMissing, match="its folder"):
        Record.open(tmp_path / "none" / "r.db")


def test_an_empty_file_becomes_a_record_only_when_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    with pytest.raises(RecordMissing, match="is an empty file"):
        Record.open(path)
    with Record.open(path, create=True) as record:
        assert add(record, ONE)


@pytest.mark.parametrize("data", [b"hello", b"\x00" * 5000, b"x" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
@pytest.mark.parametrize("how", [{"create": True}, {}, {"read_only": True}])
def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(tmp_path: Path, data: bytes, how: dict[str, bool]) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(data)
    with pytest.raises(RecordDamaged, match="not a whole onrecord record"):
        Record.open(path, **how)
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["r.db"]


def test_a_folder_is_not_a_record(tmp_path: Path) -> None:
    with pytest.raises(RecordDamaged, match="this is a folder, and a record is a regular file"):
        Record.open(tmp_path, create=True)


def test_a_pipe_or_a_device_is_not_a_record(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        for how in ({"create": True}, {"read_only": True}, {}):
            with pytest.raises(RecordDamaged, match="a device or a pipe, and a record is a regular file"):
                Record.open(path, **how)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE documents (id TEXT)")
    before = path.read_bytes()
    with pytest.raises(RecordDamaged, match="some other program"):
        Record.open(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_record_from_a_newer_version_names_both_versions(path: Path, read_only: bool) -> None:
    known = len(migrations.MIGRATIONS)
    change(path, f"INSERT INTO migrations VALUES ({known}, 'm999_later'); PRAGMA user_version = {known + 1}")
    before = path.read_bytes()
    with pytest.raises(RecordTooNew, match=f"format {known + 1}, .* up to {known}. Update onrecord"):
        Record.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_record_with_an_unknown_step_is_too_new(path: Path) -> None:
    change(path, "UPDATE migrations SET name = 'm003_another' WHERE position = 2")
    with pytest.raises(RecordTooNew):
        Record.open(path)


def test_a_record_whose_steps_do_not_add_up_is_damaged(path: Path) -> None:
    last = len(migrations.MIGRATIONS) - 1
    change(path, f"DELETE FROM migrations WHERE position = {last}")
    with pytest.raises(RecordDamaged, match=f"lists {last} steps"):
        Record.open(path)


def test_a_missing_table_is_damage(path: Path) -> None:
    change(path, "DROP TABLE skipped")
    with Record.open(path) as record, pytest.raises(RecordDamaged, match="no such table"):
        record.skip(Skipped("a", "b", "c"))


def test_overwritten_pages_are_damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordDamaged), Record.open(path) as record:
        record.counts()


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE originals SET bytes = x'00'", "damaged-original"),
        ("UPDATE originals SET length = 3", "damaged-original"),
        ("UPDATE statements SET context_start = 1", "wrong-offset"),
        ("UPDATE statements SET contract = replace(contract, 'Okafor', 'Okapor')", "wrong-offset"),
        ("UPDATE statements SET contract = '{}'", "damaged-statement"),
        ("UPDATE documents SET text = 'something else'", "wrong-offset"),
        ("DELETE FROM readings", "missing-reading"),
        ("DELETE FROM paths", "missing-path"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM documents", "missing-reference"),
        ("DROP TRIGGER stems_update; UPDATE statements SET content = 'other'", "damaged-index"),
        ("PRAGMA foreign_keys = OFF; UPDATE documents SET id = 'ffff'", "wrong-id"),
    ],
)
def test_verify_finds_what_was_changed_behind_the_records_back(path: Path, sql: str, code: str) -> None:
    change(path, sql)
    with Record.open(path) as record:
        assert code in {problem.code for problem in record.verify()}


def test_verify_says_what_it_can_of_a_torn_file(path: Path) -> None:
    data = bytearray(path.read_bytes())
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statements'").fetchone()
    connection.close()
    data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    with Record.open(path, read_only=True) as record:
        assert "damaged-pages" in {problem.code for problem in record.verify()}


def test_verify_of_a_reader_checks_all_but_the_indexes(path: Path) -> None:
    change(path, "UPDATE originals SET bytes = x'00'")
    with Record.open(path, read_only=True) as record:
        assert [problem.code for problem in record.verify()] == ["damaged-original"]


@pytest.mark.parametrize(
    ("sql", "call"),
    [
        ("UPDATE statements SET contract = '{'", lambda record, _: record.search(Word("no"), 9)),
        ("UPDATE originals SET bytes = x'00'", lambda record, key: record.original(key)),
        ("UPDATE originals SET length = 2", lambda record, key: record.original(key)),
        ("UPDATE readings SET contract = '{}'", lambda record, key: record.reading(key)),
        ("DELETE FROM readings", lambda record, key: record.reading(key)),
        ("UPDATE documents SET authors = '7'", lambda record, key: record.document(key)),
        ("UPDATE documents SET title = CAST(x'ff' AS TEXT)", lambda record, key: record.document(key)),
    ],
)
def test_what_cannot_be_read_back_is_damage(path: Path, sql: str, call: Callable[[Record, str], object]) -> None:
    change(path, sql)
    with Record.open(path, read_only=True) as record, pytest.raises(RecordDamaged):
        call(record, ONE[1].document.id)


def test_a_second_writer_is_told_to_wait(path: Path) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        with Record.open(path) as record:
            record._database._connection.execute("PRAGMA busy_timeout = 50")
            with pytest.raises(RecordBusy, match="another process is writing"):
                record.skip(Skipped("a", "b", "c"))
            assert record.counts().n_reports == 1
    finally:
        writer.close()


def test_a_reader_cannot_write(path: Path) -> None:
    with Record.open(path, read_only=True) as record, pytest.raises(RecordNotWritable, match="read-only"):
        record.skip(Skipped("a", "b", "c"))


def test_a_full_disk_keeps_what_was_there(path: Path) -> None:
    before = table_rows(path)
    big = report("b.txt", "".join(f'Ada Okafor said "{number} is the number". ' for number in range(300)))
    with Record.open(path) as record:
        pages = record._database._connection.execute("PRAGMA page_count").fetchone()[0]
        record._database._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(RecordNotWritable, match="no room left"):
            add(record, big)
        assert record.verify() == []
        record._database._connection.execute("PRAGMA max_page_count = 1000000")
    assert table_rows(path) == before
    with Record.open(path) as record:
        assert add(record, big)


def test_a_disk_that_fills_while_speakers_are_worked_out_keeps_what_was_there(path: Path) -> None:
    original, reading = read_by_hand("many.txt", *(Said(f"Person Number{n}", "no") for n in range(120)))
    with Record.open(path) as record:
        record.add(original, reading, statements(reading), "reader 1")
        before = table_rows(path)
        pages = record._database._connection.execute("PRAGMA page_count").fetchone()[0]
        record._database._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordNotWritable, match="no room left"):
            resolve_speakers(record)
        assert record.verify() == []
        assert table_rows(path) == before
        record._database._connection.execute("PRAGMA max_page_count = 1000000")
        assert resolve_speakers(record)
        assert record.verify() == []


def test_a_limit_on_the_files_size_keeps_what_was_there(path: Path) -> None:
    before = table_rows(path)
    run(
        f"""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        big = report("b.txt", "".join(f'Ada Okafor said "{{number}} is it". ' for number in range(300)))
        with Record.open({str(path)!r}) as record:
            resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))
            try:
                add(record, big)
            except RecordNotWritable as error:
                print(error)
        """,
        expect="cannot be written",
    )
    assert table_rows(path) == before


@pytest.mark.parametrize("limit", [1, 30_000, 80_000])
def test_a_disk_too_full_for_a_record_is_left_without_one(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "r.db"
    run(
        f"""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
        try:
            Record.open({str(path)!r}, create=True)
        except RecordNotWritable as error:
            print(error)
        """,
        expect=f"{path}: the record cannot be written",
    )
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_that_could_not_become_a_record_stays_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "r.db").touch()

    def full(*args: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_apply", full)
        with pytest.raises(RecordNotWritable, match="no room left"):
            Record.open(tmp_path / "r.db", create=True)
    with pytest.raises(RecordMissing, match="nothing was ever added"):
        Record.open(tmp_path / "r.db", read_only=True)
    with Record.open(tmp_path / "r.db", create=True) as record:
        assert add(record, ONE)


def test_a_record_is_made_where_files_cannot_be_linked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    with Record.open(tmp_path / "r.db", create=True) as record:
        assert add(record, ONE)
    assert [one.name for one in tmp_path.iterdir()] == ["r.db"]


def test_a_read_only_record_in_an_open_folder_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    reachable(path)
    path.chmod(0o444)
    path.parent.chmod(0o777)
    run(
        f"""
        with Record.open({str(path)!r}, read_only=True) as record:
            print(record.counts().n_statements)
        try:
            Record.open({str(path)!r}, create=True)
        except RecordNotWritable as error:
            print(error)
        """,
        expect=f"1\n{path}: the record cannot be written: the file is read-only",
        user=NOBODY if os.getuid() == 0 else None,
    )
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_a_record_that_may_not_be_read_says_so(path: Path) -> None:
    reachable(path)
    path.chmod(0)
    run(
        f"""
        try:
            Record.open({str(path)!r}, read_only=True)
        except RecordError as error:
            print(error)
        """,
        expect=f"{path}: there is no permission to read the record",
        user=NOBODY if os.getuid() == 0 else None,
    )


def reachable(path: Path) -> None:
    """Let another user into the folders above a test's own."""
    for folder in path.parents:
        if folder.stat().st_uid == os.getuid() and folder.stat().st_mode & 0o777 == 0o700:
            folder.chmod(0o755)


def test_a_read_only_file_and_folder_can_be_asked_but_not_written(path: Path) -> None:
    reachable(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    run(
        f"""
        with Record.open({str(path)!r}, read_only=True) as record:
            print(record.counts().n_statements, record.verify())
        try:
            with Record.open({str(path)!r}, create=True) as record:
                add(record, report("b.txt", 'Ben Marsh said "yes".'))
        except RecordNotWritable as error:
            print(error)
        """,
        expect="1 []\n" + str(path) + ": the record cannot be written",
        user=NOBODY if os.getuid() == 0 else None,
    )
    path.parent.chmod(0o755)


def run(script: str, expect: str, user: int | None = None) -> None:
    """Run a script in a process of its own and look for a text in what it prints."""
    head = "import os, resource, signal\nfrom store_reports import *\nfrom onrecord.errors import *\n"
    if user is not None:
        # Loaded now: another user may not be allowed to read the libraries.
        head += f"from onrecord.store import Record, sqlite\nos.setuid({user})\n"
    done = subprocess.run(
        [sys.executable, "-c", head + "from onrecord.store import Record\n" + textwrap.dedent(script)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        timeout=60,
    )
    assert expect in done.stdout, done.stdout + done.stderr


def test_every_error_of_sqlite_that_a_file_can_cause_has_its_place() -> None:
    writing = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
    waiting = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
    broken = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR_READ)
    for code in (*writing, *waiting, *broken, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_FORMAT):
        error = sqlite3.OperationalError("what it says")
        error.sqlite_errorcode = code
        assert isinstance(fault(error, "r.db"), RecordError)
    error = sqlite3.OperationalError("a mistake of ours")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert fault(error, "r.db") is None
