"""The record: what reports say, kept in one file or on a server, safe against a crash at any moment.

Everything of a document (its bytes, path, text, reading, statements, index entries) is written in one transaction,
and content never depends on the order in which inputs came: of two paths with the same bytes, the reading is made
from the smaller, and ids come from the evidence.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import NotFound, RecordDamaged
from onrecord.resolve import Resolution
from onrecord.store import fold, held, judging, keeping, lookup, newcomers, rebuilt, rows
from onrecord.store.counted import Counted
from onrecord.store.database import Database, Problem, Row
from onrecord.store.expression import Expression
from onrecord.store.fold import Unresolved
from onrecord.store.place import open_database
from onrecord.store.relations import Relations
from onrecord.store.search import Found, search
from onrecord.store.shown import Shown
from onrecord.store.stream import Filed, stream
from onrecord.store.verify import problems
from onrecord.store.who import Who
from onrecord.types import Document, Hit, Judgement, Original, Reading, Skipped, Statement, Stranded


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds. ``n_paths`` counts a report found at two paths twice."""

    n_reports: int
    n_statements: int
    n_paths: int
    n_skipped: int


class Record:
    """An open record. Use it as a context manager; one process writes at a time, any number may read."""

    def __init__(self, database: Database, path: Path | str) -> None:
        self._database = database
        self.path, self.read_only, self.files = path, database.read_only, database.files
        self.who = Who(database)
        self.shown = Shown(database)
        self.relations = Relations(database)
        self.counted = Counted(database)

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the record at a path or a ``postgresql://`` address, and with ``create`` make one where none is.

        ``path`` is then the path, or the address without its password; ``files`` are those the record lies in. Raises
        ``RecordMissing``, ``RecordTooNew``, ``RecordDamaged``, ``RecordBusy`` or ``RecordNotWritable``; what is not a
        record is never changed.
        """
        database = open_database(place, create=create, read_only=read_only)
        return cls(database, Path(place) if database.files else database.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. What was not committed is undone."""
        self._database.close()

    def add(self, original: Original, reading: Reading, statements: Sequence[Statement], reader: str) -> bool:
        """Keep a report and its statements, all or nothing; whether this version had not read it before.

        ``reader`` is the version of what made the reading. A reading by another version is replaced; one by the same
        version stays, unless it was made from a larger path. ``statements`` are those of the reading's attributions,
        in their order. Raises ``InputRefused`` for text that cannot be stored, ``RecordBusy``, ``RecordNotWritable``.
        """
        keeping.check_whole(original, reading, statements)
        rows.check_storable(reading)
        self._database.check_text(rows.path_text(original.path), reading.document.text)
        path = rows.path_text(original.path)
        with self._database.writing():
            keeping.keep_original(self._database, original, path)
            kept = keeping.read_from(self._database, original.sha256, reader)
            if kept is not None and kept <= path:
                return False
            keeping.replace_reading(self._database, reading, statements, (reader, path))
        return kept is None

    def together(self) -> AbstractContextManager[None]:
        """One transaction for all that is done inside: faster for many reports, and all or nothing for all of them."""
        return self._database.joined()

    def n_read(self, original: Original, reader: str) -> int | None:
        """How many statements these bytes have, when this version has read them and this path is known; or ``None``.

        ``None`` too when the reading was made from a larger path, and must be made again from this one.
        """
        path = rows.path_text(original.path)
        with self._database.reading():
            found = self._database.one(
                "SELECT (SELECT count(*) FROM statements WHERE document_id = documents.id) FROM documents"
                " JOIN readings ON readings.document_id = documents.id JOIN paths ON paths.sha256 = documents.sha256"
                " WHERE documents.sha256 = ? AND reader = ? AND paths.path = ? AND readings.path <= paths.path",
                (original.sha256, reader, path),
            )
        return None if found is None else int(found[0])

    def add_path(self, original: Original, reader: str) -> int | None:
        """Note that bytes this version has read stand at this path too; ``None``, and no note, as in ``n_read``.

        Call it only for an input that can be parsed at this path, or an input's refusal would depend on which of
        its copies came first.
        """
        path = rows.path_text(original.path)
        with self._database.writing():
            kept = keeping.read_from(self._database, original.sha256, reader)
            if kept is None or kept > path:
                return None
            keeping.keep_original(self._database, original, path)
        return self.n_read(original, reader)

    def skip(self, skipped: Skipped) -> None:
        """Keep a refusal. The same refusal is kept once."""
        row = tuple(rows.path_text(text) for text in (skipped.path, skipped.reason, skipped.detail))
        with self._database.writing():
            self._database.run(
                "INSERT INTO skipped (path, reason, detail) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row
            )

    def statement(self, statement_id: str) -> Hit | None:
        """The statement with this id, or with the only id that begins so, or ``None``.

        Raises ``QueryError`` for a beginning of fewer than 6 characters or one that several ids share.
        """
        with self._database.reading():
            return lookup.statement(self._database, statement_id)

    def document(self, document_id: str) -> Document:
        """The report with this id, or the only one that begins so. Raises ``NotFound``, ``QueryError``."""
        with self._database.reading():
            return rows.document(*self._row(document_id))

    def reading(self, document_id: str) -> Reading:
        """The reading of a report, put together from its rows. Raises ``NotFound``, ``QueryError``."""
        with self._database.reading():
            return lookup.reading(self._database, *self._row(document_id))

    def original(self, document_id: str) -> Original:
        """The bytes a report was read from. Raises ``NotFound``, ``QueryError``, ``RecordDamaged``."""
        with self._database.reading():
            return lookup.original(self._database, *self._row(document_id))

    def documents(self) -> Iterator[str]:
        """The ids of all reports, in order of id."""
        with self._database.reading():
            ids = [row[0] for row in self._database.rows("SELECT id FROM documents ORDER BY id")]
        yield from ids

    def paths(self, document_id: str) -> tuple[str, ...]:
        """Every path a report's bytes were found at, in order. Raises ``NotFound``, ``QueryError``."""
        with self._database.reading():
            row, _ = self._row(document_id)
            found = self._database.rows("SELECT path FROM paths WHERE sha256 = ? ORDER BY path", (row[1],))
            return tuple(path for (path,) in found)

    def skipped(self) -> tuple[Skipped, ...]:
        """Every refusal, in order of path."""
        with self._database.reading():
            found = self._database.rows("SELECT path, reason, detail FROM skipped ORDER BY path, reason, detail")
            return tuple(Skipped(*row) for row in found)

    def counts(self) -> Counts:
        """How much the record holds, all four figures of the same moment."""
        with self._database.reading():
            n_reports, n_statements = held.n_reports(self._database), held.n_statements(self._database)
            row = self._database.one("SELECT (SELECT count(*) FROM paths), (SELECT count(*) FROM skipped)")
        return Counts(n_reports, n_statements, *(row or (0, 0)))

    def search(self, expression: Expression, limit: int) -> Found:
        """The first ``limit`` (0 or more) statements that match, and how many there are; see ``search.search``."""
        with self._database.reading():
            return search(self._database, expression, max(limit, 0))

    def stream(self, expression: Expression | None = None) -> Generator[Filed, None, None]:
        """Every report with the statements that match, one at a time in memory; see ``stream.stream``.

        Until the last one is taken, or the iterator closed, this record can be asked nothing else.
        """
        with self._database.reading():
            yield from stream(self._database, expression)

    def unresolved(self) -> Unresolved | None:
        """What the speakers are to be worked out from; ``None`` where nothing came since they were."""
        with self._database.reading():
            return fold.unresolved(self._database)

    def keep_speakers(self, looked_at: Unresolved, resolution: Resolution) -> bool:
        """Keep who is who, all or nothing. ``False``, and nothing kept, where more came since it was looked at."""
        with self._database.writing():
            return fold.keep(self._database, looked_at, resolution)

    def n_waiting(self) -> int:
        """How many changes to readings and judgements the speakers do not stand for yet."""
        with self._database.reading():
            return fold.n_waiting(self._database)

    def name_newcomers(self) -> None:
        """Take parties of reports that wait for the one speaker who goes by exactly their name, until it is worked
        out."""
        with self._database.writing():
            newcomers.named(self._database)

    def judge(self, judgement: Judgement) -> None:
        """Append a person's decision; the same one is kept once. Raises ``NotFound`` where it undoes none there is."""
        with self._database.writing():
            judging.append(self._database, judgement)
            if not judging.settles(self._database, judgement):
                fold.changed(self._database)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, in that order; ``in_force`` leaves out those that were taken back."""
        with self._database.reading():
            return judging.judgements(self._database)

    def stranded(self) -> tuple[Stranded, ...]:
        """Judgements in force that do not fit the readings there are now, with the reason."""
        with self._database.reading():
            made = {one.id: one for one in judging.judgements(self._database)}
            found = self._database.rows("SELECT judgement_id, reason FROM stranded ORDER BY judgement_id")
            return tuple(Stranded(made[id_], reason) for id_, reason in found)

    def judged(self, statement_id: str) -> tuple[Judgement, ...]:
        """The judgements in force on a statement, wherever its reading has it now."""
        with self._database.reading():
            hit = lookup.statement(self._database, statement_id)
            return () if hit is None else hit.judged

    def verify(self, *, quick: bool = False) -> list[Problem]:
        """Everything in the record that is not as it was written or worked out; empty for a whole record.

        A reader that may not write leaves out SQLite's indexes. Who is who and the relations are worked out anew,
        which takes the time and the memory that doing so took; ``quick`` leaves them out, and what cannot be compared
        now ``unchecked`` tells.
        """
        found: list[Problem] = []
        try:
            # The check of an index is an INSERT to SQLite, so it needs the writer's place although it writes nothing;
            # the rest does not, and takes longer than another writer would wait.
            with self._database.reading() if self.read_only else self._database.writing():
                found.extend(self._database.check())
            with self._database.reading():
                found.extend(problems(self._database))
                if not quick:
                    found.extend(rebuilt.problems(self._database))
        except RecordDamaged as error:
            found.append(Problem("damaged-pages", "database", str(error)))
        return found

    def unchecked(self) -> tuple[str, ...]:
        """What ``verify`` could not compare, in sentences: what is worked out and waits to be worked out again."""
        with self._database.reading():
            return rebuilt.unchecked(self._database)

    def _row(self, document_id: str) -> tuple[Row, str]:
        row = lookup.document_row(self._database, document_id)
        if row is None:
            raise NotFound(
                f"{self.path}: no report has the id {document_id!r}; `onrecord ask` shows the ids of reports"
            )
        return row
