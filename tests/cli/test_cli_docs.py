from pathlib import Path

import click
import pytest

from onrecord.cli.app import EXIT_CODES, app

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
COMMANDS = sorted(app.commands.items())


def section(name: str) -> str:
    """What the reference says of a command."""
    return REFERENCE.split(f"\n## onrecord {name}\n")[1].split("\n## ")[0]


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
