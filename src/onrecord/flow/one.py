"""One path at a time through the lower floors: load, parse, read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputRefused
from onrecord.ingest import find_inputs, load, originals, parse
from onrecord.types import Document, Original, Reading, Skipped

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What makes readings of documents, and its version: the same version reads the same text the same way."""

    read: Callable[[Document], Reading]
    version: str


def read_file(path: str, reader: Reader) -> tuple[Original, Reading]:
    """Read one file that is one document. Raises ``InputRefused``."""
    original = load(path)
    return original, _read(original, reader)


def _read(original: Original, reader: Reader) -> Reading:
    with refused_if_too_deep(original.path):
        return reader.read(parse(original))


@contextmanager
def refused_if_too_deep(path: str) -> Iterator[None]:
    """Running out of call depth over one input, whatever nests in it, raises ``InputRefused``: it ends no batch."""
    try:
        yield
    except RecursionError as error:
        detail = "Its parts are nested deeper than can be read; save the page again, or its text as .txt."
        raise InputRefused(path, "too-deep", detail) from error


def read_paths(
    paths: Sequence[str], reader: Reader, *, strict: bool = False, fields: Fields = ()
) -> Iterator[Reading | Skipped]:
    """Read files, those in folders and those in containers, in the order given; a refused one yields its ``Skipped``.

    With ``strict`` the first refusal is raised as ``InputRefused`` instead. ``fields`` as in ``inputs``.
    """
    for found in inputs(paths, strict=strict, fields=fields):
        if isinstance(found, Skipped):
            yield found
            continue
        try:
            yield _read(found, reader)
        except InputRefused as refused:
            yield skipped(refused, strict=strict)


def inputs(
    paths: Sequence[str], *, strict: bool, fields: Fields = (), leave_out: frozenset[Path] = frozenset()
) -> Iterator[Original | Skipped]:
    """The bytes of everything that paths stand for, each file of a folder and each member of a container.

    ``fields`` are pairs of ours and theirs for rows of JSON (``("text", "body")``), ``leave_out`` files of a folder to
    pass over. With ``strict`` the first refusal is raised as ``InputRefused``.
    """
    for path in find_inputs(paths, leave_out=leave_out):
        for found in (path,) if isinstance(path, Skipped) else originals(path, fields=fields):
            if strict and isinstance(found, Skipped):
                raise InputRefused(found.path, found.reason, found.detail)
            yield found


def skipped(refused: InputRefused, *, strict: bool) -> Skipped:
    """A refusal as the value that is counted and kept. With ``strict`` it is raised."""
    if strict:
        raise refused
    return Skipped(refused.path, refused.reason, refused.detail)
