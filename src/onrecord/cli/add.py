"""``onrecord add``: read reports and keep what they say in the record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.meter import metered
from onrecord.cli.options import as_json_option, bundle_option, map_option, paths_argument, record_option, strict_option
from onrecord.cli.tally import Tally
from onrecord.cli.trouble import say, say_skipped
from onrecord.cli.visible import one_line
from onrecord.cli.wording import plural
from onrecord.types import Skipped

if TYPE_CHECKING:
    from onrecord.cli.tally import Outcome
    from onrecord.flow.one import Fields
    from onrecord.store import Record


@click.command()
@paths_argument
@record_option
@as_json_option
@strict_option
@map_option
@bundle_option
@click.option("--settle", is_flag=True, help="Work out who is who and all relations now, however large the record.")
def add(
    paths: tuple[str, ...],
    record_path: Path | str,
    as_json: bool,
    strict: bool,
    fields: "Fields",
    bundle: Path | None,
    settle: bool,
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
            n_waiting = _settled(record) if settle else record.n_waiting()
    summary = one_line(f"{tally.summary()} ({record.path})")
    if as_json:
        say(summary)
    else:
        click.echo(summary)
    if n_waiting:
        say(f"{plural(n_waiting, 'change')} waiting until it is worked out who is who; --settle does it now")
    return 1 if tally.n_skipped else 0


def _settled(record: "Record") -> int:
    """Work out everything; how many changes still wait, because others added reports meanwhile."""
    from onrecord.flow import resolve_speakers

    resolve_speakers(record)
    return record.n_waiting()


def _tell(outcome: "Outcome", as_json: bool) -> None:
    if as_json:
        from onrecord.cli.objects import added_line

        click.echo(added_line(outcome))
    elif isinstance(outcome, Skipped):
        say_skipped(outcome)
