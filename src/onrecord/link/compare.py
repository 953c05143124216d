"""Two propositions side by side: how far they say one thing, and whether with opposite polarity. Precision first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from onrecord.link.value import Proposition, Term
from onrecord.read.when.timeline import overlap

_LEAST_SHARED = 2.0
"""Least weight of words of content in common; a name and a verb alone say too little."""
_ONLY_TWO = 0.85
_APART = 0.9
"""How much it costs that each says something the other does not: in 1 / (1 + cost * the lesser of the two)."""


Numbers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` in (0, 1]: how far two propositions say one thing. ``opposed``: one says it, the other negates it."""

    score: float
    opposed: bool
    shared: tuple[str, ...]
    reasons: tuple[str, ...]


def compare(one: Proposition, other: Proposition) -> Likeness | None:
    """The likeness of two propositions, the same in either order; ``None`` where they speak of different things."""
    mine, theirs = ({term.key: term for term in side.terms} for side in (one, other))
    shared = [key for key in mine if key in theirs]
    heavy = [key for key in shared if key[0] != "@" and min(mine[key].weight, theirs[key].weight) >= 1.0]
    if len(heavy) < _LEAST_SHARED or _differ(one, other, mine, theirs, shared):
        return None
    weights = {key: max(side[key].weight for side in (mine, theirs) if key in side) for key in {**mine, **theirs}}
    common = sum(weights[key] for key in shared)
    rest = [sum(weights[key] for key in side if key not in shared) for side in (mine, theirs)]
    score = common / sqrt((common + rest[0]) * (common + rest[1])) / (1 + _APART * min(rest))
    if len(heavy) == _LEAST_SHARED:
        score *= _ONLY_TWO
    likeness = _signed(one, other, (mine, theirs), sorted(shared), score)
    numbers = _other_number(one.counts, other.counts)
    if numbers is None or likeness is None:
        return likeness
    if likeness.opposed:
        return None
    return replace(likeness, opposed=True, score=score * 0.9, reasons=(f"{numbers[0]} against {numbers[1]}",))


def heavy_keys(one: Proposition) -> frozenset[str]:
    """The keys of its words of content; two propositions that share fewer than two are never compared further."""
    return frozenset(term.key for term in one.terms if term.key[0] != "@" and term.weight >= 1.0)


def may_be_one(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two propositions with these heavy keys share enough for ``compare`` to look at."""
    return len(mine & theirs) >= _LEAST_SHARED


def _signed(
    one: Proposition,
    other: Proposition,
    sides: tuple[Mapping[str, Term], Mapping[str, Term]],
    shared: Sequence[str],
    score: float,
) -> Likeness | None:
    """With the polarity of both. Where a negation bears on something the other does not speak of, nothing is said."""
    mine, theirs = sides
    if any(head not in mine or head not in theirs for head in (*one.heads, *other.heads)):
        return None
    turned = [key for key in shared if mine[key].sign != theirs[key].sign]
    if len(turned) > 1:
        return None
    opposed = (one.n_negations + other.n_negations + len(turned)) % 2 == 1
    reasons = []
    if turned:
        reasons.append("opposite words")
        if one.n_negations + other.n_negations:
            # "Did not rise" is not yet "fell".
            score *= 0.7
    elif opposed:
        reasons.append("one says it, the other negates it")
    if opposed and (one.is_unclear or other.is_unclear):
        return None
    if one.is_possible != other.is_possible or (opposed and one.is_possible):
        score *= 0.8 if not opposed else 0.5
        reasons.append("one of them only as possible")
    if one.is_ahead != other.is_ahead:
        score *= 0.75 if not opposed else 0.5
    return Likeness(score, opposed, tuple(shared), tuple(reasons))


def _differ(
    one: Proposition,
    other: Proposition,
    mine: Mapping[str, Term],
    theirs: Mapping[str, Term],
    shared: Sequence[str],
) -> bool:
    """Whether two propositions are about different parties or times, or about one done to the other and back."""
    if one.dates and other.dates and not any(overlap(a, b) for a in one.dates for b in other.dates):
        return True
    if _other_number(one.labels, other.labels):
        return True
    names = [{key for key, term in side.items() if term.named} - set(shared) for side in (mine, theirs)]
    if all(names):
        return True
    order = [[key for key in side if key in shared and side[key].named] for side in (mine, theirs)]
    return len(order[0]) > 1 and order[0] != order[1] and one.is_passive == other.is_passive


def _other_number(mine: Numbers, theirs: Numbers) -> tuple[str, str] | None:
    """Numbers beside one key that differ."""
    for key, number in mine:
        others = [value for its_key, value in theirs if its_key == key]
        if others and number not in others:
            return number, others[0]
    return None
