"""An alignment as blocks: stretches that are equal, stretches that differ, and marks with what they stand for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.quote.alike import same_letters, style_code
from onrecord.quote.grid import Step
from onrecord.quote.words import Words

_PEELED = 4
_GAPS = re.compile(r"[\s‐‑-]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Words of the draft over against words of the source, by their places, with the steps that pair them."""

    draft: tuple[int, ...]
    source: tuple[int, ...]
    steps: tuple[Step, ...]


def is_equal(step: Step, draft: Words, source: Words) -> bool:
    """Whether a step pairs words with the same key."""
    return step.draft is not None and step.source is not None and draft.keys[step.draft] == source.keys[step.source]


def differing(steps: Iterable[Step], draft: Words, source: Words) -> list[Block]:
    """The stretches without marks in which the words differ, in order."""
    blocks: list[Block] = []
    open_steps: list[Step] = []
    for step in [*steps, None]:
        if step is not None and step.mark is None and not is_equal(step, draft, source):
            open_steps.append(step)
        elif open_steps:
            blocks.append(block_of(open_steps))
            open_steps = []
    return blocks


def block_of(steps: Iterable[Step]) -> Block:
    """The block that some steps make."""
    kept = tuple(steps)
    ours = dict.fromkeys(s.draft for s in kept if s.draft is not None)
    return Block(tuple(ours), tuple(dict.fromkeys(s.source for s in kept if s.source is not None)), kept)


def peel(block: Block, draft: Words, source: Words) -> tuple[list[Block], Block]:
    """Parts at the block's edges that are the same words written differently, and what is left between them."""
    same: list[Block] = []
    while (sizes := _edge(block, draft, source, from_start=True)) is not None:
        part, block = _split(block, sizes)
        same.append(part)
    while (sizes := _edge(block, draft, source, from_start=False)) is not None:
        rest = (len(block.draft) - sizes[0], len(block.source) - sizes[1])
        block, part = _split(block, rest)
        same.append(part)
    return same, block


def _edge(block: Block, draft: Words, source: Words, from_start: bool) -> tuple[int, int] | None:
    sizes = [
        (i, p)
        for i in range(1, min(_PEELED, len(block.draft)) + 1)
        for p in range(1, min(_PEELED, len(block.source)) + 1)
    ]
    for i, p in sorted([(len(block.draft), len(block.source)), *sizes], key=lambda s: (s[0] + s[1], s)):
        if not i or not p:
            continue
        ours = block.draft[:i] if from_start else block.draft[-i:]
        theirs = block.source[:p] if from_start else block.source[-p:]
        if is_same(draft, source, ours, theirs):
            return i, p
    return None


def is_same(draft: Words, source: Words, ours: Iterable[int], theirs: Iterable[int]) -> bool:
    """Whether two stretches are the same words, written or printed differently."""
    left, right = spellings(draft, ours), spellings(source, theirs)
    return same_letters(left, right) or style_code(left, right) is not None


def spellings(words: Words, places: Iterable[int]) -> list[str]:
    """The words' keys, but numbers as they are written: a misread "three" is no number any more."""
    keys = ((words.keys[i], i) for i in places)
    return ["#" + _GAPS.sub("", words.raw(i)).casefold() if key[0] == "#" else key for key, i in keys]


def _split(block: Block, sizes: tuple[int, int]) -> tuple[Block, Block]:
    """The first words of both sides, and the rest. Steps that pair across the cut are taken apart."""
    i, p = sizes
    ours, theirs = set(block.draft[:i]), set(block.source[:p])
    first = tuple(s for s in block.steps if _is_in(s, ours, theirs))
    rest: list[Step] = []
    for step in block.steps:
        kept = Step(
            step.draft if step.draft not in ours else None,
            step.source if step.source not in theirs else None,
        )
        if kept.draft is not None or kept.source is not None:
            rest.append(kept)
    return Block(block.draft[:i], block.source[:p], first), Block(block.draft[i:], block.source[p:], tuple(rest))


def _is_in(step: Step, ours: set[int], theirs: set[int]) -> bool:
    return step.draft in ours or step.source in theirs
