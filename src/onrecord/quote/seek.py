"""Where in a source a quotation may stand: runs of equal words, chained.

Runs of words that draft and source share are found from the places of each word, and chained in order by what they
weigh, less what the gaps between them cost. A chain may skip much of the source where the draft has an ellipsis, and
some where it has none: that is how passages run together without a mark are found. Work is bounded by the caps below,
so that a text of one word a million times costs no more than reading it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log2

from onrecord.quote.draft import Draft
from onrecord.quote.lists import LIGHT
from onrecord.quote.words import Words

_MOST_PLACES = 400
"""Places of one word that are looked at; words that are everywhere say little about where a passage is."""
_MOST_HITS, _MOST_DIAGONALS = 400_000, 100_000
_MOST_EXACT = 40
_MOST_RUNS = 72
_FEW_WORDS, _FEW_TELLING, _BESIDE = 4, 12, 60
_LEAST_SHARE = 0.4
"""Of the quotation's weight, what a chain must have; below it the quotation is not found there."""
_EXACT_WORK = 2_000_000
_LIGHT_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[draft, draft + length)`` of the draft equal words ``[source, source + length)`` of the source."""

    draft: int
    source: int
    length: int
    weight: float


Chain = tuple[Run, ...]


def weight(key: str) -> float:
    """How much a word says about where a passage is: function words little."""
    return _LIGHT_WEIGHT if key in LIGHT else 1.0


def seek(draft: Draft, source: Words, most: int = 6) -> list[Chain]:
    """The likeliest places of the quotation, best first: chains of runs in the draft's order, at most ``most``.

    A place where every word stands without a gap comes first and alone counts as exact; there may be several.
    """
    loose = {mark.at for mark in draft.marks if mark.kind in ("ellipsis", "bracket")}
    exact = seek_exact(draft.words.keys, source)
    if exact:
        # The marks hide nothing there: the source has them itself, or they only add.
        return [_parted(draft.words.keys, at, loose) for at in exact]
    runs = _runs(draft.words.keys, source, loose)
    least = _LEAST_SHARE * _weigh(draft.words.keys)
    chains: list[Chain] = []
    while len(chains) < most and sum(run.weight for run in runs) >= least:
        chain = _best_chain(runs, loose)
        if sum(run.weight for run in chain) < least:
            break
        chains.append(chain)
        used = set(chain)
        first, last = chain[0].source, chain[-1].source + chain[-1].length
        runs = [r for r in runs if r not in used and not first <= r.source < last]
    return chains


def _parted(keys: Sequence[str], at: int, loose: set[int]) -> Chain:
    """All words in a row from ``at`` on, as runs that end at the draft's marks."""
    cuts = [0, *sorted(i for i in loose if 0 < i < len(keys)), len(keys)]
    return tuple(Run(a, at + a, b - a, _weigh(keys[a:b])) for a, b in pairwise(cuts))


def seek_exact(keys: Sequence[str], source: Words) -> list[int]:
    """Where all the words stand in a row."""
    places = source.places.of(keys)
    if not keys or any(key not in places for key in keys):
        return []
    rarest = min(range(len(keys)), key=lambda i: len(places[keys[i]]))
    wanted = tuple(keys)
    found: list[int] = []
    work = 0
    for place in places[keys[rarest]]:
        at = place - rarest
        if at < 0 or source.keys[at] != keys[0] or source.keys[at + len(keys) - 1 : at + len(keys)] != wanted[-1:]:
            continue
        work += len(keys)
        if source.keys[at : at + len(keys)] == wanted:
            found.append(at)
        if len(found) == _MOST_EXACT or work > _EXACT_WORK:
            break
    return found


def _weigh(keys: Sequence[str]) -> float:
    return sum(weight(key) for key in keys)


def _runs(keys: Sequence[str], source: Words, loose: set[int]) -> list[Run]:
    """Runs of equal words, the heaviest ``_MOST_RUNS`` of them; none goes across a mark of the draft."""
    diagonals: dict[int, list[int]] = {}
    most = max(1, min(_MOST_PLACES, _MOST_HITS // len(keys)))
    places = source.places.of(keys)
    for i, key in enumerate(keys):
        for place in places.get(key, ())[:most]:
            diagonals.setdefault(place - i, []).append(i)
        if len(diagonals) > _MOST_DIAGONALS:
            break
    summed = list(accumulate(map(weight, keys), initial=0.0))
    runs: list[Run] = []
    for diagonal, found in diagonals.items():
        start = previous = found[0]
        for i in [*found[1:], -1]:
            if i != previous + 1 or i in loose:
                length = previous + 1 - start
                runs.append(Run(start, start + diagonal, length, summed[previous + 1] - summed[start]))
                start = i
            previous = i
    # Lone function words are everywhere; the alignment between the runs finds those that belong.
    telling = [r for r in runs if r.length > 1 or r.weight >= 1.0] or runs
    telling.sort(key=lambda r: (-r.weight - 0.2 * r.length, r.source, r.draft))
    kept = telling[:_MOST_RUNS]
    if loose and len(keys) <= _FEW_WORDS:
        kept += _light_beside(runs, kept)
    return sorted(kept, key=lambda r: (r.source, r.draft))


def _light_beside(runs: Sequence[Run], kept: Sequence[Run]) -> list[Run]:
    """Lone function words next to runs that tell: of a few words around an ellipsis, each counts ("mayor … the")."""
    found: dict[Run, None] = {}
    for one in kept[:_FEW_TELLING]:
        near = [r for r in runs if r.draft != one.draft and 0 < abs(r.source - one.source) <= _BESIDE]
        near.sort(key=lambda r: (abs(r.source - one.source), r.source, r.draft))
        found |= dict.fromkeys(r for r in near[:_FEW_WORDS] if r not in kept)
    return list(found)


def _best_chain(runs: list[Run], loose: set[int]) -> Chain:
    score = [run.weight for run in runs]
    before = [-1] * len(runs)
    for j, run in enumerate(runs):
        for i in range(j):
            if score[i] + run.weight <= score[j]:
                continue
            gained = score[i] + run.weight - _gap(runs[i], run, loose)
            if gained > score[j]:
                score[j], before[j] = gained, i
    at = max(range(len(runs)), key=lambda i: score[i])
    chain = []
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return tuple(reversed(chain))


def _gap(left: Run, right: Run, loose: set[int]) -> float:
    """What it costs to go on from one run to another; infinite where that is out of order."""
    in_draft = right.draft - (left.draft + left.length)
    in_source = right.source - (left.source + left.length)
    if in_draft < 0 or in_source < 0:
        return float("inf")
    skipped = max(0, in_source - in_draft)
    if any(left.draft + left.length <= at <= right.draft for at in loose):
        return 0.1 + 0.05 * log2(1 + skipped)
    return 0.1 * in_draft + (0.0 if not skipped else 0.2 + 0.3 * log2(1 + skipped))
