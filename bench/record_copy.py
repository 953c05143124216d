"""A record in a file copied to PostgreSQL in bulk, so that both can be asked the same: filling a server report by
report takes it hours for a million statements.

    python bench/record_copy.py big.db "postgresql:///bench?options=-csearch_path%3Dbig"

The schema must be there and empty. Rows go over as they are, by COPY; the server's full-text indexes are made anew,
since they are not the file's. Only a superuser may leave out the checks of references.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import psycopg
from psycopg import sql

from onrecord.store import Record
from onrecord.store.database import INDEXES, Database, IndexName, Row

TABLES = (
    "originals", "paths", "documents", "readings", "statements", "skipped", "judgements", "appearances", "speakers",
    "speaker_names", "parties", "voices", "merges", "stranded", "tellings", "relations", "facts", "ways", "held",
    "folds",
)  # fmt: skip
"""What a record holds, in an order in which each refers to those before it alone."""
_AT_ONCE = 5_000
Connection = psycopg.Connection[tuple[Any, ...]]


def copied(source: Record, place: str) -> int:
    """Copy a record to an empty schema; how many statements it then holds."""
    with Record.open(place, create=True) as target, psycopg.connect(place, autocommit=True) as server:
        # References were checked where the rows come from, and indexes are made sooner at the end.
        server.execute("SET session_replication_role = replica")
        server.execute("SET maintenance_work_mem = '1GB'")
        server.execute("SET synchronous_commit = off")
        later = list(_without_indexes(server))
        with source._database.reading():
            for table in TABLES:
                _copy(source._database, server, table)
            with target._database.writing():
                for index in INDEXES:
                    _learn(source._database, target._database, index)
        for statement in later:
            server.execute(statement)
        for table in ("documents", "statements", "judgements", "speaker_names"):
            server.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), coalesce(max(number), 1)) FROM {table}"
            )
        server.execute("VACUUM ANALYZE")
        return target.counts().n_statements


def _without_indexes(server: Connection) -> Iterator[str]:
    """Drop the indexes that no constraint needs; how to make them again."""
    found = server.execute(
        "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = current_schema() AND NOT EXISTS"
        " (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname AND c.connamespace ="
        " current_schema()::regnamespace)"
    ).fetchall()
    for name, made in found:
        server.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        yield made


def _copy(source: Database, server: Connection, table: str) -> None:
    columns = [name for (name,) in _columns(server, table)]
    server.execute(f"DELETE FROM {table}")
    listed = ", ".join(columns)
    with server.cursor() as cursor, cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
        for row in source.rows(f"SELECT {listed} FROM {table}"):
            copy.write_row(row)


def _columns(server: Connection, table: str) -> Iterable[Row]:
    return server.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND table_name = %s ORDER BY ordinal_position",
        (table,),
    ).fetchall()


def _learn(source: Database, target: Database, index: IndexName) -> None:
    numbers = (number for (number,) in list(source.rows(f"SELECT number FROM {INDEXES[index].table} ORDER BY number")))
    while some := list(islice(numbers, _AT_ONCE)):
        target.learn(index, "number BETWEEN ? AND ?", (some[0], some[-1]))


if __name__ == "__main__":
    with Record.open(sys.argv[1], read_only=True) as given:
        print(copied(given, sys.argv[2]))
