"""The demo's tour: one report taken apart, then what a record of twelve can be asked."""

import shlex
from dataclasses import replace
from pathlib import Path

from onrecord.ask import ask
from onrecord.cli.terminal.cards import show_cards
from onrecord.cli.terminal.hits import coverage, show_hit
from onrecord.cli.terminal.page import Page
from onrecord.cli.terminal.report import show_excerpt, show_header
from onrecord.store import Record
from onrecord.types import Hit

QUESTIONS = (
    ('"another winter"', "One sentence travels from page to page. Does it stay the same?"),
    ("speaker:tamsen", "One person's statements, by date. Did he ever see the memo?"),
    ("sabotage", "Finding nothing is an answer too, with what it rests on."),
)
"""What is asked of the case, and why one would."""

_N_BLOCKS, _N_HITS = 2, 4
_LONGEST = 240
"""Code points of a passage: three lines or so, so that the tour stays short; ``ask`` shows more of it."""


def show_tour(record: Record, document_id: str, summary: str, page: Page) -> None:
    """Show the demo. ``document_id`` is the report to take apart; ``summary`` says what was added."""
    page.line("The Brennick ramp: an invented case", style="bold")
    page.line("A ferry ramp fell. A newspaper wrote who had foreseen it; others copied, denied, corrected.")
    page.line(f"{summary} ({record.path})", style="dim")
    page.gap()
    reading = record.reading(document_id)
    path = _from_here(reading.document.path)
    _step("1. What does a report say, and on whose word?", f"onrecord read {shlex.quote(path)}", page)
    show_header(replace(reading.document, path=path), page)
    numbers = show_excerpt(reading, page, _N_BLOCKS)
    show_cards(reading, page, only=numbers)
    _step("2. What is on record?", None, page)
    hits = [hit for question, why in QUESTIONS for hit in _ask(record, question, why, page)]
    _step("3. Go on from here", None, page)
    for command in _next_steps(record, hits):
        page.command(command, prompt="  ")


def _from_here(path: str) -> str:
    """The path as seen from the working directory where it lies below it; else as it is."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _step(title: str, command: str | None, page: Page) -> None:
    page.rule()
    page.line(title, style="bold")
    if command is not None:
        page.command(command, prompt="$ ")
    page.gap()


def _ask(record: Record, question: str, why: str, page: Page) -> tuple[Hit, ...]:
    page.line(why)
    page.command(f"onrecord ask {shlex.quote(question)} {_option(record)}", prompt="$ ")
    page.gap()
    answer = ask(record, question, _N_HITS)
    for number, hit in enumerate(answer.hits, 1):
        show_hit(number, hit, page, _LONGEST)
    page.line(coverage(answer), style="bold")
    page.gap()
    return answer.hits


def _option(record: Record) -> str:
    return f"--record {shlex.quote(str(record.path))}"


def _next_steps(record: Record, hits: list[Hit]) -> list[str]:
    option = _option(record)
    steps = [f"onrecord show {hit.statement.id} {option}" for hit in hits[:1]]
    return [
        *steps,
        f"onrecord ask ministry warning {option}",
        f"onrecord info --verify {option}",
        "onrecord read YOUR-REPORT.html",
        "onrecord add YOUR-REPORTS/",
    ]
