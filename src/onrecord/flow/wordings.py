"""The index of the wordings of a record's reports, kept in a file beside the record.

The file is worked out from the reports alone: it may be deleted at any time, and is made again where it does not fit
the reports there are. A record on a server, or in a folder that may not be written, has no such file.
"""

import os
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import numpy as np

from onrecord.quote import WordingIndex
from onrecord.store import Record

_PARTS = ("hashes", "offsets", "texts", "size")
_FEW = 200
"""So few reports are indexed faster than a file is read and kept in order."""


def kept_index(record: Record, ids: Sequence[str], texts: Iterable[str]) -> WordingIndex:
    """The index of the reports with these ids, in their order: from its file, or made and put there."""
    if len(ids) < _FEW or not record.files:
        return WordingIndex.build(texts)
    path = index_path(Path(record.path))
    key = sha256("\n".join((version("onrecord"), *ids)).encode()).hexdigest()
    index = _read(path, key)
    if index is None:
        index = WordingIndex.build(texts)
        _write(path, key, index)
    return index


def index_path(record: Path) -> Path:
    """Where the index of a record's wordings lies."""
    return record.with_name(record.name + ".wordings")


def _read(path: Path, key: str) -> WordingIndex | None:
    try:
        with np.load(path, allow_pickle=False) as held:
            return WordingIndex.from_parts([held[part] for part in _PARTS]) if str(held["key"]) == key else None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _write(path: Path, key: str, index: WordingIndex) -> None:
    """Put the index into its file, whole or not at all; where that may not be, it is made again next time."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            with draft.open("wb") as file:
                np.savez(file, key=np.array(key), **dict(zip(_PARTS, index.parts, strict=True)))  # type: ignore[arg-type]
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
