"""What the record needs of a database, so that its SQL is written once for all of them.

SQL is written with ``?`` for values and holds no other ``?`` and no ``%``. What the databases do not share (opening,
transactions, full text, checks of their own) lies behind these methods: ``sqlite`` and ``postgres`` have them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

Row = tuple[Any, ...]
IndexName = Literal["stems", "wording", "outlets", "names"]
Field = Literal["source", "speaker", "content"]

Condition = tuple[str, tuple[object, ...]]
"""A piece of SQL and the values for its ``?``."""


class Indexed(NamedTuple):
    """What a full-text index is over. ``is_stemmed``: it knows words by their stems."""

    table: str
    columns: tuple[str, ...]
    is_stemmed: bool


INDEXES: Mapping[IndexName, Indexed] = {
    "stems": Indexed("statements", ("content", "context", "source", "speaker"), True),
    "wording": Indexed("statements", ("content", "context", "source", "speaker"), False),
    "outlets": Indexed("documents", ("publisher",), False),
    "names": Indexed("speaker_names", ("name",), False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words in a row to look for in an index; with ``prefix`` the last may go on; only in ``field`` where given."""

    index: IndexName
    text: str
    prefix: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a record that is not as it was written. ``code`` is stable, ``subject`` an id, hash or table."""

    code: str
    subject: str
    detail: str


class Database(Protocol):
    """An open database that holds a record, or is to hold one.

    ``name`` is for messages and holds no password. ``files`` are those the record lies in, resolved; none where a
    server keeps it. Every method may raise ``RecordError``; queries belong inside ``reading`` or ``writing``.
    """

    name: str
    read_only: bool
    files: frozenset[Path]

    def close(self) -> None:
        """Let go of it. What was not committed is undone."""

    def reading(self) -> AbstractContextManager[None]:
        """One view of the record for several queries."""

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing, also when interrupted. Who must wait for another writer waits at the start."""

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives no rows."""

    def run_many(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row, or ``None``."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """All rows, one at a time in memory."""

    def learn(self, index: IndexName, where: str, values: Sequence[object]) -> None:
        """Put rows just written into a full-text index, where the database does not do so itself."""

    def matching(self, wanted: Wanted) -> Condition:
        """A query for the numbers of the rows that have the words, as they stand in one field."""

    def near(self, one: str, other: str, most: int) -> Condition:
        """A query for the numbers of statements with two words, or forms of them, at most ``most`` words apart."""

    def scoring(self, index: IndexName, wanted: Sequence[Wanted]) -> Condition:
        """A query for ``number`` and ``score`` (higher is better) of rows of statements that have any of the words."""

    def check_text(self, path: str, text: str) -> None:
        """Raise ``InputRefused`` for text that this database cannot hold."""

    def check(self) -> Iterator[Problem]:
        """What only this kind of database can find wrong: pages, references, indexes."""
