"""Steps of a fold: a function of one bucket, done for every bucket on an engine, each task whole or not at all."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from onrecord.flow.spread.drive import every
from onrecord.flow.spread.engine import Engine
from onrecord.flow.spread.exchange import Outgoing, Place
from onrecord.flow.spread.folder import whole

Counts = Mapping[str, int]
Known = tuple[tuple[str, Any], ...]
"""What a step is told of the whole: pairs of a name and a value."""


@dataclass(frozen=True, slots=True)
class Share:
    """One task of a step: a bucket, or, of the first step, a lot of batches."""

    step: str
    number: int
    place: Place
    known: Known = ()
    do: "Callable[[Share, Outgoing], Counts]" = field(compare=False, kw_only=True)

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.step}-{self.number:06d}"

    @property
    def marker(self) -> Path:
        """The file that says that it is done, with what it counted."""
        return Path(self.place.folder) / "done" / f"{self.name}.json"

    def told(self, name: str) -> Any:
        """What it was told of the whole."""
        return dict(self.known)[name]


def do_share(share: Share) -> dict[str, int]:
    """Do a task and write what it puts; the marker comes last."""
    out = Outgoing(share.place)
    counts = dict(share.do(share, out))
    out.write(share.name)
    with whole(share.marker, synced=False) as part:
        part.write_bytes(msgspec.json.encode(counts))
    return counts


def run_step(engine: Engine, shares: Sequence[Share]) -> Counter[str]:
    """Have every task of a step done that is not; what all of them counted."""
    total: Counter[str] = Counter()
    rest = []
    for share in shares:
        if share.marker.exists():
            _add(total, msgspec.json.decode(share.marker.read_bytes()))
        else:
            rest.append(share)
    for _, counts in every(engine, do_share, rest):
        _add(total, counts)
    return total


def _add(total: Counter[str], counts: Counts) -> None:
    """Add up what tasks counted; of what begins with ``largest`` the largest."""
    for name, n in counts.items():
        total[name] = max(total[name], n) if name.startswith("largest") else total[name] + n


def forget(place: Place, channels: Iterable[str]) -> None:
    """Give back the room of channels that no later step reads."""
    for channel in channels:
        shutil.rmtree(place.channel(channel), ignore_errors=True)
