"""Words that somebody reads aloud: known by the words that introduce the reading, for about two sentences."""

import re

from onrecord.types import Attribution, Span

_READ_ALOUD = re.compile(r"\b(?:read|reads|reading|recited|reciting|quoted|quoting)\b", re.IGNORECASE)
_LET_ME_READ = re.compile(
    r"\b(?:(?:let me|may I|I(?:’|')ll|I(?: will| want to| would like to)?) (?:now )?(?:read|quote)"
    r"|read(?:s|ing)? (?:out|aloud|to you|from|into the record))\b"
)
_READS_FROM = re.compile(
    r"\b(?:[Rr]ead(?:s|ing)?|[Qq]uot(?:es?|ed|ing)|[Rr]ecit(?:es?|ed|ing))(?: out| aloud)? (?:from )?"
    r"(?:an?|the|his|her|their)\b"
)
_ENDS = re.compile(r"[^\W\d_]{3}[.!?][\"”’]*\s|\n")
_ADDRESSES = re.compile(r"\b(?:you|your|I)\b|\?")
_LEAD = 180
"""Code points before a passage in which words that introduce a reading are looked for."""


def read_from(text: str, span: Span, one: Attribution) -> str:
    """The words by which the speaker says that what follows is read out: in the cue, or right before; else empty."""
    first = one.content.spans[0].start
    opening = next(_READS_FROM.finditer(text, max(0, first - _LEAD), first), None)
    if one.cue is not None and _READ_ALOUD.search(one.cue.text):
        told = text[one.cue.span.start : max(one.cue.span.end, min(span.start, one.cue.span.end + _LEAD))]
        return told if opening is None else f"{text[opening.start() : first]} {told}"
    if opening is not None and one.form in ("direct", "block") and not _ENDS.search(text, opening.end(), first):
        return text[opening.start() : first]
    start = max((s.start for s in one.content.spans if s.start <= span.start), default=span.start)
    before = text[max(start, span.start - _LEAD) : span.start]
    found = list(_LET_ME_READ.finditer(before))
    if not found or _ADDRESSES.search(text[span.start : span.end]):
        return ""
    return before[found[-1].start() :]
