"""A page of HTML to a document: its text laid out as blocks, and what it says about itself."""

import re
from dataclasses import dataclass, replace

from onrecord.errors import InputRefused
from onrecord.ingest.archive import fetched
from onrecord.ingest.bylines import authors_in, is_role
from onrecord.ingest.kinds import kinds_of, with_named_bylines, without_notes_on_authors
from onrecord.ingest.language import language_of, plausible
from onrecord.ingest.layout import Layout, apart, lay_out
from onrecord.ingest.links import links_of
from onrecord.ingest.pieces import shown_of
from onrecord.ingest.published import agreed, witnesses
from onrecord.ingest.stated import Stated, cleaned, site_beside, stated_by, without_site
from onrecord.ingest.tree import tree_of
from onrecord.types import Block, BlockKind, Document, Note, Original, Span

_BETWEEN = "\n\n"
_HIDING = r"script|style|title|textarea|noscript|template|iframe|xmp"
_OPENER = re.compile(rf"<({_HIDING})\b|<!--", re.I | re.A)
_CLOSER = re.compile(rf"</({_HIDING})|-->", re.I | re.A)
_TITLE_LIMIT = 1000


def page_document(original: Original, markup: str, *, by_words: bool = True) -> Document:
    """The document of a page.

    Raises ``InputRefused`` with the reason ``empty`` when the page shows no text, ``broken-html`` when unclosed markup
    swallows it, ``too-deep`` or ``too-large`` when reading it would take minutes. Without ``by_words`` the language is
    the one that the page declares.
    """
    root = tree_of(markup, original.path)
    stated = stated_by(root)
    shown = shown_of(root)
    if not shown.pieces:
        raise _nothing_shown(original, markup)
    titles = (*stated.titles, without_site(stated.page_title or "", stated.publisher)[0])
    layout = lay_out(apart(shown.pieces), titles)
    page = _Page(stated, layout, kinds_of(layout)).with_lines_on_authors()
    text, blocks = page.text()
    saved = fetched(stated.comments, stated.fields, stated.url)
    title, publisher = page.title()
    url = saved.url or stated.url
    published, doubts = page.published(url, blocks)
    links, lost = links_of(shown.runs, text, blocks)
    return Document(
        id=original.sha256[:16],
        path=original.path,
        sha256=original.sha256,
        text=text,
        blocks=blocks,
        title=title,
        publisher=publisher,
        authors=page.authors(),
        published=published,
        retrieved=original.retrieved or saved.retrieved,
        url=url,
        language=language_of(page.sample(), stated.language) if by_words else plausible(stated.language),
        links=links,
        notes=(*doubts, *lost),
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

    def with_lines_on_authors(self) -> "_Page":
        authors = self.authors()
        kinds = with_named_bylines(self.layout, self.kinds, authors)
        return replace(self, kinds=without_notes_on_authors(self.layout, kinds, authors))

    def authors(self) -> tuple[str, ...]:
        """Those the page states, unless it states only itself; then those of its first bylines."""
        found = [name for given in self.stated.authors for name in authors_in(given)]
        if all(name.casefold() == (self.stated.publisher or "").casefold() for name in found):
            found = self._signed() or found
        return tuple({name.casefold(): name for name in reversed(found)}.values())[::-1]

    def _signed(self) -> list[str]:
        """The names in the bylines before the text goes on."""
        found: list[str] = []
        for piece, kind in zip(self.layout.pieces, self.kinds, strict=True):
            if kind == "byline" and not (found and is_role(piece.text)):
                found += authors_in(piece.text)
            elif found and kind in ("paragraph", "quotation", "heading"):
                break
        return found

    def published(self, address: str | None, blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Note, ...]]:
        """The day of publication, and a note where the page contradicts itself about it."""
        found = witnesses(self.stated.dates, self.layout, self.kinds, address)
        date, against = agreed(found)
        if not against:
            return date, ()
        shown = next((w.piece for w in (*against, *found) if w.piece is not None), self.layout.title)
        dates = dict.fromkeys(f"{w.date} ({w.where})" for w in found)
        detail = f"The page gives dates that contradict each other: {', '.join(dates)}; {date or 'none'} was taken."
        return date, (Note("conflicting-dates", Span(0, 0) if shown is None else blocks[shown].span, detail),)

    def sample(self) -> str:
        """The report's own words, from its first paragraph on; the whole page when it has none."""
        words = " ".join([*self._of("paragraph"), *self._of("quotation")])
        return words or " ".join(piece.text for piece in self.layout.pieces)

    def _of(self, kind: BlockKind) -> list[str]:
        return [piece.text for piece, k in zip(self.layout.pieces, self.kinds, strict=True) if k == kind]


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
