"""Words that a speaker quotes in their turn, where the reader did not tell whose they are: “He told me, ‘Go,’ …”

The words around the inner marks are looked at alone: a verb that reports, and who stands before it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.types import Span

SAYS = (
    r"(?:sa(?:id|ys?)|t(?:old|ells?)|ask(?:ed|s)?|wr(?:ote|ites?)|add(?:ed|s)|answer(?:ed|s)|repl(?:ied|ies)"
    r"|shout(?:ed|s)|yell(?:ed|s)|scream(?:ed|s)|warn(?:ed|s)|call(?:ed|s)|insist(?:ed|s)|claim(?:ed|s)|reads?"
    r"|whisper(?:ed|s)|mutter(?:ed|s)|murmur(?:ed|s)|joke[ds]|demand(?:ed|s)|begg?ed|plead(?:ed|s)|promise[ds]"
    r"|remark(?:ed|s)|explain(?:ed|s)|announce[ds]|declare[ds]|text(?:ed|s)|e-?mail(?:ed|s))"
)
_WOULD_SAY = (
    r"(?:\b(?:would|will|used to|did|to|could)|['’](?:d|ll))(?: \w+ly| always| often| just| then)?"
    r" (?:say|tell|ask|write|answer|reply|shout|yell|scream|whisper|mutter|murmur|joke|insist|warn|add|text|call out)\b"
)
"""What somebody says again and again, or will: "He'd whisper, ‘Mum …’", "she used to say"."""
_SPEAKS = rf"(?:\b{SAYS}\b|{_WOULD_SAY}|\b(?:goes|(?:is|was|were) like)(?=,? \Z)|['’]s like(?=,? \Z))"
_REPORTS = re.compile(rf"\b{SAYS}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"{_SPEAKS}[^.!?;“”‘\"]{{0,45}}\Z")
_FROM_WHOM = re.compile(
    r"\b(?:texts?|messages?|letters?|e-?mails?|notes?|tweets?|posts?|post-?cards?|cards?|comments?|questions?|memos?|calls?"
    r"|lines?|words|quot(?:e|ation))\b[^.!?;:“”\"]{0,30}?\b(?:from|of|by) (?P<who>[^.!?;:“”\"]{2,60}?)"
    r"(?:,? (?:saying|reading|(?:that|which|who) (?:says?|said|reads?|asks?|went|goes)))?[,:]\s*\Z"
)
"""Words handed on by the paper they came on: "We've a text here from Joanne in Elizabeth: …"."""
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
_LEADING = re.compile(
    r"\s*(?P<who>(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Yy]ou)\b"
    r"|(?:[Tt]he|[Aa]n?|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Oo]ne) [^\W\d_]+"
    r"|(?:[^\W\d_a-z][\w.'’-]+ ?){1,4})"
)
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
        who = _subject(subject)
        return Lead(None if who is None else _trimmed(text, Span(start + who.start, start + who.end)))
    if (found := _FROM_WHOM.search(before)) is not None:
        return Lead(_trimmed(text, Span(start + found.start("who"), start + found.end("who"))))
    after = _AFTER.match(text, inner.end, min(ceiling, inner.end + _REACH))
    if after is None:
        return None
    if _FIRST.search(after["who"]):
        return Lead(None)
    return Lead(_trimmed(text, Span(*after.span("who"))))


def _subject(before: str) -> Span | None:
    """Who stands before a verb in its clause, or, of "He shook his hand and", before the verb that it is joined to.

    ``None`` where the speaker is their own subject: "I took him aside and".
    """
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(before))]
    at = cuts[-1]
    if before[at:].strip():
        return Span(at, len(before))
    for at, end in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
        found = _LEADING.match(before, at, end)
        if found is not None:
            return None if found["who"] in ("I", "We", "we") else Span(*found.span("who"))
    return Span(len(before), len(before))


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
