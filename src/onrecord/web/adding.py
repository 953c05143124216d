"""Adding reports from a page: a thread reads the files sent, and what containers hold, and tells how far it is.

A job's events are only ever appended, so whoever watches needs no more than the number of those already seen.
"""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from onrecord.demo import case_paths
from onrecord.errors import OnrecordError
from onrecord.flow import Added, Reader, keep_original, settle_speakers
from onrecord.ingest.walk import originals_in
from onrecord.store import Record
from onrecord.types import Original, Skipped
from onrecord.web.reading import OneReader

Json = dict[str, Any]
_KEPT_JOBS = 30
_LONGEST_NAME = 200


@dataclass(slots=True)
class Job:
    """``events`` has one entry for each report, or refusal, of the ``n_files`` files sent: of a container, for each of
    its members. ``file`` of an event counts the files from 1. ``trouble`` says why the rest could not be."""

    id: str
    n_files: int
    events: list[Json] = field(default_factory=list)
    trouble: str | None = None
    done: bool = False

    def object(self) -> Json:
        """The job as it stands now."""
        added = list(self.events)
        return {
            "id": self.id,
            "n_files": self.n_files,
            "n_read": self.n_files if self.done else max((one["file"] for one in added), default=0),
            "done": self.done,
            "trouble": self.trouble,
            "added": added,
            "n_added": sum(one["state"] == "added" for one in added),
            "n_known": sum(one["state"] == "known" for one in added),
            "n_skipped": sum(one["state"] == "skipped" for one in added),
        }


class Adding:
    """The queue of jobs: one thread works on them in turn."""

    def __init__(self, record: str, reader: OneReader) -> None:
        self._record, self._reader = record, reader
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._thread = ThreadPoolExecutor(1, "adding")

    def start(self, originals: Sequence[Original | Skipped]) -> Job:
        """Take on files; what cannot be read is told in the job and kept in the record."""
        job = Job(secrets.token_hex(8), len(originals))
        self._jobs[job.id] = job
        while len(self._jobs) > _KEPT_JOBS:
            self._jobs.popitem(last=False)
        self._thread.submit(self._work, job, tuple(originals))
        return job

    def job(self, job_id: str) -> Job | None:
        """A job of this run, or ``None``."""
        return self._jobs.get(job_id)

    def _work(self, job: Job, originals: tuple[Original | Skipped, ...]) -> None:
        try:
            reader = self._reader.get()
            with Record.open(self._record, create=True) as record:
                job.events.extend(_told(record, originals, reader))
                settle_speakers(record)
        except (OnrecordError, OSError, MemoryError) as error:
            job.trouble = str(error) or "the machine ran out of memory; add fewer files at once"
        finally:
            job.done = True


def _told(record: Record, sent: Sequence[Original | Skipped], reader: Reader) -> Iterator[Json]:
    for n, file in enumerate(sent, start=1):
        for one in inside(file):
            if isinstance(one, Skipped):
                record.skip(one)
                yield {"file": n, **_event(one)}
            else:
                yield {"file": n, **_event(keep_original(record, one, reader))}


def inside(file: Original | Skipped) -> Iterator[Original | Skipped]:
    """A file that is one document, or all that a container holds, within the limits that ``onrecord add`` keeps."""
    if isinstance(file, Skipped):
        yield file
    else:
        yield from originals_in(BytesIO(file.data), file.path, len(file.data))


def _event(outcome: Added | Skipped) -> Json:
    if isinstance(outcome, Skipped):
        return {"state": "skipped", "path": outcome.path, "reason": outcome.reason, "detail": outcome.detail}
    state = "added" if outcome.new else "known"
    return {"state": state, "path": outcome.path, "id": outcome.document_id, "n_statements": outcome.n_statements}


def uploaded(name: str, data: bytes) -> Original | Skipped:
    """A file that a browser sent, under its bare name: where it lay on whose disk is not its business to say."""
    path = clean_name(name)
    if not data:
        return Skipped(path, "empty", "The file has no bytes in it.")
    return Original(path, data, hashlib.sha256(data).hexdigest())


def clean_name(name: str) -> str:
    """The last part of a file's name, without control characters; it is never used as a path on a disk."""
    last = PurePosixPath(name.replace("\\", "/")).name
    printable = "".join(c if c.isprintable() else "\ufffd" for c in last).strip()
    return printable[-_LONGEST_NAME:] if printable.strip(".") else "unnamed"


def demo_case() -> tuple[Original, ...]:
    """The invented pages that come with onrecord."""
    found = ((path.name, path.read_bytes()) for path in case_paths())
    return tuple(Original(f"demo/{name}", data, hashlib.sha256(data).hexdigest()) for name, data in found)
