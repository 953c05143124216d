"""Quotations that stop before what limits them, or begin after it: right to the letter, and wrong."""

import re

from onrecord.quote.draft import Draft
from onrecord.quote.kinship import is_negation
from onrecord.quote.lists import ATTITUDES, OTHERS, STRONG_LIMITS, WEAK_LIMITS
from onrecord.quote.place import Place
from onrecord.quote.values import Difference
from onrecord.quote.words import Words
from onrecord.types import Span

_SHORTEST, _REACH, _DENIAL_REACH, _CONDITION_REACH = 4, 8, 5, 14
_LONGEST_LIMIT = 4
_IDIOMS = (
    "if you ask me",
    "if you like",
    "if you will",
    "even if",
    "as if",
    "what if",
    "if anything",
    "if not",
    "if only",
    "as long as it takes",
    "as long as possible",
    "as long as necessary",
    "for as",
)
_LONGEST_IDIOM = 5
_OTHERS = sorted(OTHERS, key=lambda phrase: (-len(phrase), phrase))
"""The longest first, so that "some people say" is not told as "people say" on one day and not on another."""
_REOPENS = re.compile(r"[,;—–-]\s*[\"“”„«‘']")
"""How speech goes on in its own sentence; what stands in marks within the reporter's sentence is another passage."""
_FIRST_PERSON = frozenset(("i", "we"))
"""Who speaks without marks, in a transcript or a speech, says so; other words without marks are the reporter's."""
_CONDITIONS = frozenset(("if", "unless"))
_FIRST_WORDS = frozenset(limit.split()[0] for limit in STRONG_LIMITS | WEAK_LIMITS)


def limits(draft: Draft, source: Words, first: int, last: int, place: Place) -> list[Difference]:
    """Alerts for what the source says right before word ``first`` or right after word ``last`` of the passage."""
    found: list[Difference] = []
    edge = draft.words
    if len(draft.words) >= _SHORTEST and (at := _limit_after(source, last, place)) is not None:
        found.append(Difference("stops-before-limit", edge.span(len(edge) - 1, len(edge)), source.span(at[0], at[1])))
    if (start := _limit_before(source, first, place, len(draft.words))) is not None:
        found.append(Difference("starts-after-limit", edge.span(0, 1), source.span(start, first)))
    return found


def _limit_after(source: Words, last: int, place: Place) -> tuple[int, int] | None:
    """The words that limit what ends with word ``last``: in its sentence, in its voice."""
    at = last + 1
    sentence = place.sentence(source.starts[last])
    quotation = place.quotation_at(source.starts[last])
    if quotation is not None and at < len(source) and source.starts[at] >= quotation.end:
        at, sentence = _after_attribution(source, at, place)
    is_first = True
    for p in range(at, min(at + _REACH, len(source))):
        if source.starts[p] >= sentence.end or (p > at and _stops(source.between(p))):
            return None
        if quotation is not None and not place.is_quoted(source.starts[p]):
            return None
        size = _limit_size(source, p, STRONG_LIMITS) or (_limit_size(source, p, WEAK_LIMITS) if is_first else 0)
        if size and not _is_idiom(source, p):
            return p, p + size
        if _begins_anew(source, p):
            return None
        is_first = False
    return None


def _after_attribution(source: Words, at: int, place: Place) -> tuple[int, Span]:
    """Where the sentence goes on after the reporter says who speaks: “It is safe,” she said, “but not for infants.”"""
    before = source.between(at)
    for p in range(at, min(at + 12, len(source))):
        if place.is_quoted(source.starts[p]):
            goes_on = "," in before and _REOPENS.search(source.between(p)) is not None
            return (p, place.sentence(source.starts[p])) if goes_on else (at, Span(0, 0))
    return at, Span(0, 0)


def _stops(gap: str) -> bool:
    return any(c in gap for c in ".!?;\f") or gap.count("\n") > 1


def _begins_anew(source: Words, p: int) -> bool:
    """Whether a new clause is joined here, to which a later limit would belong."""
    return source.keys[p] in ("and", "so", "because") and "," in source.between(p)


def _limit_size(source: Words, p: int, limits: frozenset[str]) -> int:
    if source.keys[p] not in _FIRST_WORDS:
        return 0
    for size in range(min(_LONGEST_LIMIT, len(source) - p), 0, -1):
        if " ".join(source.keys[p : p + size]) in limits:
            return size
    return 0


def _is_idiom(source: Words, p: int) -> bool:
    here = " ".join(source.keys[p : p + _LONGEST_IDIOM])
    back = " ".join(source.keys[max(0, p - 1) : p + 1])
    return any(here.startswith(idiom) for idiom in _IDIOMS) or back in _IDIOMS


def _limit_before(source: Words, first: int, place: Place, n_words: int) -> int | None:
    """The first of the words before the passage, in its sentence and voice, that deny or limit it; None without any."""
    is_told = bool(place.quoted) and not place.is_quoted(source.starts[first])
    sentence = place.sentence(source.starts[first])
    quotation = place.quotation_at(source.starts[first])
    floor = max(sentence.start, quotation.start if quotation else 0)
    start = first
    while start > 0 and source.starts[start - 1] >= floor and first - start < _CONDITION_REACH:
        start -= 1
    before = source.keys[start:first]
    if not before or (is_told and (place.is_quoted(source.starts[start]) or not set(before) & _FIRST_PERSON)):
        return None
    if is_negation(before[-1]) and not any(c in ",;:—–-" for c in source.between(first)):
        return first - 1
    if n_words < _SHORTEST - 1:
        return None
    if (at := _denied(before)) is not None or (at := _told_by_others(before)) is not None:
        return start + at
    return _conditioned(source, start, first)


def _denied(before: tuple[str, ...]) -> int | None:
    """A negation a few words back whose verb takes the passage for its clause: "I don't think that"."""
    ends = before[:-1] if before[-1] == "that" else before
    if not ends or ends[-1] not in ATTITUDES:
        return None
    for i in range(max(0, len(ends) - _DENIAL_REACH), len(ends)):
        if is_negation(ends[i]):
            return i
    return None


def _told_by_others(before: tuple[str, ...]) -> int | None:
    ends = " ".join(before[:-1] if before[-1] == "that" else before)
    for phrase in _OTHERS:
        if ends == phrase or ends.endswith(" " + phrase):
            return max(0, len(before) - len(phrase.split()) - (before[-1] == "that"))
    return None


def _conditioned(source: Words, start: int, first: int) -> int | None:
    for p in range(first - 1, start - 1, -1):
        gap = source.between(p + 1)
        if any(c in gap for c in ";:.!?"):
            return None
        if source.keys[p] in _CONDITIONS:
            return None if _is_idiom(source, p) else p
        if source.keys[p] in ("and", "but") and "," in source.between(p):
            return None
    return None
