"""The form of an attribution: direct, indirect, mixed or block.

Direct: every word of the content stands between quotation marks. Mixed: some do. Block: the page sets the content
apart as a quotation, with no marks around it. Indirect: none of these.
"""

import re

from onrecord.read.page import Page
from onrecord.types import Form, Span

_WORD = re.compile(r"\w+")


def form_of(spans: tuple[Span, ...], page: Page, cue: Span | None = None, set_apart: bool = False) -> Form:
    """``spans`` and ``cue`` are the document's. ``set_apart``: whether the layout gives the words to their speaker."""
    words = [found.start() for span in spans for found in _WORD.finditer(page.document.text, span.start, span.end)]
    quoted = sum(page.is_quoted(at) for at in words)
    if words and quoted == len(words):
        return "direct"
    if words and quoted < len(words) / 2 and (set_apart or _is_set_apart(spans, cue, page)):
        return "block"
    return "mixed" if quoted else "indirect"


def _is_set_apart(spans: tuple[Span, ...], cue: Span | None, page: Page) -> bool:
    """Whether most of the content lies in quotations that the page sets apart from the cue: in its own, it is told."""
    apart = 0
    for span in spans:
        for block in page.blocks_touching(span):
            run = page.quotation_around(block)
            if run is not None and (cue is None or not run.start <= cue.start < run.end):
                apart += min(span.end, block.span.end) - max(span.start, block.span.start)
    return apart * 2 > sum(span.end - span.start for span in spans)
