"""Teach a bundle how surely things are said: learn a small head on its encoder, and put it into the bundle.

    PYTHONPATH=bench python training/certainty.py --bundle build/bundle --data ../shared/data/factuality
    PYTHONPATH=bench python training/certainty.py --bundle build/bundle --hold-out     # scores, and no change

It learns from the train parts of FactBank and of the UW factuality corpus. The two annotate many of the same sentences,
split differently: every sentence that stands in either dev part is left out of both train parts. With ``--hold-out``
an eighth of the sentences is kept apart, and the scores on those are printed: choices are made on them. Without it all
of train is learned from, and the head is written into the bundle.

The encoder itself is not changed: its vectors are computed once, as int8 as readings will have them. The head learns
each event's commitment as FactBank and as UW have it, and every word's part of speech. The weights kept are a running
mean. Three minutes on one idle core.
"""

import argparse
import copy
import random
import zlib
from pathlib import Path

import torch
from torch import Tensor, nn

from factuality import CORPORA, fit, train_sentences
from graft import graft
from heard import Example, collate, examples_of
from scorer import Recipe, Scorer, loss_of

SCALE = torch.arange(-3.0, 4.0)


def train(examples: list[Example], n_parts: int, recipe: Recipe) -> Scorer:
    """The running mean of the weights after all epochs."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    scorer = Scorer(recipe, n_parts)
    size = recipe.sentences_per_batch
    steps = recipe.epochs * (len(examples) // size + 1)
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=steps + 1, pct_start=0.15)
    mean = copy.deepcopy(scorer)
    for epoch in range(recipe.epochs):
        order = sorted(range(len(examples)), key=lambda n: len(examples[n].parts) + 6 * chance.random())
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        chance.shuffle(batches)
        for chosen in batches:
            loss = loss_of(scorer, collate([examples[n] for n in chosen]), recipe)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), scorer.parameters(), strict=True):
                    kept.lerp_(new, 1 - recipe.average)
        print(f"epoch {epoch + 1}: loss {loss.item():.3f}", flush=True)
    return mean


@torch.no_grad()
def told(scorer: Scorer, examples: list[Example]) -> str:
    """The scores on held-out sentences, in words: correlation and mean absolute error for each corpus."""
    scorer.eval()
    lines = []
    for corpus, name in enumerate(CORPORA):
        mine = [e for e in examples if e.corpus == corpus]
        batches = [collate(mine[at : at + 64]) for at in range(0, len(mine), 64)]
        found = [scorer(batch.middle, batch.last, batch.filled) for batch in batches]
        gold = torch.cat([batch.values for batch in batches])
        both = torch.cat([_odds(odds, batch, corpus) for (_, odds), batch in zip(found, batches, strict=True)])
        ways = {"class": both.argmax(1) - 3.0, "median": medians(both), "mean": both @ SCALE}
        scores = (f"{way} r {r:.3f} MAE {away:.3f}" for way, (r, away) in _fits(gold, ways))
        right = torch.cat([(s[0].argmax(-1) == b.parts)[b.parts >= 0] for s, b in zip(found, batches, strict=True)])
        lines.append(f"{name} ({len(gold)} events) {', '.join(scores)}; parts of speech {right.float().mean():.3f}")
    return "\n".join(lines)


def _odds(odds: Tensor, batch: object, corpus: int) -> Tensor:
    own: Tensor = odds[batch.row, batch.at].unflatten(-1, (2, 7))[:, corpus]  # type: ignore[attr-defined]
    return (own + (batch.favour if corpus == 0 else 0.0)).softmax(-1)  # type: ignore[attr-defined]


def _fits(gold: Tensor, ways: dict[str, Tensor]) -> list[tuple[str, tuple[float, float]]]:
    return [(way, fit(gold.tolist(), guess.tolist())) for way, guess in ways.items()]


def medians(odds: Tensor) -> Tensor:
    """Where half of the probability lies on either side, on the scale from -3 to 3, between whole numbers too."""
    sums = odds.cumsum(1)
    at = (sums >= 0.5).int().argmax(1, keepdim=True)
    own = odds.gather(1, at)
    return (at - 3.5 + (0.5 - sums.gather(1, at) + own) / own).clamp(-3, 3)[:, 0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/factuality"))
    parser.add_argument("--hold-out", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe()
    sentences = [one for one in train_sentences(options.data) if one.events]
    names = sorted({tag for one in sentences for tag in one.tags})
    numbers = {tag: n for n, tag in enumerate(names)}
    examples = [
        example
        for corpus in CORPORA
        for example in examples_of([one for one in sentences if one.corpus == corpus], options.bundle, numbers)
    ]
    held = {one.key for one in examples if options.hold_out and is_held(one.key)}
    kept = [one for one in examples if one.key not in held]
    print(f"{len(kept)} sentences to learn from, {len(examples) - len(kept)} held out", flush=True)
    scorer = train(kept, len(names), recipe)
    if options.hold_out:
        print(told(scorer, [one for one in examples if one.key in held]))
    else:
        graft(scorer, names, options.bundle)
        print(f"{options.bundle} was taught with {recipe}")


def is_held(key: str) -> bool:
    """An eighth of the sentences, by their letters: one that stands in both corpora is held out of both."""
    return zlib.crc32(key.encode()) % 8 == 0


if __name__ == "__main__":
    main()
