"""Where the work runs. An engine hands tasks to workers and gives back what they made of them; it knows no more.

The steps do not know the machines: a step is a function of one picklable task, and does not care where it is called or
in which order. An engine for another system is a class with these three names; ``cluster.py`` is one.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from onrecord.flow.spread.value import Lost

Task = TypeVar("Task")
Result = TypeVar("Result")


class Engine(Protocol):
    """Workers, however many, on one machine or on many."""

    @property
    def n_workers(self) -> int:
        """How many tasks run at a time."""

    def map(self, do: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Each task with what ``do`` made of it, in the order in which they are done.

        A task is taken from ``tasks`` only when a worker is free for it, so that what waits is not held in memory. A
        worker that dies gives ``Lost``; what ``do`` raises is raised here.
        """

    def close(self) -> None:
        """End the workers, at once."""


class Serial:
    """No workers: every task is done here, one after another."""

    n_workers = 1

    def map(self, do: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        """Each task with its result, in order."""
        for task in tasks:
            yield task, do(task)

    def close(self) -> None:
        """Nothing is open."""
