"""The index of the wordings of a record's reports, kept in a file beside the record.

The file is worked out from the reports alone: it may be deleted at any time, and is made again where it does not fit
the reports there are. A record on a server, or in a folder that may not be written, has no such file.
"""

import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import numpy as np

from onrecord.quote import WordingIndex
from onrecord.store import Record

_PARTS = ("hashes", "offsets", "texts", "size")
_FEW = 200
"""So few reports are indexed faster than a file is read and kept in order."""


Watch = Callable[[Iterable[str]], Iterable[str]]
"""Passes texts through while they are indexed, so that somebody can show how far it is."""


def kept_index(record: Record, ids: Sequence[str], texts: Sequence[str], watch: Watch = iter) -> WordingIndex:
    """The index of the reports with these ids, in their order: from its file, or made and put there.

    Where reports came since the file was written, only theirs are indexed and added to it.
    """
    if len(ids) < _FEW or not record.files:
        return WordingIndex.build(watch(texts))
    path = index_path(Path(record.path))
    held = _read(path)
    if held is not None and held[0] == tuple(ids):
        return held[1]
    index = _grown(held, ids, texts, watch)
    _write(path, ids, index)
    return index


def index_path(record: Path) -> Path:
    """Where the index of a record's wordings lies."""
    return record.with_name(record.name + ".wordings")


def _grown(
    held: tuple[tuple[str, ...], WordingIndex] | None, ids: Sequence[str], texts: Sequence[str], watch: Watch
) -> WordingIndex:
    """The index held with the reports it has not; one built anew where it has a report that is there no more."""
    place = {id_: n for n, id_ in enumerate(ids)}
    if held is None or not place.keys() >= set(held[0]):
        return WordingIndex.build(watch(texts))
    known = frozenset(held[0])
    new = [n for n, id_ in enumerate(ids) if id_ not in known]
    added = WordingIndex.build(watch(texts[n] for n in new))
    return held[1].joined([place[id_] for id_ in held[0]], added, new)


def _read(path: Path) -> tuple[tuple[str, ...], WordingIndex] | None:
    """The ids and the index in a file that this version wrote; ``None`` where there is none, or it is not whole."""
    try:
        # Opened here: numpy leaves a file open that turns out not to be an archive.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            if str(held["version"]) != version("onrecord"):
                return None
            ids = tuple(str(id_) for id_ in held["ids"].tolist())
            index = WordingIndex.from_parts([held[part] for part in _PARTS])
            return (ids, index) if len(ids) == index.n_texts else None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _write(path: Path, ids: Sequence[str], index: WordingIndex) -> None:
    """Put the index into its file, whole or not at all; where that may not be, it is made again next time."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    arrays = dict(zip(_PARTS, index.parts, strict=True))
    with suppress(OSError):
        try:
            with draft.open("wb") as file:
                np.savez(file, version=np.array(version("onrecord")), ids=np.array(ids), **arrays)  # type: ignore[arg-type]
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
