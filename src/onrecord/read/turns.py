"""What a page's layout says about who speaks, set against what the model has found.

Turns of a dialogue, signed quotations and speeches that a lead-in announces are typographic conventions, surer than
any reading of the words. A layout's attribution takes the place of the model's on the same words; the model's
attributions inside a speech, where somebody is quoted in it, stay, cut to that speech. Nobody outside a turn says its
words.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from onrecord.read.boundaries import joined
from onrecord.read.contest import Draft
from onrecord.read.dialogue import turns
from onrecord.read.interview import exchanges
from onrecord.read.labels import Known
from onrecord.read.lines import lines_of
from onrecord.read.page import Page
from onrecord.read.running import with_running_marks
from onrecord.read.signed import signatures
from onrecord.read.speech import announced, with_whole_speech
from onrecord.types import Passage, Span

TURN_CONFIDENCE = 0.9
"""All 43 turns of five dialogues in PolNeAR are the annotators', too; in two further dialogues they mark no turns."""

SIGNED_CONFIDENCE = 0.95
"""All 31 signed quotations between marks in PolNeAR are right."""

INTERVIEW_CONFIDENCE = 0.8
"""No interview without labels is in PolNeAR; the three with labels are the only ones that it would be taken for."""


def with_turns(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The model's drafts, completed and corrected by the page's layout, and the layout's own after them."""
    whole = [with_whole_speech(page, _named_in_one_block(page, draft)) for draft in drafts]
    own = turns_of(page)
    kept = _apart_from(page, whole, own)
    told = [*kept, *own]
    return with_running_marks(page, [*told, *announced(page, told)])


def turns_of(page: Page) -> tuple[Draft, ...]:
    """The attributions that the layout alone makes, in order; no two share a word of content."""
    lines, known = lines_of(page.document), Known(page.document)
    found = [
        Draft(_passage(page, turn.label), _passage(page, turn.mark), turn.words, TURN_CONFIDENCE, set_apart=True)
        for turn in turns(page, lines, known)
    ]
    said = sorted(span for draft in found for span in draft.spans)
    for signed in signatures(page, lines, known):
        cue = None if signed.dash is None else _passage(page, signed.dash)
        if _first_in(said, signed.words) is None:
            found.append(Draft(_passage(page, signed.name), cue, (signed.words,), SIGNED_CONFIDENCE, set_apart=True))
    heads = [passage.span for draft in found for passage in (draft.source, draft.cue) if passage is not None]
    taken = sorted({*heads, *(span for draft in found for span in draft.spans)})
    for one in exchanges(page):
        for words in ((one.question,), one.answer):
            if all(_first_in(taken, span) is None for span in words):
                found.append(Draft(None, None, words, INTERVIEW_CONFIDENCE, set_apart=True))
    return tuple(sorted(found, key=lambda draft: draft.spans[0]))


def _named_in_one_block(page: Page, draft: Draft) -> Draft:
    """No name runs from one block into the next: what stands in the cue's block names the source, or else the last."""
    blocks = page.blocks_touching(draft.source.span) if draft.source is not None else []
    if draft.source is None or len(blocks) < 2:
        return draft
    home = page.block_at(draft.cue.span.start) if draft.cue is not None else None
    block = home if home in blocks and home is not None else blocks[-1]
    return replace(draft, source=_passage(page, _shared(draft.source.span, block.span)))


def _apart_from(page: Page, drafts: list[Draft], own: tuple[Draft, ...]) -> list[Draft]:
    """The drafts that the layout's do not contradict, without the words that are not theirs."""
    if not own:
        return drafts
    speeches = _Speeches(own)
    kept = []
    for draft in drafts:
        left = speeches.without(page, draft)
        if left is not None:
            kept.append(left)
    return kept


class _Speeches:
    """The layout's attributions, to be asked which of them a place or a passage falls in."""

    def __init__(self, own: tuple[Draft, ...]) -> None:
        words = [(span, draft) for draft in own for span in draft.spans]
        heads = [p.span for draft in own for p in (draft.source, draft.cue) if p is not None]
        self._words = sorted(words, key=lambda pair: pair[0])
        self._heads = sorted(heads)
        self._taken = sorted([*heads, *(span for span, _ in words)])

    def without(self, page: Page, draft: Draft) -> Draft | None:
        """The draft apart from these; ``None`` where one of them says it already, or nothing is left of it."""
        if draft.cue is not None and self._in_head(draft.cue.span) is not None:
            return None
        text = page.document.text
        home = self._around(draft.cue.span.start) if draft.cue is not None else None
        if home is not None:
            spans = [_shared(span, own) for span in draft.spans for own in home.spans if _overlap(span, own)]
        else:
            draft = replace(draft, source=self._without_heads(page, draft.source))
            spans = [piece for span in draft.spans for piece in self._without_words(span)]
        spans = [_trimmed(text, span) for span in spans]
        kept = joined(text, [span for span in spans if span.start < span.end])
        return replace(draft, spans=kept) if kept else None

    def _around(self, at: int) -> Draft | None:
        index = bisect_right(self._words, at, key=lambda pair: pair[0].start) - 1
        return self._words[index][1] if index >= 0 and at < self._words[index][0].end else None

    def _in_head(self, span: Span) -> Span | None:
        return _first_in(self._heads, span)

    def _without_words(self, span: Span) -> list[Span]:
        pieces, at = [], span.start
        index = bisect_left(self._taken, span.start, key=lambda taken: taken.end - 1)
        while index < len(self._taken) and self._taken[index].start < span.end:
            taken = self._taken[index]
            pieces.append(Span(at, max(at, taken.start)))
            at = max(at, taken.end)
            index += 1
        return [*pieces, Span(at, max(at, span.end))]

    def _without_heads(self, page: Page, source: Passage | None) -> Passage | None:
        """A source that runs from a signature into the next paragraph names somebody with what is left of it."""
        head = None if source is None else self._in_head(source.span)
        if source is None or head is None:
            return source
        left = _trimmed(page.document.text, Span(max(source.span.start, head.end), max(source.span.end, head.end)))
        return _passage(page, left) if left.start < left.end else None


def _passage(page: Page, span: Span) -> Passage:
    return Passage(span, page.document.text[slice(*span)])


def _first_in(spans: list[Span], span: Span) -> Span | None:
    """The first of some spans, in order and apart from each other, that shares a character with another span."""
    index = bisect_left(spans, span.start, key=lambda one: one.end - 1)
    return spans[index] if index < len(spans) and _overlap(spans[index], span) else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _shared(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _trimmed(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip(" \t\r\n\xa0.,;:"))
    return Span(min(start, span.end), span.start + len(inner.rstrip()))
