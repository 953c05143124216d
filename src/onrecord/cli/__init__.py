"""The command line: options are read, one function is called, its answer is shown."""

import sys


def main() -> None:
    """The console script ``onrecord``.

    What it needs is imported here, not above: so Ctrl-C while Python is still loading it is told in one line too.
    """
    try:
        from onrecord.cli.app import app

        app.main(prog_name="onrecord")
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("onrecord: interrupted\n")
        sys.exit(130)


__all__ = ["main"]
