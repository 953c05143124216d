"""A draft and its sources, from paths or from the record, through the lower floors to findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.check import Finding, Sources, check_draft
from onrecord.errors import InputRefused
from onrecord.flow.one import Fields, Reader, inputs, refused_if_too_deep
from onrecord.flow.wordings import kept_index
from onrecord.ingest import load, parse
from onrecord.store import Record
from onrecord.types import Document, Original, Reading, Skipped


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with what was found of its quotations. ``original`` is its bytes; ``n_sources`` were looked through."""

    original: Original
    draft: Reading
    findings: tuple[Finding, ...]
    n_sources: int
    unread: tuple[Skipped, ...] = ()


def check_against(draft: str, paths: Sequence[str], reader: Reader, fields: Fields = ()) -> Checked:
    """Check a draft against files, folders and containers. Raises ``InputRefused`` for a draft that cannot be read.

    Sources are parsed all and read where a quotation was found. One that is refused is in ``unread``. The draft is
    never its own source, under whatever path it lies.
    """
    original, reading = _read_draft(draft, reader)
    documents: list[Document] = []
    unread: list[Skipped] = []
    for found in inputs(paths, strict=False, fields=fields):
        if isinstance(found, Skipped):
            unread.append(found)
        elif found.sha256 != original.sha256:
            try:
                with refused_if_too_deep(found.path):
                    documents.append(parse(found))
            except InputRefused as refused:
                unread.append(Skipped(refused.path, refused.reason, refused.detail))
    texts = [document.text for document in documents]
    sources = Sources(texts, lambda i: reader.read(documents[i]), tuple(unread))
    return Checked(original, reading, check_draft(reading, sources), len(texts), tuple(unread))


def check_in_record(draft: str, record: Record, reader: Reader) -> Checked:
    """Check a draft against every report of a record, as the record has read them. Raises ``InputRefused``."""
    original, reading = _read_draft(draft, reader)
    ids = tuple(id_ for id_ in record.documents() if id_ != reading.document.id)
    texts = _Texts(record, ids)
    index = kept_index(record, ids, texts)
    sources = Sources(texts, lambda i: record.reading(ids[i]), index=index)
    return Checked(original, reading, check_draft(reading, sources), len(ids))


def _read_draft(path: str, reader: Reader) -> tuple[Original, Reading]:
    original = load(path)
    with refused_if_too_deep(original.path):
        return original, reader.read(parse(original))


class _Texts(Sequence[str]):
    """The texts of a record's reports, each fetched when it is asked for."""

    def __init__(self, record: Record, ids: tuple[str, ...]) -> None:
        self._record, self._ids = record, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # nobody slices it
        return self._record.document(self._ids[at]).text
