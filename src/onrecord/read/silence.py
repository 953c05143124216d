"""Reported silence that the model did not find: "did not respond", "never mentioned", "could not be reached".

Each sentence that says so becomes a draft like the model's own: who was silent, the words that say it, and what was
not told. Where nothing is named, the words of silence are their own content, for every entry shows its evidence.
Spans follow PolNeAR where it annotates such sentences ("did not respond to | a request for comment").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.lexicon import phrases
from onrecord.read.contest import Draft
from onrecord.read.page import Page
from onrecord.read.silence_who import clause_before, is_joined, relative, subject, what
from onrecord.read.silence_words import silences_in
from onrecord.types import Passage, Span

SILENCE_CONFIDENCE = 0.85
"""About the share that is right of those found on PolNeAR train where its annotators marked nothing."""
_UNNAMED = ("be identified", "be named", "be quoted")
"""To keep one's name back is no silence about anything."""


def told_silences(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of reported silence to go with ``drafts``, in the order of the text; none where a cue is known."""
    known = _Known(drafts)
    found = (_draft(page, words, known) for words in silences_in(page.prose.text))
    return [draft for draft in found if draft is not None]


class _Known:
    """What the drafts already say, by place in the document."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._cues = sorted(draft.cue.span for draft in drafts if draft.cue)
        self._contents = _merged(sorted(span for draft in drafts for span in draft.spans))
        self._ends = sorted(span.end for span in (*self._cues, *(s for draft in drafts for s in draft.spans)))
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

    def floor(self, clause: Span) -> int:
        """Where the last cue or content in a clause ends; its beginning where there is none."""
        at = bisect_right(self._ends, clause.end) - 1
        return max(clause.start, self._ends[at]) if at >= 0 else clause.start

    def speaker_before(self, clause: Span) -> Passage | None:
        """The source of the last cue within a clause."""
        at = bisect_left(self._sourced, clause.end, key=lambda pair: pair[0]) - 1
        return self._sourced[at][1] if at >= 0 and self._sourced[at][0] >= clause.start else None


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _draft(page: Page, words: Span, known: _Known) -> Draft | None:
    places = page.prose.spans_in_document(words)
    if len(places) != 1 or known.has_cue(places[0]):
        return None
    text, cue = page.document.text, places[0]
    nested = known.is_told(cue)
    if page.is_quoted(cue.start) and not nested:
        return None
    source = _source(text, cue, known)
    if source is None:
        return None
    content = what(text, cue.end, within_relative=source.text in ("who", "which"))
    if _says_nothing(text, cue, content, nested=nested):
        return None
    spans = (content,) if content.start < content.end else (cue,)
    return Draft(source, Passage(cue, text[slice(*cue)]), spans, SILENCE_CONFIDENCE)


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
        return known.speaker_before(clause)
    span = subject(text, clause)
    if span is None:
        return None
    floor = known.floor(clause)
    span = span if span.start >= floor else subject(text, Span(floor, clause.end))
    return None if span is None or span.start >= span.end else Passage(span, text[slice(*span)])
