"""What answers a question: each hit with its evidence, then how much of the record was looked at."""

from rich.text import Text

from onrecord.cli.terminal.cards import title
from onrecord.cli.terminal.marked import clipped, marked, marks_of
from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import begun, one_line, shortened
from onrecord.cli.wording import plural
from onrecord.types import Answer, Hit, Span, Statement

LONGEST_CONTEXT = 700
"""Code points. A longer passage is shortened in a hit; ``onrecord show`` has all of it."""

SHORTEST_TITLE = 15
"""Code points of a report's title that are shown however little room there is."""


def show_answer(answer: Answer, page: Page) -> None:
    """The hits, best first, and the coverage line."""
    for number, hit in enumerate(answer.hits, 1):
        show_hit(number, hit, page)
    page.line(coverage(answer), style="bold")


def coverage(answer: Answer) -> str:
    """How many statements were found, and in how many reports they were looked for."""
    reports = plural(answer.n_reports, "report")
    if not answer.n_found:
        return f"no statement found in {'these' if answer.n_reports != 1 else 'this'} {reports}"
    shown = "" if len(answer.hits) == answer.n_found else f"; {len(answer.hits):,} shown"
    return f"{answer.n_found:,} of {plural(answer.n_statements, 'statement')} in {reports}{shown}"


def show_hit(number: int, hit: Hit, page: Page, longest: int = LONGEST_CONTEXT) -> None:
    """Who said it and how, the passage that shows it, and where it stands."""
    attribution = hit.statement.attribution
    page.line(title(attribution, page), indent=5, first=f"{number:>3}")
    page.line(passage(hit.statement, page, longest), indent=5)
    page.line(report_words(hit, page), style="dim", indent=5)
    if hit.judged:
        page.line(page.glyphs.dot.join(judged_words(hit)), style="bold", indent=5)
    page.gap()


def judged_words(hit: Hit) -> list[str]:
    """``speaker confirmed by ana``, one for each judgement in force."""
    from onrecord.store import mark_of

    attribution = hit.statement.attribution
    return [one_line(f"{one.aspect} {mark_of(one, attribution)} by {one.by}") for one in hit.judged]


def passage(statement: Statement, page: Page, longest: int) -> Text:
    """The context with source, cue and content marked; what has more than ``longest`` code points is shortened."""
    start, end = statement.context_span
    (within,) = clipped(marks_of((statement.attribution,), numbered=False), (Span(start, end),))
    # The context is cut out of a text we do not have here: move the marks to where it begins.
    moved = [mark.moved(-start) for mark in within]
    return marked(statement.context, Span(0, len(statement.context)), moved, page, longest)


def report_words(hit: Hit, page: Page) -> str:
    """Publisher, date and title of the report, as far as its page states them, and the statement's id, on one line.

    Where the line is too short for all, the title is cut.
    """
    dot = page.glyphs.dot
    known = [one_line(part) for part in (hit.publisher, hit.published) if part]
    last = f"id {hit.statement.id}"
    room = page.width - 5 - len(dot.join([*known, "", last]))
    # Of a title the beginning tells most, of a path both ends.
    cut, name = (begun, hit.title) if hit.title else (shortened, hit.path)
    return dot.join([*known, cut(name, max(room, SHORTEST_TITLE), page.glyphs.gap), last])
