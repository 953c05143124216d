"""What a text's print tells of speech: what stands within quotation marks, and whether all of it is one person's."""

import re
from bisect import bisect_right
from functools import cached_property

from onrecord.marks import find_marks
from onrecord.read.prose import prose_of
from onrecord.types import Document, Span

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
_FIRST_FEWEST, _FIRST_SHARE = 3, 0.012


class Printed:
    """The quotation marks of one document; spans are the document's."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def quoted(self) -> list[Span]:
        """Outer quotations, with their marks, in order."""
        prose = prose_of(self.document)
        return sorted(s for q in self._quoted_in_prose for s in prose.spans_in_document(q))

    @cached_property
    def nested(self) -> list[Span]:
        """Quotations within quotations."""
        prose = prose_of(self.document)
        inner = (q for q in find_marks(prose.text, prose.breaks).quoted if q.depth > 0)
        return sorted(s for q in inner for s in prose.spans_in_document(Span(q.start, q.end)))

    def share(self, span: Span) -> float:
        """The share of a passage that stands within quotation marks, in [0, 1]."""
        at = max(0, bisect_right(self.quoted, span) - 1)
        inside = 0
        while at < len(self.quoted) and self.quoted[at].start < span.end:
            inside += max(0, min(span.end, self.quoted[at].end) - max(span.start, self.quoted[at].start))
            at += 1
        return inside / max(1, span.end - span.start)

    @cached_property
    def is_first_person(self) -> bool:
        """Whether the whole text is somebody's own words: a speech, a letter, a statement."""
        text = prose_of(self.document).text
        n_first = sum(1 for found in _FIRST_PERSON.finditer(text) if not self._is_quoted_in_prose(found.start()))
        return n_first >= _FIRST_FEWEST and n_first >= _FIRST_SHARE * text.count(" ")

    @cached_property
    def _quoted_in_prose(self) -> list[Span]:
        prose = prose_of(self.document)
        marks = find_marks(prose.text, prose.breaks).quoted
        return sorted(Span(q.start, q.end) for q in marks if q.depth == 0)

    def _is_quoted_in_prose(self, at: int) -> bool:
        i = bisect_right(self._quoted_in_prose, (at, len(self.document.text))) - 1
        return i >= 0 and at < self._quoted_in_prose[i].end
