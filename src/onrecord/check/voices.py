"""Whose words a passage of a source is, as the source's reading has it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from onrecord.check.contents import Contents, size
from onrecord.check.inner import innermost, lead_of
from onrecord.check.labels import Label, Labels
from onrecord.check.told import is_pronoun, people_of, told_of, told_party, undecided
from onrecord.check.values import Told
from onrecord.marks import find_marks
from onrecord.names import compare
from onrecord.read.prose import prose_of
from onrecord.types import Attribution, Candidate, Reading, Span

Manner = Literal["quoted", "reported", "narrated", "unmarked"]

_HOLDS, _HOLDS_ALONE, _ANY, _ENOUGH = 0.75, 0.9, 0.2, 0.5
_QUOTED, _UNQUOTED = 0.5, 0.25
_SURE = 0.6
"""The confidence of an attribution below which its speaker, quoted within another's words, is not held against them."""
_READ_ALOUD = re.compile(r"\b(?:read|reads|reading|recited|reciting|quoted|quoting)\b", re.IGNORECASE)
_LET_ME_READ = re.compile(
    r"\b(?:(?:let me|may I|I(?:’|')ll|I(?: will| want to| would like to)?) (?:now )?(?:read|quote)"
    r"|read(?:s|ing)? (?:out|aloud|to you|from|into the record))\b"
)
_READS_FROM = re.compile(
    r"\b(?:[Rr]eading|[Qq]uoting|[Rr]eciting)(?: out| aloud)? (?:from )?(?:an?|the|his|her|their)\b"
)
_ENDS = re.compile(r"[^\W\d_]{3}[.!?][\"”’]*\s|\n")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
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
    is what introduces words that ``told`` reads out and did not say. ``is_loose`` says that ``told`` is not surely
    quoted: the reporter or another speaker tells what ``told`` thinks or does, in marks that may be the teller's own.
    """

    manner: Manner
    told: Told | None = None
    others: tuple[Told, ...] = ()
    outer: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    attribution: Attribution | None = None
    read_from: str = ""
    is_loose: bool = False


class Voices:
    """The voices of one source."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.document = reading, reading.document
        self._people = people_of(reading)
        self._contents = Contents(reading.attributions)
        self._by_id = {one.id: one for one in self._contents.all}

    def of(self, span: Span) -> Heard:
        """Whose words ``text[span.start:span.end]`` is."""
        label = self._labels.at(span.start)
        return self._attributed(span) if label is None else self._labelled(span, label)

    def _labelled(self, span: Span, label: Label) -> Heard:
        """In a transcript: the person of the label, unless words within marks are told to be somebody else's."""
        heard = self._attributed(span)
        inner = innermost([*self._nested, *self._quoted], span)
        lead = lead_of(self.document.text, inner, label.start, label.end) if inner is not None else None
        if lead is not None and lead.who is not None and lead.who.start < lead.who.end:
            words = self.document.text[slice(*lead.who)]
            # "You told us" names one of those who are there.
            who = None if words.lower().endswith("you") else undecided(words)
            return replace(heard, manner="quoted", told=who, outer=(label.told.name, *heard.outer))
        return heard if heard.told is not None else Heard("quoted", label.told)

    def as_known(self, told: Told) -> Told:
        """The draft's party with the kind that the source knows: one capitalised word may be a surname or a firm."""
        if told.kind != "organisation" or " " in told.name:
            return told
        kinds = {
            p.kind for p in self.reading.people if any(compare(n, p.name).verdict != "different" for n in told.names)
        }
        # A group is a body whatever its name; nothing else depends on it.
        return replace(told, kind="group") if kinds and "person" not in kinds else told

    def described(self, told: Told, source: Told) -> Told:
        """The draft's party with what the source calls it elsewhere, of that what fits the words for ``source``."""
        wanted = set(_LONG_WORD.findall(source.name.casefold()))
        known = [p for p in self.reading.people if any(compare(n, p.name).verdict == "same" for n in told.names)]
        called = [words for p in known[:1] for words in told_party(p, self.document.text).descriptions]
        fits = [words for words in called if wanted and wanted <= set(_LONG_WORD.findall(words.casefold()))]
        return replace(told, descriptions=tuple(dict.fromkeys((*told.descriptions, *fits)))) if fits else told

    def _attributed(self, span: Span) -> Heard:
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
            if parent is None or says or (_is_third(one) and parent.form in ("direct", "block")):
                break
            one = parent
        return one

    def _heard(self, span: Span, one: Attribution) -> Heard:
        told = told_of(one, self._people, self.document.text)
        if one.source is not None and (self._is_of_another(one) if told is not None else self._is_somebody(one)):
            told = undecided(one.source.text)
        around = [voice.name for voice in one.chain[1:]] + self._around(span, one)
        manner, read_from = self._manner(span, one), self._read_from(span, one)
        if (inner := self._inner(span, one)) is not None:
            outer = [told.name] if told is not None else []
            return Heard(manner, inner, (), (*outer, *around), (), one)
        return Heard(manner, told, (), tuple(around), one.candidates, one, read_from, self._is_loose(one))

    def _is_somebody(self, one: Attribution) -> bool:
        """Whether words without a known speaker are surely not those of the speaker around them."""
        return _is_paper(one) or (one.parent is not None and _is_third(one))

    def _is_of_another(self, one: Attribution) -> bool:
        """Whether the reader takes a speaker for somebody whom they quote: "the chairman told me", they say."""
        parent = self._by_id.get(one.parent or "")
        if parent is None or parent.form not in ("direct", "block") or one.speaker is None or one.source is None:
            return False
        is_same = parent.speaker is not None and parent.speaker.key == one.speaker.key
        return is_same and (_is_third(one) or not is_pronoun(one.source.text))

    def _inner(self, span: Span, one: Attribution) -> Told | None:
        """Whom the speaker quotes with the passage, where the reader has no attribution for it; ``None`` for nobody."""
        if one.form in ("indirect", "mixed"):
            return None
        spans = one.content.spans
        whole = Span(spans[0].start, spans[-1].end)
        marks = self._nested if self.quoted_share(whole) >= _QUOTED else [*self._nested, *self._quoted]
        inner = innermost((m for m in marks if whole.start < m.start and m.end < whole.end), span)
        lead = lead_of(self.document.text, inner, whole.start, whole.end) if inner is not None else None
        if lead is None or lead.who is None or lead.who.start >= lead.who.end:
            return None
        mentioned = [
            key for where, key in self._mentions if lead.who.start <= where.start and where.end <= lead.who.end
        ]
        party = self._people.get(mentioned[-1]) if mentioned else None
        # "He" in somebody's own words is never they themselves, whatever the reader makes of it.
        if party is None or (one.speaker is not None and party.key == one.speaker.key):
            return undecided(self.document.text[slice(*lead.who)])
        return told_party(party, self.document.text)

    def _is_loose(self, one: Attribution) -> bool:
        """Whether it is told outside of any marks what somebody thinks, or the reader is not sure of its find."""
        if one.cue is None or self.quoted_share(one.cue.span) > _UNQUOTED:
            return False
        return one.basis == "opinion" or one.confidence < _SURE

    def _read_from(self, span: Span, one: Attribution) -> str:
        """The words by which the speaker says that what follows is read out: in the cue, or right before."""
        text = self.document.text
        first = one.content.spans[0].start
        if one.cue is not None and _READ_ALOUD.search(one.cue.text):
            return text[one.cue.span.start : max(one.cue.span.end, min(span.start, one.cue.span.end + _LEAD))]
        opening = _READS_FROM.search(text, max(0, first - _LEAD), first)
        if opening is not None and one.form in ("direct", "block") and not _ENDS.search(text, opening.end(), first):
            return text[opening.start() : first]
        start = max((s.start for s in one.content.spans if s.start <= span.start), default=span.start)
        before = text[max(start, span.start - _LEAD) : span.start]
        found = list(_LET_ME_READ.finditer(before))
        if not found or _ADDRESSES.search(text[span.start : span.end]):
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
    def _nested(self) -> list[Span]:
        """Quotations within quotations."""
        prose = prose_of(self.document)
        inner = (q for q in find_marks(prose.text, prose.breaks).quoted if q.depth > 0)
        return sorted(s for q in inner for s in prose.spans_in_document(Span(q.start, q.end)))

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self.document.text)

    @cached_property
    def _mentions(self) -> list[tuple[Span, str]]:
        """Where parties are mentioned, in order, with their keys."""
        return sorted((where, party.key) for party in self.reading.people for where in party.mentions)

    @cached_property
    def _quoted_in_prose(self) -> list[Span]:
        prose = prose_of(self.document)
        marks = find_marks(prose.text, prose.breaks).quoted
        return sorted(Span(q.start, q.end) for q in marks if q.depth == 0)

    def _is_quoted_in_prose(self, at: int) -> bool:
        i = bisect_right(self._quoted_in_prose, (at, len(self.document.text))) - 1
        return i >= 0 and at < self._quoted_in_prose[i].end


def _is_third(one: Attribution) -> bool:
    """Whether the source is a pronoun that nobody has for themselves: "he", in words that somebody speaks."""
    return one.source is not None and one.source.text.lower() in ("he", "she", "they", "it")


def _is_paper(one: Attribution) -> bool:
    """Whether it is something written that speaks: "it read"."""
    is_it = one.source is not None and one.source.text.lower() == "it"
    return is_it and one.cue is not None and one.cue.text.lower().startswith("read")
