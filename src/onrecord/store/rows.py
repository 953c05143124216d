"""Values to rows and back. A fact is kept once: a reading's attributions are its statements' rows."""

import hashlib
import zlib
from collections.abc import Sequence

import msgspec

from onrecord import contract
from onrecord.errors import InputRefused
from onrecord.store.database import Row
from onrecord.types import Attribution, Document, Hit, Original, Reading, Span, Statement

DOCUMENT_COLUMNS = (
    "id, sha256, title, publisher, authors, published, retrieved, url, language, text, blocks, links, notes"
)
STATEMENT_COLUMNS = (
    "id, document_id, position, source, cue, speaker, content, context, context_start, context_end, form, act,"
    " confidence, contract, speaker_key"
)
HIT_COLUMNS = (
    "s.id, s.document_id, s.contract, s.context, s.context_start, s.context_end, d.title, d.publisher, d.published,"
    " (SELECT min(path) FROM paths WHERE paths.sha256 = d.sha256),"
    " (SELECT speaker_id FROM voices WHERE voices.statement = s.number),"
    " (SELECT k.name FROM speakers k JOIN voices v ON v.speaker_id = k.id WHERE v.statement = s.number)"
)
_REST = ("contract", "people", "times", "notes")


def path_text(path: str) -> str:
    """A path as the record keeps it: a byte that is not UTF-8 in a file's name is written as ``\\udcXX``."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def may_be_kept(text: str) -> bool:
    """Whether every database could hold a text: without U+0000 and half characters."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def check_storable(reading: Reading) -> None:
    """Raise ``InputRefused`` for a reading with half a surrogate pair in it, which no UTF-8 file can hold."""
    document = reading.document
    named = (
        document.title,
        document.publisher,
        document.published,
        document.retrieved,
        document.url,
        document.language,
    )
    for text in (document.text, *document.authors, *(part for part in named if part is not None)):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            found = f"U+{ord(text[error.start]):04X}"
            raise InputRefused(
                path_text(document.path), "lone-surrogate", f"the text holds {found}, half a character; decode it anew"
            ) from error


def original_row(original: Original) -> Row:
    """Level 6 of zlib: a page shrinks to about a fifth in a few milliseconds."""
    return original.sha256, zlib.compress(original.data, 6), len(original.data)


def original_bytes(compressed: bytes, length: int) -> bytes:
    """The bytes kept. Never yields more than ``length`` + 1 bytes, whatever the row holds."""
    return zlib.decompressobj().decompress(compressed, length + 1)


def sha256(data: bytes) -> str:
    """64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def document_row(document: Document) -> Row:
    """Values for ``DOCUMENT_COLUMNS``."""
    return (
        document.id,
        document.sha256,
        document.title,
        document.publisher,
        json_text(document.authors),
        document.published,
        document.retrieved,
        document.url,
        document.language,
        document.text,
        json_text(document.blocks),
        json_text(document.links),
        json_text(document.notes),
    )


def document_object(row: Row, path: str) -> contract.Json:
    """The contract's object for a row of ``DOCUMENT_COLUMNS``."""
    names = ("id", "sha256", "title", "publisher", "authors", "published", "retrieved", "url", "language", "text")
    out: contract.Json = dict(zip(names, row, strict=False))
    lists = dict(zip(("blocks", "links", "notes"), map(msgspec.json.decode, row[-3:]), strict=True))
    return {**out, **lists, "path": path, "authors": msgspec.json.decode(out["authors"])}


def document(row: Row, path: str) -> Document:
    """The document of a row of ``DOCUMENT_COLUMNS``."""
    return msgspec.convert(document_object(row, path), Document)


def reading_json(reading: Reading) -> str:
    """What a reading holds besides its document and its attributions, as the contract has it."""
    whole = contract.reading_object(reading)
    return json_text({name: whole[name] for name in _REST})


def reading(document_row: Row, path: str, rest: str, attributions: Sequence[str]) -> Reading:
    """The reading put together again from its rows."""
    data = {
        **msgspec.json.decode(rest),
        "document": document_object(document_row, path),
        "attributions": [msgspec.json.decode(one) for one in attributions],
    }
    try:
        return contract.reading_from(data, document_row[1])
    except KeyError as error:
        raise msgspec.ValidationError(f"the reading has no {error}") from error


def people(rest: str, known: Row) -> Reading:
    """The people of a reading, with of its document what ``known`` has: id, sha256, publisher, authors, published."""
    id_, digest, publisher, authors, published = known
    document: contract.Json = {"id": id_, "path": "", "text": "", "blocks": [], "publisher": publisher}
    document |= {"authors": msgspec.json.decode(authors), "published": published}
    data = {**msgspec.json.decode(rest), "document": document, "attributions": [], "times": [], "notes": []}
    try:
        return contract.reading_from(data, digest)
    except KeyError as error:
        raise msgspec.ValidationError(f"the reading has no {error}") from error


PEOPLE_COLUMNS = "d.id, d.sha256, d.publisher, d.authors, d.published"
"""What ``people`` needs to know of a document."""


def statement_rows(reading: Reading, statements: Sequence[Statement]) -> list[Row]:
    """Values for ``STATEMENT_COLUMNS``, one row a statement; ``position`` counts from 0."""
    bare = Reading(reading.document, tuple(statement.attribution for statement in statements))
    objects = contract.reading_object(bare)["attributions"]
    return [
        _statement_row(position, statement, data)
        for position, (statement, data) in enumerate(zip(statements, objects, strict=True))
    ]


def _statement_row(position: int, statement: Statement, data: contract.Json) -> Row:
    source, cue, speaker, content, form, act, confidence, key = attribution_row(statement.attribution)
    at = (statement.id, statement.document_id, position)
    context = (statement.context, statement.context_span.start, statement.context_span.end)
    return (*at, source, cue, speaker, content, *context, form, act, confidence, json_text(data), key)


ATTRIBUTION_COLUMNS = ("source", "cue", "speaker", "content", "form", "act", "confidence", "speaker_key")
"""Columns of a statement that repeat what its attribution says."""


def attribution_row(one: Attribution) -> Row:
    """Values for ``ATTRIBUTION_COLUMNS``. ``confidence`` is rounded as in the contract."""
    return (
        None if one.source is None else one.source.text,
        None if one.cue is None else one.cue.text,
        None if one.speaker is None else one.speaker.name,
        one.content.text,
        one.form,
        one.act,
        round(one.confidence, 4),
        None if one.speaker is None else one.speaker.key,
    )


def hit(row: Row, score: float) -> Hit:
    """The hit of a row of ``HIT_COLUMNS``."""
    statement_id, document_id, attribution, context, start, end, title, publisher, published, path, *speaker = row
    statement = Statement(
        id=statement_id,
        document_id=document_id,
        attribution=msgspec.json.decode(attribution, type=Attribution),
        context=context,
        context_span=Span(start, end),
        speaker_id=speaker[0],
        speaker_name=speaker[1],
    )
    return Hit(statement, title, publisher, published, path, score)


def json_text(value: object) -> str:
    """A value as the JSON text that is kept of it."""
    return msgspec.json.encode(value).decode("utf-8")
