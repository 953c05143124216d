"""A person's decisions carried out on bearers, before anything of ours: what they merged is one from the start."""

from collections.abc import Sequence

from onrecord.resolve.bearer import Bearer, joined
from onrecord.resolve.decisions import Decisions
from onrecord.resolve.roster import Merge, PartyId, Unheeded

_BY_A_PERSON = ("decided by a person",)


def followed(bearers: Sequence[Bearer], decisions: Decisions) -> tuple[list[Bearer], list[Unheeded]]:
    """Bearers with the decided merges carried out, in the order of their leads; and the decisions that were not.

    Unnamed sources are never linked across reports, by nobody's decision. Splits need no carrying out here: bearers
    come without split pairs and are kept so.
    """
    groups = dict(enumerate(bearers))
    at = {one.party: number for number, bearer in groups.items() for one in bearer.appearances}
    unheeded: list[Unheeded] = [
        Unheeded(one, other, _MISSING) for one, other in sorted(decisions.split) if one not in at or other not in at
    ]
    for one, other in sorted(decisions.merge):
        why = (
            _MISSING
            if one not in at or other not in at
            else _why_not(groups[at[one]], groups[at[other]], (one, other), decisions)
        )
        if why:
            unheeded.append(Unheeded(one, other, why))
        elif at[one] != at[other]:
            keep, gone = sorted((at[one], at[other]))
            groups[keep] = joined(groups[keep], groups.pop(gone), Merge(one, other, 1.0, _BY_A_PERSON))
            at |= {appearance.party: keep for appearance in groups[keep].appearances}
    return sorted(groups.values(), key=lambda bearer: bearer.lead), unheeded


_MISSING = "no such party among the reports"


def _why_not(one: Bearer, other: Bearer, parties: tuple[PartyId, PartyId], decisions: Decisions) -> str:
    if one is other:
        return ""
    kinds = {a.party: a.kind for bearer in (one, other) for a in bearer.appearances}
    if "unnamed" in {kinds[party] for party in parties} and parties[0].document_id != parties[1].document_id:
        return "unnamed sources are not linked across reports"
    mine, theirs = ({a.party for a in bearer.appearances} for bearer in (one, other))
    if any((a in mine and b in theirs) or (a in theirs and b in mine) for a, b in decisions.split):
        return "another decision keeps the two apart"
    return ""
