"""Which propositions are worth comparing: those that share two of their rarest terms. Near-linear in their number."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.link.value import Proposition

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
        keys = sorted((term.key for term in one.terms if often[term.key] > 1), key=lambda key: (often[key], key))
        for two in combinations(sorted(keys[:_RAREST]), 2):
            blocks[two].append(at)
    seen: set[tuple[At, At]] = set()
    for block in blocks.values():
        if len(block) > _LARGEST_BLOCK:
            continue
        seen.update((one, other) if one < other else (other, one) for one, other in combinations(block, 2))
    yield from sorted(two for two in seen if two[0].telling != two[1].telling)
