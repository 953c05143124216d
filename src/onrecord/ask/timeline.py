"""The days of a record in order: when things were said, and which days they are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.ask.question import parse
from onrecord.errors import QueryError
from onrecord.read.when.timeline import Entry, What, bounds, timeline
from onrecord.sentences import sentence_starts
from onrecord.store import And, Record
from onrecord.types import Document, Hit, Reading, Span

MOST_REPORTS = 500
"""Reports read for one timeline; where a question finds more, the first ones are and the answer says so."""

_AROUND = 300


@dataclass(frozen=True, slots=True)
class Day:
    """One line of a timeline, with its evidence: ``text[slice(*span)]`` of the document, in ``context``.

    ``what`` is ``said`` (a statement was made then), ``about`` (a statement is about then) or ``told`` (the reporter
    tells of then). ``hit`` is the statement, where there is one.
    """

    when: str
    what: What
    span: Span
    words: str
    context: str
    context_span: Span
    document_id: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None
    hit: Hit | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days in their order: ``n_reports`` reports were looked at, all that there are where ``is_whole``."""

    question: str
    days: tuple[Day, ...]
    n_found: int
    n_reports: int
    is_whole: bool


def days(record: Record, question: str = "", limit: int = 200) -> Days:
    """The timeline of the statements that answer a question, or, without one, of all reports with their own dates.

    Raises ``QueryError``.
    """
    if limit < 1:
        raise QueryError(f"{limit} days were asked for; 1 is the least")
    found = record.search(parse(question) if question.strip() else And(()), 100 * MOST_REPORTS)
    by_report: dict[str, list[Hit]] = defaultdict(list)
    for hit in found.hits:
        by_report[hit.statement.document_id].append(hit)
    ids = list(by_report) if question.strip() else list(record.documents())
    entries: list[Day] = []
    for document_id in ids[:MOST_REPORTS]:
        entries += _of_report(record.reading(document_id), by_report[document_id], everything=not question.strip())
    entries.sort(key=lambda day: (*bounds(day.when), day.published or "9999", day.document_id, day.span, day.what))
    looked_at = min(len(ids), MOST_REPORTS)
    is_whole = len(ids) <= MOST_REPORTS and len(found.hits) == found.n_found
    return Days(question, tuple(entries[:limit]), len(entries), looked_at, is_whole)


def _of_report(reading: Reading, hits: Sequence[Hit], *, everything: bool) -> Iterator[Day]:
    at = {hit.statement.id: hit for hit in hits}
    for entry in timeline(reading):
        hit = at.get(entry.statement or "")
        if hit is not None or everything:
            yield _day(reading.document, entry, hit)


def _day(document: Document, entry: Entry, hit: Hit | None) -> Day:
    span = _around(document.text, entry.span) if hit is None else hit.statement.context_span
    if not (span.start <= entry.span.start and entry.span.end <= span.end):
        span = _around(document.text, entry.span)
    return Day(
        when=entry.when,
        what=entry.what,
        span=entry.span,
        words=document.text[entry.span.start : entry.span.end],
        context=document.text[span.start : span.end],
        context_span=span,
        document_id=document.id,
        path=document.path,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        hit=hit,
    )


def _around(text: str, span: Span) -> Span:
    """The sentence around a place, within its paragraph, at most 300 characters either side."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    start = max(start, text.rfind("\n", start, span.start) + 1)
    stop = text.find("\n", span.end, end)
    end = end if stop < 0 else stop
    starts: Iterable[int] = sentence_starts(text, start, end)
    edges = [start, *starts, end]
    first = max(edge for edge in edges if edge <= span.start)
    last = min(edge for edge in edges if edge >= span.end)
    return Span(first, first + len(text[first:last].rstrip()))
