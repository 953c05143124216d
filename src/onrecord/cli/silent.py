"""``onrecord silent``: who spoke about something, and who did not."""

from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option


@click.command()
@click.argument("topic", nargs=-1, required=True)
@click.option("--from", "since", metavar="DATE", help="Reports published on or after it: 2017, 2017-02 or 2017-02-09.")
@click.option("--until", metavar="DATE", help="Reports published on or before it.")
@click.option("--speaker", metavar="NAME", help="Only this speaker, by name or id.")
@record_option
@as_json_option
def silent(
    topic: tuple[str, ...], since: str | None, until: str | None, speaker: str | None, record_path: Path, as_json: bool
) -> int:
    """Say who spoke of a topic, who declined, and who did not.

    Silence is never claimed: the answer is that no statement was found in so many reports between two days, and it
    lists which outlets' reports those are and how many statements of each speaker were looked at.

    \b
    Examples:
      onrecord silent "the arms programme" --from 2017-02 --until 2018-09
      onrecord silent the warning --speaker Brandvik
      onrecord silent --json the inspection | jq .not_found
    """
    from onrecord.ask import Asked, silence
    from onrecord.store import Record

    with Record.open(record_path, read_only=True) as record:
        found = silence(record, Asked(" ".join(topic), since, until, speaker))
    if as_json:
        from onrecord.cli.objects import line
        from onrecord.cli.relations import silence_object

        click.echo(line(silence_object(found)))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.related import show_silence

    show_silence(found, open_page())
    return 0
