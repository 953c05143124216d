"""Narrow rows for questions of fields: made with each report, filled in for older records, checked, and forgotten."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from store_reports import NewPlace, Place, add, report, statements_of, table_rows
from store_server import Server

from onrecord.errors import RecordNotWritable
from onrecord.store import About, Record, To, Via, migrations
from onrecord.types import Passage, Span, Voice

TEXT = 'Ada Okafor said "no". Ben Marsh denied "yes".'


def full_report(path: str = "a.txt", text: str = TEXT):  # type: ignore[no-untyped-def]
    original, reading = report(path, text, publisher="Harbour Courier", published="2020-03")
    told = tuple(
        replace(one, addressee=Passage(Span(0, 10), text[:10]), said="2020-02",
                chain=(Voice("Ada", "said"), Voice("Delta Wire", "told"), Voice("Harbour Courier", None)))
        for one in reading.attributions
    )  # fmt: skip
    return original, replace(reading, attributions=told)


def test_an_older_file_comes_to_the_same_rows_as_a_new_one(tmp_path: Path) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    for path in (new, old):
        with Record.open(path, create=True) as record:
            add(record, full_report())
            add(record, full_report("b.txt", "Cara Lind said " + '"maybe".'))
    downgraded(old)
    with Record.open(old) as record:
        assert record.verify() == []
        assert record.search(To("Ada Okafor"), 9).n_found == 3
        assert record.search(Via("delta wire"), 9).n_found == 3
    assert table_rows(old) == table_rows(new)


def downgraded(path: Path) -> None:
    """Take the last two steps back: what they made is dropped, what they dropped is made empty."""
    connection = sqlite3.connect(path, isolation_level=None)
    for sql in (
        "DROP TABLE kinds", "DROP TABLE way_names", "DROP TABLE ways", "DROP TABLE facts",
        "DROP TABLE held", "DROP TABLE voices",
        "DROP INDEX statements_by_confidence", "DROP INDEX speaker_names_by_name", "DROP INDEX documents_by_outlet",
        migrations.SPEAKER_TABLES[4].format(number="INTEGER PRIMARY KEY", text="TEXT"),
        "CREATE INDEX voices_of_speaker ON voices (speaker_id)", "CREATE TABLE traits (statement_id TEXT)",
        f"DELETE FROM migrations WHERE position >= {len(migrations.MIGRATIONS) - 2}",
        f"PRAGMA user_version = {len(migrations.MIGRATIONS) - 2}",
    ):  # fmt: skip
        connection.execute(sql)
    connection.close()


def test_an_older_schema_comes_to_the_same_rows_as_a_new_one(postgres: Server) -> None:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    new, old = postgres.new_place(), postgres.new_place()
    for place in (new, old):
        with Record.open(place, create=True) as record:
            add(record, full_report())
    from onrecord.store.server import _NUMBER, _TEXT

    with psycopg.connect(old, autocommit=True) as connection:
        for sql in (
            "DROP TABLE kinds, way_names, ways, facts, held, voices", "DROP INDEX statements_by_confidence",
            "DROP INDEX speaker_names_by_name", "DROP INDEX documents_by_outlet",
            migrations.SPEAKER_TABLES[4].format(number=_NUMBER, text=_TEXT),
            "CREATE INDEX voices_of_speaker ON voices (speaker_id)", "CREATE TABLE traits (statement_id TEXT)",
            "DROP INDEX stems_content, wording_source, wording_speaker", "DELETE FROM migrations WHERE position >= 2",
        ):  # fmt: skip
            connection.execute(sql)
    with Record.open(old) as record:
        assert record.verify() == []
        assert record.search(Via("delta wire"), 9).n_found == 2
    assert table_rows(old) == table_rows(new)


def test_a_server_of_the_last_format_gets_the_indexes_over_single_fields(postgres: Server) -> None:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    place = postgres.new_place()
    with Record.open(place, create=True) as record:
        add(record, full_report())
        found = record.search(About("no"), 9)
    with psycopg.connect(place, autocommit=True) as connection:
        indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        # A table that is written anew gets a key of another name.
        indexes += " AND indexname NOT LIKE 'facts_pkey%' ORDER BY 1"
        made = connection.execute(indexes).fetchall()
        connection.execute("DROP INDEX stems_content, wording_source, wording_speaker")
        connection.execute("DROP TABLE kinds")
        connection.execute("DELETE FROM migrations WHERE name IN ('p004_fields', 'p005_kinds')")
    with pytest.raises(RecordNotWritable, match="format 3"):
        Record.open(place, read_only=True)
    with Record.open(place) as record:
        assert record.search(About("no"), 9) == found
        assert record.verify() == []
    with psycopg.connect(place, autocommit=True) as connection:
        assert connection.execute(indexes).fetchall() == made


def test_a_rereading_takes_its_rows_along(place: Place) -> None:
    original, reading = full_report()
    with Record.open(place, create=True) as record:
        add(record, (original, reading))
        fewer = replace(reading, attributions=reading.attributions[:1])
        record.add(original, fewer, statements_of(fewer), "reader 2")
        assert record.search(Via("delta wire"), 9).n_found == 1
        assert record.counts().n_statements == 1
        assert record.verify() == []


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE facts SET act = 'ask'", "wrong-facts"),
        ("DELETE FROM ways", "wrong-facts"),
        ("UPDATE held SET n = 7 WHERE name = 'statements'", "wrong-count"),
        ("UPDATE kinds SET n = n + 1 WHERE act = 'deny'", "wrong-count"),
        ("DELETE FROM kinds", "wrong-count"),
        ("UPDATE facts SET code = 7", "wrong-facts"),
    ],
)
def test_rows_changed_behind_the_records_back_are_found(place: Place, sql: str, code: str) -> None:
    with Record.open(place, create=True) as record:
        add(record, full_report())
        with record._database.writing():
            record._database.run(sql)
        assert code in {problem.code for problem in record.verify()}


def test_names_are_found_within_one_name_alone(new_place: NewPlace) -> None:
    with Record.open(new_place(), create=True) as record:
        add(record, full_report())
        assert record.search(To("okafor"), 9).n_found == 2
        assert record.search(To("Okaf", prefix=True), 9).n_found == 2
        assert record.search(To("okafor ada"), 9).n_found == 0
        assert record.search(Via("harbour"), 9).n_found == 0


def test_several_changes_are_one_and_each_can_be_undone_alone(place: Place) -> None:
    one, other = full_report(), full_report("b.txt", 'Cara Lind said "maybe".')
    with Record.open(place, create=True) as record:
        with pytest.raises(ZeroDivisionError), record.together():
            add(record, one)
            raise ZeroDivisionError
        assert record.counts().n_reports == 0
        with record.together():
            add(record, one)
            with pytest.raises(ZeroDivisionError), record._database.writing():
                record._database.run("DELETE FROM statements")
                raise ZeroDivisionError
            add(record, other)
        assert record.counts().n_statements == 3
        assert record.verify() == []
