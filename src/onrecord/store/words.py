"""A text cut into words and folded, the same way for every database and for the narrow rows of names."""

import unicodedata

_MOST_KEPT = 20_000
"""Characters remembered: a text of every character there is must not take memory for good."""


class _Kept(dict[int, str | None]):
    """What becomes of a character: it stays, goes (a mark of the letter before it) or parts two words. Filled in
    as characters come, since looking each up anew takes ten times as long."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kind = unicodedata.category(character)
        stays = character.isalnum() or kind == "Co"
        found = character if stays else None if kind[0] == "M" else " "
        if len(self) < _MOST_KEPT:
            self[code] = found
        return found


_KEPT = _Kept()


def cut(text: str) -> list[str]:
    """Words as SQLite's ``unicode61`` cuts them: runs of letters, digits and marks, in small letters, no accents."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.lower())
    return plain.translate(_KEPT).split()


def folded(text: str) -> str:
    """The words with a blank between and on both sides, so that a run of words is a part of the text."""
    return f" {' '.join(cut(text))} "
