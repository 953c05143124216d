"""How many statements and reports a record holds, counted along so that no question need count them anew."""

from collections.abc import Iterator
from typing import Literal

from onrecord.store.database import Database, Problem

_Held = Literal["statements", "reports"]
_COUNTED = "SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM documents)"


def n_statements(database: Database) -> int:
    """Statements in the record."""
    return _n(database, "statements")


def n_reports(database: Database) -> int:
    """Reports in the record."""
    return _n(database, "reports")


def count(database: Database, statements: int, reports: int) -> None:
    """Note that so many more (or, below 0, fewer) are held; within the transaction that adds them."""
    for name, n in (("statements", statements), ("reports", reports)):
        if n:
            database.run("UPDATE held SET n = n + ? WHERE name = ?", (n, name))


def problems(database: Database) -> Iterator[Problem]:
    """Where the counts are not those of the rows."""
    row = database.one(_COUNTED)
    for name, n, counted in zip(
        ("statements", "reports"), row or (0, 0), (n_statements(database), n_reports(database)), strict=True
    ):
        if n != counted:
            yield Problem("wrong-count", name, f"there are {n}, and the record says {counted}")


def _n(database: Database, name: _Held) -> int:
    row = database.one("SELECT n FROM held WHERE name = ?", (name,))
    return int(row[0]) if row else 0
