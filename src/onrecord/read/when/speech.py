"""The day on which quoted words were said, as the words around the quotation tell it.

“I met him three weeks ago,” he told the BBC on March 3: the quotation counts from March 3. A date counts as the day
of speaking when it stands close to a verb of saying, in the sentence that the quotation ends or the one it begins.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.when.find import Piece
from onrecord.read.when.letters import Letters
from onrecord.read.when.period import Period

_FRAME, _CLOSE = 25, 8
"""Tokens of a sentence around a quotation that are looked at, and between the verb and the date."""

_LEAD_IN = 60
"""Tokens of the paragraph before a quotation set apart in which its day is looked for."""


def day_of_speaking(letters: Letters, told: Sequence[Piece], start: int, end: int) -> Period | None:
    """When the quotation of tokens ``[start, end)`` was said; ``None`` where the sentence does not tell.

    ``told`` are the expressions outside quotations, in the order of the text.
    """
    first, last = _frame(letters, start, end)
    said = [at for at in (*range(first, start), *range(end, last)) if letters.word(at) in _verbs()]
    low, high = (bisect_left(told, at, key=lambda piece: piece.start) for at in (first, last))
    dates = [piece for piece in told[low:high] if piece.kind == "date"] if said else []
    near = [(min(_apart(piece, at) for at in said), piece) for piece in dates]
    distance, piece = min(near, key=lambda found: found[0], default=(_CLOSE + 1, None))
    return piece.meaning.period if piece is not None and distance <= _CLOSE else None


def day_of_lead_in(letters: Letters, told: Sequence[Piece], start: int) -> Period | None:
    """The one day that the paragraph before a quotation set apart tells; ``None`` where it tells none or several."""
    end = start
    while end > 0 and letters.is_a(end - 1, "PARAGRAPH"):
        end -= 1
    first = end
    while first > max(0, end - _LEAD_IN) and not letters.is_a(first - 1, "PARAGRAPH"):
        first -= 1
    low, high = (bisect_left(told, at, key=lambda piece: piece.start) for at in (first, end))
    days = {
        piece.meaning.period for piece in told[low:high] if piece.kind == "date" and piece.meaning.period is not None
    }
    return days.pop() if len(days) == 1 else None


def _apart(piece: Piece, at: int) -> int:
    return at - piece.end if at >= piece.end else piece.start - at


def _frame(letters: Letters, start: int, end: int) -> tuple[int, int]:
    """The first token of the sentence before the quotation, and the token after the sentence that follows it."""
    last = end
    while last < min(end + _FRAME, len(letters.starts)) and not _ends(letters, last):
        last += 1
    first = start
    while first > 0 and start - first < _FRAME and letters.is_a(first - 1, "PARAGRAPH", "COLON"):
        first -= 1
    limit = max(first - _FRAME, 0)
    while first > limit and not _ends(letters, first - 1):
        first -= 1
    return first, last


def _ends(letters: Letters, at: int) -> bool:
    short = letters.is_a(at, "DOT") and letters.capital(at - 1) and len(letters.word(at - 1)) < 5
    return letters.is_a(at, "STOP", "PARAGRAPH") or (letters.is_a(at, "DOT") and not short)


@cache
def _verbs() -> frozenset[str]:
    return phrases("saying")["verb"]
