"""ODT (OpenDocument text) to a document: what a reader of the printed page sees, all changes accepted.

The elements are those of OASIS OpenDocument 1.3. Notes are kept after the body, comments as furniture, deleted text
is left out: it stands in a part of its own (``text:tracked-changes``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from onrecord.errors import InputRefused
from onrecord.ingest.assemble import Facts, Part, assembled, filled
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.office import Office, opened
from onrecord.types import BlockKind, Document, Original

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _STYLE, _TABLE = (_NS + f"{name}:1.0}}" for name in ("text", "office", "style", "table"))
_META = _NS + "meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset({_TEXT + "tracked-changes", _OFFICE + "forms", _TEXT + "sequence-decls", _TEXT + "ruby-text"})
_QUOTATIONS = ("quot", "zitat", "citation", "cita", "blockquote")
_CAPTIONS = ("caption", "illustration", "figure", "beschriftung")
_MOST_SPACES = 1000
_SPACES = re.compile(r"[ \t\r\n]+")  # no-break spaces stay
_MOST_PARENTS = 20


def odt_document(original: Original) -> Document:
    """The document of an OpenDocument text. Raises ``InputRefused`` ``damaged``, ``too-large``, ``empty`` …"""
    office = opened(original)
    _refuse_locked(office)
    content = office.whole("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputRefused(original.path, "damaged", "The file holds no text document; save it again as .odt.")
    flow = _Flow(_styles(content, office.tree("styles.xml")))
    parts = [*flow.parts(body), *flow.notes, *flow.comments]
    return filled(assembled(original, parts, Facts()), _facts(office))


def _refuse_locked(office: Office) -> None:
    manifest = office.tree("META-INF/manifest.xml")
    if manifest is not None and any(element.tag.endswith("}encryption-data") for element in manifest.iter()):
        raise InputRefused(office.path, "protected", "The file is locked with a password; save it without one.")


def _styles(*trees: Element | None) -> dict[str, BlockKind]:
    """What each paragraph style makes of a paragraph; a style is also what its parent is."""
    parents: dict[str, str] = {}
    for tree in trees:
        for style in () if tree is None else tree.iter(f"{_STYLE}style"):
            parents[style.get(f"{_STYLE}name", "")] = style.get(f"{_STYLE}parent-style-name", "")
    kinds = {name: _kind_of_style(name, parents) for name in parents}
    return {name: kind for name, kind in kinds.items() if kind is not None}


def _kind_of_style(name: str, parents: dict[str, str]) -> BlockKind | None:
    for _ in range(_MOST_PARENTS):
        lower = name.lower()
        if lower in ("title", "subtitle") or lower.startswith("heading"):
            return "heading"
        if lower.startswith(_QUOTATIONS):
            return "quotation"
        if lower.startswith(_CAPTIONS):
            return "caption"
        if not parents.get(name):
            return None
        name = parents[name]
    return None


@dataclass(frozen=True, slots=True)
class _Flow:
    """Walks the body in order and lays notes and comments aside."""

    styles: dict[str, BlockKind]
    notes: list[Part] = field(default_factory=list)
    comments: list[Part] = field(default_factory=list)

    def parts(self, container: Element) -> Iterator[Part]:
        for child in container:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield self._paragraph(child)
            elif child.tag == f"{_TABLE}table-row":
                yield from self._row(child)
            elif child.tag not in _LEFT_OUT:
                yield from self.parts(child)

    def _paragraph(self, paragraph: Element) -> Part:
        kind = self.styles.get(paragraph.get(f"{_TEXT}style-name", ""), "paragraph")
        return Part("".join(self._words(paragraph)), "heading" if paragraph.tag == f"{_TEXT}h" else kind)

    def _row(self, row: Element) -> Iterator[Part]:
        cells = [list(self.parts(cell)) for cell in row]
        if all(len(cell) <= 1 and sum(len(part.text) for part in cell) <= 80 for cell in cells):
            yield Part("\t".join(cell[0].text.strip() for cell in cells if cell))
        else:
            for cell in cells:
                yield from cell

    def _words(self, element: Element) -> Iterator[str]:
        """The characters of a paragraph; white space in the file is one space, as the format has it."""
        yield _collapsed(element.text)
        for child in element:
            yield from self._inline(child)
            yield _collapsed(child.tail)

    def _inline(self, child: Element) -> Iterator[str]:
        name = child.tag
        if name == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif name in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield "\t" if name.endswith("tab") else "\n"
        elif name == f"{_TEXT}note":
            yield self._note(child)
        elif name == f"{_OFFICE}annotation":
            self._comment(child)
        elif name not in _LEFT_OUT:
            yield from self._words(child)

    def _note(self, note: Element) -> str:
        number = f"[{note.findtext(f'{_TEXT}note-citation') or '*'}]"
        body = note.find(f"{_TEXT}note-body")
        for n, part in enumerate([] if body is None else list(self.parts(body))):
            self.notes.append(Part(part.text if n else f"{number} {part.text.strip()}", part.kind))
        return number

    def _comment(self, comment: Element) -> None:
        author = comment.findtext(f"{_DC}creator") or ""
        words = "\n".join(part.text for part in self.parts(comment))
        self.comments.append(Part(f"Comment{f' by {author}' if author else ''}: {words}", "furniture"))


def _collapsed(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def _facts(office: Office) -> Facts:
    tree = office.tree("meta.xml")
    if tree is None:
        return Facts()
    author = tree.findtext(f".//{_META}initial-creator") or tree.findtext(f".//{_DC}creator") or ""
    return Facts(
        title=tree.findtext(f".//{_DC}title"),
        authors=authors_in(author),
        language=tree.findtext(f".//{_DC}language"),
    )
