"""Read the PolNeAR corpus (brat standoff) as texts with attributions.

PolNeAR v1.0.0, Newell et al. 2018. The corpus states no licence; it is read where it lies and never copied into the
repository. Some articles have several annotators; each annotation is kept as its own example.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SPAN = re.compile(r"^(T\d+)\t\S+ ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t((?:[A-Za-z0-9-]+:T\d+ ?)+)$", re.MULTILINE)
_ROLE = re.compile(r"^(source|cue|content)\d*$")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotator's reading of one article; spans are code points of ``text``."""

    article: str
    annotator: str
    text: str
    attributions: tuple[dict[str, Spans], ...]


def read_split(polnear: Path, split: str) -> Iterator[Annotated]:
    """Every annotation of ``split`` (``train`` or ``dev``), sorted by article and annotator."""
    for path in sorted((polnear / split / "attributions").glob("*.ann")):
        article, annotator = path.stem.rsplit("_", 1)
        # newline="" keeps carriage returns: offsets count them.
        with open(polnear / split / "text" / f"{article}.txt", encoding="utf-8", newline="") as file:
            text = file.read()
        yield Annotated(article, annotator, text, tuple(_parse(path.read_text(encoding="utf-8"))))


def _parse(standoff: str) -> Iterator[dict[str, Spans]]:
    spans: dict[str, Spans] = {}
    for found in _SPAN.finditer(standoff):
        spans[found[1]] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in found[2].split(";")))
    for found in _EVENT.finditer(standoff):
        roles: dict[str, Spans] = {"source": (), "cue": (), "content": ()}
        for pair in found[1].split():
            name, target = pair.split(":")
            role = _ROLE.match(name.lower())
            if role and target in spans:
                roles[role[1]] = tuple(sorted(roles[role[1]] + spans[target]))
        yield roles
