"""A PDF to a document, and from spans of its text back to pages and boxes."""

import re
from dataclasses import dataclass

from onrecord.errors import InputRefused
from onrecord.ingest.assemble import BETWEEN, Facts, Part, assembled, filled, shown
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.pdf.columns import reading_order
from onrecord.ingest.pdf.furniture import common_size, edge_furniture
from onrecord.ingest.pdf.letters import HYPHEN, Letter, facts_of, pages_of
from onrecord.ingest.pdf.lines import Line, lines_of
from onrecord.ingest.pdf.paragraphs import Passage, Print, passages_of
from onrecord.types import Document, Original, PageBox, Span

_JUNK_TITLE = re.compile(
    r"(?:microsoft word|untitled|document\d*|slide \d|print|layout|.*\.(?:docx?|indd|qxd|pdf|pages|rtf|odt)$)", re.I
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Laid:
    """The letters of the text, one for each code point, with their pages; ``None`` between passages."""

    document: Document
    places: list[tuple[int, Letter] | None]


def pdf_document(original: Original) -> Document:
    """The document of a PDF. Raises ``InputRefused`` ``no-text`` for pages that are only pictures, ``damaged`` …"""
    return _laid_out(original).document


def pdf_boxes(original: Original, spans: tuple[Span, ...]) -> tuple[PageBox, ...]:
    """Where passages of the document of a PDF stand: for each span in order a box for each of its lines."""
    places = _laid_out(original).places
    return tuple(box for span in spans for box in _boxes(places, span))


def _laid_out(original: Original) -> _Laid:
    passages = [_cleaned(passage) for passage in _passages(original)]
    passages = [passage for passage in passages if passage.letters]
    parts = [Part(passage.text, passage.kind) for passage in passages]
    document = filled(assembled(original, parts, Facts()), _facts(original))
    places: list[tuple[int, Letter] | None] = []
    for passage in passages:
        places += [None] * len(BETWEEN) if places else []
        places += [(page, letter) for text, page, letter in passage.letters for _ in text]
    return _Laid(document, places)


def _passages(original: Original) -> list[Passage]:
    pages = [(page, lines_of(page)) for page in pages_of(original)]
    lines = [line for _, found in pages for line in found]
    if not any(character.isalpha() for line in lines for character in line.text):
        detail = (
            f"The {len(pages)} pages of the PDF hold pictures and no text, so it could not be checked;"
            " run text recognition (OCR) over it and give the result."
        )
        raise InputRefused(original.path, "no-text" if pages else "empty", detail)
    furniture = edge_furniture(pages)
    columns: list[list[Line]] = []
    for _, found in pages:
        at_edge = sorted((line for line in found if id(line) in furniture), key=lambda line: (line.middle, line.left))
        columns += reading_order([line for line in found if id(line) not in furniture])
        columns += [at_edge] if at_edge else []
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    running = [line for line in lines if id(line) not in furniture]
    return passages_of(columns, furniture, Print(common_size(running), words))


def _cleaned(passage: Passage) -> Passage:
    """The passage as its text will stand: no halves of hyphens, one space at a time, none at its ends."""
    letters = [("-" if text == HYPHEN else text, page, letter) for text, page, letter in passage.letters]
    letters = [one for one in letters if one[0].isspace() or shown(one[0])]
    kept: list[tuple[str, int, Letter]] = []
    for one in letters:
        if not (one[0].isspace() and (not kept or kept[-1][0].isspace())):
            kept.append(one)
    while kept and kept[-1][0].isspace():
        kept.pop()
    return Passage(kept, passage.kind, passage.size)


def _facts(original: Original) -> Facts:
    told = facts_of(original)
    title = told.get("Title", "").strip()
    return Facts(title=None if _JUNK_TITLE.match(title) else title, authors=authors_in(told.get("Author", "")))


def _boxes(places: list[tuple[int, Letter] | None], span: Span) -> list[PageBox]:
    """One box for each line: where the next letter stands on another page, lower down or back to the left."""
    boxes: list[PageBox] = []
    for at in range(max(span.start, 0), min(span.end, len(places))):
        place = places[at]
        if place is None:
            continue
        page, letter = place
        if boxes and _same_line(boxes[-1], page, letter):
            boxes[-1] = _widened(boxes[-1], letter, at)
        else:
            box = (letter.left, letter.top, letter.right, letter.bottom)
            boxes.append(PageBox(Span(at, at + 1), page, *box))
    return boxes


def _same_line(box: PageBox, page: int, letter: Letter) -> bool:
    overlap = min(box.bottom, letter.bottom) - max(box.top, letter.top)
    return page == box.page and overlap > 0.3 * (letter.bottom - letter.top) and letter.left >= box.left - 1


def _widened(box: PageBox, letter: Letter, at: int) -> PageBox:
    return PageBox(
        Span(box.span.start, at + 1),
        box.page,
        min(box.left, letter.left),
        min(box.top, letter.top),
        max(box.right, letter.right),
        max(box.bottom, letter.bottom),
    )
