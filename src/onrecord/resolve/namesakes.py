"""Appearances under the very same full name → those who bear it: mostly one, sometimes namesakes.

One name is taken for one speaker unless titles and company both speak against it. Appearances with titles that agree
come first; groups of them whose titles differ are joined where the company of the smaller is known to the larger; what
has no title goes to the one group that its company fits. The order in which reports come does not matter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.resolve.appearance import Appearance
from onrecord.resolve.bearer import Bearer, bearer_of, by_day
from onrecord.resolve.company import Acquaintance, Company, known_from
from onrecord.resolve.decisions import Decisions, pair
from onrecord.resolve.offices import calling, offices_differ, shared_office
from onrecord.resolve.roster import Merge, PartyId

_SAME_NAME = 1.0
Fit = Callable[[Company, Company], float]
"""How far the company of two is the same, 0 where it is too little to say that they are one."""


def bearers_of_a_name(found: Iterable[Appearance], acquaintance: Acquaintance, decisions: Decisions) -> list[Bearer]:
    """Take appearances of one name apart into those who bear it."""
    ordered = sorted(found, key=by_day)
    is_person = bearer_of(ordered).kind == "person"
    groups = _by_office(ordered) if is_person else [ordered]
    if len(groups) > 1:
        groups = _by_company(groups, _fit(acquaintance, known_from(ordered[0].name)))
    divided = [part for group in groups for part in _divided(group, acquaintance, decisions)]
    return [bearer_of(part, _chained(part)) for part in divided]


def _by_office(ordered: Sequence[Appearance]) -> list[list[Appearance]]:
    """Groups whose titles agree; last, where there is any, the group of those whose titles tell nothing."""
    groups: list[tuple[set[str], list[Appearance]]] = []
    seats: dict[frozenset[str], int] = {}
    silent: list[Appearance] = []
    tellers = sorted(ordered, key=lambda one: (-_n_telling(one.titles), by_day(one)))
    for one in tellers:
        titles = frozenset(title for title in one.titles if calling(title).nouns)
        if not titles:
            silent.append(one)
            continue
        if titles not in seats:
            seats[titles] = _seat(titles, groups)
        offices, members = groups[seats[titles]]
        offices.update(titles)
        members.append(one)
    return [members for _, members in groups] + ([silent] if silent or not groups else [])


def _seat(titles: frozenset[str], groups: list[tuple[set[str], list[Appearance]]]) -> int:
    """The first group with an office in common, else a new one."""
    for number, (offices, _) in enumerate(groups):
        if shared_office(titles, frozenset(offices)):
            return number
    groups.append((set(), []))
    return len(groups) - 1


def _n_telling(titles: tuple[str, ...]) -> int:
    return sum(bool(calling(title).nouns) and bool(calling(title).narrow) for title in titles)


def _fit(acquaintance: Acquaintance, least: float) -> Fit:
    def fit(one: Company, other: Company) -> float:
        overlap = acquaintance.overlap(one, other)
        return overlap if overlap >= least else 0.0

    return fit


def _by_company(groups: list[list[Appearance]], fit: Fit) -> list[list[Appearance]]:
    silent = [one for group in groups for one in group if not any(calling(t).nouns for t in one.titles)]
    telling = [group for group in groups if any(calling(t).nouns for t in group[0].titles)]
    telling.sort(key=lambda group: (-len(group), by_day(min(group, key=by_day))))
    kept: list[list[Appearance]] = []
    companies: list[Company] = []
    for group in telling:
        company = bearer_of(group).company
        best = max(range(len(kept)), key=lambda n: (fit(company, companies[n]), -n), default=-1)
        if best >= 0 and fit(company, companies[best]):
            kept[best].extend(group)
            companies[best] |= company
        else:
            kept.append(list(group))
            companies.append(company)
    return _with_silent(kept, companies, silent, fit)


def _with_silent(
    kept: list[list[Appearance]], companies: list[Company], silent: list[Appearance], fit: Fit
) -> list[list[Appearance]]:
    """Those without a title: to the only group, or the only one whose company they keep; else each by itself."""
    if len(kept) == 1:
        return [kept[0] + silent]
    unclear: list[list[Appearance]] = []
    joining: list[tuple[int, Appearance]] = []
    for one in silent:
        company = bearer_of([one]).company
        fitting = [n for n, other in enumerate(companies) if fit(company, other)]
        if len(fitting) == 1:
            joining.append((fitting[0], one))
        else:
            unclear.append([one])
    for n, one in joining:
        kept[n].append(one)
    return kept + unclear


def _divided(group: list[Appearance], acquaintance: Acquaintance, decisions: Decisions) -> list[list[Appearance]]:
    """A group without pairs that a person has split: those are set apart first, the rest goes where it fits best."""
    own = {appearance.party for appearance in group}
    apart: dict[PartyId, set[PartyId]] = defaultdict(set)
    for first, second in decisions.split:
        if first in own and second in own:
            apart[first].add(second)
            apart[second].add(first)
    if not apart:
        return [group]
    parts: list[list[Appearance]] = []
    for one in sorted((one for one in group if one.party in apart), key=by_day):
        home = next((part for part in parts if not apart[one.party] & {o.party for o in part}), None)
        if home is None:
            parts.append([one])
        else:
            home.append(one)
    seeds = [bearer_of(part) for part in parts]
    for one in sorted((one for one in group if one.party not in apart), key=by_day):
        parts[_fitting(bearer_of([one]), seeds, acquaintance)].append(one)
    return parts


def _fitting(one: Bearer, seeds: list[Bearer], acquaintance: Acquaintance) -> int:
    def fit(n: int) -> tuple[bool, bool, float, int]:
        other = seeds[n]
        return (
            bool(shared_office(one.offices, other.offices)),
            not offices_differ(one.offices, other.offices),
            acquaintance.overlap(one.company, other.company),
            -n,
        )

    return max(range(len(seeds)), key=fit)


def _chained(part: Sequence[Appearance]) -> list[Merge]:
    """Every other appearance merged with the earliest."""
    lead, *rest = sorted(part, key=by_day)
    return [Merge(*pair(lead.party, one.party), _SAME_NAME, _why(lead, one)) for one in rest]


def _why(lead: Appearance, one: Appearance) -> tuple[str, ...]:
    office = shared_office(frozenset(lead.titles), frozenset(one.titles))
    return ("the same name", *((f"both are called {office}",) if office else ()))
