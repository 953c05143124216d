"""Quotation marks: which mark opens, which closes, and what lies between them.

Newspapers write quotations in many styles: “curly”, "straight", ``TeX'', «guillemets», „low“, ‘single’ and
'typewriter single'. Single marks are also apostrophes, so a single mark counts as a quotation mark only where it
has a partner. A quotation that runs over several paragraphs opens each paragraph anew and closes only the last;
such openings are joined, not reported as unbalanced.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.types import Span

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛']")
_LINE_END = r"(?:\r\n?|\n)"
_PARAGRAPH_OPENER = r"[ \t]*(?:[\"“„«‟]|``)"
_PARAGRAPH_BREAK = re.compile(rf"{_LINE_END}[ \t]*{_LINE_END}\s*|{_LINE_END}(?={_PARAGRAPH_OPENER})")
_STARTS_WITH_OPENER = re.compile(rf"\s*{_PARAGRAPH_OPENER}")
_SINGLE_CLOSER = re.compile("[’'›‘]")
_DEEPEST = 8
"""Quotations within quotations that are followed; a mark that would open a deeper one is taken for a stray."""

_OPENERS = {"“": "”", "„": "“", "‟": "”", "«": "»", "‹": "›", "``": "''", "‚": "‘", "‛": "’"}
_DOUBLE = frozenset('"“”„‟«»') | {"``", "''"}
_CLOSES_DOUBLE = {
    "“": frozenset({"”", '"', "“"}),
    "‟": frozenset({"”", '"'}),
    "„": frozenset({"“", "”", '"'}),
    '"': frozenset({'"', "”"}),
    "«": frozenset({"»"}),
    "»": frozenset({"«"}),
    "``": frozenset({"''", '"'}),
    "''": frozenset({"''"}),
    "”": frozenset({"”"}),
}
_SENTENCE_MARKS = frozenset(".,;:!?…—–")
_OPENING_BRACKETS = frozenset("([{<-–—/…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation between its marks.

    ``start`` and ``end`` take in the marks; ``depth`` is 0 for an outer quotation, 1 for one inside it, and so on.
    ``open_end`` is true when no mark closes it: a paragraph whose quotation goes on in the next one, or a mark left
    open by mistake.
    """

    start: int
    end: int
    depth: int
    open_end: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """All quotations of a text in order, and the double marks that have no partner."""

    quoted: tuple[Quoted, ...]
    unbalanced: tuple[Span, ...]


def find_marks(text: str, breaks: Iterable[int] = ()) -> Marks:
    """Pair the quotation marks of a text, paragraph by paragraph.

    Paragraphs end at blank lines, at lines before an opening mark, and at ``breaks``, where paragraphs are known to
    begin. Offsets are code points of ``text``. Time is linear in the text. Never raises: a mark without a partner is
    listed in ``unbalanced``.
    """
    quoted: list[Quoted] = []
    unbalanced: list[Span] = []
    carried: Span | None = None
    for start, end in _paragraphs(text, breaks):
        paragraph = _Paragraph(text, start, end)
        paragraph.pair()
        if carried is not None and _STARTS_WITH_OPENER.match(text, start, end) is None:
            unbalanced.append(carried)
        quoted.extend(paragraph.quoted)
        unbalanced.extend(paragraph.strays)
        carried = paragraph.left_open
    if carried is not None:
        unbalanced.append(carried)
    quoted.sort(key=lambda q: (q.start, -q.end))
    return Marks(tuple(quoted), tuple(sorted(unbalanced)))


def _paragraphs(text: str, breaks: Iterable[int]) -> list[tuple[int, int]]:
    edges = [(found.start(), found.end()) for found in _PARAGRAPH_BREAK.finditer(text)]
    edges += [(at, at) for at in breaks if 0 < at < len(text)]
    spans = []
    start = 0
    for stop, onward in sorted(edges):
        if stop > start:
            spans.append((start, stop))
        start = max(start, onward)
    spans.append((start, len(text)))
    return spans


class _Paragraph:
    """The marks of one paragraph while they are being paired: double marks nest on a stack, single marks within."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.quoted: list[Quoted] = []
        self.strays: list[Span] = []
        self.left_open: Span | None = None
        self._open: list[tuple[int, str]] = []
        self._inner: tuple[int, str] | None = None
        self._around_double: tuple[int, str] | None = None
        self._holds_double = False
        self._last_single: int | None = None

    def pair(self) -> None:
        for found in _MARK.finditer(self.text, self.start, self.end):
            mark = found.group()
            if mark in _DOUBLE:
                self._double(found.start(), found.end(), mark)
            else:
                self._single(found.start(), found.end(), mark)
        if self._open:
            self.left_open, *inner = (_mark_span(opened) for opened in self._open)
            self.quoted.append(Quoted(self.left_open.start, self._content_end(), 0, open_end=True))
            self.strays.extend(inner)

    def _content_end(self) -> int:
        return self.start + len(self.text[self.start : self.end].rstrip())

    def _double(self, start: int, end: int, mark: str) -> None:
        opens = self._opens(start, end)
        must_open = opens and (mark in _OPENERS or not self._closes(start, end))
        if not must_open:
            for depth in range(len(self._open) - 1, -1, -1):
                if mark in _CLOSES_DOUBLE[self._open[depth][1]]:
                    self._close(depth, end)
                    return
        if mark in _OPENERS or opens or (not self._open and not self._closes(start, end)):
            self._push(start, mark)
        elif not (mark in ('"', "''") and self._around(start, end)[0].isdigit()):
            # After a digit it is a sign for inches or seconds.
            self.strays.append(Span(start, end))

    def _push(self, start: int, mark: str) -> None:
        """Open a quotation. One of the same style still open has no partner: nobody nests a style in itself."""
        if self._open and self._open[-1][1] == mark:
            self.strays.append(_mark_span(self._open.pop()))
        if len(self._open) == _DEEPEST:
            self.strays.append(_mark_span((start, mark)))
            return
        if not self._open:
            self._around_double = self._inner
        self._open.append((start, mark))
        self._inner = None

    def _close(self, depth: int, end: int) -> None:
        self.strays.extend(_mark_span(inner) for inner in self._open[depth + 1 :])
        self.quoted.append(Quoted(self._open[depth][0], end, depth, open_end=False))
        del self._open[depth:]
        self._inner = None
        if not self._open and self._around_double is not None:
            self._inner, self._around_double, self._holds_double = self._around_double, None, True

    def _single(self, start: int, end: int, mark: str) -> None:
        before, after = self._around(start, end)
        if before.isalnum() and after.isalnum():
            return
        if self._inner is not None and not before.isspace() and before and not after.isalnum():
            if mark in ("’", "'", "›", "‘"):
                self._close_single(self._inner[0], end, before)
            return
        starts_here = (not before or before.isspace() or before in _OPENING_BRACKETS or before in '"“„«') and (
            after and not after.isspace()
        )
        if starts_here and mark != "’" and not after.isdigit() and self._has_partner(end):
            self._inner, self._holds_double = (start, mark), False

    def _close_single(self, start: int, end: int, before: str) -> None:
        """End a single quotation. One that holds a double one, 'like “this” one,' ends behind punctuation alone.

        Elsewhere the single mark before the double quotation was an apostrophe sooner than a quotation's beginning. The
        punctuation may stand in the double quotation: ‘He said, “Stay.”’
        """
        if self._holds_double:
            held = self.quoted[-1].end == end - 1 and self.text[end - 3 : end - 2] in _SENTENCE_MARKS
            if before not in _SENTENCE_MARKS and not held:
                return
            at = len(self.quoted) - 1
            while at >= 0 and self.quoted[at].start > start:
                self.quoted[at] = replace(self.quoted[at], depth=self.quoted[at].depth + 1)
                at -= 1
        self.quoted.append(Quoted(start, end, len(self._open), open_end=False))
        self._inner, self._holds_double = None, False

    def _has_partner(self, start: int) -> bool:
        """Whether a closing single mark follows in this paragraph: at a word's end, not a mere plural possessive."""
        if self._last_single is None:
            closers = _SINGLE_CLOSER.finditer(self.text, self.start, self.end)
            self._last_single = max((c.start() for c in closers if self._closes_single(c)), default=-1)
        return self._last_single >= start

    def _closes_single(self, found: re.Match[str]) -> bool:
        before, after = self._around(found.start(), found.end())
        if not before or before.isspace() or after.isalnum():
            return False
        return before != "s" or not after or after in '"”,.;:!?)»'

    def _around(self, start: int, end: int) -> tuple[str, str]:
        before = self.text[start - 1] if start > self.start else ""
        after = self.text[end] if end < self.end else ""
        return before, after

    def _opens(self, start: int, end: int) -> bool:
        before, after = self._around(start, end)
        return (not before or before.isspace() or before in _OPENING_BRACKETS) and bool(after) and not after.isspace()

    def _closes(self, start: int, end: int) -> bool:
        before, after = self._around(start, end)
        return bool(before) and not before.isspace() and (not after or not after.isalnum())


def _mark_span(opened: tuple[int, str]) -> Span:
    start, mark = opened
    return Span(start, start + len(mark))
