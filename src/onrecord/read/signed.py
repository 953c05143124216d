"""Quotations that are signed: somebody's words, a dash, and the name.

    “It saves me twenty minutes.” — Maria Lopez, nurse        “Too expensive.”
                                                              -- Anonymous commuter

The words stand between marks, or the page sets them apart as a quotation, or the signature has the handle of a
post; a name after a dash under ordinary prose is the reporter's own. PolNeAR annotates the dash as the cue.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.read.labels import Known
from onrecord.read.lines import Line
from onrecord.read.page import Page
from onrecord.read.running import CLOSERS, goes_on
from onrecord.read.signer import names_somebody, signer
from onrecord.read.voice import tells, without_quotations
from onrecord.types import Span

_DASHES = r"(?:-{1,3}|[–—―]{1,2}|~)"
_OWN_LINE = re.compile(rf"(?P<dash>{_DASHES})\s*(?P<name>[^\s\-–—―~•\"“”].*)")
_AFTER_WORDS = re.compile(
    rf"(?:(?<=[\"”“’'»«›.!?…)])\s*|\s+)(?P<dash>{_DASHES})\s*(?P<name>[^\s\-–—―~•\"“”][^–—―\"“”]*)$"
)
_HANDLE = re.compile(r"(?P<who>[^()@]{1,60}\(@\w{1,40}\))[\s,·|-]*.{0,40}")
_MARKUP = re.compile(r"(?:<[^<>]{1,300}>\s*)+")
_LINKS = re.compile(
    r"\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S+(?:\s+(?:https?://|pic\.twitter\.com/|t\.co/)\S+)*\s*$"
)
_OPENERS = "\"“”„‟«‘'`"
_LONGEST = 200  # characters at the end of a line that may be a signature
_FARTHEST = 60  # lines over a signature that may be signed
_PAIRS = {"“": "”", "«": "»", "„": "“"}
_MOST_OUTSIDE = 0.2
"""Share of the letters of a signed paragraph that may stand outside its marks: a bracket, an ellipsis, "and"."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, the dash before the name if there is one, and the words signed, as spans of the document."""

    name: Span
    dash: Span | None
    words: Span


def signatures(page: Page, lines: tuple[Line, ...], known: Known) -> tuple[Signature, ...]:
    """All signed quotations of a page, in order. No two share a word."""
    authors = frozenset(author.casefold() for author in page.document.authors)
    found: list[Signature] = []
    floor = 0
    for n, line in enumerate(lines):
        if line.block.kind in ("heading", "caption"):
            continue
        signature = _signature(page, lines, n, max(floor, n - _FARTHEST))
        if signature is None:
            continue
        who = page.document.text[slice(*signature.name)]
        # "“It is over” — Almost.": on the same line a single word names somebody only if the page says so elsewhere.
        named = signature.words.end <= line.span.start or names_somebody(who) or known.is_name(who)
        if named and who.casefold() not in authors:
            found.append(signature)
            floor = n + 1
    return tuple(found)


def _signature(page: Page, lines: tuple[Line, ...], n: int, floor: int) -> Signature | None:
    """The signature that is line ``n`` or ends it, under words that stand in the lines from ``floor`` on."""
    line = lines[n]
    alone = _OWN_LINE.fullmatch(line.text)
    if alone is not None:
        if n == floor or _is_listed(lines, n):
            return None
        return _signed(page, lines[floor:n], line, alone, lines[n - 1].span.end)
    ending = _AFTER_WORDS.search(line.text, max(0, len(line.text) - _LONGEST))
    if ending is not None:
        return _signed(page, lines[floor : n + 1], line, ending, line.span.start + ending.start())
    if n > floor and lines[n - 1].block.kind == "quotation" and line.block.kind == "paragraph":
        return _cited(page, lines[floor:n], line, lines[n + 1 : n + 2])
    return None


def _is_listed(lines: tuple[Line, ...], n: int) -> bool:
    """Whether a line that begins with a dash is an entry of a list: its neighbour is one, too."""
    return any(_OWN_LINE.fullmatch(line.text) is not None for line in (lines[n - 1], *lines[n + 1 : n + 2]))


def _signed(page: Page, words: tuple[Line, ...], line: Line, found: re.Match[str], end: int) -> Signature | None:
    """The signature ``found`` in ``line`` under ``words``, which end at ``end``; ``None`` if they are no quotation."""
    name = found["name"]
    post = _HANDLE.fullmatch(name)
    who = post["who"].strip() if post is not None else signer(name)
    if who is None:
        return None
    said = _marked(page, words, end)
    if said is None and (post is not None or (words[-1].block.kind == "quotation" and names_somebody(who))):
        said = _set_apart(page, words, end)
    if said is None or said.start >= said.end:
        return None
    at = line.span.start
    dash = Span(at + found.start("dash"), at + found.end("dash"))
    return Signature(Span(at + found.start("name"), at + found.start("name") + len(who)), dash, said)


def _cited(page: Page, before: tuple[Line, ...], line: Line, after: tuple[Line, ...]) -> Signature | None:
    """A line with nothing but a name right under a quotation set apart: ``<cite>Jane Doe, mayor</cite>``.

    Under a quotation that a sentence with a colon leads in, it is not needed and may be something else.
    """
    who = signer(line.text)
    alone = not after or after[0].block.span != line.block.span
    if not alone or who is None or not names_somebody(who) or line.text[-1] in ".:;!?":
        return None
    said = _set_apart(page, before, before[-1].span.end)
    if page.document.text[: said.start].rstrip().endswith(":"):
        return None
    return Signature(Span(line.span.start, line.span.start + len(who)), None, said)


def _set_apart(page: Page, words: tuple[Line, ...], end: int) -> Span:
    """The quotation set apart that ends at ``end``, or the block, without markup left before and links after it."""
    text, block = page.document.text, words[-1].block
    run = page.quotation_around(block) or block.span
    start = max(run.start, words[0].span.start)
    markup = _MARKUP.match(text, start, end)
    start = start if markup is None else markup.end()
    links = _LINKS.search(text, max(start, end - 1000), end)
    return Span(start, links.start() if links is not None else _end_of_words(page, start, end))


def _marked(page: Page, words: tuple[Line, ...], end: int) -> Span | None:
    """The quotation between marks that ends at ``end`` and fills its lines, with its earlier paragraphs, if any."""
    block = [n for n, line in enumerate(words) if line.block.span == words[-1].block.span]
    for n in block:
        start = words[n].span.start
        if words[n].text[0] in _OPENERS and _is_quotation(page, Span(start, _end_of_words(page, start, end))):
            while n and _is_left_open(page, words[n - 1]):
                n -= 1
            return Span(words[n].span.start, _end_of_words(page, start, end))
    return None


def _end_of_words(page: Page, start: int, end: int) -> int:
    return start + len(page.document.text[start:end].rstrip())


def _is_quotation(page: Page, span: Span) -> bool:
    words = page.document.text[slice(*span)]
    if len(words) < 3 or words[-1] not in CLOSERS:
        return False
    if words[0] in _PAIRS and _stays_open(words, words[0], _PAIRS[words[0]]):
        return True
    outside = without_quotations(page, Span(span.start + 1, span.end))
    letters = sum(character.isalnum() for character in outside)
    return not tells(outside) and letters <= _MOST_OUTSIDE * sum(character.isalnum() for character in words)


def _stays_open(words: str, opener: str, closer: str) -> bool:
    """Whether the mark that opens the words is closed at their end alone, though others of its style stand within."""
    depth = 0
    for at, character in enumerate(words):
        depth += (character == opener) - (character == closer)
        if depth == 0:
            return at + 1 == len(words)
    return False


def _is_left_open(page: Page, line: Line) -> bool:
    """Whether a paragraph's quotation goes on in the next one: it opens with a mark and none closes it."""
    index = bisect_right(page.quoted, line.span.start, key=lambda quoted: quoted.start) - 1
    return index >= 0 and page.quoted[index].start == line.span.start and goes_on(page, index)
