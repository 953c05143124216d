"""How the speaker knows: witness, hearsay, record, opinion, where the words say so.

Looked for in the cue, then in the source, then in the content, where a statement in the first person is the
speaker's. The lists stand in ``lexicon/basis.toml``; definitions and border cases in docs/reference/act.md.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.lexicon import phrases
from onrecord.read.act_words import forms, phrases_in, words_of
from onrecord.types import Attribution, Basis

_NOT = frozenset({"not", "never", "no", "nobody", "nothing"})
_ASSERTING = frozenset({"assert", "deny", "agree"})
_HEAD_END = re.compile(
    r",|\s(?:of|from|by|in|on|at|that|which|who|about|for|released|published|conducted|obtained|showing|with|to)\s"
)
_LONGEST = 500
"""Code points of a content that are looked at."""
_PATTERNS = dict[Basis, re.Pattern[str]]
_RECORDS = (
    r"(?:documents?|records?|data|stud(?:y|ies)|polls?|statistics|figures|research|e-?mails?|evidence|videos?"
    r"|transcripts?|surveys?|filings)"
)
_SHOW = r"(?:shows?|showed|says?|indicates?|suggests?|proves?|found|finds?|reveals?|tells?)"
_TOLD_ME = (
    r"\b(?=\w+ (?:has |have |had )?told (?:me|us)\b)"
    r"(?<!\bno )(?<!n')(?<!none of )(?<!neither of )(?<!not one )"
    r"(?!(?:nobody|none|neither|never|not|no|has|have|had|ever|even|yet)\b)\w+"
)
"""Somebody told it; that nobody did, or has not, is no hearsay."""
_FIRST_PERSON: _PATTERNS = {
    "witness": re.compile(
        r"\b(?:i|we)(?: \w+ly)? (?:saw|watched|witnessed|remember|recall|noticed|heard (?:him|her|them|it|a|the)\b)"
        r"|\b(?:i|we) (?:was|were) (?:right )?(?:there|in the room|present|on the scene)\b|\bmy own eyes\b"
        r"|\b(?:i|we)(?:'ve| have) (?:\w+ )?(?:seen|witnessed)\b"
    ),
    "hearsay": re.compile(
        rf"{_TOLD_ME}|\b(?:i|we)(?:'ve| have)? (?:heard|been told|was told|were told)\b"
        r"|\b(?:i'm|i am|we're|we are) told\b|\bi read (?:that|in|about)\b"
        r"|\b(?:they|people|everybody|some) (?:say|tell me|are saying)\b|\brumou?r has it\b|\bword is\b|\breportedly\b"
    ),
    "record": re.compile(rf"\b{_RECORDS} (?:\w+ly )?{_SHOW}\b"),
    "opinion": re.compile(
        r"\b(?:i|we)(?: \w+ly)? (?:(?:do not|don't|did not|didn't) )?"
        r"(?:think|believe|feel|hope|guess|suspect|suppose|doubt|fear|expect|imagine|wish|love|hate)\b"
        r"|\bin my (?:view|opinion|judgment)\b"
        r"|\b(?:i'm|i am|we're|we are) (?:\w+ly )?(?:sure|confident|worried|afraid|convinced|concerned)\b"
    ),
}
_THIRD = r"(?:that )?(?:he|she|they) (?:(?:has|had|have|also|was|were|been|\w+ly) ){0,3}"
_THIRD_PERSON: _PATTERNS = {
    "witness": re.compile(
        _THIRD
        + r"(?:saw|seen|watched|witnessed|remembers?|remembered|recalls?|recalled|there when|in the room|present)\b"
    ),
    "hearsay": re.compile(_THIRD + r"(?:told (?:by|that|of)|heard|learned from)\b"),
    "opinion": re.compile(
        _THIRD + r"(?:thinks?|thought|believes?|believed|hopes?|hoped|fears?|feared|expects?|expected|doubts?|doubted"
        r"|feels?|felt|wants?|wanted|worries|worried|supports?|supported|opposes?|opposed|suspects?|suspected)\b"
    ),
}


def with_bases(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Fill in the basis of each attribution. The act must be known."""
    return tuple(replace(one, basis=basis_of(one)) for one in attributions)


def basis_of(one: Attribution) -> Basis:
    """How the speaker of an attribution knows, by its cue, its source and its content in turn."""
    if one.act not in _ASSERTING:
        return "unspecified"
    cue = words_of(one.cue.text) if one.cue is not None else []
    return _by_cue(one, cue) or _by_source(one) or _by_content(one) or "unspecified"


def _by_cue(one: Attribution, cue: list[str]) -> Basis | None:
    if cue == ["reportedly"] and one.source is None:
        return "hearsay"
    for hit in phrases_in("basis", cue):
        if hit.kind in ("witness", "hearsay") and _NOT & set(cue[max(0, hit.start - 3) : hit.start]):
            continue
        if hit.kind in ("witness", "hearsay", "opinion"):
            return _BASES[hit.kind]
    cites = forms("basis", "citing") & {*cue, *(" ".join(pair) for pair in pairwise(cue))}
    named = phrases("basis")["record"] & {*cue, *words_of(one.content.text[:80])}
    return "record" if cites and named else None


_BASES: dict[str, Basis] = {"witness": "witness", "hearsay": "hearsay", "opinion": "opinion"}


def _by_source(one: Attribution) -> Basis | None:
    if one.source is None:
        return None
    words = words_of(_HEAD_END.split(one.source.text, maxsplit=1)[0])
    if not words:
        return None
    lists = phrases("basis")
    if words[-1] in lists["witness words"]:
        return "witness"
    news = words[-1] in ("report", "reports") and bool(lists["news"] & set(words))
    return "record" if words[-1] in lists["record"] and not news else None


def _by_content(one: Attribution) -> Basis | None:
    text = one.content.text[:_LONGEST].lower().replace("’", "'")
    if one.form == "indirect":
        bare = text.lstrip("\"“'` ")
        return next((basis for basis, pattern in _THIRD_PERSON.items() if pattern.match(bare)), None)
    found = [(match.start(), basis) for basis, pattern in _FIRST_PERSON.items() if (match := pattern.search(text))]
    return min(found)[1] if found else None
