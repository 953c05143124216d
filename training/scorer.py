"""The network that scores commitments, as it is trained; it runs in ``onrecord.read.certainty.network``."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.read.certainty.features import N_ENDINGS, N_RULES, N_WORDS, operator_order
from onrecord.read.certainty.network import FARTHEST, HEADS

N_SHAPES, N_CLASSES = 5, 7


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number of a training run."""

    width: int = 32
    hidden: int = 64
    epochs: int = 14
    sentences_per_batch: int = 32
    rate: float = 2e-3
    weight_decay: float = 1e-3
    dropout: float = 0.3
    word_dropout: float = 0.1
    average: float = 0.99
    tags: float = 0.3
    governors: float = 0.15
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side. ``row`` and ``at`` say where each event stands."""

    words: Tensor
    operators: Tensor
    tags: Tensor
    governors: Tensor
    filled: Tensor
    row: Tensor
    at: Tensor
    rules: Tensor
    values: Tensor
    corpus: Tensor


class Scorer(nn.Module):
    """The network of :mod:`onrecord.read.certainty.network`, with what only training needs."""

    def __init__(self, recipe: Recipe, n_tags: int) -> None:
        super().__init__()
        width, hidden = recipe.width, recipe.hidden
        self.words, self.endings = nn.Embedding(N_WORDS, width), nn.Embedding(N_ENDINGS, width)
        self.shapes, self.operators = nn.Embedding(N_SHAPES, width), nn.Embedding(len(operator_order()) + 1, width)
        for table in (self.words, self.endings, self.shapes, self.operators):
            nn.init.normal_(table.weight, std=0.1)
        self.conv = nn.ModuleList(
            nn.Conv1d(size, hidden, 3, padding=step, dilation=step)
            for size, step in ((width, 1), (hidden, 2), (hidden, 4))
        )
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.look_query, self.look_key, self.look_value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.distance = nn.Parameter(torch.zeros(HEADS, 2 * FARTHEST))
        self.look_distance = nn.Parameter(torch.zeros(HEADS, 2 * FARTHEST))
        self.tag = nn.Linear(hidden, n_tags)
        self.hidden = nn.Linear(2 * hidden + N_RULES, hidden)
        self.classes, self.graded = nn.Linear(hidden, N_CLASSES), nn.Linear(hidden, 1)
        self.dropout = nn.Dropout(recipe.dropout)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Class scores and graded scores of the events, tags of all words, and the governor's log odds."""
        rows = (
            self.words(batch.words[..., 0]) + self.shapes(batch.words[..., 3]) + self.operators(batch.operators).sum(2)
        )
        rows = rows + self.endings(batch.words[..., 1]) + self.endings(batch.words[..., 2])
        filled = batch.filled[:, None]
        read = (self.dropout(rows) * batch.filled[..., None]).transpose(1, 2)
        for n, conv in enumerate(self.conv):
            new = F.relu(conv(self.dropout(read) if n else read)) * filled
            read = new if n == 0 else read + new
        read = read.transpose(1, 2)
        tags = self.tag(read)
        everywhere = torch.arange(read.shape[1]).expand(len(read), -1)
        odds = self._odds(self.query(read), self.key(read), self.distance, everywhere, batch.filled)
        read = read + self._mix(odds, self.value(read)) * batch.filled[..., None]
        own = read[batch.row, batch.at]
        look = self._odds(
            self.look_query(own)[:, None],
            self.look_key(read)[batch.row],
            self.look_distance,
            batch.at[:, None],
            batch.filled[batch.row],
        )
        around = self._mix(look, self.look_value(read)[batch.row])[:, 0]
        hidden = self.dropout(torch.cat([own, around, batch.rules], 1))
        hidden = self.dropout(F.relu(self.hidden(hidden)))
        return self.classes(hidden), self.graded(hidden)[:, 0], tags, odds[:, 0]

    def _odds(self, queries: Tensor, keys: Tensor, distance: Tensor, at: Tensor, filled: Tensor) -> Tensor:
        """``(n, heads, n_queries, n_keys)``: scaled products and what the distance adds."""
        split = (*queries.shape[:2], HEADS, -1)
        queries, keys = queries.view(split), keys.view(*keys.shape[:2], HEADS, -1)
        odds = torch.einsum("nqhd,nkhd->nhqk", queries, keys) / queries.shape[-1] ** 0.5
        steps = (torch.arange(keys.shape[1]) - at[..., None]).clamp(-FARTHEST, FARTHEST - 1) + FARTHEST
        odds = odds + distance[:, steps].transpose(0, 1)
        return odds.masked_fill(filled[:, None, None] == 0, -1e9)

    def _mix(self, odds: Tensor, values: Tensor) -> Tensor:
        split = values.view(*values.shape[:2], HEADS, -1)
        return torch.einsum("nhqk,nkhd->nqhd", odds.softmax(-1), split).flatten(2)
