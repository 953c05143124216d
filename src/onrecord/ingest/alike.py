"""Reports that are one report: the same text, the same with light edits, a shorter cut of it, a later version.

A wire report printed by forty papers is one origin and not forty. Texts are compared by the runs of five words that
they share; MinHash (Broder 1997) finds the pairs worth comparing, so that the work grows with the number of reports
and not with its square. Every pair found is then measured exactly.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.sentences import sentence_starts
from onrecord.types import Document, Span

Relation = Literal["same", "edited", "cut", "version"]
"""``same``: word for word. ``edited``: light edits. ``cut``: one is part of the other. ``version``: one address."""

_RUN = 5
_BANDS, _ROWS = 32, 4  # finds a pair that shares half of its runs in 87 of 100 cases, three quarters in nearly all
_EDITED = 0.6  # of all runs of both
_PART = 0.85  # of the shorter one's runs
_LEAST_RUNS = 20
_MOST_IN_BUCKET = 50
_MOST_SENTENCES = 2000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage of one report that the other has not, or has in other words. An empty span: nothing stands there."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that is another one again. ``likeness`` in [0, 1] is the share of runs of five words that both have."""

    id: str
    relation: Relation
    likeness: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that count as one. ``origin`` is the id of the earliest, ``copies`` the others, in order of id.

    Earliest by the date the page states, then by the date it was retrieved, then the longest, then by id. Spans of
    differences index the origin's text first, then the copy's.
    """

    origin: str
    copies: tuple[Copy, ...]


def families(documents: Sequence[Document]) -> tuple[Family, ...]:
    """The groups of two and more reports that are one, in order of their origin's id. Every id counts once.

    The order of ``documents`` does not matter.
    """
    known = {document.id: document for document in documents}
    ordered = [known[key] for key in sorted(known)]
    runs = [runs_of(document) for document in ordered]
    groups = _united(len(ordered), [pair for pair in _candidates(ordered, runs) if _is_one(ordered, runs, *pair)])
    found = [_family([ordered[n] for n in group], [runs[n] for n in group]) for group in groups]
    return tuple(sorted(found, key=lambda family: family.origin))


def runs_of(document: Document) -> frozenset[int]:
    """The runs of five words of a report, as numbers; its furniture is left out."""
    words: list[str] = []
    for block in document.blocks:
        if block.kind in ("paragraph", "quotation", "heading"):
            words += _WORD.findall(document.text[block.span.start : block.span.end].casefold())
    if len(words) < _RUN:
        return frozenset([_number(" ".join(words))])
    return frozenset(_number(" ".join(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of all runs that both texts have, from 0 to 1."""
    return len(one & other) / max(len(one | other), 1)


def differences(one: Document, other: Document) -> tuple[Difference, ...]:
    """The sentences in which two reports differ, in order; white space does not count."""
    first, second = _sentences(one), _sentences(other)
    words = [
        [" ".join(document.text[span.start : span.end].split()) for span in spans]
        for document, spans in ((one, first), (other, second))
    ]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    return tuple(
        Difference(_over(first, a, b), _over(second, c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _number(words: str) -> int:
    # Not hash(): it differs from run to run.
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=7).digest(), "big")


def _signatures(runs: Sequence[frozenset[int]]) -> NDArray[np.uint64]:
    """MinHash values. *Shape:* ``(len(runs), bands * rows)``."""
    random = np.random.default_rng(1997)  # any fixed seed: the same texts give the same pairs
    scale, shift = random.integers(0, 1 << 63, size=(2, _BANDS * _ROWS), dtype=np.uint64)
    out = np.empty((len(runs), _BANDS * _ROWS), dtype=np.uint64)
    for n, numbers in enumerate(runs):
        held = np.fromiter(numbers, dtype=np.uint64, count=len(numbers))
        # Multiply and shift, modulo 2^64 (Dietzfelbinger 1997): the low bits alone would keep the order of the input.
        out[n] = ((held[:, None] * (scale | np.uint64(1)) + shift) >> np.uint64(32)).min(axis=0)
    return out


def _candidates(documents: Sequence[Document], runs: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Pairs that share a band of their signatures, or their address."""
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, signature in enumerate(_signatures(runs)):
        for band in range(_BANDS):
            buckets[band, signature[band * _ROWS : (band + 1) * _ROWS].tobytes()].append(n)
        if documents[n].url:
            buckets["url", documents[n].url].append(n)
    pairs: set[tuple[int, int]] = set()
    for held in buckets.values():
        # Of a crowd only neighbours are paired: they are joined in one group all the same.
        pairs.update(combinations(held, 2) if len(held) <= _MOST_IN_BUCKET else pairwise(held))
    return pairs


def _is_one(documents: Sequence[Document], runs: Sequence[frozenset[int]], a: int, b: int) -> bool:
    return _relation(documents[a], documents[b], runs[a], runs[b]) is not None


def _relation(one: Document, other: Document, runs: frozenset[int], others: frozenset[int]) -> Relation | None:
    if one.url is not None and one.url == other.url:
        return "same" if runs == others else "version"
    if runs == others:
        return "same"
    fewer = min(len(runs), len(others))
    if fewer < _LEAST_RUNS:
        return None
    if likeness(runs, others) >= _EDITED:
        return "edited"
    return "cut" if len(runs & others) >= _PART * fewer else None


def _united(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The groups of two and more that pairs make together."""
    leader = list(range(count))

    def find(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        groups[find(n)].append(n)
    return [group for group in groups.values() if len(group) > 1]


def _family(documents: list[Document], runs: list[frozenset[int]]) -> Family:
    first = min(range(len(documents)), key=lambda n: _age(documents[n]))
    origin = documents[first]
    copies = [
        Copy(
            document.id,
            _relation(origin, document, runs[first], runs[n]) or "edited",
            round(likeness(runs[first], runs[n]), 4),
            differences(origin, document),
        )
        for n, document in enumerate(documents)
        if n != first
    ]
    return Family(origin.id, tuple(copies))


def _age(document: Document) -> tuple[str, str, int, str]:
    return document.published or "9999", document.retrieved or "9999", -len(document.text), document.id


def _sentences(document: Document) -> list[Span]:
    spans: list[Span] = []
    for block in document.blocks:
        if block.kind == "furniture" or len(spans) > _MOST_SENTENCES:
            continue
        edges = [*sentence_starts(document.text, block.span.start, block.span.end), block.span.end]
        spans += [Span(a, b) for a, b in pairwise([block.span.start, *edges]) if document.text[a:b].strip()]
    return spans[:_MOST_SENTENCES]


def _over(spans: list[Span], start: int, end: int) -> Span:
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    at = spans[start - 1].end if start else 0
    return Span(at, at)
