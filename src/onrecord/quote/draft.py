"""A draft's quotation taken apart: its words, and the marks by which it says that it was edited."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onrecord.quote.words import Words, split_words
from onrecord.types import Span

MarkKind = Literal["ellipsis", "bracket", "bracket-case", "sic", "emphasis-added"]

_MARK = re.compile(
    r"[\[(](?P<dots>\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*)[\])]|(?P<bare>…\.?|\.\s?\.\s?\.(?:\s?\.)?)"
    r"|\[(?P<inside>[^\[\]]{0,400})\]|\((?P<emphasis>\s*(?:emphasis|italics)[^()]{0,40})\)"
)
_BRACKET = re.compile(r"\[[^\[\]]{1,400}\]")
_BRACKET_FEWEST, _MOST_MARKS = 2, 200
_EMPHASIS = re.compile(r"\s*(?:emphasis|italics|stress)\b", re.IGNORECASE)
_LETTERS_ONLY = re.compile(r"[^\W\d_]{1,3}\Z")
_PARTED = re.compile(r"\s*(?:per\s?cent|dollars?|euros?|pounds?|yen|%)(?!\w)", re.IGNORECASE)
"""Units that are one word with a number before them (see ``numbers.py``)."""
_WORD_BEFORE = re.compile(r"[^\W\d_]\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a quotation. ``at`` is how many of its plain words come before; ``words`` are those in a bracket."""

    kind: MarkKind
    at: int
    span: Span
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation: its plain words, whose offsets index ``text``, and its marks in order.

    ``parts_units`` is true where an ellipsis may part a number from its unit: then units are words of their own here,
    and have to be in the source.
    """

    text: str
    words: Words
    marks: tuple[Mark, ...]
    parts_units: bool = False


def take_apart(text: str, source: str = "") -> Draft:
    """The quotation's words and marks. Quotation marks around it do not matter. Linear; never raises.

    Brackets that ``source`` has just so are no edit of the draft's, and their words are plain words.
    """
    blanked = list(text)
    found: list[tuple[MarkKind, Span, str]] = []
    for mark in islice(_MARK.finditer(text), _MOST_MARKS):
        if mark["inside"] and source and _is_of_source(mark.group(), source):
            continue
        kind, inside = _kind(text, mark)
        span = Span(mark.start(), mark.end())
        if kind == "bracket-case":
            _join_letters(blanked, mark)
        else:
            blanked[span.start : span.end] = " " * (span.end - span.start)
        found.append((kind, span, inside))
    parts_units = any(kind == "ellipsis" and _PARTED.match(text, span.end) for kind, span, _ in found)
    words = _at_home(text, split_words("".join(blanked), with_units=not parts_units))
    return Draft(text, words, tuple(_mark(words, *each) for each in found), parts_units)


def _is_of_source(bracket: str, source: str) -> bool:
    """Whether the source has this bracket itself, or one that has most of its words."""
    if bracket in source:
        return True
    ours = set(split_words(bracket).keys)
    if len(ours) < _BRACKET_FEWEST:
        return False
    return any(2 * len(ours & set(split_words(b).keys)) > len(ours) for b in _BRACKET.findall(source))


def _kind(text: str, mark: re.Match[str]) -> tuple[MarkKind, str]:
    if mark["dots"] or mark["bare"]:
        return "ellipsis", ""
    inside = mark["emphasis"] or mark["inside"] or ""
    if _EMPHASIS.match(inside):
        return "emphasis-added", ""
    if inside.strip(" !?.").casefold() == "sic":
        return "sic", ""
    before = text[max(0, mark.start() - 1) : mark.start()]
    touches = text[mark.end() : mark.end() + 1].isalpha() or _WORD_BEFORE.search(before) is not None
    if touches and _LETTERS_ONLY.match(inside):
        return "bracket-case", ""
    return "bracket", inside


def _join_letters(blanked: list[str], mark: re.Match[str]) -> None:
    """Make ``[T]he`` one word; the brackets become characters that no word's key keeps."""
    blanked[mark.start()] = " " if not _touches_left(mark) else "\u2060"
    blanked[mark.end() - 1] = "\u2060"


def _touches_left(mark: re.Match[str]) -> bool:
    return mark.start() > 0 and mark.string[mark.start() - 1].isalpha()


def _at_home(text: str, words: Words) -> Words:
    return Words(text, words.keys, words.starts, words.ends, words.places)


def _mark(words: Words, kind: MarkKind, span: Span, inside: str) -> Mark:
    at = bisect_left(words.starts, span.start)
    return Mark(kind, at, span, split_words(inside) if kind == "bracket" else None)
