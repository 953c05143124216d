"""``onrecord show``: one statement and everything the record knows about it."""

from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option
from onrecord.errors import NotFound


@click.command()
@click.argument("statement_id", metavar="ID")
@record_option
@as_json_option
def show(statement_id: str, record_path: Path, as_json: bool) -> int:
    """Show one statement and all that is known of it.

    Its evidence, its parts and its report. ID may be shortened to its first characters, six or more.

    \b
    Examples:
      onrecord show 3f9c0a1244d1e7b0
      onrecord show --json 3f9c0a1244d1e7b0 | jq .attribution.content
    """
    from onrecord.store import Record

    with Record.open(record_path, read_only=True) as record:
        hit = record.statement(statement_id)
        if hit is None:
            raise NotFound(f"no statement {statement_id} in {record_path}; `onrecord ask` shows the ids there are")
        reading = record.reading(hit.statement.document_id)
        paths = record.paths(hit.statement.document_id)
    if as_json:
        from onrecord.cli.objects import line, statement_object

        click.echo(line(statement_object(hit, reading.document, paths)))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.statement import show_statement

    show_statement(hit, reading, paths, open_page())
    return 0
