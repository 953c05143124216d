"""What was learned of each word, looked up by where the word stands in the document."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from onrecord.marks import Marks
from onrecord.read.prose import Prose
from onrecord.types import TaggedSpan

if TYPE_CHECKING:
    from onrecord.tag.commitments import Commitments


@runtime_checkable
class TellsCommitments(Protocol):
    """A tagger that tells how surely each word is said; :class:`onrecord.tag.Tagger` is one."""

    def tag_with_commitments(
        self, text: str, marks: Marks | None = None
    ) -> "tuple[tuple[TaggedSpan, ...], Commitments | None]": ...


@dataclass(frozen=True, slots=True)
class Hearing:
    """A document's words in order: where they begin in it, ``(n_words,) int64``, and what was learned of them."""

    starts: NDArray[np.int64]
    told: "Commitments"

    def rows(self, starts: list[int]) -> NDArray[np.int64]:
        """The rows of the words that begin at, or last before, these characters of the document."""
        return np.maximum(np.searchsorted(self.starts, np.asarray(starts, dtype=np.int64), side="right") - 1, 0)


def hearing_of(told: "Commitments", prose: Prose) -> Hearing | None:
    """The commitments told of the prose, brought to the document's offsets; ``None`` where there is no word."""
    if not len(told.starts):
        return None
    run = np.maximum(np.searchsorted(np.asarray(prose.starts), told.starts, side="right") - 1, 0)
    shift = np.asarray(prose.origins) - np.asarray(prose.starts)
    return Hearing(told.starts + shift[run], told)
