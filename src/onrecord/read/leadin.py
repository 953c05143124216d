"""Lead-ins: a paragraph whose end announces that somebody's words follow, set apart from it.

    In an e-mail to staff, Okafor wrote the following:
    The statement reads in full:
    Read the full letter from the union below:

``announcement`` tells how plainly it does; ``announced_by`` finds who and with which words, for the lead-ins in which
nothing else has found them.
"""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.read.voice import tells
from onrecord.types import Span

Announcement = Literal["plain", "whole"]

_KINDS = (
    r"(?:statement|letter|e-?mail|text|memo|message|note|post|tweet|speech|remarks|comments?|reply|response|release"
    r"|transcript|testimony|address|declaration|resolution|announcement|apology|confession|diary|entry|poem|oath)"
)
_WHOLE = re.compile(
    rf"\b(?:the following|as follows|in full|in its entirety|(?:full|complete|entire|whole) (?:\w+ )?{_KINDS}"
    rf"|{_KINDS}\b[^.:;]{{0,60}}\b(?:reads?|below|follows)"
    rf"|here(?: is|’s|'s) (?:the |his |her |their |its )?[^.:;]{{0,30}}{_KINDS})\b[^.:;]{{0,60}}:$"
    rf"|\b(?:the following|as follows|in full|in its entirety)(?: {_KINDS})?\.$",
    re.IGNORECASE,
)
_VERB = (
    r"(?:says?|said|writes?|wrote|reads?|states?|stated|adds?|added|continue[sd]?|tweet(?:s|ed)?|post(?:s|ed)"
    r"|repl(?:ies|ied)|respond(?:s|ed)|explain(?:s|ed)|announce[sd]|conclude[sd]|declare[sd]|recall(?:s|ed)"
    r"|(?:goes|went) on|testifie[sd]|warn(?:s|ed)|argue[sd]|note[sd]"
    r"|(?:told|tells|asked|asks|assured|reminded|informed) (?!that\b)[^,.;:]{2,50})"
)
_GIVES = (
    r"(?:issues?|issued|releases?|released|publishe[sd]|sends?|sent|posts?|posted|offer(?:s|ed)|gave|gives?|made|makes?)"
    rf" (?:out )?(?:the following|this|a|an|his|her|its|their) (?:\w+[ -]){{0,3}}?{_KINDS}"
)
_TAIL = (
    r"(?: (?:the following|as follows|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|later|again|in|on|to"
    r"|at|about|of|via|during|after|for|from|with|by)\b[^,.;:]{0,120})?"
)
_CUE = re.compile(
    r"\s(?P<cue>(?:(?:has|have|had|was|is|also|then|later|further|quickly|simply|once|now) ){0,3}"
    rf"(?:{_GIVES}|{_VERB}){_TAIL}:)$"
)
_NOUNS = (
    re.compile(  # Read the full letter from the union below:
        rf"(?P<cue>(?:(?:[Tt]he |[Tt]his )?(?:full|complete|entire|following) (?:\w+ )?{_KINDS}|(?i:^{_KINDS}))"
        r" (?:from|by|of)) (?P<source>(?:the |The )?[^.:;]{2,60}?)(?: (?:reads?|follows|below|is below|in full))*:$"
    ),
    re.compile(  # Mayor Okafor’s full statement:
        rf"(?P<source>[A-Z][^\s:;,]*(?: [A-Z][^\s:;,]*){{0,4}}?)(?P<cue>[’']s? (?:\w+ ){{0,3}}{_KINDS}[^:;]{{0,40}}:)$"
    ),
    re.compile(  # The statement, issued on Monday, in full:
        rf"(?P<source>(?:The|This|Her|His|Their) (?:\w+ ){{0,2}}{_KINDS})(?:,[^:;]{{0,60}},)? (?P<cue>in full:)$"
    ),
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])[\"”’')]* +(?=[A-Z“\"‘'])")
_FRONTED = re.compile(
    r"(?:In|On|At|After|Before|During|When|While|As|By|From|For|With|Speaking|Writing|Asked|Later|Earlier|Meanwhile|Then"
    r"|Still|But|And|Yet|So|However|Finally|Instead|Afterwards?|Now|Here|Last|This|To)\b[^:;]*?, "
)
_MEDIA = re.compile(r"(?:Watch|Listen|See|Hear|View|Click|Play)\b", re.IGNORECASE)
_NO_SOURCE = re.compile(r"(?:Here|There|What|Why|How|If|That|Below|Some|Among|These|Those|And|But)\b")
_NOUN_TOO = re.compile(r"(?:tweets|posts|notes|replies|states|comments|answers)\b[^:]*:$")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "you"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "my", "our", "your", "this", "these", "those"}
)
_LOWER = _PRONOUNS | _DETERMINERS | {"one", "another", "both", "some", "several", "two"}
_CLAUSE = re.compile(r"\b(?:that|whether|how|why|what|who|if|because|when|while)\b")
_LONGEST = 400
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Announced:
    """Who is announced and with which words, as offsets into the lead-in."""

    source: Span
    cue: Span


def announcement(lead: str) -> Announcement | None:
    """``whole`` where a text is announced as such ("the following", "in full"), ``plain`` for any other colon."""
    lead = lead.rstrip().rstrip("”\"’')]")
    if _WHOLE.search(lead, max(0, len(lead) - 200)):
        return "whole"
    return "plain" if lead.endswith(":") else None


def last_sentence(lead: str) -> int:
    """Where the last sentence of a paragraph begins."""
    starts = [found.end() for found in _SENTENCE.finditer(lead)]
    return starts[-1] if starts else 0


def announced_by(lead: str) -> Announced | None:
    """Who says or wrote what follows, by the last sentence of a lead-in; ``None`` where it does not say."""
    at = last_sentence(lead)
    sentence = lead[at:].rstrip()
    if _MEDIA.match(sentence):
        return None
    near = max(0, len(sentence) - _LONGEST)
    for pattern in _NOUNS:
        found = pattern.search(sentence, near)
        if found is not None:
            return Announced(*(Span(at + found.start(role), at + found.end(role)) for role in ("source", "cue")))
    cue = _CUE.search(sentence, near)
    if cue is None:
        return None
    start, end = cue.span("cue")
    if _CLAUSE.search(cue["cue"]):
        return None
    fronted = _FRONTED.match(sentence)
    first = fronted.end() if fronted is not None and fronted.end() < start else 0
    source = sentence[first:start].rstrip()
    if not _is_source(source) or (_NOUN_TOO.match(sentence[start:]) and not _is_name_or_pronoun(source)):
        return None
    return Announced(Span(at + first, at + first + len(source)), Span(at + start, at + end))


def _is_source(words: str) -> bool:
    if not words or len(words.split()) > _MOST_WORDS or tells(words) or any(mark in words for mark in ':"“”'):
        return False
    return _NO_SOURCE.match(words) is None and (words[0].isupper() or words.split()[0] in _LOWER)


def _is_name_or_pronoun(words: str) -> bool:
    """Whether a verb that might be a noun ("her posts:") is one: a name or a pronoun stands before it."""
    last = words.rstrip(",").split()[-1]
    return last.lower() in _PRONOUNS or (last[0].isupper() and last.lower() not in _DETERMINERS)
