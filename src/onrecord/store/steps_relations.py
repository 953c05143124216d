"""The tables of relations and of what a statement is besides its words, in SQL that every database reads."""

RELATION_TABLES = (
    "CREATE TABLE tellings (document_id {text} PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
    " rules {text} NOT NULL, told {text} NOT NULL)",
    "CREATE TABLE relations (one {text} NOT NULL REFERENCES statements (id) ON DELETE CASCADE,"
    " other {text} NOT NULL REFERENCES statements (id) ON DELETE CASCADE, kind {text} NOT NULL,"
    " score DOUBLE PRECISION NOT NULL, reasons {text} NOT NULL, passages {text} NOT NULL, verdict {text},"
    " PRIMARY KEY (one, other, kind))",
    "CREATE TABLE traits (statement_id {text} PRIMARY KEY NOT NULL REFERENCES statements (id) ON DELETE CASCADE,"
    " modality {text} NOT NULL, polarity {text} NOT NULL, basis {text} NOT NULL, stance {text} NOT NULL,"
    " said_from {text}, said_until {text}, addressee {text} NOT NULL, via {text} NOT NULL)",
)
"""``relations`` and ``tellings`` are worked out from readings; ``facts`` took the place of ``traits`` later."""

RELATION_INDEXES = (
    "CREATE INDEX relations_of_other ON relations (other)",
    "CREATE INDEX relations_by_kind ON relations (kind)",
)

FIRST_FOLD = "INSERT INTO folds (name, inputs, done, rules) VALUES ('relations', 0, -1, '')"
