"""``onrecord demo``: an invented case, from pages to answers."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import FILE, bundle_option
from onrecord.cli.tally import Tally
from onrecord.cli.trouble import say_skipped
from onrecord.errors import NotFound
from onrecord.types import Skipped

if TYPE_CHECKING:
    from onrecord.flow import Reader
    from onrecord.store import Record

DEMO_RECORD = "onrecord-demo.db"


@click.command()
@click.option(
    "--record",
    "record_path",
    type=FILE,
    default=DEMO_RECORD,
    show_default=True,
    metavar="FILE",
    help="Where to keep the demo's record.",
)
@bundle_option
def demo(record_path: Path, bundle: Path | None) -> int:
    """Put an invented case on record and ask it questions.

    The case, kept in a record of its own, is a dozen pages about a ferry ramp that fell: an investigation, digests
    and wire copies of it, a blog, a ministry's statement, a transcript, a correction. Running it again changes nothing.

    \b
    Examples:
      onrecord demo
      onrecord demo --record /tmp/ramp.db
    """
    from onrecord.cli.reader import make_reader
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.tour import show_tour
    from onrecord.store import Record

    reader = make_reader(bundle)
    with Record.open(record_path, create=True) as record:
        tally = Tally()
        with tally.told_when_stopped():
            first = _add_case(record, reader, tally)
        show_tour(record, first, tally.summary(), open_page())
    return 1 if tally.n_skipped else 0


def _add_case(record: "Record", reader: "Reader", tally: Tally) -> str:
    """Add the case's pages and return the id of the first one, the investigation that set the others off."""
    from onrecord.demo import case_paths
    from onrecord.flow import add_paths

    first = None
    for outcome in add_paths(record, [str(path) for path in case_paths()], reader):
        tally.take(outcome)
        if isinstance(outcome, Skipped):
            say_skipped(outcome)
        elif first is None:
            first = outcome.document_id
    if first is None:
        raise NotFound("none of the demo's pages could be read; install onrecord again")
    return first
