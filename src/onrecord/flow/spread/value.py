"""What is spread over workers: pieces of sources, in batches. All of it is small, frozen and can be pickled."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.flow.one import Fields, Reader
from onrecord.types import Original, Skipped

MakeReader = Callable[[str | None], Reader]
"""Makes a reader in a worker, from the path of its bundle; a function that can be imported by its name."""

ROWS = (".jsonl", ".ndjson")
"""Files of rows that are cut between lines; compressed ones cannot be."""
PARQUET = ".parquet"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that a worker can open: a file, rows ``[first, last)`` of one, or a member of a container, held.

    ``mark`` tells a changed input from the same one: size and time of change, or the sha256 of what is held.
    ``offset`` is where row ``first`` begins, in bytes; ``n_inputs`` how many inputs it is taken to be.
    """

    path: str
    mark: str
    held: Original | Skipped | None = None
    first: int = 0
    last: int | None = None
    offset: int = 0
    n_inputs: int = 1


@dataclass(frozen=True, slots=True)
class Reads:
    """How inputs are read. ``version`` is that of the reader; ``keep_bytes``: the bytes are wanted beside readings."""

    make: MakeReader
    version: str
    bundle: str | None = None
    fields: Fields = ()
    keep_bytes: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs that one worker reads and finishes whole or not at all. ``id`` is made of all that they hang on."""

    id: str
    folder: str
    pieces: tuple[Piece, ...]
    reads: Reads

    @property
    def n_inputs(self) -> int:
        """How many inputs it is taken to hold."""
        return sum(piece.n_inputs for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class BatchDone:
    """A finished batch. ``n_repeated`` inputs were begun more than once, since a worker died over them."""

    id: str
    n_documents: int
    n_statements: int
    n_skipped: int
    n_repeated: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Lost:
    """What came of a task whose worker died."""

    why: str
