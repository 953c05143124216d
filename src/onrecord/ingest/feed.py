"""The entries of a feed, RSS or Atom, each with the bytes it has in the file; and an entry to a document.

The formats are RSS 0.9 to 2.0 and Atom (RFC 4287) with the modules that carry the whole text and the author
(``content:encoded``, ``dc:creator``). Own code and no library: every entry keeps its bytes, so that it can be read
again later as it was, and feedparser tells no places.
"""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO
from xml.etree.ElementTree import Element
from xml.parsers import expat

from onrecord.errors import InputRefused
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.dates import posted_date, stated_date
from onrecord.ingest.member import Member, too_large
from onrecord.ingest.page import page_document
from onrecord.ingest.xmltree import MAX_DEPTH, guarded_parser, run, xml_tree
from onrecord.types import Document, Given, Original, Skipped

_ENTRIES = frozenset({"item", "entry"})
_TEXTS = ("content:encoded", "content", "description", "summary", "atom:summary", "body", "xhtml:body")
_INLINE = re.compile(r"</?(?:a|b|br|cite|code|em|i|mark|q|small|span|strong|sub|sup|u)\b[^<>]{0,300}>", re.I)
_DATES = ("pubDate", "published", "dc:date", "issued", "created", "updated", "modified", "dcterms:created")


@dataclass(slots=True)
class _Split:
    """What is seen of a feed while it is parsed: where its entries stand, and what it says of itself."""

    path: str
    places: list[tuple[int, int]] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    begun: int = -1
    at: int = -1

    def start(self, name: str, attributes: dict[str, str], index: int) -> None:
        self.names.append(name)
        if len(self.names) > MAX_DEPTH:
            raise InputRefused(self.path, "too-deep", f"The XML is nested more than {MAX_DEPTH} deep; save it again.")
        self.words = []
        if len(self.names) <= 2 and "xml:lang" in attributes:
            self.about.setdefault("language", attributes["xml:lang"])
        if self.begun < 0 and name.rpartition(":")[2] in _ENTRIES:
            self.begun, self.at = index, len(self.names)

    def end(self, name: str, index: int) -> None:
        if self.begun >= 0 and len(self.names) == self.at:
            self.places.append((self.begun, index))
            self.begun = -1
        elif self.begun < 0 and len(self.names) in (2, 3) and name in ("title", "language", "dc:language"):
            self.about.setdefault(name.rpartition(":")[2], "".join(self.words).strip())
        self.names.pop()

    def text(self, words: str) -> None:
        if self.begun < 0:
            self.words.append(words)


def feed_members(stream: BinaryIO, path: str, most: int) -> Iterator[Member | Skipped]:
    """Each entry of a feed, ``1`` for the first."""
    data = stream.read(most + 1)
    if len(data) > most:
        yield too_large(path, most)
        return
    try:
        split = _split(data, path)
    except InputRefused as refused:
        yield Skipped(refused.path, refused.reason, refused.detail)
        return
    if not split.places:
        yield Skipped(path, "empty", "The feed has no entries.")
    encoding = _declared(data)
    given = Given("entry", encoding, None, split.about.get("title") or None, split.about.get("language") or None)
    for n, (start, end) in enumerate(split.places, 1):
        close = data.find(b">", end) + 1 or len(data)
        yield Member(str(n), io.BytesIO(data[start:close]), given)


def _split(data: bytes, path: str) -> _Split:
    split = _Split(path)
    parser = guarded_parser(path)
    parser.StartElementHandler = lambda name, given: split.start(name, given, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: split.end(name, parser.CurrentByteIndex)
    parser.CharacterDataHandler = split.text
    parser.SkippedEntityHandler = lambda name, is_parameter: None
    run(parser, data, path)
    return split


def _declared(data: bytes) -> str | None:
    """The encoding that the XML declaration names, for the entries have none of their own."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.XmlDeclHandler = lambda version, encoding, alone: found.append(encoding or "")
    try:
        parser.Parse(data[:1000], False)
    except (expat.ExpatError, LookupError, ValueError):
        return None
    return found[0] or None if found else None


def entry_document(original: Original) -> Document:
    """The document of one entry. Raises ``InputRefused`` ``empty``, ``damaged`` and those of a page."""
    given = original.given or Given()
    entry = xml_tree(original.data, original.path, encoding=given.encoding)
    title = " ".join(_plain(entry.find("title")).split())
    page = f"<!doctype html><html><body><article><h1>{html.escape(title)}</h1>{_content(entry)}</article></body></html>"
    document = page_document(replace(original, given=None), page)
    return replace(
        document,
        title=title or document.title,
        publisher=given.publisher or document.publisher,
        authors=_authors(entry) or document.authors,
        published=_published(entry) or document.published,
        url=_address(entry) or document.url,
        language=document.language or given.language,
    )


def _content(entry: Element) -> str:
    """The entry's text as HTML: the fullest one that it has."""
    texts = [_markup(found) for name in _TEXTS for found in entry.findall(name)]
    return max(texts, key=len, default="")


def _markup(element: Element) -> str:
    if len(element):
        return "".join(_written(child) + html.escape(child.tail or "") for child in element)
    text = element.text or ""
    is_markup = element.get("type", "html") not in ("text", "text/plain")
    return text if is_markup else f"<p>{html.escape(text)}</p>"


def _written(element: Element) -> str:
    """XHTML written out as HTML. An explicit stack is not needed: the tree's depth is bounded."""
    name = element.tag.rpartition(":")[2]
    inner = html.escape(element.text or "") + "".join(
        _written(child) + html.escape(child.tail or "") for child in element
    )
    attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in element.attrib.items() if ":" not in key)
    return f"<{name}{attributes}>" if name in ("br", "img", "hr") else f"<{name}{attributes}>{inner}</{name}>"


def _plain(element: Element | None) -> str:
    """The words of an element that may hold marked-up text."""
    if element is None:
        return ""
    text = "".join(element.itertext())
    return _INLINE.sub("", html.unescape(text)) if element.get("type") in ("html", None) else text


def _authors(entry: Element) -> tuple[str, ...]:
    names = [found.findtext("name") or "" for found in entry.findall("author") if len(found)]
    names += [found.text or "" for name in ("dc:creator", "itunes:author") for found in entry.findall(name)]
    if not names:
        names = [_without_address(found.text or "") for found in entry.findall("author")]
    return tuple(dict.fromkeys(author for name in names for author in authors_in(name)))


def _without_address(author: str) -> str:
    """RSS writes ``jane@courier.example (Jane Roe)``."""
    _, opened, name = author.partition("(")
    return name.strip(") ") if opened else author


def _published(entry: Element) -> str | None:
    for name in _DATES:
        value = (entry.findtext(name) or "").strip()
        if not value:
            continue
        date = posted_date(value) or stated_date(value)
        if date is not None:
            return date
    return None


def _address(entry: Element) -> str | None:
    links = [
        (found.get("rel", "alternate"), found.get("href") or (found.text or "").strip())
        for found in entry.findall("link")
    ]
    address = next((href for rel, href in links if rel == "alternate" and href), None)
    guid = entry.find("guid")
    if address is None and guid is not None and guid.get("isPermaLink", "true") == "true":
        address = (guid.text or "").strip()
    return address if address and address.startswith(("http://", "https://")) else None
