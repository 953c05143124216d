"""Reported silence that the model did not find: "did not respond", "never mentioned", "could not be reached".

Each sentence that says so becomes a draft like the model's own: who was silent, the words that say it, and what was
not told. Where nothing is named, the words of silence are their own content, for every entry shows its evidence.
Spans follow PolNeAR where it annotates such sentences ("did not respond to | a request for comment").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.lexicon import phrases
from onrecord.read.contest import Draft
from onrecord.read.page import Page
from onrecord.read.silence_parts import Act, Way
from onrecord.read.silence_who import (
    clause_before,
    holder,
    is_joined,
    is_somebody,
    is_thing,
    leader,
    opener,
    relative,
    subject,
    what,
)
from onrecord.read.silence_words import Hit, silences_in
from onrecord.types import Passage, Span

SILENCE_CONFIDENCE = 0.85
"""About the share that is right of those found on PolNeAR train where its annotators marked nothing."""
_ENDED = re.compile(r"[.!?](?=[\s\"”’]|\Z)|\n")
_VOICED = re.compile(
    r"\b(?:without|not|nor|mention|comment|response|reply|answer|word|reference|explanation|apology|statement"
    r"|said|unsaid|unspoken|mentioned|answering|reach|contact|given|offered|provided|disclosed|released|receiv\w+|heard?|got|gotten)\b|n[’']t\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\bbr(?:eaks?|oken?|eaking)\s+(?:[\w’'-]+\s+){0,3}\Z")
"""Who breaks a silence speaks."""
_REACHING = re.compile(r"\b(?:reach|contact|comment|interview|speak|talk)\b", re.IGNORECASE)
_QUESTION = 200
"""Code points after the words of silence within which the mark of a question is looked for."""
_WORD = re.compile(r"[^\W_][\w-]*")
_UNNAMED = ("be identified", "be named", "be quoted")
"""To keep one's name back is no silence about anything."""


def silent_acts(page: Page, cues: Sequence[Span]) -> dict[Span, Act]:
    """Of some cues those that share characters with words of silence, each with the act of those words.

    Words that hang on another clause ("said, without naming him") leave that clause its act.
    """
    hits = [hit for hit in silences_in(page.prose.text) if hit.way != "request"]
    text = page.document.text
    placed = [
        (span, hit) for hit in hits for span in page.prose.spans_in_document(hit.span) if _is_voiced(text, hit, span)
    ]
    starts = [span.start for span, _ in placed]
    found: dict[Span, Act] = {}
    for cue in cues:
        at = bisect_left(starts, cue.end) - 1
        if at < 0 or placed[at][0].end <= cue.start:
            continue
        span, hit = placed[at]
        if hit.way != "loose" or span.start <= cue.start:
            found[cue] = hit.act
    return found


def _is_voiced(text: str, hit: Hit, span: Span) -> bool:
    """Whether words of silence are somebody's: that there is no evidence is said of the world more often."""
    return hit.way != "loose" or _VOICED.search(text, *span) is not None


def told_silences(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of reported silence to go with ``drafts``, in the order of the text; none where a cue is known."""
    known = _Known(drafts)
    found = (_draft(page, hit, known) for hit in silences_in(page.prose.text))
    return [draft for draft in found if draft is not None]


_FINITE = re.compile(r"\s+(?:is|are|was|were|has|have|had|will|would|could|can|drew|led|made|makes|came|comes)\b")
"""Where a noun with its infinitive is the subject of a sentence, the verb of that sentence."""


class _Known:
    """What the drafts already say, by place in the document."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._cues = sorted(draft.cue.span for draft in drafts if draft.cue)
        self._contents = _merged(sorted(span for draft in drafts for span in draft.spans))
        self._ends = sorted(span.end for span in (*self._cues, *(s for draft in drafts for s in draft.spans)))
        self._wholes = sorted(whole for draft in drafts if (whole := _whole(draft)) is not None)
        self._sourced = sorted(
            ((draft.cue.span.start, draft.source) for draft in drafts if draft.source and draft.cue),
            key=lambda pair: (pair[0], pair[1].span),
        )

    def has_cue(self, span: Span) -> bool:
        at = bisect_left(self._cues, span.end, key=lambda cue: cue.start)
        return any(cue.end > span.start for cue in self._cues[max(0, at - 3) : at])

    def is_told(self, span: Span) -> bool:
        """Whether a content holds the span."""
        at = bisect_right(self._contents, span.start, key=lambda one: one.start) - 1
        return at >= 0 and span.end <= self._contents[at].end

    def before_next(self, content: Span) -> Span:
        """A content without what belongs to an attribution that begins in it and goes on behind it."""
        at = bisect_left(self._wholes, content.start + 1, key=lambda one: one.start)
        for whole in self._wholes[at : at + 4]:
            if whole.start < content.end < whole.end:
                return Span(content.start, whole.start)
        return content

    def floor(self, clause: Span) -> int:
        """Where the last cue or content in a clause ends; its beginning where there is none."""
        at = bisect_right(self._ends, clause.end) - 1
        return max(clause.start, self._ends[at]) if at >= 0 else clause.start

    def speaker_before(self, clause: Span) -> Passage | None:
        """The source of the last cue within a clause."""
        at = bisect_left(self._sourced, clause.end, key=lambda pair: pair[0]) - 1
        return self._sourced[at][1] if at >= 0 and self._sourced[at][0] >= clause.start else None


def _whole(draft: Draft) -> Span | None:
    """From the first to the last character of an attribution that has a cue."""
    if draft.cue is None:
        return None
    spans = [draft.cue.span, *draft.spans, *([draft.source.span] if draft.source else [])]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _draft(page: Page, hit: Hit, known: _Known) -> Draft | None:
    places = page.prose.spans_in_document(hit.span)
    text = page.document.text
    if len(places) != 1 or known.has_cue(places[0]) or not _is_voiced(text, hit, places[0]):
        return None
    cue = places[0]
    nested = known.is_told(cue)
    if (page.is_quoted(cue.start) and not nested) or _is_asked(text, cue):
        return None
    parts = _PARTS[hit.way](text, cue, known)
    # A refusal named by a noun is taken for a fact by whoever speaks of it.
    doubtful = nested and (hit.way != "holder" or page.is_quoted(cue.start))
    if parts is None or _says_nothing(text, cue, parts.content, nested=doubtful):
        return None
    source, content = parts.source, known.before_next(parts.content)
    content = Span(content.start, content.start + len(text[slice(*content)].rstrip(" ,;")))
    spans = (content,) if content.start < content.end else (cue,)
    return Draft(source, Passage(cue, text[slice(*cue)]), spans, SILENCE_CONFIDENCE)


class _Parts(NamedTuple):
    """Who was silent and what was not told; empty where nothing is named."""

    source: Passage | None
    content: Span


def _active(text: str, cue: Span, known: _Known) -> _Parts | None:
    source = _source(text, cue, known)
    if source is None or is_thing(source.text) or _is_no_reason(text, cue, source):
        return None
    return _Parts(source, what(text, cue.end, within_relative=source.text in ("who", "which", "that")))


def _is_no_reason(text: str, cue: Span, source: Passage) -> bool:
    """Whether a fact is no reason for another: "it does not explain why they left"."""
    return source.text.lower() in ("it", "this", "which", "that") and text[slice(*cue)].lower().endswith("not explain")


def _held(text: str, cue: Span, known: _Known) -> _Parts | None:
    if _BROKEN.search(text, max(0, cue.start - _QUESTION), cue.start):
        return None
    span = holder(text, cue)
    source = _named(text, span)
    content = what(text, cue.end)
    behind = span is not None and span.start > cue.end
    if span is not None and behind:
        content = what(text, span.end)
    verb = _FINITE.search(text, *content)
    return _Parts(source, Span(content.start, verb.start()) if verb else content)


def _named(text: str, span: Span | None) -> Passage | None:
    return None if span is None else Passage(span, text[slice(*span)])


def _passive(text: str, cue: Span, known: _Known) -> _Parts | None:
    """What was not returned or disclosed is the subject; who did not return it is seldom told."""
    clause = clause_before(text, cue.start)
    told = subject(text, Span(max(clause.start, known.floor(clause)), clause.end))
    if told is None or told.start >= told.end:
        return None
    failed = text[slice(*cue)].endswith(("unsuccessful", "futile", "fruitless"))
    return None if failed and not _REACHING.search(text, *told) else _Parts(None, told)


def _only(kind: str) -> Callable[[str, Span, _Known], _Parts | None]:
    """ "his request was denied": other things that are rejected, such as a bill, asked nobody for anything."""

    def parts_of(text: str, cue: Span, known: _Known) -> _Parts | None:
        parts = _passive(text, cue, known)
        return parts if parts and _holds(text[slice(*parts.content)], phrases("silence")[kind]) else None

    return parts_of


def _holds(text: str, words: frozenset[str]) -> bool:
    """Whether one of some words or phrases stands in a text."""
    spaced = f" {' '.join(_WORD.findall(text.lower()))} "
    return any(f" {word} " in spaced for word in words)


def _loose(text: str, cue: Span, known: _Known) -> _Parts:
    """ "without naming", "there was no mention of": who was silent speaks in the clause before, or is its subject."""
    clause = clause_before(text, cue.start)
    hangs = text[slice(*cue)].lower().startswith(("without", "not")) and not text[: cue.start].endswith("for ")
    span = opener(text, clause) if hangs else None
    named = _named(text, span)
    return _Parts((known.speaker_before(clause) or named) if hangs else None, what(text, cue.end))


def _bare(text: str, cue: Span, known: _Known) -> _Parts | None:
    """ "he refused", "the firm declined, citing costs": shares and fees decline too, so only somebody with a name."""
    source = _source(text, cue, known)
    if source is None or is_thing(source.text):
        return None
    if not text[slice(*cue)].lower().endswith(("refused", "refuses")) and not is_somebody(source.text):
        return None
    return _Parts(source, Span(cue.end, cue.end))


_PARTS: dict[Way, Callable[[str, Span, _Known], _Parts | None]] = {
    "subject": _active,
    "nobody": _active,
    "holder": _held,
    "passive": _passive,
    "request": _only("asked"),
    "withheld": _only("withheld"),
    "raised": _only("topic"),
    "called": _only("called"),
    "loose": _loose,
    "bare": _bare,
}


def _is_asked(text: str, cue: Span) -> bool:
    """Whether the sentence is a question: "Did the firm refuse to pay?" tells of no refusal."""
    end = _ENDED.search(text, cue.end, cue.end + _QUESTION)
    return end is not None and end.group() == "?"


def _says_nothing(text: str, cue: Span, content: Span, *, nested: bool) -> bool:
    """Whether a refusal is not one to tell something: of a name, or, inside somebody's words, of a deed."""
    infinitive = text[slice(*content)].removeprefix("to ")
    if infinitive.startswith(_UNNAMED):
        return True
    refuses = any(verb in text[slice(*cue)].lower() for verb in ("refus", "declin"))
    return nested and refuses and not infinitive.startswith(tuple(phrases("silence")["nested"]))


def _source(text: str, cue: Span, known: _Known) -> Passage | None:
    clause = clause_before(text, cue.start)
    who = relative(text, clause)
    if who is not None:
        return Passage(who, text[slice(*who)])
    if is_joined(text, clause):
        return known.speaker_before(clause) or _named(text, leader(text, clause))
    span = subject(text, clause)
    if span is None:
        return None
    floor = known.floor(clause)
    if clause.start < floor < clause.end and not text[floor : clause.end].strip(" ,"):
        # "They refused to comment, did not answer letters": the verbs of a row share their subject.
        return known.speaker_before(clause) or _named(text, span)
    span = span if span.start >= floor else subject(text, Span(floor, clause.end))
    return None if span is None or span.start >= span.end else Passage(span, text[slice(*span)])
