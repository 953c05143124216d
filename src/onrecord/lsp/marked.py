"""Findings as an editor underlines them: places in lines and the editor's own units, a severity, a code, a sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp

from onrecord.check import Finding
from onrecord.flow.check import Checked
from onrecord.quote import CODES
from onrecord.types import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""How an editor may count: as what the characters before a place are encoded, and the bytes of one unit."""
_WIDEST_SPACE = 60
SOURCE = "onrecord"


def diagnostics(checked: Checked, text: str, encoding: str | None) -> list[lsp.Diagnostic]:
    """What an editor shows of a checked draft, whose characters there are ``text``. What is right is not shown."""
    lines = Lines(text, encoding)
    told = checked.draft.document.text
    shown = [f for f in checked.findings if f.alert or f.verdict == "could-not-check"]
    return [_diagnostic(f, lines.range(place)) for f, place in zip(shown, _places(shown, told, text), strict=True)]


def notice(message: str) -> lsp.Diagnostic:
    """A sentence about the whole draft, at its beginning."""
    start = lsp.Position(0, 0)
    return lsp.Diagnostic(lsp.Range(start, start), message, severity=lsp.DiagnosticSeverity.Information, source=SOURCE)


class Lines:
    """The lines of a text, to say where an offset lies in the units that the editor counts in."""

    def __init__(self, text: str, encoding: str | None) -> None:
        self._text = text
        self._codec, self._width = _UNITS[lsp.PositionEncodingKind(encoding or "utf-16").value]
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def position(self, offset: int) -> lsp.Position:
        """Line and place in it of a code point, both counted from 0."""
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return lsp.Position(line, len(before.encode(self._codec, errors="replace")) // self._width)

    def range(self, span: Span) -> lsp.Range:
        """A span of code points as the editor's range."""
        return lsp.Range(self.position(span.start), self.position(span.end))


def _places(findings: list[Finding], told: str, text: str) -> Iterator[Span]:
    """Where each quotation stands in the editor: as it stands in the document, or, in a page, where its words do."""
    if told == text:
        yield from (finding.quotation.span for finding in findings)
        return
    order = sorted(range(len(findings)), key=lambda i: findings[i].quotation.span)
    found, after = {}, 0
    for i in order:
        pieces = map(re.escape, findings[i].quotation.text.split())
        match = re.compile(rf"\s{{1,{_WIDEST_SPACE}}}".join(pieces)).search(text, after)
        found[i] = Span(*match.span()) if match else Span(after, after)
        after = found[i].start
    yield from (found[i] for i in range(len(findings)))


def _diagnostic(finding: Finding, where: lsp.Range) -> lsp.Diagnostic:
    severity = lsp.DiagnosticSeverity.Warning if finding.alert else lsp.DiagnosticSeverity.Information
    if finding.verdict in ("altered", "misattributed"):
        severity = lsp.DiagnosticSeverity.Error
    return lsp.Diagnostic(
        where,
        finding.note,
        severity=severity,
        code=CODES[finding.codes[0]].number if finding.codes else finding.verdict,
        source=SOURCE,
        related_information=list(_related(finding)),
    )


def _related(finding: Finding) -> Iterator[lsp.DiagnosticRelatedInformation]:
    """The source's words, with the file they stand in; at its beginning, since a page's lines are not its text's."""
    source = finding.source
    if source is None:
        return
    start = lsp.Position(0, 0)
    path = Path(source.path.partition("!")[0])
    uri = path.absolute().as_uri() if path.exists() else f"onrecord:{source.path}"
    told = f"{source.speaker}: {source.text}" if source.speaker else source.text
    yield lsp.DiagnosticRelatedInformation(lsp.Location(uri, lsp.Range(start, start)), told)
