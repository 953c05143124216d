"""The command ``onrecord`` and the one door through which every command runs.

Each command is a file in this folder and returns its exit code. Nothing heavy is imported here or at the top of a
command's file: ``--help`` must answer at once.
"""

from typing import Any

import click

from onrecord.cli.add import add
from onrecord.cli.ask import ask
from onrecord.cli.demo import demo
from onrecord.cli.info import info
from onrecord.cli.read import read
from onrecord.cli.show import show
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

    def invoke(self, ctx: click.Context) -> Any:
        ctx.exit(guarded(lambda: super(Door, self).invoke(ctx)))


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

    The record is the file named by --record, else by $ONRECORD_RECORD, else ./onrecord.db.
    """


for command in (read, add, ask, show, info, demo):
    app.add_command(command)


def main() -> None:
    """The console script ``onrecord``."""
    app.main(prog_name="onrecord")
