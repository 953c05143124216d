"""One input's bytes, as they are, with their sha256."""

import hashlib
import os
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest.find import EMPTY, MISSING, STDIN, is_address, shown, what_instead
from onrecord.types import Original

MAX_BYTES = 20_000_000
"""Largest input read. A long report has 100 KB; a page with its pictures inside has a few MB."""

_STREAM = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,6})")


def load(path: str) -> Original:
    """The bytes of the file at ``path``, of standard input for ``-``, or of the page at an address (``https://…``).

    A stream that this process has open, which a shell names ``/dev/stdin`` or ``/dev/fd/63``, is read to its end as
    standard input is. Any other pipe or device is refused: it may never end, or never begin. ``retrieved`` is left
    ``None`` for a file, whose date of change says nothing sure about when a page was fetched.

    Raises ``InputRefused`` with the reason ``missing``, ``not-a-file``, ``no-permission``, ``empty``, ``too-large`` or
    ``unreadable``, and those of ``fetch`` for an address.
    """
    name = shown(path)
    if is_address(path):
        from onrecord.ingest.fetch import fetch  # noqa: PLC0415  # the network's libraries, which few runs need

        return fetch(path)
    data = _read_stdin(name) if path == STDIN else _read_file(path, name)
    if not data:
        raise InputRefused(name, "empty", "The file has no bytes in it.")
    return Original(path=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def _read_stdin(name: str) -> bytes:
    # Python's standard streams are None where a shell closed them.
    if sys.stdin is None:
        raise InputRefused(name, "unreadable", "Standard input is closed; name a file, or give a text on it.")
    try:
        return _read(sys.stdin.buffer, name)
    except OSError as error:
        detail = f"Standard input could not be read ({error.strerror or error}); name a file, or give a text on it."
        raise InputRefused(name, "unreadable", detail) from error


def _read_file(path: str, name: str) -> bytes:
    if not path:
        raise InputRefused(name, "missing", EMPTY)
    try:
        # The kind is looked at before opening: opening a named pipe would wait for a writer.
        kind = Path(path).stat().st_mode
        if stat.S_ISREG(kind):
            with open(path, "rb") as file:
                return _read(file, name)
        number = _open_stream(path)
        if number is None or stat.S_ISDIR(kind):
            raise InputRefused(name, "not-a-file", what_instead(kind))
        # A duplicate, not the path opened anew: that fails for a socket and could wait for a writer.
        with os.fdopen(os.dup(number), "rb") as stream:
            return _read(stream, name)
    except PermissionError as error:
        detail = "The file may not be read; check its permissions."
        raise InputRefused(name, "no-permission", detail) from error
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a path holding U+0000
        raise InputRefused(name, "missing", MISSING) from error
    except OSError as error:
        detail = f"The file could not be read ({error.strerror}); check the path and the disk."
        raise InputRefused(name, "unreadable", detail) from error


def _open_stream(path: str) -> int | None:
    """The number of the open stream that a path names, or ``None`` for a path of any other kind."""
    if path == "/dev/stdin":
        return 0
    found = _STREAM.fullmatch(path)
    return int(found.group(1)) if found else None


def _read(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        detail = f"The file has more than {MAX_BYTES // 1_000_000} MB, the most that is read; split it."
        raise InputRefused(name, "too-large", detail)
    return data
