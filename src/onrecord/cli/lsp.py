"""``onrecord lsp``: the quotation linter for editors, over the Language Server Protocol."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import PLACE, bundle_option
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.flow import Reader


@click.command()
@click.option("--against", "sources", multiple=True, metavar="PATH", help="A source: a file, folder or container.")
@click.option("--record", "record_path", type=PLACE, metavar="PLACE", help="All reports of a record are the sources.")
@bundle_option
def lsp(sources: tuple[str, ...], record_path: Path | str | None, bundle: Path | None) -> int:
    """Check a draft's quotations while it is written.

    A language server on standard input and output, started by the editor: quotations that are altered, given to
    somebody else or not found are underlined, with the source's words. Nothing is rewritten. Needs onrecord[lsp].

    \b
    Examples:
      onrecord lsp --record case.db
      onrecord lsp --against sources/ --against statement.html
    """
    if bool(sources) == (record_path is not None):
        raise click.UsageError("Give the sources, either with --against PATH or with --record PLACE.")
    try:
        from onrecord.lsp import Desk, make_server
    except ModuleNotFoundError as missing:
        raise OnrecordError(
            f"editors are served by pygls, and {missing.name} is not installed: pip install 'onrecord[lsp]'"
        ) from missing

    def make_reader() -> "Reader":
        from onrecord.cli import reader

        return reader.make_reader(bundle)

    make_server(Desk(make_reader, sources, record_path)).start_io()
    return 0
