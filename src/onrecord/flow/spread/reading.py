"""What a worker does with a batch: read each input, note each in the journal, write all of them as one file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from onrecord.errors import InputRefused
from onrecord.flow.one import Reader, refused_if_too_deep
from onrecord.flow.spread.folder import Folder, batch_done, write_batch
from onrecord.flow.spread.journal import Begun, Died, Journal, Outcome, Read, Refused, opened_journal
from onrecord.flow.spread.pieces import inputs_of
from onrecord.flow.spread.value import Batch, BatchDone, MakeReader
from onrecord.ingest import parse
from onrecord.store.rows import check_storable
from onrecord.types import Original, Skipped

MOST_DEATHS = 3
"""Workers that an input may take with it before it is refused: the first may have been killed for another reason."""

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a reader that has a fault raises over an input nobody thought of: the input is refused, the run goes on."""


def read_batch(batch: Batch) -> BatchDone:
    """Finish a batch, from where it was left; where it is finished, say so.

    Two workers on one batch, as after a scheduler lost touch with one, wait for each other. Raises ``BundleMissing``,
    ``BundleDamaged``, ``OSError`` where the folder cannot be written.
    """
    folder = Folder(batch.folder)
    with opened_journal(folder.journal(batch.id)) as journal:
        if not folder.batch(batch.id).exists():
            for outcome in _rest(batch, journal):
                journal.add(outcome)
            write_batch(folder.batch(batch.id), journal.outcomes, batch.reads.version)
        done = replace(batch_done(folder.batch(batch.id)), n_repeated=journal.n_repeated)
        folder.journal(batch.id).unlink(missing_ok=True)
    return done


def note_death(batch: Batch) -> bool:
    """Note that a worker died over a batch; whether it had begun an input, and not only waited or not yet started."""
    folder = Folder(batch.folder)
    with opened_journal(folder.journal(batch.id)) as journal:
        # Where a death is the last that is told, nobody has begun anew: it only waited for the worker that died now.
        if journal.under_way is None or isinstance(journal.frames[-1], Died):
            return False
        journal.add(Died())
        return True


def _rest(batch: Batch, journal: Journal) -> Iterator[Outcome]:
    """What comes of the inputs that are not finished, in order; each is noted before it is touched."""
    finished, given_up = len(journal.outcomes), journal.given_up
    bad = journal.under_way if journal.n_deaths >= MOST_DEATHS else None
    reader = _reader(batch.reads.make, batch.reads.bundle)
    number = 0
    for n, piece in enumerate(batch.pieces):
        if n in given_up:
            number = given_up[n] + 1
            continue
        if bad is not None and bad.doing == "open" and bad.piece == n:
            number = bad.number + 1
            yield _deadly(piece.path)
            continue
        found = inputs_of(piece, batch.reads.fields)
        while True:
            if number >= finished:
                journal.add(Begun(number, n, "open"))
            one = next(found, None)
            if one is None:
                break
            if bad is not None and bad.doing == "read" and bad.number == number:
                yield _deadly(one.path)
            elif number >= finished:
                journal.add(Begun(number, n, "read"))
                yield outcome_of(one, _Reading(reader, batch.reads.keep_bytes))
            number += 1


@dataclass(frozen=True, slots=True)
class _Reading:
    reader: Reader
    keep_bytes: bool


def outcome_of(found: Original | Skipped, how: _Reading) -> Outcome:
    """Read one input; a refusal is an outcome too."""
    if isinstance(found, Skipped):
        return Refused.of(found)
    try:
        with refused_if_too_deep(found.path):
            reading = how.reader.read(parse(found))
        check_storable(reading)
        data = msgspec.msgpack.encode(reading)
    except InputRefused as refused:
        return Refused.of(Skipped(refused.path, refused.reason, refused.detail))
    except _BROKEN as error:
        detail = f"The reader has a fault that this input shows ({type(error).__name__}: {error}); please report it."
        return Refused.of(Skipped(found.path, "reader-failed", detail))
    bytes_ = msgspec.msgpack.encode(found) if how.keep_bytes else None
    path = found.path.encode("utf-8", "backslashreplace").decode()
    return Read(path, found.sha256, reading.document.id, len(reading.attributions), data, bytes_)


def _deadly(path: str) -> Refused:
    detail = f"{MOST_DEATHS} workers ended while they read it, one after another; read it alone with `onrecord read`."
    return Refused.of(Skipped(path, "worker-died", detail))


@lru_cache(maxsize=2)
def _reader(make: MakeReader, bundle: str | None) -> Reader:
    """A worker's reader, made once."""
    return make(bundle)
