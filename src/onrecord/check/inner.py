"""Words that a speaker quotes in their turn, where the reader did not tell whose they are: “He told me, ‘Go,’ …”

The words around the inner marks are looked at alone: a verb that reports, and who stands before it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.types import Span

SAYS = (
    r"(?:sa(?:id|ys?)|t(?:old|ells?)|ask(?:ed|s)?|wr(?:ote|ites?)|add(?:ed|s)|answer(?:ed|s)|repl(?:ied|ies)"
    r"|shout(?:ed|s)|yell(?:ed|s)|scream(?:ed|s)|warn(?:ed|s)|call(?:ed|s)|insist(?:ed|s)|claim(?:ed|s)|reads?)"
)
_REPORTS = re.compile(rf"\b{SAYS}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{SAYS}\b[^.!?;“”‘\"]{{0,45}}\Z")
_WORDS_WERE = re.compile(
    r"(?P<mine>\b(?:[Mm]y|[Oo]ur))?(?: exact| only| last)* ?\b(?:words?|answer|reply|response|message|advice|warning)"
    r"(?: to \w+)? (?:was|were|is|are)[,:]?\s*\Z"
)
"""Speech introduced by a noun: "His words were, …", "The administrator's answer was: …"."""
_AFTER = re.compile(
    rf"[,.!?’'”\"\s]*(?P<who>[^,.;!?“”\"‘]{{1,40}}?)\s+(?:just |then |once |also |always )?(?:{SAYS})\b"
)
_FIRST = re.compile(r"\b(?:I|[Ww]e)(?:['’](?:d|ve))?(?: \w+){0,3}\s*\Z")
_CLAUSE = re.compile(r"[,;:—–“”\"]|(?<=[^\W\d_]{4})[.!?]\s|\b(?:and|but|when|that|so|because|then|after|before)\b")
_REACH = 160


class Lead(NamedTuple):
    """Who is told to have said the inner words: where, ``None`` for the speaker; and the words that tell it."""

    who: Span | None


def lead_of(text: str, inner: Span, floor: int, ceiling: int) -> Lead | None:
    """Whose words an inner quotation is said to be; ``None`` where no verb tells: a term, or somebody's irony.

    ``inner`` is the quotation with its marks, ``[floor, ceiling)`` the words of the speaker who quotes it.
    """
    start = max(floor, inner.start - _REACH)
    before = text[start : inner.start]
    if (found := _BEFORE.search(before) or _WORDS_WERE.search(before)) is not None:
        subject = before[: found.start()].rstrip()
        if _FIRST.search(subject) or found.groupdict().get("mine"):
            return Lead(None)
        at = max((m.end() for m in _CLAUSE.finditer(subject)), default=0)
        return Lead(_trimmed(text, Span(start + at, start + len(subject))))
    after = _AFTER.match(text, inner.end, min(ceiling, inner.end + _REACH))
    if after is None:
        return None
    if _FIRST.search(after["who"]):
        return Lead(None)
    return Lead(_trimmed(text, Span(*after.span("who"))))


def reports(cue: str) -> bool:
    """Whether a cue has a verb that reports speech: told, said; not believes, feels."""
    return _REPORTS.search(cue) is not None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def innermost(marks: Iterable[Span], span: Span) -> Span | None:
    """The smallest quotation that holds a passage."""
    holding = [one for one in marks if one.start <= span.start and span.end <= one.end]
    return min(holding, key=lambda one: one.end - one.start, default=None)
