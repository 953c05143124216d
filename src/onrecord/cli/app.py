"""The command ``onrecord`` and the one door through which every command runs.

Each command is a file in this folder and returns its exit code. Nothing heavy is imported here or at the top of a
command's file: ``--help`` must answer at once.
"""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from onrecord.cli.add import add
from onrecord.cli.ask import ask
from onrecord.cli.check import check
from onrecord.cli.demo import demo
from onrecord.cli.export import export
from onrecord.cli.import_ import import_
from onrecord.cli.info import info
from onrecord.cli.judge import judge
from onrecord.cli.lsp import lsp
from onrecord.cli.read import read
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.cli.silent import silent
from onrecord.cli.speaker import speaker
from onrecord.cli.spread import spread
from onrecord.cli.timeline import timeline
from onrecord.cli.trace import trace
from onrecord.cli.trouble import guarded

EXIT_CODES = """\b
Exit codes:
  0    all done, also when nothing was found
  1    some inputs were skipped, or there is no such id
  2    wrong usage, or a model bundle or record that cannot be used
  130  interrupted with Ctrl-C
  141  whoever read the output stopped reading
"""


class Door(click.Group):
    """A group whose commands never end in a traceback: what goes wrong is told in one place, ``trouble.guarded``."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **settings: Any) -> Any:
        """Run a command line and exit with its code.

        click's own ``main`` tells wrong usage in four lines and lets a full disk end the help in a traceback, so it
        is left only what is no such run: a call from Python that asks for other settings, and completing a line.
        """
        if rest or settings or "_ONRECORD_COMPLETE" in os.environ:
            return super().main(args, prog_name, *rest, **settings)
        line = list(sys.argv[1:] if args is None else args)
        sys.exit(guarded(lambda: self._run(line, prog_name)))

    def _run(self, args: list[str], prog_name: str | None) -> int:
        try:
            with self.make_context(prog_name, args) as ctx:
                code: int = self.invoke(ctx)
                return code
        except click.exceptions.Exit as done:
            return done.exit_code
        except click.UsageError as error:
            if error.ctx is None and args and args[0] in self.commands:
                # click's parser does not say in which command it stumbled.
                whole = click.Context(self, info_name=prog_name)
                error.ctx = click.Context(self.commands[args[0]], parent=whole, info_name=args[0])
            raise


@click.group(
    cls=Door, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def app() -> None:
    """Read news reports and keep a record of who said what, on whose word, tied to the exact characters.

    \b
    Examples:
      onrecord demo                            a small case, from pages to answers
      onrecord read report.html                one report, taken apart
      onrecord add reports/                    keep the readings of a folder
      onrecord ask harbour letter              search what was said
      onrecord check draft.md --against docs/  is every quotation right?
      onrecord serve                           the same in a browser, on this machine

    The record is the file named by --record, else by $ONRECORD_RECORD, else ./onrecord.db.
    """


for command in (read, add, ask, silent, timeline, trace, show, speaker, judge, check, serve, info, demo, export):
    app.add_command(command)
app.add_command(spread)
app.add_command(import_)
app.add_command(lsp)
