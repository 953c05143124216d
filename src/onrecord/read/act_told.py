"""A cue together with the words around it that tell its act."""

import re
from dataclasses import dataclass

from onrecord.read.page import Page
from onrecord.types import Attribution

_BEFORE = 60
_AFTER = 80
"""Code points before a cue and after it that are looked at."""
_STOPS = '.!?;:,“”"()\n'
_NOBODY = re.compile(r"(?:no(?: one\b|-one\b| (?!\d))|nobody\b|none\b|neither\b)", re.IGNORECASE)
_TURNED = (" did", " does", " do", " has", " have", " had", " would", " will", " could", " can", " is", " was", " were")
"""Where a verb is turned round, what stands before the subject."""
_OWN = frozenset({"i", "we", "you"})
_MARKS = "“”\"„«‘'`"


@dataclass(frozen=True, slots=True)
class Told:
    """A cue with what stands around it.

    ``before`` are the words of its clause before it, without its source: what "a clerk who would not be named" did not
    do is not what the clerk does by speaking. ``after`` are those between it and the content, and then the content's
    first. ``quoted`` is true where all of the content is a quotation, ``nobody`` where the source is "no one", "neither
    side", ``own`` where it is the speaker themselves, "I" or "we".
    """

    cue: str
    content: str = ""
    before: str = ""
    after: str = ""
    quoted: bool = False
    nobody: bool = False
    own: bool = False


def told(page: Page, attribution: Attribution) -> Told:
    """The words of a document that tell the act of an attribution."""
    text, cue, content = page.document.text, attribution.cue, attribution.content
    apart = attribution.form == "block"
    quoted = apart or (attribution.form == "direct" and content.text[:1] in _MARKS)
    if cue is None:
        return Told("", content.text, quoted=quoted)
    before = _before(text, attribution)
    following = [span for span in content.spans if span.start >= cue.span.end]
    if following and following[0].start - cue.span.end < _AFTER:
        # What a quotation says is no part of how it is told.
        last = following[0].start if quoted else min(following[0].end, following[0].start + _AFTER)
        after = text[cue.span.end : last]
    else:
        after = "" if quoted else _within_sentence(text[cue.span.end : cue.span.end + _AFTER])
    source = attribution.source.text if attribution.source is not None else ""
    nobody = _NOBODY.match(source) is not None
    return Told(cue.text, content.text, _last_clause(before), after, quoted, nobody, source.lower() in _OWN)


def _before(text: str, attribution: Attribution) -> str:
    """What stands before a cue: from its source on, or, of "nor did the clerk say", the words before and behind it."""
    at = attribution.cue.span.start if attribution.cue is not None else 0
    floor, source = max(0, at - _BEFORE), attribution.source
    if source is None or not floor < source.span.end <= at:
        return text[floor:at]
    before, between = text[floor : max(floor, source.span.start)], text[source.span.end : at]
    return f"{before}{between}" if before.rstrip().lower().endswith(_TURNED) else between


def _last_clause(text: str) -> str:
    return text[max(text.rfind(stop) for stop in _STOPS) + 1 :]


def _within_sentence(text: str) -> str:
    return re.split(r"[.!?;\n]", text, maxsplit=1)[0]
