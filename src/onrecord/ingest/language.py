"""Which language a text is in, as an ISO 639-1 code.

English is told by its function words, which needs no model: those listed are a fifth of all words in running English
and below a twentieth in any other language. Every other text is asked of py3langid, whose model takes half a second
to load and is therefore loaded only then.
"""

import re
from typing import cast

from onrecord.ingest.vocabulary import ENGLISH_WORDS

_LOOKED_AT = 1000
_LETTERS_NEEDED = 80
_WORDS_NEEDED = 12
_ENGLISH_SHARE = 0.1
_CODE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of ``text``, of which the first thousand characters are looked at.

    ``declared`` is what the page says; it stands when the text is too short to tell. ``None`` when nothing tells.
    """
    sample = text[:_LOOKED_AT]
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < _LETTERS_NEEDED:
        return plausible(declared)
    if len(words) >= _WORDS_NEEDED and sum(word in ENGLISH_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    return _identified(sample)


def plausible(declared: str | None) -> str | None:
    """The language code of a declaration such as ``en-GB``, or ``None`` when it is not one."""
    found = _CODE.match(declared.strip()) if declared else None
    return found.group().lower() if found else None


def _identified(sample: str) -> str:
    import py3langid  # noqa: PLC0415  # half a second to load

    return cast(str, py3langid.classify(sample)[0])
