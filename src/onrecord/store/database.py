"""What the record needs of a database, so that its SQL is written once for all of them.

SQL is written with ``?`` for values and holds no other ``?`` and no ``%``. What the databases do not share (opening,
transactions, full text, checks of their own) lies behind these methods: ``sqlite`` and ``postgres`` have them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

Row = tuple[Any, ...]
IndexName = Literal["stems", "wording", "outlets", "names", "way_names"]
Field = Literal["source", "speaker", "content", "addressee", "via"]

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
    "way_names": Indexed("ways", ("addressee", "via"), False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words in a row to look for in an index; with ``prefix`` the last may go on; only in ``field`` where given."""

    index: IndexName
    text: str
    prefix: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Two words, or forms of them, in either order in one field of a statement with at most ``most`` between."""

    one: str
    other: str
    most: int


@dataclass(frozen=True, slots=True)
class Joint:
    """Several things to look for in one index, each of which may stand in another field: all of them, or any."""

    parts: tuple["Sought", ...]
    is_all: bool


Sought: TypeAlias = Wanted | Close | Joint


def index_of(sought: Sought) -> IndexName:
    """The index in which something is looked for; the parts of a ``Joint`` share one."""
    match sought:
        case Wanted(index):
            return index
        case Joint(parts):
            return index_of(parts[0])
        case Close():
            return "stems"


class Ranked(NamedTuple):
    """Rows of a full-text index with a score: a table, its ``number``, the condition, the score (higher is better).

    ``join`` is how another table is joined to it: the index goes first. ``probe`` is the number as other conditions
    are to have it, which then do not choose the row but are asked of it.
    """

    table: str
    number: str
    where: Condition
    score: Condition
    join: str
    probe: str


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

    def joined(self) -> AbstractContextManager[None]:
        """One transaction for several changes: each ``writing`` inside is undone alone, or all of them together."""

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement that gives no rows."""

    def run_many(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of values."""

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row, or ``None``."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """All rows, one at a time in memory."""

    def first(self, sql: str, values: Sequence[object], limit: int) -> tuple[int, list[Row]]:
        """How many rows a query for a number, a score, a day and an id gives, and the first of them: those with the
        highest score, then the earliest day, none last, then the smallest id."""

    def learn(self, index: IndexName, where: str, values: Sequence[object]) -> None:
        """Put rows just written into a full-text index, where the database does not do so itself."""

    def matching(self, sought: Sought) -> Condition:
        """A query for the numbers of the rows that have what is looked for; words in a row stand in one field."""

    def ranked(self, sought: Sought) -> Ranked:
        """Rows of an index over statements that have what is looked for, and how well each fits."""

    def check_text(self, path: str, text: str) -> None:
        """Raise ``InputRefused`` for text that this database cannot hold."""

    def check(self) -> Iterator[Problem]:
        """What only this kind of database can find wrong: pages, references, indexes."""
