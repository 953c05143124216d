"""One path at a time through the lower floors: load, parse, read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.errors import InputRefused
from onrecord.ingest import find_inputs, load, parse
from onrecord.types import Document, Original, Reading, Skipped


@dataclass(frozen=True, slots=True)
class Reader:
    """What makes readings of documents, and its version: the same version reads the same text the same way."""

    read: Callable[[Document], Reading]
    version: str


def read_file(path: str, reader: Reader) -> tuple[Original, Reading]:
    """Read one file. Raises ``InputRefused``."""
    original = load(path)
    with refused_if_too_deep(original.path):
        return original, reader.read(parse(original))


@contextmanager
def refused_if_too_deep(path: str) -> Iterator[None]:
    """Running out of call depth over one input, whatever nests in it, raises ``InputRefused``: it ends no batch."""
    try:
        yield
    except RecursionError as error:
        detail = "Its parts are nested deeper than can be read; save the page again, or its text as .txt."
        raise InputRefused(path, "too-deep", detail) from error


def read_paths(paths: Sequence[str], reader: Reader, *, strict: bool = False) -> Iterator[Reading | Skipped]:
    """Read files, and those in folders, in the order given; an input that is refused yields its ``Skipped``.

    With ``strict`` the first refusal is raised as ``InputRefused`` instead.
    """
    for found in inputs(paths, strict=strict):
        if isinstance(found, Skipped):
            yield found
            continue
        try:
            _, reading = read_file(found, reader)
        except InputRefused as refused:
            yield skipped(refused, strict=strict)
        else:
            yield reading


def inputs(paths: Sequence[str], *, strict: bool) -> Iterator[str | Skipped]:
    """The files that paths stand for. With ``strict`` a path that stands for none raises ``InputRefused``."""
    for found in find_inputs(paths):
        if strict and isinstance(found, Skipped):
            raise InputRefused(found.path, found.reason, found.detail)
        yield found


def skipped(refused: InputRefused, *, strict: bool) -> Skipped:
    """A refusal as the value that is counted and kept. With ``strict`` it is raised."""
    if strict:
        raise refused
    return Skipped(refused.path, refused.reason, refused.detail)
