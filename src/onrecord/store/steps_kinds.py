"""The step to counts kept by kind and month, and to indexes that answer questions of fields by themselves.

Until then a question of an act, a stance or a certainty went through wide rows all over the file, first to count and
once more to tell what there is: 130 MB of a record of a million statements, a second and a half where nothing of it had
been read before.
"""

from onrecord.store.coded import CODE_SQL, CODED

_TRAITS = ", ".join(CODED)
_REST = f"number, id, document, publisher, published, {_TRAITS}, said_from, said_until"

KIND_TABLES = (
    # Written anew: a column put into rows that lie close together would tear them apart.
    "ALTER TABLE facts RENAME TO facts_before",
    "CREATE TABLE facts (number {number} REFERENCES statements (number) ON DELETE CASCADE, id {text} NOT NULL,"
    " document BIGINT NOT NULL, publisher {text}, published {text}, form {text} NOT NULL, act {text} NOT NULL,"
    " modality {text} NOT NULL, polarity {text} NOT NULL, basis {text} NOT NULL, stance {text} NOT NULL,"
    " said_from {text}, said_until {text}, code INTEGER NOT NULL)",
    f"INSERT INTO facts ({_REST}, code) SELECT {_REST}, {CODE_SQL} FROM facts_before ORDER BY number",
    "DROP TABLE facts_before",
    "CREATE TABLE kinds (code INTEGER NOT NULL, month {text} NOT NULL, published {text},"
    + "".join(f" {column} {{text}} NOT NULL," for column in CODED)
    + " n BIGINT NOT NULL, PRIMARY KEY (code, month))",
    f"INSERT INTO kinds (code, month, published, {_TRAITS}, n)"
    f" SELECT code, coalesce(substr(published, 1, 7), ''), substr(published, 1, 7), {_TRAITS}, count(*) FROM facts"
    f" GROUP BY code, substr(published, 1, 7), {_TRAITS} ORDER BY 1, 2",
)
"""``kinds`` has how many statements of each code each month has; its key is '' for undated ones."""

KIND_INDEXES = (
    "CREATE INDEX facts_by_date ON facts (published, id, code, document)",
    "CREATE INDEX facts_by_code ON facts (code, published, id, document)",
    "CREATE INDEX facts_of_document ON facts (document)",
    "CREATE INDEX facts_by_said ON facts (said_from, said_until) WHERE said_from IS NOT NULL",
)
"""The indexes of ``facts`` that went with the table before; the one by code takes the place of that by act."""
