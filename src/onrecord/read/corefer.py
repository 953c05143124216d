"""Who is meant: the parties of a report, and for each attribution the one that speaks.

Names make the cast (cast.py). A source that is a name is looked up in it; a description ("the former envoy") goes to
the person whom the report describes so, or stands for a party of its own (described.py); a pronoun goes to the
likeliest earlier party (antecedent.py); "who" to the words before it; the first person inside a quotation to the
quotation's speaker and outside to the writer. Where the text does not say, the speaker is nobody and the likeliest is
a candidate.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import phrases
from onrecord.read.anaphora import meant_by, mention_descriptions, mention_pronouns, reporters_words
from onrecord.read.antecedent import pronoun
from onrecord.read.company import Company, Member
from onrecord.read.described import bring_up, described
from onrecord.read.examined import answers, asks, sides
from onrecord.read.labels import is_answer, is_question
from onrecord.read.page import Page
from onrecord.read.referring import Reference, refer
from onrecord.read.relative import right_before
from onrecord.read.unsaid import goes_on, is_passive, is_verb_of_item, leader, unsaid
from onrecord.types import Attribution, Candidate, Party, Passage, Span, Speaker

_LONGEST_GAP = 80
"""Code points between a description and the cue in which the name of who is described is looked for."""
Meant = tuple[Member | None, list[Candidate]]
_NOBODY = frozenset(["nobody", "no one", "no-one", "none"])
_OWNERS = frozenset(["his", "her"])
_BE = frozenset(["be", "been", "being", "was", "were", "is", "are", "am", "’s", "'s"])


def corefer(page: Page, attributions: Sequence[Attribution]) -> tuple[tuple[Attribution, ...], tuple[Party, ...]]:
    """Fill in who speaks; also the parties of the report. The attributions keep their order, and it does not matter."""
    hearing = _Hearing(Company(page))
    hearing.learn(attributions)
    depths = _depths(attributions)
    meant: dict[str, Meant] = {}
    late = _read_last(page, sorted(attributions, key=lambda a: depths[a.id]))
    for attribution in sorted(attributions, key=lambda a: (a.id in late, depths[a.id], _place(a))):
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
        self._between = deque(reporters_words(company))
        self._sides = sides(company)

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
            if outer is not None and goes_on(attribution):
                return outer, []
            if attribution.cue is None and attribution.content.spans[0].start in self._sides:
                return self._sides[attribution.content.spans[0].start], []
            self._walk_to(_place(attribution)[0])
            return unsaid(self.company, attribution, self._last)
        if attribution.cue is not None:
            cue = attribution.cue.text
            if self._opens_as_told(attribution.source.span.start, attribution.cue):
                return None, []
            if _was_told(cue) or (attribution.source.text.lower() == "it" and is_passive(cue)):
                return None, []
        reference = self._reference(attribution)
        if is_question(attribution.source.text) or is_answer(attribution.source.text):
            side = asks if is_question(attribution.source.text) else answers
            return side(self.company, attribution.source.span.start), []
        if reference is None or attribution.source.text.lower() in _NOBODY:
            return None, []
        if outer is None and attribution.parent is not None and reference.pronoun == "first":
            return None, []  # "I" in the words of somebody unknown is not the writer.
        return self._named_by(attribution, reference, outer)

    def _named_by(self, attribution: Attribution, reference: Reference, outer: Member | None) -> Meant:
        """Whom the words of a source mean, kept in mind for what comes after."""
        plain = self._appositive(attribution) if reference.way == "nominal" else None
        if plain is None and is_verb_of_item(self.company, reference):
            plain = leader(self.company, reference.span.start)
        found, candidates = (plain, []) if plain else self._meant(reference, outer)
        if found is not None:
            if plain is None and reference.way == "nominal" and reference.span not in found.mentions:
                self.company.see(found, reference.span, reference.head.start)
            elif reference.way == "pronoun":
                found.mentions[reference.head] = None
            self._last = (reference.head.start, found)
        return found, candidates

    def _opens_as_told(self, source: int, cue: Passage) -> bool:
        """ "Asked whether she would go, …": whoever asked is not the source of a sentence before."""
        start = self.company.sentence_start(cue.span.start)
        first = cue.text.split(" ")[0].lower()
        opens = not any(c.isalnum() for c in self.company.text[start : cue.span.start])
        return opens and source < start and first in phrases("party")["recipient-verb"]

    def _reference(self, attribution: Attribution) -> Reference | None:
        if attribution.source is None:
            return None
        span = attribution.source.span
        lo, hi = (bisect_left(self.company.name_starts, at) for at in span)
        return refer(self.company.text, span, self.company.names[lo:hi])

    def _appositive(self, attribution: Attribution) -> Member | None:
        """The name between commas right before the cue: "The manager it was addressed to, Ilan Roth, says"."""
        if attribution.source is None or attribution.cue is None:
            return None
        start, end = attribution.source.span.end, attribution.cue.span.start
        at = bisect_left(self.company.name_starts, end) - 1
        if at < 0 or not start < self.company.name_starts[at] or end - start > _LONGEST_GAP:
            return None
        name, text = self.company.names[at], self.company.text
        before, after = text[start : name.span.start], text[name.span.end : end]
        member = self.company.of_name[name.span]
        is_set_off = before.endswith(", ") and after == ", " and before.count(", ") == 1
        return member if is_set_off and member.kind == "person" else None

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
        self._walk_to(reference.head.start)
        brought = {
            "plural": self.company.several,
            "singular": self.company.openers,
            "thing": self.company.documents,
        }.get(kind, ())
        bring_up(self.company, brought, reference.head.start)
        # Nobody says "he" of themselves in words that are quoted to the letter.
        never = outer if self.company.page.is_quoted(reference.head.start) else None
        return pronoun(self.company, reference, kind, self._last_before(reference.head.start), never)

    def _last_before(self, at: int) -> str | None:
        return self._last[1].key if self._last and self._last[0] < at else None

    def _walk_to(self, at: int) -> None:
        """Whom the reporter's own "he" and "the mayor" up to an offset mean: they keep somebody in mind."""
        while self._between and self._between[0].start < at:
            span = self._between.popleft()
            member = meant_by(self.company, span, self._last_before(span.start))
            if member is not None:
                self.company.sight(member, span.start)


def _was_told(cue: str) -> bool:
    """Whether the cue names who heard it and not who said it: "was told", "had been asked"."""
    words = cue.lower().split()
    return any(
        word in phrases("party")["recipient-verb"] and bool(_BE & set(words[max(0, n - 3) : n]))
        for n, word in enumerate(words)
    )


def _learn_pronoun(member: Member, attribution: Attribution) -> None:
    """ "Rao said that she …": right after the cue the pronoun means who speaks, nearly always.

    But not in "His widow, Grace, says he …", where it means whose she is.
    """
    source = attribution.source
    if source is None or source.text.split(" ")[0].lower() in _OWNERS:
        return
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


def _read_last(page: Page, outer_first: Sequence[Attribution]) -> set[str]:
    """Those of headings, which leave it to the report to say who is meant, with all that lies within them."""
    headings = [block.span for block in page.document.blocks if block.kind == "heading"]
    late: set[str] = set()
    for attribution in outer_first:
        if attribution.parent in late or _stands_in(headings, attribution):
            late.add(attribution.id)
    return late


def _stands_in(headings: Sequence[Span], attribution: Attribution) -> bool:
    """Whether an attribution lies within a heading."""
    at, end = _place(attribution)[0], attribution.content.spans[-1].end
    before = bisect_right(headings, at, key=lambda span: span.start) - 1
    return before >= 0 and end <= headings[before].end


def _place(attribution: Attribution) -> tuple[int, int, int, str]:
    source = attribution.source or attribution.cue
    cue, content = attribution.cue.span.start if attribution.cue else -1, attribution.content.spans[0].start
    return source.span.start if source else content, cue, content, attribution.id
