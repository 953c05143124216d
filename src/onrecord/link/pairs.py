"""Which propositions are worth comparing: those that share two of their rarest terms. Near-linear in their number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
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
    bounded by 15 blocks a proposition. The pairs of one proposition are in memory at a time: of two hundred thousand
    statements on a few frequent topics all pairs are tens of millions.
    """
    ordered = sorted(found, key=lambda one: one[0])
    blocks = _blocks([one for _, one in ordered])
    within: list[list[int]] = [[] for _ in ordered]
    for number, block in enumerate(blocks):
        for place in set(block):
            within[place].append(number)
    for place, (at, _) in enumerate(ordered):
        others = {other for number in within[place] for other in blocks[number] if other > place}
        yield from ((at, ordered[other][0]) for other in sorted(others) if ordered[other][0].telling != at.telling)


def _blocks(found: Sequence[Proposition]) -> list[list[int]]:
    """The numbers of propositions that share two of their rarest terms, for each two that few enough share.

    A pair of terms and who has it are one number, so that sorting brings blocks together: most pairs of terms are one
    proposition's alone, and a list for each of those would take ten times the memory.
    """
    often = Counter(term.key for one in found for term in one.terms)
    number_of = {key: number for number, key in enumerate(often)}
    n_keys, n_found = len(number_of), max(len(found), 1)
    having = sorted(
        (number_of[one_key] * n_keys + number_of[other_key]) * n_found + place
        for place, one in enumerate(found)
        for one_key, other_key in pair_keys(one, often)
    )
    blocks: list[list[int]] = []
    for _, same in groupby(having, key=lambda code: code // n_found):
        block = [code % n_found for code in same]
        if 1 < len(block) <= _LARGEST_BLOCK:
            blocks.append(block)
    return blocks


def pair_keys(one: Proposition, often: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Each two of a proposition's rarest terms, by how often each term comes in all propositions."""
    keys = sorted((term.key for term in one.terms if often.get(term.key, 0) > 1), key=lambda key: (often[key], key))
    return combinations(sorted(keys[:_RAREST]), 2)


def met(block: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Each two of a block; none of one that is too common."""
    return combinations(block, 2) if len(block) <= _LARGEST_BLOCK else iter(())
