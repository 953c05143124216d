"""A passage as words, cut as newspapers' annotated corpora cut them: "did" + "n't", "he" + "'ll"."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d(?:[\d.,:]*\d)?|[nN]['’][tT]\b|['’](?:s|d|ll|ve|re|m|S|D|LL|VE|RE|M)\b"
    r"|[^\W\d_]+?(?=[nN]['’][tT]\b)|[^\W\d_]+(?:-[^\W\d_]+)*|[“”„«»\"]|``|''|[^\w\s]|_+"
)
_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"', "`": "'"}
_SMOOTH = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words in order: as they stand, in lower case with plain marks, and where they begin and end in the text."""

    shown: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.lower)


def words_of(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; offsets are those of ``text``."""
    found = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    shown, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Words(shown, tuple(map(plain, shown)), starts, ends)


def words_from(tokens: tuple[str, ...]) -> Words:
    """Words that are cut already, as a corpus gives them."""
    return Words(tokens, tuple(map(plain, tokens)))


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word in lower case, its apostrophes and quotation marks those of a typewriter."""
    return _SAME.get(word) or word.lower().translate(_SMOOTH)


def bag(words: str) -> frozenset[str]:
    """Words written out in one string, as a set."""
    return frozenset(words.split())
