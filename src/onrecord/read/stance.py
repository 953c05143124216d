"""How far the reporter stands behind what is told: neutral, endorses ("noted that"), doubts ("claimed").

Read from the reporter's own words: the cue, what stands around it in its sentence, and the head of a content that is
not quoted. The lists stand in ``lexicon/stance.toml``; definitions and border cases in docs/reference/act.md.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import phrases
from onrecord.read.act_words import Found, forms, phrases_in, words_of
from onrecord.read.around import Surroundings
from onrecord.types import Attribution, Passage, Span, Stance

_HEAD = 80
"""Code points of a content among which a reporter's adjective for the whole of it is looked for."""
_REACH = 160
"""Code points after a cue or content among which "without evidence" is looked for."""
_AS = re.compile(r"\bas\s+(?:[^\s,;:.“”\"]+\s+){0,6}\Z", re.IGNORECASE)
_WHAT = re.compile(r"\bwhat\s*\Z", re.IGNORECASE)
_PUTS_IT = re.compile(
    r"(?:has |had |once |often |likes? to |liked to )*"
    r"(?:put|puts|putting|call|calls|tell|tells|have|has|sees?)(?P<it> it)?\b"
    r"|like[sd]? to (?P<liked>say|put|call)\b"
)
_UNSHOWN = re.compile(
    r"\b(?:without|with\s+(?:no|little)|offer(?:ed|ing|s)?\s+no|provid(?:ed|ing|es)\s+no|cit(?:ed|ing|es)\s+no"
    r"|giv(?:ing|es)\s+no|gave\s+no|despite\s+(?:no|a\s+lack\s+of))\s+"
    r"(?:(?:offering|providing|citing|presenting|giving|showing|any|much|specific|further)\s+){0,3}"
    rf"(?:{'|'.join(sorted(phrases('stance')['evidence']))})\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?][\"”’']*\Z")
_STATED = re.compile(r"(?:that|he|she|they|it|we|you|i|there|this|these|those)\b", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do)\b")


def with_stances(around: Surroundings, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Fill in the stance of each attribution. The act must be known."""
    return tuple(replace(one, stance=_stance(around, one)) for one in attributions)


def _stance(around: Surroundings, one: Attribution) -> Stance:
    if one.cue is None:
        return "neutral"
    pieces = around.of(one)
    spans = () if pieces is None else (pieces.between, pieces.after)
    near = " ".join(around.text[slice(*span)] for span in spans)
    by_words = stance_of(one.cue.text, near, one.content.text, denies=one.act == "deny")
    if by_words == "doubts" or _is_kept_apart(around, one, one.cue):
        return "doubts"
    return by_words


def stance_of(cue: str, near: str = "", content: str = "", *, denies: bool = False) -> Stance:
    """The stance that words tell: those of a cue, and the reporter's adverbs ``near`` it.

    ``denies`` is true where the speaker denies: "rejected the claim" is no claim of theirs.
    """
    words = words_of(cue)
    hits = [hit for hit in phrases_in("stance", words) if not (denies and hit.base in _OTHERS)]
    found = {hit.kind for hit in hits if hit.kind == "doubts" or _is_factive(hit, words, content)}
    found |= {hit.kind for hit in phrases_in("stance", words_of(near)) if hit.base.endswith(("ly", "telling"))}
    if "doubts" in found:
        return "doubts"
    return "endorses" if found & {"endorses", "clause"} else "neutral"


def _is_factive(hit: Found, words: list[str], content: str) -> bool:
    """Whether a word tells a fact here: "the show", "shows no interest", "wants to prove" and "saw him" do not."""
    before = words[max(0, hit.start - 2) : hit.start]
    if hit.kind == "clause":
        stated = content.lstrip(_MARKS)
        return _states(content) and (hit.base != "see" or _STATED.match(stated) is not None)
    if hit.base not in _SHOWING:
        return True
    lists = phrases("stance")
    tried = before[-1:] == ["to"] and not lists["attempt"] & set(before)
    return not (tried or _DETERMINERS & set(before) or lists["attitude"] & set(words[hit.end : hit.end + 4]))


_MARKS = "\"“”‘’'` "
_SHOWING = frozenset({"show", "demonstrate", "prove", "establish", "note", "expose"})
"""Verbs of endorsement that are nouns too, or tell of attempts as often as of facts."""
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "this", "these", "news", "talk", "morning"})
_OTHERS = frozenset({"claim", "allegation", "allegations"})


def _states(content: str) -> bool:
    """Whether a content is a clause that states something, and no question and no thing."""
    bare = content.lstrip(_MARKS)
    first = bare[:12].partition(" ")[0].lower()
    if first in phrases("act")["interrogative"]:
        return False
    return _STATED.match(bare) is not None or _FINITE.search(bare[:_HEAD]) is not None


def _is_kept_apart(around: Surroundings, one: Attribution, cue: Passage) -> bool:
    """Whether the sentence keeps the words at a distance: "what he called", "as he puts it", "without evidence"."""
    text = around.text
    source = one.source.span if one.source is not None and one.source.span.end <= cue.span.start else None
    first = source.start if source is not None else cue.span.start
    before = text[max(0, first - 60) : first]
    names = bool(forms("stance", "naming") & set(words_of(cue.text)))
    if names and _WHAT.search(before):
        return True
    if _puts_it(text, cue) and _AS.search(text[max(0, first - 60) : cue.span.start]):
        return True
    return _is_unshown(around, one, cue) or (one.act != "deny" and not names and _is_rejected(around, one))


def _puts_it(text: str, cue: Passage) -> bool:
    found = _PUTS_IT.match(cue.text.lower())
    if found is None:
        return False
    return bool(found["it"] or found["liked"]) or text[cue.span.end : cue.span.end + 3] == " it"


def _is_unshown(around: Surroundings, one: Attribution, cue: Passage) -> bool:
    text = around.text
    pieces = around.of(one)
    spans = [] if pieces is None else [pieces.between, pieces.cue, pieces.after, pieces.tail]
    last = max(one.content.spans[-1].end, cue.span.end)
    first = min([cue.span.start, *(span.start for span in spans)])
    if not any(text.find(word, first, last + _REACH) >= 0 for word in phrases("stance")["evidence"]):
        return False
    if not _ENDED.search(text, max(0, last - 3), last):
        spans.append(Span(last, min(len(text), last + _REACH)))
    for start, end in spans:
        found = _UNSHOWN.search(text, start, end)
        if found is not None and not re.search(r"[.!?\n]", text[start : found.start()]):
            return True
    return False


def _is_rejected(around: Surroundings, one: Attribution) -> bool:
    """Whether the reporter's own words at the head of the content reject it: "the debunked theory that"."""
    start = one.content.spans[0].start
    end = min(one.content.spans[0].end, start + _HEAD)
    head = around.text[start:end].lower()
    for phrase in phrases("stance")["rejected"]:
        at = head.find(phrase)
        if at >= 0 and not around.page.is_quoted(start + at):
            return True
    return False
