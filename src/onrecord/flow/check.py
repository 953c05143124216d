"""A draft and its sources, from paths or from the record, through the lower floors to findings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.check import Finding, Sources, check_draft
from onrecord.errors import InputRefused
from onrecord.flow.later import said_later
from onrecord.flow.one import Fields, Reader, inputs, refused_if_too_deep
from onrecord.flow.wordings import kept_index
from onrecord.ingest import load, parse
from onrecord.store import Record
from onrecord.types import Document, Original, Reading, Skipped


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with what was found of its quotations. ``original`` is its bytes; ``n_sources`` were looked through.

    ``found_in`` are the sources in which words of a quotation were found, each once.
    """

    original: Original
    draft: Reading
    findings: tuple[Finding, ...]
    n_sources: int
    unread: tuple[Skipped, ...] = ()
    found_in: tuple[Document, ...] = field(default=(), repr=False)


def check_against(draft: str, paths: Sequence[str], reader: Reader, fields: Fields = ()) -> Checked:
    """Check a draft against files, folders and containers. Raises ``InputRefused`` for a draft that cannot be read.

    Sources are parsed all and read where a quotation was found. One that is refused is in ``unread``. The draft is
    never its own source, under whatever path it lies.
    """
    return check_against_found(load(draft), inputs(paths, strict=False, fields=fields), reader)


def check_against_found(original: Original, sources: Iterable[Original | Skipped], reader: Reader) -> Checked:
    """The same for a draft and sources whose bytes are at hand. Raises ``InputRefused`` for the draft."""
    draft = _read_draft(original, reader)
    documents: list[Document] = []
    unread: list[Skipped] = []
    for found in sources:
        if isinstance(found, Skipped):
            unread.append(found)
        elif found.sha256 != original.sha256:
            try:
                with refused_if_too_deep(found.path):
                    documents.append(parse(found))
            except InputRefused as refused:
                unread.append(Skipped(refused.path, refused.reason, refused.detail))
    texts = [document.text for document in documents]
    noted = _Noted(lambda i: reader.read(documents[i]))
    findings = check_draft(draft, Sources(texts, noted, tuple(unread)))
    return Checked(original, draft, findings, len(texts), tuple(unread), noted.documents)


def check_in_record(draft: str, record: Record, reader: Reader) -> Checked:
    """Check a draft against every report of a record, as the record has read them. Raises ``InputRefused``."""
    return check_in_reports(load(draft), record, reader)


def check_in_reports(original: Original, record: Record, reader: Reader, among: Iterable[str] | None = None) -> Checked:
    """The same for a draft whose bytes are at hand, and with ``among`` for the reports with these ids alone."""
    draft = _read_draft(original, reader)
    listed = record.documents() if among is None else sorted(set(among))
    ids = tuple(id_ for id_ in listed if id_ != draft.document.id)
    texts = _Texts(record, ids)
    index = kept_index(record, ids, texts)
    noted = _Noted(lambda i: record.reading(ids[i]))
    findings = check_draft(draft, Sources(texts, noted, index=index, later=said_later(record)))
    return Checked(original, draft, findings, len(ids), found_in=noted.documents)


def _read_draft(original: Original, reader: Reader) -> Reading:
    with refused_if_too_deep(original.path):
        return reader.read(parse(original))


class _Noted:
    """The readings of sources by their numbers, with a note of which were asked for."""

    def __init__(self, reading: Callable[[int], Reading]) -> None:
        self._reading = reading
        self._noted: dict[str, Document] = {}

    def __call__(self, number: int) -> Reading:
        found = self._reading(number)
        self._noted[found.document.id] = found.document
        return found

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the readings asked for."""
        return tuple(self._noted.values())


class _Texts(Sequence[str]):
    """The texts of a record's reports, each fetched when it is asked for."""

    def __init__(self, record: Record, ids: tuple[str, ...]) -> None:
        self._record, self._ids = record, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # nobody slices it
        return self._record.document(self._ids[at]).text
