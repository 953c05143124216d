"""Parts of a statement that several formats ask for."""

import re
from dataclasses import dataclass

from onrecord.export.escape import urn
from onrecord.store import Filed
from onrecord.types import Attribution, PartyKind, Passage, Span, Statement

AROUND = 32
"""Code points before and after a quotation that a text-quote selector has, as Hypothesis makes them."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker for other formats: ``id`` is that of the record, or the report's and the party's where none is."""

    id: str
    name: str
    kind: PartyKind


def speaker_of(statement: Statement) -> Named | None:
    """Who said it; ``None`` where the text does not tell."""
    said = statement.attribution.speaker
    if said is None:
        return None
    if statement.speaker_id is not None:
        return Named(statement.speaker_id, statement.speaker_name or said.name, said.kind)
    return Named(f"{statement.document_id}-{said.key}", said.name, said.kind)


def publisher_id(name: str) -> str:
    """A name for an outlet, by what its page calls it."""
    return urn("outlet", name)


def passages(attribution: Attribution) -> tuple[tuple[str, Passage], ...]:
    """Source, cue and addressee, those there are, by role."""
    found = (("source", attribution.source), ("cue", attribution.cue), ("addressee", attribution.addressee))
    return tuple((role, passage) for role, passage in found if passage is not None)


def spans_of(attribution: Attribution) -> tuple[Span, ...]:
    """Every span of an attribution."""
    return (*attribution.content.spans, *(passage.span for _, passage in passages(attribution)))


def extent(attribution: Attribution) -> Span:
    """The smallest span that holds all of the content."""
    spans = attribution.content.spans
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def quote_of(filed: Filed, span: Span) -> tuple[str, str, str]:
    """The words of a span, with up to 32 code points before and after it."""
    text = filed.document.text
    return text[slice(*span)], text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]


def day_parts(date: str | None) -> tuple[int, ...]:
    """Year, month and day of an ISO date, as many as it has; none where it is no such date."""
    found = _DAY.fullmatch(date or "")
    if found is None:
        return ()
    parts = tuple(int(part) for part in found.groups() if part is not None)
    return parts if all(1 <= part <= most for part, most in zip(parts, (9999, 12, 31), strict=False)) else ()


def ends_of(date: str | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and the last day of an ISO date or interval; an open end is empty."""
    first, _, last = (date or "").partition("/")
    return day_parts(first), day_parts(last)
