"""Tellings of all reports to links. Pure: the order in which tellings come does not matter, and handing one in twice
changes nothing.

What is an echo is counted once: of the links between two groups of echoes, the best stands for all.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.link.compare import Likeness, compare, heavy_keys, may_be_one
from onrecord.link.origin import copied, origin
from onrecord.link.pairs import At, pairs
from onrecord.link.value import Link, LinkKind, Proposition, Telling
from onrecord.read.when.timeline import bounds

THRESHOLD = 0.6
"""Links below it are not kept."""

_COPIED = 0.95
_HOLDS_FOR = 8
"""Days' worth of a present: what *is* so may not be so any more in another month."""


class Scored(NamedTuple):
    """A link on its way, by the places of its two statements."""

    one: int
    other: int
    link: Link


def relate(found: Iterable[Telling], threshold: float = THRESHOLD) -> tuple[Link, ...]:
    """The relations between statements that score at least ``threshold``, the best first.

    ``speaker`` of a telling is a speaker's id across reports. Deterministic and independent of order.
    """
    told = sorted({one.id: one for one in sorted(found, key=repr)}.values(), key=age)
    flat = [(At(n, m), one) for n, telling in enumerate(told) for m, one in enumerate(telling.propositions)]
    best: dict[tuple[int, int, LinkKind], Scored] = {}
    # Three in four pairs of a large record share too little: told here, they cost a tenth of a comparison.
    heavy = {at: heavy_keys(one) for at, one in flat}
    for a, b in pairs(flat):
        if not may_be_one(heavy[a], heavy[b]):
            continue
        new = scored(told, a, b)
        if new is None or new.link.score < threshold:
            continue
        key = (new.one, new.other, new.link.kind)
        if key not in best or new.link.score > best[key].link.score:
            best[key] = new
    links = _counted_once(settled(best.values()), len(told))
    return tuple(sorted(links, key=lambda link: (-link.score, link.kind, link.one, link.other)))


def age(one: Telling) -> tuple[str, str, str]:
    """What statements are put in order by: the day of the report, the report, the statement."""
    return one.published or "9999", one.document_id, one.id


def scored(told: Sequence[Telling], a: At, b: At) -> Scored | None:
    """The relation that two propositions make between their statements, the earlier one first."""
    one, other = told[a.telling], told[b.telling]
    mine, theirs = one.propositions[a.proposition], other.propositions[b.proposition]
    likeness = compare(mine, theirs)
    if likeness is None:
        return None
    kind, reasons, factor = _kind(one, other, likeness)
    if kind is None or (likeness.opposed and _has_passed(one, other, mine, theirs)):
        return None
    score = likeness.score * factor
    if kind == "echoes" and copied(one, other):
        score = max(score, _COPIED)
    shared = dict.fromkeys(term.word for term in mine.terms if term.key in likeness.shared and term.key[0] != "@")
    why = (*reasons, *likeness.reasons, f"both speak of: {', '.join(shared)}")
    link = Link(kind, one.id, other.id, round(min(score, 1.0), 4), why, (mine.text, theirs.text))
    return Scored(a.telling, b.telling, link)


def _kind(one: Telling, other: Telling, likeness: Likeness) -> tuple[LinkKind | None, tuple[str, ...], float]:
    """What a likeness makes of two statements, why, and what that does to its score."""
    same = one.speaker is not None and one.speaker == other.speaker
    if likeness.opposed:
        if same:
            return ("changed", ("one speaker in both",), 1.0) if _when(one) != _when(other) else (None, (), 0.0)
        if one.speaker is None or other.speaker is None or _is_told_by(one, other):
            return None, (), 0.0
        if one.is_denial or other.is_denial:
            return "disputes", ("one of them is a denial",), 1.0
        return "contradicts", ("two speakers",), 1.0
    source = origin(one, other)
    if source.is_one:
        elsewhere = one.document_id != other.document_id and one.publisher != other.publisher
        return ("echoes", (source.reason,), 1.0) if elsewhere else (None, (), 0.0)
    if not source.is_sure:
        # Two sources without a name may be one person, and nobody is to be told so: it cannot be checked.
        return None, (), 0.0
    factor = 0.85 if one.is_hearsay or other.is_hearsay else 1.0
    hearsay = ("one of them from hearsay",) if factor < 1 else ()
    return "corroborates", ("two speakers, no common origin in the record", *hearsay), factor


def _is_told_by(one: Telling, other: Telling) -> bool:
    """Whether one is what the other tells of them: a report of a denial does not contradict its own subject."""
    return one.document_id == other.document_id and (
        one.speaker_name in other.voices[1:] or other.speaker_name in one.voices[1:]
    )


def _has_passed(one: Telling, other: Telling, mine: Proposition, theirs: Proposition) -> bool:
    """Whether both tell of a present, and of different ones: a bridge is closed, and in another month it is open."""
    if not (mine.is_present or theirs.is_present or (mine.is_ahead and theirs.is_ahead)):
        return False
    days = [_when(one), _when(other)]
    if None in days:
        return False
    months = [int(day[:4]) * 372 + int(day[5:7] or 1) * 31 + int(day[8:10] or 1) for day in map(str, days)]
    return abs(months[0] - months[1]) >= _HOLDS_FOR


def _when(one: Telling) -> str | None:
    day = one.said or one.published
    return None if day is None else bounds(day)[0] or None


def settled(found: Iterable[Scored]) -> list[Scored]:
    """One kind for each pair of statements: the one that scores best, and none where agreeing and opposing tie."""
    by_pair: dict[tuple[int, int], list[Scored]] = {}
    for one in found:
        by_pair.setdefault((one.one, one.other), []).append(one)
    return [max(some, key=lambda one: (one.link.score, one.link.kind)) for some in by_pair.values()]


def _counted_once(found: Sequence[Scored], n: int) -> list[Link]:
    """Echoes as links to the earliest of their group; of other links the best between two groups."""
    group = list(range(n))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    echoes = sorted((one for one in found if one.link.kind == "echoes"), key=lambda one: one[:2])
    for one in echoes:
        first, last = sorted((root(one.one), root(one.other)))
        group[last] = first
    out = list(stars(echoes))
    best: dict[tuple[int, int, LinkKind], Scored] = {}
    for one in sorted(found, key=lambda one: (-one.link.score, one.one, one.other)):
        ends = tuple(sorted((root(one.one), root(one.other))))
        if one.link.kind != "echoes" and ends[0] != ends[1]:
            best.setdefault((ends[0], ends[1], one.link.kind), one)
    return out + [one.link for one in best.values()]


def stars(echoes: Sequence[Scored]) -> Iterable[Link]:
    """For each later statement the best link to an earlier one, the earliest of equals."""
    best: dict[int, Scored] = {}
    for one in echoes:
        if one.other not in best or one.link.score > best[one.other].link.score:
            best[one.other] = one
    return (one.link for one in best.values())
