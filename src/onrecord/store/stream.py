"""All reports that a question finds, one after the other, however many there are.

Ids are sorted by the database, which spills what does not fit onto disk; a report's text and statements are fetched
when its turn comes. So memory holds one report at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import msgspec

from onrecord.store import rows
from onrecord.store.database import Database
from onrecord.store.expression import Expression
from onrecord.store.source import source
from onrecord.types import Document, Hit, Reading, Statement

_ORDER = "d.published IS NULL, d.published, d.id, s.position"
_DOCUMENT = ", ".join(f"d.{column}" for column in rows.DOCUMENT_COLUMNS.split(", "))


@dataclass(frozen=True, slots=True)
class Filed:
    """A report with those of its statements that were asked for, in their order.

    The reading's ``attributions`` are those of the statements and no others; its people, times and notes are all that
    the report has. A ``parent`` may be an attribution that was not asked for.
    """

    reading: Reading
    statements: tuple[Statement, ...]

    @property
    def document(self) -> Document:
        """The report, with its whole text, which leaves the record only where somebody asks for it."""
        return self.reading.document


def stream(database: Database, expression: Expression | None) -> Iterator[Filed]:
    """Reports with statements that match, by date of publication, undated ones last, then by id.

    Without an expression every report comes, also one without statements. The caller holds a read transaction.
    """
    sql = "SELECT d.id, s.number FROM documents d LEFT JOIN statements s ON s.document_id = d.id"
    values: tuple[object, ...] = ()
    if expression is not None:
        matching = source(database, expression)
        sql = (
            f"SELECT d.id, s.number FROM {matching.tables} JOIN statements s ON s.number = f.number"
            f" JOIN documents d ON d.id = s.document_id WHERE {matching.where[0]}"
        )
        values = matching.where[1]
    found = database.rows(f"{sql} ORDER BY {_ORDER}", values)
    for document_id, some in groupby(found, key=itemgetter(0)):
        yield _filed(database, document_id, frozenset(number for _, number in some if number is not None))


def _filed(database: Database, document_id: str, wanted: frozenset[int]) -> Filed:
    row = database.one(
        f"SELECT {_DOCUMENT}, (SELECT min(path) FROM paths WHERE paths.sha256 = d.sha256), r.contract FROM documents d"
        " LEFT JOIN readings r ON r.document_id = d.id WHERE d.id = ?",
        (document_id,),
    )
    if row is None or row[-1] is None:
        raise msgspec.ValidationError(f"report {document_id} has no reading")
    statements = tuple(hit.statement for hit in _hits(database, document_id, wanted))
    bare = rows.reading(row[:-2], row[-2] or "", row[-1], ())
    attributions = tuple(statement.attribution for statement in statements)
    return Filed(Reading(bare.document, attributions, bare.people, bare.times, bare.notes), statements)


def _hits(database: Database, document_id: str, wanted: frozenset[int]) -> Iterator[Hit]:
    sql = (
        f"SELECT s.number, {rows.HIT_COLUMNS} FROM statements s JOIN documents d ON d.id = s.document_id"
        " WHERE s.document_id = ? ORDER BY s.position"
    )
    for row in database.rows(sql, (document_id,)):
        if row[0] in wanted:
            yield rows.hit(row[1:], 0.0)
