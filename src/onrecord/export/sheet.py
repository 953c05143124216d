"""The text that a format with a text of its own gets: the whole one, or only quotations with their context."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from onrecord.export.format import Options
from onrecord.export.parts import spans_of
from onrecord.store import Filed
from onrecord.types import Attribution, Content, Passage, Span, Statement

GAP = "\n\n[…]\n\n"
"""Stands where text was left out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text and statements whose spans index it."""

    text: str
    statements: tuple[Statement, ...]


def sheet(filed: Filed, options: Options) -> Sheet:
    """A report's whole text where that was asked for; else its quotations with their contexts, and all spans moved."""
    text = filed.document.text
    if options.full_text:
        return Sheet(text, filed.statements)
    kept = _kept(filed.statements)
    starts, at = [], 0
    for span in kept:
        starts.append(at)
        at += span.end - span.start + len(GAP)
    moved = _Moved(kept, starts)
    return Sheet(GAP.join(text[slice(*span)] for span in kept), tuple(moved.statement(one) for one in filed.statements))


def _kept(statements: tuple[Statement, ...]) -> list[Span]:
    """The passages that are quoted, in order, overlapping ones as one."""
    kept: list[Span] = []
    for span in sorted(span for one in statements for span in (one.context_span, *spans_of(one.attribution))):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


class _Moved:
    """Spans of a text in the sheet made of it."""

    def __init__(self, kept: list[Span], starts: list[int]) -> None:
        self._kept, self._starts = kept, starts

    def span(self, span: Span) -> Span:
        index = bisect_right(self._kept, span.start, key=lambda one: one.start) - 1
        by = self._starts[index] - self._kept[index].start
        return Span(span.start + by, span.end + by)

    def statement(self, one: Statement) -> Statement:
        moved = self._attribution(one.attribution)
        return replace(one, attribution=moved, context_span=self.span(one.context_span))

    def _attribution(self, one: Attribution) -> Attribution:
        return replace(
            one,
            content=Content(tuple(self.span(span) for span in one.content.spans), one.content.text),
            source=self._passage(one.source),
            cue=self._passage(one.cue),
            addressee=self._passage(one.addressee),
        )

    def _passage(self, passage: Passage | None) -> Passage | None:
        return None if passage is None else Passage(self.span(passage.span), passage.text)
