"""What goes wrong, told in one line on standard error, with its exit code."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable

import click

from onrecord.cli.visible import visible
from onrecord.errors import InputRefused, OnrecordError
from onrecord.types import Skipped

BAD = 2
INTERRUPTED = 130
NOBODY_READS = 141
"""What a shell reports for a program that writes to a closed pipe (128 + SIGPIPE)."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, with a sentence on how far the work had come."""


def say(message: str) -> None:
    """One line on standard error, safe to show whatever a path or a page put into it.

    Where standard error cannot be written nobody can be told; the exit code still says it.
    """
    with contextlib.suppress(OSError):
        click.echo(f"onrecord: {visible(message).replace(chr(10), ' ')}", err=True)


def say_skipped(skipped: Skipped) -> None:
    """One line on standard error for an input that was refused."""
    say(f"skipped {_refused(skipped)}")


def _refused(what: Skipped | InputRefused) -> str:
    path = what.path or "''"
    return f"{path}: {what.detail} [{what.reason}]"


def guarded(work: Callable[[], int]) -> int:
    """Run a command and return its exit code; trouble becomes one line on standard error.

    Standard output is flushed here, so that a full disk or a closed pipe is found while it can still be told.
    """
    try:
        code = work()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except OnrecordError as error:
        say(_refused(error) if isinstance(error, InputRefused) else str(error))
        return error.exit_code
    except click.ClickException as error:
        return _usage(error)
    except KeyboardInterrupt as error:
        say(str(error) or "interrupted")
        return INTERRUPTED
    except ImportError as error:
        if not _interrupted(error):
            raise
        say("interrupted")
        return INTERRUPTED
    except MemoryError:
        say("out of memory; give fewer or smaller inputs at a time")
        return BAD
    except OSError as error:
        return _system(error)


def _interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C lies behind an error: a library in C that it stops while loading says only that it failed."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _usage(error: click.ClickException) -> int:
    """One line that names the help to look at; the bare command ``onrecord`` shows its help itself."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return BAD
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context is not None else "onrecord"
    message = error.format_message().rstrip(".")
    say(f"{message}{' Try' if message.endswith('?') else '; try'} '{command} --help'")
    return BAD


def _system(error: OSError) -> int:
    _let_go_of_output()
    if isinstance(error, BrokenPipeError):
        return NOBODY_READS
    if error.errno == errno.ENOSPC:
        say("no room left on the disk that the output goes to; the output is not whole")
    else:
        where = f"{error.filename}: " if error.filename is not None else ""
        say(f"{where}{error.strerror or error}")
    return BAD


def _let_go_of_output() -> None:
    """Point standard output at nothing, so that Python's own flush at exit does not fail a second time."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
