"""A progress bar on standard error, for work that takes longer than a moment."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Outcome = TypeVar("Outcome")

A_MOMENT = 1.0
"""Seconds before the bar appears: quick work should not flicker."""


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees what is written there. Python's standard streams are ``None`` where a shell closed them."""
    return stream is not None and stream.isatty()


def metered(outcomes: Iterable[Outcome], paths: Sequence[str]) -> Iterator[Outcome]:
    """Pass the outcomes through; show a bar when they take over a second and standard error is a terminal.

    ``paths`` are what the user named; the inputs in them are counted only when the bar appears.
    """
    if not is_terminal(sys.stderr):
        yield from outcomes
        return
    began = time.monotonic()
    bar: Progress | None = None
    n_done = 0
    try:
        for outcome in outcomes:
            n_done += 1
            if bar is None and time.monotonic() - began > A_MOMENT:
                bar = _start(paths)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=n_done)
            yield outcome
    finally:
        if bar is not None:
            bar.stop()


def _start(paths: Sequence[str]) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from onrecord.ingest import find_inputs

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Messages may be written above the bar; results on standard output must not be led to standard error.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    bar.add_task("reading", total=sum(1 for _ in find_inputs(paths)))
    bar.start()
    return bar
