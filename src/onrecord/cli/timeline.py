"""``onrecord timeline``: the days of a record in their order."""

from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option


@click.command()
@click.argument("question", nargs=-1)
@record_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=200, show_default=True, metavar="N", help="Show at most N."
)
@as_json_option
def timeline(question: tuple[str, ...], record_path: Path, limit: int, as_json: bool) -> int:
    """Show what was said when, and of when, day by day.

    QUESTION is one of `onrecord ask`; without one, all reports count, with the days that reporters tell of.

    \b
    Examples:
      onrecord timeline
      onrecord timeline warning speaker:okafor
      onrecord timeline --json inspection | jq .days
    """
    from onrecord.ask import days
    from onrecord.store import Record

    with Record.open(record_path, read_only=True) as record:
        found = days(record, " ".join(question), limit)
    if as_json:
        from onrecord.cli.objects import line
        from onrecord.cli.relations import days_object

        click.echo(line(days_object(found)))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.related import show_days

    show_days(found, open_page())
    return 0
