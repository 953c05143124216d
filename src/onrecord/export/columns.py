"""A statement as one row, for tables."""

from collections.abc import Iterator

from onrecord.export.parts import speaker_of
from onrecord.store import Filed
from onrecord.types import Span, Statement

COLUMNS = (
    "statement_id", "document_id", "document_sha256", "title", "publisher", "published", "url", "path",
    "speaker_id", "speaker", "speaker_kind", "source", "cue", "addressee", "content", "content_spans", "context",
    "context_start", "context_end", "form", "act", "modality", "polarity", "stance", "basis", "said", "chain",
    "confidence",
)  # fmt: skip
"""Names of the columns. Spans are code points of the report's text; ``content_spans`` is ``31-47 60-72``."""

WHOLE = "text"
"""One more column where whole texts were asked for."""

Cell = str | int | float | None


def rows_of(filed: Filed) -> Iterator[dict[str, Cell]]:
    """A row for each statement, by name of the column, ``text`` included."""
    document = filed.document
    about = {"document_id": document.id, "document_sha256": document.sha256, "title": document.title}
    about |= {"publisher": document.publisher, "published": document.published, "url": document.url}
    for statement in filed.statements:
        yield {**about, "path": document.path, **_cells(statement), WHOLE: document.text}


def _cells(statement: Statement) -> dict[str, Cell]:
    one, named = statement.attribution, speaker_of(statement)
    return {
        "statement_id": statement.id,
        "speaker_id": statement.speaker_id,
        "speaker": named.name if named else None,
        "speaker_kind": named.kind if named else None,
        "source": one.source.text if one.source else None,
        "cue": one.cue.text if one.cue else None,
        "addressee": one.addressee.text if one.addressee else None,
        "content": one.content.text,
        "content_spans": " ".join(_span(span) for span in one.content.spans),
        "context": statement.context,
        "context_start": statement.context_span.start,
        "context_end": statement.context_span.end,
        **{name: getattr(one, name) for name in ("form", "act", "stance", "basis", "said")},
        "modality": one.certainty.modality,
        "polarity": one.certainty.polarity,
        "chain": " > ".join(f"{voice.name} ({voice.cue})" if voice.cue else voice.name for voice in one.chain),
        "confidence": round(one.confidence, 4),
    }


def _span(span: Span) -> str:
    return f"{span.start}-{span.end}"
