"""Quotation marks: which mark opens, which closes, and what lies between them.

Newspapers write quotations in many styles: “curly”, "straight", ``TeX'', «guillemets», „low“, ‘single’ and
'typewriter single'. Single marks are also apostrophes, so a single mark counts as a quotation mark only where it
has a partner. A quotation that runs over several paragraphs opens each paragraph anew and closes only the last;
such openings are joined, not reported as unbalanced.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛']")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n\s*|\n(?=[ \t]*[\"“„«])")

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
_OPENING_BRACKETS = frozenset("([{<-–—/…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation between its marks.

    ``start`` and ``end`` take in the marks; ``depth`` is 0 for an outer quotation and 1 for one inside another.
    ``open_end`` is true when no mark closes it: a paragraph whose quotation goes on in the next one, or a mark left
    open by mistake.
    """

    start: int
    end: int
    depth: int
    open_end: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """All quotations of a text in order, and the offsets of the double marks that have no partner."""

    quoted: tuple[Quoted, ...]
    unbalanced: tuple[int, ...]


def find_marks(text: str) -> Marks:
    """Pair the quotation marks of a text, paragraph by paragraph.

    Offsets are code points of ``text``. Time is linear in the number of marks. Never raises: a mark without a
    partner is listed in ``unbalanced``.
    """
    quoted: list[Quoted] = []
    unbalanced: list[int] = []
    carried: tuple[int, str] | None = None
    for start, end in _paragraphs(text):
        paragraph = _Paragraph(text, start, end)
        paragraph.pair()
        if carried is not None and not paragraph.starts_with_opener():
            unbalanced.append(carried[0])
        quoted.extend(paragraph.quoted)
        unbalanced.extend(paragraph.strays)
        carried = paragraph.left_open
    if carried is not None:
        unbalanced.append(carried[0])
    quoted.sort(key=lambda q: (q.start, -q.end))
    return Marks(tuple(quoted), tuple(sorted(unbalanced)))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for found in _PARAGRAPH_BREAK.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    return spans


class _Paragraph:
    """The marks of one paragraph while they are being paired: double marks nest on a stack, single marks within."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.quoted: list[Quoted] = []
        self.strays: list[int] = []
        self.left_open: tuple[int, str] | None = None
        self._open: list[tuple[int, str]] = []
        self._inner: tuple[int, str] | None = None

    def pair(self) -> None:
        for found in _MARK.finditer(self.text, self.start, self.end):
            mark = found.group()
            if mark in _DOUBLE:
                self._double(found.start(), found.end(), mark)
            else:
                self._single(found.start(), found.end(), mark)
        if self._open:
            position = self._open[0][0]
            self.quoted.append(Quoted(position, self._content_end(), 0, open_end=True))
            self.left_open = self._open[0]
            self.strays.extend(inner for inner, _ in self._open[1:])

    def starts_with_opener(self) -> bool:
        """Whether the paragraph begins with a double opening mark, the sign that a quotation goes on."""
        head = self.text[self.start : self.end].lstrip()
        return bool(head) and (head[0] in '"“„«‟' or head.startswith("``"))

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
            self.strays.append(start)

    def _push(self, start: int, mark: str) -> None:
        """Open a quotation. One of the same style still open has no partner: nobody nests a style in itself."""
        if self._open and self._open[-1][1] == mark:
            self.strays.append(self._open.pop()[0])
        self._open.append((start, mark))
        self._inner = None

    def _close(self, depth: int, end: int) -> None:
        self.strays.extend(inner for inner, _ in self._open[depth + 1 :])
        self.quoted.append(Quoted(self._open[depth][0], end, depth, open_end=False))
        del self._open[depth:]
        self._inner = None

    def _single(self, start: int, end: int, mark: str) -> None:
        before, after = self._around(start, end)
        if before.isalnum() and after.isalnum():
            return
        if self._inner is not None and not before.isspace() and before and not after.isalnum():
            if mark in ("’", "'", "›", "‘"):
                self.quoted.append(Quoted(self._inner[0], end, len(self._open), open_end=False))
                self._inner = None
            return
        starts_here = (not before or before.isspace() or before in _OPENING_BRACKETS or before in '"“„«') and (
            after and not after.isspace()
        )
        if starts_here and mark != "’" and not after.isdigit() and self._has_partner(end):
            self._inner = (start, mark)

    def _has_partner(self, start: int) -> bool:
        """Whether a closing single mark follows in this paragraph: at a word's end, not a mere plural possessive."""
        for found in re.finditer("[’'›‘]", self.text[start : self.end]):
            before, after = self._around(start + found.start(), start + found.end())
            if not before.isspace() and not after.isalnum() and (before != "s" or after in '"”,.;:!?)»' or not after):
                return True
        return False

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
