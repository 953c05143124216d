"""A text as words to compare: keys that ignore typography, and where each stands.

Case, quote styles, apostrophes, ligatures, composed or decomposed accents, soft hyphens and invisible characters are
folded away in the keys. Numbers are keyed by their value and unit, so that "$5 million" and "five million dollars"
are one word (see ``numbers.py``). Hyphens part words; whether that matters is told later, from both sides.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate

from onrecord.quote.memo import Memo
from onrecord.quote.numbers import merge_numbers
from onrecord.quote.places import Places
from onrecord.types import Span

_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_APOSTROPHES = "'’‘ʼ＇`´"
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LINE_END = rf"(?=-)(?<=[a-z]){''.join(f'(?<!{ten})' for ten in _TENS)}-[ \t]*\r?\n[ \t]*(?=[a-z])"
"""A hyphen at a line's end within a word; what it joins may be two words after all, which is told from both sides."""
_LETTERS = rf"[^\W_ʼ](?:[^\W_ʼ]|[{_MARKS}{_IGNORED[1:]}]|\u00ad\s*|{_LINE_END})*"
_WORD = re.compile(
    # In a group of its own, so that splitting by it gives words and gaps by turns. What no word begins with is passed
    # over at once, or every space would be held against all the alternatives.
    # The first alternative is the third last for plain words, tried first because most words are plain.
    rf"(?=[\w{_CJK}%‰$€£¥&§−-])"
    rf"([A-Za-z]{{2,}}(?![^\W_]|[{_MARKS}{_IGNORED}{_APOSTROPHES}]|{_LINE_END})"
    rf"|[{_CJK}]"
    r"|\d+(?:[.,]\d+)+|\d+(?![^\W_])"
    r"|(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?"
    rf"|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*"
    r"|[%‰$€£¥&§]|(?<![^\s(])[-−](?=[\d$€£]))"
)
_FOLD = str.maketrans(dict.fromkeys(_IGNORED) | dict.fromkeys(_APOSTROPHES, "'"))
_SIGNS = {"%": "percent", "&": "and", "-": "minus", "−": "minus"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``text`` in order: word ``i`` is ``text[starts[i]:ends[i]]`` and compares by ``keys[i]``.

    ``places`` tells of keys where they stand, as positions in ``keys``.
    """

    text: str = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    places: Places = field(repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, i: int) -> str:
        """The characters of word ``i``."""
        return self.text[self.starts[i] : self.ends[i]]

    def span(self, start: int, end: int) -> Span:
        """Where the words ``[start, end)`` stand; at least one word."""
        return Span(self.starts[start], self.ends[end - 1])

    def between(self, i: int) -> str:
        """The characters between word ``i - 1`` and word ``i``; before the first or after the last, to the edge."""
        start = self.ends[i - 1] if i > 0 else 0
        end = self.starts[i] if i < len(self.keys) else len(self.text)
        return self.text[start:end]


def split_words(text: str, with_units: bool = True) -> Words:
    """The words of a text. Linear in its length; never raises.

    Without ``with_units``, "dollars" and "percent" after a number are words of their own: a mark of the draft may
    stand between.
    """
    # Splitting and adding up lengths takes half the time that a match object for every word does.
    parts = _WORD.split(text)
    edges = list(accumulate(map(len, parts)))
    columns = (list(map(_KEYS.__getitem__, parts[1::2])), edges[:-1:2], edges[1::2])
    keys, starts, ends = merge_numbers(columns, text, with_units)
    held = tuple(keys)
    return Words(text, held, tuple(starts), tuple(ends), Places(held))


def _key(token: str) -> str:
    if token.isascii() and token.isalpha():
        return token.lower()
    if token in _SIGNS:
        return _SIGNS[token]
    folded = unicodedata.normalize("NFKC", token.translate(_FOLD)) if not token.isascii() else token.translate(_FOLD)
    folded = re.sub(r"-?\s+", "", folded).casefold()
    return folded.rstrip(".") or token


_KEYS = Memo(_key)


def without_accents(key: str) -> str:
    """The key with accents taken off its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
