"""One input's bytes, as they are, with their sha256."""

import hashlib
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest.find import STDIN, shown
from onrecord.types import Original

MAX_BYTES = 20_000_000
"""Largest input read. A long report has 100 KB; a page with its pictures inside has a few MB."""


def load(path: str) -> Original:
    """The bytes of the file at ``path``, or of standard input for ``-``.

    ``retrieved`` is left ``None``: a file's date of change says nothing sure about when a page was fetched. Raises
    ``InputRefused`` with the reason ``missing``, ``not-a-file``, ``no-permission``, ``empty``, ``too-large`` or
    ``unreadable``.
    """
    name = shown(path)
    data = _read(sys.stdin.buffer, name) if path == STDIN else _read_file(path, name)
    if not data:
        raise InputRefused(name, "empty", "The file has no bytes in it.")
    return Original(path=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def _read_file(path: str, name: str) -> bytes:
    try:
        # The kind is looked at before opening: opening a named pipe would wait for a writer.
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise InputRefused(name, "not-a-file", "This is a folder or a device; name a file, or a folder to search.")
        with open(path, "rb") as file:
            return _read(file, name)
    except PermissionError as error:
        detail = "The file may not be read; check its permissions."
        raise InputRefused(name, "no-permission", detail) from error
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a path holding U+0000
        raise InputRefused(name, "missing", "There is no such file; check the path.") from error
    except OSError as error:
        detail = f"The file could not be read ({error.strerror}); check the path and the disk."
        raise InputRefused(name, "unreadable", detail) from error


def _read(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        detail = f"The file has more than {MAX_BYTES // 1_000_000} MB, the most that is read; split it."
        raise InputRefused(name, "too-large", detail)
    return data
