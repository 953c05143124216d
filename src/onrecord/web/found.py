"""Statements as lists of pages show them, and what there is among them to narrow a question down by."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from onrecord.contract import attribution_object
from onrecord.store import Record, Tally
from onrecord.types import Hit, Judgement, Span
from onrecord.web.judged import judged_object, standing

Json = dict[str, Any]
_MOST = 8
"""Values of a facet; the rest is told as a number."""


def hit_objects(record: Record, hits: Sequence[Hit]) -> list[Json]:
    """Statements with what persons have decided on them."""
    judged = record.shown.judged_in(hit.statement.document_id for hit in hits)
    return [hit_object(hit, judged) for hit in hits]


def hit_object(hit: Hit, judged: Mapping[str, tuple[Judgement, ...]], point: str = "") -> Json:
    """A statement with its context and its report; ``pieces`` is the context cut at its content.

    ``point`` are words of it that something rests on; its pieces say where they are.
    """
    statement = hit.statement
    on = judged.get(statement.id, ())
    return {
        "id": statement.id,
        "attribution": attribution_object(statement.attribution),
        "speaker_id": statement.speaker_id,
        "speaker_name": statement.speaker_name,
        "standing": standing(on, statement.attribution),
        "judged": [judged_object(one) for one in on],
        "context": {"span": list(statement.context_span), "text": statement.context, "pieces": _pieces(hit, point)},
        "document": {
            "id": statement.document_id,
            "path": hit.path,
            "title": hit.title,
            "publisher": hit.publisher,
            "published": hit.published,
        },
        "score": round(hit.score, 6),
    }


def _pieces(hit: Hit, point: str) -> list[Json]:
    """The context as ``{"text", "role", "point"}``: the role of the words in the statement, or null."""
    start, end = hit.statement.context_span
    context, one = hit.statement.context, hit.statement.attribution
    parts = [("content", span) for span in one.content.spans]
    parts += [(role, part.span) for role, part in (("source", one.source), ("cue", one.cue)) if part is not None]
    at = context.find(point) if point else -1
    pointed = (start + at, start + at + len(point)) if at >= 0 else (start, start)
    cuts = {start, end, *pointed, *(edge for _, span in parts for edge in span if start < edge < end)}
    return [
        {
            "text": context[lo - start : hi - start],
            "role": _role(parts, lo),
            "point": pointed[0] <= lo < pointed[1],
        }
        for lo, hi in pairwise(sorted(cuts))
    ]


def _role(parts: list[tuple[str, Span]], at: int) -> str | None:
    """What the words at an offset are in the statement; a source or cue within the content is told as that."""
    around = [(span.end - span.start, role) for role, span in parts if span.start <= at < span.end]
    return min(around)[1] if around else None


def tally_object(tally: Tally) -> Json:
    """The counts of a tally, each value with the term of a question that asks for it alone."""
    return {
        "n": tally.n,
        "acts": [_value(act, n, f"act:{act}") for act, n in tally.acts],
        "forms": [_value(form, n, f"form:{form}") for form, n in tally.forms],
        "outlets": [_value(name, n, _term("outlet", name)) for name, n in tally.outlets if name][:_MOST],
        "speakers": [
            _value(name, n, _term("speaker", name)) | {"id": id_} for (id_, name), n in tally.speakers[:_MOST]
        ],
        "periods": _periods(tally.months),
    }


def _value(value: str | None, n: int, term: str | None) -> Json:
    return {"value": value, "n": n, "term": term}


def _term(field: str, name: str) -> str | None:
    """``field:"name"``; a name that holds a quotation mark cannot be asked for so."""
    return None if any(mark in name for mark in '"“”„‟«»') else f'{field}:"{name}"'


_MOST_MONTHS = 48


def _periods(months: Sequence[tuple[str | None, int]]) -> list[Json]:
    """Counts by month, empty ones too; by year where the months are many or not all known. Undated ones come last."""
    dated = [(month, n) for month, n in months if month and month[:4].isdecimal()]
    undated = sum(n for _, n in months) - sum(n for _, n in dated)
    every = _months_between(dated[0][0], dated[-1][0]) if dated and all(len(month) == 7 for month, _ in dated) else []
    width = 7 if 0 < len(every) <= _MOST_MONTHS else 4
    counts = dict.fromkeys(every, 0) if width == 7 else {}
    for month, n in dated:
        counts[month[:width]] = counts.get(month[:width], 0) + n
    most = max(counts.values(), default=1)
    found = [
        _value(period, n, f"from:{period} until:{period}") | {"share": round(n / most, 4)}
        for period, n in counts.items()
    ]
    return found + ([_value(None, undated, None) | {"share": 0.0}] if undated else [])


def _months_between(first: str, last: str) -> list[str]:
    lo, hi = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(lo, min(hi, lo + _MOST_MONTHS) + 1)]
