"""A written name in plain letters: no case, no marks, one script, one kind of apostrophe, hyphen and quotation mark."""

import unicodedata
from functools import cache

from onrecord.names.lists import table

_APOSTROPHES = frozenset("'’‘‛ʼʻʽʹʾʿ′`´‵＇ˈˊˋ՚׳ꞌʕʔ")
_HYPHENS = frozenset("-‐‑‒–—―−﹣－־_")
_QUOTES = frozenset('"“”„‟«»״＂〝〞')
_COMMAS = frozenset(",،、，﹐;")
_OPENING, _CLOSING = frozenset("([{（［"), frozenset(")]}）］")
_KANA_VOICING = 8
_LARGEST_TABLE = 50_000


def fold(text: str) -> str:
    """``text`` in lower-case letters, digits, spaces and the marks ``' - " , ( ) &``.

    Never raises. Every character is folded by itself, so that time is linear even where marks are heaped up: Unicode's
    own normalisation sorts them, which is quadratic.
    """
    if len(_TABLE) > _LARGEST_TABLE:
        _TABLE.clear()
    return text.translate(_TABLE)


class _Table(dict[int, str]):
    """Code point → what it folds to, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        folded = "".join(_plain(char) for lower in chr(code).casefold() for char in unicodedata.normalize("NFD", lower))
        self[code] = folded
        return folded


_TABLE = _Table()


def _plain(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    combining = unicodedata.combining(char)
    if (combining and combining != _KANA_VOICING) or unicodedata.category(char) == "Cf":
        return ""
    letters = _letters()
    out = []
    for lower in unicodedata.normalize("NFKD", char).casefold():
        for part in unicodedata.normalize("NFKD", lower):
            if part in letters:
                out.append(letters[part])
            elif not unicodedata.combining(part) or unicodedata.combining(part) == _KANA_VOICING:
                out.append(_mark(part))
    return "".join(out)


def _mark(char: str) -> str:
    if char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}:
        return char
    for kind, sign in ((_HYPHENS, "-"), (_QUOTES, '"'), (_COMMAS, ","), (_OPENING, "("), (_CLOSING, ")")):
        if char in kind:
            return sign
    return "&" if char in "&+＆" else "'" if char in _APOSTROPHES else " "


@cache
def _letters() -> dict[str, str]:
    return {letter: latin for entry in table("letters").values() for letter, latin in entry["letters"].items()}


@cache
def _skeletal() -> frozenset[str]:
    tables = [entry["letters"] for entry in table("letters").values() if entry.get("skeletal")]
    return frozenset(letter for letters in tables for letter in letters)


def is_skeletal(text: str) -> bool:
    """Whether ``text`` is in a script that leaves vowels out."""
    return not text.isascii() and any(char in _skeletal() for char in text)


def without_letters(text: str) -> str:
    """What a text without any letter or digit consists of, whatever the order and encoding of its marks."""
    return "".join(sorted(part for char in text.casefold() for part in unicodedata.normalize("NFD", char)))
