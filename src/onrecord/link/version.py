"""A report's places of a wording to one version: whose words they are there, and how far they reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.link.excerpt import excerpts
from onrecord.link.sameness import is_version
from onrecord.link.saying import Carrier, Marks, Version
from onrecord.link.stand import (
    block_at,
    context_of,
    is_furniture,
    marks_around,
    overlap,
    quoted,
    sentences_of,
    within,
)
from onrecord.quote import Comparison, Draft, Words, compare
from onrecord.types import Attribution, Document, Hit, Span, Voice

_HELD, _PARTLY = 0.8, 0.4
"""Shares of a place's characters from which a statement's content holds it, and from which it does where none does."""
_MOST_PLACES = 6
_SET_APART = ("block",)


@dataclass(frozen=True, slots=True)
class _Place:
    """One place of the wording in a report, the statement that holds it, and the outermost one of the same speaker."""

    comparison: Comparison
    inner: Hit | None
    outer: Hit | None


def version_in(carrier: Carrier, asked: Draft, words: Words) -> Version | None:
    """The version a report has of a wording, ``words`` being the report's text; ``None`` where it has none.

    Of several places the one with the most of its words counts, an attributed one first among equals. A quotation that
    has only a part of the wording, and little else, is a version too.
    """
    found = [one for one in compare(asked, words, _MOST_PLACES) if is_version(asked, one)] or excerpts(
        carrier.document, asked
    )
    places = [_placed(carrier, one) for one in found if one.span and not is_furniture(carrier.document, one.span)]
    if not places:
        return None
    best = min(range(len(places)), key=lambda n: (*_rank(places[n]), n))
    rest = tuple(sorted(span for n, one in enumerate(places) if n != best and (span := one.comparison.span)))
    return _version(carrier.document, places[best], rest)


def _placed(carrier: Carrier, found: Comparison) -> _Place:
    shares = {hit.statement.id: _share(hit, found.pieces) for hit in carrier.hits}
    holding = sorted((hit for hit in carrier.hits if shares[hit.statement.id] >= _HELD), key=_size)
    partly = [hit for hit in carrier.hits if shares[hit.statement.id] >= _PARTLY]
    if not holding and partly:
        holding = [max(partly, key=lambda hit: (shares[hit.statement.id], hit.statement.id))]
    inner = holding[0] if holding else None
    outer = None if inner is None else _outermost(inner, {hit.statement.id: hit for hit in holding})
    return _Place(found, inner, outer)


def _rank(place: _Place) -> tuple[float, bool, int]:
    attribution = place.inner.statement.attribution if place.inner else None
    return -round(place.comparison.coverage, 1), attribution is None, len(place.comparison.differences)


def _share(hit: Hit, pieces: Sequence[Span]) -> float:
    spans = hit.statement.attribution.content.spans
    whole = sum(piece.end - piece.start for piece in pieces)
    return sum(overlap(piece, span) for piece in pieces for span in spans) / max(whole, 1)


def _size(hit: Hit) -> tuple[int, str]:
    return sum(span.end - span.start for span in hit.statement.attribution.content.spans), hit.statement.id


def _outermost(inner: Hit, holding: Mapping[str, Hit]) -> Hit:
    """The statement around it that is the same speaker's: *I wrote that …* within what she said."""
    at = inner
    for _ in holding:
        outer = holding.get(at.statement.attribution.parent or "")
        if outer is None or not _same_speaker(inner, outer):
            break
        at = outer
    return at


def _same_speaker(one: Hit, other: Hit) -> bool:
    a, b = one.statement, other.statement
    if a.speaker_id is not None:
        return a.speaker_id == b.speaker_id
    speakers = a.attribution.speaker, b.attribution.speaker
    return None not in speakers and speakers[0] == speakers[1]


def _version(document: Document, place: _Place, more: tuple[Span, ...]) -> Version:
    hit, comparison = place.outer, place.comparison
    told = hit.statement.attribution if hit else None
    marks = _marks(document, comparison, told)
    spans = tuple(_reach(document, comparison.pieces or (Span(0, 0),), told, marks))
    speaker = told.speaker if told else None
    around = context_of(document, Span(spans[0].start, spans[-1].end))
    return Version(
        id=hit.statement.id if hit else _id(document, spans),
        statement_id=hit.statement.id if hit else None,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        path=document.path,
        url=document.url,
        spans=spans,
        wording=" ".join(document.text[one.start : one.end] for one in spans),
        context=document.text[around.start : around.end],
        context_span=around,
        form=told.form if told else None,
        speaker=(hit.statement.speaker_name if hit else None) or (speaker.name if speaker else None),
        speaker_id=hit.statement.speaker_id if hit else None,
        speaker_kind=speaker.kind if speaker else None,
        source=told.source.text if told and told.source else None,
        cue=told.cue.text if told and told.cue else None,
        voices=told.chain if told else ((Voice(document.publisher, None),) if document.publisher else ()),
        marks=marks,
        likeness=round(comparison.coverage, 4),
        more=more,
    )


def _marks(document: Document, comparison: Comparison, told: Attribution | None) -> Marks:
    if told is not None and told.form in _SET_APART:
        return "whole"
    return marks_around(document, comparison.pieces)


def _reach(document: Document, pieces: Sequence[Span], told: Attribution | None, marks: Marks) -> Iterator[Span]:
    """The sentences that the words stand in, within what is quoted, or the statement's content, or their block."""
    regions: Iterable[Span] = told.content.spans if told else (_block_of(document, pieces),)
    if told is not None and told.form == "mixed" and marks == "whole":
        regions = [within(span, mark) for span in regions for mark in quoted(document) if overlap(span, mark)]
    place = Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))
    held = [span for span in regions if overlap(span, place)]
    for span in held or [place]:
        yield sentences_of(document.text, span, within(span, place))


def _block_of(document: Document, pieces: Sequence[Span]) -> Span:
    """The block that has most of the words, where nobody's statement holds them together."""
    return block_at(document, max(pieces, key=lambda piece: (piece.end - piece.start, -piece.start)))


def _id(document: Document, spans: Sequence[Span]) -> str:
    written = f"{document.id}:" + ",".join(f"{start}-{end}" for start, end in spans)
    return sha256(written.encode()).hexdigest()[:16]
