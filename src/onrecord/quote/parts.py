"""An alignment for people: the diff, and the pieces of the source that the draft runs together."""

from collections.abc import Sequence
from itertools import groupby

from onrecord.quote.blocks import is_equal
from onrecord.quote.draft import Draft
from onrecord.quote.grid import Step
from onrecord.quote.values import DiffPart, PartKind
from onrecord.quote.words import Words
from onrecord.types import Span


def diff_parts(draft: Draft, source: Words, steps: Sequence[Step]) -> tuple[DiffPart, ...]:
    """The alignment as stretches of words, equal and differing by turns."""
    parts: list[DiffPart] = []
    for is_same, group in groupby(steps, lambda step: is_equal(step, draft.words, source)):
        parts.append(_part(list(group), is_same, draft, source))
    return tuple(part for part in parts if part.draft or part.source)


def _part(group: list[Step], is_same: bool, draft: Draft, source: Words) -> DiffPart:
    ours = [(draft.words.starts[s.draft], draft.words.ends[s.draft]) for s in group if s.draft is not None]
    ours += [draft.marks[s.mark].span for s in group if s.mark is not None and s.source is None]
    theirs = [s.source for s in group if s.source is not None]
    left = draft.text[min(a for a, _ in ours) : max(b for _, b in ours)] if ours else ""
    right = source.text[source.starts[theirs[0]] : source.ends[theirs[-1]]] if theirs else ""
    kind: PartKind = "replace"
    if is_same:
        kind = "equal"
    elif not ours:
        kind = "delete"
    elif not theirs:
        kind = "insert"
    return DiffPart(kind, left, right)


def pieces(source: Words, steps: Sequence[Step], shifted: dict[int, tuple[int, int]]) -> tuple[Span, ...]:
    """The stretches of the source that the draft takes, without what it skips: in the draft's order."""
    found: list[tuple[int, int, int]] = []
    for step in steps:
        if step.draft is None or step.source is None or step.draft in shifted:
            continue
        if found and found[-1][2] == step.source:
            found[-1] = (found[-1][0], found[-1][1], step.source + 1)
        else:
            found.append((step.draft, step.source, step.source + 1))
    found += [(start, at, at + length) for start, (at, length) in shifted.items()]
    return tuple(source.span(start, stop) for _, start, stop in sorted(found))
