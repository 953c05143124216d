"""``onrecord import``: annotations that people or other tools made, into the record."""

from pathlib import Path

import click

from onrecord.cli.options import as_json_option, paths_argument, record_option, strict_option
from onrecord.cli.tally import Tally
from onrecord.cli.trouble import say, say_skipped
from onrecord.cli.visible import one_line
from onrecord.types import Skipped


@click.command("import")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(["brat", "citron"]))
@paths_argument
@record_option
@as_json_option
@strict_option
def import_(format_name: str, paths: tuple[str, ...], record_path: Path, as_json: bool, strict: bool) -> int:
    """Put annotated texts into the record.

    FORMAT is brat (.ann beside .txt) or citron (.json). PATH is a file, a folder or a ZIP archive, as `onrecord
    export` writes them. Importing the same twice changes nothing; changed annotations replace those before.

    \b
    Examples:
      onrecord import brat annotated/
      onrecord import citron quotes.zip --record case.db
    """
    from onrecord.cli.objects import added_line
    from onrecord.flow.annotations import add_annotations
    from onrecord.store import Record

    tally = Tally()
    with Record.open(record_path, create=True) as record, tally.told_when_stopped():
        for outcome in add_annotations(record, format_name, paths, strict=strict):
            tally.take(outcome)
            if as_json:
                click.echo(added_line(outcome))
            elif isinstance(outcome, Skipped):
                say_skipped(outcome)
        summary = one_line(f"{tally.summary()} ({record.path})")
    if as_json:
        say(summary)
    else:
        click.echo(summary)
    return 1 if tally.n_skipped else 0
