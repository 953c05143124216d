"""The days of a record in order: when things were said, and which days they are about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ask.question import parse
from onrecord.errors import QueryError
from onrecord.read.when.timeline import Entry, What, bounds, timeline
from onrecord.sentences import around
from onrecord.store import InReports, Record
from onrecord.types import Document, Hit, Reading, Span

MOST_REPORTS = 500
"""Reports read for one timeline; where a question finds more, the first ones are and the answer says so."""


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
    asked = question.strip()
    ids = [] if asked else list(record.documents())
    found = record.search(parse(question) if asked else InReports(tuple(ids[:MOST_REPORTS])), 10 * MOST_REPORTS)
    by_report: dict[str, list[Hit]] = defaultdict(list)
    for hit in found.hits:
        by_report[hit.statement.document_id].append(hit)
    ids = ids or list(by_report)
    entries: list[Day] = []
    for document_id in ids[:MOST_REPORTS]:
        entries += _of_report(record.reading(document_id), by_report[document_id], everything=not asked)
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
    span = around(document.text, entry.span) if hit is None else hit.statement.context_span
    if not (span.start <= entry.span.start and entry.span.end <= span.end):
        span = around(document.text, entry.span)
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
