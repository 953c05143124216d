"""``onrecord read``: take reports apart, one after another, and show each."""

import math
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.meter import is_terminal, metered
from onrecord.cli.options import as_json_option, bundle_option, map_option, paths_argument, strict_option
from onrecord.cli.trouble import say, say_skipped
from onrecord.types import Attribution, Reading, Skipped

if TYPE_CHECKING:
    from onrecord.flow.one import Fields

Show = Callable[[Reading | Skipped], None]


@click.command()
@paths_argument
@as_json_option
@strict_option
@map_option
@bundle_option
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    callback=lambda ctx, param, least: _a_number(least),
    default=0.0,
    metavar="X",
    help="Leave out attributions we are less sure of than X, from 0 to 1.",
)
def read(
    paths: tuple[str, ...], as_json: bool, strict: bool, fields: "Fields", bundle: Path | None, min_confidence: float
) -> int:
    """Take reports apart into who said what, on whose word.

    PATH is a file, a folder, a container (an archive, a mailbox, a web archive, a feed), an address, which is fetched,
    or - for standard input. With --json each report gives one line, in the order given.

    \b
    Examples:
      onrecord read report.html
      onrecord read --json reports/*.html > readings.jsonl
      curl -s https://example.org/report.html | onrecord read -
    """
    from onrecord.cli.reader import make_reader
    from onrecord.flow.one import read_paths

    reader = make_reader(bundle)
    show = _as_json if as_json else _for_people()
    n_skipped = n_all = 0
    outcomes = read_paths(paths, reader, strict=strict, fields=fields)
    # With results in the terminal, they show the progress themselves.
    quiet = as_json and not is_terminal(sys.stdout)
    for outcome in metered(outcomes, paths) if quiet else outcomes:
        n_all += 1
        n_skipped += isinstance(outcome, Skipped)
        show(surer_than(min_confidence, outcome) if isinstance(outcome, Reading) else outcome)
    if n_skipped and n_all > 1:
        say(f"{n_skipped} of {n_all} inputs skipped")
    return 1 if n_skipped else 0


def _a_number(least: float) -> float:
    """``nan`` lies in every range, since it is neither below nor above, and would leave out everything."""
    if math.isnan(least):
        raise click.BadParameter("nan is not in the range 0<=x<=1")
    return least


def surer_than(least: float, reading: Reading) -> Reading:
    """The reading with only the attributions of at least this confidence; parents become the nearest one kept."""
    kept = {a.id for a in reading.attributions if a.confidence >= least}
    if len(kept) == len(reading.attributions):
        return reading
    parents = {a.id: a.parent for a in reading.attributions}
    chosen = [replace(a, parent=_nearest(a, kept, parents)) for a in reading.attributions if a.id in kept]
    return replace(reading, attributions=tuple(chosen))


def _nearest(attribution: Attribution, kept: set[str], parents: dict[str, str | None]) -> str | None:
    parent = attribution.parent
    # As many steps as there are attributions: parents that lead round in a circle must not hold us up.
    for _ in parents:
        if parent is None or parent in kept:
            return parent
        parent = parents.get(parent)
    return None


def _as_json(outcome: Reading | Skipped) -> None:
    from onrecord.contract import dump

    click.echo(dump(outcome))


def _for_people() -> Show:
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.report import show_reading

    page = open_page()
    first = True

    def show(outcome: Reading | Skipped) -> None:
        nonlocal first
        if isinstance(outcome, Skipped):
            say_skipped(outcome)
            return
        if not first:
            page.rule()
        first = False
        show_reading(outcome, page)

    return show
