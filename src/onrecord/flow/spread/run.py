"""A million reports: read on every core or on a cluster, and folded there too, into Parquet or into the record."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.flow.one import Fields
from onrecord.flow.reader import worker_reader
from onrecord.flow.spread.batches import batches
from onrecord.flow.spread.drive import read_all
from onrecord.flow.spread.engine import Engine, Serial
from onrecord.flow.spread.fold import Wanted, buckets_for, fold, table_files
from onrecord.flow.spread.folder import Folder, batch_about, file_sha256, whole
from onrecord.flow.spread.processes import Processes
from onrecord.flow.spread.progress import Counter, Meter, Tell
from onrecord.flow.spread.record import fill
from onrecord.flow.spread.sources import Sources
from onrecord.flow.spread.value import MakeReader, Reads
from onrecord.store import Record

EngineName = Literal["serial", "processes", "dask"]
ENGINES: tuple[EngineName, ...] = ("serial", "processes", "dask")


@dataclass(frozen=True, slots=True)
class Choices:
    """How a run is done. ``full_text``, ``fields``, ``bundle`` and ``n_buckets`` change what comes out, no other does.

    ``engine`` is the name of one of ours, or an engine of one's own, which is closed at the end. ``batch``: inputs that
    a worker finishes at a time, about. ``n_buckets``: parts of every table; by default one for 20,000 documents.
    ``scheduler``: the address of a Dask scheduler.
    """

    engine: EngineName | Engine = "processes"
    n_workers: int | None = None
    scheduler: str | None = None
    batch: int = 100
    full_text: bool = False
    fields: Fields = ()
    bundle: str | None = None
    n_buckets: int | None = None
    make: MakeReader = field(default=worker_reader)


@dataclass(frozen=True, slots=True)
class Spread:
    """What a run came to, over all its sources.

    Of the inputs ``n_read_now`` were read, and of them ``n_skipped_now`` skipped, in this run and not in one before;
    ``n_repeated`` were begun more than once.
    """

    n_documents: int
    n_statements: int
    n_skipped: int
    n_batches: int
    n_read_now: int
    n_skipped_now: int
    n_repeated: int
    counts: dict[str, int]


def spread(
    sources: Sequence[str],
    to: str,
    choices: Choices = Choices(),
    *,
    record: str | Path | None = None,
    tell: Tell | None = None,
) -> Spread:
    """Read ``sources`` and write the tables to the folder ``to``, or the readings to a record.

    The folder keeps what is finished: a run that was killed goes on from there, and one whose sources have not changed
    has nothing to do. Raises ``OnrecordError`` where another run is at work there, an engine or library is missing, or
    workers die; ``BundleError``, ``RecordError``, ``OSError``.
    """
    folder = Folder(str(Path(to).absolute()))
    reads = Reads(
        choices.make, choices.make(choices.bundle).version, choices.bundle, choices.fields, record is not None
    )
    leave_out = frozenset({folder.root.resolve()}) | _files_of(record)
    found = Sources(tuple(sources), choices.batch, choices.fields, leave_out)
    with folder.held(), closing(engine_named(choices)) as engine:
        counter = Counter(found.pieces())
        try:
            meter = Meter(tell, counter)
            ids = read_all(batches(found.pieces(), choices.batch, folder.place, reads), engine, folder, meter)
        finally:
            counter.stop()
        counts = _into_record(record, folder, ids, reads) if record else _into_tables(engine, folder, ids, choices)
    return Spread(
        meter.n_documents,
        meter.n_statements,
        meter.n_skipped,
        meter.n_batches,
        meter.n_read_now,
        meter.n_skipped_now,
        meter.n_repeated,
        counts,
    )


def engine_named(choices: Choices) -> Engine:
    """The engine that was chosen. Raises ``OnrecordError`` where its library is missing."""
    if not isinstance(choices.engine, str):
        return choices.engine
    if choices.engine == "serial":
        return Serial()
    if choices.engine == "processes":
        return Processes(choices.n_workers)
    try:
        from onrecord.flow.spread.cluster import Dask  # noqa: PLC0415  # an extra, and heavy
    except ModuleNotFoundError as error:
        raise OnrecordError(
            "the engine dask needs Dask, which is not installed: pip install 'onrecord[dask]'"
        ) from error
    return Dask(choices.n_workers, choices.scheduler)


def _files_of(record: str | Path | None) -> frozenset[Path]:
    if record is None or not Path(record).exists():
        return frozenset()
    with Record.open(record, read_only=True) as opened:
        return opened.files


def _into_record(place: str | Path, folder: Folder, ids: Sequence[str], reads: Reads) -> dict[str, int]:
    with Record.open(place, create=True) as record:
        return {"new": fill(record, folder, ids, reads.version)}


def _into_tables(engine: Engine, folder: Folder, ids: Sequence[str], choices: Choices) -> dict[str, int]:
    n_documents = sum(_n_documents(folder, id_) for id_ in set(ids))
    wanted = Wanted(tuple(ids), choices.n_buckets or buckets_for(n_documents), choices.full_text)
    made = _manifest(folder)
    if made.get("fold") == wanted.id:
        return dict(made["counts"])
    counts = dict(sorted(fold(engine, folder, wanted).items()))
    _write_manifest(folder, wanted, counts)
    shutil.rmtree(folder.root / f"fold-{wanted.id}", ignore_errors=True)
    return counts


def _n_documents(folder: Folder, id_: str) -> int:
    return int(batch_about(folder.batch(id_))["n_documents"])


def _manifest(folder: Folder) -> dict[str, Any]:
    if not folder.manifest.exists():
        return {}
    found: dict[str, Any] = msgspec.json.decode(folder.manifest.read_bytes())
    return found


def _write_manifest(folder: Folder, wanted: Wanted, counts: dict[str, int]) -> None:
    """What the tables were made of, by versions and hashes. The inputs, with theirs, are the table ``inputs``."""
    batches_ = {id_: file_sha256(folder.batch(id_)) for id_ in sorted(set(wanted.batches))}
    tables: dict[str, dict[str, str]] = {}
    for name, path in table_files(folder):
        tables.setdefault(name, {})[str(path.relative_to(folder.root))] = file_sha256(path)
    told = {
        "onrecord": __version__,
        "fold": wanted.id,
        "buckets": wanted.n_buckets,
        "full_text": wanted.full_text,
        "counts": counts,
        "batches": batches_,
        "tables": tables,
    }
    with whole(folder.manifest) as part:
        part.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1))
