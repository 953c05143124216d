"""The record in one SQLite file.

Every text of a question reaches SQLite as a bound value, inside a quoted FTS5 string whose quotation marks are
doubled, so nothing in it can act as syntax. Ranking is Okapi BM25 as FTS5 computes it
(https://www.sqlite.org/fts5.html#the_bm25_function).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from onrecord.store.database import INDEXES, Condition, IndexName, Problem, Row, Wanted
from onrecord.store.faults import told_plainly
from onrecord.store.opening import connect

_SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite adds to a record's name for the files it keeps beside it while the record is open."""

_WEIGHTS = "10.0, 1.0, 4.0, 4.0"
"""BM25 weights of content, context, source, speaker: what was said counts most, what stands around it least."""


class SQLiteFile:
    """A ``Database`` in one file."""

    def __init__(self, path: Path, *, create: bool, read_only: bool) -> None:
        self._connection = connect(path, create=create, read_only=read_only)
        self.name, self.read_only = str(path), read_only
        # SQLite names the files beside a record after the file that a link leads to.
        real = path.resolve()
        self.files = frozenset({real, *(real.with_name(real.name + ending) for ending in _SIDE_FILES)})

    def close(self) -> None:
        """Let go of the file. What was not committed is undone."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the record for several queries."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing. A reader is refused here, not at the first write, which may never come."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives no rows."""
        self._connection.execute(sql, tuple(values))

    def run_many(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        self._connection.executemany(sql, many)

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row, or ``None``."""
        row: Row | None = self._connection.execute(sql, tuple(values)).fetchone()
        return row

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """All rows, one at a time in memory."""
        return iter(self._connection.execute(sql, tuple(values)))

    def learn(self, index: IndexName, where: str, values: Sequence[object]) -> None:
        """Nothing to do: triggers keep the indexes."""

    def matching(self, wanted: Wanted) -> Condition:
        """A query for the numbers of the rows that have the words."""
        return f"SELECT rowid FROM {wanted.index} WHERE {wanted.index} MATCH ?", (_match(wanted),)

    def near(self, one: str, other: str, most: int) -> Condition:
        """A query for the numbers of statements with both words near each other in one field."""
        two = " ".join(_match(Wanted("stems", word)) for word in (one, other))
        return "SELECT rowid FROM stems WHERE stems MATCH ?", (f"NEAR({two}, {int(most)})",)

    def scoring(self, index: IndexName, wanted: Sequence[Wanted]) -> Condition:
        """A query for ``number`` and ``score``."""
        # LIMIT -1 keeps SQLite from merging the subselect into the join, where bm25() is not allowed.
        sql = f"SELECT rowid AS number, -bm25({index}, {_WEIGHTS}) AS score FROM {index} WHERE {index} MATCH ? LIMIT -1"
        return sql, (" OR ".join(map(_match, wanted)),)

    def check_text(self, path: str, text: str) -> None:
        """SQLite holds every text that is UTF-8."""

    def check(self) -> Iterator[Problem]:
        """Pages, references, and indexes against their rows.

        The indexes can be compared with their rows only where writing is allowed, since FTS5 asks for the check by an
        INSERT; a reader leaves that one check out.
        """
        for (found,) in self.rows("PRAGMA integrity_check"):
            if found != "ok":
                yield Problem("damaged-pages", "database", found)
        for table, number, parent, _ in self.rows("PRAGMA foreign_key_check"):
            yield Problem("missing-reference", table, f"row {number} refers to a row of {parent} that is not there")
        for index in () if self.read_only else INDEXES:
            yield from self._check_index(index)

    def _check_index(self, index: str) -> Iterator[Problem]:
        try:
            self.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            yield Problem("damaged-index", index, "the index does not agree with the rows it stands for")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with told_plainly(self.name):
            try:
                self._connection.execute(begin)
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def _match(wanted: Wanted) -> str:
    """An FTS5 query: the text as a string, its words in a row, and with ``prefix`` the last of them may go on."""
    quoted = '"' + wanted.text.replace('"', '""') + '"' + (" *" if wanted.prefix else "")
    return f"{{{wanted.field}}} : {quoted}" if wanted.field else quoted
