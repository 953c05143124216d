"""What is no assertion looks different from one, with and without colours."""

import io

import pytest
from cli_reports import content, document, passage
from rich.console import Console

from onrecord.cli.terminal.cards import title
from onrecord.cli.terminal.page import ASCII, UNICODE, Page
from onrecord.cli.terminal.report import show_reading
from onrecord.types import Act, Attribution, Block, Reading

TEXT = "Ana Ruiz denied that she knew."


def attribution(act: Act) -> Attribution:
    said = content(TEXT, "that she knew")
    return Attribution("a1", "indirect", passage(TEXT, "Ana Ruiz"), passage(TEXT, "denied"), said, 0.9, act=act)


def page(*, colours: bool = False, ascii_only: bool = False) -> Page:
    system = "standard" if colours else None
    console = Console(file=io.StringIO(), width=80, force_terminal=colours, color_system=system, markup=False)
    return Page(console, ASCII if ascii_only else UNICODE)


@pytest.mark.parametrize("act", ["ask", "deny", "promise", "demand", "agree", "decline", "silence"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_title_names_every_act_but_assert(act: Act, ascii_only: bool) -> None:
    assert title(attribution(act), page(ascii_only=ascii_only)).plain.endswith(f"denied  [{act.upper()}]")


def test_an_assertion_has_no_mark() -> None:
    assert title(attribution("assert"), page()).plain.endswith("denied")


def test_a_denial_has_another_style_than_a_question() -> None:
    denial, question = (title(attribution(act), page(colours=True)).spans[-1].style for act in ("deny", "ask"))
    assert denial != question


def test_a_reading_shows_the_mark_on_its_card() -> None:
    plain = document(TEXT)
    blocks = tuple(Block(block.span, "paragraph") for block in plain.blocks)
    console = Console(file=(out := io.StringIO()), width=80, color_system=None, markup=False)
    show_reading(Reading(document(TEXT, blocks=blocks), (attribution("deny"),)), Page(console, ASCII))
    assert "[DENY]" in out.getvalue()
