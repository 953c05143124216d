"""Quotations that run over several paragraphs: each paragraph opens with a mark, only the last one closes."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from onrecord.read.boundaries import joined
from onrecord.read.contest import Draft
from onrecord.read.page import Page
from onrecord.types import Span

CLOSERS = "\"”“»«’'›"


def goes_on(page: Page, index: int) -> bool:
    """Whether a quotation of ``page.quoted`` is left open and the next one opens where the next paragraph does."""
    text = page.document.text
    if index + 1 >= len(page.quoted):
        return False
    here, after = page.quoted[index : index + 2]
    return text[here.end - 1] not in CLOSERS and not text[here.end : after.start].strip()


def quotation_at(page: Page, start: int) -> Span | None:
    """The quotation that begins at a character of the document, to its very end; ``None`` where none begins."""
    index = bisect_right(page.quoted, start, key=lambda quoted: quoted.start) - 1
    if index < 0 or page.quoted[index].start != start:
        return None
    while goes_on(page, index):
        index += 1
    return Span(start, page.quoted[index].end)


def with_running_marks(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Each draft whose content reaches into such a quotation, with the paragraphs after it that nobody claims.

    A model sees some hundred words at a time and loses hold of a long quotation. A draft whose cue stands inside it is
    somebody quoted there, and is left alone; so is one whose next paragraph is claimed, which has a cue of its own.
    """
    ends = _ends(page)
    if not ends:
        return drafts
    claimed = sorted(span.start for draft in drafts for span in draft.spans)
    return [_whole(page, draft, ends, claimed) for draft in drafts]


def _ends(page: Page) -> dict[int, int]:
    """Where each quotation of ``page.quoted`` that goes on in others has its very end."""
    ends: dict[int, int] = {}
    for index in range(len(page.quoted) - 2, -1, -1):
        if goes_on(page, index):
            ends[index] = ends.get(index + 1, page.quoted[index + 1].end)
    return ends


def _whole(page: Page, draft: Draft, ends: dict[int, int], claimed: list[int]) -> Draft:
    last = draft.spans[-1]
    index = bisect_right(page.quoted, last.end - 1, key=lambda quoted: quoted.start) - 1
    if index not in ends or last.end <= page.quoted[index].start:
        return draft
    rest = Span(last.end, ends[index])
    inside = draft.cue is not None and page.quoted[index].start <= draft.cue.span.start < rest.end
    if rest.start >= rest.end or inside or bisect_left(claimed, rest.start) < bisect_left(claimed, rest.end):
        return draft
    return replace(draft, spans=joined(page.document.text, [*draft.spans, rest]))
