"""A wording through the record: which reports may carry it, and the saying they make."""

import re
from collections.abc import Iterator, Sequence

from onrecord.errors import NotFound, QueryError
from onrecord.flow.wordings import Watch, kept_index
from onrecord.link.saying import Carrier, Saying
from onrecord.link.trace import trace as trace_among
from onrecord.quote import split_words
from onrecord.quote.lists import LIGHT
from onrecord.store import Record

MOST_COMPARED = 200
"""Reports that are compared word by word; where more share the words, the saying says that it is not whole."""

_ID = re.compile(r"(?=[a-f]*[0-9])[0-9a-f]{6,16}")
_LEAST_WORDS, _LEAST_HEAVY = 3, 2
_SHARE = 0.45
"""What a report must have of the best report's words to be compared: versions share more than half."""


def trace(record: Record, asked: str, limit: int = MOST_COMPARED, watch: Watch = iter) -> Saying:
    """The saying of some words, or of the statement with this id or the only one that begins so.

    A saying without versions says that the words were not found in so many reports. Raises ``NotFound`` for an id
    that no statement has, ``QueryError`` for words that are too few to be told from others.
    """
    words = _words(record, asked.strip())
    ids = tuple(record.documents())
    index = kept_index(record, ids, _Texts(record, ids), watch)
    numbers = index.candidates(words, limit + 1, _SHARE)
    carriers = [_carrier(record, ids[number]) for number in numbers[:limit]]
    return trace_among(words, carriers, len(ids), is_whole=len(numbers) <= limit)


def _words(record: Record, asked: str) -> str:
    """The wording to look for."""
    hit = record.statement(asked) if _ID.fullmatch(asked) else None
    if hit is not None:
        return hit.statement.attribution.content.text
    if _ID.fullmatch(asked):
        raise NotFound(f"{record.path}: no statement has the id {asked!r}; `onrecord ask` shows the ids of statements")
    keys = split_words(asked).keys
    if len(keys) < _LEAST_WORDS or len({key for key in keys if key not in LIGHT}) < _LEAST_HEAVY:
        raise QueryError(
            f"{asked!r} says too little to be traced: give {_LEAST_WORDS} words or more, {_LEAST_HEAVY} of them"
            ' more than grammar, such as "became increasingly sophisticated", or the id of a statement'
        )
    return asked


def _carrier(record: Record, document_id: str) -> Carrier:
    return Carrier(record.document(document_id), record.shown.statements_of(document_id))


class _Texts(Sequence[str]):
    """The texts of a record's reports, each fetched when it is asked for."""

    def __init__(self, record: Record, ids: tuple[str, ...]) -> None:
        self._record, self._ids = record, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # nobody slices it
        return self._record.document(self._ids[at]).text

    def __iter__(self) -> Iterator[str]:
        return (self[at] for at in range(len(self)))
