"""Quotations to change, drawn from real reports, and what the comparison says of each mutant."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.marks import find_marks
from onrecord.quote import CODES, check_wording
from onrecord.types import Span
from wording.mutate import CHANGES, MARKED, PRINT, Genuine, Mutant, Mutation

FEWEST_WORDS, SEED = 7, 11
_APART = 200
_AROUND = ("stops-before-limit", "starts-after-limit")


@dataclass(slots=True)
class Tally:
    """Of one class: how many mutants, how many alerted, how many with a right code; examples that went wrong."""

    n: int = 0
    alerted: int = 0
    named: int = 0
    wrong: list[tuple[Mutant, str]] = field(default_factory=list)


def genuine(folder: Path, every: int = 1) -> list[Genuine]:
    """Quotations of every n-th report: seven words and more, with nothing around them that alerts."""
    found: list[Genuine] = []
    for path in sorted(folder.glob("*.txt"))[::every]:
        text = path.read_bytes().decode("utf-8")
        found += [q for q in _quotations(text) if not _is_limited(q)]
    return found


def _quotations(text: str) -> Iterator[Genuine]:
    quoted = [q for q in find_marks(text).quoted if q.depth == 0 and not q.open_end]
    spans = [_inside(text, q.start, q.end) for q in quoted]
    for i, span in enumerate(spans):
        words = text[span.start : span.end]
        if len(words.split()) >= FEWEST_WORDS and words[0].isalpha() and words[-1] in ".,?!" and "..." not in words:
            after = spans[i + 1] if i + 1 < len(spans) else span
            # Nearer ones are parted by "she said" alone, and run together they are no splice.
            is_near = _APART < after.start - span.end < 1500
            yield Genuine(text, span, text[after.start : after.end] if is_near else "")


def _inside(text: str, start: int, end: int) -> Span:
    marks = "\"“”„‟«»`'‘’ \t\r\n"
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)


def _is_limited(it: Genuine) -> bool:
    return any(code in _AROUND for code in check_wording(it.words, [it.text])[0].comparison.codes)


def run(quotations: Sequence[Genuine], n_print: int, n_change: int) -> tuple[dict[str, Tally], Counter[str]]:
    """Tallies by class, and for each code that alerts how many mutants of which class got it ("code/class")."""
    rng = random.Random(SEED)
    tallies: dict[str, Tally] = {}
    given: Counter[str] = Counter()
    for name, mutation in (PRINT | MARKED).items():
        tallies[name] = _tally(rng, quotations, (name, mutation, frozenset()), n_print, given)
    for name, (mutation, codes) in CHANGES.items():
        tallies[name] = _tally(rng, quotations, (name, mutation, codes), n_change, given)
    return tallies, given


def _tally(
    rng: random.Random,
    quotations: Sequence[Genuine],
    kind: tuple[str, Mutation, frozenset[str]],
    n: int,
    given: Counter[str],
) -> Tally:
    name, mutation, right = kind
    tally = Tally()
    for it in rng.sample(list(quotations), len(quotations)):
        if tally.n >= n:
            break
        mutant = mutation(rng, it)
        if mutant is None:
            continue
        comparison = check_wording(mutant.quotation, [mutant.source])[0].comparison
        tally.n += 1
        tally.alerted += comparison.alert
        tally.named += bool(right.intersection(comparison.codes))
        given.update(f"{code}/{name}" for code in comparison.codes if CODES[code].alerts)
        is_wrong = comparison.alert if not right else not (comparison.alert and right.intersection(comparison.codes))
        if is_wrong:
            tally.wrong.append((mutant, " ".join(comparison.codes)))
    return tally
