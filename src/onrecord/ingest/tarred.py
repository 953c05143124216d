"""The members of a tar file, compressed or not, read as they come by and never written to disk."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.ingest.member import Member, damaged
from onrecord.ingest.sniff import Kind
from onrecord.types import Skipped

_FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, OverflowError)
_LZMA_MEMORY = 200_000_000
_STRIPPED = {"gzip": (".gz", ".tgz"), "bzip2": (".bz2", ".tbz2", ".tbz"), "xz": (".xz", ".txz")}
_MAX_LONG_HEADER = 1 << 20


def tar_members(stream: BinaryIO, path: str) -> Iterator[Member | Skipped]:
    """Each file in a tar file, in its order."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Entry) as archive:
            for entry in archive:
                yield from _member(archive, entry, path)
                archive.members = []  # type: ignore[attr-defined]  # it keeps every header it has seen: without end, that is the memory
    except _FAULTS as error:
        yield damaged(path, "tar file", error)


def unpacked(stream: BinaryIO, kind: Kind) -> BinaryIO:
    """What a gzip, bzip2 or xz stream holds, as a stream; reading it may raise ``FAULTS``."""
    if kind == "gzip":
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))
    if kind == "bzip2":
        return io.BufferedReader(cast(io.RawIOBase, bz2.BZ2File(stream)))
    return io.BufferedReader(_Xz(stream))


FAULTS = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, zipfile.BadZipFile, tarfile.TarError)
"""What reading a member of an archive may raise where it is damaged."""


def inner_name(path: str, kind: Kind) -> str:
    """What a compressed file is called inside: its name without the ending, as ``gunzip`` calls it."""
    name = path.replace("\\", "/").rpartition("/")[2].rpartition("!")[2]
    ending = next((end for end in _STRIPPED[kind] if name.lower().endswith(end)), "")
    return name[: len(name) - len(ending)] or "content"


class _Entry(tarfile.TarInfo):
    """A header of a tar file whose extra headers are bounded: they are read into memory whole."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        extra = (
            tarfile.GNUTYPE_LONGNAME,
            tarfile.GNUTYPE_LONGLINK,
            tarfile.XHDTYPE,
            tarfile.XGLTYPE,
            tarfile.SOLARIS_XHDTYPE,
        )
        if self.type in extra and self.size > _MAX_LONG_HEADER:
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        return cast(tarfile.TarInfo, super()._proc_member(archive))  # type: ignore[misc]


def _member(archive: tarfile.TarFile, entry: tarfile.TarInfo, path: str) -> Iterator[Member | Skipped]:
    name = f"{path}!{entry.name}"
    if entry.isdir():
        return
    if entry.issym() or entry.islnk():
        yield Skipped(name, "link", "This is a link; no link inside a container is followed.")
    elif not entry.isfile():
        yield Skipped(name, "not-a-file", "This is a device or a pipe, not a file; nothing is read from it.")
    else:
        part = archive.extractfile(entry)
        if part is not None:
            with part:
                yield Member(entry.name, cast(BinaryIO, part))


class _Xz(io.RawIOBase):
    """An xz stream read with a bound on the memory that its dictionary may take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inner = lzma.LZMADecompressor(memlimit=_LZMA_MEMORY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while True:
            if self._inner.eof:
                rest = self._inner.unused_data.lstrip(b"\0") or self._stream.read(1 << 16).lstrip(b"\0")
                if not rest:
                    return 0
                self._inner = lzma.LZMADecompressor(memlimit=_LZMA_MEMORY)
                data = self._inner.decompress(rest, len(view))
            else:
                more = self._stream.read(1 << 16) if self._inner.needs_input else b""
                if self._inner.needs_input and not more:
                    raise EOFError("it ends too early")
                data = self._inner.decompress(more, len(view))
            if data:
                view[: len(data)] = data
                return len(data)
