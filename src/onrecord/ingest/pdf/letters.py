"""The letters of a PDF, page by page, each with its box, as PDFium finds them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.errors import InputRefused
from onrecord.types import Original

MAX_PAGES = 3000
MAX_LETTERS = 5_000_000
"""Letters of one file that are read: a book of a thousand pages has three million."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})  # what PDFium gives for a hyphen at the end of a line, and the soft one
HYPHEN = "\u00ad"
"""What stands for a hyphen that ends a line, until it is known whether the word has one."""
_PASSWORD = 4


class Letter(NamedTuple):
    """What one glyph shows, and where: points from the left and top of the page. ``weight`` 400 is regular."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    weight: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in points, its letters in the order of the file."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]


def pages_of(original: Original) -> Iterator[Page]:
    """Every page. Raises ``InputRefused`` ``damaged``, ``protected`` or ``too-large``."""
    try:
        file = pypdfium2.PdfDocument(original.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            detail = "The PDF is locked with a password; save it without one."
            raise InputRefused(original.path, "protected", detail) from error
        raise InputRefused(original.path, "damaged", f"The PDF cannot be opened ({error}); save it again.") from error
    if len(file) > MAX_PAGES:
        raise InputRefused(original.path, "too-large", f"The PDF has more than {MAX_PAGES:,} pages; split it.")
    n_letters = 0
    for index in range(len(file)):
        page = _page(file, index)
        if page is None:
            continue
        n_letters += len(page.letters)
        if n_letters > MAX_LETTERS:
            raise InputRefused(original.path, "too-large", f"The PDF has more than {MAX_LETTERS:,} letters; split it.")
        yield page


def facts_of(original: Original) -> dict[str, str]:
    """What the file says about itself (Title, Author …); empty where it says nothing."""
    try:
        return dict(pypdfium2.PdfDocument(original.data).get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError:
        return {}


def _page(file: Any, index: int) -> Page | None:
    """One page, or ``None`` where that page alone is damaged."""
    try:
        page = file[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    left, bottom, right, top = page.get_cropbox()
    letters = tuple(_letters(text.raw, text.count_chars(), left, top))
    found = Page(index + 1, right - left, top - bottom, letters)
    text.close()
    page.close()
    return found


def _letters(text: Any, count: int, left: float, top: float) -> Iterator[Letter]:
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    high = 0
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(text, n)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        shown = _shown(code)
        if not shown or abs(pdfium.FPDFText_GetCharAngle(text, n)) > 0.1:
            continue  # text that runs up the margin is no part of the report
        if not pdfium.FPDFText_GetLooseCharBox(text, n, place):
            continue
        size = box.top - box.bottom
        weight = pdfium.FPDFText_GetFontWeight(text, n) if shown != " " else 0
        yield Letter(shown, box.left - left, top - box.top, box.right - left, top - box.bottom, size, weight)


def _shown(code: int) -> str:
    if code in _HYPHENS:
        return HYPHEN
    if code in (0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000):
        return " "
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFF, 0xFEFF) or code > 0x10FFFF:
        return ""
    character = chr(code)
    return _LIGATURES.get(character, character)
