"""``onrecord info``: how much a record holds, and whether it is whole."""

from collections import Counter
from pathlib import Path

import click

from onrecord.cli.options import as_json_option, record_option
from onrecord.cli.trouble import BAD

_QUICK = "who is who, and relations: left out by --quick"


@click.command()
@record_option
@click.option("--verify", is_flag=True, help="Check every hash, offset, index and table of the record.")
@click.option("--quick", is_flag=True, help="With --verify: do not work out anew who is who, and relations.")
@as_json_option
def info(record_path: Path | str, verify: bool, quick: bool, as_json: bool) -> int:
    """Say how much the record holds and if it is whole.

    With --verify every hash, offset and index is checked; then speakers and relations are worked out anew and compared
    with those kept, which takes as long as it took to add them. A record that is not whole lists its problems, with the
    ids of reports and statements, and gives exit code 2. What could not be compared is told.

    \b
    Examples:
      onrecord info
      onrecord info --verify --record harbour.db
      onrecord info --verify --quick
    """
    from onrecord.cli.objects import info_object, line
    from onrecord.store import Record, may_write

    if quick and not verify:
        raise click.UsageError("--quick says how much --verify checks; give both")
    # Indexes can be compared with their rows only where writing is allowed.
    read_only = not verify or not may_write(record_path)
    with Record.open(record_path, read_only=read_only) as record:
        counts = record.counts()
        reasons = Counter(skipped.reason for skipped in record.skipped())
        problems = record.verify(quick=quick) if verify else None
        unchecked = (_QUICK,) if quick else record.unchecked() if verify else ()
    checked = None if problems is None else (problems, unchecked)
    if as_json:
        click.echo(line(info_object(record.path, counts, reasons, checked)))
    else:
        from onrecord.cli.terminal.holdings import show_info
        from onrecord.cli.terminal.page import open_page

        show_info(record.path, counts, reasons, checked, open_page())
    return BAD if problems else 0
