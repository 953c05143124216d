"""``onrecord add``: read reports and keep what they say in the record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.meter import metered
from onrecord.cli.options import as_json_option, bundle_option, map_option, paths_argument, record_option, strict_option
from onrecord.cli.tally import Tally
from onrecord.cli.trouble import say, say_skipped
from onrecord.cli.visible import one_line
from onrecord.types import Skipped

if TYPE_CHECKING:
    from onrecord.cli.tally import Outcome
    from onrecord.flow.one import Fields


@click.command()
@paths_argument
@record_option
@as_json_option
@strict_option
@map_option
@bundle_option
def add(
    paths: tuple[str, ...], record_path: Path | str, as_json: bool, strict: bool, fields: "Fields", bundle: Path | None
) -> int:
    """Read reports and keep what they say in the record.

    PATH is as for read: an address (https://…) is fetched, nothing else ever is. The record is made where there is
    none. Adding the same report twice changes nothing. With --json each report gives one line.

    \b
    Examples:
      onrecord add reports/
      onrecord add --record harbour.db reports/*.html
    """
    from onrecord.cli.reader import make_reader
    from onrecord.flow.add import add_paths
    from onrecord.store import Record

    reader = make_reader(bundle)
    with Record.open(record_path, create=True) as record:
        tally = Tally()
        with tally.told_when_stopped():
            for outcome in metered(add_paths(record, paths, reader, strict=strict, fields=fields), paths):
                tally.take(outcome)
                _tell(outcome, as_json)
    summary = one_line(f"{tally.summary()} ({record.path})")
    if as_json:
        say(summary)
    else:
        click.echo(summary)
    return 1 if tally.n_skipped else 0


def _tell(outcome: "Outcome", as_json: bool) -> None:
    if as_json:
        from onrecord.cli.objects import added_line

        click.echo(added_line(outcome))
    elif isinstance(outcome, Skipped):
        say_skipped(outcome)
