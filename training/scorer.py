"""The head that tells how surely each word is said: what stands on the encoder's vectors, inside the bundle's graph."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from model import Mix, Shape
from onrecord.tag.commitments import N_COMMITMENTS, N_CORPORA

STEPS = (1, 2)
REACH = sum(STEPS)
"""Pieces to each side of a word on which its odds depend, beside what the encoder has mixed into its vectors."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number of a training run."""

    width: int = 128
    hidden: int = 64
    epochs: int = 24
    sentences_per_batch: int = 32
    rate: float = 1.5e-3
    weight_decay: float = 0.01
    dropout: float = 0.3
    average: float = 0.99
    parts: float = 0.2
    named: float = 0.5
    spread: float = 0.3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side, with ``REACH`` pieces of their neighbours around. ``row``, ``at``: where events stand.

    middle, last: ``(n, t, 384)``; filled ``(n, t)``, 1 on real pieces; parts ``(n, t)``, -100 where not known.
    favour: ``(n_events, 7)``, by how much the rules favour each commitment; values in [-3, 3]; corpus 0 or 1.
    """

    middle: Tensor
    last: Tensor
    filled: Tensor
    parts: Tensor
    row: Tensor
    at: Tensor
    favour: Tensor
    values: Tensor
    corpus: Tensor


class Scorer(nn.Module):
    """Two layers' vectors → each piece's part of speech and its log odds of the seven commitments, for each corpus."""

    def __init__(self, recipe: Recipe, n_parts: int) -> None:
        super().__init__()
        width = recipe.width
        self.from_middle = nn.Linear(Shape().width, width)
        self.from_last = nn.Linear(Shape().width, width, bias=False)
        self.norm = nn.LayerNorm(width)
        self.mixes = nn.ModuleList(Mix(width, step, recipe.dropout) for step in STEPS)
        self.parts = nn.Linear(width, n_parts)
        self.hidden = nn.Linear(width, recipe.hidden)
        self.odds = nn.Linear(recipe.hidden, N_CORPORA * N_COMMITMENTS)
        self.dropout, self.light = nn.Dropout(recipe.dropout), nn.Dropout(recipe.dropout / 2)

    def forward(self, middle: Tensor, last: Tensor, filled: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """middle, last ``(n, t, 384)``, filled ``(n, t)``, ``None`` where all is → parts ``(n, t, n_parts)`` and odds
        ``(n, t, 14)``, log odds both."""
        here = 1.0 if filled is None else filled[..., None]
        x = self.from_middle(self.light(middle)) + self.from_last(self.light(last))
        x = self.norm(F.gelu(x)) * here
        for mix in self.mixes:
            x = mix(self.dropout(x)) * here
        hidden = F.gelu(self.hidden(self.dropout(x)))
        return self.parts(x), self.odds(self.dropout(hidden))


class Told(nn.Module):
    """The taught head as it runs in the bundle: the likeliest part of speech, and the odds."""

    def __init__(self, scorer: Scorer) -> None:
        super().__init__()
        self.scorer = scorer

    def forward(self, middle: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        parts, odds = self.scorer(middle, last)
        return parts.argmax(-1), odds


def loss_of(scorer: Scorer, batch: Batch, recipe: Recipe) -> Tensor:
    """Parts of speech, and for each corpus cross-entropy and the distance between the cumulative distributions.

    A value between two commitments, as UW has them, counts for both, more for the nearer. The second part is the
    ranked probability score (Epstein 1969): unlike cross-entropy it knows that *probable* lies next to *certain*, and
    makes the distribution's median worth reporting.
    """
    parts, odds = scorer(batch.middle, batch.last, batch.filled)
    total = recipe.parts * F.cross_entropy(parts.flatten(0, 1), batch.parts.flatten(), ignore_index=-100)
    own = odds[batch.row, batch.at].unflatten(-1, (N_CORPORA, N_COMMITMENTS))
    for corpus in range(N_CORPORA):
        mine = batch.corpus == corpus
        if mine.any():
            log = (own[mine, corpus] + (batch.favour[mine] if corpus == 0 else 0.0)).log_softmax(-1)
            wanted = shared(batch.values[mine])
            named = -(wanted * log).sum(-1).mean()
            spread = (log.exp().cumsum(-1) - wanted.cumsum(-1)).square().sum(-1).mean()
            total = total + (recipe.named * named + recipe.spread * spread) * mine.float().mean()
    return total


def shared(values: Tensor) -> Tensor:
    """Values in [-3, 3] as weights of the seven whole numbers: ``(n, 7)``; 2.6 is four tenths 2 and six tenths 3."""
    lower = values.floor().clamp(-3, 2)
    upper = (values - lower)[:, None]
    at = (lower + 3).long()[:, None]
    weights = torch.zeros(len(values), N_COMMITMENTS).scatter(1, at, 1 - upper)
    return weights.scatter(1, at + 1, upper)
