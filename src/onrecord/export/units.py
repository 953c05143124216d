"""Offsets for formats that count otherwise: UTF-16 code units, as Java and JavaScript do."""

from bisect import bisect_left


class Utf16:
    """Offsets of one text in UTF-16 code units: a character beyond U+FFFF, such as an emoji, counts two."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, character in enumerate(text) if character > "\uffff"]

    def at(self, offset: int) -> int:
        """The offset in code units for one in code points."""
        return offset + bisect_left(self._wide, offset)


def length(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)
