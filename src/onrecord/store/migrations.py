"""How a record's file came to its present shape: one small function a step, never edited once released.

The steps that are missing run in one transaction, and each is recorded by name: a run that dies, or a disk that is
full, leaves the shape the file had. ``PRAGMA application_id`` marks the file as a record; ``PRAGMA user_version`` is
the number of steps applied.

Why the index is external-content FTS5: the four texts are columns of ``statements`` anyway, so a contentless index
would only save what is not stored twice here either, and it could neither be checked against the rows
(``verify`` does) nor, before SQLite 3.43, forget a row. Triggers keep index and rows in one transaction.
Why there are two: stems find *denied* under ``deny``, but a stemmed index cannot answer for an exact phrase, a
beginning (``investiga*``) or a name (*Powers* is not *Power*), so ``wording`` holds the words as they stand.
"""

import sqlite3
from collections.abc import Callable, Sequence

from onrecord.errors import RecordMissing, RecordNotWritable, RecordTooNew
from onrecord.store.database import Row
from onrecord.store.faults import damaged
from onrecord.store.steps_facts import FACT_INDEXES, FACT_TABLES, STATEMENTS, filled_in
from onrecord.store.steps_kinds import KIND_INDEXES, KIND_TABLES
from onrecord.store.steps_relations import FIRST_FOLD, RELATION_INDEXES, RELATION_TABLES

APPLICATION_ID = 0x6F6E7263
"""``onrc`` in ASCII."""

Migration = Callable[[sqlite3.Connection], None]

_COLUMNS = "content, context, source, speaker"


def m001_originals(connection: sqlite3.Connection) -> None:
    """The bytes as found, zlib-compressed, and every path they were found at."""
    connection.execute(
        "CREATE TABLE originals (sha256 TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL, length INTEGER NOT NULL)"
    )
    connection.execute(
        "CREATE TABLE paths (path TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES originals (sha256),"
        " PRIMARY KEY (path, sha256))"
    )
    connection.execute("CREATE INDEX paths_of_original ON paths (sha256, path)")


def m002_documents(connection: sqlite3.Connection) -> None:
    """Reports as text, and what each was read into. ``readings.path`` is the path the reading was made from."""
    connection.execute(
        "CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,"
        " sha256 TEXT UNIQUE NOT NULL REFERENCES originals (sha256), title TEXT, publisher TEXT,"
        " authors TEXT NOT NULL, published TEXT, retrieved TEXT, url TEXT, language TEXT, text TEXT NOT NULL,"
        " blocks TEXT NOT NULL)"
    )
    connection.execute("CREATE INDEX documents_by_date ON documents (published)")
    connection.execute(
        "CREATE TABLE readings (document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
        " reader TEXT NOT NULL, path TEXT NOT NULL, contract TEXT NOT NULL)"
    )


def m003_statements(connection: sqlite3.Connection) -> None:
    """Statements, each with the whole attribution as the contract's JSON."""
    connection.execute(
        "CREATE TABLE statements (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,"
        " document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE, position INTEGER NOT NULL,"
        " source TEXT, cue TEXT, speaker TEXT, content TEXT NOT NULL, context TEXT NOT NULL,"
        " context_start INTEGER NOT NULL, context_end INTEGER NOT NULL, form TEXT NOT NULL, act TEXT NOT NULL,"
        " confidence REAL NOT NULL, contract TEXT NOT NULL, UNIQUE (document_id, position))"
    )


def m004_search(connection: sqlite3.Connection) -> None:
    """Full-text indexes over statements, stemmed and unstemmed, and over publishers' names."""
    exact = "unicode61 remove_diacritics 2"
    _index(connection, ("stems", "statements", _COLUMNS), f"porter {exact}")
    _index(connection, ("wording", "statements", _COLUMNS), exact)
    _index(connection, ("outlets", "documents", "publisher"), exact)


def m005_skipped(connection: sqlite3.Connection) -> None:
    """Inputs that were refused; the same refusal of the same path is kept once."""
    connection.execute(
        "CREATE TABLE skipped (path TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,"
        " PRIMARY KEY (path, reason, detail))"
    )


def m006_judgements(connection: sqlite3.Connection) -> None:
    """People's decisions, appended and never changed; ``subjects`` is JSON: what each is on, by its evidence."""
    connection.execute(
        "CREATE TABLE judgements (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, aspect TEXT NOT NULL,"
        " verdict TEXT NOT NULL, subjects TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL,"
        " value TEXT, undoes TEXT)"
    )


def m007_speakers(connection: sqlite3.Connection) -> None:
    """What each report says of its parties, and everything worked out from that: who is who across reports.

    ``folds`` counts the changes to readings and judgements (``inputs``) and says up to which of them the derived
    tables stand (``done``). All tables but ``appearances`` are derived; even that can be made again from readings.
    """
    connection.execute("ALTER TABLE statements ADD COLUMN speaker_key TEXT")
    connection.execute("UPDATE statements SET speaker_key = json_extract(contract, '$.speaker.key')")
    for table in SPEAKER_TABLES:
        connection.execute(table.format(number="INTEGER PRIMARY KEY", text="TEXT"))
    for index in SPEAKER_INDEXES:
        connection.execute(index)
    _index(connection, ("names", "speaker_names", "name"), "unicode61 remove_diacritics 2")
    connection.execute("INSERT INTO folds (name, inputs, done, rules) VALUES ('speakers', 1, 0, '')")


def m008_pages(connection: sqlite3.Connection) -> None:
    """What a page links to, what is doubtful about it, and what its container says of an input, all as JSON."""
    connection.execute("ALTER TABLE documents ADD COLUMN links TEXT NOT NULL DEFAULT '[]'")
    connection.execute("ALTER TABLE documents ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'")
    connection.execute("ALTER TABLE paths ADD COLUMN given TEXT")


def m009_relations(connection: sqlite3.Connection) -> None:
    """Relations between statements, and what a statement is besides its words; the next step fills in the latter."""
    for table in RELATION_TABLES:
        connection.execute(table.format(text="TEXT"))
    for index in RELATION_INDEXES:
        connection.execute(index)
    connection.execute(FIRST_FOLD)


def m010_facts(connection: sqlite3.Connection) -> None:
    """Narrow rows for questions of fields, an index over names of addressees and voices, counts, and more indexes."""
    for sql in FACT_TABLES:
        connection.execute(sql.format(number="INTEGER PRIMARY KEY", text="TEXT"))
    _index(connection, ("way_names", "ways", "addressee, via"), "unicode61 remove_diacritics 2")

    def put(table: str, rows: list[Row]) -> None:
        places = ", ".join("?" * (table.count(",") + 1))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    filled_in(connection.execute(STATEMENTS), put)
    for index in FACT_INDEXES:
        connection.execute(index)


def m011_kinds(connection: sqlite3.Connection) -> None:
    """Counts kept by kind and month, and indexes that answer questions of fields by themselves."""
    for sql in KIND_TABLES:
        connection.execute(sql.format(number="INTEGER PRIMARY KEY", text="TEXT"))
    for index in KIND_INDEXES:
        connection.execute(index)


SPEAKER_TABLES = (
    "CREATE TABLE appearances (document_id {text} PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
    " rules {text} NOT NULL, parties {text} NOT NULL)",
    "CREATE TABLE speakers (id {text} PRIMARY KEY NOT NULL, name {text} NOT NULL, kind {text} NOT NULL,"
    " titles {text} NOT NULL)",
    "CREATE TABLE speaker_names (number {number}, speaker_id {text} NOT NULL REFERENCES speakers (id)"
    " ON DELETE CASCADE, name {text} NOT NULL, UNIQUE (speaker_id, name))",
    "CREATE TABLE parties (document_id {text} NOT NULL REFERENCES documents (id) ON DELETE CASCADE,"
    " key {text} NOT NULL, speaker_id {text} NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,"
    " PRIMARY KEY (document_id, key))",
    "CREATE TABLE voices (statement {number} REFERENCES statements (number) ON DELETE CASCADE,"
    " speaker_id {text} REFERENCES speakers (id) ON DELETE CASCADE)",
    "CREATE TABLE merges (one_document {text} NOT NULL, one_key {text} NOT NULL, other_document {text} NOT NULL,"
    " other_key {text} NOT NULL, is_near INTEGER NOT NULL, score DOUBLE PRECISION NOT NULL, reasons {text} NOT NULL,"
    " PRIMARY KEY (one_document, one_key, other_document, other_key, is_near))",
    "CREATE TABLE stranded (judgement_id {text} PRIMARY KEY NOT NULL REFERENCES judgements (id),"
    " reason {text} NOT NULL)",
    "CREATE TABLE folds (name {text} PRIMARY KEY NOT NULL, inputs INTEGER NOT NULL, done INTEGER NOT NULL,"
    " rules {text} NOT NULL)",
)
"""In SQL that every database reads, but for its own words for a text and for a number that counts up."""

SPEAKER_INDEXES = (
    "CREATE INDEX parties_of_speaker ON parties (speaker_id)",
    "CREATE INDEX voices_of_speaker ON voices (speaker_id)",
    "CREATE INDEX merges_of_other ON merges (other_document, other_key)",
)

MIGRATIONS: tuple[Migration, ...] = (
    m001_originals,
    m002_documents,
    m003_statements,
    m004_search,
    m005_skipped,
    m006_judgements,
    m007_speakers,
    m008_pages,
    m009_relations,
    m010_facts,
    m011_kinds,
)


def _index(connection: sqlite3.Connection, names: tuple[str, str, str], tokenizer: str) -> None:
    """An FTS5 table ``names[0]`` over the columns ``names[2]`` of the table ``names[1]``, and its triggers."""
    index, table, columns = names
    connection.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{table}', content_rowid='number',"
        f" tokenize='{tokenizer}')"
    )
    old = ", ".join(f"old.{column}" for column in columns.split(", "))
    new = ", ".join(f"new.{column}" for column in columns.split(", "))
    forget = f"INSERT INTO {index} ({index}, rowid, {columns}) VALUES ('delete', old.number, {old});"
    learn = f"INSERT INTO {index} (rowid, {columns}) VALUES (new.number, {new});"
    for event, body in (("INSERT", learn), ("DELETE", forget), ("UPDATE", forget + learn)):
        connection.execute(f"CREATE TRIGGER {index}_{event.lower()} AFTER {event} ON {table} BEGIN {body} END")


def check_ours(connection: sqlite3.Connection, path: str, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """How many steps the file has had, 0 for an empty one; only reads.

    Raises ``RecordDamaged`` for a database that is not a record, ``RecordTooNew`` for one with steps we do not know.
    """
    began = not connection.in_transaction
    if began:
        # One view of the file: another process may be between two steps.
        connection.execute("BEGIN")
    try:
        return _steps_applied(connection, path, [step.__name__ for step in migrations])
    finally:
        if began and connection.in_transaction:
            connection.execute("ROLLBACK")


def _steps_applied(connection: sqlite3.Connection, path: str, known: list[str]) -> int:
    application = _number(connection, "application_id")
    n_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and n_tables == 0:
        return 0
    if application != APPLICATION_ID:
        raise damaged(path, "it is an SQLite database of some other program")
    applied = [row[0] for row in connection.execute("SELECT name FROM migrations ORDER BY position")]
    version = _number(connection, "user_version")
    if version > len(known) or applied != known[: len(applied)]:
        raise RecordTooNew(
            f"{path}: the record has format {max(version, len(applied))}, written by a newer onrecord; this one knows"
            f" formats up to {len(known)}. Update onrecord, then run the same command again; the record was not changed"
        )
    if version != len(applied):
        raise damaged(path, f"it says it has format {version} but lists {len(applied)} steps")
    return version


def migrate(connection: sqlite3.Connection, path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Apply the steps that are missing, all or none. Two processes may try at once: who is second finds none left."""
    if check_ours(connection, path, migrations) == len(migrations):
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        for position in range(check_ours(connection, path, migrations), len(migrations)):
            _apply(connection, position, migrations[position])
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def check_current(connection: sqlite3.Connection, path: str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise ``RecordNotWritable`` for a record that must first be brought up to date, when it may only be read."""
    version = check_ours(connection, path, migrations)
    if version == 0:
        raise RecordMissing(f"{path}: nothing was ever added to this record; add reports with `onrecord add PATH…`")
    if version < len(migrations):
        raise RecordNotWritable(
            f"{path}: the record has format {version} and must be brought to format {len(migrations)}, but it was"
            " opened for reading only; run `onrecord add` on it once, with any report, then ask again"
        )


def _apply(connection: sqlite3.Connection, position: int, step: Migration) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (position INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    step(connection)
    connection.execute("INSERT INTO migrations (position, name) VALUES (?, ?)", (position, step.__name__))
    connection.execute(f"PRAGMA user_version = {position + 1}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
