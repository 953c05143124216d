"""What runs in the worker process: jobs in, answers out, under a limit of memory."""

import os
import struct
import sys
import time
from typing import BinaryIO

import msgspec

from onrecord.errors import InputRefused
from onrecord.ingest.loaders import attachments, boxes, document
from onrecord.ingest.worker import Answer, Job

_LENGTH = struct.Struct(">I")


def serve(memory: int, seconds: int) -> None:
    """Answer jobs from standard input until it ends; each may take so many seconds of the processor.

    Standard output is moved out of the way first: a library that prints must not write into the answers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit(memory)
    jobs = sys.stdin.buffer
    while (message := _message(jobs)) is not None:
        _give_time(seconds)
        data = msgspec.msgpack.encode(_done(message))
        answers.write(_LENGTH.pack(len(data)) + data)
        answers.flush()


def _limit(memory: int) -> None:
    """No more memory than ``memory`` bytes, no file written, no core dumped, where the system can promise that."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _give_time(seconds: int) -> None:
    """The system ends this process when the next job has used up its seconds."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(time.process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def _message(jobs: BinaryIO) -> bytes | None:
    head = jobs.read(_LENGTH.size)
    return jobs.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else None


def _done(message: bytes) -> Answer:
    try:
        return _do(msgspec.msgpack.decode(message, type=Job))
    except InputRefused as refused:
        return Answer(refused=(refused.reason, refused.detail))
    except MemoryError:
        return Answer(refused=("too-large", "Reading it takes more memory than one file gets; save its text as .txt."))
    except RecursionError:
        return Answer(refused=("too-deep", "Its parts are nested deeper than can be read; save its text as .txt."))


def _do(job: Job) -> Answer:
    if job.what == "attachments":
        return Answer(attachments=attachments(job.original))
    if job.what == "boxes":
        return Answer(boxes=boxes(job.original, job.spans))
    return Answer(document=document(job.kind, job.original))
