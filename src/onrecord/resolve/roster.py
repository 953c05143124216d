"""The roster: every speaker on record, with the parties of single reports that belong to each, and why."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.types import PartyKind


class PartyId(NamedTuple):
    """A party of one report: the document's id, and the party's key in the reading of it."""

    document_id: str
    key: str


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """One speaker across reports.

    ``id`` is 16 hex digits made of the earliest party (by the day its report was published, then by id). ``name`` is
    the fullest name most reports give; ``aliases`` are all other ways of writing it, ``titles`` the offices and
    descriptions as written, all three without repeats and in order of the alphabet. ``parties`` are in order.
    """

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    parties: tuple[PartyId, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two parties taken for one speaker, or, as a near-merge, two that may be one and are kept apart.

    ``score`` in [0, 1] ranks pairs and is no probability. ``reasons`` are short sentences for people.
    """

    one: PartyId
    other: PartyId
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """All speakers on record, in the order of their ids. Every party that was handed in belongs to exactly one."""

    speakers: tuple[KnownSpeaker, ...]

    def by_party(self) -> dict[PartyId, KnownSpeaker]:
        """Which speaker each party is."""
        return {party: speaker for speaker in self.speakers for party in speaker.parties}


@dataclass(frozen=True, slots=True)
class Unheeded:
    """A person's decision that was not carried out, and why."""

    one: PartyId
    other: PartyId
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The roster with its grounds: what was merged, what nearly was, and which decisions could not be followed."""

    roster: Roster
    merges: tuple[Merge, ...]
    near: tuple[Merge, ...]
    unheeded: tuple[Unheeded, ...] = ()


def successors(old: Roster, new: Roster) -> dict[str, tuple[str, ...]]:
    """Where the speakers of an earlier roster are now: old id → the ids that hold its parties, most parties first.

    An id goes on unchanged as long as the speaker's earliest party is its own; this tells the rest. A speaker none of
    whose parties is left has no successor.
    """
    at = new.by_party()
    found: dict[str, tuple[str, ...]] = {}
    for speaker in old.speakers:
        n_parties: dict[str, int] = defaultdict(int)
        for party in speaker.parties:
            if party in at:
                n_parties[at[party].id] += 1
        found[speaker.id] = tuple(sorted(n_parties, key=lambda id_: (-n_parties[id_], id_)))
    return found
