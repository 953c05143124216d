"""Train the small network that scores commitments, and write its weights as one file of arrays.

    PYTHONPATH=bench python training/certainty.py --data ../shared/data/factuality --hold-out

It learns from the train parts of FactBank and of the UW factuality corpus. The two annotate many of the same sentences,
split differently: every sentence that stands in either dev part is left out of both train parts. With ``--hold-out``
every eighth block of twenty sentences is kept apart, and the scores on those are printed: choices are made on them.

The recipe: event words as FactBank's seven classes (cross-entropy and the distance of the expected value) and as UW's
graded score (absolute distance); beside it, to teach the network grammar, each word's part of speech and the word it
depends on, as the corpora give them. Nothing of the parse is needed to run it. Word vectors begin as those of
all-MiniLM-L6-v2, brought down to their 32 main directions. The weights kept are a running mean. Ten minutes on one
idle core.
"""

import argparse
import copy
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from factuality import CORPORA, Sentence, train_sentences
from onrecord.read.certainty.features import N_RULES, N_WORDS, operator_order, ruled, seen
from onrecord.read.certainty.operators import operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.words import words_from
from pretrained import minilm_tokenizer, minilm_weights
from scorer import Batch, Recipe, Scorer

SCALE = torch.arange(-3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence as tensors, with its events. ``corpus`` numbers its corpus in ``CORPORA``."""

    words: Tensor
    operators: Tensor
    tags: Tensor
    governors: Tensor
    at: Tensor
    rules: Tensor
    values: Tensor
    corpus: int
    key: str = field(repr=False)


def example(sentence: Sentence, tag_rows: dict[str, int]) -> Example:
    words = words_from(sentence.words)
    marks = operators_in(words.lower)
    view = seen(words, marks)
    rules = [ruled(scope_of(words.lower, marks, at)) for at, _ in sentence.events]
    return Example(
        torch.from_numpy(view.words),
        torch.from_numpy(view.operators),
        torch.tensor([tag_rows.get(tag, -100) for tag in sentence.tags]),
        torch.tensor([at if 0 <= at < len(words) else -100 for at in sentence.governors]),
        torch.tensor([at for at, _ in sentence.events], dtype=torch.long),
        torch.from_numpy(np.asarray(rules, dtype=np.float32).reshape(-1, N_RULES)),
        torch.tensor([value for _, value in sentence.events]),
        CORPORA.index(sentence.corpus),
        sentence.key,
    )


def collate(examples: list[Example], word_dropout: float = 0.0) -> Batch:
    n, longest = len(examples), max(len(e.words) for e in examples)
    words = torch.zeros(n, longest, 4, dtype=torch.long)
    operators = torch.full((n, longest, examples[0].operators.shape[1]), len(operator_order()))
    tags, governors = torch.full((n, longest), -100), torch.full((n, longest), -100)
    filled = torch.zeros(n, longest)
    for row, one in enumerate(examples):
        here = slice(0, len(one.words))
        words[row, here], operators[row, here], filled[row, here] = one.words, one.operators, 1
        tags[row, here], governors[row, here] = one.tags, one.governors
    words[..., 0][torch.rand(n, longest) < word_dropout] = 0
    counts = torch.tensor([len(e.at) for e in examples])
    joined = [torch.cat([getattr(e, name) for e in examples]) for name in ("at", "rules", "values")]
    corpus = torch.repeat_interleave(torch.tensor([e.corpus for e in examples]), counts)
    row = torch.repeat_interleave(torch.arange(n), counts)
    return Batch(words, operators, tags, governors, filled, row, *joined, corpus)


def loss_of(scorer: Scorer, batch: Batch, recipe: Recipe) -> Tensor:
    classes, graded, tags, governors = scorer(batch)
    total = recipe.tags * F.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=-100)
    total = total + recipe.governors * F.cross_entropy(
        governors.flatten(0, 1), batch.governors.flatten(), ignore_index=-100
    )
    first = batch.corpus == 0
    if first.any():
        gold = batch.values[first]
        named = F.cross_entropy(classes[first], (gold.round() + 3).long())
        away = (classes[first].softmax(-1) @ SCALE - gold).abs().mean()
        total = total + (0.5 * named + 0.7 * away) * first.float().mean()
    if not first.all():
        total = total + 1.2 * (graded - batch.values)[~first].abs().mean() * (~first).float().mean()
    return total


def train(examples: list[Example], held: list[Example], scorer: Scorer, recipe: Recipe) -> Scorer:
    """The running mean of the weights after all epochs."""
    chance = random.Random(recipe.seed)
    size = recipe.sentences_per_batch
    steps = recipe.epochs * (len(examples) // size + 1)
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=steps + 1, pct_start=0.15)
    mean = copy.deepcopy(scorer)
    for epoch in range(recipe.epochs):
        order = sorted(range(len(examples)), key=lambda n: len(examples[n].words) + 6 * chance.random())
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        chance.shuffle(batches)
        for chosen in batches:
            loss = loss_of(scorer, collate([examples[n] for n in chosen], recipe.word_dropout), recipe)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), scorer.parameters(), strict=True):
                    kept.lerp_(new, 1 - recipe.average)
        print(f"epoch {epoch + 1}: loss {loss.item():.3f}", flush=True)
        if held and (epoch % 3 == 2 or epoch == recipe.epochs - 1):
            print(f"epoch {epoch + 1}: {told(mean, held)}", flush=True)
    return mean


@torch.no_grad()
def told(scorer: Scorer, examples: list[Example]) -> str:
    """The scores on held-out sentences, in words: correlation and mean absolute error for each corpus."""
    scorer.eval()
    out = []
    for corpus, name in enumerate(CORPORA):
        mine = [e for e in examples if e.corpus == corpus and len(e.at)]
        batches = [collate(mine[at : at + 64]) for at in range(0, len(mine), 64)]
        scores = [scorer(batch)[:3] for batch in batches]
        gold = torch.cat([batch.values for batch in batches])
        odds = torch.cat([s[0] for s in scores]).softmax(-1)
        graded = torch.cat([s[1] for s in scores]).clamp(-3, 3)
        for shown, guess in (("expected", odds @ SCALE), ("class", odds.argmax(1) - 3.0), ("graded", graded)):
            r = torch.corrcoef(torch.stack([gold, guess]))[0, 1]
            out.append(f"{name} {shown} r {r:.3f} MAE {(gold - guess).abs().mean():.3f}")
        tags = torch.cat([(s[2].argmax(-1) == b.tags)[b.tags >= 0] for s, b in zip(scores, batches, strict=True)])
        out.append(f"tags {tags.float().mean():.3f}")
    scorer.train()
    return " | ".join(out)


def word_vectors(counts: Counter[str], width: int) -> Tensor:
    """A table of words to begin with: MiniLM's vectors of the words counted, in their main directions."""
    weights = next(w for name, w in minilm_weights().items() if "word_embeddings" in name).float()
    tokenizer = minilm_tokenizer()
    words = [word for word, n in counts.most_common() if n > 1]
    pieces = [e.ids for e in tokenizer.encode_batch(words, add_special_tokens=False)]
    vectors = torch.stack([weights[torch.tensor(ids or [100])].mean(0) for ids in pieces])
    weight = torch.tensor([float(counts[word]) for word in words]).sqrt()[:, None]
    vectors = vectors - (vectors * weight).sum(0) / weight.sum()
    directions = torch.linalg.svd(vectors * weight.sqrt(), full_matrices=False)[2][:width]
    vectors = vectors @ directions.T
    table = torch.randn(N_WORDS, width) * 0.02
    rows = seen(words_from(tuple(words)), [()] * len(words)).words[:, 0]
    for row, vector in zip(reversed(rows.tolist()), vectors.flip(0) / vectors.std() * 0.15, strict=True):
        table[row] = vector
    return table


def exported(scorer: Scorer, tags: list[str]) -> dict[str, np.ndarray]:
    """The arrays of the file: tables as int8 with a scale a column, matrices transposed, as float16."""
    arrays: dict[str, np.ndarray] = {"tag_names": np.asarray(tags)}
    for name in ("words", "endings", "shapes", "operators"):
        table = getattr(scorer, name).weight.detach().numpy().copy()
        scale = np.abs(table).max(axis=0) / 127
        arrays[name] = np.round(table / scale).astype(np.int8)
        arrays[f"{name}_scale"] = scale.astype(np.float32)
    for n, conv in enumerate(scorer.conv, 1):
        kernel = conv.weight.detach().permute(2, 1, 0).reshape(-1, conv.out_channels)
        arrays[f"conv{n}"], arrays[f"conv{n}_bias"] = kernel.numpy(), conv.bias.detach().numpy()
    for name in ("query", "key", "value", "look_query", "look_key", "look_value", "tag", "hidden", "classes", "graded"):
        layer = getattr(scorer, name)
        arrays[name], arrays[f"{name}_bias"] = layer.weight.detach().T.numpy(), layer.bias.detach().numpy()
    for name in ("distance", "look_distance"):
        arrays[name] = getattr(scorer, name).detach().numpy()
    return {
        name: a.astype(np.float16) if a.dtype == np.float32 and "_scale" not in name else a
        for name, a in arrays.items()
    }


def apart(examples: list[Example], chance: random.Random) -> set[str]:
    """Every eighth block of twenty sentences, by key: one that stands in both corpora is held out of both."""
    blocks = [examples[at : at + 20] for at in range(0, len(examples), 20)]
    return {one.key for block in blocks if chance.random() < 0.06 for one in block}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/factuality"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/read/certainty/weights.npz"))
    parser.add_argument("--hold-out", action="store_true")
    options = parser.parse_args()
    recipe = Recipe()
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    sentences = train_sentences(options.data)
    tags = sorted({tag for sentence in sentences for tag in sentence.tags})
    rows = {tag: n for n, tag in enumerate(tags)}
    examples = [example(sentence, rows) for sentence in sentences]
    held = apart(examples, random.Random(0)) if options.hold_out else set()
    kept = [one for one in examples if one.key not in held]
    counts = Counter(word for sentence in sentences for word in words_from(sentence.words).lower)
    scorer = Scorer(recipe, len(tags))
    with torch.no_grad():
        scorer.words.weight.copy_(word_vectors(counts, recipe.width))
    print(f"{len(kept)} sentences to learn from, {len(examples) - len(kept)} held out", flush=True)
    mean = train(kept, [one for one in examples if one.key in held], scorer, recipe)
    np.savez_compressed(options.out, **exported(mean, tags))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
