"""Turn annotated articles into training windows: tags for every word, labels for every cue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus import Annotated, Spans
from nested import Nested
from onrecord.tag.encode import Encoded, encode
from onrecord.tag.labels import ROLES, begin, final, inside, unit
from view import AFTER, BEFORE

IGNORE = -100
CLS, SEP, PAD = 101, 102, 0


@dataclass(frozen=True, slots=True)
class Question:
    """One gold attribution: where its cue starts, and its spans as ``(role, first piece, last word's first piece)``."""

    at: int
    spans: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An article as word pieces, with its flat tags, its gold attributions, and those labelled within contents.

    tags: ``(n_pieces,) int64``; nested: ``(n_pieces,) int64``, 1 where a cue within a content begins.
    """

    encoded: Encoded
    tags: NDArray[np.int64]
    nested: NDArray[np.int64]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows; ``at`` and ``labels`` have one row a gold cue.

    ids, mask, tags, nested: ``(n, t)``; features: ``(n, t, 3)``; at: ``(n_cues, 2)``; labels: ``(n_cues, 320)``.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    mask: NDArray[np.int64]
    tags: NDArray[np.int64]
    nested: NDArray[np.int64]
    first: NDArray[np.bool_]
    at: NDArray[np.int64]
    labels: NDArray[np.int64]


def prepare(annotated: Annotated, tokenizer: Tokenizer, nested: Nested | None = None) -> Example:
    """Align character spans with words. A span's words are those it shares a character with.

    Without labels for what lies within contents, every word is left open in ``Example.nested``.
    """
    encoded = encode(annotated.text, tokenizer)
    pieces = np.flatnonzero(encoded.first)
    starts = encoded.starts[pieces]
    ends = encoded.ends[np.append(pieces[1:] - 1, len(encoded.ids) - 1)] if len(pieces) else starts
    tags = np.where(encoded.first, 0, IGNORE)
    questions = []
    for attribution in annotated.attributions:
        spans = _pieces(attribution, pieces, starts, ends)
        for role, lo, hi in spans:
            words = np.arange(lo, hi + 1)[encoded.first[lo : hi + 1]]
            tags[words] = 2 + 2 * role
            tags[lo] = 1 + 2 * role
        questions += _question(spans)
    inside = np.full(len(tags), IGNORE)
    if nested is not None:
        inside[encoded.first] = 0
        for at in nested.doubtful:
            inside[pieces[[lo for lo, _ in _words(((at, at + 1),), starts, ends)]]] = IGNORE
        for attribution in nested.attributions:
            found = _question(_pieces(attribution, pieces, starts, ends))
            inside[[question.at for question in found]] = 1
            questions += found
    return Example(encoded, tags, inside, tuple(questions))


def _pieces(
    attribution: dict[str, Spans], pieces: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> list[tuple[int, int, int]]:
    """``(role, first piece, last word's first piece)`` of each span."""
    return [
        (role, int(pieces[lo]), int(pieces[hi]))
        for role, name in enumerate(ROLES)
        for lo, hi in _words(attribution[name], starts, ends)
    ]


def _question(spans: list[tuple[int, int, int]]) -> list[Question]:
    cue = [first for role, first, _ in spans if ROLES[role] == "cue"]
    return [Question(min(cue), tuple(spans))] if cue else []


def _words(spans: Spans, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and last word of each span, spans without a word between them joined."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        lo = int(np.searchsorted(ends, start, side="right"))
        hi = int(np.searchsorted(starts, end, side="left")) - 1
        if lo > hi:
            continue
        if found and lo <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(hi, found[-1][1]))
        else:
            found.append((lo, hi))
    yield from found


def random_windows(example: Example, rng: np.random.Generator) -> Iterator[tuple[int, int]]:
    """Windows of a random size with a random start, overlapping by a quarter, so that no place is favoured."""
    size = int(rng.choice([254, 382, 510]))
    n_pieces = len(example.encoded.ids)
    start = 0
    while True:
        end = min(n_pieces, start + size)
        if end > start:
            yield start, end
        if end == n_pieces:
            return
        step = size - size // 4
        start += step if start else int(rng.integers(step // 2, step + 1))


def collate(windows: Sequence[tuple[Example, int, int]]) -> Batch:
    """Pad windows to one length, with the special tokens the encoder was pretrained with."""
    n, longest = len(windows), max(end - start for _, start, end in windows) + 2
    ids = np.full((n, longest), PAD, dtype=np.int64)
    features = np.zeros((n, longest, 3), dtype=np.int64)
    mask = np.zeros((n, longest), dtype=np.int64)
    tags = np.full((n, longest), IGNORE, dtype=np.int64)
    nested = np.full((n, longest), IGNORE, dtype=np.int64)
    first = np.zeros((n, longest), dtype=np.bool_)
    at, labels = [], []
    for row, (example, start, end) in enumerate(windows):
        length = end - start
        ids[row, 0], ids[row, length + 1] = CLS, SEP
        ids[row, 1 : length + 1] = example.encoded.ids[start:end]
        features[row, 1 : length + 1] = example.encoded.features[start:end]
        mask[row, : length + 2] = 1
        tags[row, 1 : length + 1] = example.tags[start:end]
        nested[row, 1 : length + 1] = example.nested[start:end]
        first[row, 1 : length + 1] = example.encoded.first[start:end]
        for question in example.questions:
            if start <= question.at < end:
                at.append((row, question.at - start + 1))
                labels.append(view_labels(first[row], question, start))
    shape = (-1, BEFORE + AFTER)
    return Batch(
        ids,
        features,
        mask,
        tags,
        nested,
        first,
        np.asarray(at, dtype=np.int64).reshape(-1, 2),
        np.asarray(labels, dtype=np.int64).reshape(shape),
    )


def view_labels(first: NDArray[np.bool_], question: Question | None, start: int, at: int = 0) -> NDArray[np.int64]:
    """Labels of one cue's view ``(320,)``; ``None`` as the question gives a false cue at row piece ``at``."""
    row = np.where(first, 0, IGNORE)
    if question is not None:
        at = question.at - start + 1
        for role, lo, hi in question.spans:
            lo, hi = lo - start + 1, hi - start + 1
            words = np.flatnonzero(first[max(lo, 0) : hi + 1]) + max(lo, 0)
            words = words[words < len(row)]
            if not len(words):
                continue
            if len(words) == 1 and words[0] == lo == hi:
                row[lo] = unit(role)
                continue
            row[words] = inside(role)
            if words[0] == lo:
                row[lo] = begin(role)
            if words[-1] == hi:
                row[hi] = final(role)
    view = np.full(BEFORE + AFTER, IGNORE, dtype=np.int64)
    lo, hi = max(0, at - BEFORE), min(len(row), at + AFTER)
    view[lo - (at - BEFORE) : hi - (at - BEFORE)] = row[lo:hi]
    return view
