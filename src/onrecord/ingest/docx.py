"""DOCX to a document: what a reader of the printed page sees, all changes accepted.

The parts are those of ECMA-376 (Office Open XML): the body, footnotes and endnotes, headers and footers, comments,
styles and the properties. Own code and no library: those at hand leave out what stands in tracked insertions, and
read what was deleted or give no footnotes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from onrecord.ingest.assemble import Facts, Part, assembled, filled
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.office import Office, opened
from onrecord.types import BlockKind, Document, Original

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "ruby"}
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_HEADINGS = ("heading", "title", "überschrift", "titre", "título", "titolo", "kop", "rubrik")
_QUOTATIONS = ("quote", "block text", "zitat", "citation", "cita", "citazione", "citaat", "citat", "blockquote")
_CAPTIONS = ("caption", "beschriftung", "légende", "didascalia", "bijschrift", "leyenda")
_MOST_PARENTS = 20  # styles that are based on each other
_NOTE_KINDS = (("footnotes", "footnote"), ("endnotes", "endnote"))


def docx_document(original: Original) -> Document:
    """The document of a Word file. Raises ``InputRefused`` ``damaged``, ``too-large``, ``protected``, ``empty`` …"""
    office = opened(original)
    body = _plain_names(office.whole("word/document.xml"))
    styles = _styles(office)
    parts = list(_Flow(styles).parts(body))
    parts += _notes(office, styles)
    parts += _comments(office)
    headers = _running(office, "header")
    footers = _running(office, "footer")
    return filled(assembled(original, [*headers, *parts, *footers], Facts()), _facts(office))


def _plain_names(tree: Element) -> Element:
    """The same tree with the names of the strict variant of the format changed to those of the usual one."""
    for element in tree.iter():
        if element.tag.startswith(_STRICT):
            element.tag = _W + element.tag[len(_STRICT) :]
        for key in [key for key in element.attrib if key.startswith(_STRICT)]:
            element.attrib[_W + key[len(_STRICT) :]] = element.attrib.pop(key)
    return tree


def _styles(office: Office) -> dict[str, BlockKind]:
    """What each paragraph style makes of a paragraph, by the style's id; a style is also what it is based on."""
    tree = office.tree("word/styles.xml")
    if tree is None:
        return {}
    named: dict[str, tuple[str, str]] = {}
    for style in _plain_names(tree).iter(f"{_W}style"):
        name, base = style.find(f"{_W}name"), style.find(f"{_W}basedOn")
        named[style.get(f"{_W}styleId", "")] = (_value(name).lower(), _value(base))
    kinds = {key: _kind_of_style(key, named) for key in named}
    return {key: kind for key, kind in kinds.items() if kind is not None}


def _kind_of_style(key: str, named: dict[str, tuple[str, str]]) -> BlockKind | None:
    for _ in range(_MOST_PARENTS):
        name, base = named.get(key, ("", ""))
        if name.startswith(_HEADINGS) or name in ("subtitle",):
            return "heading"
        if any(word in name for word in _QUOTATIONS):
            return "quotation"
        if name.startswith(_CAPTIONS):
            return "caption"
        if name in ("header", "footer"):
            return "furniture"
        if not base:
            return None
        key = base
    return None


@dataclass(frozen=True, slots=True)
class _Flow:
    """Walks paragraphs and tables in order. ``kind`` is what a paragraph without a telling style is."""

    styles: dict[str, BlockKind]
    kind: BlockKind = "paragraph"
    marks: dict[str, str] = field(default_factory=dict)

    def parts(self, container: Element) -> Iterator[Part]:
        for child in _children(container):
            name = child.tag.removeprefix(_W)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name not in _LEFT_OUT:
                yield from self.parts(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Part]:
        boxes: list[Element] = []
        text = "".join(_words(paragraph, boxes))
        if _is_deleted(paragraph) and not text.strip():
            return
        yield Part(text, self._kind(paragraph))
        for box in boxes:
            yield from self.parts(box)

    def _kind(self, paragraph: Element) -> BlockKind:
        properties = paragraph.find(f"{_W}pPr")
        style = None if properties is None else properties.find(f"{_W}pStyle")
        if properties is not None and style is None and properties.find(f"{_W}outlineLvl") is not None:
            return "heading"
        return self.styles.get(_value(style), self.kind)

    def _table(self, table: Element) -> Iterator[Part]:
        """A row of short cells is one part, its cells parted by a tab; longer cells are laid out one after another."""
        for row in _below(table, "tr"):
            cells = [list(self.parts(cell)) for cell in _below(row, "tc")]
            if all(len(cell) <= 1 and sum(len(part.text) for part in cell) <= 80 for cell in cells):
                texts = [cell[0].text.strip() for cell in cells if cell]
                yield Part("\t".join(text for text in texts if text), self.kind)
            else:
                for cell in cells:
                    yield from cell


def _below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also where an insertion or a control is wrapped around them."""
    for child in _children(element):
        if child.tag == _W + name:
            yield child
        elif child.tag.removeprefix(_W) not in _LEFT_OUT | {"tbl", "p"}:
            yield from _below(child, name)


def _children(element: Element) -> Iterator[Element]:
    """The children, of alternatives for old and new programs only the first."""
    for child in element:
        if child.tag == _ALTERNATE:
            yield from child.find(_CHOICE) or child[:1]
        else:
            yield child


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The characters of a paragraph. Text boxes that hang on it are put into ``boxes``, to stand after it."""
    for child in _children(element):
        name = child.tag.removeprefix(_W)
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield "" if name == "br" and child.get(f"{_W}type") in ("page", "column") else _MARKS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            yield f"[{child.get(f'{_W}id', '')}]"
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _LEFT_OUT:
            yield from _words(child, boxes)


def _is_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _notes(office: Office, styles: dict[str, BlockKind]) -> Iterator[Part]:
    """Footnotes and endnotes after the body, each opened by its number as the body shows it."""
    for file, name in _NOTE_KINDS:
        tree = office.tree(f"word/{file}.xml")
        for note in () if tree is None else _plain_names(tree).findall(_W + name):
            if note.get(f"{_W}type", "normal") != "normal":
                continue  # the lines that part notes from the text
            number = f"[{note.get(f'{_W}id', '')}] "
            for part in _Flow(styles).parts(note):
                yield Part(number + part.text.strip(), part.kind)
                number = ""


def _comments(office: Office) -> Iterator[Part]:
    tree = office.tree("word/comments.xml")
    for comment in () if tree is None else _plain_names(tree).findall(f"{_W}comment"):
        author = comment.get(f"{_W}author", "")
        words = "\n".join(part.text.strip() for part in _Flow({}).parts(comment))
        yield Part(f"Comment{f' by {author}' if author else ''}: {words}", "furniture")


def _running(office: Office, name: str) -> list[Part]:
    """Headers or footers: each wording once."""
    files = sorted(
        file for file in office.archive.namelist() if file.startswith(f"word/{name}") and file.endswith(".xml")
    )
    texts: dict[str, None] = {}
    for file in files:
        tree = office.tree(file)
        for part in () if tree is None else _Flow({}).parts(_plain_names(tree)):
            texts.setdefault(part.text.strip())
    return [Part(text, "furniture") for text in texts if text]


def _facts(office: Office) -> Facts:
    tree = office.tree("docProps/core.xml")
    if tree is None:
        return Facts()
    creator = tree.findtext(f"{_DC}creator") or ""
    return Facts(
        title=tree.findtext(f"{_DC}title"),
        authors=authors_in(creator),
        language=tree.findtext(f"{_DC}language"),
    )


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
