"""Which language a text is in, as an ISO 639-1 code.

English is told by its function words, which needs no model: those listed are a fifth of all words in running English
and below a twentieth in any other language. Every other text is asked of py3langid, whose model takes half a second
to load and is therefore loaded only then.
"""

import re
from typing import cast

from onrecord.ingest.vocabulary import ENGLISH_WORDS
from onrecord.types import Document, Note, Span

_LOOKED_AT = 1000
_LETTERS_NEEDED = 80
_WORDS_NEEDED = 12
_ENGLISH_SHARE = 0.1
_READ_FOR_DOUBT = 5000
_DOUBTFUL_SHARE = 0.05  # no other language has as many; see above
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


def unread(document: Document, language: str) -> Note | None:
    """Why a document is not read for statements by a model of ``language`` (ISO 639-1), or ``None`` where it is.

    A text whose language is not known is read. So is one that is only taken for another language because it is short
    or full of names, while a fair share of its words are English ones.
    """
    if document.language is None or document.language == language:
        return None
    words = _WORD.findall(document.text[:_READ_FOR_DOUBT].lower())
    if language == "en" and sum(word in ENGLISH_WORDS for word in words) > _DOUBTFUL_SHARE * len(words):
        return None
    detail = (
        f"The text is in {document.language!r} and the model reads {language!r}: it is kept and was not read for"
        " statements. Give a bundle for its language."
    )
    return Note("language-not-read", Span(0, min(len(document.text), 1)), detail)


def plausible(declared: str | None) -> str | None:
    """The language code of a declaration such as ``en-GB``, or ``None`` when it is not one."""
    found = _CODE.match(declared.strip()) if declared else None
    return found.group().lower() if found else None


def _identified(sample: str) -> str:
    import py3langid  # noqa: PLC0415  # half a second to load

    return cast(str, py3langid.classify(sample)[0])
