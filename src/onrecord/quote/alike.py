"""Whether two stretches of words are the same words, written or printed differently."""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.quote.lists import CONTRACTIONS, CONTRASTS, EXCHANGES, REAL_WORDS, VARIANTS
from onrecord.quote.words import without_accents

_ENDINGS = (
    ("isations?", "ization"),
    ("is(?=e|ing)", "iz"),
    ("ys(?=e|ing)", "yz"),
    ("our", "or"),
    ("(?<=[bcdt])re(?=s?$|d$)", "er"),
    ("ogue", "og"),
    ("ae|oe", "e"),
    ("ll(?=ed|ing|er|ors?$)", "l"),
)
_RULES = tuple((re.compile(pattern), put) for pattern, put in _ENDINGS)
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_MISREAD = 40


def letters(keys: Sequence[str]) -> str:
    """All letters and digits of the words, run together. Numbers keep their points: 3.5 is not 35."""
    return "".join(key if key[0] == "#" else _NO_LETTERS.sub("", key) for key in keys if key)


def same_letters(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two stretches differ in hyphens, spaces and apostrophes alone."""
    return letters(left) == letters(right)


def is_contrast(left: str, right: str) -> bool:
    """Whether hyphen, space or apostrophe makes two spellings of the same letters different words: resign, re-sign."""
    if {left, right} == {"us", "U.S."}:
        return True
    left, right = _flat(left), _flat(right)
    return right in CONTRASTS.get(left, ()) or left in CONTRASTS.get(right, ())


def _flat(raw: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[‐‑–]", "-", raw.replace("’", "'"))).casefold()


def style_code(left: Sequence[str], right: Sequence[str]) -> str | None:
    """The code of a difference that is none in wording; None where the words differ.

    ``left`` and ``right`` are keys of words, whose letters are not the same.
    """
    one, other = letters(left), letters(right)
    if without_accents(one) == without_accents(other):
        return "accent"
    if _are_variants(left, right):
        return "spelling-variant"
    if len(left) != len(right) and one[:1] == other[:1] == "#":
        # A scale that was misread is no part of the number any more: "1.5 billion", "1.5 billi0n".
        one, other = one[1:], other[1:]
    if is_misread(one, other):
        return "ocr-confusion"
    return None


def _are_variants(left: Sequence[str], right: Sequence[str]) -> bool:
    one, other = " ".join(left), " ".join(right)
    if other in VARIANTS.get(one, ()):
        return True
    return len(left) == len(right) and all(
        _one_spelling(a) == _one_spelling(b) for a, b in zip(left, right, strict=True)
    )


@lru_cache(maxsize=1 << 14)
def _one_spelling(key: str) -> str:
    """One spelling for all of English: what is left when British endings are put in American ones."""
    if len(key) < 5 or key.startswith("#"):
        return key
    for pattern, put in _RULES:
        key = pattern.sub(put, key)
    return key


def is_misread(one: str, other: str) -> bool:
    """Whether two spellings differ as print and its reading by a machine do: tbree and three, c1aim and claim.

    Never where both are words; digits may be misread within words, but two numbers are two numbers.
    """
    if one[:1] == other[:1] == "#":
        return False
    one, other = one.removeprefix("#"), other.removeprefix("#")
    if min(len(one), len(other)) < 2 or max(len(one), len(other)) > _LONGEST_MISREAD:
        return False
    if abs(len(one) - len(other)) > 2 or other in REAL_WORDS.get(one, ()) or _are_numbers(one, other):
        return False
    return _exchanged(one, other, 2)


def _are_numbers(one: str, other: str) -> bool:
    return not any(c.isalpha() for c in one) and not any(c.isalpha() for c in other)


def _exchanged(one: str, other: str, left: int) -> bool:
    """Whether at most ``left`` exchanges of letters make ``one`` into ``other``."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if at == len(one) == len(other):
        return True
    if left == 0:
        return False
    # An exchange such as rn for m may begin before the first letter that differs, as in "fi" for "f".
    for start in (at, at - 1):
        if start < 0:
            continue
        for a, b in EXCHANGES:
            for x, y in ((a, b), (b, a)):
                if one.startswith(x, start) and other.startswith(y, start):
                    rest, other_rest = one[start + len(x) :], other[start + len(y) :]
                    if (rest, other_rest) != (one, other) and _exchanged(rest, other_rest, left - 1):
                        return True
    return False


def expanded(keys: Sequence[str]) -> list[str]:
    """The words with contractions written out, as far as they are plain: don't → do not."""
    out: list[str] = []
    for key in keys:
        out.extend(CONTRACTIONS.get(key, (key,)))
    return out
