"""Lines put together as paragraphs, over the ends of columns and pages; words parted at a line's end joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from onrecord.ingest.pdf.letters import HYPHEN, Letter
from onrecord.ingest.pdf.lines import Line
from onrecord.types import BlockKind

_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)\]\d]*$")
_BULLET = re.compile(r"[•▪■●◦‣*–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_CAPTION = re.compile(r"(?:fig(?:ure)?|photo(?:graph)?|table|chart|map|image|source|credit)s?\b[.:\s]", re.I)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])[\s.)]*\S")
_OPEN_LETTER = re.compile(r"[^\W\d_]")
_KEPT_BEFORE_HYPHEN = frozenset(
    {"self", "ex", "anti", "pro", "vice", "well", "co", "then", "all", "mid", "non", "post"}
)
_LOOKED_AT = 60  # letters on either side of a line's end
_TALLER = 1.15  # times the common size: a heading
_SMALLER = 0.92
_WORD_END = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)$")
_WORD_START = re.compile(r"([^\W_]+)")


@dataclass(slots=True)
class Passage:
    """A piece of the report: its letters with their page (``None``: a space the page only implies), and its kind."""

    letters: list[tuple[str, int, Letter]] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    size: float = 0.0

    @property
    def text(self) -> str:
        return "".join(text for text, _, _ in self.letters)

    def edge(self, count: int) -> str:
        """The first ``count`` letters, or the last ones where it is negative."""
        part = self.letters[:count] if count > 0 else self.letters[count:]
        return "".join(text for text, _, _ in part)


@dataclass(frozen=True, slots=True)
class Print:
    """What is known of the whole file: the size of its running text and the words it writes."""

    size: float
    words: frozenset[str]


def passages_of(columns: list[list[Line]], furniture: set[int], print_: Print) -> list[Passage]:
    """The passages of all columns in order. A paragraph goes on in the next column where its sentence does."""
    passages: list[Passage] = []
    open_at: int | None = None
    for column in columns:
        for n, lines in enumerate(_parted(column, furniture, print_)):
            passage = _passage(lines, column, furniture, print_)
            if n <= 1 and open_at is not None and _goes_on(passages[open_at], passage):
                _join(passages[open_at], passage, print_.words)
                continue
            passages.append(passage)
            if passage.kind in ("paragraph", "quotation") and passage.size >= _SMALLER * print_.size:
                open_at = len(passages) - 1
            elif passage.kind == "heading":
                open_at = None
    return passages


def _goes_on(open_one: Passage, passage: Passage) -> bool:
    if passage.kind not in ("paragraph", "quotation") or abs(open_one.size - passage.size) > 0.08 * open_one.size:
        return False
    before, after = open_one.edge(-_LOOKED_AT), passage.edge(_LOOKED_AT)
    if before.endswith((HYPHEN, "-")):
        return after[:1].islower()
    return not _SENTENCE_END.search(before) and (after[:1].islower() or before.endswith((",", ";")))


def _parted(column: list[Line], furniture: set[int], print_: Print) -> Iterator[list[Line]]:
    """The lines of each paragraph of a column."""
    if not column:
        return
    told = _Column.of([line for line in column if id(line) not in furniture] or column)
    lines: list[Line] = []
    for line in column:
        if lines and _begins(lines, line, told, furniture):
            yield lines
            lines = []
        lines.append(line)
    yield lines


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float
    gap: float

    @classmethod
    def of(cls, lines: list[Line]) -> "_Column":
        lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
        gaps = [b.middle - a.middle for a, b in pairwise(lines) if b.middle > a.middle]
        gap = median(gaps) if gaps else lines[0].size * 1.2
        return cls(
            lefts[len(lefts) // 5], rights[-1 - len(rights) // 10], min(gap, 2.2 * median(x.size for x in lines))
        )


def _begins(lines: list[Line], line: Line, column: _Column, furniture: set[int]) -> bool:
    """Whether a line begins a new paragraph after ``lines``."""
    last = lines[-1]
    if (id(last) in furniture) != (id(line) in furniture) or last.page != line.page:
        return True
    apart = line.middle - last.middle > 1.35 * column.gap or line.middle < last.middle
    if apart or abs(line.size - last.size) > 0.12 * last.size or line.bold != last.bold:
        return True
    indent = 0.7 * line.size
    if line.left > last.left + indent and len(lines) > 1 and last.left <= column.left + indent:
        return True
    if len(lines) == 1 and line.left > last.left + indent and not _BULLET.match(last.text):
        return True
    if _BULLET.match(line.text) and (_SENTENCE_END.search(last.text) or _BULLET.match(lines[0].text)):
        return True
    if len(lines) > 1 and line.left < last.left - indent and last.left > column.left + indent:
        return True
    word = line.text.split(" ", 1)[0]
    room = column.right - last.right - (len(word) + 1) * 0.5 * last.size
    return room > 0.5 * line.size and bool(_SENTENCE_END.search(last.text))


def _passage(lines: list[Line], column: list[Line], furniture: set[int], print_: Print) -> Passage:
    passage = Passage(kind=_kind(lines, column, furniture, print_), size=median(line.size for line in lines))
    for line in lines:
        _join(passage, Passage([(letter.text, line.page, letter) for letter in line.letters]), print_.words)
    return passage


def _kind(lines: list[Line], column: list[Line], furniture: set[int], print_: Print) -> BlockKind:
    if id(lines[0]) in furniture:
        return "furniture"
    text = " ".join(line.text for line in lines)
    size = median(line.size for line in lines)
    small = size < _SMALLER * print_.size
    if small and _CAPTION.match(text):
        return "caption"
    if len(text) < 300 and not _BULLET.match(text) and not text.endswith((",", ";")):
        if size > _TALLER * print_.size and _OPEN_LETTER.search(text):
            return "heading"
        if lines[0].bold and len(lines) <= 3 and not text.endswith((".", ":")) and not all(x.bold for x in column):
            return "heading"
    return "quotation" if _is_set_in(lines, column) else "paragraph"


def _is_set_in(lines: list[Line], column: list[Line]) -> bool:
    """Whether every line, at least two, stands in from both edges of its column."""
    if len(lines) < 2 or len(column) < len(lines) + 3 or _BULLET.match(lines[0].text):
        return False
    told = _Column.of(column)
    size = lines[0].size
    left = min(line.left for line in lines) > told.left + 1.2 * size
    return left and max(line.right for line in lines) < told.right - 0.8 * size


def _join(passage: Passage, more: Passage, words: frozenset[str]) -> None:
    """Put letters behind a passage: with a space, or without one after a hyphen that ends a line."""
    if not passage.letters:
        passage.letters.extend(more.letters)
        return
    last, page, letter = passage.letters[-1]
    if last in (HYPHEN, "-", "\u2010") and more.edge(1).isalpha() and len(passage.letters) > 1:
        if _is_parted(passage.edge(-_LOOKED_AT)[:-1], more.edge(_LOOKED_AT), words):
            passage.letters.pop()
        else:
            passage.letters[-1] = ("-", page, letter)
    elif not last.endswith(("—", "/")):
        passage.letters.append((" ", page, letter._replace(left=letter.right)))
    passage.letters.extend(more.letters)


def _is_parted(before: str, after: str, words: frozenset[str]) -> bool:
    """Whether the hyphen only parts a word at the end of a line. The rest of the file is asked first."""
    start, end = _WORD_END.search(before), _WORD_START.match(after)
    if start is None or end is None or not after[0].islower():
        return False
    one, two = start.group(1), end.group(1)
    if f"{one}{two}".lower() in words:
        return True
    if f"{one}-{two}".lower() in words or before[: start.start()].endswith("-"):
        return False
    return one.lower() not in _KEPT_BEFORE_HYPHEN and not one[-1].isdigit()
