"""What is around a passage of a source: quotation marks, sentences, lines of a page's header or footer, labels."""

import re
from bisect import bisect_right
from functools import cached_property

from onrecord.marks import find_marks
from onrecord.quote.words import Words
from onrecord.sentences import sentence_starts
from onrecord.types import Span

_MARGIN = 1500
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LABEL = re.compile(r"(?:^|\n)[ \t]*([A-Z][\w.'’-]*(?:[ ][\w.'’-]+){0,4}):(?=\s)")
_PAGE_NUMBER = re.compile(
    r"[\s|\-–—.\[\]()]*(?:page|p\.)?\s*[\divxlc]+(?:\s*(?:of|/)\s*\d+)?[\s|\-–—.\[\]()]*\Z", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST_FURNITURE, _MOST_LINES = 90, 6
_LINE_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s*\Z")


class Place:
    """A passage of a source and the text around it. Looks no further than a margin; offsets are the source's."""

    def __init__(self, source: Words, span: Span) -> None:
        self.source, self.span = source, span
        text = source.text
        before = text.rfind("\n\n", 0, max(0, span.start - _MARGIN))
        self.start = max(before, span.start - 2 * _MARGIN, 0)
        after = text.find("\n\n", span.end + _MARGIN)
        self.end = min(len(text), span.end + 2 * _MARGIN) if after < 0 else min(after, span.end + 2 * _MARGIN)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Outer quotations around and within the passage, in order."""
        marks = find_marks(self.source.text[self.start : self.end])
        return tuple(Span(self.start + q.start, self.start + q.end) for q in marks.quoted if q.depth == 0)

    @cached_property
    def sentences(self) -> list[int]:
        """Where sentences begin, the start of what is looked at among them."""
        text = self.source.text
        breaks = [found.end() for found in _PARAGRAPH.finditer(text, self.start, self.end)]
        return sorted({self.start, *breaks, *sentence_starts(text, self.start, self.end)})

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands within quotation marks."""
        i = bisect_right(self.quoted, (at, len(self.source.text))) - 1
        return i >= 0 and self.quoted[i].start <= at < self.quoted[i].end

    def quotation_at(self, at: int) -> Span | None:
        """The outer quotation that holds a character."""
        return next((q for q in self.quoted if q.start <= at < q.end), None)

    def sentence(self, at: int) -> Span:
        """The sentence that holds a character."""
        i = bisect_right(self.sentences, at)
        start = self.sentences[i - 1] if i else self.start
        return Span(start, self.sentences[i] if i < len(self.sentences) else self.end)

    def crosses_sentence(self, start: int, end: int) -> bool:
        """Whether a sentence begins in ``(start, end]``."""
        return bisect_right(self.sentences, end) > bisect_right(self.sentences, start)

    def paragraphs_between(self, start: int, end: int) -> int:
        """How many paragraphs end between two places."""
        return len(_PARAGRAPH.findall(self.source.text, start, end))

    def label(self, at: int) -> str | None:
        """The speaker's label that a transcript gives to what stands at a place."""
        labels = _LABEL.findall(self.source.text, max(0, at - 4 * _MARGIN), at)
        return labels[-1] if labels else None

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether all of ``text[start:end]`` is a page's header or footer between two lines of the passage.

        It must be whole short lines without a sentence's end, and a page number, a page break, or a repetition
        elsewhere must give them away.
        """
        text = self.source.text
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        if text[line_start:start].strip() or text[end:line_end].strip("\f \t|-–—.)"):
            return False
        lines = [line.strip("\f \t") for line in re.split(r"[\n\f]", text[line_start:line_end])]
        lines = [line for line in lines if line]
        if not lines or len(lines) > _MOST_LINES or any(len(line) > _LONGEST_FURNITURE for line in lines):
            return False
        if any(_LINE_SENTENCE_END.search(line) and not _PAGE_NUMBER.match(line) for line in lines):
            return False
        broken = "\f" in text[max(0, line_start - 3) : line_end + 3]
        return broken or any(_PAGE_NUMBER.match(line) or self._is_repeated(line) for line in lines)

    def _is_repeated(self, line: str) -> bool:
        """Whether a line stands at least twice, but for its digits."""
        words = [re.escape(part) for part in _DIGITS.split(line)]
        if not any(len(w) > 3 for w in words):
            return False
        pattern = re.compile(r"^[\f \t]*" + r"\d+".join(words) + r"[ \t]*$", re.MULTILINE)
        return sum(1 for _, _ in zip(pattern.finditer(self.source.text), range(2), strict=False)) > 1
