"""Whose words a passage of a source is, as the source's reading has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from onrecord.check.aloud import read_from
from onrecord.check.cast import Cast
from onrecord.check.contents import Contents, size
from onrecord.check.inner import innermost, lead_of, reports
from onrecord.check.labels import Label, Labels
from onrecord.check.told import is_pronoun, is_third, told_of, told_party, undecided
from onrecord.check.values import Told
from onrecord.types import Attribution, Candidate, Reading, Span

Manner = Literal["quoted", "reported", "narrated", "unmarked"]

_HOLDS, _HOLDS_ALONE, _ANY, _ENOUGH = 0.75, 0.9, 0.2, 0.5
_QUOTED, _UNQUOTED = 0.5, 0.25
_SURE = 0.6
"""The confidence of an attribution below which its speaker, quoted within another's words, is not held against them."""
_ASKS = re.compile(
    r"\b(?:[Dd]o(?:es)?|[Dd]id|[Ww](?:ill|ould)|[Cc]an|[Cc]ould|[Hh]a(?:s|ve)|[Ii]s|[Aa]re)(?:n['’]t)? [^?!]*\Z"
)
_OPENING = 12


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
        self._contents = Contents(reading.attributions)
        self.cast = Cast(reading, self._contents.all)
        self.print = self.cast.print
        self._by_id = {one.id: one for one in self._contents.all}

    def of(self, span: Span) -> Heard:
        """Whose words ``text[span.start:span.end]`` is."""
        label = self._labels.at(span.start)
        return self._attributed(span) if label is None else self._labelled(span, label)

    def _labelled(self, span: Span, label: Label) -> Heard:
        """In a transcript: the person of the label, unless words within marks are told to be somebody else's."""
        heard = self._attributed(span)
        inner = innermost([*self.print.nested, *self.print.quoted], span)
        lead = lead_of(self.document.text, inner, label.start, label.end) if inner is not None else None
        if lead is not None and lead.who is not None and lead.who.start < lead.who.end:
            words = self.document.text[slice(*lead.who)]
            # "You told us" names one of those who are there.
            who = None if words.lower().endswith("you") else undecided(words)
            return replace(heard, manner="quoted", told=who, outer=(label.told.name, *heard.outer))
        # The label is the clerk's word; only somebody of whom the speaker tells has words within it.
        source = heard.attribution.source if heard.attribution is not None else None
        if (
            source is not None
            and label.start <= source.span.start < label.end
            and source.text.lower() not in ("i", "we")
        ):
            return heard
        return Heard("quoted", label.told)

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

    def _speaking(self, one: Attribution) -> Attribution:
        """Out to the first attribution that says who speaks: "I think", within a quotation, is the quoted person."""
        for _ in self._by_id:
            parent = self._by_id.get(one.parent or "")
            says = one.speaker is not None or one.candidates or (one.source and not is_pronoun(one.source.text))
            is_asked = one.form == "indirect" and self._is_asked(one)
            is_other = is_third(one) or self._is_addressed(one)
            if parent is None or (says and not is_asked) or (is_other and parent.form in ("direct", "block")):
                break
            one = parent
        return one

    def _is_addressed(self, one: Attribution) -> bool:
        """Whether those spoken to are quoted, in marks of their own: "you tell me ‘this is not who I am’"."""
        if one.source is None or one.source.text.lower() != "you":
            return False
        start, end = one.content.spans[0].start, one.content.spans[-1].end
        return any(m.start - 1 <= start and end <= m.end + 1 for m in self.print.nested)

    def _is_asked(self, one: Attribution) -> bool:
        """Whether it is asked if somebody says so: "Does the minister agree that it is too late?" is the asker's."""
        if one.source is None or one.cue is None or one.source.span.start > one.cue.span.start:
            return False
        text = self.document.text
        before = text[max(0, one.source.span.start - _OPENING) : one.cue.span.start]
        end = one.content.spans[-1].end
        return _ASKS.search(before) is not None and "?" in text[end - 1 : end + 2]

    def _heard(self, span: Span, one: Attribution) -> Heard:
        told = told_of(one, self.cast.people, self.document.text)
        around = [voice.name for voice in one.chain[1:]] + self._around(span, one)
        if one.source is not None and (self._is_of_another(one) if told is not None else self._is_somebody(one)):
            if told is not None and self._speaks_around(one):
                around.append(told.name)
            told = undecided(one.source.text)
        manner, introduced = self._manner(span, one), self._read_from(span, one)
        if (inner := self._inner(span, one)) is not None:
            outer = [told.name] if told is not None else []
            return Heard(manner, inner, (), (*outer, *around), (), one)
        return Heard(manner, told, (), tuple(around), one.candidates, one, introduced, self._is_loose(one))

    def _is_somebody(self, one: Attribution) -> bool:
        """Whether words without a known speaker are surely not those of the speaker around them."""
        return is_paper_read(one) or (one.parent is not None and (is_third(one) or self._is_addressed(one)))

    def _is_of_another(self, one: Attribution) -> bool:
        """Whether the reader names somebody who is not meant: for whom a speaker quotes, for a paper, or the writer.

        "The chairman told me", they say; and of "he" in their words nobody whom they have not named is surely meant.
        """
        if is_paper_read(one) or (is_third(one) and self._is_author(one)):
            return True
        if is_third(one) and self._is_spoken(one) and not self._is_named_around(one):
            return True
        parent = self._by_id.get(one.parent or "")
        if parent is None or parent.form not in ("direct", "block") or one.speaker is None or one.source is None:
            return False
        is_same = parent.speaker is not None and parent.speaker.key == one.speaker.key
        return is_same and (is_third(one) or not is_pronoun(one.source.text))

    def _is_author(self, one: Attribution) -> bool:
        """Whether it is said to be who wrote the report, of whom reports do not say "she"."""
        return one.speaker is not None and one.speaker.name in self.document.authors

    def _is_spoken(self, one: Attribution) -> bool:
        """Whether the source stands within quotation marks: it is somebody's word."""
        return one.source is not None and self.print.share(one.source.span) >= _QUOTED

    def _is_named_around(self, one: Attribution) -> bool:
        """Whether the speaker is named before "he" in the same quotation."""
        assert one.source is not None
        return one.speaker is not None and self._names(one.source.span, one.speaker.key)

    def _names(self, pronoun: Span, key: str) -> bool:
        """Whether the last one named before a pronoun in the same quotation is this party."""
        outer = innermost(self.print.quoted, pronoun)
        if outer is None:
            return False
        before = [(where, key) for where, key in self.cast.mentions if outer.start <= where.start < pronoun.start]
        named = [key for where, key in before if not is_pronoun(self.document.text[slice(*where)])]
        return bool(named) and named[-1] == key

    def _speaks_around(self, one: Attribution) -> bool:
        """Whether whom the reader names speaks in the same paragraph, in marks around these words or beside them."""
        assert one.source is not None
        text, key = self.document.text, one.speaker.key if one.speaker is not None else None
        start = text.rfind("\n\n", 0, one.source.span.start) + 1
        end = text.find("\n\n", one.content.spans[-1].end)
        return any(
            other is not one
            and other.speaker is not None
            and other.speaker.key == key
            and other.form in ("direct", "block", "mixed")
            and not self._is_spoken(other)
            and start <= other.content.spans[0].start
            and (end < 0 or other.content.spans[-1].end <= end)
            for other in self._contents.all
        )

    def _read_from(self, span: Span, one: Attribution) -> str:
        """What introduces the reading of a paper, by the attribution itself or by another of the same words to them."""
        key = one.speaker.key if one.speaker is not None else None
        same = [a for share, a in self._contents.sharing(span) if share >= _HOLDS_ALONE and a.form != "indirect"]
        also = [a for a in same if a is not one and a.speaker is not None and a.speaker.key == key]
        found = (read_from(self.document.text, span, a) for a in (one, *also))
        return next((words for words in found if words), "")

    def _inner(self, span: Span, one: Attribution) -> Told | None:
        """Whom the speaker quotes with the passage, where the reader has no attribution for it; ``None`` for nobody."""
        if one.form in ("indirect", "mixed") and not self._is_labelled(one):
            return None
        spans = one.content.spans
        whole = Span(spans[0].start, spans[-1].end)
        is_marked = self.print.share(whole) >= _QUOTED and not self._is_labelled(one)
        marks = self.print.nested if is_marked else [*self.print.nested, *self.print.quoted]
        inner = innermost((m for m in marks if whole.start < m.start and m.end < whole.end), span)
        outer = innermost(self.print.quoted, inner) if inner is not None else None
        ceiling = whole.end if outer is None or outer == inner else min(whole.end, outer.end)
        lead = lead_of(self.document.text, inner, whole.start, ceiling) if inner is not None else None
        if lead is None or lead.who is None or lead.who.start >= lead.who.end:
            return None
        mentioned = [
            key
            for where, key in self.cast.mentions
            if lead.who.start <= where.start
            and where.end <= lead.who.end
            and self.document.text[where.end : where.end + 2] not in ("'s", "’s")
        ]
        party = self.cast.people.get(mentioned[0]) if mentioned else None
        words = self.document.text[slice(*lead.who)]
        # "He" in somebody's own words is never they themselves, whatever the reader makes of it, and nobody unnamed.
        if party is None or (one.speaker is not None and party.key == one.speaker.key):
            return undecided(words)
        if is_pronoun(words) and self.print.share(lead.who) >= _QUOTED and not self._names(lead.who, party.key):
            return undecided(words)
        return told_party(party, self.document.text)

    def _is_loose(self, one: Attribution) -> bool:
        """Whether it is told outside of any marks what somebody thinks, or the reader is not sure of its find."""
        if one.cue is None or self.print.share(one.cue.span) > _UNQUOTED:
            return False
        if one.form == "direct" and reports(one.cue.text):
            return False
        return one.basis == "opinion" or one.confidence < _SURE

    def _around(self, span: Span, inner: Attribution) -> list[str]:
        """Who else holds the passage, in whose words it stands quoted."""
        shares = self._contents.sharing(span)
        wider = [a for share, a in shares if a is not inner and share >= _HOLDS_ALONE]
        return [a.speaker.name for a in wider if a.speaker is not None and size(a.content) >= size(inner.content)]

    def _manner(self, span: Span, one: Attribution) -> Manner:
        quoted = self.print.share(span)
        if quoted >= _QUOTED or self._is_within_own(one) or self._is_labelled(one):
            return "quoted"
        return "reported" if one.form in ("indirect", "mixed") and quoted <= _UNQUOTED else "quoted"

    def _is_labelled(self, one: Attribution) -> bool:
        """Whether a name and a colon at a line's beginning give the words to somebody, as in a transcript."""
        if one.source is None or one.cue is None or one.cue.text.strip() != ":":
            return False
        text, start = self.document.text, one.source.span.start
        return not text[text.rfind("\n", 0, start) + 1 : start].strip()

    def _is_within_own(self, one: Attribution) -> bool:
        """Whether somebody tells in their own quoted words what they said: "I said it was beautiful"."""
        parent = self._by_id.get(one.parent or "")
        if parent is None or parent.form not in ("direct", "block") or one.speaker is None or parent.speaker is None:
            return False
        return one.speaker.key == parent.speaker.key and one.source is not None and is_pronoun(one.source.text)

    def _among(self, span: Span, parts: Sequence[tuple[float, Attribution]]) -> Heard:
        """A passage that no attribution holds whole: the speakers of its parts, the foremost first."""
        heard = [self._heard(span, self._speaking(one)) for _, one in sorted(parts, key=lambda p: (-p[0], p[1].id))]
        if sum(share for share, _ in parts) < _ENOUGH:
            quoted = self.print.share(span) >= _QUOTED
            return Heard("quoted" if quoted else "narrated" if self.cast.marks_speech else "unmarked")
        tolds = [one.told for one in heard if one.told is not None]
        first = heard[0]
        others = tuple(t for t in tolds if first.told is not None and t.name != first.told.name)
        return Heard(first.manner, first.told, others, first.outer, first.candidates, first.attribution)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self.document.text)


def is_paper_read(one: Attribution) -> bool:
    """Whether it is something written that speaks: "it read"."""
    is_it = one.source is not None and one.source.text.lower() == "it"
    return is_it and one.cue is not None and one.cue.text.lower().startswith("read")
