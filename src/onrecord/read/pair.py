"""Tagged spans to attributions: which source and which pieces of content belong to which cue."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.read.asked import asker
from onrecord.read.boundaries import (
    after_dateline,
    after_setting,
    joined,
    with_marks,
    with_whole_blocks,
    within_layout,
    within_sentence,
)
from onrecord.read.claim import without_weak_claims
from onrecord.read.contest import Draft, settle
from onrecord.read.form import form_of
from onrecord.read.nest import is_told, nest
from onrecord.read.page import Page
from onrecord.read.trailing import with_whole_sentences
from onrecord.read.turns import with_turns
from onrecord.types import Attribution, Content, Document, Passage, Role, Span, TaggedSpan


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The spans of one cue in the prose; a role the text does not fill has none."""

    source: tuple[TaggedSpan, ...]
    cue: tuple[TaggedSpan, ...]
    content: tuple[TaggedSpan, ...]


def drafts_of(page: Page, tagged: Iterable[TaggedSpan]) -> list[Draft]:
    """One draft for each cue that has content. ``tagged`` are spans of the prose, those of one cue side by side."""
    claimed = groupby(without_weak_claims(with_whole_sentences(page.prose.text, tagged)), key=lambda t: t.cue)
    found = (_draft(page, _sort_out(tuple(spans))) for _, spans in claimed)
    return [draft for draft in found if draft is not None]


def pair(page: Page, drafts: Iterable[Draft]) -> tuple[Attribution, ...]:
    """The drafts as attributions, settled among each other and nested, in the order of their first character."""
    told = [draft for draft in drafts if is_told(draft)]
    ids: list[str] = []
    surest: dict[str, Attribution] = {}
    for draft, parent in nest(settle(with_turns(page, told), page.document.text)):
        made = replace(_attribution(page, draft), parent=None if parent is None else ids[parent])
        ids.append(made.id)
        if made.id not in surest or surest[made.id].confidence < made.confidence:
            surest[made.id] = made
    return tuple(sorted(surest.values(), key=_place))


def _sort_out(spans: tuple[TaggedSpan, ...]) -> _Pieces:
    def of(role: Role) -> tuple[TaggedSpan, ...]:
        return tuple(t for t in spans if t.role == role)

    return _Pieces(of("source"), of("cue"), of("content"))


def _draft(page: Page, pieces: _Pieces) -> Draft | None:
    document, prose = page.document, page.prose
    contents = joined(prose.text, [with_marks(t.span, page) for t in pieces.content])
    found = joined(document.text, [part for span in contents for part in prose.spans_in_document(span)])
    if not found:
        return None
    cue = _passage(page, _surest(pieces.cue))
    where = cue.span if cue else None
    spans = with_whole_blocks(page, within_sentence(page, within_layout(page, found, where), where), where)
    if not spans:
        return None
    return Draft(
        source=asker(page, cue, _without_opening(page, _passage(page, _surest(pieces.source)))),
        cue=cue,
        spans=spans,
        confidence=round(min(t.score for t in pieces.cue or pieces.content), 4),
        nested=any(t.nested for t in pieces.cue),
    )


def _attribution(page: Page, draft: Draft) -> Attribution:
    text = page.document.text
    content = Content(draft.spans, " ".join(text[s:e] for s, e in draft.spans))
    return Attribution(
        id=_id(page.document, draft),
        form=form_of(draft.spans, page, draft.cue.span if draft.cue else None, draft.set_apart),
        source=draft.source,
        cue=draft.cue,
        content=content,
        confidence=draft.confidence,
    )


def _surest(spans: tuple[TaggedSpan, ...]) -> Span | None:
    """The contract has one span for a source and one for a cue: the likeliest, the first of equals."""
    return max(spans, key=lambda t: t.score).span if spans else None


def _passage(page: Page, span: Span | None) -> Passage | None:
    if span is None:
        return None
    # A name never runs through furniture; were it split, its first part names it.
    found = page.prose.spans_in_document(span)
    return Passage(found[0], page.document.text[found[0].start : found[0].end]) if found else None


def _without_opening(page: Page, source: Passage | None) -> Passage | None:
    """ "HALVERTON, 12 March 2024 - The minister" is the minister, and so is "At the port, the minister"."""
    if source is None:
        return None
    start, end = after_setting(page, after_dateline(page, source.span))
    return Passage(Span(start, end), page.document.text[start:end])


def _id(document: Document, draft: Draft) -> str:
    """Made of the evidence alone: the document's hash and the spans."""
    places = [draft.source.span if draft.source else None, draft.cue.span if draft.cue else None, *draft.spans]
    evidence = document.sha256 + "".join(f"|{p.start}-{p.end}" if p else "|" for p in places)
    return hashlib.sha256(evidence.encode()).hexdigest()[:16]


def _place(attribution: Attribution) -> tuple[int, int, str]:
    return min(_starts(attribution)), attribution.content.spans[0].start, attribution.id


def _starts(attribution: Attribution) -> Iterator[int]:
    for passage in (attribution.source, attribution.cue):
        if passage is not None:
            yield passage.span.start
    yield from (span.start for span in attribution.content.spans)
