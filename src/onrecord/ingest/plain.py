"""Plain text to a document. The text is kept code point for code point; only its blocks are found."""

import re
from itertools import pairwise

from onrecord.errors import InputRefused
from onrecord.ingest.bylines import authors_in
from onrecord.ingest.dates import find_date
from onrecord.ingest.language import language_of
from onrecord.ingest.wording import SHORT, line_kind, wire_opening
from onrecord.types import Block, BlockKind, Document, Original, Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?=\r|\n)")
_LONG_LINE = 130  # nothing is wrapped above this: longer lines are paragraphs of their own
_WRAP_SLACK = 0.85
_UNWRAPPED_SHARE = 0.2
_HEADING = 160
_SHORT_HEADING = 80
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?][\"”’]? +[A-Z“\"]")
_CLOSERS = "\"”’»)'"
_FEW_WORDS = 12
_CAPITALS = 0.7
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN_OPENING = re.compile(
    r"(?:the|an?|he|she|it|they|we|i|you|his|her|its|their|our|my|this|that|these|those|there|in|on|at|by|for|from|with|as"
    r"|when|while|after|before|although|but|and|if|one|some|many|most|mr|mrs|ms|dr)\b",
    re.I,
)
_PAST = re.compile(
    r"\w{2,}ed|said|told|was|were|had|has|have|been|did|went|came|gave|took|made|saw|knew|thought|spoke|wrote|met|won|lost"
    r"|began|became|left|held|found|rained|fell|rose|got|ran|kept|brought|bought|sent|led|broke|grew|felt|heard|paid|stood"
)
_OPENING_BLOCKS = 6  # a byline or dateline stands among the first blocks or not at all
_SENTENCE_END = tuple('.!?…:;,"”’»)')


def plain_document(original: Original, text: str) -> Document:
    """The document of a plain text. Raises ``InputRefused`` ``empty`` when there is only white space."""
    blocks = _with_kinds(text, paragraph_spans(text))
    if not blocks:
        raise InputRefused(original.path, "empty", "The file holds only white space; wanted the text of a report.")
    heading = next((block for block in blocks[:3] if block.kind == "heading"), None)
    return Document(
        id=original.sha256[:16],
        path=original.path,
        sha256=original.sha256,
        text=text,
        blocks=blocks,
        title=None if heading is None else " ".join(_slice(text, heading.span).split()),
        authors=_authors(text, blocks),
        published=_published(text, blocks),
        retrieved=original.retrieved,
        language=language_of(text),
    )


def paragraph_spans(text: str) -> list[Span]:
    """The blocks: what stands between blank lines, and the paragraphs within it."""
    chunks = [lines for chunk in _chunks(text) if (lines := _lines(text, chunk))]
    lengths = [span.end - span.start for lines in chunks for span in lines]
    if sum(length > _LONG_LINE for length in lengths) > _UNWRAPPED_SHARE * len(lengths):
        return [span for lines in chunks for span in lines]
    return [span for lines in chunks for span in _paragraphs(text, lines)]


def _chunks(text: str) -> list[Span]:
    edges = [0, *(found.end() for found in _BLANK.finditer(text)), len(text)]
    return [Span(start, end) for start, end in pairwise(edges)]


def _lines(text: str, chunk: Span) -> list[Span]:
    spans = [_trimmed(text, *found.span()) for found in _LINE.finditer(text, chunk.start, chunk.end)]
    return [span for span in spans if span.end > span.start]


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return Span(start + left, max(start + left, end - (len(line) - len(line.rstrip()))))


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    """The paragraphs of a run of lines without a blank one between them.

    A line that was wrapped ends where the next word did not fit. A line with room for that word was ended on
    purpose, so a new paragraph starts after it.
    """
    width = max(span.end - span.start for span in lines)
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        word = _slice(text, line).split(maxsplit=1)[0]
        ended = width > _LONG_LINE or before.end - before.start + 1 + len(word) <= _WRAP_SLACK * width
        if ended or line_kind(_slice(text, line)) is not None or line_kind(_slice(text, before)) is not None:
            paragraphs.append(line)
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
    return paragraphs


def _with_kinds(text: str, spans: list[Span]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    titled = False
    for n, span in enumerate(spans):
        kind = _kind(_slice(text, span), n)
        if kind == "paragraph" and not titled and _is_title(text, spans, n):
            kind = "heading"
        titled = titled or kind in ("heading", "paragraph")
        blocks.append(Block(span, kind))
    return tuple(blocks)


def _kind(line: str, n: int) -> BlockKind:
    kind = line_kind(line) if len(line) <= SHORT else None
    if kind in ("byline", "dateline") and n >= _OPENING_BLOCKS:
        return "paragraph"
    return kind or "paragraph"


def _is_title(text: str, spans: list[Span], n: int) -> bool:
    """The first block that is no furniture: short, one sentence, and followed by text that is longer."""
    line = _slice(text, spans[n])
    longer = any(span.end - span.start > len(line) for span in spans[n + 1 : n + 6])
    if not longer or len(line) > _HEADING or wire_opening(line):
        return False
    if not line.endswith(_SENTENCE_END):
        return True
    if line[0] in '"“‘«' or line[-1] in ":,":
        return False
    if line.rstrip(_CLOSERS)[-1:] not in (".", "!", "?", "…"):
        return len(_SENTENCE.findall(line)) == 0 or len(line) <= _SHORT_HEADING
    return _is_closed_headline(text, spans, n)


def _is_closed_headline(text: str, spans: list[Span], n: int) -> bool:
    """Whether a line with a full stop is a headline all the same, as some archives close every one.

    A byline or dateline below shows it, or else its words: few, in capitals, or without what makes a plain sentence
    (an opening "The" or "She", a verb in the past).
    """
    line = _slice(text, spans[n])
    if len(_SENTENCE.findall(line)) and len(line) > _SHORT_HEADING:
        return False
    below = _slice(text, spans[n + 1])
    if len(below) <= SHORT and line_kind(below) in ("byline", "dateline"):
        return True
    words = _LETTERS.findall(line)
    long = [word for word in words if len(word) > 3]
    if long and sum(word[0].isupper() for word in long) > _CAPITALS * len(long):
        return True
    plain = _PLAIN_OPENING.match(line) or any(_PAST.fullmatch(word) for word in words)
    return len(words) <= _FEW_WORDS and not plain and line[-1] != "…"


def _authors(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return next((authors_in(_slice(text, block.span)) for block in blocks if block.kind == "byline"), ())


def _published(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The date of a dateline or byline, or of the place and date that open the first paragraph."""
    for block in blocks[:_OPENING_BLOCKS]:
        passage = _slice(text, block.span)
        if block.kind == "paragraph":
            passage = wire_opening(passage)
        if block.kind in ("byline", "dateline", "paragraph"):
            date = find_date(passage)
            if date is not None:
                return date
    return None


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]
