"""A second process that opens files too risky to open in this one, and is killed when one takes too much.

A PDF, an Office file or a mail can be made so that its reader runs for hours, fills the memory or falls over. The
worker reads them under a limit of memory and time: the file is refused, and the next one gets a new worker. The two
talk in MessagePack, which holds values and never code. A worker stays for the next file, so one costs a tenth of a
second once; it ends when this process does.
"""

import atexit
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from onrecord.errors import InputRefused
from onrecord.types import Document, Original, PageBox, Span

_LENGTH = struct.Struct(">I")
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from onrecord.ingest.workbench import serve; serve(*map(int, sys.argv[2:]))"
)
_CHUNK = 1 << 16
_MOMENT = 2.0
MAX_ANSWER = 400_000_000
"""Bytes of the longest answer taken from a worker; one that says more is not ours any more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of the processor, seconds on the clock, bytes of memory.

    The clock is only for a reader that waits for ever; on a busy computer one second of work may take ten.
    """

    seconds: int = 30
    wall: float = 300.0
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do with one input. ``what`` is ``parse``, ``attachments`` or ``boxes``; ``spans`` are for boxes."""

    what: str
    kind: str
    original: Original
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: one of the first three, or why it was refused (reason and detail)."""

    document: Document | None = None
    attachments: tuple[Attachment, ...] = ()
    boxes: tuple[PageBox, ...] = ()
    refused: tuple[str, str] | None = None


class Worker:
    """A process that does one job at a time. Started when first needed, and anew after it was killed or a fork."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._turn = threading.Lock()

    def do(self, job: Job) -> Answer:
        """Have a job done. Raises ``InputRefused``, ``too-slow`` or ``reader-died`` where the process could not."""
        with self._turn:
            answer = self._answer(job)
        if answer.refused is not None:
            raise InputRefused(job.original.path, *answer.refused)
        return answer

    def close(self) -> None:
        """End the process, if there is one of ours."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        process.wait()

    def _answer(self, job: Job) -> Answer:
        message = msgspec.msgpack.encode(job)
        try:
            process = self._running()
            return msgspec.msgpack.decode(_exchange(process, message, self.limits.wall), type=Answer)
        except (TimeoutError, EOFError, BrokenPipeError, msgspec.DecodeError, UnicodeError) as error:
            slow = isinstance(error, TimeoutError) or self._was_slow()
            self.close()
            raise _refusal(job.original.path, self.limits, slow=slow) from error
        except BaseException:
            self.close()  # Ctrl-C in the middle: what comes next would be the answer to this job
            raise

    def _was_slow(self) -> bool:
        """Whether the system ended the process because its time was over."""
        if self._process is None or sys.platform == "win32":
            return False
        try:
            return self._process.wait(_MOMENT) == -signal.SIGXCPU
        except subprocess.TimeoutExpired:
            return False

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self.close()
            self._process, self._owner = _started(self.limits), os.getpid()
        return self._process


def _refusal(path: str, limits: Limits, *, slow: bool) -> InputRefused:
    if slow:
        detail = f"Reading it takes more than {limits.seconds} s, the most one file gets; save its text as .txt."
        return InputRefused(path, "too-slow", detail)
    detail = "The reader of such files fell over this one, or it needed too much memory; save its text as .txt."
    return InputRefused(path, "reader-died", detail)


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    home = str(Path(__file__).parents[2])
    # -P: a file called email.py in the folder one happens to work in is not taken for Python's.
    command = [sys.executable, "-P", "-c", _START, home, str(limits.memory), str(limits.seconds)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            os.set_blocking(stream.fileno(), False)
    return process


def _exchange(process: subprocess.Popen[bytes], message: bytes, seconds: float) -> bytes:
    """Write one message and read the answer. Raises ``TimeoutError``, ``EOFError``, ``BrokenPipeError``."""
    assert process.stdin is not None and process.stdout is not None
    into, out = process.stdin.fileno(), process.stdout.fileno()
    end = time.monotonic() + seconds
    left = memoryview(_LENGTH.pack(len(message)) + message)
    while left:
        _wait(into, end, to_write=True)
        left = left[os.write(into, left[:_CHUNK]) :]
    (length,) = _LENGTH.unpack(_read(out, _LENGTH.size, end))
    if length > MAX_ANSWER:
        raise EOFError(f"answer of {length} bytes")
    return _read(out, length, end)


def _read(number: int, length: int, end: float) -> bytes:
    parts: list[bytes] = []
    while length:
        _wait(number, end, to_write=False)
        part = os.read(number, min(length, 1 << 20))
        if not part:
            raise EOFError("the worker is gone")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _wait(number: int, end: float, *, to_write: bool) -> None:
    left = end - time.monotonic()
    waiting = select.select([] if to_write else [number], [number] if to_write else [], [], max(left, 0))
    if left <= 0 or not any(waiting):
        raise TimeoutError


WORKER = Worker()
"""The worker that loaders share."""

atexit.register(WORKER.close)
