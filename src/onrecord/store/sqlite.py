"""The record in one SQLite file.

Every text of a question reaches SQLite as a bound value, inside a quoted FTS5 string whose quotation marks are
doubled, so nothing in it can act as syntax. Ranking is Okapi BM25 as FTS5 computes it
(https://www.sqlite.org/fts5.html#the_bm25_function).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from heapq import nsmallest
from itertools import count
from pathlib import Path

from onrecord.store.database import (
    INDEXES,
    Close,
    Condition,
    IndexName,
    Joint,
    Problem,
    Ranked,
    Row,
    Sought,
    Wanted,
    index_of,
)
from onrecord.store.faults import told_plainly
from onrecord.store.joining import Joining
from onrecord.store.opening import connect

_SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite adds to a record's name for the files it keeps beside it while the record is open."""

_WEIGHTS = "10.0, 1.0, 4.0, 4.0"
"""BM25 weights of content, context, source, speaker: what was said counts most, what stands around it least."""


class SQLiteFile(Joining):
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

    def _viewing(self) -> AbstractContextManager[None]:
        return self._transaction("BEGIN")

    def _changing(self) -> AbstractContextManager[None]:
        # A reader is refused here, not at the first write, which may never come.
        return self._transaction("BEGIN IMMEDIATE")

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

    def first(self, sql: str, values: Sequence[object], limit: int) -> tuple[int, list[Row]]:
        """In one pass: to sort here costs less than to find the rows once to count and once more to sort them."""
        n_rows = count()
        found = (row for row, _ in zip(self.rows(sql, values), n_rows, strict=False))
        best = nsmallest(limit, found, key=lambda row: (-row[1], row[2] is None, row[2] or "", row[3]))
        return next(n_rows), best

    def learn(self, index: IndexName, where: str, values: Sequence[object]) -> None:
        """Nothing to do: triggers keep the indexes."""

    def matching(self, sought: Sought) -> Condition:
        """A query for the numbers of the rows that have what is looked for."""
        index = index_of(sought)
        return f"SELECT rowid FROM {index} WHERE {index} MATCH ?", (_match(sought),)

    def ranked(self, sought: Sought) -> Ranked:
        """Rows with BM25. CROSS JOIN keeps SQLite from going through the other table first, where it cannot rank."""
        index = index_of(sought)
        where = f"{index} MATCH ?", (_match(sought),)
        # The plus keeps a list of numbers from being looked up in the index one by one.
        score, probe = f"-bm25({index}, {_WEIGHTS})", f"+{index}.rowid"
        return Ranked(index, f"{index}.rowid", where, (score, ()), "CROSS JOIN", probe)

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
    def _part(self) -> Iterator[None]:
        with told_plainly(self.name):
            self.run("SAVEPOINT one_of_several")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self.run("ROLLBACK TO SAVEPOINT one_of_several")
                raise
            self.run("RELEASE SAVEPOINT one_of_several")

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


def _match(sought: Sought) -> str:
    """An FTS5 query."""
    match sought:
        case Joint(parts, is_all):
            return "(" + (" AND " if is_all else " OR ").join(map(_match, parts)) + ")"
        case Close(one, other, most):
            return f"NEAR({_string(Wanted('stems', one))} {_string(Wanted('stems', other))}, {int(most)})"
        case Wanted():
            return _string(sought)


def _string(wanted: Wanted) -> str:
    """The text as a string, its words in a row, and with ``prefix`` the last of them may go on."""
    # U+0000 would end the query, and half a character cannot be part of one; neither is in any word.
    text = wanted.text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    quoted = '"' + text.replace('"', '""') + '"' + (" *" if wanted.prefix else "")
    return f"{{{wanted.field}}} : {quoted}" if wanted.field else quoted
