"""``onrecord spread``: a million reports, on every core or on a cluster, into tables or into the record."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.meter import is_terminal
from onrecord.cli.options import FILE, PLACE, bundle_option, map_option
from onrecord.cli.trouble import Interrupted, say
from onrecord.cli.wording import plural

if TYPE_CHECKING:
    from onrecord.flow.spread import Choices, Progress, Spread

_ENGINES = ("serial", "processes", "dask")
_A_MINUTE = 60.0


def _chosen(given: dict[str, Any]) -> "Choices":
    from onrecord.flow.spread import Choices

    engine, scheduler = given["engine"], given["scheduler"]
    if scheduler is not None and engine not in (None, "dask"):
        raise click.UsageError(f"--scheduler is Dask's; it does not go with --engine {engine}")
    bundle: Path | None = given["bundle"]
    return Choices(
        engine=engine or ("dask" if scheduler else "processes"),
        n_workers=given["workers"],
        scheduler=scheduler,
        batch=given["batch"],
        full_text=given["full_text"],
        fields=given["fields"],
        bundle=None if bundle is None else str(bundle.absolute()),
    )


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--to", required=True, type=FILE, metavar="DIR", help="The folder for the tables, and for what is under way."
)
@click.option("--record", type=PLACE, metavar="PLACE", help="Put the readings into this record, in place of tables.")
@click.option("--engine", type=click.Choice(_ENGINES), help="Where the work runs; by default processes.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786); without one Dask runs here.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="How many; by default one for each core.")
@click.option(
    "--batch", type=click.IntRange(1), default=100, show_default=True, metavar="N", help="Inputs finished at a time."
)
@click.option("--full-text", is_flag=True, help="Put whole texts into the table of documents.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as one JSON object.")
@map_option
@bundle_option
def spread(sources: tuple[str, ...], to: Path, record: Path | str | None, as_json: bool, **given: Any) -> int:
    """Read very many reports, on every core or on a cluster.

    SOURCE is a folder, a file, a container (a web archive, rows of JSON or Parquet), or an address of any of them that
    fsspec knows (s3://…). DIR gets tables as Parquet: documents, attributions, statements, people, times, speakers,
    merges, relations, inputs, and manifest.json. A run that was killed goes on from where it was.

    \b
    Examples:
      onrecord spread reports/ --to tables/
      onrecord spread crawl/*.warc.gz --to tables/ --workers 8
      onrecord spread s3://news/2024/ --to tables/ --scheduler tcp://head:8786
      onrecord spread reports/ --to work/ --record onrecord.db
    """
    from onrecord.flow.spread import spread as run

    choices = _chosen(given)
    line = _Line()
    try:
        done = run(sources, str(to), choices, record=record, tell=line.show)
    except KeyboardInterrupt:
        raise Interrupted("interrupted; what is finished is kept, and the same command goes on from there") from None
    finally:
        line.end()
    _tell(done, to, record, as_json=as_json)
    if done.n_skipped:
        say(f"{done.n_skipped:,} of the inputs of {to} were skipped: see its table `inputs` for the reasons")
    return 1 if done.n_skipped else 0


class _Line:
    """Progress on standard error: one line that is written over in a terminal, else a line a minute."""

    def __init__(self) -> None:
        self._terminal = is_terminal(sys.stderr)
        self._told = time.monotonic()
        self._width = 0

    def show(self, progress: "Progress") -> None:
        """Tell how far it is, unless that was told just now."""
        now = time.monotonic()
        if now - self._told < (0.2 if self._terminal else _A_MINUTE):
            return
        self._told = now
        text = progress_line(progress)
        if self._terminal:
            click.echo(f"\r{text:<{self._width}}", err=True, nl=False)
            self._width = len(text)
        else:
            say(text)

    def end(self) -> None:
        """Leave no half line behind."""
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", err=True, nl=False)


def progress_line(progress: "Progress") -> str:
    """``1,200 of 10,000 inputs, 3 skipped, 41.2 a second, 3 min 34 s left``."""
    of = "" if progress.n_all is None else f" of {progress.n_all:,}"
    parts = [f"{progress.n_done:,}{of} inputs"]
    if progress.n_skipped:
        parts.append(f"{progress.n_skipped:,} skipped")
    if progress.rate:
        parts.append(f"{progress.rate:.1f} a second")
    left = progress.seconds_left
    parts.append("counting" if progress.n_all is None else "" if left is None else f"{_span(left)} left")
    return ", ".join(part for part in parts if part)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [f"{n} {name}" for n, name in ((days, "d"), (hours, "h"), (minutes, "min"), (rest, "s")) if n]
    return " ".join(parts[:2]) or "0 s"


def _tell(done: "Spread", to: Path, record: Path | str | None, *, as_json: bool) -> None:
    if as_json:
        import msgspec

        from onrecord.cli.objects import line

        click.echo(line({**msgspec.to_builtins(done), "to": str(record or to)}))
        return
    parts = [f"{plural(done.n_documents, 'report')} with {plural(done.n_statements, 'statement')}"]
    if done.n_skipped:
        before = done.n_skipped - done.n_skipped_now
        told = "" if not before else " in an earlier run" if before == done.n_skipped else f" ({before:,} before)"
        parts.append(f"{done.n_skipped:,} skipped{told}")
    parts.append(f"{done.n_read_now:,} of them read now" if done.n_read_now else "all read before")
    click.echo(f"{', '.join(parts)} ({record or to})")
    for name in ("speakers", "relations"):
        if name in done.counts:
            click.echo(f"  {name:<10} {done.counts[name]:,}")
