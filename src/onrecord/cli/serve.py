"""``onrecord serve``: the record as pages in a browser on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import bundle_option, record_option
from onrecord.cli.trouble import say

if TYPE_CHECKING:
    from onrecord.flow import Reader

_PORT = 8765
_PASSWORD = "ONRECORD_PASSWORD"


@click.command()
@record_option
@click.option("--port", type=click.IntRange(1, 65535), default=_PORT, show_default=True, help="Port on 127.0.0.1.")
@click.option("--read-only", is_flag=True, help="Show and search only; nothing can be added or judged.")
@click.option(
    "--password", is_flag=True, help=f"Ask everybody for a password: that of ${_PASSWORD}, else one you type now."
)
@click.option("--open/--no-open", "opens", default=False, help="Open the first page in the browser.")
@bundle_option
def serve(record_path: Path | str, port: int, read_only: bool, password: bool, opens: bool, bundle: Path | None) -> int:
    """Show the record in a browser on this machine.

    The pages answer to 127.0.0.1 only and load nothing from anywhere. Stop with Ctrl-C.

    \b
    Examples:
      onrecord serve
      onrecord serve --record case.db --port 9000 --read-only
    """
    import webbrowser

    import uvicorn

    from onrecord.store import Record
    from onrecord.web import Settings, pages

    with Record.open(record_path, create=not read_only, read_only=read_only):
        settings = Settings(str(record_path), port, read_only=read_only, password=_password() if password else None)
    address = f"http://127.0.0.1:{port}/"
    say(f"the pages of {record_path} are at {address}; Ctrl-C stops them")
    if opens:
        webbrowser.open(address)

    def make_reader() -> "Reader":
        from onrecord.cli import reader

        return reader.make_reader(bundle)

    app = pages(settings, make_reader)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False, access_log=False)
    return 0


def _password() -> str:
    """From the environment or the keyboard; never from the command line, which every user of a machine can read."""
    import os

    given = os.environ.get(_PASSWORD) or click.prompt("Password of the pages", hide_input=True, err=True)
    if len(given) < 8:
        raise click.UsageError(f"the password has {len(given)} characters; 8 is the least")
    return str(given)
