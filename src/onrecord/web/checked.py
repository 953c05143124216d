"""What a check found, as the page shows it: the draft with its quotations marked, and a finding for each."""

from collections import Counter
from typing import Any

import msgspec

from onrecord.check import Finding
from onrecord.check.lines import Lines
from onrecord.check.note import foremost
from onrecord.check.written import finding_object
from onrecord.flow.check import Checked
from onrecord.quote import CODES
from onrecord.types import Document, Span
from onrecord.web.segments import Mark, block_objects

Json = dict[str, Any]
_AROUND = 160
"""Characters of a source shown before and after the passage."""


def checked_object(checked: Checked, id_: str, in_record: bool) -> Json:
    """All that the page of one check shows. ``in_record``: its sources are reports of the record, to be led to."""
    document, findings = checked.draft.document, checked.findings
    lines = Lines(document.text)
    marks = sorted(
        (Mark(one.quotation.span, "finding", n, str(n), level(one), 0) for n, one in enumerate(findings, start=1)),
        key=lambda mark: (mark.span, mark.n),
    )
    told = [_finding(n, one, lines, checked.found_in, in_record) for n, one in enumerate(findings, start=1)]
    return {
        "id": id_,
        "path": document.path,
        "n_sources": checked.n_sources,
        "in_record": in_record,
        "unread": msgspec.to_builtins(checked.unread),
        "levels": dict(Counter(map(level, findings))),
        "blocks": block_objects(document.text, document.blocks, marks),
        "findings": told,
    }


def level(finding: Finding) -> str:
    """``alert``, ``unchecked`` or ``fine``."""
    if finding.alert:
        return "alert"
    return "unchecked" if finding.verdict == "could-not-check" else "fine"


def _finding(n: int, finding: Finding, lines: Lines, found_in: tuple[Document, ...], in_record: bool) -> Json:
    line, column = lines.place(finding.quotation.span.start)
    name = foremost(finding.codes)
    code = None if name is None else {"number": CODES[name].number, "name": name, "says": CODES[name].says}
    about: Json = {"n": n, "level": level(finding), "line": line, "column": column, "code": code, "place": None}
    source = finding.source
    held = None if source is None else _held(found_in, source.path, source.span, source.text)
    if source is not None and held is not None:
        about["place"] = _place(held, source.span, in_record)
    return finding_object(finding) | about


def _held(found_in: tuple[Document, ...], path: str, span: Span, words: str) -> Document | None:
    """The source that a passage stands in. Two may have one path: a page that was saved twice."""
    return next((one for one in found_in if one.path == path and one.text[slice(*span)] == words), None)


def _place(document: Document, span: Span, in_record: bool) -> Json:
    """Where a passage stands, with some words around it; ``report`` is the id to jump to, or null."""
    start, end = max(0, span.start - _AROUND), min(len(document.text), span.end + _AROUND)
    return {
        "report": document.id if in_record else None,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "span": list(span),
        "before": ("…" if start else "") + document.text[start : span.start],
        "after": document.text[span.end : end] + ("…" if end < len(document.text) else ""),
    }
