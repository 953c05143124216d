"""Rows brought together by key, on disk: what a step puts under a key, a later step finds in one bucket.

A task writes one file for each channel, with one record batch for each bucket; a task of a later step reads its bucket
of every such file. So the memory of a task is that of one bucket, however large the whole is, and the number of files
grows with the number of tasks and not with its square. Rows of a bucket are sorted, so that nothing hangs on who was
first.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import pyarrow

from onrecord.flow.spread.folder import whole

_ROWS = pyarrow.schema([("key", pyarrow.binary()), ("value", pyarrow.binary())])
_SQUEEZED = pyarrow.ipc.IpcWriteOptions(compression="lz4")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fold keeps what is under way, and into how many buckets it is divided."""

    folder: str
    n_buckets: int

    def channel(self, name: str) -> Path:
        """The folder of a channel's files."""
        return Path(self.folder) / "channels" / name

    def bucket(self, key: bytes) -> int:
        """The bucket of a key."""
        return crc32(key) % self.n_buckets


class Outgoing:
    """What one task puts into channels, kept until it is done."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._rows: dict[str, dict[int, list[tuple[bytes, bytes]]]] = defaultdict(lambda: defaultdict(list))

    def put(self, channel: str, key: str, value: Any) -> None:
        """A row under a key; ``value`` is whatever MessagePack carries."""
        name = key.encode("utf-8", "surrogatepass")
        self._rows[channel][self._place.bucket(name)].append((name, msgspec.msgpack.encode(value)))

    def write(self, task: str) -> None:
        """Write a file for each channel under the task's name, each whole or not at all."""
        for channel, buckets in self._rows.items():
            path = self._place.channel(channel) / f"{task}.arrow"
            with whole(path, synced=False) as part, pyarrow.ipc.new_file(str(part), _ROWS, options=_SQUEEZED) as out:
                for bucket in range(self._place.n_buckets):
                    rows = sorted(buckets.get(bucket, ()))
                    keys, values = [row[0] for row in rows], [row[1] for row in rows]
                    out.write_batch(pyarrow.record_batch([keys, values], schema=_ROWS))


def rows_in(place: Place, channel: str, bucket: int) -> list[tuple[bytes, bytes]]:
    """The rows of one bucket of a channel, sorted."""
    found: list[tuple[bytes, bytes]] = []
    folder = place.channel(channel)
    for path in sorted(folder.glob("*.arrow")) if folder.is_dir() else ():
        with pyarrow.memory_map(str(path)) as file:
            part = pyarrow.ipc.open_file(file).get_batch(bucket)
            found += zip(part["key"].to_pylist(), part["value"].to_pylist(), strict=True)
    found.sort()
    return found


def grouped(place: Place, bucket: int, channels: Mapping[str, Any]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Each key of a bucket, in order, with the values that each channel has under it, in order.

    ``channels`` gives the type of each channel's values.
    """
    wanted = list(channels.items())
    merged: list[tuple[bytes, int, bytes]] = []
    for n, (channel, _) in enumerate(wanted):
        merged += [(key, n, value) for key, value in rows_in(place, channel, bucket)]
    merged.sort()
    decoders = [msgspec.msgpack.Decoder(kind) for _, kind in wanted]
    for key, some in groupby(merged, key=itemgetter(0)):
        values: list[list[Any]] = [[] for _ in wanted]
        for _, n, value in some:
            values[n].append(decoders[n].decode(value))
        yield key.decode("utf-8", "surrogatepass"), values
