"""The reader of these pages: made when a file is first read, and asked by one thread at a time."""

from collections.abc import Callable
from threading import Lock

from onrecord.flow import Reader
from onrecord.types import Document, Reading

MakeReader = Callable[[], Reader]


class OneReader:
    """One reader for adding and checking. Its model is loaded once and never runs twice at a time."""

    def __init__(self, make_reader: MakeReader) -> None:
        self._make = make_reader
        self._making, self._reading = Lock(), Lock()
        self._made: Reader | None = None

    def get(self) -> Reader:
        """The reader. Raises what making it raises, ``BundleError`` for one, and tries again the next time."""
        with self._making:
            if self._made is None:
                made = self._make()

                def in_turn(document: Document) -> Reading:
                    with self._reading:
                        return made.read(document)

                self._made = Reader(in_turn, made.version)
            return self._made
