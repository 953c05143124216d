"""Bearers of different names → speakers: sure pairs first, then those that only context settles.

Every round looks at the groups as they stand at its start and joins the best pairs first, with the ids of the earliest
parties to break ties, so that the outcome is a function of the set of reports. "Same" is not transitive: "George Bush"
is the same as both "George W. Bush" and "George H. W. Bush", who are two. A pair is sure only where all groups that
either is the same as are the same as each other; else it is left to context, and context must fit one group alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from onrecord.names import Likeness
from onrecord.resolve.bearer import Bearer, joined
from onrecord.resolve.company import Acquaintance
from onrecord.resolve.decisions import Pair, pair
from onrecord.resolve.roster import Merge
from onrecord.resolve.telling import (
    SUPPORTED_FROM,
    Support,
    is_worth_telling,
    may_join,
    name_likeness,
    speaks_against,
    support,
)

_MOST_NEAR = 5
"""Near-merges kept for each speaker, the likeliest."""
_MOST_WAITING = 100
"""Near-merges of a speaker held while the likeliest are sought."""
Link = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Proposal:
    link: Link
    merge: Merge


class Union:
    """Groups of bearers while they are joined. A group goes by the number of its first bearer."""

    def __init__(
        self, bearers: Sequence[Bearer], links: Iterable[Link], acquaintance: Acquaintance, split: Iterable[Pair]
    ) -> None:
        self.groups: dict[int, Bearer] = dict(enumerate(bearers))
        self._singles = tuple(bearers)
        self._members: dict[int, list[int]] = {number: [number] for number in self.groups}
        self._acquaintance = acquaintance
        self._counted: dict[int, int] = {}
        self._fuller: dict[int, bool] = {}
        self._ranks = {number: _rank(number, bearer) for number, bearer in self.groups.items()}
        self._known_against: dict[tuple[Bearer, Bearer], str] = {}
        self._known_support: dict[tuple[Bearer, Bearer], Support | None] = {}
        self._known_same: dict[tuple[Bearer, Bearer], bool] = {}
        self._alike: dict[Link, Likeness] = {}
        self._split = _banned(bearers, split)
        self._near: dict[int, set[int]] = defaultdict(set)
        for one, other in links:
            if self._likeness(one, other).verdict != "different":
                self._near[one].add(other)
                self._near[other].add(one)

    def run(self) -> None:
        """Join until nothing is left to join: sure pairs as long as there are any, then one round of others."""
        while self._apply(self._sure()) or self._apply(self._settled()):
            pass

    def near(self) -> list[Merge]:
        """Pairs of groups that may be one speaker, with why they are kept apart."""
        kept = {link for worth in self._worth_telling().values() for _, link in nsmallest(_MOST_NEAR, worth)}
        return [self._merge(link, self._best(link).score, self._why_apart(link)) for link in sorted(kept)]

    def _worth_telling(self) -> dict[int, list[tuple[float, Link]]]:
        """For each group the likeliest others that it is worth telling of; each pair is looked at once."""
        found: dict[int, list[tuple[float, Link]]] = defaultdict(list)
        for one in self._near:
            for other in self._near[one]:
                if one < other and self._is_worth_telling((one, other)):
                    for number in (one, other):
                        worth = found[number]
                        worth.append((-self._best((one, other)).score, (one, other)))
                        if len(worth) > _MOST_WAITING:
                            worth[:] = nsmallest(_MOST_NEAR, worth)
        return found

    def _is_worth_telling(self, link: Link) -> bool:
        if self._names_clash(link):
            return False
        return is_worth_telling(*self._both(link), self._best(link), self._acquaintance)

    def _sure(self) -> list[_Proposal]:
        links = [link for link in self._links() if self._is_same(link)]
        torn = {number for number in {number for link in links for number in link} if self._is_torn(number)}
        found = []
        for link in links:
            if torn.isdisjoint(link):
                likeness = self._best(link)
                found.append(_Proposal(link, self._merge(link, likeness.score, likeness.reasons)))
        return found

    def _settled(self) -> list[_Proposal]:
        found = []
        for less in sorted(self._near):
            fitting = list(islice(self._fitting(less), 2))
            for other, told in fitting if len(fitting) == 1 else ():
                link = _link(less, other)
                likeness = self._best(link)
                score = round(likeness.score * (0.5 + told.score / 2), 4)
                found.append(_Proposal(link, self._merge(link, score, (*likeness.reasons, *told.reasons))))
        return found

    def _fitting(self, less: int) -> Iterator[tuple[int, Support]]:
        """The fuller groups that a group may be by name and that context supports."""
        for other in sorted(self._near[less]):
            if self._ranks[less] >= self._ranks[other]:
                continue
            if self.groups[other].is_lone and (self._has_fuller(less) or self._has_fuller(other)):
                continue
            told = self._told(less, other)
            if told is not None:
                yield other, told

    def _told(self, less: int, other: int) -> Support | None:
        """What speaks for a group being a fuller one, where nothing speaks against it. Kept from round to round."""
        link = _link(less, other)
        both = self._both(link)
        if both not in self._known_support:
            may = self._is_free(link) and may_join(*both, self._worst(link))
            told = support(*both, self._acquaintance) if may else None
            self._known_support[both] = told if told is not None and told.score >= SUPPORTED_FROM else None
        return self._known_support[both]

    def _n_fitting(self, number: int) -> int:
        """How many fuller groups fit, once nothing is joined any more."""
        if number not in self._counted:
            self._counted[number] = sum(1 for _ in self._fitting(number))
        return self._counted[number]

    def _has_fuller(self, number: int) -> bool:
        """Whether a group's lone name may be a full one: then two alike are not joined by each other's company."""
        if number not in self._fuller:
            full = (other for other in self._near[number] if not self.groups[other].is_lone)
            self._fuller[number] = any(self._is_free(_link(number, other)) for other in full)
        return self._fuller[number]

    def _is_same(self, link: Link) -> bool:
        both = one, other = self._both(link)
        if one.is_lone or other.is_lone:
            return False
        if both not in self._known_same:
            self._known_same[both] = self._worst(link).verdict == "same" and self._is_free(link)
        return self._known_same[both]

    def _is_free(self, link: Link) -> bool:
        """Whether nothing keeps two groups apart: a decision, two names that differ, titles and company."""
        if self._is_split(link) or self._names_clash(link):
            return False
        return not self._against(link)

    def _against(self, link: Link) -> str:
        both = self._both(link)
        if both not in self._known_against:
            self._known_against[both] = speaks_against(*both, self._acquaintance)
        return self._known_against[both]

    def _names_clash(self, link: Link) -> bool:
        if self._is_of_singles(link):
            return self._likeness(*link).verdict == "different"
        mine, theirs = (self._members[number] for number in link)
        return any(self._likeness(one, other).verdict == "different" for one in mine for other in theirs)

    def _is_split(self, link: Link) -> bool:
        if not self._split:
            return False
        mine, theirs = (self._members[number] for number in link)
        return any(other in self._split.get(one, ()) for one in mine for other in theirs)

    def _is_torn(self, number: int) -> bool:
        """Whether a group is the same as two others that are not the same as each other."""
        same = [other for other in sorted(self._near[number]) if self._is_same(_link(number, other))]
        return any(not self._is_same(_link(a, b)) for at, a in enumerate(same) for b in same[at + 1 :])

    def _apply(self, proposals: list[_Proposal]) -> bool:
        """Join as proposed, the best first; those that an earlier one rules out wait. Whether any was joined."""
        home: dict[int, int] = {}
        done = False
        for proposal in sorted(proposals, key=lambda p: (-p.merge.score, p.link)):
            one, other = sorted(_root(number, home) for number in proposal.link)
            if one != other and self._is_free((one, other)):
                self._join(one, other, proposal.merge)
                home[other] = one
                done = True
        return done

    def _join(self, one: int, other: int, merge: Merge) -> None:
        self.groups[one] = joined(self.groups[one], self.groups.pop(other), merge)
        self._members[one] += self._members.pop(other)
        self._ranks[one] = _rank(one, self.groups[one])
        self._fuller.clear()
        for third in self._near.pop(other, set()):
            self._near[third].discard(other)
            if third != one:
                self._near[third].add(one)
                self._near[one].add(third)

    def _likeness(self, one: int, other: int) -> Likeness:
        link = _link(one, other)
        if link not in self._alike:
            self._alike[link] = name_likeness(self._singles[link[0]], self._singles[link[1]])
        return self._alike[link]

    def _is_of_singles(self, link: Link) -> bool:
        """Whether neither group has been joined with another yet, as most have not."""
        return len(self._members[link[0]]) == len(self._members[link[1]]) == 1

    def _best(self, link: Link) -> Likeness:
        if self._is_of_singles(link):
            return self._likeness(*link)
        found = (self._likeness(one, other) for one in self._members[link[0]] for other in self._members[link[1]])
        return max(found, key=lambda likeness: (likeness.score, likeness.reasons))

    def _worst(self, link: Link) -> Likeness:
        """The likeness of the full names that are least alike: what holds of one name of a group need not of all."""
        if self._is_of_singles(link):
            return self._likeness(*link)
        mine, theirs = ([n for n in self._members[g] if not self._singles[n].is_lone] for g in link)
        if not mine or not theirs:
            return self._best(link)
        found = (self._likeness(one, other) for one in mine for other in theirs)
        return min(found, key=lambda likeness: (likeness.score, likeness.reasons))

    def _links(self) -> list[Link]:
        """Pairs that may be sure: a lone name never is."""
        full = {number for number in self._near if not self.groups[number].is_lone}
        return sorted((one, other) for one in full for other in self._near[one] & full if one < other)

    def _both(self, link: Link) -> tuple[Bearer, Bearer]:
        return self.groups[link[0]], self.groups[link[1]]

    def _merge(self, link: Link, score: float, reasons: tuple[str, ...]) -> Merge:
        one, other = self._both(link)
        return Merge(*pair(one.lead, other.lead), score, reasons)

    def _why_apart(self, link: Link) -> tuple[str, ...]:
        names = self._best(link).reasons
        against = self._against(link)
        if against:
            return (*names, against)
        if self._is_split(link):
            return (*names, "a person keeps them apart")
        n_fitting = max(self._n_fitting(number) for number in link)
        return (*names, f"{n_fitting} fit equally" if n_fitting > 1 else "nothing else supports it")


def united(
    bearers: Sequence[Bearer], links: Iterable[Link], acquaintance: Acquaintance, split: Iterable[Pair]
) -> tuple[list[Bearer], list[Merge]]:
    """The speakers that bearers make, in the order of their first bearers, and the near-merges left."""
    union = Union(bearers, links, acquaintance, split)
    union.run()
    return [union.groups[number] for number in sorted(union.groups)], union.near()


def _rank(number: int, one: Bearer) -> tuple[bool, int, int, int]:
    """How much a group's name tells: less if it is a lone word, has fewer words, or stands in fewer reports."""
    return not one.is_lone, max((len(name.split()) for name in one.names), default=0), len(one.reports), -number


def _banned(bearers: Sequence[Bearer], split: Iterable[Pair]) -> Mapping[int, set[int]]:
    at = {one.party: number for number, bearer in enumerate(bearers) for one in bearer.appearances}
    found: dict[int, set[int]] = defaultdict(set)
    for two in split:
        one, other = two
        if one in at and other in at:
            found[at[one]].add(at[other])
            found[at[other]].add(at[one])
    return found


def _link(one: int, other: int) -> Link:
    return (one, other) if one < other else (other, one)


def _root(number: int, home: Mapping[int, int]) -> int:
    while number in home:
        number = home[number]
    return number
