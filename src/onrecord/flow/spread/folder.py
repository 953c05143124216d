"""The folder of a run: what lies where, and how it is written so that a kill at any moment leaves it whole.

batches/ID.parquet      readings of finished batches: whole texts, not for handing on
batches.jsonl           a line for each batch as it was finished
journals/               batches under way
fold-ID/                the fold under way
documents/ … relations/ the tables, each ``bucket=00/part.parquet``
manifest.json           what the tables were made of; it is there only while they are whole
"""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pyarrow
from pyarrow import parquet

from onrecord.errors import OnrecordError
from onrecord.flow.spread.journal import Outcome, Read, lock
from onrecord.flow.spread.value import BatchDone

_LONGEST_LINE = 1 << 16
ABOUT = b"onrecord"
"""The key of a file's metadata under which a batch says what it is."""

BATCH = pyarrow.schema(
    [
        ("document_id", pyarrow.string()),
        ("path", pyarrow.string()),
        ("sha256", pyarrow.string()),
        ("reading", pyarrow.binary()),
        ("data", pyarrow.binary()),
        ("reason", pyarrow.string()),
        ("detail", pyarrow.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of a run lie."""

    place: str

    @property
    def root(self) -> Path:
        """The folder itself."""
        return Path(self.place)

    @property
    def log(self) -> Path:
        """A line for each batch as it was finished."""
        return self.root / "batches.jsonl"

    @property
    def manifest(self) -> Path:
        """What the tables were made of."""
        return self.root / "manifest.json"

    def batch(self, id_: str) -> Path:
        """The file of a finished batch; two letters of its id make a folder, since a folder of millions is slow."""
        return self.root / "batches" / id_[:2] / f"{id_}.parquet"

    def journal(self, id_: str) -> Path:
        """The journal of a batch under way."""
        return self.root / "journals" / f"{id_}.journal"

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Make the folder and keep other runs out of it. Raises ``OnrecordError`` where one is at work."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("wb") as file:
            if not lock(file, wait=False):
                raise OnrecordError(f"{self.root}: another run is at work in this folder; wait for it, or name another")
            yield

    def add_to_log(self, told: Mapping[str, Any]) -> None:
        """Append a line; one that a kill cut off before is cut away first."""
        with self.log.open("ab+") as file:
            size = file.tell()
            start = max(0, size - _LONGEST_LINE)
            file.seek(start)
            end = file.read().rfind(b"\n") + 1
            if start + end < size:
                file.truncate(start + end)
            file.write(msgspec.json.encode(told) + b"\n")

    def logged(self) -> set[str]:
        """The ids of the batches that have a line."""
        lines = self.log.read_bytes().splitlines(keepends=True) if self.log.exists() else ()
        return {msgspec.json.decode(line)["batch"] for line in lines if line.endswith(b"\n")}


@contextlib.contextmanager
def whole(path: Path, *, synced: bool = True) -> Iterator[Path]:
    """A path to write to, which takes its name when it is whole; else nothing is there.

    ``synced``: it is on the disk by then, so that a loss of power cannot undo it either. What a fold has under way is
    quickly made again, and waiting for the disk would take longer than making it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        yield part
        if synced:
            with part.open("rb") as file:
                os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_batch(path: Path, outcomes: Sequence[Outcome], version: str) -> None:
    """Write the file of a batch, whole or not at all."""
    read = [one for one in outcomes if isinstance(one, Read)]
    about = {
        "reader": version,
        "n_documents": len(read),
        "n_statements": sum(one.n_statements for one in read),
        "n_skipped": len(outcomes) - len(read),
    }
    table = pyarrow.Table.from_pylist([_cells(one) for one in outcomes], schema=BATCH)
    with whole(path) as part:
        parquet.write_table(
            table.replace_schema_metadata({ABOUT: msgspec.json.encode(about)}), part, compression="zstd"
        )


def batch_done(path: Path) -> BatchDone:
    """What a finished batch is, by its file."""
    about = batch_about(path)
    del about["reader"]
    return BatchDone(path.stem, **about, n_repeated=0, sha256=file_sha256(path))


def batch_about(path: Path) -> dict[str, Any]:
    """What the file of a batch says it is: the reader's version, and counts."""
    found: dict[str, Any] = msgspec.json.decode(parquet.read_schema(path).metadata[ABOUT])
    return found


def file_sha256(path: Path) -> str:
    """64 hex digits of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cells(one: Outcome) -> dict[str, Any]:
    if isinstance(one, Read):
        return {
            "document_id": one.document_id,
            "path": one.path,
            "sha256": one.sha256,
            "reading": one.reading,
            "data": one.data,
        }
    return {"path": one.path, "reason": one.reason, "detail": one.detail}
