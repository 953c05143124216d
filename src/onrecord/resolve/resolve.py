"""Appearances of all reports and a person's decisions → the roster, with its grounds.

A pure function of the set of appearances and the decisions: their order does not matter, handing one in twice changes
nothing, and taking a decision back gives the roster that was.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.names import parse
from onrecord.resolve.appearance import Appearance
from onrecord.resolve.bearer import Bearer, bearer_of, fullest_name, stands_alone
from onrecord.resolve.blocks import pairs_worth_comparing
from onrecord.resolve.company import Acquaintance, folded
from onrecord.resolve.decisions import Decisions
from onrecord.resolve.follow import followed
from onrecord.resolve.namesakes import bearers_of_a_name
from onrecord.resolve.roster import KnownSpeaker, PartyId, Resolution, Roster
from onrecord.resolve.unite import united

_DIGITS = 16
_NO_DECISIONS = Decisions()


def resolve(found: Iterable[Appearance], decisions: Decisions = _NO_DECISIONS) -> Resolution:
    """Who is who across reports.

    ``found`` holds the appearances of every report, in any order; of two that tell differently of one party, as from
    two readings of a report, the first in order counts. Never merges unnamed sources, groups, documents or
    descriptions of two reports. Decisions on parties that are not there wait, and are told as unheeded.
    """
    ordered = _once(found)
    companies = {one.party.document_id: one.company for one in ordered}
    acquaintance = Acquaintance(companies[document_id] for document_id in sorted(companies))
    bearers, unheeded = followed(_bearers(ordered, acquaintance, decisions), decisions)
    named = [bearer for bearer in bearers if bearer.is_named]
    groups, near = united(named, pairs_worth_comparing(named), acquaintance, decisions.split)
    groups += [bearer for bearer in bearers if not bearer.is_named]
    speakers = tuple(sorted(map(speaker_of, groups), key=lambda speaker: speaker.id))
    merges = sorted((merge for group in groups for merge in group.merges), key=lambda m: (m.one, m.other))
    return Resolution(Roster(speakers), tuple(merges), tuple(near), tuple(unheeded))


def _once(found: Iterable[Appearance]) -> list[Appearance]:
    by_party: dict[PartyId, Appearance] = {}
    for one in sorted(found):
        by_party.setdefault(one.party, one)
    return list(by_party.values())


def _bearers(ordered: Sequence[Appearance], acquaintance: Acquaintance, decisions: Decisions) -> list[Bearer]:
    """Appearances under one full name as bearers; lone names and parties without a name one by one. By their leads."""
    surnames = _surnames(ordered)
    alike: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    out: list[Bearer] = []
    for one in ordered:
        if not one.is_named:
            out.append(bearer_of([one]))
        elif not one.home and stands_alone(one.name, surnames, one.kind):
            out.append(bearer_of([one], is_lone=True))
        else:
            alike[name_key(one)].append(one)
    for some in alike.values():
        out += bearers_of_a_name(some, acquaintance, decisions)
    return sorted(out, key=lambda bearer: bearer.lead)


def name_key(one: Appearance) -> tuple[str, ...]:
    """What appearances under one full name have in common."""
    name = parse(one.name)
    return folded(one.name), name.generation or "", one.home


def _surnames(ordered: Iterable[Appearance]) -> frozenset[str]:
    """Words that end full names of persons at least as often as they stand alone for a body or a place."""
    ending: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for one in ordered:
        own = parse(one.name).words
        if one.is_named and one.kind == "person" and len(own) > 1:
            ending[own[-1]] += 1
        elif one.is_named and one.kind == "organisation" and len(own) == 1:
            alone[own[0]] += 1
    return frozenset(word for word, n in ending.items() if n >= alone[word])


def speaker_of(group: Bearer) -> KnownSpeaker:
    """A group of appearances as a speaker on record."""
    name = fullest_name(group.appearances)
    aliases = {alias for one in group.appearances for alias in (one.name, *one.aliases)} - {name}
    parties = tuple(sorted(one.party for one in group.appearances))
    return KnownSpeaker(
        _id(group.lead), name, group.kind, tuple(sorted(aliases)), tuple(sorted(group.offices)), parties
    )


def _id(lead: PartyId) -> str:
    return hashlib.sha256(f"{lead.document_id}\n{lead.key}".encode()).hexdigest()[:_DIGITS]
