"""The voices from the innermost speaker of an attribution out to the publisher.

Each attribution adds its speaker, then the outlet it was said to or reported by ("told The Ledger", "according to a
report in The Times"), then what holds it: the attribution around it, the outlet that a quotation set apart was taken
from, the agency whose report it is, and the page's publisher. A voice's cue is that by which the next voice out hands
it on; a voice that repeats its own words stands once, with the outermost cue.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.lexicon import phrases
from onrecord.read.around import Around, Surroundings
from onrecord.read.credits import agency_of
from onrecord.read.outlets import Outlet, outlets_in, outlets_of, same_outlet
from onrecord.types import Attribution, Party, Voice

_LEADS = re.compile(
    r"\b(?:(?:as |was |were )?(?:first |previously )?(?:according to|reported|published|disclosed|revealed|obtained"
    r"|aired|seen|reviewed|broadcast|cited|quoted|released|interviewed|written)(?: \w+)? (?:by|in|on|to)"
    r"|(?:interview|report|article|story|piece|op-ed|column|essay|appearance|account|investigation|editorial)s?"
    r"(?: \w+)? (?:with|in|on|by|for|from)|in|on|to|with|by|from|via|citing) (?:[Tt]he |an? |[Tt]oday’s )?\Z"
)
_SAME_REPORT = re.compile(
    rf"\b[Ii]n (?:the|that) (?:same |newspaper’s |paper’s )?(?:{'|'.join(sorted(phrases('outlet')['article']))})\b"
)
_ASKED = phrases("addressee")["told"] | phrases("addressee")["may"]
_CITING = re.compile(r"(?:citing|quoting|quotes?|cit(?:es|ed))\b", re.IGNORECASE)
_BEFORE = 70
"""Code points before an outlet's name that say how it comes in."""
_FARTHEST_TOLD = 20
_NEAR_TOLD = 600
"""Code points between two statements of one speaker over which they are taken to be one conversation."""
_FARTHEST_OUTLET = 50
_FARTHEST_CITED = 200
_MOST_SPANS = 5
_TWO_WORDS = re.compile(r"\b[\w’'-]+ [\w’'-]+ (?:the )?\Z")


@dataclass(frozen=True, slots=True)
class _Link:
    """A voice while the chain is made; ``key`` is that of its party, empty where there is none."""

    key: str
    name: str
    cue: str | None


def with_chains(
    around: Surroundings, attributions: Sequence[Attribution], people: Sequence[Party]
) -> tuple[Attribution, ...]:
    """The attributions with their chains filled in. Speakers and addressees are known already."""
    chains = _Chains(around, attributions, people)
    return tuple(replace(one, chain=_voices([*chains.out_of(one), *chains.page_links])) for one in attributions)


class _Chains:
    """The links of every attribution of a report."""

    def __init__(self, around: Surroundings, attributions: Sequence[Attribution], people: Sequence[Party]) -> None:
        self.page, self.text, self.around = around.page, around.text, around
        self.by_id = {attribution.id: attribution for attribution in attributions}
        self.outlets = outlets_of(self.text, people)
        self.publisher = around.page.document.publisher
        self.page_links = self._page_links()
        self.of: dict[str, list[_Link]] = {one.id: self._own(one) for one in attributions}
        self._go_on(attributions)

    def out_of(self, attribution: Attribution) -> list[_Link]:
        """The links from an attribution out, without those of the whole page."""
        links: list[_Link] = []
        one: Attribution | None = attribution
        while one is not None:
            links += self.of[one.id]
            last, one = one, self.by_id.get(one.parent or "") or self._citer(one)
        return links + self._copied_from(last)

    def _citer(self, attribution: Attribution) -> Attribution | None:
        """Who cites: "The Post reported, citing two officials, that …" gives the officials, and then The Post."""
        cue = attribution.cue
        if cue is None or attribution.source is None or not _CITING.match(cue.text):
            return None
        near = (self.around.said_before(cue.span), self.around.said_after(cue.span))
        return next((self.by_id[one.id] for one in near if one is not None and _cites(one, attribution)), None)

    def _page_links(self) -> list[_Link]:
        links = []
        agency = agency_of(self.page.document)
        if agency is not None:
            links.append(_Link("", agency[0], agency[1]))
        if self.publisher:
            links.append(_Link("", self.publisher, None))
        return links

    def _own(self, attribution: Attribution) -> list[_Link]:
        """The speaker, and the outlet the words came through."""
        links = []
        cue = " ".join(attribution.cue.text.split()) if attribution.cue is not None else None
        pieces = self.around.of(attribution)
        speaker = attribution.speaker
        if self._only_hears(attribution):
            return self._through(attribution, pieces)
        if speaker is not None:
            links.append(_Link(speaker.key, speaker.name, cue))
        elif attribution.source is not None:
            links.append(_Link("", " ".join(attribution.source.text.split()).rstrip(" ,"), cue))
        return links + self._through(attribution, pieces)

    def _only_hears(self, attribution: Attribution) -> bool:
        """ "I was told", "Asked whether it rained, Rao said": whoever is named has not spoken."""
        heard, source, cue = attribution.addressee, attribution.source, attribution.cue
        if heard is None or cue is None or source is not None:
            return heard is not None and source == heard
        asked = not _ASKED.isdisjoint(cue.text.lower().split())
        after_content = heard.span.start > attribution.content.spans[-1].end > cue.span.end
        return asked and (heard.span.start < cue.span.start or after_content)

    def _through(self, attribution: Attribution, pieces: Around | None) -> list[_Link]:
        """The outlet that an attribution's own sentence names as the one it was said to or reported by."""
        heard = self._heard_by(attribution)
        if heard is not None or pieces is None:
            return [heard] if heard is not None else []
        spans = [pieces.between, pieces.after, pieces.tail, pieces.before]
        if attribution.source is not None:
            spans.append(attribution.source.span)
        for span in spans:
            for outlet in outlets_in(self.outlets, span):
                if ";" in self.text[span.start : outlet.span.start]:
                    break
                lead = _LEADS.search(self.text[max(span.start, outlet.span.start - _BEFORE) : outlet.span.start])
                if lead is not None and not self._speaks(attribution, outlet):
                    words = lead.group() + self.text[slice(*outlet.span)]
                    return [_Link(outlet.key, outlet.name, " ".join(words.split()))]
        for start, end in (pieces.before, pieces.after, pieces.tail):
            same = _SAME_REPORT.search(self.text, start, end)
            link = self._nearest(start, same.group()) if same is not None else None
            if link is not None:
                return [link]
        return []

    def _speaks(self, attribution: Attribution, outlet: Outlet) -> bool:
        return attribution.speaker is not None and attribution.speaker.key == outlet.key

    def _heard_by(self, attribution: Attribution) -> _Link | None:
        """The addressee, where it is an outlet by name or the one named before ("told the newspaper")."""
        heard, cue = attribution.addressee, attribution.cue
        if heard is None or cue is None:
            return None
        start = cue.span.start
        if not 0 <= heard.span.start - cue.span.end < _FARTHEST_TOLD:
            lead = _TWO_WORDS.search(self.text, max(0, heard.span.start - _BEFORE), heard.span.start)
            start = lead.start() if lead is not None else heard.span.start
        words = " ".join(self.text[start : heard.span.end].split())
        named = next(outlets_in(self.outlets, heard.span), None)
        if named is not None:
            return _Link(named.key, named.name, words)
        bare = heard.text.lower().removeprefix("the ")
        return self._nearest(heard.span.start, words) if bare in phrases("outlet")["noun"] else None

    def _nearest(self, at: int, cue: str) -> _Link | None:
        """The outlet named last before a place, the page's own left out."""
        for n in range(bisect_left(self.outlets, at, key=lambda outlet: outlet.span.start) - 1, -1, -1)[
            :_FARTHEST_OUTLET
        ]:
            outlet = self.outlets[n]
            if self.publisher is None or not same_outlet(outlet.name, self.publisher):
                return _Link(outlet.key, outlet.name, cue)
        return None

    def _go_on(self, attributions: Sequence[Attribution]) -> None:
        """Whoever told an outlet one thing told it what the report gives right before and after, too."""
        outer = sorted((one for one in attributions if one.parent is None and one.speaker), key=_at)
        for _, run in groupby(outer, key=lambda one: one.speaker.key if one.speaker else ""):
            same = list(run)
            told = [(_at(one), link) for one in same if (link := self._heard_by(one)) is not None]
            for one in same:
                if told and one.addressee is None and len(self.of[one.id]) == 1:
                    at, link = told[min(bisect_left(told, _at(one), key=lambda pair: pair[0]), len(told) - 1)]
                    if abs(at - _at(one)) <= _NEAR_TOLD:
                        self.of[one.id].append(link)

    def _copied_from(self, outermost: Attribution) -> list[_Link]:
        """The outlet that a quotation set apart was taken from, as the words that lead to it say."""
        block = self.page.block_at(_at(outermost))
        run = self.page.quotation_around(block) if block is not None else None
        if run is None:
            return []
        blocks = self.page.document.blocks
        before = bisect_left(blocks, run.start, key=lambda one: one.span.start) - 1
        if before < 0 or blocks[before].kind != "paragraph":
            return []
        named = next(outlets_in(self.outlets, blocks[before].span), None)
        return [_Link(named.key, named.name, None)] if named is not None else []


def _at(attribution: Attribution) -> int:
    return (attribution.cue.span if attribution.cue is not None else attribution.content.spans[0]).start


def _cites(one: Attribution, cited: Attribution) -> bool:
    """Whether two attributions give one content, and the first is not itself a citation."""
    if one.parent is not None or abs(_at(one) - _at(cited)) > _FARTHEST_CITED:
        return False
    if one.cue is None or _CITING.match(one.cue.text):
        return False
    theirs, mine = one.content.spans[:_MOST_SPANS], cited.content.spans[:_MOST_SPANS]
    return any(a.start < b.end and b.start < a.end for a in mine for b in theirs)


def _voices(links: Iterable[_Link]) -> tuple[Voice, ...]:
    """The links, neighbours that are one voice as one."""
    kept: list[_Link] = []
    for link in links:
        if kept and _is_one(kept[-1], link):
            kept[-1] = _Link(link.key or kept[-1].key, link.name, link.cue)
        else:
            kept.append(link)
    return tuple(Voice(link.name, link.cue) for link in kept)


def _is_one(one: _Link, other: _Link) -> bool:
    if one.key and one.key == other.key:
        return True
    return same_outlet(one.name, other.name) and not (one.key and other.key)
