"""How far two people who judged the same things agree.

Of each person the last judgement in force on a thing counts. Agreement is told as a share, and as Cohen's kappa
(J. Cohen, "A coefficient of agreement for nominal scales", 1960), which takes off what two would agree on by chance
and is not told where both always say the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from onrecord.store import Record, in_force
from onrecord.types import Aspect, Hit, Judgement, Subject, Verdict

Thing: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two judgements on one thing with different verdicts; ``hit`` is the statement, where they are on one."""

    one: Judgement
    other: Judgement
    hit: Hit | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people on one aspect: ``n`` things both judged, on ``n_same`` of them alike; ``kappa`` in [-1, 1]."""

    one: str
    other: str
    aspect: Aspect
    n: int
    n_same: int
    kappa: float | None
    apart: tuple[Disagreement, ...]


def agreement(record: Record) -> tuple[Agreement, ...]:
    """Every two people with things both judged, by aspect."""
    by_person = _by_person(in_force(record.judgements()))
    found = []
    for one, other in combinations(sorted(by_person), 2):
        mine, theirs = by_person[one], by_person[other]
        both: dict[Aspect, list[tuple[Judgement, Judgement]]] = defaultdict(list)
        for thing in mine:
            if thing in theirs:
                both[mine[thing].aspect].append((mine[thing], theirs[thing]))
        found += [_compared(record, one, other, aspect, both[aspect]) for aspect in sorted(both)]
    return tuple(found)


def _by_person(made: Iterable[Judgement]) -> Mapping[str, dict[Thing, Judgement]]:
    found: dict[str, dict[Thing, Judgement]] = defaultdict(dict)
    for one in made:
        found[one.by][_thing(one)] = one
    return found


def _thing(one: Judgement) -> Thing:
    """What a judgement is on, by its characters; two parties or statements in either order."""
    if one.aspect in ("identity", "relation"):
        return one.aspect, frozenset(map(_place, one.subjects))
    return one.aspect, _place(one.subjects[0])


def _place(subject: Subject) -> Thing:
    return subject.kind, subject.document_id, subject.spans


def _compared(
    record: Record, one: str, other: str, aspect: Aspect, both: Sequence[tuple[Judgement, Judgement]]
) -> Agreement:
    said = [(_said(a), _said(b)) for a, b in both]
    apart = [_apart(record, a, b) for a, b in both if _said(a) != _said(b)]
    return Agreement(one, other, aspect, len(both), len(both) - len(apart), kappa(said), tuple(apart))


def _said(one: Judgement) -> tuple[Verdict, str | None]:
    """The verdict; on a speaker, with who it is said to be."""
    named = one.subjects[1:] if one.aspect == "speaker" and one.verdict == "positive" else ()
    return one.verdict, named[0].words if named else None


def kappa(said: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of pairs of labels; ``None`` for no pairs, or where chance alone would agree on all."""
    n = len(said)
    if not n:
        return None
    mine, theirs = Counter(a for a, _ in said), Counter(b for _, b in said)
    by_chance = sum(mine[label] * theirs[label] for label in mine) / n**2
    if by_chance >= 1:
        return None
    return round((sum(a == b for a, b in said) / n - by_chance) / (1 - by_chance), 4)


def _apart(record: Record, one: Judgement, other: Judgement) -> Disagreement:
    subject = one.subjects[0]
    return Disagreement(one, other, record.statement(subject.id) if subject.kind == "statement" else None)
