"""Which files to read: explicit paths as they are, folders opened up in sorted order."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.types import Skipped

READABLE = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
"""Suffixes read from a folder, in lower case. A file named on its own is read whatever its suffix."""

STDIN = "-"

MISSING = "There is no such file; check the path."
EMPTY = "The path is empty; name a file, a folder, or - for standard input."


def find_inputs(paths: Sequence[str]) -> Iterator[str | Skipped]:
    """Every input that ``paths`` name, in order; folders recursively, their entries sorted by name.

    A ``str`` is a path for ``load``, ``-`` standing for standard input. What cannot be read comes as ``Skipped`` with
    the reason ``missing``, ``unsupported-format``, ``link``, ``not-a-file``, ``no-permission``, ``unreadable`` or
    ``nothing-readable``, once for each thing. Hidden entries of a folder are passed over.
    """
    for path in paths:
        kind = 0 if path == STDIN else _kind(path)
        if kind is None:
            yield Skipped(shown(path), "missing", MISSING if path else EMPTY)
        elif stat.S_ISDIR(kind):
            yield from _folder(path)
        else:
            yield path


def shown(path: str) -> str:
    """The path as valid Unicode, for people and for JSON: bytes of a file name that are not UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def what_instead(kind: int) -> str:
    """What the mode of something that is no file says it is, and what to name in its place."""
    if stat.S_ISDIR(kind):
        return "This is a folder; name a file in it."
    if stat.S_ISFIFO(kind):
        return "This is a named pipe, on which a program may wait forever; give what it holds as -, standard input."
    what = "a socket" if stat.S_ISSOCK(kind) else "a device"
    return f"This is {what}, not a file; name a file, or give what it holds as -, standard input."


def _kind(path: str) -> int | None:
    """The mode of what the path leads to, 0 where that may not be known, ``None`` where it leads nowhere."""
    try:
        return Path(path).stat().st_mode if path else None
    except PermissionError:
        return 0
    except (OSError, ValueError):  # ValueError: a path holding U+0000
        return None


def _folder(path: str) -> Iterator[str | Skipped]:
    any_found = False
    for found in _entries(Path(path), Path(path).resolve()):
        any_found = True
        yield found
    if not any_found:
        wanted = ", ".join(sorted(READABLE))
        detail = f"The folder holds no file that can be read; wanted one ending in {wanted}."
        yield Skipped(shown(path), "nothing-readable", detail)


def _entries(folder: Path, home: Path) -> Iterator[str | Skipped]:
    """The entries below ``folder``. An explicit stack, because folders can be nested deeper than calls."""
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        refused = _refusal(entry, home, top=entry is folder)
        if refused is not None:
            yield refused
        elif entry.is_dir():
            try:
                inside = [child for child in entry.iterdir() if not child.name.startswith(".")]
            except PermissionError:
                detail = "The folder may not be opened; check its permissions."
                yield Skipped(shown(str(entry)), "no-permission", detail)
                continue
            except OSError as error:
                detail = f"The folder could not be read ({error.strerror}); check the path and the disk."
                yield Skipped(shown(str(entry)), "unreadable", detail)
                continue
            waiting.extend(sorted(inside, key=lambda child: child.name, reverse=True))
        else:
            yield str(entry)


def _refusal(entry: Path, home: Path, *, top: bool) -> Skipped | None:
    if top:
        return None
    path = shown(str(entry))
    if entry.is_symlink():
        if not _stays_inside(entry, home):
            return Skipped(
                path, "link", "The link leads out of the folder or nowhere; name its target to have it read."
            )
        if entry.is_dir():
            return Skipped(path, "link", "The link leads to a folder that is read in its own place.")
    kind = _kind(str(entry))
    if kind and not (stat.S_ISDIR(kind) or stat.S_ISREG(kind)):
        return Skipped(path, "not-a-file", what_instead(kind))
    if (kind and stat.S_ISDIR(kind)) or entry.suffix.lower() in READABLE:
        return None
    return Skipped(path, "unsupported-format", f"Files ending in {entry.suffix or 'no suffix'} are not read.")


def _stays_inside(entry: Path, home: Path) -> bool:
    try:
        return entry.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):  # a loop, or a target that is gone
        return False
