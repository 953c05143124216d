"""The tables that come out: their columns, and rows made of readings. One row is one thing; nothing is abbreviated.

Every table is divided by the same buckets of document ids where it has one, so that joins by document stay within a
bucket. Offsets are code points of the document's text.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow
from pyarrow import parquet

from onrecord.flow.context import statements
from onrecord.flow.spread.exchange import Place
from onrecord.flow.spread.folder import whole
from onrecord.types import Attribution, Passage, Reading, Span

Row = dict[str, Any]

_TEXT, _NUMBER = pyarrow.string(), pyarrow.int64()
_TEXTS = pyarrow.list_(_TEXT)
_SPAN = pyarrow.struct([("start", _NUMBER), ("end", _NUMBER)])
_SPANS = pyarrow.list_(_SPAN)
_PASSAGE = pyarrow.struct([("start", _NUMBER), ("end", _NUMBER), ("text", _TEXT)])
_ROLE = pyarrow.struct([("title", _TEXT), ("since", _TEXT), ("until", _TEXT), ("start", _NUMBER), ("end", _NUMBER)])
_VOICE = pyarrow.struct([("name", _TEXT), ("cue", _TEXT)])


def _texts(names: str) -> list[tuple[str, Any]]:
    return [(name, _TEXT) for name in names.split()]


_TRAITS = "form act modality polarity stance basis said"

SCHEMAS = {
    "documents": pyarrow.schema(
        [
            *_texts("id sha256 path title publisher published retrieved url language"),
            ("authors", _TEXTS),
            ("n_attributions", _NUMBER),
            ("text", _TEXT),
        ]
    ),
    "attributions": pyarrow.schema(
        [
            *_texts("id document_id"),
            ("source", _PASSAGE),
            ("cue", _PASSAGE),
            ("addressee", _PASSAGE),
            ("content", _TEXT),
            ("content_spans", _SPANS),
            *_texts("speaker_key speaker_name speaker_kind parent"),
            *_texts(_TRAITS),
            ("chain", pyarrow.list_(_VOICE)),
            ("confidence", pyarrow.float64()),
        ]
    ),
    "statements": pyarrow.schema(
        [
            *_texts("id document_id speaker_id speaker_name speaker_kind content context"),
            ("context_start", _NUMBER),
            ("context_end", _NUMBER),
            *_texts("publisher published"),
            *_texts(_TRAITS),
            ("confidence", pyarrow.float64()),
        ]
    ),
    "people": pyarrow.schema(
        [
            *_texts("document_id key name kind speaker_id"),
            ("aliases", _TEXTS),
            ("mentions", _SPANS),
            ("roles", pyarrow.list_(_ROLE)),
        ]
    ),
    "times": pyarrow.schema([*_texts("document_id"), ("start", _NUMBER), ("end", _NUMBER), *_texts("text value type")]),
    "speakers": pyarrow.schema(
        [*_texts("id name kind"), ("aliases", _TEXTS), ("titles", _TEXTS), ("n_reports", _NUMBER)]
    ),
    "merges": pyarrow.schema(
        [
            *_texts("one_document one_key other_document other_key"),
            ("is_near", pyarrow.bool_()),
            ("score", pyarrow.float64()),
            ("reasons", _TEXTS),
        ]
    ),
    "relations": pyarrow.schema(
        [*_texts("kind one other"), ("score", pyarrow.float64()), ("reasons", _TEXTS), ("passages", _TEXTS)]
    ),
    "inputs": pyarrow.schema(_texts("path sha256 document_id outcome reason detail")),
}


def write_table(place: Place, name: str, bucket: int, rows: Iterable[Row]) -> int:
    """Write one bucket of a table, whole or not at all; how many rows it has."""
    path = table_folder(place, name) / f"bucket={bucket:04d}" / "part.parquet"
    table = pyarrow.Table.from_pylist(list(rows), schema=SCHEMAS[name])
    with whole(path) as part:
        parquet.write_table(table, part, compression="zstd")
    return int(table.num_rows)


def table_folder(place: Place, name: str) -> Any:
    """Where a fold writes a table, before all of them are moved to their place."""
    return place.channel("").parent / "tables" / name


def document_row(reading: Reading, path: str, *, full_text: bool) -> Row:
    """A row of ``documents``; the text only where it may leave."""
    document = reading.document
    names = ("id", "sha256", "title", "publisher", "published", "retrieved", "url", "language")
    about = {name: getattr(document, name) for name in names}
    text = document.text if full_text else None
    return {
        **about,
        "path": path,
        "authors": list(document.authors),
        "n_attributions": len(reading.attributions),
        "text": text,
    }


def attribution_rows(reading: Reading) -> Iterator[Row]:
    """Rows of ``attributions``, in the reading's order."""
    for one in reading.attributions:
        yield {
            "id": one.id,
            "document_id": reading.document.id,
            "source": _passage(one.source),
            "cue": _passage(one.cue),
            "addressee": _passage(one.addressee),
            "content": one.content.text,
            "content_spans": [_span(span) for span in one.content.spans],
            "speaker_key": one.speaker.key if one.speaker else None,
            "speaker_name": one.speaker.name if one.speaker else None,
            "speaker_kind": one.speaker.kind if one.speaker else None,
            "parent": one.parent,
            "chain": [{"name": voice.name, "cue": voice.cue} for voice in one.chain],
            **_traits(one),
        }


def statement_rows(reading: Reading) -> Iterator[Row]:
    """Rows of ``statements``, with the party's key in place of the speaker's id."""
    for one in statements(reading):
        said = one.attribution
        yield {
            "id": one.id,
            "document_id": one.document_id,
            "speaker_id": said.speaker.key if said.speaker else None,
            "speaker_name": said.speaker.name if said.speaker else None,
            "speaker_kind": said.speaker.kind if said.speaker else None,
            "content": said.content.text,
            "context": one.context,
            "context_start": one.context_span.start,
            "context_end": one.context_span.end,
            "publisher": reading.document.publisher,
            "published": reading.document.published,
            **_traits(said),
        }


def people_rows(reading: Reading) -> Iterator[Row]:
    """Rows of ``people``, without their speakers."""
    for one in reading.people:
        yield {
            "document_id": reading.document.id,
            "key": one.key,
            "name": one.name,
            "kind": one.kind,
            "aliases": list(one.aliases),
            "mentions": [_span(span) for span in one.mentions],
            "roles": [
                {"title": role.title, "since": role.since, "until": role.until, **_span(role.span)}
                for role in one.roles
            ],
        }


def time_rows(reading: Reading) -> Iterator[Row]:
    """Rows of ``times``."""
    for one in reading.times:
        about = {"text": one.text, "value": one.value, "type": one.type}
        yield {"document_id": reading.document.id, **_span(one.span), **about}


def _traits(one: Attribution) -> Row:
    certainty = {"modality": one.certainty.modality, "polarity": one.certainty.polarity}
    named = {name: getattr(one, name) for name in ("form", "act", "stance", "basis", "said")}
    return {**named, **certainty, "confidence": round(one.confidence, 4)}


def _passage(passage: Passage | None) -> Row | None:
    return None if passage is None else {**_span(passage.span), "text": passage.text}


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}
