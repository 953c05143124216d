"""A person's decisions about who is who, as a value: they win over ours, and taking one back restores what was."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.resolve.roster import PartyId

Pair = tuple[PartyId, PartyId]
"""Two parties, the smaller id first."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of parties that a person says are one speaker (``merge``) or two (``split``), in whatever order.

    Where decisions exclude each other, ``split`` wins: it is the smaller harm.
    """

    merge: frozenset[Pair] = frozenset()
    split: frozenset[Pair] = frozenset()

    def __post_init__(self) -> None:
        for name in ("merge", "split"):
            object.__setattr__(self, name, frozenset(pair(*two) for two in getattr(self, name)))

    def merging(self, one: PartyId, other: PartyId) -> "Decisions":
        """These decisions, and that the two are one; an earlier decision on the same two is replaced."""
        undone = self.forgetting(one, other)
        return replace(undone, merge=undone.merge | {pair(one, other)})

    def splitting(self, one: PartyId, others: Iterable[PartyId]) -> "Decisions":
        """These decisions, and that ``one`` is none of ``others``, as when a report is taken away from a speaker."""
        undone = self
        pairs = {pair(one, other) for other in others if other != one}
        for two in pairs:
            undone = undone.forgetting(*two)
        return replace(undone, split=undone.split | pairs)

    def forgetting(self, one: PartyId, other: PartyId) -> "Decisions":
        """These decisions without any on the two."""
        two = pair(one, other)
        return replace(self, merge=self.merge - {two}, split=self.split - {two})


def pair(one: PartyId, other: PartyId) -> Pair:
    """Two parties in order. Raises ``ValueError`` where they are one."""
    if one == other:
        raise ValueError(f"A decision is on two parties, but both are {one.key!r} of report {one.document_id}.")
    first, second = sorted((PartyId(*one), PartyId(*other)))
    return first, second
