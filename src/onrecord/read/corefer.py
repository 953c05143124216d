"""Who is meant: the parties of a report, and for each attribution the one that speaks.

Names make the cast (cast.py). A source that is a name is looked up in it; a description ("the former envoy") goes to
the person whom the report describes so, or stands for a party of its own (described.py); a pronoun goes to the
likeliest earlier party (antecedent.py); "who" to the words before it; the first person inside a quotation to the
quotation's speaker and outside to the writer. Where the text does not say, the speaker is nobody and the likeliest is
a candidate.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import phrases
from onrecord.read.anaphora import mention_descriptions, mention_pronouns
from onrecord.read.antecedent import pronoun
from onrecord.read.company import Company, Member
from onrecord.read.described import described, right_before
from onrecord.read.page import Page
from onrecord.read.referring import Reference, refer
from onrecord.types import Attribution, Candidate, Party, Speaker

Meant = tuple[Member | None, list[Candidate]]
_BE = frozenset(["be", "been", "being", "was", "were", "is", "are", "am", "’s", "'s"])
_ROLES_IN_TALK = frozenset(["Q", "A", "Q.", "A.", "Question", "Answer"])
"""Labels that say who asks and who answers, and not who that is."""
_BULLETS_BACK = 4
"""Sentences back to the speaker of a list's items, which have no subject of their own."""


def corefer(page: Page, attributions: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], tuple[Party, ...]]:
    """Fill in who speaks; also the parties of the report. The attributions keep their order, and it does not matter."""
    hearing = _Hearing(Company(page))
    hearing.learn(attributions)
    depths = _depths(attributions)
    meant: dict[str, Meant] = {}
    for attribution in sorted(attributions, key=lambda a: (depths[a.id], _place(a))):
        outer = meant[attribution.parent][0] if attribution.parent is not None else None
        meant[attribution.id] = hearing.speaker(attribution, outer)
    mention_descriptions(hearing.company)
    mention_pronouns(hearing.company, [(attribution, meant[attribution.id][0]) for attribution in attributions])
    filled = []
    for attribution in attributions:
        member, candidates = meant[attribution.id]
        speaker = None if member is None else Speaker(member.key, member.name, member.kind)
        filled.append(replace(attribution, speaker=speaker, candidates=tuple(candidates)))
    return tuple(filled), hearing.company.parties()


class _Hearing:
    """The attributions of a report heard one after the other: who spoke last is part of what the next one means."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._last: tuple[int, Member] | None = None

    def learn(self, attributions: Sequence[Attribution]) -> None:
        """Which pronoun goes with whom, as far as single sentences say so, before any pronoun is resolved."""
        for attribution in sorted(attributions, key=_place):
            reference = self._reference(attribution)
            if reference is not None and reference.way == "name" and reference.name is not None:
                _learn_pronoun(self.company.of_name[reference.name.span], attribution)
        self.company.learn_pronouns()

    def speaker(self, attribution: Attribution, outer: Member | None) -> Meant:
        """The party that speaks, or candidates; ``outer`` is the speaker of the attribution around this one."""
        if attribution.source is None:
            return (outer, []) if outer is not None and _goes_on(attribution) else self._unsaid(attribution)
        if attribution.cue is not None:
            cue = attribution.cue.text
            if _was_told(cue) or (attribution.source.text.lower() == "it" and _is_passive(cue)):
                return None, []
        reference = self._reference(attribution)
        if reference is None or attribution.source.text in _ROLES_IN_TALK:
            return None, []
        found, candidates = self._meant(reference, outer)
        if found is not None:
            if reference.way == "nominal" and reference.span not in found.mentions:
                self.company.see(found, reference.span, reference.head.start)
            elif reference.way == "pronoun":
                found.mentions[reference.head] = None
            self._last = (reference.head.start, found)
        return found, candidates

    def _reference(self, attribution: Attribution) -> Reference | None:
        if attribution.source is None:
            return None
        span = attribution.source.span
        lo, hi = (bisect_left(self.company.name_starts, at) for at in span)
        return refer(self.company.text, span, self.company.names[lo:hi])

    def _meant(self, reference: Reference, outer: Member | None) -> Meant:
        if reference.way == "name" and reference.name is not None:
            return self.company.of_name[reference.name.span], []
        if reference.way == "nominal":
            return described(self.company, reference), []
        kind = reference.pronoun or "thing"
        if kind == "first":
            return outer or self.company.writer(), []
        if kind == "relative":
            return right_before(self.company, reference), []
        if kind == "you":
            return None, []
        last = self._last[1].key if self._last and self._last[0] < reference.head.start else None
        return pronoun(self.company, reference, kind, last)

    def _unsaid(self, attribution: Attribution) -> Meant:
        """No source in the text: a participle, a quotation or a list's item goes on with who spoke last."""
        at = attribution.cue.span.start if attribution.cue else attribution.content.spans[0].start
        cue = attribution.cue.text.lower() if attribution.cue else ""
        if set(cue.split()) & phrases("party")["writer-cue"]:
            return self.company.writer(), []
        if self._last is None or self._last[0] > at:
            return None, []
        back = self.company.sentence(at) - self.company.sentence(self._last[0])
        is_item = not any(c.isalnum() for c in self.company.text[self.company.sentence_start(at) : at])
        goes_on = _goes_on(attribution)
        member = self._last[1]
        if (goes_on and back <= 1) or (is_item and back <= _BULLETS_BACK):
            return member, []
        return None, [Candidate(member.key, member.name, "spoke last before")]


def _is_passive(cue: str) -> bool:
    """Whether a cue is one of "was believed", "has long been said": with "it" before it, nobody is named."""
    words = cue.lower().split()
    participle = words[-1].endswith("ed") or words[-1] in phrases("party")["participle"]
    return participle and bool(_BE & set(words[:-1]))


def _goes_on(attribution: Attribution) -> bool:
    """A participle or a quotation without a source of its own goes on with who is speaking."""
    cue = attribution.cue.text.lower() if attribution.cue else ""
    return attribution.form in ("direct", "mixed") or cue.split(" ")[0].endswith("ing")


def _was_told(cue: str) -> bool:
    """Whether the cue names who heard it and not who said it: "was told", "had been asked"."""
    words = cue.lower().split()
    return any(
        word in phrases("party")["recipient-verb"] and bool(_BE & set(words[max(0, n - 3) : n]))
        for n, word in enumerate(words)
    )


def _learn_pronoun(member: Member, attribution: Attribution) -> None:
    """ "Rao said that she …": right after the cue the pronoun means who speaks, nearly always."""
    words = attribution.content.text.lower().split(maxsplit=2)[:2]
    for word in words[1:] if words[:1] == ["that"] else words[:1]:
        if word in ("he", "she") and attribution.form == "indirect":
            member.pronouns[word] += 1


def _depths(attributions: Sequence[Attribution]) -> dict[str, int]:
    """How many attributions each one lies within."""
    parents = {attribution.id: attribution.parent for attribution in attributions}
    depths: dict[str, int] = {}
    for name in parents:
        path, at = [], name
        while at not in depths:
            path.append(at)
            parent = parents[at]
            if parent is None:
                break
            at = parent
        base = depths.get(at, -1)
        for n, one in enumerate(reversed(path), start=1):
            depths[one] = base + n
    return depths


def _place(attribution: Attribution) -> tuple[int, int, int, str]:
    source = attribution.source or attribution.cue
    cue, content = attribution.cue.span.start if attribution.cue else -1, attribution.content.spans[0].start
    return source.span.start if source else content, cue, content, attribution.id
