"""The form of an attribution: direct, indirect, mixed or block.

Direct: every word of the content stands between quotation marks. Mixed: some do. Block: the page sets the content
apart as a quotation, with no marks around it. Indirect: none of these.
"""

import re

from onrecord.marks import Marks
from onrecord.read.prose import Prose
from onrecord.types import Document, Form, Span

_WORD = re.compile(r"\w+")


def form_of(contents: tuple[Span, ...], prose: Prose, marks: Marks, document: Document) -> Form:
    """``contents`` are spans of ``prose.text``; ``marks`` are those of the same text."""
    words = [found.start() for span in contents for found in _WORD.finditer(prose.text, span.start, span.end)]
    quoted = sum(_is_quoted(at, marks) for at in words)
    if words and quoted == len(words):
        return "direct"
    if words and quoted < len(words) / 2 and _is_set_apart(contents, prose, document):
        return "block"
    return "mixed" if quoted else "indirect"


def _is_quoted(at: int, marks: Marks) -> bool:
    return any(q.start <= at < q.end for q in marks.quoted)


def _is_set_apart(contents: tuple[Span, ...], prose: Prose, document: Document) -> bool:
    """Whether most of the content lies in blocks that the page marks as quotations."""
    apart = total = 0
    for span in contents:
        for start, end in prose.spans_in_document(span):
            total += end - start
            for block in document.blocks:
                if block.kind == "quotation":
                    apart += max(0, min(end, block.span.end) - max(start, block.span.start))
    return apart * 2 > total
