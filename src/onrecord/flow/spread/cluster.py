"""Dask: workers of a cluster, or of this machine under Dask's own scheduler. The only file that knows Dask.

https://distributed.dask.org. Tasks are futures, at most two a worker, so that a worker never waits for its next task
and the scheduler never holds more than a few.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from onrecord.errors import OnrecordError
from onrecord.flow.spread.engine import Result, Task
from onrecord.flow.spread.processes import n_cores
from onrecord.flow.spread.value import Lost

_AHEAD = 2
"""Tasks a worker has: one under way and one that waits."""


class Dask:
    """Workers of the scheduler at an address (``tcp://host:8786``), or, without one, of a local cluster."""

    def __init__(self, n_workers: int | None = None, scheduler: str | None = None) -> None:
        """Raises ``OnrecordError`` where no scheduler answers, or it has no workers."""
        # Which input a worker died over is found out by us; Dask would try it three times on other workers.
        dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.worker.daemon": True})
        self._cluster = None if scheduler else _local(n_workers or n_cores())
        try:
            self._client = Client(scheduler or self._cluster, timeout="20s")
            self.n_workers = sum(self._client.nthreads().values())
        except (OSError, TimeoutError, ValueError) as error:
            raise OnrecordError(
                f"no Dask scheduler answers at {scheduler}: {error}; start one, `dask scheduler`"
            ) from error
        if not self.n_workers:
            self.close()
            raise OnrecordError(
                f"the Dask scheduler at {scheduler} has no workers; start some, `dask worker {scheduler}`"
            )

    def map(self, do: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Each task with its result, as they come."""
        waiting = iter(tasks)
        under_way: dict[Future, Task] = {}
        done = as_completed()
        while True:
            for task in islice(waiting, _AHEAD * self.n_workers - len(under_way)):
                # A task is told by what it does to files, so two that look alike are not one.
                future = self._client.submit(do, task, pure=False)
                under_way[future] = task
                done.add(future)
            if not under_way:
                return
            future = next(done)
            yield under_way.pop(future), _result(future)

    def close(self) -> None:
        """Let go of the scheduler; a local cluster ends."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def _local(n_workers: int) -> LocalCluster:
    """Processes of this machine, without pages about them and with no limit of memory but the machine's."""
    dask.config.set({f"distributed.{who}.http.routes": [] for who in ("scheduler", "worker")})
    return LocalCluster(
        n_workers=n_workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        memory_limit=0,
        silence_logs=50,
    )


def _result(future: Future) -> Any:
    try:
        # Not asked for by ``exception`` first: a result that dies with its worker before it is fetched is made again.
        return future.result()
    except KilledWorker as error:
        return Lost(str(error).split(".")[0])
