"""Transactions of a database: each view and each change by itself, or several changes joined in one."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext


class Joining(ABC):
    """What databases share: inside ``joined`` each ``reading`` is of that one transaction, each ``writing`` a part."""

    _is_joined = False

    def reading(self) -> AbstractContextManager[None]:
        """One view of the record for several queries."""
        return nullcontext() if self._is_joined else self._viewing()

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing, also when interrupted. Who must wait for another writer waits at the start."""
        return self._part() if self._is_joined else self._changing()

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Several changes in one transaction."""
        with self.writing():
            self._is_joined = True
            try:
                yield
            finally:
                self._is_joined = False

    @abstractmethod
    def _viewing(self) -> AbstractContextManager[None]:
        """A transaction that reads."""

    @abstractmethod
    def _changing(self) -> AbstractContextManager[None]:
        """A transaction that writes."""

    @abstractmethod
    def _part(self) -> AbstractContextManager[None]:
        """All or nothing within a larger transaction, where that was not undone as a whole."""
