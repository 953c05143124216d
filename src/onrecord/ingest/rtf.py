"""RTF to a document: its paragraphs, what style they have, notes and comments; deleted text is left out.

The control words are those of Microsoft's Rich Text Format Specification 1.9.1. Own code and no library: striprtf
keeps deleted text, writes addresses into sentences and drops styles.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from onrecord.errors import InputRefused
from onrecord.ingest.assemble import Facts, Part, assembled, filled
from onrecord.ingest.bylines import authors_in
from onrecord.types import BlockKind, Document, Original

MAX_DEPTH = 1000
"""Deepest nesting of groups read."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOKEN = re.compile(
    rb"\\bin(\d{1,9}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)|\\",
    re.S,
)
_UNSHOWN = _set(
    """
    fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info pict object fldinst themedata
    colorschememapping datastore latentstyles xmlnstbl template wgrffmtfilter mmathPr filetbl revtbl bkmkstart bkmkend
    pntxta pntxtb ftnsep ftnsepc aftnsep nonshppict atnid atnref atndate atnparent atnicn shpinst sp sn sv datafield
    formfield objdata private title author keywords subject operator doccomm
    """
)
_ASIDE = {"footnote": "note", "annotation": "comment", "header": "running", "footer": "running"} | {
    f"{name}{page}": "running" for name in ("header", "footer") for page in "lrf"
}
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "cell": "\t", "nestcell": "\t",
}  # fmt: skip
_SYMBOLS = {b"~": "\xa0", b"-": "\xad", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
_ENDS = frozenset({"par", "sect", "page", "row", "nestrow"})
_CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_STYLE_NAME = re.compile(r"^\s*([^;]{1,80});")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside one group, and is given back at its end."""

    place: str = "body"
    font: int = -1
    skip: int = 1
    deleted: bool = False


@dataclass(slots=True)
class _Reading:
    """An RTF file being read, token by token."""

    path: str
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    bytes_left: bytearray = field(default_factory=bytearray)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    style: int = 0
    to_skip: int = 0
    named: int = 0
    optional: bool = False
    n_notes: int = 0

    def read(self, data: bytes) -> None:
        at = 0
        while (found := _TOKEN.match(data, at)) is not None:
            at = found.end()
            if found.group(1) is not None:
                at += int(found.group(1))
                continue
            self._token(found)
            if found.group(6) and not self.stack:
                break  # what stands after the outer group is no part of the text
        self._flush()
        for place in list(self.texts):
            self._end_paragraph(place)

    def _token(self, found: "re.Match[bytes]") -> None:
        _, word, number, hexadecimal, symbol, brace, run = found.groups()
        if hexadecimal is not None:
            self._bytes(bytes([int(hexadecimal, 16)]))
            return
        if run is not None:
            self._bytes(run)
            return
        self._flush()
        if brace:
            self._brace(brace)
        elif symbol == b"*":
            self.optional = True
        elif symbol is not None:
            self._write(_SYMBOLS.get(symbol, "\n" if symbol in b"\r\n" else ""))
        elif word is not None:
            self._word(word.decode("ascii"), int(number) if number else None)

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            self.stack.append(self.state)
            if len(self.stack) > MAX_DEPTH:
                detail = f"Its groups are nested more than {MAX_DEPTH} deep; save it again."
                raise InputRefused(self.path, "too-deep", detail)
            return
        before = self.state.place
        self.state = self.stack.pop() if self.stack else self.state
        if before != self.state.place and before not in ("body", "unshown"):
            self._end_paragraph(before)

    def _word(self, word: str, number: int | None) -> None:
        optional, self.optional = self.optional, False
        if word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self.to_skip = self.state.skip
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in _ENDS:
            self._end_paragraph(self.state.place)
        elif word in _ASIDE:
            self._go_aside(_ASIDE[word])
        elif word in ("fonttbl", "stylesheet", "author", "title"):
            self.state = replace(self.state, place=word)
        elif word in _UNSHOWN or (optional and word not in ("shptxt", "atnauthor")):
            if self.state.place in ("body", *_ASIDE.values()):
                self.state = replace(self.state, place="unshown")
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        given = 1 if number is None else number
        if word == "f":
            self.state = replace(self.state, font=given)
            self.named = given
        elif word == "s":
            self.style = self.named = given
        elif word == "pard":
            self.style = 0
        elif word == "plain":
            self.state = replace(self.state, deleted=False)
        elif word == "uc":
            self.state = replace(self.state, skip=min(given, 8))
        elif word == "deleted":
            self.state = replace(self.state, deleted=given != 0)
        elif word == "ansicpg":
            self.encoding = _codec(f"cp{given}", self.encoding)
        elif word == "mac":
            self.encoding = "mac_roman"
        elif word == "fcharset" and self.state.place == "fonttbl":
            self.fonts[self.named] = _CODE_PAGES.get(given, self.encoding)

    def _go_aside(self, place: str) -> None:
        if place == "note" and self.state.place == "body":
            self.n_notes += 1
            self._write(f"[{self.n_notes}]")
            self.texts.setdefault("note", []).append(f"[{self.n_notes}] ")
        self.state = replace(self.state, place=place)

    def _bytes(self, run: bytes) -> None:
        if self.to_skip:
            left = run[self.to_skip :]
            self.to_skip = max(0, self.to_skip - len(run))
            run = left
        self.bytes_left += run

    def _flush(self) -> None:
        if not self.bytes_left:
            return
        run, self.bytes_left = bytes(self.bytes_left), bytearray()
        text = run.decode(self.fonts.get(self.state.font, self.encoding), "replace")
        if self.state.place == "stylesheet":
            found = _STYLE_NAME.match(text)
            if found:
                self.styles.setdefault(self.named, found.group(1).lower())
            return
        self._write(text)

    def _write(self, text: str) -> None:
        if not self.state.deleted and self.state.place not in ("unshown", "fonttbl", "stylesheet"):
            self.texts.setdefault(self.state.place, []).append(text)

    def _end_paragraph(self, place: str) -> None:
        text = "".join(self.texts.pop(place, []))
        # Characters beyond the first 65,536 are written as two halves.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if text.strip():
            self.parts.setdefault(place, []).append(Part(text, self._kind()))

    def _kind(self) -> BlockKind:
        name = self.styles.get(self.style, "")
        if name.startswith(("heading", "title")):
            return "heading"
        if "quot" in name or name == "block text":
            return "quotation"
        return "caption" if name.startswith("caption") else "paragraph"


def rtf_document(original: Original) -> Document:
    """The document of an RTF file. Raises ``InputRefused`` ``too-deep`` or ``empty``."""
    reading = _Reading(original.path)
    reading.read(original.data)
    parts = [*reading.parts.get("body", []), *reading.parts.get("note", [])]
    parts += [Part(f"Comment: {part.text.strip()}", "furniture") for part in reading.parts.get("comment", [])]
    parts += [Part(part.text, "furniture") for part in reading.parts.get("running", [])]
    title, author = (" ".join(part.text for part in reading.parts.get(name, [])) for name in ("title", "author"))
    return filled(assembled(original, parts, Facts()), Facts(title=title, authors=authors_in(author)))


def _codec(name: str, otherwise: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise
