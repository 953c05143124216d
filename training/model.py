"""The reader's network: a MiniLM encoder, a flat tagger that finds cues, and a role reader asked once for each cue.

The encoder is the 6-layer BERT of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), written out so
that it exports cleanly. Cue-conditioned roles follow the finding in docs/decisions/0002: one pointer a token cannot
say that a source serves two contents, a question asked for each cue can.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.tag.encode import N_CASE, N_GAP, N_QUOTE
from onrecord.tag.labels import N_LABELS, N_TAGS, NESTED_CUE
from view import AFTER, BEFORE

MIDDLE = 4
"""The layer whose output is shown beside the last one's: what it knows of words has not yet given way to the roles."""
UNTAUGHT = -3.0
"""Log odds of a cue within a content before any is labelled: 5 %, far below the threshold to be asked."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    role_width: int = 128
    dropout: float = 0.1


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        n, t, width = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(n, t, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        y: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return y


class Encoder(nn.Module):
    """Word pieces and surface features → one vector a piece, flat tags, and the two projections the roles need."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(N_CASE, shape.width)
        self.gap = nn.Embedding(N_GAP, shape.width)
        self.quote = nn.Embedding(N_QUOTE, shape.width)
        for feature in (self.case, self.gap, self.quote):
            nn.init.zeros_(feature.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tags = nn.Linear(shape.width, N_TAGS + 1)
        # Until cues within contents are taught, the reader that labels them must find none by chance.
        nn.init.zeros_(self.tags.weight[NESTED_CUE])
        nn.init.constant_(self.tags.bias[NESTED_CUE], UNTAUGHT)
        self.as_word = nn.Linear(shape.width, shape.role_width)
        self.as_cue = nn.Linear(shape.width, 2 * shape.role_width)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """ids ``(n, t) int64``, features ``(n, t, 3) int64``, mask ``(n, t)``, 1 on real pieces; ``None``
        where all are.

        Returns tags ``(n, t, 8)``, the logits of the flat tags and that of a cue within a content, words
        ``(n, t, 128)`` and cues ``(n, t, 256)``.
        """
        return self.read(self.vectors(ids, features, mask)[1])

    def read(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The three outputs from the last layer's vectors."""
        return self.tags(x), self.as_word(x), self.as_cue(x)

    def vectors(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """What layer ``MIDDLE`` and the last one make of each piece: ``(n, t, 384)`` each."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place)
        x = x + self.case(features[..., 0]) + self.gap(features[..., 1]) + self.quote(features[..., 2])
        x = self.dropout(self.norm(x))
        bias = None if mask is None else ((1.0 - mask.to(self.as_word.weight.dtype)) * -1e4)[:, None, None, :]
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs[MIDDLE - 1], x


class Mix(nn.Module):
    """Each piece looks at the pieces ``step`` before and after it (a dilated convolution of width 3)."""

    def __init__(self, width: int, step: int, dropout: float) -> None:
        super().__init__()
        self.step = step
        self.linear = nn.Linear(3 * width, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        padded = F.pad(x, (0, 0, self.step, self.step))
        t = x.shape[1]
        near = torch.cat([padded[:, :t], x, padded[:, 2 * self.step : 2 * self.step + t]], dim=-1)
        y: Tensor = self.norm(x + self.dropout(F.gelu(self.linear(near))))
        return y


class Roles(nn.Module):
    """For each cue, the label of every piece in its view, and whether the cue reports anything at all."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.role_width
        self.place = nn.Parameter(torch.zeros(BEFORE + AFTER, width))
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(shape.dropout)
        self.mixes = nn.ModuleList(Mix(width, step, shape.dropout) for step in (1, 2, 4, 8))
        self.labels = nn.Linear(width, N_LABELS)
        self.keep = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Linear(width, 1))

    def forward(self, words: Tensor, cues: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """words ``(n_cues, 320, 128)`` around each cue, cues ``(n_cues, 256)``, mask ``(n_cues, 320)``.

        Returns label logits ``(n_cues, 320, 13)`` and keep logits ``(n_cues,)``.
        """
        shift, gate = cues.chunk(2, dim=-1)
        x = words + shift[:, None] + words * gate[:, None] + self.place
        x = self.dropout(self.norm(F.gelu(x))) * mask[..., None]
        for mix in self.mixes:
            x = mix(x) * mask[..., None]
        mean = x.sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)
        pooled = torch.cat([x[:, BEFORE], mean, x.amax(1)], dim=-1)
        return self.labels(x), self.keep(pooled).squeeze(-1)


class Reader(nn.Module):
    """Encoder and roles, trained together in one pass."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.encoder = Encoder(self.shape)
        self.roles = Roles(self.shape)

    def views(self, words: Tensor, cues: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Gather each cue's view. ``at``: ``(n_cues, 2) int64``, window and piece of each cue."""
        offset = torch.arange(-BEFORE, AFTER, device=at.device)
        piece = at[:, 1:] + offset
        seen = (piece >= 0) & (piece < words.shape[1])
        piece = piece.clamp(0, words.shape[1] - 1)
        row = at[:, :1].expand_as(piece)
        return words[row, piece], cues[at[:, 0], at[:, 1]], seen.to(words.dtype) * mask[row, piece].to(words.dtype)


def load_minilm(reader: Reader, weights: dict[str, Tensor]) -> None:
    """Copy the pretrained weights of all-MiniLM-L6-v2 (Hugging Face names) into the encoder."""
    encoder = reader.encoder
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(reader.shape.layers):
        for kind in ("weight", "bias"):
            old = f"encoder.layer.{i}."
            parts = [weights[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in names.items():
                state[f"layers.{i}.{ours}.{kind}"] = weights[f"{old}{theirs}.{kind}"]
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    fresh = ("case.", "gap.", "quote.", "tags.", "as_word.", "as_cue.")
    wrong = [name for name in missing if not name.startswith(fresh)] + list(unexpected)
    if wrong:
        raise ValueError(f"pretrained weights do not fit the encoder: {wrong}")
