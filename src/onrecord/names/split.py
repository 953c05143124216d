"""A folded name → its words and letters."""

import re

_POSSESSIVE = re.compile(r"(?<=\w)'s(?!\w)")
_SPACE = re.compile(r"[\s,\-\"()&]+")
_NO_LETTER = re.compile(r"[\W_]+")

Words = tuple[str, ...]


def plain(folded: str) -> str:
    """A folded name without possessives and apostrophes: *Apple's* → *apple*, *O'Brien* → *obrien*."""
    return _POSSESSIVE.sub("", folded).replace("'", "")


def words_of(text: str) -> Words:
    """The words between spaces and marks."""
    return tuple(word for word in _SPACE.split(text) if word)


def all_words(text: str) -> Words:
    """All words of a plain name, ``&`` as *and*."""
    return words_of(text.replace("&", " and "))


def letters_of(text: str) -> str:
    """All letters and digits of a plain name run together."""
    return _NO_LETTER.sub("", text)
