"""Put the taught head on a bundle's encoder: one graph again, in int8, its checksum in the manifest.

A head put there before is taken off first, so that a bundle can be taught again.
"""

import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnx import compose
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from model import Shape
from scorer import Scorer, Told

_PREFIX = "certainty/"
_GIVEN = ("parts", "commitments")


def graft(scorer: Scorer, names: list[str], bundle: Path, *, quantise: bool = True) -> None:
    """Write the head into ``bundle/encoder.onnx``, and ``names``, the parts of speech, into the manifest."""
    encoder = bare(onnx.load(str(bundle / "encoder.onnx")))
    head = compose.add_prefix(_head(scorer, bundle, quantise=quantise), _PREFIX)
    head.ir_version = encoder.ir_version
    whole = compose.merge_models(
        encoder,
        head,
        io_map=[(layer, _PREFIX + layer) for layer in ("middle", "last")],
        outputs=[*(output.name for output in encoder.graph.output), *(_PREFIX + name for name in _GIVEN)],
    )
    _rename(whole, {_PREFIX + name: name for name in _GIVEN})
    onnx.checker.check_model(whole)
    part = bundle / "encoder.part"
    onnx.save(whole, str(part))
    part.replace(bundle / "encoder.onnx")
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest["parts"] = names
    manifest["files"]["encoder.onnx"] = hashlib.sha256((bundle / "encoder.onnx").read_bytes()).hexdigest()
    (bundle / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def bare(encoder: onnx.ModelProto) -> onnx.ModelProto:
    """The encoder without a head. Raises ``ValueError`` when it does not show the layers a head stands on."""
    outputs = [output.name for output in encoder.graph.output]
    if "middle" not in outputs or "last" not in outputs:
        raise ValueError(f"this encoder gives {outputs}, wanted middle and last too: export its checkpoint again")
    graph = encoder.graph
    ours = {node_output for node in graph.node if node.name.startswith(_PREFIX) for node_output in node.output}
    for found, is_ours in (
        (graph.node, lambda node: node.name.startswith(_PREFIX)),
        (graph.initializer, lambda value: value.name.startswith(_PREFIX)),
        (graph.value_info, lambda value: value.name.startswith(_PREFIX) or value.name in ours),
        (graph.output, lambda output: output.name in _GIVEN),
    ):
        kept = [one for one in found if not is_ours(one)]
        del found[:]
        found.extend(kept)
    return encoder


def _head(scorer: Scorer, bundle: Path, *, quantise: bool) -> onnx.ModelProto:
    layer = torch.zeros(1, 64, Shape().width)
    sizes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("pieces")}
    program = torch.onnx.export(
        Told(scorer.eval()),
        (layer, layer + 1),
        input_names=["middle", "last"],
        output_names=list(_GIVEN),
        dynamic_shapes=(sizes, sizes),
        dynamo=True,
    )
    paths = [bundle / f"head.{step}" for step in ("fp32", "prepared", "int8")]
    program.save(paths[0])  # type: ignore[union-attr]
    quant_pre_process(str(paths[0]), str(paths[1]), skip_symbolic_shape=True)
    quantize_dynamic(
        str(paths[1]),
        str(paths[2]),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    head = onnx.load(str(paths[2] if quantise else paths[0]))
    for path in paths:
        path.unlink()
    return head


def _rename(model: onnx.ModelProto, names: dict[str, str]) -> None:
    for node in model.graph.node:
        node.output[:] = [names.get(name, name) for name in node.output]
        node.input[:] = [names.get(name, name) for name in node.input]
    for output in model.graph.output:
        output.name = names.get(output.name, output.name)
