"""Which files to read: explicit paths as they are, folders opened up in sorted order."""

import errno
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.ingest.plugged import endings, plugin_ending
from onrecord.types import Skipped

_DOCUMENTS = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".rtf", ".eml"})
_COLLECTIONS = frozenset({".mbox", ".warc", ".rss", ".atom", ".xml", ".jsonl", ".ndjson", ".json"})
_ARCHIVES = frozenset({".zip", ".epub", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"})
READABLE = _DOCUMENTS | _COLLECTIONS | _ARCHIVES
"""Suffixes read from a folder, in lower case. A file named on its own is read whatever its suffix."""

STDIN = "-"

MISSING = "There is no such file; check the path."
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
EMPTY = "The path is empty; name a file, a folder, or - for standard input."


def find_inputs(paths: Sequence[str], *, leave_out: frozenset[Path] = frozenset()) -> Iterator[str | Skipped]:
    """Every input that ``paths`` name, in order; folders recursively, their entries sorted by name.

    A ``str`` is a path for ``originals`` or ``load``, ``-`` standing for standard input; an address is passed on.
    What cannot be read comes as ``Skipped`` with the reason ``missing``, ``unsupported-format``, ``link``,
    ``not-a-file``, ``no-permission``, ``unreadable`` or ``nothing-readable``, once for each thing. Hidden entries of a
    folder are passed over, and so are those in ``leave_out``, resolved paths; a path in it that is named on its own is
    not.
    """
    for path in paths:
        kind = 0 if path == STDIN or is_address(path) else _kind(path)
        if kind is None:
            yield Skipped(shown(path), "missing", MISSING if path else EMPTY)
        elif stat.S_ISDIR(kind):
            yield from _folder(path, leave_out)
        else:
            yield path


def is_address(path: str) -> bool:
    """Whether an argument is the address of a page, which is fetched; nothing else ever is."""
    return path[:8].lower().startswith(("http://", "https://"))


def readable_name(name: str) -> bool:
    """Whether a file of this name is read, by us or by a plugin, when it is found in a folder or a container."""
    return Path(name).suffix.lower() in READABLE or plugin_ending(name, READABLE) is not None


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
    except ValueError:  # a path holding U+0000
        return None
    except OSError as error:
        return None if error.errno in _NOWHERE else 0


def _folder(path: str, leave_out: frozenset[Path]) -> Iterator[str | Skipped]:
    any_found = False
    for found in _entries(Path(path), leave_out):
        any_found = True
        yield found
    if not any_found:
        wanted = ", ".join(sorted(READABLE | endings()))
        detail = f"The folder holds no file that can be read; wanted one ending in {wanted}."
        yield Skipped(shown(path), "nothing-readable", detail)


def _entries(folder: Path, leave_out: frozenset[Path]) -> Iterator[str | Skipped]:
    """The entries below ``folder``. An explicit stack, because folders can be nested deeper than calls."""
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        try:
            if _is_one_of(entry, leave_out):
                continue
            refused = None if entry is folder else _refusal(entry, folder)
            inside = _inside(entry) if refused is None and stat.S_ISDIR(entry.stat().st_mode) else None
        except OSError as error:
            yield _out_of_reach(entry, error)
            continue
        if inside is None:
            yield refused or str(entry)
        else:
            waiting.extend(inside)


def _inside(folder: Path) -> list[Path]:
    """What stands in a folder and is not hidden, last name first."""
    seen = [child for child in folder.iterdir() if not child.name.startswith(".")]
    return sorted(seen, key=lambda child: child.name, reverse=True)


def _out_of_reach(entry: Path, error: OSError) -> Skipped:
    """The refusal of an entry that may not be looked at, or that the system could not look at."""
    path = shown(str(entry))
    if isinstance(error, PermissionError):
        detail = "This may not be opened; check its permissions and those of the folder around it."
        return Skipped(path, "no-permission", detail)
    detail = f"This could not be read ({error.strerror or error}); check the path and the disk."
    return Skipped(path, "unreadable", detail)


def _refusal(entry: Path, folder: Path) -> Skipped | None:
    """Why an entry of a folder is not read, if so. Raises ``OSError`` where it cannot be looked at."""
    path = shown(str(entry))
    if entry.is_symlink():
        if not _stays_inside(entry, folder):
            return Skipped(
                path, "link", "The link leads out of the folder or nowhere; name its target to have it read."
            )
        if entry.is_dir():
            return Skipped(path, "link", "The link leads to a folder that is read in its own place.")
    kind = entry.stat().st_mode
    if not (stat.S_ISDIR(kind) or stat.S_ISREG(kind)):
        return Skipped(path, "not-a-file", what_instead(kind))
    if stat.S_ISDIR(kind) or readable_name(entry.name):
        return None
    return Skipped(path, "unsupported-format", f"Files ending in {entry.suffix or 'no suffix'} are not read.")


def _is_one_of(entry: Path, resolved: frozenset[Path]) -> bool:
    try:
        return bool(resolved) and entry.resolve() in resolved
    except (OSError, RuntimeError):  # a loop, or a working folder that is gone
        return False


def _stays_inside(entry: Path, folder: Path) -> bool:
    try:
        return entry.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop, or a target that is gone
        return False
