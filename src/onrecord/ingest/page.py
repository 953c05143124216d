"""A page of HTML to a document: its text laid out as blocks, and what it says about itself."""

import re
from dataclasses import dataclass

from onrecord.errors import InputRefused
from onrecord.ingest.archive import fetched
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.dates import find_date, stated_date
from onrecord.ingest.kinds import kinds_of
from onrecord.ingest.language import language_of
from onrecord.ingest.layout import Layout, apart, lay_out
from onrecord.ingest.pieces import pieces_of
from onrecord.ingest.stated import Stated, cleaned, site_beside, stated_by, without_site
from onrecord.ingest.tree import ancestors, attribute, tree_of
from onrecord.ingest.wording import is_dateline, wire_opening
from onrecord.types import Block, BlockKind, Document, Original, Span

_BETWEEN = "\n\n"
_UPDATED = re.compile(r"\b(?:updated|modified|edited|revised)\b", re.I)
_HIDING = r"script|style|title|textarea|noscript|template|iframe|xmp"
_OPENER = re.compile(rf"<({_HIDING})\b|<!--", re.I | re.A)
_CLOSER = re.compile(rf"</({_HIDING})|-->", re.I | re.A)
_NEAR_HEADLINE = 8
_TITLE_LIMIT = 1000


def page_document(original: Original, markup: str) -> Document:
    """The document of a page.

    Raises ``InputRefused`` with the reason ``empty`` when the page shows no text, ``broken-html`` when unclosed markup
    swallows it, ``too-deep`` or ``too-large`` when reading it would take minutes.
    """
    root = tree_of(markup, original.path)
    stated = stated_by(root)
    pieces = pieces_of(root)
    if not pieces:
        raise _nothing_shown(original, markup)
    titles = (*stated.titles, without_site(stated.page_title or "", stated.publisher)[0])
    layout = lay_out(apart(pieces), titles)
    page = _Page(stated, layout, kinds_of(layout))
    text, blocks = page.text()
    saved = fetched(stated.comments, stated.fields, stated.url)
    title, publisher = page.title()
    return Document(
        id=original.sha256[:16],
        path=original.path,
        sha256=original.sha256,
        text=text,
        blocks=blocks,
        title=title,
        publisher=publisher,
        authors=page.authors(),
        published=page.published(),
        retrieved=original.retrieved or saved.retrieved,
        url=saved.url or stated.url,
        language=language_of(page.sample(), stated.language),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    stated: Stated
    layout: Layout
    kinds: list[BlockKind]

    def text(self) -> tuple[str, tuple[Block, ...]]:
        """All pieces with an empty line between them, and the block of each."""
        blocks: list[Block] = []
        start = 0
        for piece, kind in zip(self.layout.pieces, self.kinds, strict=True):
            blocks.append(Block(Span(start, start + len(piece.text)), kind))
            start += len(piece.text) + len(_BETWEEN)
        return _BETWEEN.join(piece.text for piece in self.layout.pieces), tuple(blocks)

    def title(self) -> tuple[str | None, str | None]:
        """Headline and publisher. The headline the reader sees is preferred to the one in the head.

        A headline longer than ``_TITLE_LIMIT`` characters is cut at the end of a word; the text keeps it whole.
        """
        stated = self.stated
        short, site = without_site(stated.page_title or "", stated.publisher)
        shown = None if self.layout.title is None else cleaned(self.layout.pieces[self.layout.title].text)
        title = shown or next(iter(stated.titles), None) or short or None
        publisher = stated.publisher or site_beside(stated.page_title or "", title or "") or site
        return title and _cut(title), publisher

    def authors(self) -> tuple[str, ...]:
        found = [name for given in self.stated.authors for name in authors_in(given)]
        if not found:
            byline = next(iter(self._of("byline")), None)
            found = list(authors_in(byline)) if byline else []
        return tuple({name.casefold(): name for name in reversed(found)}.values())[::-1]

    def published(self) -> str | None:
        """JSON-LD and meta fields first, then ``<time>`` near the headline, then the lines that show a date."""
        return self.stated.published or self._by_time() or self._by_line()

    def sample(self) -> str:
        """The report's own words, from its first paragraph on; the whole page when it has none."""
        words = " ".join([*self._of("paragraph"), *self._of("quotation")])
        return words or " ".join(piece.text for piece in self.layout.pieces)

    def _of(self, kind: BlockKind) -> list[str]:
        return [piece.text for piece, k in zip(self.layout.pieces, self.kinds, strict=True) if k == kind]

    def _by_time(self) -> str | None:
        at = self.layout.title or 0
        near = slice(max(0, at - _NEAR_HEADLINE), at + _NEAR_HEADLINE)
        for piece, kind in zip(self.layout.pieces[near], self.kinds[near], strict=True):
            around = {node.name: node for node in ancestors(piece.node)}
            if "time" not in around or "aside" in around or kind == "furniture" or _UPDATED.match(piece.text):
                continue
            date = stated_date(attribute(around["time"], "datetime"))
            if date is not None:
                return date
        return None

    def _by_line(self) -> str | None:
        lines = [*self._of("dateline"), *self._of("byline")]
        lines.sort(key=lambda line: _UPDATED.search(line) is not None)
        lines += [wire_opening(paragraph) for paragraph in self._of("paragraph")[:2]]
        shown = next((date for line in lines if (date := find_date(line)) is not None), None)
        if shown is not None:
            return shown
        before = self.layout.pieces[: (self.layout.title or 0) + 1]
        return next((find_date(piece.text) for piece in before if is_dateline(piece.text)), None)


def _cut(title: str) -> str:
    if len(title) <= _TITLE_LIMIT:
        return title
    start = title[: _TITLE_LIMIT + 1]
    return start.rpartition(" ")[0] or start[:_TITLE_LIMIT]


def _unclosed(markup: str) -> str | None:
    """The first opening tag of hidden text, or of a comment, that nothing after it closes."""
    last = {_name(closer): closer.start() for closer in _CLOSER.finditer(markup)}
    openers = _OPENER.finditer(markup)
    return next((opener.group() for opener in openers if last.get(_name(opener), -1) < opener.start()), None)


def _name(tag: re.Match[str]) -> str:
    """The tag's name in lower case; empty for a comment."""
    return (tag.group(1) or "").lower()


def _nothing_shown(original: Original, markup: str) -> InputRefused:
    unclosed = _unclosed(markup)
    if unclosed is not None:
        detail = f"An unclosed {unclosed} hides all text of the page; save the page again."
        return InputRefused(original.path, "broken-html", detail)
    detail = "The page shows no text; it may be drawn by a script. Save it from a browser once it is on the screen."
    return InputRefused(original.path, "empty", detail)
