"""Quotations whose speaker is told by a phrase and no verb of saying: "in the words of", "his answer was".

The model has seen few of them. Only quotations that are in nobody's mouth yet are looked at. What is between the marks
is certain, and so is whose words they are called, which is all that is needed. A phrase that opens the clause ("In the
words of a senior aide, he was “the torchbearer” of it") gives all of it, as PolNeAR does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import phrases
from onrecord.read.contest import Draft
from onrecord.read.page import Page
from onrecord.read.phrase import phrase_from
from onrecord.sentences import around
from onrecord.types import Passage, Span

WORDED_CONFIDENCE = 0.75
_MOST_AROUND = 30
"""Contents before a quotation among which one that holds it is looked for."""
_LONGEST_OWNER = 80
_OWNERS = "[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Ii]ts"
_WORDS = r"words|phrase|formulation|expression|telling|parlance"
_OF = re.compile(rf"\b(?:[Ii]n|[Tt]o use|[Tt]o borrow) the (?:[a-z]+ )?(?:{_WORDS}) of(?=\s)|\b[Tt]o quote(?=\s)")
_OWNED = re.compile(
    rf"\b[Ii]n (?P<source>{_OWNERS}|[^,;:.“”\"\n]{{2,{_LONGEST_OWNER}}}?[’']s?) (?P<cue>(?:own )?(?:{_WORDS}))\b"
)
_HOW = re.compile(r"[,.]?[”\"’']?\s*(?:[Tt]hat |[Tt]his )?(?:was|is) how(?=\s)")
_BY_TEXT = re.compile(
    r"(?P<source>[^,:“”\"\n]{3,80}), (?P<cue>(?:by|via|on|in|from|writing|speaking)(?: [\w-]+){1,5}:)\s+"
)
_VERB = re.compile(r"\s+(?P<verb>(?:has |had )?[a-z]+(?: (?:it|up|this|that))?)\b")
_NAME = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}(?=[,.;)\s])")
_GAP = re.compile(r"[\s,–—-]*")
"""What may stand between such a phrase and the quotation beside it."""


class _Frame(NamedTuple):
    source: Span
    cue: Span
    content: Span


def worded(page: Page, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """A draft for each quotation that no draft gives to anybody and that a phrase beside it gives to somebody."""
    text = page.document.text
    taken = sorted(span for draft in drafts for span in draft.spans)
    for quoted in page.quoted:
        if _is_taken(taken, quoted):
            continue
        frame = _frame(text, quoted)
        if frame is not None and not _is_taken(taken, frame.content):
            source, cue = (Passage(span, text[slice(*span)]) for span in (frame.source, frame.cue))
            yield Draft(source, cue, (frame.content,), WORDED_CONFIDENCE)


def _is_taken(taken: Sequence[Span], span: Span) -> bool:
    """Whether one of some contents, in order, shares a character with a span; contents may lie in one another."""
    upto = bisect_left(taken, span.end, key=lambda one: one.start)
    return any(one.end > span.start for one in taken[max(0, upto - _MOST_AROUND) : upto])


def _frame(text: str, quoted: Span) -> _Frame | None:
    sentence = around(text, quoted)
    return (
        _words_of(text, quoted, sentence)
        or _answer_was(text, quoted, sentence)
        or _that_was(text, quoted, sentence)
        or _how(text, quoted)
        or _by_text(text, quoted, sentence)
    )


def _by_text(text: str, quoted: Span, sentence: Span) -> _Frame | None:
    """ "Islander Tam Baillie, by text: “The shop is out of bread.”": a name, a way of writing, a colon."""
    found = _BY_TEXT.fullmatch(text, sentence.start, quoted.start)
    named = phrase_from(text, sentence.start, found.end("source")) if found is not None else None
    if found is None or named is None or not named.named or named.span.end != found.end("source"):
        return None
    return _Frame(named.span, Span(*found.span("cue")), quoted)


def _words_of(text: str, quoted: Span, sentence: Span) -> _Frame | None:
    """ "In the words of X, …", "to quote X", "in X's phrase", before the quotation or right after it."""
    for start, end in ((sentence.start, quoted.start), (quoted.end, sentence.end)):
        found = _OF.search(text, start, end)
        named = phrase_from(text, found.end(), end) if found is not None else None
        if found is not None and named is not None:
            return _beside(text, quoted, sentence, Span(*found.span()), _with_name(text, named.span, end))
        owned = _OWNED.search(text, start, end)
        if owned is not None:
            return _beside(text, quoted, sentence, Span(*owned.span("cue")), Span(*owned.span("source")))
    return None


def _beside(text: str, quoted: Span, sentence: Span, cue: Span, source: Span) -> _Frame | None:
    first, last = min(cue.start, source.start), max(cue.end, source.end)
    if first > quoted.end:
        return _Frame(source, cue, quoted) if _GAP.fullmatch(text, quoted.end, _opening(text, first)) else None
    opens = not any(c.isalnum() for c in text[sentence.start : _opening(text, first)])
    if _GAP.fullmatch(text, last, quoted.start) or not opens or text[last : last + 1] != ",":
        return _Frame(source, cue, quoted)
    end = sentence.end
    while end > quoted.end and not text[end - 1].isalnum():
        end -= 1
    return _Frame(source, cue, Span(last + 2, max(end, quoted.end)))


def _opening(text: str, at: int) -> int:
    """Where "in" stands before an owner that is its first word."""
    return at - 3 if text[max(0, at - 3) : at].lower() == "in " else at


@cache
def _nouns() -> str:
    return "|".join(sorted(phrases("saying")["noun"], key=len, reverse=True))


@cache
def _answer() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<source>\b(?:{_OWNERS})|[^,;:.“”\"\n]{{2,{_LONGEST_OWNER}}}?[’']s?) (?:[a-z-]+ ){{0,2}}?"
        rf"(?P<cue>(?:{_nouns()})(?: (?:to|for|on|about|from|at|in) [^,;:.“”\"\n]{{1,60}}?)?"
        r"(?: (?:is|was|were|has been|had been|remains|came))?(?: [a-z]+){0,3}[:,]?)\s*\Z"
    )


def _answer_was(text: str, quoted: Span, sentence: Span) -> _Frame | None:
    """ "His message to commuters was simple: “Walk.”"; a colon or "was" must lead to the quotation."""
    before = text[sentence.start : quoted.start]
    found = _answer().search(before)
    if found is None or not re.search(r":\s*\Z|\b(?:is|was|were|been|remains)\b", found["cue"]):
        return None
    source, cue = (Span(*(sentence.start + at for at in found.span(name))) for name in ("source", "cue"))
    if text[slice(*cue)].endswith(","):
        return None
    return _Frame(_owner(text, source), cue, quoted)


def _owner(text: str, span: Span) -> Span:
    """An owner without the words of its sentence that stand before it: "On Friday the company's"."""
    words = text[slice(*span)]
    start = max(words.rfind(word) for word in (" the ", " The ", " a ", " an ", " his ", " her ")) + 1
    return Span(span.start + start, span.end)


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(
        r"[,.]?[”\"’']?\s*(?P<cue>(?:[Tt]hat |[Tt]his |[Ss]uch )?(?:was|is|were|are|remains) "
        rf"(?:the|an?) (?:[a-z-]+ ){{0,2}}?(?:{_nouns()}) (?:of|from))(?=\s)"
    )


def _that_was(text: str, quoted: Span, sentence: Span) -> _Frame | None:
    """ "“It is a scandal.” That was the verdict of Kofi Mensah"."""
    found = _verdict().match(text, quoted.end)
    named = phrase_from(text, found.end(), min(len(text), found.end() + 200)) if found is not None else None
    if found is None or named is None or "\n" in text[quoted.end : found.end()]:
        return None
    if found["cue"][0] in "wir" and any(c.isalnum() for c in text[sentence.start : quoted.start]):
        return None  # "The film “Walk” was the answer of a generation."
    return _Frame(_with_name(text, named.span, len(text)), Span(*found.span("cue")), quoted)


def _with_name(text: str, span: Span, stop: int) -> Span:
    """A description with the name set beside it: "its manager, Ola Brand,"."""
    found = _NAME.match(text, span.end, stop)
    return Span(span.start, found.end()) if found is not None and text[span.start].islower() else span


def _how(text: str, quoted: Span) -> _Frame | None:
    """ "“We will not move” was how Moyo summed up the position"."""
    found = _HOW.match(text, quoted.end)
    if found is None or "\n" in found.group():
        return None
    stop = min(len(text), found.end() + 120)
    named = phrase_from(text, found.end(), stop, subject=True)
    verb = _VERB.match(text, named.span.end, stop) if named is not None else None
    return _Frame(named.span, Span(*verb.span("verb")), quoted) if named is not None and verb is not None else None
