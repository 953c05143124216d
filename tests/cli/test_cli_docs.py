import io
from pathlib import Path

import click
import pytest
from cli_reports import content, document, passage
from rich.console import Console

from onrecord.cli.app import EXIT_CODES, app
from onrecord.cli.terminal.page import UNICODE, Page
from onrecord.cli.terminal.report import show_reading
from onrecord.contract import attribution_object
from onrecord.types import Attribution, Reading

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
COMMANDS = sorted(app.commands.items())


def section(name: str) -> str:
    """What the reference says of a command."""
    return REFERENCE.split(f"\n## onrecord {name}\n")[1].split("\n## ")[0]


def test_the_sample_view_is_what_the_view_shows() -> None:
    text = (
        "“I was told the door was shut,” Ana Ruiz said, “and that nobody had the key.” "
        "She told the Courier that an aide had said the minister knew.\n"
    )
    first = content(text, "“I was told the door was shut,”", "“and that nobody had the key.”")
    second = content(text, "that an aide had said the minister knew")
    ana, she = passage(text, "Ana Ruiz"), passage(text, "She")
    found = (
        Attribution("417691ecdacd5700", "direct", ana, passage(text, "said"), first, 1.0),
        Attribution("b37d0d5cfc72c227", "indirect", she, passage(text, "told", 1), second, 0.98),
    )
    console = Console(file=io.StringIO(), width=80, markup=False, emoji=False, highlight=False)
    show_reading(Reading(document(text), found), Page(console, UNICODE))
    sample = REFERENCE.split("```\n")[1]
    assert console.file.getvalue().endswith("numbers lead to cards below\n\n" + sample)  # type: ignore[attr-defined]


def test_every_field_of_an_attribution_is_told_of() -> None:
    words = "“No,” said Ana Ruiz."
    plain = attribution_object(Attribution("a", "direct", None, None, content(words, "“No,”"), 0.5))
    told = REFERENCE.split("## What the fields hold")[1].split("\n## ")[0]
    assert [name for name in plain if f"`{name}`" not in told] == []


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_option_of_every_command_is_documented(name: str, command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert f"`{max(option.opts, key=len)}" in section(name)


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_has_help_with_examples(name: str, command: click.Command) -> None:
    assert command.help is not None
    assert f"onrecord {name}" in command.help.split("Examples:")[1]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_the_list_of_commands_shows_whole_sentences(name: str, command: click.Command) -> None:
    assert not command.get_short_help_str(limit=58).endswith("...")


def test_the_exit_codes_of_the_help_are_those_of_the_reference() -> None:
    codes = [line.split()[0] for line in EXIT_CODES.splitlines() if line.split() and line.split()[0].isdigit()]
    assert codes == ["0", "1", "2", "130", "141"]
    for code in codes:
        assert f"| {code} |" in REFERENCE
