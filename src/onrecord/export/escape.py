"""Texts of strangers made harmless in other people's formats: nothing in them can run, load or break the form."""

import re
from urllib.parse import quote
from xml.sax.saxutils import escape

import msgspec

from onrecord.types import Document

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+", re.IGNORECASE)
_TURTLE = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TURTLE_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_FILE_NAME = re.compile(r"[^A-Za-z0-9_-]")


def json_bytes(value: object) -> bytes:
    """JSON that is also safe inside a page's ``<script>``: the signs of HTML are written as escapes."""
    text = msgspec.json.encode(value)
    for sign in (b"<", b">", b"&"):
        text = text.replace(sign, b"\\u00%02x" % sign[0])
    return text.replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")


def xml_text(text: str) -> str:
    """Text for XML. A character that XML 1.0 cannot hold becomes ``\ufffd``, one for one, so that offsets stay."""
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def xml_attribute(text: str) -> str:
    """A quoted value for an attribute of XML."""
    return '"' + escape(_NOT_XML.sub("\ufffd", text), {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}) + '"'


def turtle_text(text: str) -> str:
    """A quoted string of Turtle."""
    escaped = _TURTLE_SPECIAL.sub(lambda found: _TURTLE.get(found[0], f"\\u{ord(found[0]):04X}"), text)
    return f'"{escaped}"'


def urn(kind: str, id_: str) -> str:
    """A name for something of the record: ``urn:onrecord:statement:3f9c…``. It leads nowhere."""
    return f"urn:onrecord:{kind}:{quote(id_, safe='')}"


def web_address(document: Document) -> str | None:
    """The address of a report where it is one of the web; ``javascript:`` and its like are none."""
    found = None if document.url is None else _ADDRESS.fullmatch(document.url)
    return None if found is None else found[0]


def report_iri(document: Document) -> str:
    """The address of a report, or a name for it."""
    return web_address(document) or urn("report", document.id)


def file_name(id_: str) -> str:
    """An id as the name of a file, which leads out of no folder."""
    return _FILE_NAME.sub("_", id_) or "_"
