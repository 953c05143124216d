"""Export a trained reader as a bundle: two ONNX networks in int8, the tokenizer, a manifest with checksums.

    python training/export.py --checkpoint build/train/last.pt --bundle build/bundle --version 1

Takes about half a minute. The bundle tags texts then; to read them it must be taught how surely things are said
(``training/certainty.py``). Matrices are quantised per output channel (per tensor loses too much), the word embedding
per row; activations are quantised as they come (dynamic).
"""

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from model import Encoder, Reader
from onrecord.tag.bundle import FORMAT
from onrecord.tag.labels import LABELS
from pretrained import minilm_tokenizer
from view import AFTER, BEFORE

FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")


class ByteEmbedding(nn.Module):
    """An embedding kept as one signed byte a number, with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("bytes", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.bytes[ids].float() * self.scale[ids]  # type: ignore[index, operator]


class WindowEncoder(nn.Module):
    """The encoder for one window without padding: no mask to hand in.

    Beside what the roles need it shows the vectors of two layers: ``training/certainty.py`` learns from them.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        middle, last = self.encoder.vectors(ids, features, None)
        return (*self.encoder.read(last), middle, last)


def export(reader: Reader, folder: Path, *, quantise: bool) -> None:
    """Write ``encoder.onnx`` and ``roles.onnx`` into ``folder``."""
    reader.eval()
    if quantise:
        reader.encoder.words = ByteEmbedding(reader.encoder.words.weight.data)  # type: ignore[assignment]
    ids, features = torch.ones(1, 64, dtype=torch.int64), torch.zeros(1, 64, 3, dtype=torch.int64)
    batch, pieces, cues = (torch.export.Dim(name) for name in ("batch", "pieces", "cues"))
    _write(
        torch.onnx.export(
            WindowEncoder(reader.encoder),
            (ids, features),
            input_names=["ids", "features"],
            output_names=["tags", "words", "cues", "middle", "last"],
            dynamic_shapes=({0: batch, 1: pieces}, {0: batch, 1: pieces}),
            dynamo=True,
        ),
        folder / "encoder.onnx",
        quantise=quantise,
    )
    width = reader.shape.role_width
    view = (torch.zeros(3, BEFORE + AFTER, width), torch.zeros(3, 2 * width), torch.ones(3, BEFORE + AFTER))
    _write(
        torch.onnx.export(
            reader.roles,
            view,
            input_names=["words", "cues", "mask"],
            output_names=["labels", "keep"],
            dynamic_shapes=({0: cues}, {0: cues}, {0: cues}),
            dynamo=True,
        ),
        folder / "roles.onnx",
        quantise=quantise,
    )


def _write(program: object, path: Path, *, quantise: bool) -> None:
    whole = path.with_suffix(".fp32")
    program.save(whole)  # type: ignore[attr-defined]
    if not quantise:
        whole.replace(path)
        return
    prepared = path.with_suffix(".prepared")
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(path), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"]
    )
    onnx.checker.check_model(str(path))
    whole.unlink()
    prepared.unlink()


CALIBRATION = (-0.7033, 0.4645)
"""Intercept and slope of the confidence, fitted by ``bench/calibration.py --fit`` to the last trained model."""


def write_bundle(reader: Reader, folder: Path, version: str, *, quantise: bool = True) -> None:
    """Write everything that :func:`onrecord.tag.load_tagger` needs. The reader cannot be trained further after it."""
    folder.mkdir(parents=True, exist_ok=True)
    export(reader, folder, quantise=quantise)
    minilm_tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    _write_manifest(folder, version)


def _write_manifest(folder: Path, version: str) -> None:
    """Describe the bundle and pin the checksum of each file."""
    manifest = {
        "format": FORMAT,
        "name": "onrecord-en",
        "version": version,
        "language": "en",
        "labels": list(LABELS),
        "window": 510,
        "context": 32,
        "before": BEFORE,
        "after": AFTER,
        "cue_threshold": 0.2,
        "keep_threshold": 0.5,
        "nested_cue_threshold": 0.3,
        "nested_keep_threshold": 0.8,
        "calibration": CALIBRATION,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def weights_of(checkpoint: Path, *, averaged: bool) -> dict[str, Tensor]:
    """The reader's weights in a checkpoint: their running mean, or those of the last step."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    if not averaged:
        return dict(state["reader"])
    prefix = "module."
    return {name.removeprefix(prefix): value for name, value in state["averaged"].items() if name.startswith(prefix)}


def mean_of(several: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several readers' weights (Izmailov et al. 2018): of one training run only, or it is of no use."""
    return {name: torch.stack([weights[name].float() for weights in several]).mean(0) for name in several[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, nargs="+", help="one, or several to be averaged")
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--fp32", action="store_true", help="do not quantise, to measure the drift")
    parser.add_argument("--last", action="store_true", help="the last weights instead of their running mean")
    options = parser.parse_args()
    reader = Reader()
    reader.load_state_dict(mean_of([weights_of(path, averaged=not options.last) for path in options.checkpoint]))
    write_bundle(reader, options.bundle, options.version, quantise=not options.fp32)


if __name__ == "__main__":
    main()
