"""What was done by speaking: hand-made labels of PolNeAR dev, offsets only, and how they are read.

``attributions.json`` has the settled labels of each attribution drawn, ``pass-1.json`` and ``pass-2.json`` those of
each pass in the same order, ``silence.json`` the passages of whole articles that tell of declining or silence,
``silence-train.json`` the same of articles of PolNeAR train, which the reader may be developed on. Each names the
texts it was made on by their sha256. ``bench/truth/acts/README.md`` tells how they came about.
"""

import hashlib
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from onrecord.errors import InputRefused
from onrecord.types import Act, Basis, Span, Stance


class Labels(msgspec.Struct, frozen=True):
    """What one pass over one attribution gave."""

    act: Act
    stance: Stance
    basis: Basis


class Judged(msgspec.Struct, frozen=True):
    """One attribution of the truth with its settled labels. ``drawn`` says why it was chosen."""

    article: str
    drawn: Literal["random", "negation", "question", "rare-cue", "picked"]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    stance: Stance
    basis: Basis


class Passage(msgspec.Struct, frozen=True):
    """Words that tell of declining or silence; ``sure`` is false on the border. ``first``: seen in the first pass."""

    article: str
    cue: tuple[Span, ...]
    act: Act
    sure: bool
    first: bool


class Attributions(msgspec.Struct, frozen=True):
    texts: dict[str, str]
    attributions: tuple[Judged, ...]


class Pass(msgspec.Struct, frozen=True):
    attributions: tuple[Labels, ...]


class Silences(msgspec.Struct, frozen=True):
    """``drawn`` are the articles drawn at random; ``texts`` are all that were read, with their sha256."""

    texts: dict[str, str]
    drawn: tuple[str, ...]
    passages: tuple[Passage, ...]


class Truth(NamedTuple):
    """All hand-made labels. The passes are in the order of the attributions."""

    judged: tuple[Judged, ...]
    first: tuple[Labels, ...]
    second: tuple[Labels, ...]
    silences: Silences


def read_silences(path: Path, texts: Path) -> Silences:
    """The passages of one file that tell of declining or silence.

    Raises ``InputRefused`` when it is missing or no truth file, or was made on another text than that in ``texts``.
    """
    silences: Silences = _decoded(path, Silences)
    _check(silences.texts, path.parent, texts)
    return silences


def read_truth(folder: Path, texts: Path) -> Truth:
    """The truth files of a folder.

    Raises ``InputRefused`` when one is missing or no truth file, or was made on another text than that in ``texts``.
    """
    judged = _decoded(folder / "attributions.json", Attributions)
    silences = _decoded(folder / "silence.json", Silences)
    first, second = (_decoded(folder / f"pass-{number}.json", Pass).attributions for number in (1, 2))
    _check({**judged.texts, **silences.texts}, folder, texts)
    return Truth(judged.attributions, first, second, silences)


def _check(made_on: dict[str, str], folder: Path, texts: Path) -> None:
    for article, sha256 in made_on.items():
        text = texts / f"{article}.txt"
        if not text.is_file():
            raise InputRefused(str(folder), "missing", f"Its text is not at {text}; --polnear names the corpus.")
        if hashlib.sha256(text.read_bytes()).hexdigest() != sha256:
            raise InputRefused(str(folder), "other-text", f"Made on another text than {text}.")


def _decoded(path: Path, of: type[Any]) -> Any:
    try:
        return msgspec.json.decode(path.read_bytes(), type=of)
    except FileNotFoundError as error:
        raise InputRefused(str(path), "missing", "The truth file is not there.") from error
    except msgspec.DecodeError as error:
        raise InputRefused(str(path), "not-truth", f"Not a truth file: {error}.") from error
