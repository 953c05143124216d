"""Workers as processes of this machine, each with its own model on one thread.

Own processes rather than ``concurrent.futures``: there the death of one worker breaks the whole pool, and it cannot be
told whose task it died over. Here it costs one task, and the next goes to a new worker.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.flow.spread.engine import Result, Task
from onrecord.flow.spread.value import Lost

_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


@dataclass(frozen=True, slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: "Connection[Any, Any]"


class Processes:
    """So many worker processes, by default one for each core that this process may use."""

    def __init__(self, n_workers: int | None = None) -> None:
        self.n_workers = n_workers or n_cores()
        self._idle: list[_Worker] = []
        self._busy: dict[int, tuple[_Worker, Any]] = {}

    def map(self, do: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Each task with its result, as they come; one task a worker is under way."""
        waiting = iter(tasks)
        more = True
        while more or self._busy:
            while more and len(self._busy) < self.n_workers:
                try:
                    task = next(waiting)
                except StopIteration:
                    more = False
                    break
                self._send(do, task)
            if self._busy:
                yield from self._results()

    def close(self) -> None:
        """Kill the workers: what they had finished is kept, and the rest is done anew."""
        for worker in (*self._idle, *(worker for worker, _ in self._busy.values())):
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
        self._idle, self._busy = [], {}

    def _send(self, do: Callable[[Any], Any], task: Any) -> None:
        worker = self._idle.pop() if self._idle else _started()
        with contextlib.suppress(*_GONE):  # dead already: the pipe says so when it is read
            worker.pipe.send((do, task))
        self._busy[worker.pipe.fileno()] = (worker, task)

    def _results(self) -> Iterator[tuple[Any, Any]]:
        for pipe in wait([worker.pipe for worker, _ in self._busy.values()]):
            worker, task = self._busy.pop(pipe.fileno())  # type: ignore[union-attr]
            try:
                result, error = worker.pipe.recv()
            except _GONE:
                worker.process.join()
                worker.pipe.close()
                yield task, Lost(f"its worker ended with {worker.process.exitcode}")
                continue
            self._idle.append(worker)
            if error is not None:
                raise error
            yield task, result


def n_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _started() -> _Worker:
    # Spawned, not forked: the model's threads and locks do not outlive a fork.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(pipe: "Connection[Any, Any]") -> None:
    """Do tasks until the other end is closed."""
    # Ctrl-C reaches every process of a terminal; it is for the one that leads.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(*_GONE):
        while True:
            do, task = pipe.recv()
            answer: tuple[Any, OnrecordError | OSError | None]
            try:
                answer = (do(task), None)
            except (OnrecordError, OSError) as error:
                answer = (None, error)
            pipe.send(answer)


def _end_with_parent() -> None:
    """End this process when the one that leads is gone, so that nobody works on behind its back."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
