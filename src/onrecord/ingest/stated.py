"""What a page says about itself outside its text: JSON-LD, meta fields, canonical address, title, language.

JSON-LD follows schema.org, the fields of ``meta`` are those of OpenGraph, Dublin Core, Parse.ly and Sailthru.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from justhtml import Node

from onrecord.ingest.dates import stated_date
from onrecord.ingest.jsonld import LONGEST_NAME, linked_data
from onrecord.ingest.tree import attribute, descendants, text_in

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publication_date", "date.published", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "dcterms.created", "citation_publication_date", "originalpublicationdate", "date",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "apple-mobile-web-app-title",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{3,2000}$", re.I)
_MARKS = "|·•»:-–—"
_SEPARATOR = re.compile(r"\s+[|·•»:]+\s+|\s+[-–—]+\s+|\s*\|\s*")
_TITLES_READ = 10


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of one page as it gives them, cleaned of white space; ``titles`` and ``dates`` surest first."""

    titles: tuple[str, ...] = ()
    page_title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    comments: tuple[str, ...] = field(default=(), repr=False)
    fields: dict[str, list[str]] = field(default_factory=dict, repr=False)


def stated_by(root: Node) -> Stated:
    """Collect what the page states. Fields that are empty, impossible or not of their kind are left out."""
    found = _Head()
    for node in descendants(root):
        found.look_at(node)
    linked = linked_data(found.scripts)
    fields = found.fields
    page_title = found.page_title
    return Stated(
        titles=tuple(islice(_once([linked.headline, *_values(fields, _TITLES)]), _TITLES_READ)),
        page_title=page_title,
        publisher=next(iter(_once([linked.publisher, *_names(fields, _PUBLISHERS)])), None),
        authors=linked.authors or tuple(_once(_names(fields, _AUTHORS))),
        dates=tuple(date for date in (linked.published, _first_date(_values(fields, _DATES))) if date is not None),
        url=_first_address([*found.canonical, *_values(fields, ("og:url", "twitter:url")), linked.url]),
        language=next(
            iter(
                _once(
                    [
                        found.language,
                        linked.language,
                        *_values(fields, ("og:locale", "content-language", "dc.language")),
                    ]
                )
            ),
            None,
        ),
        comments=tuple(found.comments),
        fields=fields,
    )


def without_site(title: str, publisher: str | None) -> tuple[str, str | None]:
    """A page title as headline and site name: "Mayor quits | Daily Echo" → ("Mayor quits", "Daily Echo").

    Only an end that is the known publisher is cut, as often as it stands there, or a short end after a headline of
    several words.
    """
    title = cleaned(title)
    ends = list(_SEPARATOR.finditer(title))
    known = (publisher or "").casefold()
    rest, site = len(title), None
    while known and ends and title[ends[-1].end() : rest].strip().casefold() == known:
        site = title[ends[-1].end() : rest].strip()
        rest = ends.pop().start()
    title = title[:rest].strip() or title
    if not ends:
        return title, site
    first = title[: ends[0].start()].strip()
    if known and first.casefold() == known:
        return title[ends[0].end() :].strip(), site or first
    head, last = _without_short_end(title, ends)
    return head, site or last


def _without_short_end(title: str, ends: list[re.Match[str]]) -> tuple[str, str | None]:
    """The title and ``None``, or the headline before a short end, and that end where its mark is a site's."""
    head, last = title[: ends[-1].start()].strip(), title[ends[-1].end() :].strip()
    mark = ends[-1].group().strip()
    spaced = mark not in ("-", ":") or len(ends) == 1
    if spaced and 1 <= len(last.split()) <= 4 and len(head.split()) >= 3 and last[:1].isupper():
        return head, last if mark in "|·•»" else None
    return title, None


def site_beside(page_title: str, headline: str) -> str | None:
    """What a page title holds beside the headline: "The Echo - Mayor quits" and "Mayor quits" → "The Echo"."""
    if not headline or page_title == headline:
        return None
    before, found, after = page_title.partition(headline)
    rest = (before or after).strip()
    if not headline or not found or bool(before) == bool(after) or rest[-1 if before else 0] not in _MARKS:
        return None
    parts = _SEPARATOR.split(rest.strip(_MARKS + " "))
    return parts[0 if before else -1] or None


class _Head:
    """What one walk over the tree collects."""

    def __init__(self) -> None:
        self.fields: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.comments: list[str] = []
        self.canonical: list[str] = []
        self.page_title: str | None = None
        self.language: str | None = None

    def look_at(self, node: Node) -> None:
        name = node.name
        if name == "meta":
            self._meta(node)
        elif name == "script" and "ld+json" in attribute(node, "type"):
            self.scripts.append("".join(str(child.data or "") for child in node.children or ()))
        elif name == "#comment":
            self.comments.append(str(node.data or "")[:2000])
        elif name == "link" and attribute(node, "rel").lower() == "canonical":
            self.canonical.append(attribute(node, "href"))
        elif name == "title" and self.page_title is None and node.namespace == "html":
            self.page_title = text_in(node) or None
        elif name == "html":
            self.language = attribute(node, "lang") or attribute(node, "xml:lang") or None

    def _meta(self, node: Node) -> None:
        content = cleaned(attribute(node, "content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attribute(node, key).strip().lower()
            if name and content:
                self.fields.setdefault(name, []).append(content)


def cleaned(value: str) -> str:
    """One line of valid Unicode: JSON can carry half characters, which no file can hold."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _values(fields: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in fields.get(name, ())]


def _names(fields: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    """Values that can be names: no addresses, no handles."""
    return [
        value
        for value in _values(fields, names)
        if "://" not in value and not value.startswith("@") and len(value) <= LONGEST_NAME
    ]


def _once(values: Iterable[str | None]) -> Iterator[str]:
    return iter(dict.fromkeys(value for value in values if value))


def _first_date(values: Iterable[str]) -> str | None:
    return next((date for date in map(stated_date, values) if date is not None), None)


def _first_address(values: Iterable[str | None]) -> str | None:
    return next((value.strip() for value in values if value and _ADDRESS.match(value.strip())), None)
