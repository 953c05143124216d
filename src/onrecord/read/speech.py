"""Speeches that a lead-in announces and no marks enclose: where they end.

    In an e-mail to staff, Okafor wrote the following:        (the lead-in)
    As of this morning the quay is closed. …                  (the speech, one or more paragraphs)
    The fire brigade said on Tuesday that …                   (the reporter again)

The first paragraph after the lead-in is always the speech's. It ends before: a block of another kind; a dateline; a
paragraph that opens with a quotation mark, a bullet or a label, since a speech without marks does not take to them;
another lead-in; a closing formula ("Sincerely,") or the speaker's signature; a paragraph as far out as the lead-in,
where the speech is indented; a paragraph that is evidently the reporter's (see ``voice.returns``). Beyond that, where
only some of what follows was announced ("she said:"), a paragraph must speak in the first or second person to go on
with the speech; where all of it was ("wrote the following:"), calls, questions and thanks will do, and so will the end
of the page. One paragraph that shows neither is carried along if the next goes on. A speech that speaks for nobody
from the start (a resolution) goes on for some paragraphs until somebody else is reported.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from onrecord.ingest import wire_opening
from onrecord.read.boundaries import joined
from onrecord.read.contest import Draft
from onrecord.read.labels import is_named
from onrecord.read.leadin import announced_by, announcement, last_sentence
from onrecord.read.page import Page
from onrecord.read.running import quotation_at
from onrecord.read.signer import signer
from onrecord.read.voice import is_editors, names_in, returns, speaks, tells, urges, without_quotations
from onrecord.types import Block, Passage, Span

CONFIDENCE = 0.9
"""Of a speech that a lead-in alone shows; all 16 in PolNeAR that are found without the model's help are right."""

_MOST_IMPERSONAL = 3
"""Paragraphs carried along in a speech announced as a whole that never says "I", "we" or "you"."""

_MOST_PARAGRAPHS = 300  # of one speech; more are followed on no page, however long, so that time stays linear

_MARKS = "\"“”„«‘'`"
_ENTRY = re.compile(r"[•·▪◦*►>]\s|[-–—―]|\(?\d{1,2}[.)]\s|<|https?://|\d{1,2}[:.]\d{2}\b")
_LABEL = re.compile(r"([^\s:][^:\n]{0,40}):\s+\S")
_MAIL_HEADERS = frozenset({"From", "To", "Cc", "CC", "Bcc", "Subject", "Date", "Sent", "Re"})
_LINE = re.compile(r"[^\r\n]+")
_CLOSING = re.compile(
    r"\s*(?:(?:Yours|Sincerely|Best|Kind(?:est)?|Warm(?:est|ly)?|Regards|Respectfully|Faithfully|Cordially|Cheers|Love"
    r"|Signed|With (?:best|kind|warm|love|gratitude|appreciation|respect|thanks|every)|In (?:solidarity|friendship"
    r"|gratitude|peace|service|faith)|All (?:the|my) best|God bless)\b[^.!?]{0,40}|Thank you[,.]|Thanks[,.])\s*",
)
_HEADING_WORDS = 8
_TAB = 4


def with_whole_speech(page: Page, draft: Draft) -> Draft:
    """The draft with all of the speech its lead-in announces, where its content has a part of it or its beginning."""
    lead = page.block_at(draft.cue.span.start) if draft.cue is not None else None
    if lead is None or draft.cue is None or draft.spans[0].start < lead.span.end:
        return draft
    words = _words(page, lead)
    told = announcement(words)
    if told is None or draft.cue.span.start < lead.span.start + last_sentence(words):
        return draft
    speakers = names_in(draft.source.text if draft.source else "")
    speech = speech_after(page, lead, told == "whole", speakers)
    entries = () if speech else _list_after(page, lead)
    if not any(a.start < b.end and b.start < a.end for a in draft.spans for b in speech or entries[:1]):
        return draft
    if entries:
        first = Span(max(draft.spans[0].start, entries[0].start), entries[0].end)
        return replace(draft, spans=joined(page.document.text, [*draft.spans, first, *entries[1:]]))
    own = _before_the_reporter(page, lead, draft.spans, speakers)
    return replace(draft, spans=_closed(page, joined(page.document.text, [*own, *speech])), set_apart=True)


def _before_the_reporter(
    page: Page, lead: Block, spans: tuple[Span, ...], speakers: frozenset[str]
) -> tuple[Span, ...]:
    """The spans up to the first paragraph of theirs that is evidently the reporter's again."""
    for block in _blocks_after(page, lead):
        if block.span.start >= spans[-1].end:
            break
        if returns(page, block.span, speakers):
            cut = (Span(start, min(end, block.span.start)) for start, end in spans if start < block.span.start)
            return tuple(Span(start, start + len(page.document.text[start:end].rstrip())) for start, end in cut)
    return spans


def _closed(page: Page, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans with the full stop that closes the last one's paragraph, as it is part of what the page sets apart."""
    block = page.block_at(spans[-1].end - 1)
    rest = page.document.text[spans[-1].end : block.span.end] if block is not None else ""
    is_stop = block is not None and len(rest) <= 2 and not any(character.isalnum() for character in rest)
    return (*spans[:-1], Span(spans[-1].start, block.span.end)) if block is not None and is_stop else spans


def announced(page: Page, drafts: list[Draft]) -> Iterator[Draft]:
    """The speeches that lead-ins announce and nobody has: no draft has its cue in the lead-in or some of the words."""
    claims = _Claims(drafts)
    until = 0
    for lead in page.document.blocks:
        if lead.span.start < until:
            continue
        words = _words(page, lead) if lead.kind == "paragraph" else ""
        told = announcement(words)
        found = announced_by(words) if told is not None else None
        if found is None:
            continue
        who, how = (Span(lead.span.start + at.start, lead.span.start + at.end) for at in (found.source, found.cue))
        source, cue = (Passage(span, page.document.text[slice(*span)]) for span in (who, how))
        speech = speech_after(page, lead, told == "whole", names_in(source.text)) or _quotation_after(page, lead)
        if (
            speech
            and not returns(page, speech[0], frozenset())
            and not claims.has(Span(who.start, lead.span.end), Span(speech[0].start, speech[-1].end))
        ):
            until = speech[-1].end
            yield Draft(source, cue, speech, CONFIDENCE, set_apart=True)


class _Claims:
    """What some drafts take for themselves, to be asked about one lead-in and its speech."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._cues = sorted((d.cue.span.start, d.spans) for d in drafts if d.cue is not None)
        self._starts = sorted(span.start for draft in drafts for span in draft.spans)
        self._ends = sorted(span.end for draft in drafts for span in draft.spans)

    def has(self, lead: Span, speech: Span) -> bool:
        """Whether a draft has its cue in the lead-in, or has words of the speech and no cue within it."""
        at = bisect_left(self._cues, lead.start, key=lambda cue: cue[0])
        if at < len(self._cues) and self._cues[at][0] < lead.end:
            return True
        inside = 0
        at = bisect_left(self._cues, speech.start, key=lambda cue: cue[0])
        while at < len(self._cues) and self._cues[at][0] < speech.end:
            inside += sum(span.start < speech.end and speech.start < span.end for span in self._cues[at][1])
            at += 1
        all_of_it = bisect_left(self._starts, speech.end) - bisect_right(self._ends, speech.start)
        return all_of_it > inside


def speech_after(page: Page, lead: Block, whole: bool, speakers: frozenset[str]) -> tuple[Span, ...]:
    """The speech that a lead-in announces; empty where what follows is no speech without marks.

    ``whole``: whether all that follows was announced. ``speakers``: the lower-case words that name the speaker.
    """
    following = _blocks_after(page, lead)
    first = next(following, None)
    if first is None:
        return ()
    if first.kind == "quotation":
        run = page.quotation_around(first)
        return () if run is None else (run,)
    if first.kind != "paragraph" or _is_no_speech(page, first) or announced_by(_words(page, first)) is not None:
        return ()
    span = _until_closing(page, first)
    if span.end < first.span.end:
        return (span,) if span.start < span.end else ()
    if speakers & names_in(without_quotations(page, span)):
        speakers = frozenset()  # An organisation speaks of itself by name.
    return joined(page.document.text, [span, *_rest(page, lead, first, following, whole, speakers)])


def _rest(
    page: Page, lead: Block, first: Block, following: Iterator[Block], whole: bool, speakers: frozenset[str]
) -> list[Span]:
    taken: list[Span] = []
    waiting: list[Span] = []
    indented = _indent(page, first) > _indent(page, lead)
    personal = speaks(without_quotations(page, first.span))
    opening = _words(page, first).split()[:2]  # resolutions say "The council asks" again and again
    for block in islice(following, _MOST_PARAGRAPHS):
        close = _is_close(page, lead, first, block)
        is_out = indented and _indent(page, block) <= _indent(page, lead)
        if block.kind != "paragraph" or is_out or _is_no_speech(page, block) or _ends(page, block, speakers, close):
            return [*taken, *waiting] if whole else taken
        span = _until_closing(page, block)
        words = without_quotations(page, span)
        personal = personal or speaks(words)
        told = tells(words) and words.split()[:2] != opening
        impersonal = not personal and len(taken) < _MOST_IMPERSONAL and not told
        if indented or close or speaks(words) or (whole and (urges(words) or impersonal)):
            taken += [*waiting, span]
            waiting = []
        elif waiting or (whole and told):
            return taken
        else:
            waiting.append(span)
        if span.end < block.span.end:
            return [span for span in taken if span.start < span.end]
    return [*taken, *waiting] if whole else taken


def _blocks_after(page: Page, lead: Block) -> Iterator[Block]:
    blocks = page.document.blocks
    return (block for block in islice(blocks, _place(page, lead) + 1, None) if block.kind != "furniture")


def _is_no_speech(page: Page, block: Block) -> bool:
    """Whether a paragraph opens as no paragraph of a speech without marks does."""
    words = _words(page, block)
    label = _LABEL.match(words)
    keyed = label is not None and is_named(label[1]) and label[1] not in _MAIL_HEADERS
    if words[0] in _MARKS or _ENTRY.match(words) or keyed or wire_opening(words):
        return True
    heading = "\n" not in words and len(words.split()) <= _HEADING_WORDS and words[-1] not in ".!?…,;:)”\"’'"
    return heading and _CLOSING.fullmatch(words) is None


def _ends(page: Page, block: Block, speakers: frozenset[str], close: bool) -> bool:
    """Whether the reporter is back, or the speaker has signed; who stands ``close`` is not the reporter."""
    words = _words(page, block)
    signed = len(words.split()) <= _HEADING_WORDS and signer(words) is not None and bool(names_in(words) & speakers)
    if signed or is_editors(words) or close:
        return signed or is_editors(words)
    return (announcement(words) is not None and tells(words)) or returns(page, block.span, speakers)


def _until_closing(page: Page, block: Block) -> Span:
    """The block up to its closing formula: empty where it opens with one, all of it where it has none."""
    end = block.span.start
    for line in _LINE.finditer(page.document.text, *block.span):
        if _CLOSING.fullmatch(line.group()):
            return Span(block.span.start, end)
        end = line.start() + len(line.group().rstrip())
    return block.span


def _indent(page: Page, block: Block) -> int:
    """Columns of white space before a block on its line."""
    start = block.span.start
    line = page.document.text.rfind("\n", 0, start) + 1
    before = page.document.text[line:start]
    return len(before.expandtabs(_TAB)) if not before.strip() else 0


def _list_after(page: Page, lead: Block) -> tuple[Span, ...]:
    """The entries of the list right after a lead-in ("The report found that:")."""
    following = islice(_blocks_after(page, lead), _MOST_PARAGRAPHS)
    entries = takewhile(lambda block: block.kind == "paragraph" and _ENTRY.match(_words(page, block)), following)
    marks = [(_words(page, block)[0].isdigit() or _words(page, block)[0], block.span) for block in entries]
    return tuple(span for mark, span in marks if mark == marks[0][0]) if len(marks) > 1 else ()


def _words(page: Page, block: Block) -> str:
    return page.document.text[slice(*block.span)]


def _is_close(page: Page, lead: Block, first: Block, block: Block) -> bool:
    """Whether a paragraph stands right under the speech's, where a blank line parts the speech from the lead-in."""
    text, before = page.document.text, page.document.blocks[_place(page, block) - 1]
    return text.count("\n", before.span.end, block.span.start) == 1 < text.count("\n", lead.span.end, first.span.start)


def _place(page: Page, block: Block) -> int:
    return bisect_right(page.document.blocks, block.span.start, key=lambda other: other.span.start) - 1


def _quotation_after(page: Page, lead: Block) -> tuple[Span, ...]:
    """The quotation between marks that fills the paragraph after a lead-in, and those it runs over."""
    first = next(_blocks_after(page, lead), None)
    if first is None or first.kind != "paragraph":
        return ()
    quoted = quotation_at(page, first.span.start)
    return () if quoted is None or quoted.end < first.span.end - 1 else (quoted,)
