"""``onrecord speaker``: everything the record knows of one speaker."""

from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option


@click.command()
@click.argument("name", metavar="NAME", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N", help="Statements.")
@record_option
@as_json_option
def speaker(name: tuple[str, ...], limit: int, record_path: Path | str, as_json: bool) -> int:
    """Show a speaker with names, roles and statements.

    NAME is any name that a report uses, or an id. Where several speakers have it, all are listed with their ids.

    \b
    Examples:
      onrecord speaker Ilse Marrow
      onrecord speaker --json 0f3c9a1244d1e7b0 | jq .roles
    """
    from onrecord.cli.objects import line
    from onrecord.cli.speakers import entries_object, profile_object
    from onrecord.flow.judge import speakers_meant
    from onrecord.store import Record, SpeakerIs

    words = " ".join(name)
    with Record.open(record_path, read_only=True) as record:
        found = speakers_meant(record, words)
        if len(found) == 1:
            profile = record.who.profile(found[0])
            statements = record.search(SpeakerIs(found[0].id), limit)
            whole = profile_object(profile, statements, record) if as_json else None
        elif as_json:
            whole = entries_object(words, found, record)
    if as_json:
        click.echo(line(whole or {}))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.speaker import show_entries, show_profile

    if len(found) > 1:
        show_entries(words, found, open_page())
    else:
        show_profile(profile, statements, open_page())
    return 0
