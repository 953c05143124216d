"""Files of annotations to readings, and readings into the record."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputRefused, QueryError
from onrecord.flow.annotations.brat import read_brat
from onrecord.flow.annotations.citron import read_citron
from onrecord.flow.annotations.marked import reading_of
from onrecord.flow.context import statements
from onrecord.flow.keep import Added
from onrecord.flow.who import settle_speakers
from onrecord.store import Record
from onrecord.types import Original, Reading, Skipped

FORMATS = {"brat": ".ann", "citron": ".json"}
"""Formats that can be imported, and how their files of annotations end."""

MOST_BYTES = 50_000_000
"""A file larger than this, out of a folder or an archive, is refused."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the annotations on it, as a reading. ``original`` are the bytes of the text.

    ``version`` stands where a reader's version would: the format, and the hash of the annotations.
    """

    original: Original
    reading: Reading
    version: str


def read_annotations(
    format_name: str, paths: Sequence[str | Path], *, strict: bool = False
) -> Iterator[Annotated | Skipped]:
    """Read files of annotations: ``brat`` (``.ann`` beside ``.txt``) or ``citron`` (``.json``), as our exports are.

    A path is a file, a folder or a ZIP archive. A file that cannot be read gives its ``Skipped``; with ``strict`` the
    first is raised as ``InputRefused``. Raises ``QueryError`` for another format.
    """
    if format_name not in FORMATS:
        raise QueryError(f"{format_name!r} cannot be imported; the formats are {', '.join(FORMATS)}")
    return (one for path in paths for one in _of_path(format_name, Path(path), strict))


def add_annotations(
    record: Record, format_name: str, paths: Sequence[str | Path], *, strict: bool = False
) -> Iterator[Added | Skipped]:
    """Keep annotated texts in a record, one transaction each; what is yielded is already kept.

    Adding the same annotations twice changes nothing; changed annotations of the same text replace those before.
    Afterwards it is worked out who is who, as by ``add_paths``. Raises what ``read_annotations`` does,
    ``RecordBusy``, ``RecordNotWritable``.
    """
    for one in read_annotations(format_name, paths):
        try:
            result = one if isinstance(one, Skipped) else _added(record, one)
        except InputRefused as refused:
            result = Skipped(refused.path, refused.reason, refused.detail)
        if isinstance(result, Skipped):
            record.skip(result)
            if strict:
                raise InputRefused(result.path, result.reason, result.detail)
        yield result
    settle_speakers(record)


def _added(record: Record, one: Annotated) -> Added:
    new = record.add(one.original, one.reading, statements(one.reading), one.version)
    document = one.reading.document
    return Added(document.id, document.path, len(one.reading.attributions), new)


def _of_path(format_name: str, path: Path, strict: bool) -> Iterator[Annotated | Skipped]:
    try:
        if not path.exists():
            raise InputRefused(str(path), "missing", "There is no such file or folder; check the path.")
        with _opened(path) as found:
            for name in found.names(FORMATS[format_name]):
                yield from _one(format_name, found, name, strict)
    except InputRefused as refused:
        if strict:
            raise
        yield Skipped(refused.path, refused.reason, refused.detail)


def _one(format_name: str, found: "_Files", name: str, strict: bool) -> Iterator[Annotated | Skipped]:
    try:
        yield _annotated(format_name, found, name)
    except InputRefused as refused:
        if strict:
            raise
        yield Skipped(refused.path, refused.reason, refused.detail)


def _annotated(format_name: str, found: "_Files", name: str) -> Annotated:
    path, data = found.path_of(name), found.read(name)
    version = f"annotations/{format_name}/{hashlib.sha256(data).hexdigest()[:16]}"
    if format_name == "citron":
        text, marked = read_citron(path, data)
        original = _original(path, text)
        return Annotated(original, reading_of(original, text, marked), version)
    beside = name.removesuffix(".ann") + ".txt"
    if not found.has(beside):
        detail = f"Its text is not beside it; wanted {Path(beside).name}, which brat keeps with it."
        raise InputRefused(path, "no-text", detail)
    text = _decoded(found.path_of(beside), found.read(beside))
    marked, notes = read_brat(path, text, _decoded(path, data))
    original = _original(found.path_of(beside), text)
    return Annotated(original, reading_of(original, text, marked, notes), version)


def _original(path: str, text: str) -> Original:
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputRefused(path, "lone-surrogate", "The text holds half a character; write it anew.") from error
    if not text.strip():
        raise InputRefused(path, "empty", "The text is empty; wanted the text of a report.")
    return Original(path, data, hashlib.sha256(data).hexdigest())


def _decoded(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        detail = f"Byte {error.start} is not UTF-8, which brat writes; convert the file."
        raise InputRefused(path, "not-utf-8", detail) from error


def _opened(path: Path) -> "_Files":
    if path.suffix.lower() != ".zip":
        return _Files(path, None)
    try:
        return _Files(path, zipfile.ZipFile(path))
    except (OSError, zipfile.BadZipFile) as error:
        raise InputRefused(str(path), "broken-archive", f"It cannot be opened as a ZIP archive: {error}.") from error


class _Files:
    """The files of a folder or an archive, or one file and what lies beside it."""

    def __init__(self, path: Path, archive: zipfile.ZipFile | None) -> None:
        self._path, self._archive = path, archive

    def __enter__(self) -> "_Files":
        return self

    def __exit__(self, *_: object) -> None:
        if self._archive is not None:
            self._archive.close()

    def names(self, suffix: str) -> list[str]:
        """Files that end so, in order. Raises ``InputRefused`` where there are none."""
        if self._archive is not None:
            found = [name for name in self._archive.namelist() if name.endswith(suffix)]
        elif self._path.is_dir():
            found = [str(one.relative_to(self._path)) for one in self._path.rglob(f"*{suffix}") if one.is_file()]
        else:
            found = [self._path.name] if self._path.name.endswith(suffix) else []
        if not found:
            detail = f"There is no {suffix} file; wanted one, or a folder or ZIP archive with some."
            raise InputRefused(str(self._path), "no-annotations", detail)
        return sorted(found)

    def path_of(self, name: str) -> str:
        """What a file is called in messages and in the record."""
        if self._archive is not None:
            return f"{self._path}!{name}"
        return str(self._path / name if self._path.is_dir() else self._path.with_name(name))

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        if self._archive is not None:
            return name in self._archive.NameToInfo
        return Path(self.path_of(name)).exists()

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises ``InputRefused``."""
        path = self.path_of(name)
        try:
            data = self._read(name)
        except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
            why = (isinstance(error, OSError) and error.strerror) or error
            raise InputRefused(path, "unreadable", f"The file cannot be read: {why}.") from error
        if len(data) > MOST_BYTES:
            raise InputRefused(path, "too-large", f"The file has more than {MOST_BYTES:,} bytes; split it.")
        return data

    def _read(self, name: str) -> bytes:
        if self._archive is None:
            with Path(self.path_of(name)).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        with self._archive.open(name) as member:
            return member.read(MOST_BYTES + 1)
