"""Where a text says that somebody did not speak, by its words alone.

Each kind of phrase has a word that is quick to find ("not", "never", "declin"); the rest of the phrase is looked for
around it. Time is linear in the text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.lexicon import phrases
from onrecord.read.act_words import forms_of
from onrecord.types import Span

_ADVERBS = r"(?:\s+(?!only\b)(?:\w+ly|yet|also|ever|even|so far|once|still))*"
_NOT = r"(?:\s+not|n['’]t)"
_DAY = r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_ABOUT = r"(?:\s+(?:to|on|about|upon|with|of|for)(?=\s+(?!comment\b)))?"
_BEFORE = re.compile(r"(?:\b(?:also|has|have|had|still|so far|again|both|repeatedly|\w+ly)\s+){1,4}\Z")
_REACH_BACK = 12
_REACH = 110
"""Code points before and after a quick word among which the whole phrase stands."""
_MOST = 2000
"""Phrases in one text beyond which no more are looked for."""


def silences_in(text: str) -> Iterator[Span]:
    """The words of silence in a text, in order, none overlapping; "declined" without what was declined."""
    end = 0
    for start, kind in _quick(text)[:_MOST]:
        if start < end:
            continue
        found = _patterns()[kind].search(text, max(end, start - _REACH_BACK), start + _REACH)
        if found is None or found.start() > start:
            continue
        first = _with_adverbs(text, found.start(), end)
        yield Span(first, found.end())
        end = found.end()


_QUICK: tuple[tuple[str, str], ...] = (
    *((" not ", "not"), ("n't ", "not"), ("n’t ", "not"), ("never ", "never"), ("yet to ", "yet to")),
    *((f"{verb}{form}", verb) for verb in ("declin", "refus", "ignor", "dodg", "evad") for form in ("e", "i")),
    *(("failed to ", "fail"), ("fails to ", "fail"), ("sidestep", "sidestep"), ("silent", "silent"), (" mum ", "mum")),
    *((" mum.", "mum"), (" quiet ", "quiet"), ("tight-lipped", "tight-lipped"), ("nothing ", "nothing")),
    *((" little ", "little"), ("unavailable ", "unavailable"), ("unreachable", "unreachable")),
    *(
        (f" no {noun}", "no")
        for noun in ("immediate ", "mention", "reference", "comment", "explan", "detail", "response")
    ),
)
"""What is quick to find, and the phrases that it may stand in. Headlines write the same words with capitals."""


def _quick(text: str) -> list[tuple[int, str]]:
    found = []
    for words, kind in _QUICK:
        shift = len(words) - len(words.lstrip())
        for spelled in {words, words.title()}:
            at = text.find(spelled)
            while at >= 0:
                found.append((at + shift, kind))
                at = text.find(spelled, at + 1)
    return sorted(found)


def _with_adverbs(text: str, start: int, floor: int) -> int:
    found = _BEFORE.search(text, max(floor, start - 30), start)
    return start if found is None else found.start()


_BEING = r"(?:am|is|are|was|were|been|be)"
_KEPT = r"(?:remain|stay|keep|kept)(?:ed|s|ing)?"
_MANNER = r"(?:\s+(?:\w+ly|so far|mostly))?"
_ON = r"(?:\s+(?:on|about))?"
_NO = (
    r"\b(?:made|makes|make|making|had|has|have|offered|gave|gives|offers|issued|provided)\s+no\s+(?:immediate\s+)?"
    r"(?:mention|reference|comment|explanation|details|response)(?:\s+(?:of|to|on|for|about))?\b"
)
_DEED = r"\s+to\s+(?!\$|\d|the\b|an?\b)\w"
"""An infinitive, and no amount to which fees declined."""
_ASKED = r"\s+(?:further\s+)?comment\b|\s+(?:\w+\s+)?(?:interview|requests?|questions?)\b"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each quick word the phrases that it stands in."""
    untold = _untold()
    tell, answer, whether = _any("tell"), _any("answer"), _bare("interrogative")
    refused = rf"(?:{_bare('refuse')}\b{_DAY}{_ABOUT}|(?:provide|give|release|offer|share)(?=\s+{_GIVEN}))"
    asked = rf"(?=\s+(?:[\w’'-]+\s+){{0,4}}{_bare('addressed')}\b)"
    sources = {
        "not": rf"\b(?:did|does|do|has|have|had){_NOT}{_ADVERBS}\s+{untold}\b"
        rf"|\b{_BEING}{_NOT}{_ADVERBS}\s+(?:saying|commenting|disclosing|discussing){_ABOUT}"
        rf"|\b{_BEING}{_NOT}{_MANNER}\s+available(?=\s+(?:for|to)\s+comment)"
        rf"|\b(?:could|can){_NOT}{_MANNER}\s+be{_MANNER}\s+(?:reached|contacted)\b"
        rf"|\b(?:would|will|wo){_NOT}{_ADVERBS}\s+{refused}",
        "never": rf"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\bnever{_ADVERBS}\s+{untold}\b",
        "yet to": rf"\b(?:has|have|had)\s+yet\s+to{_MANNER}\s+{untold}\b",
        "fail": rf"\bfail(?:ed|s)\s+to{_MANNER}\s+(?:{tell}|{answer}{_ABOUT}|say(?=\s+{whether}\b))",
        "declin": rf"\bdeclin(?:ed|es|ing|e)\b(?={_DEED}|{_ASKED})",
        "refus": rf"\brefus(?:ed|es|ing|e)\b(?={_DEED})",
        "silent": rf"\b(?:{_KEPT}|{_BEING}){_MANNER}\s+silent{_ON}\b",
        "mum": rf"\b(?:{_KEPT}|{_BEING})(?:\s+\w+ly)?\s+mum{_ON}\b",
        "quiet": rf"\b{_KEPT}{_MANNER}\s+quiet{_ON}\b",
        "tight-lipped": rf"\b(?:{_KEPT}|{_BEING}){_MANNER}\s+tight-lipped{_ON}\b",
        "nothing": r"\b(?:said|says|say|saying)\s+nothing(?:\s+(?:on|about|of)\b|(?=\s*[.,;]))",
        "little": r"\b(?:said|says|say|saying)\s+little(?:\s+(?:on|about|of)\b|(?=\s*[.,;]))",
        "no": _NO,
        "ignor": rf"\bignor(?:ed|es|ing){asked}",
        "dodg": rf"\bdodg(?:ed|es|ing){asked}",
        "sidestep": rf"\bsidestep(?:ped|s|ping){asked}",
        "evad": rf"\bevad(?:ed|es|ing){asked}",
        "unavailable": rf"\b{_BEING}\s+unavailable(?=\s+(?:for|to)\s+comment)",
        "unreachable": rf"\b{_BEING}\s+unreachable\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def _untold() -> str:
    """What is not done where nothing is told: a verb, with what must follow it to be one of telling."""
    whether = _bare("interrogative")
    issue = r"(?:[\w’'-]+\s+){0,3}(?:questions?|allegations?|accusations?|claims?|reports?|rumou?rs?)"
    return (
        rf"(?:{_any('answer')}(?!\s+in\s+kind){_DAY}{_ABOUT}|{_any('tell')}\b(?!\s+with\b){_DAY}{_ABOUT}"
        rf"|address(?:ed)?(?=\s+(?:{whether}|{issue})\b)|(?:say|said|saying){_DAY}(?=\s+{whether}\b)"
        rf"|return(?:ed)?(?=\s+(?:[\w’'-]+\s+){{0,4}}{_bare('addressed')}\b)"
        rf"|(?:provided?|give|given|released?|offer|offered|issued?)(?=\s+{_GIVEN}))"
    )


def _any(name: str) -> str:
    """The verbs of a list in all their forms, as a pattern."""
    return _alternatives({form for entry in phrases("silence")[name] for form in forms_of(entry)})


def _bare(name: str) -> str:
    """The words of a list as they stand, as a pattern."""
    return _alternatives(phrases("silence")[name])


def _alternatives(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


_GIVEN = rf"(?:any\s+|an?\s+)?{_bare('given')}\b"
