"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_RECORD = "onrecord.db"

FILE = click.Path(path_type=Path, readable=False)
"""A path that click does not look at: what is wrong with a record or a bundle is said where it is opened."""

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")

as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Write JSON for programs instead of a view for people."
)

strict_option = click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")

bundle_option = click.option(
    "--bundle",
    type=FILE,
    metavar="DIR",
    help="The model bundle to read with; by default the one that comes with onrecord.",
)


def record_option(command: Command) -> Command:
    """``--record FILE``, by default ``$ONRECORD_RECORD`` or ``./onrecord.db``."""
    return click.option(
        "--record",
        "record_path",
        type=FILE,
        default=DEFAULT_RECORD,
        envvar="ONRECORD_RECORD",
        show_default=True,
        metavar="FILE",
        help="The record's file; $ONRECORD_RECORD names another default.",
    )(command)
