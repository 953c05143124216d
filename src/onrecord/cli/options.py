"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_RECORD = "onrecord.db"

FILE = click.Path(path_type=Path, readable=False)
"""A path that click does not look at: what is wrong with a record or a bundle is said where it is opened."""


class _Place(click.Path):
    """A path, or the address of a record on a server, which is no path: two slashes would become one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Leave an address as it is."""
        if isinstance(value, str) and value.startswith(("postgresql://", "postgres://")):
            return value
        return super().convert(value, param, ctx)


PLACE = _Place(path_type=Path, readable=False)

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")

as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Write JSON for programs instead of a view for people."
)

strict_option = click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")


def _pairs(ctx: click.Context, param: click.Parameter, text: str | None) -> tuple[tuple[str, str], ...]:
    """ "text=body,title=headline" as pairs of ours and theirs."""
    parts = [part.partition("=") for part in text.split(",")] if text else []
    known = ", ".join(FIELDS)
    for ours, sign, theirs in parts:
        if not sign or not theirs.strip() or ours.strip() not in FIELDS:
            raise click.BadParameter(f"{ours + sign + theirs!r}; wanted OURS=THEIRS, ours being one of {known}")
    return tuple((ours.strip(), theirs.strip()) for ours, _, theirs in parts)


FIELDS = ("text", "title", "publisher", "authors", "published", "retrieved", "url", "language")
"""What a row of JSON can tell of a report."""

map_option = click.option(
    "--map",
    "fields",
    callback=_pairs,
    metavar="OURS=THEIRS,...",
    help="Fields of JSON rows: text=body,title=headline. Common names are known without.",
)

bundle_option = click.option(
    "--bundle",
    type=FILE,
    metavar="DIR",
    help="The model bundle to read with, a folder or the name of an installed one; by default onrecord's own.",
)


def record_option(command: Command) -> Command:
    """``--record PLACE``, by default ``$ONRECORD_RECORD`` or ``./onrecord.db``."""
    return click.option(
        "--record",
        "record_path",
        type=PLACE,
        default=DEFAULT_RECORD,
        envvar="ONRECORD_RECORD",
        show_default=True,
        metavar="PLACE",
        help="The record: a file, or postgresql://… ; $ONRECORD_RECORD names another default.",
    )(command)
