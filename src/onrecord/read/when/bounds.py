"""What a preposition makes of a date: ``since 2017`` is ``2017/..``, ``until September 2018`` is ``../2018-09``.

A range is opened on both sides: "from 1994 until 1997" and "1994-1997" give ``1994/..`` and ``../1997``.
"""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.read.when.find import Piece
from onrecord.read.when.letters import Letters

_NEGATIONS = frozenset({"not", "t"})


def bounded(letters: Letters, pieces: Sequence[Piece]) -> list[str | None]:
    """The value of each piece as its preposition has it. Pieces are in the order of the text."""
    values = [_opened(letters, piece) for piece in pieces]
    for n, (first, second) in enumerate(pairwise(pieces)):
        if _is_range(letters, first, second):
            values[n], values[n + 1] = _from(first.meaning.value), _up_to(second.meaning.value)
    return values


def _opened(letters: Letters, piece: Piece) -> str | None:
    value, before = piece.meaning.value, piece.start - 1
    if piece.kind not in ("date", "clock") or letters.is_a(piece.end, "POSSESSIVE"):
        return value
    if letters.is_a(before, "SINCE", "EARLIEST", "AFTER"):
        return _from(value)
    if letters.is_a(before, "UNTIL") and letters.word(before - 1) in _NEGATIONS:
        return _from(value)
    return _up_to(value) if letters.is_a(before, "UNTIL", "BY", "BEFORE") else value


def _is_range(letters: Letters, first: Piece, second: Piece) -> bool:
    """Whether two dates are the ends of a range: joined by a dash, "from … to …", "between … and …"."""
    if second.start != first.end + 1 or {first.kind, second.kind} - {"date", "clock"}:
        return False
    if letters.is_a(first.end, "HYPHEN", "DASH"):
        return True
    if letters.is_a(first.end, "TO", "UNTIL"):
        return letters.is_a(first.start - 1, "FROM")
    return letters.is_a(first.end, "AND") and letters.is_a(first.start - 1, "BETWEEN")


def _from(value: str | None) -> str | None:
    return value if value is None or ".." in value else f"{value.partition('/')[0]}/.."


def _up_to(value: str | None) -> str | None:
    return value if value is None or ".." in value else f"../{value.rpartition('/')[2]}"
