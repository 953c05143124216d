"""How much is worked on at once. Pages wait for one of a few threads, changes for the one before, checks for two.

A thread keeps the memory that its largest page needed. With the 40 threads that the server's library would take, 50
readers made the server grow for minutes (168 to 200 MB and on); with four it stays at what the first half minute
needed, and answers no later, since Python works in one thread at a time.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import current_default_thread_limiter, run_sync
from starlette.applications import Starlette

P = ParamSpec("P")
T = TypeVar("T")

PAGES = 4
CHECKS = 2


@asynccontextmanager
async def few_threads(_app: Starlette) -> AsyncIterator[None]:
    """Hold pages, style and script to ``PAGES`` threads for as long as they are served."""
    current_default_thread_limiter().total_tokens = PAGES
    yield


class Turns:
    """Work beside the pages, which it must not keep waiting: at most ``at_once`` pieces, in the order they came."""

    def __init__(self, at_once: int) -> None:
        self._limiter = CapacityLimiter(at_once)

    async def take(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a piece of work in a thread, when it is its turn."""
        return await run_sync(lambda: work(*args, **kwargs), limiter=self._limiter)
