"""What was worked out for a word, kept: looked up as a plain dict is, which for every word of every text counts."""

from collections.abc import Callable
from typing import TypeVar

_Value = TypeVar("_Value")

_MOST = 1 << 16
_LONGEST = 64


class Memo(dict[str, _Value]):
    """The values of a function of one word. Holds at most 65,536 of them, and begins anew when full."""

    def __init__(self, make: Callable[[str], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> _Value:
        """Work out the value; keep it unless the word is so long that nobody writes it twice."""
        value = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value
