"""Attributions inside the quoted part of somebody's sentence, which one look at the whole text misses.

In "McGee thinks that it would not matter because 'the ministry dismisses anything officials say'" the quoted words are
a clause of the reporter's sentence, and the model reads them as such. Read alone, as a text of their own, they tell of
the ministry and of the officials. Only quotations that are part of a content are read again, so that it costs little.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import Protocol

from onrecord.marks import Marks
from onrecord.read.contest import Draft
from onrecord.read.page import Page
from onrecord.types import Passage, Role, Span, TaggedSpan

SUREST_ONLY = 0.5
"""Confidence from which an attribution found this way is told; a look at a third of the 47 found on PolNeAR dev."""
_FEWEST_WORDS = 6
_FEWEST_WORDS_WITHIN = 3
_DEEPEST = 3


class Tags(Protocol):
    """What reading needs of a tagger; :class:`onrecord.tag.Tagger` is one."""

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]: ...


def told_within(page: Page, drafts: list[Draft], tagger: Tags) -> Iterator[Draft]:
    """Drafts found in quotations that are part of a draft's content and where no cue is known yet."""
    known = sorted(draft.cue.span for draft in drafts if draft.cue)
    seen: set[Span] = set()
    for draft in drafts:
        for quotation in _parts(page, draft):
            if quotation not in seen:
                seen.add(quotation)
                if len(page.document.text[slice(*quotation)].split()) >= _FEWEST_WORDS:
                    yield from _read(page.document.text, quotation, known, tagger, _DEEPEST)


def _parts(page: Page, draft: Draft) -> Iterator[Span]:
    """The quotations, without their marks, that are part of a content and not all of one of its spans."""
    for span in draft.spans:
        for quoted in page.quotations_within(span):
            if span.end - span.start > quoted.end - quoted.start + 2:
                yield _bare(page.document.text, quoted)


def _bare(text: str, quoted: Span) -> Span:
    start, end = quoted
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or unicodedata.combining(text[end - 1])):
        end -= 1
    return Span(start, end)


def _read(text: str, span: Span, known: list[Span], tagger: Tags, depth: int) -> Iterator[Draft]:
    words = text[slice(*span)]
    if depth == 0 or len(words.split()) < _FEWEST_WORDS_WITHIN:
        return
    for _, cue in groupby(tagger.tag(words), key=lambda t: t.cue):
        draft = _draft(text, span.start, list(cue))
        if draft is None or draft.confidence < SUREST_ONLY or _is_known(draft, known):
            continue
        yield draft
        if len(draft.spans) == 1 and draft.spans[0].end - draft.spans[0].start < len(words):
            yield from _read(text, draft.spans[0], known, tagger, depth - 1)


def _is_known(draft: Draft, known: list[Span]) -> bool:
    cue = draft.cue
    if cue is None:
        return True
    at = bisect_right(known, cue.span.end, key=lambda span: span.start)
    return any(cue.span.start < span.end and span.start < cue.span.end for span in known[max(0, at - 3) : at])


def _draft(text: str, start: int, tagged: list[TaggedSpan]) -> Draft | None:
    def passages(role: Role) -> list[tuple[float, Passage]]:
        found = [(t.score, Span(t.span.start + start, t.span.end + start)) for t in tagged if t.role == role]
        return [(score, Passage(span, text[slice(*span)])) for score, span in found]

    contents, cues, sources = passages("content"), passages("cue"), passages("source")
    if not contents or not cues:
        return None
    confidence = round(min(score for score, _ in cues), 4)
    spans = tuple(passage.span for _, passage in contents)
    source = max(sources, key=lambda pair: pair[0])[1] if sources else None
    return Draft(source, max(cues, key=lambda pair: pair[0])[1], spans, confidence, nested=True)
