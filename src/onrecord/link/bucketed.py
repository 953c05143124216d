"""The parts of ``relate`` for tellings that do not fit one memory: each looks at those that share a key alone.

Done one after another, with rows brought together by key between them, they give what ``relate`` gives (a test holds
them to it).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.pairs import At, met, pair_keys
from onrecord.link.relate import THRESHOLD, Scored, age, scored, settled, stars
from onrecord.link.value import Link, Proposition, Telling

Place = tuple[str, str, str, int]
"""A proposition: the age of its statement (date, document, id) and its number in the statement."""


@dataclass(frozen=True, slots=True)
class Aged:
    """A link with the ages of its two statements, by which the earlier goes first."""

    one: tuple[str, str, str]
    other: tuple[str, str, str]
    link: Link


def keys_of(one: Proposition, often: Mapping[str, int]) -> list[str]:
    """The keys of which two propositions share one where they are worth comparing, as often as each comes."""
    return ["\t".join(two) for two in pair_keys(one, often)]


def pairs_under(places: Iterable[Place]) -> list[tuple[Place, Place]]:
    """Pairs of places under one key, the earlier first; none where the key is too common."""
    return [(one, other) for one, other in met(sorted(places)) if one[:3] != other[:3]]


def links_with(later: Telling, earlier: Sequence[tuple[Telling, Sequence[tuple[int, int]]]]) -> list[Aged]:
    """The relations of a statement with earlier ones, one kind a pair.

    Each earlier one comes with the pairs of numbers of propositions to compare, its own number first.
    """
    found: list[Aged] = []
    for one, numbers in earlier:
        two = (one, later)
        best: dict[str, Scored] = {}
        for mine, theirs in sorted(set(numbers)):
            new = scored(two, At(0, mine), At(1, theirs))
            if new is None or new.link.score < THRESHOLD:
                continue
            if new.link.kind not in best or new.link.score > best[new.link.kind].link.score:
                best[new.link.kind] = new
        found += [Aged(age(one), age(later), kept.link) for kept in settled(best.values())]
    return found


def earliest_origin(found: Iterable[Aged]) -> list[Link]:
    """Of the echoes of one statement the best, the earliest of equals."""
    echoes = sorted((one for one in found if one.link.kind == "echoes"), key=lambda one: one.one)
    return list(stars([Scored(n, 0, one.link) for n, one in enumerate(echoes)]))


def best_between(found: Iterable[Aged]) -> Link:
    """Of the links of one kind between two groups of echoes the one that stands for all."""
    return min(found, key=lambda one: (-one.link.score, one.one, one.other)).link
