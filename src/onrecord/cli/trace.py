"""``onrecord trace``: where a wording came from, and how it changed on the way."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import FILE, as_json_option, record_option
from onrecord.cli.trouble import say

if TYPE_CHECKING:
    from onrecord.link.saying import Saying
    from onrecord.store import Record


@click.command()
@click.argument("asked", nargs=-1, required=True, metavar="WORDS|ID")
@record_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    metavar="N",
    help="Compare at most N reports.",
)
@click.option("--svg", "svg_path", type=FILE, metavar="FILE", help="Write a drawing, too.")
@click.option("--graphml", "graphml_path", type=FILE, metavar="FILE", help="Write the versions as a network, too.")
@as_json_option
def trace(
    asked: tuple[str, ...],
    record_path: Path,
    limit: int,
    svg_path: Path | None,
    graphml_path: Path | None,
    as_json: bool,
) -> int:
    """Follow a wording through the record.

    WORDS are three or more in a row as somebody wrote them, or the ID of a statement. Shown are the reports that have
    them by date, which one each has them from and on what ground, and what changed: words, quotation marks, the
    speaker, an attribution that got lost. What no report states is said to be our reading.

    \b
    Examples:
      onrecord trace "became increasingly sophisticated" --record harbour.db
      onrecord trace e2eb6b97464fab7e --svg path.svg
      onrecord trace --json "would not see another winter" | jq .steps
    """
    from onrecord.flow.trace import trace as traced
    from onrecord.store import Record

    with Record.open(record_path, read_only=True) as record:
        _refuse_to_overwrite(record, (svg_path, graphml_path))
        saying = traced(record, " ".join(asked), limit, _watched)
    _write_files(saying, svg_path, graphml_path)
    if as_json:
        from onrecord.cli.objects import line
        from onrecord.export.saying_json import saying_object

        click.echo(line(saying_object(saying)))
        return 0
    from onrecord.cli.terminal.page import open_page
    from onrecord.cli.terminal.saying import show_saying

    show_saying(saying, open_page())
    return 0


def _refuse_to_overwrite(record: "Record", paths: tuple[Path | None, ...]) -> None:
    for path in paths:
        if path is not None and path.resolve() in record.files:
            raise click.UsageError(f"{path} is the record itself; write somewhere else")


def _write_files(saying: "Saying", svg_path: Path | None, graphml_path: Path | None) -> None:
    if svg_path is not None:
        from onrecord.export.saying_svg import saying_svg

        svg_path.write_text(saying_svg(saying), encoding="utf-8")
    if graphml_path is not None:
        from onrecord.export.saying_graphml import saying_graphml

        graphml_path.write_text(saying_graphml(saying), encoding="utf-8")


def _watched(texts: Iterable[str]) -> Iterator[str]:
    """Pass texts through, saying on a terminal's standard error that they are indexed where it takes a while."""
    import sys
    import time

    from onrecord.cli.meter import A_MOMENT, is_terminal

    began, told = time.monotonic(), False
    for text in texts:
        if not told and is_terminal(sys.stderr) and time.monotonic() - began > A_MOMENT:
            told = True
            say("indexing the wordings of the record; this is done once for the reports it has now")
        yield text
