"""Names and values in two columns."""

from collections.abc import Iterable

from rich.text import Text

from onrecord.cli.terminal.page import Page

Fact = tuple[str, str | Text | None]

NAMES = 13
"""Columns for the names."""


def show_facts(facts: Iterable[Fact], page: Page) -> None:
    """One fact a line, and more lines where its value is long; facts without a value are left out."""
    for name, value in facts:
        if value:
            page.line(value, indent=NAMES, first=name)
    page.gap()
