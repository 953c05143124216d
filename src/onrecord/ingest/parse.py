"""What an input is, and the reader for it: a page of HTML, or plain text."""

import re

from onrecord.errors import InputRefused
from onrecord.ingest.decode import byte_order_mark, decode, wide
from onrecord.ingest.page import page_document
from onrecord.ingest.plain import plain_document
from onrecord.types import Document, Original

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, perhaps DOCX or EPUB"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x08\x1b\x1a"))
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_TEXT_SUFFIXES = (".txt", ".text")
_DECLARATION = re.compile(rb"\s*(?:<\?xml[^>]*>)?")
_OPENING = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(rb"</?[a-z][a-z0-9]*[\s/>]|<!--", re.I)
_PAGE_TAG = re.compile(rb"<(?:p|div|a|h[1-6]|span|br|article|table|title|meta|ul|section)[\s/>]", re.I)
_HEAD = 4096


def parse(original: Original) -> Document:
    """The document an input holds.

    Raises ``InputRefused`` with the reason ``binary``, ``encoding``, ``empty``, ``broken-html``, ``too-deep`` or
    ``too-large``.
    """
    _refuse_binary(original)
    page = _is_page(original)
    text = decode(original, page=page)
    return page_document(original, text) if page else plain_document(original, text)


def _refuse_binary(original: Original) -> None:
    data = original.data
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            detail = f"This is {name}, not text or HTML; save its text as .txt or .html."
            raise InputRefused(original.path, "binary", detail)
    if byte_order_mark(data) is not None or wide(data) is not None:
        return
    controls = len(data) - len(data.translate(None, _CONTROL))
    zeros = data.count(0)
    if controls * 50 > len(data) or (zeros and not (_is_page(original) and zeros * 1000 < len(data))):
        detail = "The file holds bytes that no text has, zero bytes or control bytes; wanted plain text or HTML."
        raise InputRefused(original.path, "binary", detail)


def _past_comments(head: bytes) -> int:
    """Where a page begins behind its XML declaration and the comments before its first tag.

    Python below 3.11.5 gets possessive groups wrong, and other patterns try every way to part the comments.
    """
    declared = _DECLARATION.match(head)
    at = declared.end() if declared else 0
    while True:
        start = at + len(head[at:]) - len(head[at:].lstrip())
        end = head.find(b"-->", start + len(b"<!--")) if head.startswith(b"<!--", start) else -1
        if end < 0:
            return at
        at = end + len(b"-->")


def _is_page(original: Original) -> bool:
    """By content first: a page saved as .txt is a page, and an .html file without one tag is plain text."""
    head = original.data[:_HEAD].replace(b"\0", b"") if b"\0" in original.data[:64] else original.data[:_HEAD]
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    if _OPENING.match(head, _past_comments(head)):
        return True
    path = original.path.lower()
    if path.endswith(_PAGE_SUFFIXES):
        return _TAG.search(original.data) is not None or b"\0" in original.data[:64]
    if path.endswith(_TEXT_SUFFIXES):
        return False
    return head.lstrip().startswith(b"<") and len(_PAGE_TAG.findall(head)) >= 3
