"""The quotations of a draft, each with whom the draft gives it to."""

import re
from collections.abc import Iterator, Mapping

from onrecord.check.beside import named_beside, subject_beside, told_of_beside
from onrecord.check.contents import Contents, size
from onrecord.check.told import is_third, people_of, told_of, undecided
from onrecord.check.values import Quotation, Told
from onrecord.marks import find_marks
from onrecord.quote import split_words
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Party, Reading, Span

_MARKDOWN = (".md", ".markdown", ".mdown")
_BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_BLOCK_SIGN = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_SIGNED = re.compile(r"\n[ \t>]*(?:[—–―]|--)[ \t]*(?P<name>[^\n]{2,80})\s*\Z")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?!\w)")
_NOTE_NUMBER = re.compile(r"\[\d{1,3}\]")
_NAMING = re.compile(
    r"(?:so-called|dubbed|nicknamed|known as|called|named|titled|entitled|termed|labell?ed|under the (?:title|name)"
    r"|(?:the|a|an) (?:word|term|phrase|title|name|label|slogan))(?: (?:the|an?))?[\s,:]*\Z",
    re.IGNORECASE,
)
_NAMING_REACH = 40
_TERM_WORDS, _LITTLE_WORD, _TITLE_WORDS = 2, 4, 2
_HOLDS, _TOUCHES = 0.8, 0.5
_MOSTLY = 0.6


def quotations_of(reading: Reading) -> tuple[Quotation, ...]:
    """Every quotation of a draft in the order of the text: between quotation marks, or set apart as a block.

    Quotations within quotations are part of the outer one. Furniture, bylines and datelines have none.
    """
    people, contents = people_of(reading), Contents(reading.attributions)
    text = reading.document.text
    is_markdown = reading.document.path.lower().endswith(_MARKDOWN)
    found: list[Quotation] = []
    for span in _spans(reading, is_markdown):
        attribution = attribution_of(span, contents)
        told = _told(text, span, attribution, people)
        found.append(_quotation(text, span, told, is_markdown))
    return tuple(found)


def _told(text: str, span: Span, attribution: Attribution | None, people: Mapping[str, Party]) -> Told | None:
    """Whom the draft gives the quotation to: as the reader has it, with a second look at the words beside it."""
    if attribution is None:
        named = named_beside(text, span)
        return undecided(text[named.start : named.end]) if named else None
    if attribution.source is not None:
        who = told_of_beside(text, span, attribution.source.span)
        if who is not None:
            return undecided(text[who.start : who.end])
        if attribution.speaker is None and is_third(attribution):
            subject = subject_beside(text, span)
            return undecided(text[subject.start : subject.end]) if subject else None
    return told_of(attribution, people, text)


def attribution_of(span: Span, contents: Contents) -> Attribution | None:
    """The innermost attribution whose content has the span, or the one that has most of it."""
    shares = contents.sharing(span)
    holding = [one for share, one in shares if share >= _HOLDS]
    if holding:
        return min(holding, key=lambda one: size(one.content))
    touching = [pair for pair in shares if pair[0] >= _TOUCHES]
    return max(touching, key=lambda pair: pair[0])[1] if touching else None


def _spans(reading: Reading, is_markdown: bool) -> list[Span]:
    marked = list(_marked(reading))
    blocks = [b.span for b in reading.document.blocks if b.kind == "quotation"]
    if is_markdown:
        blocks = [Span(*found.span()) for found in _BLOCK.finditer(reading.document.text)]
    # A block that is itself within marks is one quotation, and it is the marks that say where it ends.
    apart = [b for b in blocks if sum(_overlap(b, m) for m in marked) < _MOSTLY * (b.end - b.start)]
    free = [m for m in marked if not any(_overlap(b, m) for b in apart)]
    stripped = (_stripped(reading.document.text, b) for b in apart)
    return sorted([*free, *(b for b in stripped if b.start < b.end)])


def _marked(reading: Reading) -> Iterator[Span]:
    prose = prose_of(reading.document)
    for quoted in find_marks(prose.text, prose.breaks).quoted:
        if quoted.depth == 0:
            spans = prose.spans_in_document(Span(quoted.start, quoted.end))
            if spans:
                yield Span(spans[0].start, spans[-1].end)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _stripped(text: str, span: Span) -> Span:
    """The block without the line that signs it, and without outer space."""
    inner = text[span.start : span.end]
    signed = _SIGNED.search(inner.rstrip())
    body = (inner[: signed.start()] if signed else inner).rstrip(" \t\r\n>")
    lead = len(body) - len(body.lstrip())
    return Span(span.start + lead, span.start + len(body))


def _quotation(text: str, span: Span, told: Told | None, is_markdown: bool) -> Quotation:
    written = text[span.start : span.end]
    words = _NOTE_NUMBER.sub("", written)
    if is_markdown:
        words = _EMPHASIS.sub("", _LINK.sub(r"\1", _BLOCK_SIGN.sub("", words)))
    if told is None:
        told = _signature(text, span)
    return Quotation(span, written, words, told, _is_term(text, span, words, told))


def _signature(text: str, span: Span) -> Told | None:
    """Who signs a quotation in the line below it: "— Helen Marsh"."""
    end = text.find("\n\n", span.end + 3)
    signed = _SIGNED.search(text[span.end : end if end >= 0 else len(text)][:200].split("\n\n")[0])
    if signed is None:
        return None
    name = signed["name"].split(",")[0].strip(" *_")
    return Told(name, "person", (name,), (signed["name"].strip(),))


def _is_term(text: str, span: Span, words: str, told: Told | None) -> bool:
    before = text[max(0, span.start - _NAMING_REACH) : span.start]
    named = _NAMING.search(before) is not None
    if told is not None and not (named and before.lower().rstrip().endswith(("so-called", "dubbed", "nicknamed"))):
        return False
    n_words = len(split_words(words))
    return n_words <= _TERM_WORDS or named or _is_title(words)


def _is_title(words: str) -> bool:
    """Whether every longer word has a capital, as in the title of a book or a film."""
    bare = words.strip(" \"'“”‘’«»„")
    long = [word for word in bare.split() if len(word) >= _LITTLE_WORD]
    return len(long) >= _TITLE_WORDS and all(word[0].isupper() for word in long) and bare[-1:] not in ".,"
