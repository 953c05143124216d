"""Word against word: a chain of equal runs made into an alignment of all words of the quotation.

Between the runs, small regions are aligned by cost: like words are paired, a mark of the draft takes in the words it
stands for. Beyond the first and the last run the source's words are paired only up to where its sentence ends.
"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from onrecord.quote.draft import Draft, Mark
from onrecord.quote.grid import MARK_WORD, Edge, Grid, Item, Step
from onrecord.quote.lists import LIGHT
from onrecord.quote.seek import Chain
from onrecord.quote.words import Words

_MOST_CELLS, _NARRATION = 12_000, 20
_BREAK = re.compile(r"[\"“”„«»\f]|''|(?:^|\s)[‘']|[’'](?:\s|\Z)|\n\s*\n")
"""Where quoted words are interrupted: at a quotation mark, or by a page's end."""


def align(draft: Draft, source: Words, chain: Chain) -> list[Step]:
    """All words of the quotation and all words of the source between the first and the last match, in order."""
    items = _items(draft)
    first, last = chain[0], chain[-1]
    steps: list[Step] = []
    head = [x for x in items if _at(x) < first.draft or (isinstance(x, Mark) and _at(x) == first.draft)]
    steps += _head(draft, source, head, first.source)
    for i, run in enumerate(chain):
        if i:
            before = chain[i - 1]
            stop = before.draft + before.length
            gap = [x for x in items if _within(x, stop, run.draft)]
            steps += _region(draft, source, gap, (before.source + before.length, run.source))
        steps += _run(items, run.draft, run.source, run.length)
    stop = last.draft + last.length
    tail = [x for x in items if _at(x) >= stop]
    steps += _tail(draft, source, tail, last.source + last.length)
    return steps


def _items(draft: Draft) -> list[Item]:
    marks = [mark for mark in draft.marks if mark.kind in MARK_WORD]
    items: list[Item] = []
    for i in range(len(draft.words) + 1):
        while marks and marks[0].at <= i:
            items.append(marks.pop(0))
        if i < len(draft.words):
            items.append(i)
    return items


def _at(item: Item) -> int:
    return item.at if isinstance(item, Mark) else item


def _within(item: Item, start: int, stop: int) -> bool:
    """Whether an item stands between two runs: words in ``[start, stop)``, marks at either edge."""
    return start <= item.at <= stop if isinstance(item, Mark) else start <= item < stop


def _run(items: Sequence[Item], draft: int, source: int, length: int) -> list[Step]:
    return [Step(draft + i, source + i) for i in range(length)]


def _head(draft: Draft, source: Words, items: list[Item], stop: int) -> list[Step]:
    """What comes before the first run, against the source's words of the same sentence before it."""
    if not items:
        return []
    if (steps := _before_narration(draft, source, items, stop)) is not None:
        return steps
    start = stop
    while start > 0 and stop - start < len(items) + 6 and not ends_clause(source.between(start)):
        start -= 1
    return _without_edge(_region(draft, source, items, (start, stop), "head"), from_start=True)


def _tail(draft: Draft, source: Words, items: list[Item], start: int) -> list[Step]:
    if not items:
        return []
    if (steps := _after_narration(draft, source, items, start)) is not None:
        return steps
    stop = start
    while stop < len(source) and stop - start < len(items) + 6 and not ends_clause(source.between(stop)):
        stop += 1
    if len(items) == 1 and isinstance(items[0], Mark) and not _asks_for_more(draft):
        return [_alone(draft, items[0])]
    return _without_edge(_region(draft, source, items, (start, stop), "tail"), from_start=False)


def _before_narration(draft: Draft, source: Words, items: list[Item], stop: int) -> list[Step] | None:
    """The first words of the quotation just so before the reporter's interruption, or on the page before.

    A few common words weigh too little to be sought there: “I did,” he said. “Nobody else would have done it.”
    """
    keys = [draft.words.keys[item] for item in items if not isinstance(item, Mark)]
    if len(keys) != len(items) or not _BREAK.search(source.between(stop)):
        return None
    for p in range(stop - 1, max(stop - _NARRATION, len(keys) - 1), -1):
        if _BREAK.search(source.between(p)):
            if source.keys[p - len(keys) : p] != tuple(keys):
                continue
            pairs = [Step(item, p - len(keys) + i) for i, item in enumerate(items) if not isinstance(item, Mark)]
            return pairs + [Step(source=between) for between in range(p, stop)]
    return None


def _after_narration(draft: Draft, source: Words, items: list[Item], start: int) -> list[Step] | None:
    """The last words of the quotation just so where quoted words go on after the reporter's interruption."""
    keys = [draft.words.keys[item] for item in items if not isinstance(item, Mark)]
    if len(keys) != len(items) or not _BREAK.search(source.between(start)):
        return None
    for p in range(start + 1, min(start + _NARRATION, len(source) - len(keys) + 1)):
        if _BREAK.search(source.between(p)):
            if source.keys[p : p + len(keys)] != tuple(keys):
                continue
            pairs = [Step(item, p + i) for i, item in enumerate(items) if not isinstance(item, Mark)]
            return [Step(source=between) for between in range(start, p)] + pairs
    return None


def _asks_for_more(draft: Draft) -> bool:
    """Whether the last plain word leaves a phrase open, so that a bracket after it stands for words of the source."""
    return draft.words.keys[-1] in LIGHT


def ends_clause(gap: str) -> bool:
    """Whether the characters between two words end a sentence, a quotation or a paragraph."""
    return any(c in '.!?:;"“”«»\f' for c in gap) or gap.count("\n") > 1


def _without_edge(steps: list[Step], from_start: bool) -> list[Step]:
    """The steps without words that only the source has at the outer edge: the quotation does not reach so far."""
    ordered = steps if from_start else steps[::-1]
    skip = 0
    while skip < len(ordered) and _is_outside(ordered[skip]):
        skip += 1
    kept = [s for s in ordered[:skip] if s.source is None] + ordered[skip:]
    return kept if from_start else kept[::-1]


def _is_outside(step: Step) -> bool:
    return step.draft is None and step.mark is None


def _region(draft: Draft, source: Words, items: list[Item], span: tuple[int, int], edge: Edge = "none") -> list[Step]:
    start, stop = span
    if not items:
        return [Step(source=p) for p in range(start, stop)]
    if start == stop:
        return [_alone(draft, item) for item in items]
    if len(items) == 1 and isinstance(items[0], Mark):
        return _taken(draft, items[0], start, stop)
    if len(items) * (stop - start) <= _MOST_CELLS:
        return Grid(draft, source, items, span, edge).steps()
    return _coarse(draft, source, items, span)


def _alone(draft: Draft, item: Item) -> Step:
    return Step(mark=draft.marks.index(item)) if isinstance(item, Mark) else Step(draft=item)


def _taken(draft: Draft, mark: Mark, start: int, stop: int) -> list[Step]:
    number = draft.marks.index(mark)
    return [Step(mark=number)] + [Step(source=p, mark=number) for p in range(start, stop)]


def _coarse(draft: Draft, source: Words, items: list[Item], span: tuple[int, int]) -> list[Step]:
    """A region too large to weigh word by word: equal words are matched, the rest stands alone."""
    start, stop = span
    keys = ["" if isinstance(item, Mark) else draft.words.keys[item] for item in items]
    if len(items) * (stop - start) > _MOST_CELLS * 40_000:
        return [_alone(draft, item) for item in items] + [Step(source=p) for p in range(start, stop)]
    steps: list[Step] = []
    for op in Levenshtein.opcodes(keys, source.keys[start:stop]):
        if op.tag == "equal":
            pairs = zip(
                items[op.src_start : op.src_end], range(start + op.dest_start, start + op.dest_end), strict=True
            )
            steps += [Step(item, p) for item, p in pairs if not isinstance(item, Mark)]
        else:
            steps += [_alone(draft, item) for item in items[op.src_start : op.src_end]]
            steps += [Step(source=p) for p in range(start + op.dest_start, start + op.dest_end)]
    return steps
