"""Interviews without labels: a paragraph asks, those after it answer in the first person, and so on in turn.

    Priya Raman has measured roads for eleven years.

    How did you start?

    By accident. I was a physicist with no job.

Columns put questions to their readers and lists of questions answer their own, so only a row of questions that speak
to somebody ("you"), with answers in which somebody says "I", is an interview; and the lead must name who is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.page import Page
from onrecord.read.voice import is_editors, returns, without_quotations
from onrecord.types import Block, Span

_FEWEST = 3
"""Questions of an interview."""
_LONGEST_QUESTION = 500
_MOST_PARAGRAPHS = 12
"""Paragraphs of one answer; a longer one is no answer but the report."""
_LEAST_PERSONAL = 0.5
"""Share of the answers in which somebody says "I"."""
_LEAST_TO_SOMEBODY = 1 / 3
"""Share of the questions that say "you"."""
_I = re.compile(r"\b(?:I(?=[’'\s])|[Mm]y|[Mm]e|[Mm]yself)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_OPENERS = "\"“”„«‘'"
_PASSED_OVER = frozenset({"furniture", "caption", "byline", "dateline"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the paragraphs that answer it, as spans of the document."""

    question: Span
    answer: tuple[Span, ...]


def exchanges(page: Page) -> tuple[Exchange, ...]:
    """The questions and answers of the interviews on a page, in order; empty on nearly every page."""
    return tuple(one for run in _runs(page) if _is_interview(page, run) for one in run)


def _runs(page: Page) -> Iterator[list[Exchange]]:
    blocks = [block for block in page.document.blocks if block.kind not in _PASSED_OVER]
    asked = [n for n, block in enumerate(blocks) if _asks(page, block)]
    run: list[Exchange] = []
    for place, n in enumerate(asked):
        is_last = place + 1 == len(asked)
        answer = _answer(page, blocks[n + 1 : len(blocks) if is_last else asked[place + 1]], is_last)
        if answer is None:
            yield run
            run = []
        elif answer:
            run.append(Exchange(_whole(page, blocks[n]), answer))
    yield run


def _asks(page: Page, block: Block) -> bool:
    words = page.document.text[slice(*block.span)].strip()
    is_short = block.kind in ("paragraph", "heading") and len(words) <= _LONGEST_QUESTION
    return is_short and words.endswith("?") and words[0] not in _OPENERS


def _answer(page: Page, blocks: Sequence[Block], is_last: bool) -> tuple[Span, ...] | None:
    """The paragraphs of an answer up to where the reporter is back; ``None`` where the next question is far."""
    taken: list[Span] = []
    for block in blocks:
        span = _whole(page, block)
        words = page.document.text[slice(*span)]
        over = block.kind == "heading" or is_editors(words) or returns(page, span, frozenset())
        if over or (is_last and taken and not _I.search(without_quotations(page, span))):
            return tuple(taken) if is_last or is_editors(words) else None
        taken.append(span)
    return tuple(taken) if len(taken) <= _MOST_PARAGRAPHS else None


def _is_interview(page: Page, run: Sequence[Exchange]) -> bool:
    if len(run) < _FEWEST:
        return False
    text = page.document.text
    to_somebody = sum(_YOU.search(text, *one.question) is not None for one in run)
    personal = sum(any(_I.search(without_quotations(page, span)) for span in one.answer) for one in run)
    return to_somebody >= _LEAST_TO_SOMEBODY * len(run) and personal >= _LEAST_PERSONAL * len(run)


def _whole(page: Page, block: Block) -> Span:
    words = page.document.text[slice(*block.span)]
    start = block.span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
