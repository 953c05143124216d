"""``onrecord export``: the record in other people's formats."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from onrecord.cli.ask import _no_options
from onrecord.cli.options import FILE, record_option
from onrecord.cli.trouble import say

if TYPE_CHECKING:
    from onrecord.export import Format, Written


class _Export(click.Command):
    """``-o`` is the one short option: only where it stands alone, since ``-office`` is a word to leave out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``-o`` as ``--output``."""
        return super().parse_args(ctx, ["--output" if arg == "-o" else arg for arg in args])


def _listed(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from onrecord.export import formats

        for one in formats():
            click.echo(f"{one.name:<16} {one.purpose}")
        ctx.exit()


@click.command(cls=_Export, context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("question", nargs=-1, callback=lambda ctx, param, words: _no_options(ctx, words))
@click.option("--to", "name", required=True, metavar="FORMAT", help="The format; --list shows all.")
@click.option("--output", type=FILE, metavar="FILE", help="Where to write, also as -o; by default standard output.")
@click.option("--full-text", is_flag=True, help="Write whole texts, not only quotations with short context.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_listed, help="List the formats.")
@record_option
def export(question: tuple[str, ...], name: str, output: Path | None, full_text: bool, record_path: Path) -> int:
    """Write what was said in other people's formats.

    All of the record, or what answers a QUESTION as in `onrecord ask`. Formats: csv, jsonl, parquet (tables);
    web-annotation, hypothesis (annotations); schema-org, claim-review, prov (linked data); ftm (Aleph); brat, cas, tei,
    citron (annotated texts); graphml (network); timeline (TimelineJS); csl (citations). --list says what each is for.

    \b
    Examples:
      onrecord export --to csv -o said.csv
      onrecord export --to timeline speaker:okafor harbour > timeline.json
      onrecord export --list
    """
    from onrecord.ask.question import parse
    from onrecord.export import Options, format_named
    from onrecord.export import export as write
    from onrecord.store import Record

    to, wanted = format_named(name), parse(" ".join(question)) if question else None
    with Record.open(record_path, read_only=True) as record, contextlib.ExitStack() as stack:
        if output is not None and output.resolve() in record.files:
            raise click.UsageError(f"{output} is the record itself; write somewhere else")
        out = stack.enter_context(_opened(output, to))
        reports = stack.enter_context(contextlib.closing(record.stream(wanted)))
        written = write(reports, to, out, Options(full_text))
    _tell(written, output)
    return 0


@contextlib.contextmanager
def _opened(output: Path | None, to: "Format") -> Iterator[BinaryIO]:
    """Standard output, or a file that is there only when it is whole."""
    if output is None:
        if to.is_binary and sys.stdout.isatty():
            raise click.UsageError(f"{to.name} is not for a terminal; write it to a file with -o FILE")
        yield sys.stdout.buffer
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _tell(written: "Written", output: Path | None) -> None:
    from onrecord.cli.wording import plural

    where = f" ({output})" if output else ""
    say(f"wrote {plural(written.n_statements, 'statement')} of {plural(written.n_reports, 'report')}{where}")
    for why, n in sorted(written.left_out.items()):
        say(f"left out {plural(n, 'statement')}: {why}")
