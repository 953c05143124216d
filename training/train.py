"""Train the reader on PolNeAR train. Writes a checkpoint every few minutes; run it again to resume.

    python training/train.py --polnear ../shared/data/polnear --out build/train

Twenty epochs take under three hours on two idle cores (bfloat16, 1.2 s a step); a CUDA device is used if there is one.
The eleventh begins with the reader labelling what lies within contents, which the corpus leaves out (nested.py).
"""

import argparse
import copy
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpus import Annotated, read_split
from examples import IGNORE, Batch, Example, collate, prepare, random_windows, view_labels
from export import write_bundle
from model import Reader, load_minilm
from nested import Nested, nested_in, read_nested, write_nested
from onrecord.tag import Tagger
from onrecord.tag.bundle import open_bundle
from onrecord.tag.labels import CUE_BEGIN, N_TAGS, NESTED_CUE
from pretrained import minilm_tokenizer, minilm_weights

WORDS_PER_CUE = 24
"""The words of an average attribution: summed over a view, the role loss is then of the tag loss's size."""
SAVE_EVERY = 300.0
"""Seconds between checkpoints: what a kill can cost."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every number of a training run; each is kept in the checkpoint and printed in the log.

    The epochs are split into ``cycles`` of the learning rate (Loshchilov and Hutter 2017, with linear decay); each
    but the first starts at ``restart`` times the full rate. ``average`` is the decay of the running mean of the
    weights, a step. From cycle ``nested_cycle`` on (counted from 0) the reader also learns what lies within contents,
    and the running mean at each cycle's end is kept: the bundle is their mean (Izmailov et al. 2018), which is worth
    0.6 of CS over the last one alone and 0.5 over one cycle fewer.
    """

    epochs: int = 20
    cycles: int = 4
    nested_cycle: int = 2
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
    """Words the tagger takes for a cue's beginning and the labels do not: the likeliest ones of each window."""
    scores = tags.detach().float()
    likely = scores[..., :N_TAGS].softmax(-1)[..., CUE_BEGIN].cpu().numpy()
    inside = np.where(batch.nested == 0, scores[..., NESTED_CUE].sigmoid().cpu().numpy(), 0)
    likely = np.maximum(likely, inside)
    likely[~batch.first] = 0
    likely[batch.at[:, 0], batch.at[:, 1]] = 0
    found = []
    for row, of_window in enumerate(likely):
        best = np.argsort(-of_window)[: recipe.false_cues_per_window]
        found += [(row, int(piece)) for piece in best if of_window[piece] > 0.02]
    return found


def tag_loss(tags: Tensor, batch: Batch) -> Tensor:
    """The flat tags' cross-entropy and, where they are labelled, that of cues within contents; means over words."""
    flat = torch.from_numpy(batch.tags).to(tags.device).flatten()
    loss = F.cross_entropy(tags[..., :N_TAGS].flatten(0, 1).float(), flat, ignore_index=IGNORE)
    nested = torch.from_numpy(batch.nested).to(tags.device)
    known = nested != IGNORE
    if known.any():
        loss = loss + F.binary_cross_entropy_with_logits(tags[..., NESTED_CUE][known].float(), nested[known].float())
    return loss


def loss_of(reader: Reader, batch: Batch, recipe: Recipe, device: torch.device) -> tuple[Tensor, dict[str, float]]:
    """Tag loss over words, role loss over the words of each cue's view, and keep loss over true and false cues."""
    mask = torch.from_numpy(batch.mask).to(device)
    tags, words, cues = reader.encoder(
        torch.from_numpy(batch.ids).to(device), torch.from_numpy(batch.features).to(device), mask
    )
    total = tag_loss(tags, batch)
    parts = {"tag": total.item()}
    false = false_cues(tags, batch, recipe)
    at = np.concatenate([batch.at, np.asarray(false, dtype=np.int64).reshape(-1, 2)])
    if not len(at):
        return total, parts
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
    total = total + role_loss + 0.25 * keep_loss
    return total, parts | {"role": role_loss.item(), "keep": keep_loss.item()}


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
        self.out, self.recipe = out, recipe
        self.done = self.resumed_at = 0
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.reader = Reader()
        load_minilm(self.reader, minilm_weights())
        self.reader.to(self.device)
        self.begin()

    def begin(self) -> None:
        """Take the reader as it is for the start: a fresh running mean and a fresh optimiser."""
        self.averaged = AveragedModel(self.reader, multi_avg_fn=get_ema_multi_avg_fn(self.recipe.average))
        self.optimizer = torch.optim.AdamW(parameter_groups(self.reader, self.recipe))
        self.rates = [float(group["lr"]) for group in self.optimizer.param_groups]

    def label_nested(self, texts: list[Annotated]) -> list[Nested]:
        """Start again from the running mean, and have it label what lies within contents (kept in ``out``)."""
        self.reader.load_state_dict(self.averaged.module.state_dict())
        self.begin()
        teacher = self.out / "teacher"
        write_bundle(copy.deepcopy(self.reader).cpu(), teacher, version="teacher")
        tagger = Tagger(open_bundle(teacher), threads=torch.get_num_threads())
        write_nested([nested_in(annotated, tagger) for annotated in texts], self.out / "nested.jsonl")
        return read_nested(self.out / "nested.jsonl")

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
        self.done = self.resumed_at = int(state["step"])

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
        """Write the checkpoint ``last.pt``, from which a run goes on."""
        state = {"step": self.done, "recipe": asdict(self.recipe), "random": torch.get_rng_state()}
        for name in ("reader", "averaged", "optimizer"):
            state[name] = getattr(self, name).state_dict()
        self._write(state, "last.pt")

    def keep_cycle(self, cycle: int) -> None:
        """Keep the running mean at a cycle's end, as ``cycle-N.pt``."""
        self._write({"step": self.done, "averaged": self.averaged.state_dict()}, f"cycle-{cycle}.pt")

    def _write(self, state: dict[str, object], name: str) -> None:
        """Write whole or not at all: a kill during the write leaves the last file of this name as it was."""
        part = self.out / f"{name}.part"
        torch.save(state, part)
        part.replace(self.out / name)


def train(polnear: Path, out: Path, recipe: Recipe) -> None:
    """Run or resume a training run; the result is ``out/cycle-*.pt``, to be exported together."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = minilm_tokenizer()
    texts = list(read_split(polnear, "train"))
    examples = [prepare(annotated, tokenizer) for annotated in texts]
    plan = [windows for epoch in range(recipe.epochs) for windows in batches(examples, recipe, epoch)]
    nested_from = math.ceil(len(plan) * recipe.nested_cycle / recipe.cycles)
    run = Run(out, recipe)
    run.resume()
    print(f"{recipe} device={run.device} examples={len(examples)} steps={len(plan)} from={run.done}", flush=True)
    saved = started = time.monotonic()
    for step in range(run.done, len(plan)):
        if step == max(nested_from, run.resumed_at):
            labels = run.label_nested(texts) if step == nested_from else read_nested(out / "nested.jsonl")
            examples = [prepare(text, tokenizer, inside) for text, inside in zip(texts, labels, strict=True)]
        batch = collate([(examples[i], start, end) for i, start, end in plan[step]])
        parts = run.step(batch, rate_at(step, len(plan), recipe))
        cycle = step * recipe.cycles // len(plan)
        if cycle >= recipe.nested_cycle and cycle < run.done * recipe.cycles // len(plan):
            run.keep_cycle(cycle)
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
