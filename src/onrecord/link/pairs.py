"""Which propositions are worth comparing: those that share two of their rarest terms. Near-linear in their number."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from onrecord.link.value import Proposition

Place = TypeVar("Place")
_RAREST = 6
_LARGEST_BLOCK = 60


class At(NamedTuple):
    """A proposition by its statement's place in order and its own place in the statement."""

    telling: int
    proposition: int


def pairs(found: Sequence[tuple[At, Proposition]]) -> Iterator[tuple[At, At]]:
    """Pairs of different statements, each once, in order.

    A block of more than 60 propositions is too common a pair of terms to tell anything, and is passed over: cost is
    bounded by 15 blocks a proposition.
    """
    often = Counter(term.key for _, one in found for term in one.terms)
    blocks: dict[tuple[str, str], list[At]] = defaultdict(list)
    for at, one in found:
        for two in pair_keys(one, often):
            blocks[two].append(at)
    seen: set[tuple[At, At]] = set()
    for block in blocks.values():
        seen.update((one, other) if one < other else (other, one) for one, other in met(block))
    yield from sorted(two for two in seen if two[0].telling != two[1].telling)


def pair_keys(one: Proposition, often: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Each two of a proposition's rarest terms, by how often each term comes in all propositions."""
    keys = sorted((term.key for term in one.terms if often.get(term.key, 0) > 1), key=lambda key: (often[key], key))
    return combinations(sorted(keys[:_RAREST]), 2)


def met(block: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Each two of a block; none of one that is too common."""
    return combinations(block, 2) if len(block) <= _LARGEST_BLOCK else iter(())
