"""Work beside the pages takes turns, so that neither threads nor memory pile up."""

from functools import partial
from threading import Event, Lock

import anyio
import pytest
from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette

from onrecord.errors import QueryError
from onrecord.web.turns import PAGES, Turns, few_threads


def test_changes_are_made_one_at_a_time() -> None:
    running: list[int] = []
    most: list[int] = []
    lock = Lock()

    def work(number: int) -> None:
        with lock:
            running.append(number)
            most.append(len(running))
        Event().wait(0.01)
        with lock:
            running.remove(number)

    async def all_at_once(turns: Turns) -> None:
        async with anyio.create_task_group() as group:
            for number in range(8):
                group.start_soon(partial(turns.take, work, number))

    anyio.run(all_at_once, Turns(1))
    assert most == [1] * 8


def test_as_many_checks_run_together_as_there_are_turns() -> None:
    met = [Event(), Event()]

    def work(mine: int) -> bool:
        met[mine].set()
        return met[1 - mine].wait(5)

    async def two(turns: Turns) -> list[bool]:
        found: list[bool] = []

        async def one(mine: int) -> None:
            found.append(await turns.take(work, mine))

        async with anyio.create_task_group() as group:
            group.start_soon(one, 0)
            group.start_soon(one, 1)
        return found

    assert anyio.run(two, Turns(2)) == [True, True]


def test_what_goes_wrong_in_a_turn_reaches_whoever_waits_and_frees_it() -> None:
    def fails(words: str) -> None:
        raise QueryError(words)

    async def twice(turns: Turns) -> None:
        for _ in range(2):
            with pytest.raises(QueryError, match="no such"):
                await turns.take(fails, words="no such")

    anyio.run(twice, Turns(1))


def test_pages_are_held_to_a_few_threads_while_they_are_served() -> None:
    async def served() -> float:
        async with few_threads(Starlette()):
            return current_default_thread_limiter().total_tokens

    assert anyio.run(served) == PAGES
