"""The map half: every batch read once, on whatever engine, from where the last run left it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord.errors import OnrecordError
from onrecord.flow.spread.engine import Engine
from onrecord.flow.spread.folder import Folder, batch_done
from onrecord.flow.spread.progress import Meter
from onrecord.flow.spread.reading import note_death, read_batch
from onrecord.flow.spread.value import Batch, BatchDone, Lost

MOST_TRIES = 3
"""Workers that may die over a task that comes no further, while no other is finished, before the run is given up."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def read_all(found: Iterable[Batch], engine: Engine, folder: Folder, meter: Meter) -> tuple[str, ...]:
    """Read every batch that is not finished; the ids of all, in order. Raises ``OnrecordError``, ``OSError``."""
    ids: list[str] = []
    logged = folder.logged()

    def unfinished() -> Iterator[Batch]:
        for batch in found:
            ids.append(batch.id)
            path = folder.batch(batch.id)
            if path.exists():
                done = batch_done(path)
                if batch.id not in logged:  # the run that finished it was killed before it could say so
                    folder.add_to_log(_told(done))
                meter.take(done, now=False)
            else:
                yield batch

    for _, done in every(engine, read_batch, unfinished(), note_death):
        folder.add_to_log(_told(done))
        meter.take(done, now=True)
    return tuple(ids)


def every(
    engine: Engine,
    do: Callable[[Task], Result],
    tasks: Iterable[Task],
    has_come_further: Callable[[Task], bool] = lambda task: False,
) -> Iterator[tuple[Task, Result]]:
    """Have each task done, again where its worker died. Raises ``OnrecordError`` where workers die over one task."""
    tries: Counter[Task] = Counter()
    while True:
        again: list[Task] = []
        for task, result in engine.map(do, tasks):
            if not isinstance(result, Lost):
                # A task that only waited for the worker that died is lost with it: what counts is that nothing ends.
                tries.clear()
                yield task, result
                continue
            if not has_come_further(task):
                tries[task] += 1
            if tries[task] >= MOST_TRIES:
                raise OnrecordError(
                    f"{MOST_TRIES} workers ended before they came any further ({result.why}); is there memory enough"
                    " for a worker on each core? Give fewer with --workers"
                )
            again.append(task)
        if not again:
            return
        tasks = again


def _told(done: BatchDone) -> dict[str, str | int]:
    return {
        "batch": done.id,
        "documents": done.n_documents,
        "statements": done.n_statements,
        "skipped": done.n_skipped,
        "sha256": done.sha256,
    }
