"""How far a batch has come, on disk: whoever takes it up again repeats at most the one input that was being read.

The journal is a file of frames, each with its length and checksum, so that a frame cut off by a kill is seen and cut
away. It is locked by whoever works on the batch; the system lets go of the lock when that process dies.
"""

import contextlib
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from onrecord.types import Skipped

_HEAD = struct.Struct(">II")


class Read(msgspec.Struct, frozen=True, tag="read"):
    """An input that was read. ``reading`` is MessagePack of a ``Reading``; ``data`` the input's bytes, or nothing."""

    path: str
    sha256: str
    document_id: str
    n_statements: int
    reading: bytes
    data: bytes | None = None


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """An input that was refused."""

    path: str
    reason: str
    detail: str

    @classmethod
    def of(cls, skipped: Skipped) -> "Refused":
        """The refusal as it is kept."""
        return cls(*(_writable(text) for text in (skipped.path, skipped.reason, skipped.detail)))


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """Input ``number`` is being opened (it is in piece ``piece``), or, opened as ``path``, read."""

    number: int
    piece: int
    doing: Literal["open", "read"]
    path: str = ""


class Died(msgspec.Struct, frozen=True, tag="died"):
    """A worker died over the input that was begun last."""


Outcome = Read | Refused
Frame = Read | Refused | Begun | Died


class Journal:
    """An open journal: its frames so far, and a place to append more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.frames, whole = _frames(file.read())
        file.seek(whole)
        file.truncate()

    def add(self, frame: Frame) -> None:
        """Append one frame; when this returns, a kill of the process leaves it there."""
        data = msgspec.msgpack.encode(frame)
        self._file.write(_HEAD.pack(len(data), zlib.crc32(data)) + data)
        self._file.flush()
        self.frames.append(frame)

    @property
    def outcomes(self) -> list[Outcome]:
        """What came of the inputs that are finished, in order."""
        return [frame for frame in self.frames if isinstance(frame, Read | Refused)]

    @property
    def under_way(self) -> Begun | None:
        """The input that was begun and not finished."""
        told = [frame for frame in self.frames if not isinstance(frame, Died)]
        return told[-1] if told and isinstance(told[-1], Begun) else None

    @property
    def n_deaths(self) -> int:
        """How many workers died over the input under way."""
        last = max((n for n, frame in enumerate(self.frames) if isinstance(frame, Read | Refused)), default=-1)
        return sum(isinstance(frame, Died) for frame in self.frames[last + 1 :])

    @property
    def given_up(self) -> dict[int, int]:
        """Pieces that cannot be opened, since workers died over it, with the number of the input they ended at."""
        found: dict[int, int] = {}
        begun: Begun | None = None
        n_deaths = 0
        for frame in self.frames:
            if isinstance(frame, Begun):
                begun = frame
            elif isinstance(frame, Died):
                n_deaths += 1
            else:
                if n_deaths and begun is not None and begun.doing == "open":
                    found[begun.piece] = begun.number
                n_deaths = 0
        return found

    @property
    def n_repeated(self) -> int:
        """How many inputs were begun more than once."""
        begun = [frame.number for frame in self.frames if isinstance(frame, Begun) and frame.doing == "read"]
        return len(begun) - len(set(begun))


@contextlib.contextmanager
def opened_journal(path: Path) -> Iterator[Journal]:
    """The journal at a path, made where there is none, locked; waits for another process to let go of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
        lock(file, wait=True)
        yield Journal(file)


def lock(file: BinaryIO, *, wait: bool) -> bool:
    """Lock a file for this process; whether it is ours. On Windows nothing is locked."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415  # not on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _frames(data: bytes) -> tuple[list[Frame], int]:
    """The whole frames at the beginning of some bytes, and where they end."""
    found: list[Frame] = []
    at = 0
    while at + _HEAD.size <= len(data):
        length, check = _HEAD.unpack_from(data, at)
        body = data[at + _HEAD.size : at + _HEAD.size + length]
        if len(body) < length or zlib.crc32(body) != check:
            break
        found.append(msgspec.msgpack.decode(body, type=Frame))
        at += _HEAD.size + length
    return found, at


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
