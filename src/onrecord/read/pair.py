"""Tagged spans to attributions: which source and which pieces of content belong to which cue."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.marks import Marks
from onrecord.read.act import act_of
from onrecord.read.boundaries import joined, with_marks, within_layout
from onrecord.read.form import form_of
from onrecord.read.prose import Prose
from onrecord.types import Attribution, Content, Document, Passage, Role, Span, TaggedSpan


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The spans of one cue in the prose; a role the text does not fill has none."""

    source: tuple[TaggedSpan, ...]
    cue: tuple[TaggedSpan, ...]
    content: tuple[TaggedSpan, ...]


def pair(document: Document, prose: Prose, marks: Marks, tagged: tuple[TaggedSpan, ...]) -> tuple[Attribution, ...]:
    """One attribution for each cue that has content, in the order of their first character."""
    made = [
        attribution
        for _, spans in groupby(tagged, key=lambda t: t.cue)
        if (attribution := _attribution(document, prose, marks, _sort_out(tuple(spans)))) is not None
    ]
    unique = {attribution.id: attribution for attribution in made}
    return tuple(sorted(unique.values(), key=_place))


def _sort_out(spans: tuple[TaggedSpan, ...]) -> _Pieces:
    def of(role: Role) -> tuple[TaggedSpan, ...]:
        return tuple(t for t in spans if t.role == role)

    return _Pieces(of("source"), of("cue"), of("content"))


def _attribution(document: Document, prose: Prose, marks: Marks, pieces: _Pieces) -> Attribution | None:
    contents = joined(prose.text, [with_marks(t.span, prose.text, marks) for t in pieces.content])
    source = _passage(document, prose, _surest(pieces.source))
    cue = _passage(document, prose, _surest(pieces.cue))
    found = joined(document.text, [part for span in contents for part in prose.spans_in_document(span)])
    if not found:
        return None
    spans = within_layout(document, found, cue.span if cue else None)
    confidence = round(pieces.cue[0].score if pieces.cue else min(t.score for t in pieces.content), 4)
    return Attribution(
        id=_id(document, source, cue, spans),
        form=form_of(contents, prose, marks, document),
        source=source,
        cue=cue,
        content=Content(spans, " ".join(document.text[s:e] for s, e in spans)),
        confidence=confidence,
        act=act_of(cue.text if cue else "", " ".join(prose.text[s:e] for s, e in contents)),
    )


def _surest(spans: tuple[TaggedSpan, ...]) -> Span | None:
    """The contract has one span for a source and one for a cue: the likeliest, the first of equals."""
    return max(spans, key=lambda t: t.score).span if spans else None


def _passage(document: Document, prose: Prose, span: Span | None) -> Passage | None:
    if span is None:
        return None
    # A name never runs through furniture; were it split, its first part names it.
    found = prose.spans_in_document(span)
    return Passage(found[0], document.text[found[0].start : found[0].end]) if found else None


def _id(document: Document, source: Passage | None, cue: Passage | None, contents: tuple[Span, ...]) -> str:
    """Made of the evidence alone: the document's hash and the spans."""
    places = [source.span if source else None, cue.span if cue else None, *contents]
    evidence = document.sha256 + "".join(f"|{p.start}-{p.end}" if p else "|" for p in places)
    return hashlib.sha256(evidence.encode()).hexdigest()[:16]


def _place(attribution: Attribution) -> tuple[int, int]:
    return min(_all_spans(attribution)), attribution.content.spans[0].start


def _all_spans(attribution: Attribution) -> Iterator[int]:
    for passage in (attribution.source, attribution.cue):
        if passage is not None:
            yield passage.span.start
    yield from (span.start for span in attribution.content.spans)
