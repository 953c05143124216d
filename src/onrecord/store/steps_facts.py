"""The step to narrow rows for questions of fields, in SQL that every database reads.

Until then ``traits`` held certainty, basis, stance, days and names by the statement's id, names were looked for by
reading all of them, and a question of fields went through the statements' own rows, which are wide with text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import msgspec

from onrecord.store.database import Row
from onrecord.store.facts import FACT_COLUMNS, WAY_COLUMNS, Numbered, fact_rows, way_rows
from onrecord.types import Attribution, Party

FACT_TABLES = (
    "DROP TABLE traits",
    "CREATE TABLE facts (number {number} REFERENCES statements (number) ON DELETE CASCADE, id {text} NOT NULL,"
    " document BIGINT NOT NULL, publisher {text}, published {text}, form {text} NOT NULL, act {text} NOT NULL,"
    " modality {text} NOT NULL, polarity {text} NOT NULL, basis {text} NOT NULL, stance {text} NOT NULL,"
    " said_from {text}, said_until {text})",
    "CREATE TABLE ways (number {number} REFERENCES statements (number) ON DELETE CASCADE, addressee {text},"
    " via {text})",
    "CREATE TABLE held (name {text} PRIMARY KEY NOT NULL, n BIGINT NOT NULL)",
    "INSERT INTO held (name, n) SELECT 'statements', count(*) FROM statements",
    "INSERT INTO held (name, n) SELECT 'reports', count(*) FROM documents",
    "ALTER TABLE voices RENAME TO voices_before",
    "DROP INDEX voices_of_speaker",
    "CREATE TABLE voices (statement {number} REFERENCES statements (number) ON DELETE CASCADE,"
    " speaker_id {text} REFERENCES speakers (id) ON DELETE CASCADE, kind {text}, document_id {text} NOT NULL,"
    " published {text})",
    "INSERT INTO voices (statement, speaker_id, kind, document_id, published)"
    " SELECT v.statement, v.speaker_id, k.kind, s.document_id, d.published FROM voices_before v"
    " JOIN statements s ON s.number = v.statement JOIN documents d ON d.id = s.document_id"
    " LEFT JOIN speakers k ON k.id = v.speaker_id",
    "DROP TABLE voices_before",
)
"""``facts`` and ``ways`` repeat what statements and their reports tell, ``held`` counts them. ``voices`` gets what
counting statements by speaker in a stretch of time needs, so that its index alone can answer."""

FACT_INDEXES = (
    "CREATE INDEX facts_by_date ON facts (published, id)",
    "CREATE INDEX documents_by_outlet ON documents (published, publisher)",
    "CREATE INDEX facts_of_document ON facts (document)",
    "CREATE INDEX facts_by_act ON facts (act, published)",
    "CREATE INDEX facts_by_said ON facts (said_from, said_until) WHERE said_from IS NOT NULL",
    "CREATE INDEX statements_by_confidence ON statements (confidence, id)",
    "CREATE INDEX speaker_names_by_name ON speaker_names (name)",
    "CREATE INDEX voices_of_speaker ON voices (speaker_id, kind, published, document_id)",
)

STATEMENTS = (
    "SELECT d.number, d.publisher, d.published, r.contract, s.number, s.contract FROM documents d"
    " JOIN readings r ON r.document_id = d.id JOIN statements s ON s.document_id = d.id ORDER BY d.number, s.position"
)
"""What the rows are filled in from."""


def filled_in(found: Iterable[Row], put: Callable[[str, list[Row]], None], many: int = 500) -> None:
    """Make the rows of statements kept before there were any: ``put`` gets a table and rows, some reports at a time."""
    facts: list[Row] = []
    ways: list[Row] = []
    for made, handed in filled(found):
        facts += made
        ways += handed
        if len(facts) >= many:
            _put(put, facts, ways)
            facts, ways = [], []
    _put(put, facts, ways)


_N_FACTS = 13
"""Columns that ``facts`` had at this step."""


def _put(put: Callable[[str, list[Row]], None], facts: list[Row], ways: list[Row]) -> None:
    columns = ",".join(FACT_COLUMNS.split(",")[:_N_FACTS])
    put(f"facts ({columns})", [row[:_N_FACTS] for row in facts])
    put(f"ways ({WAY_COLUMNS})", ways)


def filled(found: Iterable[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """The rows of ``facts`` and of ``ways``, report by report, from rows of ``STATEMENTS``."""
    for (document, publisher, published, rest), some in groupby(found, key=itemgetter(0, 1, 2, 3)):
        numbers: dict[str, int] = {}
        attributions = []
        for row in some:
            one = msgspec.json.decode(row[5], type=Attribution)
            numbers[one.id] = row[4]
            attributions.append(one)
        at = Numbered(document, publisher, published, numbers)
        people = [_party(one) for one in msgspec.json.decode(rest).get("people", [])]
        yield fact_rows(at, attributions), way_rows(at, attributions, people)


def _party(data: Mapping[str, object]) -> Party:
    return msgspec.convert({**data, "roles": []}, Party)
