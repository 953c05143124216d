"""What a format is: a name, one line on its purpose, and a function that writes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.store import Filed


@dataclass(frozen=True, slots=True)
class Options:
    """``full_text``: whole texts may leave the record; without it only quotations with short context do."""

    full_text: bool = False


LeftOut = Mapping[str, int]
"""Why statements were left out, and how many; empty where all were written."""

Write = Callable[[Iterable[Filed], BinaryIO, Options], LeftOut]
"""Writes reports, one at a time in memory, to a binary stream that need not be able to seek."""


@dataclass(frozen=True, slots=True)
class Format:
    """An export format. ``suffix`` is what its files are called by; ``is_binary``: not for a terminal."""

    name: str
    purpose: str
    suffix: str
    write: Write
    is_binary: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written, and what was left out and why."""

    n_reports: int
    n_statements: int
    left_out: LeftOut
