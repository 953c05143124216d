"""``onrecord info``: how much a record holds, and whether it is whole."""

from collections import Counter
from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option
from onrecord.cli.trouble import BAD


@click.command()
@record_option
@click.option("--verify", is_flag=True, help="Check every hash, offset and index of the record.")
@as_json_option
def info(record_path: Path | str, verify: bool, as_json: bool) -> int:
    """Say how much the record holds and if it is whole.

    With --verify every hash, offset and index is checked. A record that is not whole lists its problems and gives
    exit code 2.

    \b
    Examples:
      onrecord info
      onrecord info --verify --record harbour.db
    """
    from onrecord.cli.objects import info_object, line
    from onrecord.store import Record, may_write

    # Indexes can be compared with their rows only where writing is allowed.
    read_only = not verify or not may_write(record_path)
    with Record.open(record_path, read_only=read_only) as record:
        counts = record.counts()
        reasons = Counter(skipped.reason for skipped in record.skipped())
        problems = record.verify() if verify else None
    if as_json:
        click.echo(line(info_object(record.path, counts, reasons, problems)))
    else:
        from onrecord.cli.terminal.holdings import show_info
        from onrecord.cli.terminal.page import open_page

        show_info(record.path, counts, reasons, problems, open_page())
    return BAD if problems else 0
