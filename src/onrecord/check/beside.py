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
_WHO_TOLD = re.compile(
    r"(?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) (?:[a-z-]+ )?[a-z-]+"
    r"|(?:[^\W\d_a-z][\w.'’-]+ ?){1,4}), who, "
    rf"(?P<teller>[^,.;:!?“”\"\n]{{2,50}}), (?:had |has |once |then )?(?:{SAYS})\b[^,.;!?“”\"\n]{{0,40}}[,:]?\s*\Z"
)
"""He went to see "the referee, who, he says, told him: “…”"."""
_AND_TOLD = re.compile(
    rf"(?:\A|[.!?;\n] *)(?P<who>(?:(?:The|An?|His|Her|Their|My|Our) )?[^\W\d_][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*)"
    rf" [^,.;:!?“”\"\n]{{2,80}}, (?P<teller>[^,.;:!?“”\"\n]{{2,50}}), (?:and|but|then) (?:then )?"
    rf"(?:{SAYS}|say|tell|ask|write|whisper|shout|mutter|yell|add)\b[^,.;!?“”\"\n]{{0,40}}[,:]\s*\Z"
)
"""What goes on behind the teller: "The boy would ring home, his mother says, and whisper: “…”"."""
_SUBJECT = re.compile(
    r"(?P<who>(?:The|An?|His|Her|Their) (?:[^\W\d_A-Z][\w’'-]* ){1,3}(?=[\"“‘])"
    r"|(?!(?:The|An?|His|Her|Its|Their|Our|My|Your|This|That|These|Those|It|He|She|They|We|You|There|Here|Wh\w+|How|If|In"
    r"|On|At|Of|For|From|To|By|With|As|And|But|Or|So|Not|No|Nor|Yet|After|Before|Since|Until|Then|Now|All|Some|Many|One"
    r"|Each|Every|Another|Both|Even|Only|Just|Also|Still|Because|Although|Though|Once|Like|Under|Over|Between|During) )"
    r"(?:[^\W\d_a-z][\w'’-]+ ){1,4}(?=[a-z]+ ))"
)
"""What a sentence begins with: a name before a verb, or a description right before the quotation."""
_HAS_WORDS = re.compile(r"\b(?:words?|answer|reply|response|message|advice|warning)\Z")
_REPORTS = re.compile(rf"\b(?:{SAYS}|recall(?:ed|s)|remember(?:ed|s)|according to)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?][\"”’]? +")
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


def subject_beside(text: str, span: Span) -> Span | None:
    """Who begins the sentence that goes over into the quotation: "Lind counted “about two,” he said"."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    ends = [m.end() for m in _SENTENCE.finditer(text, start, span.start)]
    found = _SUBJECT.match(text, ends[-1] if ends else start, span.start + 1)
    return None if found is None else Span(found.start("who"), found.end("who") - 1)


def told_of_beside(text: str, span: Span, teller: Span) -> Span | None:
    """Who is told to have said the quotation, where the mention ``teller`` merely hands it on in between."""
    start = max(0, text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    before = text[start : span.start]
    found = _QUOTES_WHOM.search(before) or _WHO_TOLD.search(before) or _AND_TOLD.search(before)
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
