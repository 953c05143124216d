"""A copy of a Word draft with a comment at every finding, its text untouched.

The parts are those of ECMA-376 (Office Open XML). Of ``word/document.xml`` not one character is changed: marks of
where a comment begins and ends are put between its runs, and a run is never split, so a comment may reach further
than its quotation and begins with the quotation's words. Comments that the draft has stay.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from onrecord.check.note import foremost
from onrecord.check.values import Finding
from onrecord.errors import InputRefused
from onrecord.ingest.office import Office, opened
from onrecord.ingest.xmltree import guarded_parser, run, xml_tree
from onrecord.quote import CODES
from onrecord.types import Original, Span

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DOCUMENT, _COMMENTS = "word/document.xml", "word/comments.xml"
_LINKS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_DROPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback"})
_NO_SPACE = re.compile(r"\s+")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AUTHOR = "onrecord"


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of the body: its bytes in the part, and where its characters begin, white space not counted."""

    start: int
    end: int
    at: int


def commented(original: Original, text: str, findings: Sequence[Finding]) -> bytes:
    """The bytes of the copy. ``text`` is the draft's document's, which the findings' spans index.

    Raises ``InputRefused`` ``not-docx`` for any other kind of draft, ``damaged`` or ``encoding`` for one whose parts
    cannot be written.
    """
    if not original.data.startswith(b"PK"):
        detail = "Comments can be put into a Word file alone (.docx), and this draft is none; use --html."
        raise InputRefused(original.path, "not-docx", detail)
    office = opened(original)
    office.whole(_DOCUMENT)
    body = _part(office, _DOCUMENT)
    letters, runs, namespace = _walk(body, original.path)
    first = 1 + max(_known_ids(office), default=-1)
    placed = [(finding, _runs_of(finding.quotation.span, text, letters, runs)) for finding in findings]
    told = [(first + i, finding, where) for i, (finding, where) in enumerate((f, w) for f, w in placed if w)]
    if not told:
        return original.data
    changed = {_DOCUMENT: _marked(body, [(n, where) for n, _, where in told if where is not None], namespace)}
    changed[_COMMENTS] = _comments(office, [(n, finding) for n, finding, _ in told], namespace)
    changed |= _declared(office)
    return _zipped(office, changed)


def _part(office: Office, name: str) -> bytes:
    data = office.archive.read(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or re.search(
        rb"encoding=[\"'](?!utf-?8)", data[:200], re.IGNORECASE
    ):
        detail = f"{name} is not written in UTF-8, so no comments can be put into it; save the file again in Word."
        raise InputRefused(office.path, "encoding", detail)
    return data


def _walk(body: bytes, path: str) -> tuple[str, list[_Run], str]:
    """The letters of the body without white space, its runs, and the namespace it is written in."""
    parser = guarded_parser(path, namespaces=True)
    walker = _Walker()
    parser.buffer_text = False
    parser.StartElementHandler = lambda name, attributes: walker.start(name, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: walker.close(name, parser.CurrentByteIndex, body)
    parser.CharacterDataHandler = walker.characters
    run(parser, body, path)
    return "".join(walker.letters), walker.runs, walker.namespace


class _Walker:
    """Follows the body's elements, keeping where each outermost run of a paragraph begins and ends."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.runs: list[_Run] = []
        self.namespace = _MAIN
        self._n = self._in_run = self._in_text = self._dropped = self._run_start = self._run_at = 0

    def start(self, name: str, at: int) -> None:
        space, _, local = name.rpartition("}")
        if local == "document" and space in (_MAIN, _STRICT):
            self.namespace = space
        self._dropped += local in _DROPPED
        self._in_text += local == "t"
        if local == "r" and space in (_MAIN, _STRICT):
            if not self._in_run:
                self._run_start, self._run_at = at, self._n
            self._in_run += 1

    def close(self, name: str, at: int, body: bytes) -> None:
        space, _, local = name.rpartition("}")
        self._dropped -= local in _DROPPED
        self._in_text -= local == "t"
        if local == "r" and space in (_MAIN, _STRICT):
            self._in_run -= 1
            if not self._in_run and self._n > self._run_at:
                self.runs.append(_Run(self._run_start, body.index(b">", at) + 1, self._run_at))

    def characters(self, words: str) -> None:
        if self._in_text and not self._dropped:
            kept = _NO_SPACE.sub("", words)
            self.letters.append(kept)
            self._n += len(kept)


def _runs_of(span: Span, text: str, letters: str, runs: Sequence[_Run]) -> tuple[_Run, _Run] | None:
    """The first and the last run of a quotation: its letters, for the same time as in the draft's text."""
    wanted = _NO_SPACE.sub("", text[span.start : span.end])
    if not wanted or not runs:
        return None
    nth = _NO_SPACE.sub("", text[: span.start]).count(wanted)
    at = letters.find(wanted)
    for _ in range(nth):
        further = letters.find(wanted, at + len(wanted)) if at >= 0 else -1
        at = further if further >= 0 else at
    if at < 0:
        return None
    first = max((r for r in runs if r.at <= at), key=lambda r: r.at, default=None)
    last = max((r for r in runs if r.at < at + len(wanted)), key=lambda r: r.at, default=None)
    return (first, last) if first and last else None


def _marked(body: bytes, told: Sequence[tuple[int, tuple[_Run, _Run]]], namespace: str) -> bytes:
    put: list[tuple[int, int, bytes]] = []
    space = f'xmlns:c="{namespace}"'
    for number, (first, last) in told:
        opens = f'<c:commentRangeStart {space} c:id="{number}"/>'
        reference = f'<c:r {space}><c:commentReference c:id="{number}"/></c:r>'
        closes = f'<c:commentRangeEnd {space} c:id="{number}"/>{reference}'
        put += [(first.start, number, opens.encode()), (last.end, number, closes.encode())]
    out, at = [], 0
    for where, _, mark in sorted(put):
        out += [body[at:where], mark]
        at = where
    return b"".join([*out, body[at:]])


def _comments(office: Office, told: Sequence[tuple[int, Finding]], namespace: str) -> bytes:
    new = "".join(_comment(number, finding, namespace) for number, finding in told).encode()
    if _COMMENTS not in office.archive.NameToInfo:
        head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:comments xmlns:c="{namespace}">'
        return head.encode() + new + b"</c:comments>"
    return _before_last_close(_part(office, _COMMENTS), new, office.path, _COMMENTS)


def _comment(number: int, finding: Finding, namespace: str) -> str:
    name = foremost(finding.codes)
    head = f"{CODES[name].number} {name}: " if name else ""
    source = finding.source
    lines = [f"{' '.join(finding.quotation.text.split())}", head + finding.note]
    if source is not None:
        lines.append(f"{source.path}, {source.speaker or 'speaker not settled'}: {' '.join(source.text.split())}")
    paragraphs = "".join(
        f'<c:p><c:r><c:t xml:space="preserve">{escape(_UNWRITABLE.sub("�", line))}</c:t></c:r></c:p>' for line in lines
    )
    return f'<c:comment xmlns:c="{namespace}" c:id="{number}" c:author="{_AUTHOR}">{paragraphs}</c:comment>'


def _known_ids(office: Office) -> list[int]:
    tree = office.tree(_COMMENTS)
    found = [] if tree is None else [value for one in tree for key, value in one.attrib.items() if key.endswith("}id")]
    return [int(value) for value in found if value.lstrip("-").isdecimal()]


def _declared(office: Office) -> dict[str, bytes]:
    """The parts that say that there are comments, where they do not say so yet."""
    changed: dict[str, bytes] = {}
    types = _part(office, _TYPES)
    if _TYPE.encode() not in types:
        entry = f'<Override PartName="/{_COMMENTS}" ContentType="{_TYPE}"/>'.encode()
        changed[_TYPES] = _before_last_close(types, entry, office.path, _TYPES)
    if _LINKS not in office.archive.NameToInfo:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        links = head + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
    else:
        links = _part(office, _LINKS)
    relations = _relations(links, office.path)
    if not any(one.get("Type", "").endswith("/comments") for one in relations):
        taken = {one.get("Id") for one in relations}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdComments{n}" not in taken)
        link = f'<Relationship xmlns="{_RELATIONS}" Id="rIdComments{number}" Type="{_RELATION}" Target="comments.xml"/>'
        changed[_LINKS] = _before_last_close(links, link.encode(), office.path, _LINKS)
    return changed


def _relations(links: bytes, path: str) -> list[Element]:
    return list(xml_tree(links, path, namespaces=True))


def _before_last_close(part: bytes, new: bytes, path: str, name: str) -> bytes:
    """A part with more before the end of its root element, which may be written as empty."""
    stripped = part.rstrip()
    if stripped.endswith(b"/>"):
        start = stripped.rfind(b"<")
        tag = re.match(rb"<([^\s/>]+)", stripped[start:])
        if tag is not None:
            return stripped[:-2] + b">" + new + b"</" + tag.group(1) + b">"
    at = part.rfind(b"</")
    if at < 0:
        raise InputRefused(path, "damaged", f"{name} has no end; save the file again in Word.")
    return part[:at] + new + part[at:]


def _zipped(office: Office, changed: dict[str, bytes]) -> bytes:
    """The archive anew: every part as it was but for those changed, the new ones last."""
    out = io.BytesIO()
    names = {info.filename for info in office.archive.infolist()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in office.archive.infolist():
            data = changed.get(info.filename)
            archive.writestr(info, office.archive.read(info) if data is None else data, info.compress_type)
        for name, data in changed.items():
            if name not in names:
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
