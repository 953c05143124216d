"""The record in a schema of a PostgreSQL database: the first of the connection's search path.

Words are cut and folded here, not by the server, so that both databases take the same texts for the same words; the
server's own Porter stemmer makes the stems. Differences from SQLite that remain: hits are ranked by ``ts_rank``, not
by BM25; phrases are found in the first 16,383 words of a field and words in its first 400,000 characters; a text with
U+0000 in it cannot be kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from pathlib import Path

from psycopg import pq

from onrecord.errors import InputRefused
from onrecord.store.database import (
    INDEXES,
    Close,
    Condition,
    Field,
    IndexName,
    Joint,
    Problem,
    Ranked,
    Row,
    Sought,
    Wanted,
    index_of,
)
from onrecord.store.joining import Joining
from onrecord.store.server import connect, named, told_plainly
from onrecord.store.words import cut

_WRITER = 0x6F6E7263
"""The advisory lock that whoever writes holds, with the schema's own number beside it."""

_RANKS = "{0.1, 0.4, 0.4, 1.0}"
"""Weights of the marks D to A, in that order: context, speaker, source, content, as in SQLite."""

_MARKS = {"content": "A", "source": "B", "speaker": "C", "context": "D", "publisher": "A", "name": "A"} | {
    "addressee": "A",
    "via": "B",
}
_FILTERED: Mapping[IndexName, tuple[Field, ...]] = {"stems": ("content",), "wording": ("source", "speaker")}
"""Fields with an index of their own; ``server.p004_fields`` makes them."""
_LONGEST = 400_000
_AT_ONCE = 1_000
"""Rows put into an index by one statement."""
_OPEN = (pq.TransactionStatus.INTRANS, pq.TransactionStatus.INERROR)


class PostgresSchema(Joining):
    """A ``Database`` on a server."""

    files: frozenset[Path] = frozenset()

    def __init__(self, place: str, *, create: bool, read_only: bool) -> None:
        self.name, self.read_only = named(place), read_only
        self._n_cursors = 0
        self._connection = connect(place, create=create, read_only=read_only)

    def close(self) -> None:
        """Let go of the server. What was not committed is undone."""
        self._connection.close()

    def _viewing(self) -> AbstractContextManager[None]:
        return self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._transaction("BEGIN READ ONLY" if self.read_only else "BEGIN"):
            if not self.read_only:
                self.run(f"SELECT pg_advisory_xact_lock({_WRITER}, current_schema()::regnamespace::oid::integer)")
            yield

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives no rows."""
        self._connection.execute(_placed(sql), tuple(values))

    def run_many(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""
        with self._connection.cursor() as cursor:
            cursor.executemany(_placed(sql), many)

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row, or ``None``."""
        return self._connection.execute(_placed(sql), tuple(values)).fetchone()

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """All rows, a thousand at a time in memory."""
        self._n_cursors += 1
        with self._connection.cursor(name=f"rows{self._n_cursors}") as cursor:
            cursor.itersize = 1000
            cursor.execute(_placed(sql), tuple(values))
            yield from cursor

    def first(self, sql: str, values: Sequence[object], limit: int) -> tuple[int, list[Row]]:
        """In one pass, on the server: rows that are not shown need not come here."""
        # Kept apart, so that no plan ranks rows before the rest of the question has left them out.
        kept = f"WITH m (number, score, published, id) AS MATERIALIZED ({sql})"
        ordered = f"{kept} SELECT m.*, (SELECT count(*) FROM m) FROM m ORDER BY score DESC, published NULLS LAST, id"
        found = self._connection.execute(_placed(f"{ordered} LIMIT ?"), (*values, limit)).fetchall()
        return (found[0][-1] if found else 0), [row[:-1] for row in found]

    def learn(self, index: IndexName, where: str, values: Sequence[object]) -> None:
        """Put rows just written into a full-text index."""
        table, columns, is_stemmed = INDEXES[index]
        found = self._connection.execute(
            _placed(f"SELECT number, {', '.join(columns)} FROM {table} WHERE {where}"), tuple(values)
        ).fetchall()
        config = _config(is_stemmed)
        vectors = " || ".join(f"setweight(to_tsvector('{config}', {column}), '{_MARKS[column]}')" for column in columns)
        arrays = ", ".join(["?::bigint[]", *("?::text[]" for _ in columns)])
        learnt = f"SELECT number, {vectors} FROM unnest({arrays}) AS new (number, {', '.join(columns)})"
        rows = [(number, *(" ".join(cut((text or "")[:_LONGEST])) for text in texts)) for number, *texts in found]
        for first in range(0, len(rows), _AT_ONCE):
            some = map(list, zip(*rows[first : first + _AT_ONCE], strict=True))
            self.run(f"INSERT INTO {index} (number, words) {learnt}", tuple(some))

    def matching(self, sought: Sought) -> Condition:
        """A query for the numbers of the rows that have what is looked for."""
        where, values = _where(sought)
        return f"SELECT number FROM {index_of(sought)} WHERE {where}", values

    def ranked(self, sought: Sought) -> Ranked:
        """Rows with the server's rank."""
        index = index_of(sought)
        # By the query's parts, one or the other: whether all must be there is the condition's business.
        score = f"ts_rank('{_RANKS}', {index}.words, {_tsquery(index)})", (_match(_any(sought)),)
        return Ranked(index, f"{index}.number", _where(sought), score, "JOIN", f"{index}.number")

    def check_text(self, path: str, text: str) -> None:
        """Raise ``InputRefused`` for a text with U+0000, which PostgreSQL has no room for."""
        if "\0" in text:
            detail = "the text holds U+0000, which a record on PostgreSQL cannot keep; keep this report in a file"
            raise InputRefused(path, "nul-character", detail)

    def check(self) -> Iterator[Problem]:
        """Indexes against their rows. Pages and references are the server's own to keep."""
        for index, (table, _, _) in INDEXES.items():
            row = self.one(
                f"SELECT (SELECT count(*) FROM {table}),"
                f" (SELECT count(*) FROM {table} JOIN {index} ON {index}.number = {table}.number)"
            )
            if row is None or row[0] != row[1]:
                yield Problem("damaged-index", index, "the index does not agree with the rows it stands for")

    @contextmanager
    def _part(self) -> Iterator[None]:
        with told_plainly(self.name):
            self.run("SAVEPOINT one_of_several")
            try:
                yield
            except BaseException:
                if self._connection.info.transaction_status in _OPEN:
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
                self._undo()

    def _undo(self) -> None:
        idle = (pq.TransactionStatus.IDLE, pq.TransactionStatus.UNKNOWN)
        if self._connection.info.transaction_status not in idle:
            self._connection.execute("ROLLBACK")


def _config(is_stemmed: bool) -> str:
    return "onrecord_stems" if is_stemmed else "onrecord_words"


@lru_cache(maxsize=256)
def _placed(sql: str) -> str:
    return sql.replace("?", "%s")


def _near(one: Sequence[str], other: Sequence[str], most: int) -> str:
    """A tsquery: two runs of words in either order with up to ``most`` words between, in one field.

    ``<N>`` counts from the last word of what stands before it to the last word of what comes after.
    """
    found = []
    for first, then in ((one, other), (other, one)) if one and other else ():
        for column in INDEXES["stems"].columns:
            a, b = (" <-> ".join(f"'{word}':{_MARKS[column]}" for word in words) for words in (first, then))
            found += [f"(({a}) <{n + len(then)}> ({b}))" for n in range(most + 1)]
    return " | ".join(found)


def _tsquery(index: IndexName) -> str:
    return f"to_tsquery('{_config(INDEXES[index].is_stemmed)}', ?)"


def _where(sought: Sought) -> Condition:
    """The condition on an index: one question to it, or where fields have indexes of their own one to each."""
    index = index_of(sought)
    if isinstance(sought, Wanted) and _is_filtered(sought):
        word = f"'{cut(sought.text)[0]}'" + (":*" if sought.prefix else "")
        return f"ts_filter({index}.words, '{{{_MARKS[sought.field or ''].lower()}}}') @@ {_tsquery(index)}", (word,)
    if isinstance(sought, Joint) and _is_filtered(sought):
        parts = [_where(part) for part in sought.parts]
        joined = (" AND " if sought.is_all else " OR ").join(sql for sql, _ in parts)
        return f"({joined})", tuple(value for _, values in parts for value in values)
    return f"{index}.words @@ {_tsquery(index)}", (_match(sought),)


def _is_filtered(sought: Sought) -> bool:
    """Whether a word, or one of several, is looked for in a field with an index of its own."""
    match sought:
        case Joint(parts):
            return any(map(_is_filtered, parts))
        case Wanted(index, text, _, field):
            return field in _FILTERED.get(index, ()) and len(cut(text)) == 1
        case Close():
            return False


def _any(sought: Sought) -> Sought:
    """The same, with any of its parts enough."""
    return Joint(tuple(map(_any, sought.parts)), False) if isinstance(sought, Joint) else sought


def _match(sought: Sought) -> str:
    """A tsquery; empty, which finds nothing, for what holds no word."""
    match sought:
        case Close(one, other, most):
            return _near(cut(one), cut(other), most)
        case Joint(parts, is_all):
            found = list(map(_match, parts))
            if is_all and not all(found):
                return ""
            return (" & " if is_all else " | ").join(f"({part})" for part in found if part)
        case Wanted():
            return _row(sought)


def _row(wanted: Wanted) -> str:
    """The words in a row, all of them in one field. Each is quoted, and none holds a quotation mark."""
    words = [f"'{word}'" for word in cut(wanted.text)]
    if not words:
        return ""
    if len(words) == 1 and not wanted.field and words[0].isascii():
        # Wherever it stands: a mark would have every row read that has the word. (The server may cut a word that is
        # not ASCII into several, which then must stand in one field.)
        return words[0] + (":*" if wanted.prefix else "")
    columns = (wanted.field,) if wanted.field else INDEXES[wanted.index].columns
    ends = [":*" if wanted.prefix and n == len(words) - 1 else ":" for n in range(len(words))]
    rows = (
        " <-> ".join(word + end + _MARKS[column] for word, end in zip(words, ends, strict=True)) for column in columns
    )
    return " | ".join(f"({row})" for row in rows)
