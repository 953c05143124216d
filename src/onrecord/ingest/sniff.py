"""What kind of input some bytes are, by their beginning and, where that leaves it open, by their name."""

import re
from typing import Literal

from onrecord.ingest.find import READABLE
from onrecord.ingest.plugged import plugin_ending

Kind = Literal[
    "text", "page", "pdf", "zip", "docx", "odt", "rtf", "mail", "mbox", "warc", "feed", "rows", "tar", "gzip", "bzip2",
    "xz", "entry", "row", "damaged", "plugin",
]  # fmt: skip
"""``text`` and ``page`` are told apart by ``ingest.parse``; here ``text`` stands for both.

``entry`` is one piece of a ``feed``, ``row`` one of ``rows`` of JSON; ``damaged`` is a zip file without its end;
``plugin`` is what a plugin reads, whatever its bytes are.
"""

HEAD = 4096
"""Bytes looked at."""

CONTAINERS: frozenset[Kind] = frozenset({"zip", "mbox", "warc", "feed", "rows", "tar", "gzip", "bzip2", "xz"})
"""The kinds that hold any number of documents."""

_OPENINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
_PDF_WITHIN = 1024  # as Acrobat reads it: some bytes may stand before the mark
_FEED = re.compile(rb"\s*<(?:\?xml\b|!--|!doctype\b|rss\b|feed\b|rdf:RDF\b)", re.I)
_FEED_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|html)[\s>]", re.I)
_MBOX = re.compile(rb"From \S[^\r\n]*\d{4}[^\r\n]*\r?\n[!-9;-~]+:")
_HEADER = re.compile(rb"([!-9;-~]+):[ \t\r\n]")
_FOLDED = re.compile(rb"\r?\n(?![ \t])")
_MAIL_ONLY = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature", b"x-mailer"}
)
_MAIL_ALSO = frozenset({b"from", b"date", b"subject", b"to"})
_ROW = re.compile(rb'\s*\{\s*"')
_ROWS_SUFFIXES = (".jsonl", ".ndjson")
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md")


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of an input that begins with ``head`` (``HEAD`` bytes are enough) and is called ``name``."""
    if plugin_ending(name, READABLE) is not None:
        return "plugin"
    bare = head.removeprefix(b"\xef\xbb\xbf")
    found = next((kind for opening, kind in _OPENINGS if bare.startswith(opening)), None)
    if found is not None:
        return found
    if b"%PDF-" in head[:_PDF_WITHIN] and not bare.lstrip().startswith(b"<"):
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    if _is_feed(bare):
        return "feed"
    if _MBOX.match(bare):
        return "mbox"
    lower = name.lower()
    if _is_mail(bare, lower):
        return "mail"
    return "rows" if _is_rows(bare, lower) else "text"


def is_unreadable_office(head: bytes) -> bool:
    """Whether this is an Office file of before 2007, or an Outlook message."""
    return head.startswith(b"\xd0\xcf\x11\xe0")


def _is_feed(head: bytes) -> bool:
    root = _FEED_ROOT.search(head) if _FEED.match(head) else None
    return root is not None and root.group(1).lower() != b"html"


def _is_mail(head: bytes, name: str) -> bool:
    fields = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = set()
    for line in _FOLDED.split(fields):
        found = _HEADER.match(line + b"\n")
        if found is None:
            break
        names.add(found.group(1).lower())
    sure = name.endswith(".eml") or bool(names & _MAIL_ONLY)
    return sure and bool(names & _MAIL_ALSO)


def _is_rows(head: bytes, name: str) -> bool:
    if name.endswith(_PAGE_SUFFIXES):
        return False
    named = name.endswith((*_ROWS_SUFFIXES, ".json"))
    return bool(_ROW.match(head)) or (named and head.lstrip()[:1] in (b"{", b"["))
