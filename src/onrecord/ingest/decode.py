"""From bytes to characters: byte order mark, declared encoding, UTF-8, then a guess.

Nothing is ever decoded twice or mended. Where single bytes of a text that is plainly in its encoding are broken, each
becomes U+FFFD, the character made for that.
"""

import codecs
import re

import charset_normalizer

from onrecord.errors import InputRefused
from onrecord.types import Original

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,400}?|\?xml\b[^>]{0,80}?en)(?:charset|coding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I
)
_DECLARED_WITHIN = 2048
_HEAD = 4096
_GUESSED_FROM = 65_536

# Letters and marks of Western European reports in windows-1252. A text with only these, and few of them, is read as
# windows-1252 without a guess: on short texts the guess swings to Eastern or Asian encodings.
_WESTERN = frozenset("“”‘’‚„–—…•€£§©®°·«»¡¿´ºª½\xa0éèêëàâäáãçîïíìôöóòõûüùúñßÉÈÀÁÂÄÇÊÎÔÖÓÜÚÑ")
_WESTERN_SHARE = 0.25

_BOM = "\ufeff"


def byte_order_mark(data: bytes) -> str | None:
    """The encoding whose byte order mark opens ``data``."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(original: Original, *, page: bool) -> str:
    """The characters of an input, without a byte order mark; for a page its declared encoding is believed first.

    Raises ``InputRefused`` with the reason ``encoding`` when no encoding fits.
    """
    data = original.data
    marked = byte_order_mark(data) or wide(data)
    text = _strictly(data, marked) if marked else None
    if text is None and page:
        text = _as_declared(data)
    if text is None:
        text = _strictly(data, "utf-8")
    if text is None:
        text = _nearly_utf8(data) or _as_western(data) or _as_guessed(data)
    if text is None:
        detail = "The bytes fit no encoding that was tried (UTF-8, its declared one, a guess); save the file as UTF-8."
        raise InputRefused(original.path, "encoding", detail)
    return text.removeprefix(_BOM)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def wide(data: bytes) -> str | None:
    """The kind of UTF-16 without a mark: in Latin script one half of the bytes is text, the other nearly all zero."""
    halves = data[:_HEAD:2], data[1:_HEAD:2]
    zeros = [half.count(0) for half in halves]
    few, many = sorted(zeros)
    text = halves[zeros.index(few)]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in text)
    if few or many * 3 < 2 * len(text) or controls * 8 > len(text):
        return None
    return "utf-16-le" if zeros[1] == many else "utf-16-be"


def _as_declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith("utf-16") or not _is_character_encoding(name):
        return None  # a declaration readable as ASCII cannot stand in UTF-16
    # As browsers do: Latin-1 and ASCII are declared where windows-1252 is meant.
    name = "cp1252" if name in ("iso8859-1", "ascii") else name
    text = _strictly(data, name)
    if text is None and _strictly(data, "utf-8") is None:
        text = data.decode(name, "replace")
        text = None if text.count("\ufffd") * 500 > len(text) else text
    return text


def _is_character_encoding(name: str) -> bool:
    return name not in ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape") and isinstance(
        _strictly(b"a", name), str
    )


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes among many sound sequences, as cut-off comments and mixed sources leave them."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if sound > 10 * broken else None


def _as_western(data: bytes) -> str | None:
    text = _strictly(data, "cp1252")
    if text is None:
        return None
    foreign = [character for character in text if character > "\x7f"]
    fits = len(foreign) <= _WESTERN_SHARE * len(text) and _WESTERN.issuperset(foreign)
    return text if fits else None


def _as_guessed(data: bytes) -> str | None:
    best = charset_normalizer.from_bytes(data[:_GUESSED_FROM]).best()
    return None if best is None else _strictly(data, best.encoding)
