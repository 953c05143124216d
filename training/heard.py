"""Corpus sentences as the encoder hears them: laid out as a text, read in windows, cut into sentences again."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from factuality import CORPORA, Sentence, laid_out
from onrecord.read.certainty.judge import favour_of
from onrecord.read.certainty.operators import operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.words import words_from
from onrecord.tag.encode import Encoded, encode
from onrecord.tag.windows import cut_windows
from scorer import REACH, Batch

CLS, SEP = 101, 102
WINDOW, CONTEXT = 510, 32
Vectors = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: ``vectors (n_pieces, 2, 384)`` with its neighbours' pieces around, and its events.

    ``parts``: ``(n_pieces,)``, -100 where a piece begins no word of the corpus. ``corpus`` numbers it in ``CORPORA``.
    """

    vectors: Tensor
    parts: Tensor
    at: Tensor
    favour: Tensor
    values: Tensor
    corpus: int
    key: str = field(repr=False)


def examples_of(sentences: list[Sentence], bundle: Path, parts: dict[str, int]) -> list[Example]:
    """The sentences of one corpus, in order, read as one text. Takes about half a minute for each 60,000 pieces."""
    tokenizer = Tokenizer.from_file(str(bundle / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    text, places = laid_out(sentences)
    encoded = encode(text, tokenizer)
    vectors = vectors_of(encoded, bundle / "encoder.onnx")
    first = np.flatnonzero(encoded.first)
    starts = encoded.starts[first]
    found = []
    for sentence, offsets in zip(sentences, places, strict=True):
        word = np.maximum(np.searchsorted(starts, offsets, side="right") - 1, 0)
        begins = starts[word] == np.asarray(offsets)
        found.append(_example(sentence, first[word], begins, vectors, parts))
    return found


def _example(
    sentence: Sentence, at: NDArray[np.int64], begins: NDArray[np.bool_], vectors: Vectors, parts: dict[str, int]
) -> Example:
    """``at``: the piece of each word; ``begins``: whether the piece begins just there."""
    low, high = max(0, int(at.min()) - REACH), min(len(vectors), int(at.max()) + REACH + 1)
    labels = torch.full((high - low,), -100)
    for piece, exact, tag in zip(at, begins, sentence.tags, strict=True):
        if exact:
            labels[piece - low] = parts.get(tag, -100)
    lower = words_from(sentence.words).lower
    marks = operators_in(lower)
    favour = [favour_of(scope_of(lower, marks, event)) for event, _ in sentence.events]
    return Example(
        torch.from_numpy(vectors[low:high].copy()),
        labels,
        torch.tensor([int(at[event]) - low for event, _ in sentence.events], dtype=torch.long),
        torch.from_numpy(np.asarray(favour, dtype=np.float32).reshape(-1, 7)),
        torch.tensor([min(3.0, max(-3.0, value)) for _, value in sentence.events]),
        CORPORA.index(sentence.corpus),
        sentence.key,
    )


def vectors_of(encoded: Encoded, encoder: Path) -> Vectors:
    """What two layers make of each piece, ``(n_pieces, 2, 384)``: as int8 as they will be when texts are read."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(encoder), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
    out = np.zeros((len(encoded.ids), 2, 384), dtype=np.float16)
    for window in cut_windows(len(encoded.ids), encoded.paragraph_starts(), WINDOW, CONTEXT):
        here = slice(window.start, window.end)
        ids = np.concatenate([[CLS], encoded.ids[here], [SEP]])[None]
        features = np.pad(encoded.features[here], ((1, 1), (0, 0)))[None]
        layers = session.run(["middle", "last"], {"ids": ids, "features": features})
        skip = window.owned_start - window.start + 1
        length = window.owned_end - window.owned_start
        for n, layer in enumerate(layers):
            out[window.owned_start : window.owned_end, n] = layer[0, skip : skip + length]
    return out


def collate(examples: list[Example]) -> Batch:
    n, longest = len(examples), max(len(e.parts) for e in examples)
    vectors = torch.zeros(n, longest, 2, examples[0].vectors.shape[2])
    filled, parts = torch.zeros(n, longest), torch.full((n, longest), -100)
    for row, one in enumerate(examples):
        here = slice(0, len(one.parts))
        vectors[row, here], filled[row, here], parts[row, here] = one.vectors.float(), 1, one.parts
    counts = torch.tensor([len(e.at) for e in examples])
    row = torch.repeat_interleave(torch.arange(n), counts)
    corpus = torch.repeat_interleave(torch.tensor([e.corpus for e in examples]), counts)
    joined = [torch.cat([getattr(e, name) for e in examples]) for name in ("at", "favour", "values")]
    return Batch(vectors[:, :, 0], vectors[:, :, 1], filled, parts, row, *joined, corpus)
