"""How far a run is: what is done, how fast, how long the rest will take."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.flow.spread.value import BatchDone, Piece


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a run. ``n_all`` is ``None`` until all inputs are counted; ``rate`` is inputs a second, now read."""

    n_done: int
    n_skipped: int
    n_all: int | None
    rate: float

    @property
    def seconds_left(self) -> float | None:
        """``None`` where that is not known."""
        return None if self.n_all is None or not self.rate else max(0, self.n_all - self.n_done) / self.rate


Tell = Callable[[Progress], None]


class Counter:
    """Counts inputs beside the work, since the work itself only looks at those whose turn it is."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.n_all: int | None = None
        self._pieces = pieces
        self._stopped = False
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Count no further."""
        self._stopped = True
        self._thread.join()

    def _count(self) -> None:
        n_all = 0
        for piece in self._pieces:
            if self._stopped:
                return
            n_all += piece.n_inputs
        self.n_all = n_all


class Meter:
    """Adds finished batches up and tells of each."""

    def __init__(self, tell: Tell | None, counter: Counter) -> None:
        self._tell, self._counter = tell, counter
        self._began = time.monotonic()
        self.n_documents = self.n_statements = self.n_skipped = self.n_batches = 0
        self.n_read_now = self.n_skipped_now = self.n_repeated = 0

    def take(self, done: BatchDone, *, now: bool) -> None:
        """Count a batch; ``now``: it was read in this run, and not before."""
        n_inputs = done.n_documents + done.n_skipped
        self.n_batches += 1
        self.n_documents += done.n_documents
        self.n_statements += done.n_statements
        self.n_skipped += done.n_skipped
        self.n_repeated += done.n_repeated
        self.n_read_now += n_inputs if now else 0
        self.n_skipped_now += done.n_skipped if now else 0
        if self._tell is not None:
            rate = self.n_read_now / max(time.monotonic() - self._began, 1e-9)
            self._tell(Progress(self.n_documents + self.n_skipped, self.n_skipped, self._counter.n_all, rate))
