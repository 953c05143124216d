"""Whose words a passage of a source is, as the source's reading has it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.check.contents import Contents, size
from onrecord.check.told import is_pronoun, people_of, told_of
from onrecord.check.values import Told
from onrecord.marks import find_marks
from onrecord.names import compare
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Candidate, Reading, Span

Manner = Literal["quoted", "reported", "narrated", "unmarked"]

_HOLDS, _HOLDS_ALONE, _ANY, _ENOUGH = 0.75, 0.9, 0.2, 0.5
_QUOTED, _UNQUOTED = 0.5, 0.25
_READ_ALOUD = re.compile(r"\b(?:read|reads|reading|recited|reciting|quoted|quoting)\b", re.IGNORECASE)
_LET_ME_READ = re.compile(
    r"\b(?:(?:let me|may I|I(?:’|')ll|I(?: will| want to| would like to)?) (?:now )?(?:read|quote)"
    r"|read(?:s|ing)? (?:out|aloud|to you|from|into the record))\b"
)
_ADDRESSES = re.compile(r"\b(?:you|your|I)\b|\?")
_LEAD = 180
"""Code points before a passage in which words that introduce a reading are looked for."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
_FIRST_FEWEST, _FIRST_SHARE = 3, 0.012


@dataclass(frozen=True, slots=True)
class Heard:
    """Whose words a passage is.

    ``told`` is the innermost speaker, None where the source does not say. ``others`` are further speakers of parts
    of it, ``outer`` those who hand the words on, from the inside out. ``manner``: within quotation marks, reported
    without them, told by the reporter outside any attribution, or in a text that marks no speech at all. ``read_from``
    is what introduces words that ``told`` reads out and did not say.
    """

    manner: Manner
    told: Told | None = None
    others: tuple[Told, ...] = ()
    outer: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    attribution: Attribution | None = None
    read_from: str = ""


class Voices:
    """The voices of one source."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.document = reading, reading.document
        self._people = people_of(reading)
        self._contents = Contents(reading.attributions)
        self._by_id = {one.id: one for one in self._contents.all}

    def of(self, span: Span) -> Heard:
        """Whose words ``text[span.start:span.end]`` is."""
        shares = self._contents.sharing(span)
        holding = [(share, one) for share, one in shares if share >= _HOLDS]
        if not holding:
            return self._among(span, [(share, one) for share, one in shares if share >= _ANY])
        wide = max(holding, key=lambda pair: (size(pair[1].content), -pair[1].content.spans[0].start))[1]
        inner = min(
            (one for share, one in holding if share >= _HOLDS_ALONE), key=lambda one: size(one.content), default=wide
        )
        return self._heard(span, self._speaking(inner))

    def knows(self, told: Told) -> bool:
        """Whether the source speaks of this party by name."""
        return any(
            compare(name, party.name).verdict != "different" for name in told.names for party in self.reading.people
        )

    def is_own_voice(self, told: Told) -> bool:
        """Whether the party is the source itself: its publisher, an author, or "the report"."""
        own = [self.document.publisher, *self.document.authors, self.document.title]
        if any(compare(name, one).verdict == "same" for name in told.names for one in own if one):
            return True
        return told.kind == "document" or (told.kind == "organisation" and not self.knows(told))

    @cached_property
    def is_first_person(self) -> bool:
        """Whether the whole source is somebody's own words: a speech, a letter, a statement."""
        text = prose_of(self.document).text
        n_first = sum(1 for found in _FIRST_PERSON.finditer(text) if not self._is_quoted_in_prose(found.start()))
        return n_first >= _FIRST_FEWEST and n_first >= _FIRST_SHARE * text.count(" ")

    @cached_property
    def marks_speech(self) -> bool:
        """Whether the source sets speech apart from the reporter's words; a statement or a speech does not."""
        return bool(self._quoted) and not self.is_first_person

    def _speaking(self, one: Attribution) -> Attribution:
        """Out to the first attribution that says who speaks: "I think", within a quotation, is the quoted person."""
        for _ in self._by_id:
            parent = self._by_id.get(one.parent or "")
            says = one.speaker is not None or one.candidates or (one.source and not is_pronoun(one.source.text))
            if parent is None or says:
                break
            one = parent
        return one

    def _heard(self, span: Span, one: Attribution) -> Heard:
        told = told_of(one, self._people, self.document.text)
        around = [voice.name for voice in one.chain[1:]] + self._around(span, one)
        return Heard(self._manner(span, one), told, (), tuple(around), one.candidates, one, self._read_from(span, one))

    def _read_from(self, span: Span, one: Attribution) -> str:
        """The words by which the speaker says that what follows is read out: in the cue, or right before."""
        if one.cue is not None and _READ_ALOUD.search(one.cue.text):
            return one.cue.text
        start = max((s.start for s in one.content.spans if s.start <= span.start), default=span.start)
        before = self.document.text[max(start, span.start - _LEAD) : span.start]
        found = list(_LET_ME_READ.finditer(before))
        if not found or _ADDRESSES.search(self.document.text[span.start : span.end]):
            return ""
        return before[found[-1].start() :]

    def _around(self, span: Span, inner: Attribution) -> list[str]:
        """Who else holds the passage, in whose words it stands quoted."""
        shares = self._contents.sharing(span)
        wider = [a for share, a in shares if a is not inner and share >= _HOLDS_ALONE]
        return [a.speaker.name for a in wider if a.speaker is not None and size(a.content) >= size(inner.content)]

    def _manner(self, span: Span, one: Attribution) -> Manner:
        quoted = self.quoted_share(span)
        if quoted >= _QUOTED:
            return "quoted"
        return "reported" if one.form in ("indirect", "mixed") and quoted <= _UNQUOTED else "quoted"

    def _among(self, span: Span, parts: Sequence[tuple[float, Attribution]]) -> Heard:
        """A passage that no attribution holds whole: the speakers of its parts, the foremost first."""
        heard = [self._heard(span, self._speaking(one)) for _, one in sorted(parts, key=lambda p: (-p[0], p[1].id))]
        if sum(share for share, _ in parts) < _ENOUGH:
            quoted = self.quoted_share(span) >= _QUOTED
            return Heard("quoted" if quoted else "narrated" if self.marks_speech else "unmarked")
        tolds = [one.told for one in heard if one.told is not None]
        first = heard[0]
        others = tuple(t for t in tolds if first.told is not None and t.name != first.told.name)
        return Heard(first.manner, first.told, others, first.outer, first.candidates, first.attribution)

    def quoted_share(self, span: Span) -> float:
        """The share of a passage that stands within quotation marks."""
        at = max(0, bisect_right(self._quoted, span) - 1)
        inside = 0
        while at < len(self._quoted) and self._quoted[at].start < span.end:
            inside += max(0, min(span.end, self._quoted[at].end) - max(span.start, self._quoted[at].start))
            at += 1
        return inside / max(1, span.end - span.start)

    @cached_property
    def _quoted(self) -> list[Span]:
        prose = prose_of(self.document)
        return sorted(s for q in self._quoted_in_prose for s in prose.spans_in_document(q))

    @cached_property
    def _quoted_in_prose(self) -> list[Span]:
        prose = prose_of(self.document)
        marks = find_marks(prose.text, prose.breaks).quoted
        return sorted(Span(q.start, q.end) for q in marks if q.depth == 0)

    def _is_quoted_in_prose(self, at: int) -> bool:
        i = bisect_right(self._quoted_in_prose, (at, len(self.document.text))) - 1
        return i >= 0 and at < self._quoted_in_prose[i].end
