"""A quotation held against a source: where it may stand there, and what differs."""

from collections.abc import Sequence

from onrecord.quote.align import align
from onrecord.quote.blocks import Block, differing, is_equal, peel
from onrecord.quote.classify import Classifier, moved
from onrecord.quote.codes import CODES, alerts, in_order
from onrecord.quote.draft import Draft, take_apart
from onrecord.quote.edits import edits
from onrecord.quote.grid import Step
from onrecord.quote.limits import limits
from onrecord.quote.parts import diff_parts, pieces
from onrecord.quote.place import Place
from onrecord.quote.punctuation import punctuation
from onrecord.quote.seek import Chain, seek, seek_exact, weight
from onrecord.quote.values import Comparison, Difference, Verdict
from onrecord.quote.words import Words, split_words
from onrecord.types import Span

_FOUND_FROM, _SHORT_FROM = 0.5, 0.55
_SHORT = 4
_MOVED_FEWEST, _MOVED_NEAR = 3, 120
_MOVED_SHARE = 0.6
"""What words that stand elsewhere in the source count, so that a place which has them itself comes first."""
_MARKED = ("ellipsis", "bracket-inserted", "bracket-replaced", "bracket-case", "sic", "emphasis-added")


def compare(quotation: str | Draft, source: str | Words, most: int = 6) -> tuple[Comparison, ...]:
    """The places of ``source`` where the quotation may stand, best first, at most ``most``, each with what differs.

    Empty where it stands nowhere. A text compared more than once is best handed in as ``split_words(text)``. Offsets
    are code points. Never raises; the time is linear in the source, and in the quotation but for what is capped.
    """
    draft = take_apart(quotation) if isinstance(quotation, str) else quotation
    words = split_words(source) if isinstance(source, str) else source
    if not len(draft.words) or not len(words):
        return ()
    if any(mark.words is not None or mark.kind in ("sic", "bracket-case") for mark in draft.marks):
        draft = take_apart(draft.text, words.text)
    if draft.parts_units:
        words = split_words(words.text, with_units=False)
    found = [_compare(draft, words, chain) for chain in seek(draft, words, most)]
    return tuple(sorted((c for c in found if c is not None), key=rank)[:most])


def rank(comparison: Comparison) -> tuple[object, ...]:
    """Sorts the likelier place first: the words it has, then the fewer changes."""
    n_alerts = sum(1 for d in comparison.differences if alerts(d.code) and d.code[0] != "s")
    start = comparison.span.start if comparison.span else 0
    return (-round(comparison.coverage, 2), n_alerts, len(comparison.differences), start)


def _compare(draft: Draft, source: Words, chain: Chain) -> Comparison | None:
    steps = align(draft, source, chain)
    blocks = differing(steps, draft.words, source)
    shifted = _moved_runs(draft, source, (steps, blocks))
    coverage = _coverage(draft, source, blocks, shifted)
    if not _is_found(draft, coverage):
        return None
    taken = [s.source for s in steps if s.source is not None and s.draft is not None]
    taken += [p for start, length in shifted.values() for p in (start, start + length - 1)]
    span = source.span(min(taken), max(taken) + 1)
    place = Place(source, span)
    found = _differences(draft, source, (steps, blocks), place)
    found = _with_moved(draft, source, found, shifted, (min(taken), max(taken)))
    found += limits(draft, source, taken[0], max(taken), place)
    codes = {d.code for d in found}
    return Comparison(
        verdict=verdict_of(codes),
        alert=any(map(alerts, codes)),
        codes=in_order(codes),
        differences=tuple(sorted(found, key=lambda d: (d.draft, d.source, d.code))),
        span=span,
        pieces=pieces(source, steps, shifted),
        diff=diff_parts(draft, source, steps),
        coverage=coverage,
        is_quoted=place.is_quoted(span.start) if place.quoted else None,
        note=note_of(codes),
    )


def verdict_of(codes: set[str]) -> Verdict:
    """The verdict that the codes of a place come to. What stands around the passage alters no word of it."""
    if any(CODES[code].number[:2] in ("Q2", "Q3") and alerts(code) for code in codes):
        return "altered"
    return "edited-marked" if codes.intersection(_MARKED) else "verbatim"


def note_of(codes: set[str]) -> str:
    """One sentence for an editor: what the foremost code says."""
    says = [CODES[code].says for code in in_order(codes)]
    return says[0][0].upper() + says[0][1:] + "." if says else "The words stand in the source as quoted."


def _is_found(draft: Draft, coverage: float) -> bool:
    n = len(draft.words)
    if n < 3:
        return coverage >= 0.999
    return coverage >= (_SHORT_FROM if n <= _SHORT else _FOUND_FROM)


def _differences(
    draft: Draft, source: Words, aligned: tuple[Sequence[Step], Sequence[Block]], place: Place
) -> list[Difference]:
    steps, blocks = aligned
    classifier = Classifier(draft.words, source, place)
    quoted = place.is_quoted(place.span.start) and place.is_quoted(place.span.end - 1)
    found = [d for block in blocks for d in classifier.block(block, quoted)]
    if moved(blocks, draft.words, source):
        found.append(Difference("order-changed", Span(0, len(draft.text)), place.span))
    pairs = {s.draft: s.source for s in steps if s.draft is not None and s.source is not None}
    for i, p in pairs.items():
        key = draft.words.keys[i]
        if key[0] == "#" and key == source.keys[p] and (style := classifier.style_of_equal(i, p)) is not None:
            found.append(style)
    return found + edits(draft, source, steps, place) + punctuation(draft.words, source, pairs, place)


def _coverage(draft: Draft, source: Words, blocks: Sequence[Block], shifted: dict[int, tuple[int, int]]) -> float:
    """The share of the quotation's words, by weight, that the source has: equal, or the same but for print."""
    keys = draft.words.keys
    have = set(range(len(keys))).difference(*(block.draft for block in blocks))
    for block in blocks:
        if block.draft and block.source:
            same, _ = peel(block, draft.words, source)
            have.update(i for part in same for i in part.draft)
    elsewhere = sum(weight(key) for start, (_, length) in shifted.items() for key in keys[start : start + length])
    here = sum(weight(keys[i]) for i in sorted(have))
    return (here + elsewhere * _MOVED_SHARE) / sum(map(weight, keys))


def _moved_runs(
    draft: Draft, source: Words, aligned: tuple[Sequence[Step], Sequence[Block]]
) -> dict[int, tuple[int, int]]:
    """Runs of the draft's words that the alignment left over and that stand elsewhere: draft place → source, length."""
    steps, blocks = aligned
    over = [s.draft for block in blocks for s in block.steps if s.draft is not None]
    if not over:
        return {}
    taken = {s.source for s in steps if is_equal(s, draft.words, source)}
    runs: dict[int, tuple[int, int]] = {}
    for start, stop in _stretches(over):
        for i, j in ((start, stop), (start + 1, stop), (start, stop - 1), (start + 1, stop - 1)):
            keys = draft.words.keys[i:j]
            if j - i < _MOVED_FEWEST or sum(map(weight, keys)) < 1.5:
                continue
            places = [p for p in seek_exact(keys, source) if p not in taken]
            if places:
                runs[i] = (places[0], j - i)
                break
    return runs


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of consecutive places, half-open."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _with_moved(
    draft: Draft, source: Words, found: list[Difference], shifted: dict[int, tuple[int, int]], edge: tuple[int, int]
) -> list[Difference]:
    """The differences with moved runs told as such, not as words added."""
    for start, (at, length) in shifted.items():
        span = draft.words.span(start, start + length)
        found = [d for d in found if not (d.code == "words-added" and span.start <= d.draft.start < span.end)]
        is_near = edge[1] - edge[0] <= _MOVED_NEAR
        found.append(Difference("order-changed" if is_near else "splice", span, source.span(at, at + length)))
    return found
