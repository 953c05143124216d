"""Two bearers → how alike their names are, whether anything speaks against one speaker, and what speaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.names import Likeness, compare, parse
from onrecord.names.bodies import parse_body
from onrecord.names.name import NameKind
from onrecord.resolve.bearer import Bearer, is_full
from onrecord.resolve.company import Acquaintance, folded, known_from
from onrecord.resolve.offices import offices_differ, shared_office

SUPPORTED_FROM = 0.15
"""Overlap of company from which a lone or uncertain name may be the fuller one's."""
_FULL_MAY_BE_FROM = 0.6
_NEAR_FROM = 0.6


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for one speaker beside the names; ``score`` in [0, 1], with sentences for people."""

    score: float
    reasons: tuple[str, ...]


def name_likeness(one: Bearer, other: Bearer) -> Likeness:
    """The likeness of the two names that are most alike, one of each."""
    kind = _kind_of_both(one, other)
    if kind is None:
        return Likeness("different", 0.0, ("a person and an organisation",))
    found = [compare(a, b, kind) for a in one.names for b in other.names]
    return max(found, key=lambda likeness: (likeness.score, likeness.reasons))


def _kind_of_both(one: Bearer, other: Bearer) -> NameKind | None:
    """One kind for both. A lone name may be a person's whom the reader took for a body."""
    if one.kind == other.kind:
        return "person" if one.kind == "person" else "organisation" if one.kind == "organisation" else "unknown"
    return "person" if (one.is_lone and other.kind == "person") or (other.is_lone and one.kind == "person") else None


def speaks_against(one: Bearer, other: Bearer, acquaintance: Acquaintance) -> str:
    """Why two bearers of like names are two speakers, empty if nothing says so."""
    if not offices_differ(one.offices, other.offices):
        return ""
    least = min(known_from(name) for name in (*one.names, *other.names))
    if acquaintance.overlap(one.company, other.company) >= least:
        return ""
    return f"{_some(one)} and {_some(other)}, in different company"


def _some(bearer: Bearer) -> str:
    return min(bearer.offices, key=lambda title: (len(title), title))


def support(one: Bearer, other: Bearer, acquaintance: Acquaintance) -> Support:
    """An office or company in common. The two names themselves are no company."""
    own = {folded(name) for bearer in (one, other) for name in bearer.names}
    mine, theirs = one.company - own, other.company - own
    overlap = acquaintance.overlap(mine, theirs)
    office = shared_office(one.offices, other.offices)
    told = acquaintance.told(mine, theirs) if overlap >= SUPPORTED_FROM else ""
    if one.reports & other.reports:
        told = "both stand in one report"
    reasons = tuple(reason for reason in (f"both are called {office}" if office else "", told) if reason)
    return Support(round(max(overlap, 0.5 if office else 0.0), 4), reasons)


def may_join(one: Bearer, other: Bearer, likeness: Likeness) -> bool:
    """Whether context may settle names that are not the same outright.

    A lone name may be a person's fuller one. Of bodies only an acronym may: "Brennick" is not its harbour authority.
    Two different full names in one report are two people, since who wrote it tells them apart.
    """
    if any(_told_apart_by_middles(a, b) for a in one.names for b in other.names):
        return False
    if likeness.verdict == "same":
        return True
    if one.is_lone or other.is_lone:
        return "person" in (one.kind, other.kind)
    if one.kind == "organisation":
        return _is_acronym(one.names, other.names) or _is_acronym(other.names, one.names)
    return likeness.score >= _FULL_MAY_BE_FROM and not one.reports & other.reports


def _told_apart_by_middles(a: str, b: str) -> bool:
    """Whether middle names are all that differs: that is how reports tell George W. Bush from George H. W. Bush."""
    left, right = parse(a), parse(b)
    if not left.middle or not right.middle or left.middle == right.middle:
        return False
    return (left.given, left.surname) == (right.given, right.surname)


def _is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    letters = {parse_body(name).words[0] for name in short if len(parse_body(name).words) == 1}
    return any(letters & parse_body(name).acronyms for name in long if is_full(name))


def is_worth_telling(one: Bearer, other: Bearer, likeness: Likeness, acquaintance: Acquaintance) -> bool:
    """Whether two that are kept apart should be shown to a person: more than a likeness of names speaks for them."""
    if likeness.score < _NEAR_FROM:
        return False
    if likeness.verdict == "same" or one.reports & other.reports:
        return True
    return may_join(one, other, likeness) and support(one, other, acquaintance).score >= SUPPORTED_FROM
