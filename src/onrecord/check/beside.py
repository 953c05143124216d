"""Whom the words right beside a draft's quotation give it to: a second look, where the reader does not say.

It also tells who is told of where a teller stands in between: "Her husband, Hartvig recalled, used to say: “…”".
"""

import re

from onrecord.check.inner import SAYS
from onrecord.check.told import is_description
from onrecord.types import Span

_NAME = r"(?P<name>(?:[^\W\d_a-z][\w.'’-]+ ){0,3}[^\W\d_a-z][\w'’-]+)"
_LITTLE = r"(?:[a-z][a-z'’-]* ){0,4}?"
_SAID_AFTER = re.compile(rf"[\"”’\s]*(?:{SAYS}) (?:the |an? )?{_LITTLE}{_NAME}(?=[.,;:\n]|\Z)")
_SAID_AFTER_NAME = re.compile(rf"[\"”’\s]*(?:the )?{_NAME} (?:{SAYS})\b")
_SAID_BEFORE = re.compile(rf"(?:\A|[.!?\n] *){_NAME} (?:then |also |later )?(?:{SAYS})[,:]\s*\Z")
_TOLD_OF = re.compile(
    rf"(?:\A|[.!?;\n] *)(?P<who>[^,.;:!?“”\"\n]{{2,60}}), (?P<teller>[^,.;:!?“”\"\n]{{2,50}}), "
    rf"(?:(?:used to |had |once |then |has )?(?:{SAYS}|tell|say|ask|write)\b[^,.;!?“”\"\n]{{0,40}}"
    r"|(?:was|were|is|are))[,:]?\s*\Z"
)
_QUOTES_WHOM = re.compile(
    r"(?P<teller>[^,.;:!?“”\"\n]{2,50}) (?:quot(?:ed|es)|cit(?:ed|es)) (?P<who>[^,.;:!?“”\"\n]{2,60}?)"
    r"(?: as (?:saying|having said|writing))?[,:]?\s*\Z"
)
_HAS_WORDS = re.compile(r"\b(?:words?|answer|reply|response|message|advice|warning)\Z")
_REPORTS = re.compile(rf"\b(?:{SAYS}|recall(?:ed|s)|remember(?:ed|s)|according to)\b", re.IGNORECASE)
_REACH = 200


def named_beside(text: str, span: Span) -> Span | None:
    """The name that a verb of saying beside the quotation has for its subject; ``None`` where there is none."""
    end = text.find("\n\n", span.end)
    stop = min(len(text) if end < 0 else end, span.end + _REACH)
    start = max(0, text.rfind("\n\n", 0, span.start) + 2, span.start - _REACH)
    found = (
        _SAID_AFTER.match(text, span.end, stop)
        or _SAID_AFTER_NAME.match(text, span.end, stop)
        or _SAID_BEFORE.search(text[start : span.start])
    )
    if found is None or is_description(found["name"]):
        return None
    offset = start if found.string is not text else 0
    return Span(offset + found.start("name"), offset + found.end("name"))


def told_of_beside(text: str, span: Span, teller: Span) -> Span | None:
    """Who is told to have said the quotation, where the mention ``teller`` merely hands it on in between."""
    start = max(0, text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    before = text[start : span.start]
    found = _QUOTES_WHOM.search(before)
    if found is None:
        found = _TOLD_OF.search(before)
        if found is None or not _REPORTS.search(found["teller"]):
            return None
        is_noun = _HAS_WORDS.search(found["who"]) is not None
        if is_noun != before.rstrip(" ,:").endswith((" was", " were", " is", " are")):
            return None
    if not (start + found.start("teller") <= teller.start and teller.end <= start + found.end("teller")):
        return None
    return Span(start + found.start("who"), start + found.end("who"))
