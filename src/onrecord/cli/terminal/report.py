"""A reading for people: what the report is, its text with the marks, and a card for each attribution."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from onrecord.cli.terminal.cards import show_cards
from onrecord.cli.terminal.marked import STYLES, Mark, brackets, clipped, marked, marks_of
from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import one_line
from onrecord.cli.wording import forms_in_words, plural
from onrecord.types import Block, BlockKind, Document, Reading, Role, Span

_TITLES: frozenset[BlockKind] = frozenset({"heading", "paragraph"})
"""What a page's title may stand in."""

LEGEND: dict[Role, str] = {"source": "who says it", "cue": "how it is told", "content": "what was said"}


def show_reading(reading: Reading, page: Page) -> None:
    """Header, text, cards and the notes that belong to no card."""
    show_header(reading.document, page)
    show_text(reading, page)
    show_cards(reading, page)
    page.line(_summary(reading, page), style="bold")


def show_header(document: Document, page: Page) -> None:
    """Title, then who published it and when, then where it lies. Without a title its first words are not one."""
    title = document.title or ("" if document.text.strip() else "(a report without words)")
    if title:
        page.line(one_line(title), style="bold")
    credits = [document.publisher, document.published, ", ".join(document.authors)]
    known = [one_line(part) for part in credits if part]
    page.line(page.glyphs.dot.join(known) if known else "publisher, date and author are not stated", style="dim")
    words = plural(len(document.text.split()), "word")
    language = document.language or "language unknown"
    facts = (words, one_line(language), f"document {document.id}", one_line(document.path))
    page.line(page.glyphs.dot.join(facts), style="dim")
    page.gap()


def show_text(reading: Reading, page: Page) -> None:
    """The text block by block, marked; furniture that nobody speaks in is left out and counted."""
    if reading.attributions:
        page.line(_legend(page))
        page.gap()
    n_furniture = 0
    for block, within in _marked_blocks(reading):
        if block.kind == "furniture" and not within:
            n_furniture += 1
        else:
            _show_block(block, within, reading.document, page)
    if n_furniture:
        pieces = plural(n_furniture, "piece")
        page.line(f"({pieces} of page furniture left out: menus, buttons and the like)", style="dim")
        page.gap()


def show_excerpt(reading: Reading, page: Page, at_most: int) -> set[int]:
    """Show the first paragraphs in which somebody speaks; the numbers of the attributions in them."""
    page.line(_legend(page))
    page.gap()
    blocks = [(block, within) for block, within in _marked_blocks(reading) if block.kind != "furniture"]
    spoken = [(block, within) for block, within in blocks if within and block.kind in ("paragraph", "quotation")]
    shown = spoken[:at_most]
    for block, within in shown:
        _show_block(block, within, reading.document, page)
    page.line(f"(and {plural(len(blocks) - len(shown), 'other paragraph')})", style="dim")
    page.gap()
    return {number for _, within in shown for mark in within for number in mark.numbers}


def _marked_blocks(reading: Reading) -> Iterator[tuple[Block, tuple[Mark, ...]]]:
    document = reading.document
    blocks = document.blocks or (Block(Span(0, len(document.text)), "paragraph"),)
    return zip(blocks, clipped(marks_of(reading.attributions), (block.span for block in blocks)), strict=True)


def _show_block(block: Block, within: tuple[Mark, ...], document: Document, page: Page) -> None:
    """Show one block by its kind. Text that only repeats the title is not shown again."""
    text = document.text[block.span[0] : block.span[1]]
    if block.kind in _TITLES and not within and one_line(text) == one_line(document.title or ""):
        return
    words = marked(document.text, Span(*block.span), within, page)
    if block.kind == "quotation":
        page.line(words, indent=2, lead=page.glyphs.bar)
    elif block.kind == "heading":
        page.line(words, style="bold")
    elif block.kind == "paragraph":
        page.line(words)
    else:
        page.line(f"[{block.kind}] ", words, style="dim")
    page.gap()


def _legend(page: Page) -> Text:
    """How sources, cues and contents look below, shown on themselves."""
    out = Text("")
    for role, words in LEGEND.items():
        opens, closes = brackets(role, page)
        out.append(opens + words + closes, STYLES[role]).append("  ")
    return out.append("numbers lead to cards below", "dim")


def _summary(reading: Reading, page: Page) -> str:
    n = len(reading.attributions)
    if not n:
        return "No attributions found in this text."
    forms = Counter(attribution.form for attribution in reading.attributions)
    parts = [plural(n, "attribution"), forms_in_words(forms)]
    nameless = sum(a.source is None and a.speaker is None for a in reading.attributions)
    if nameless:
        parts.append(f"{nameless} without a source")
    if reading.notes:
        parts.append(plural(len(reading.notes), "note"))
    return page.glyphs.dot.join(parts)
