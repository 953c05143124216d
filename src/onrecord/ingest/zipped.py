"""The members of a zip file, read one at a time and never written to disk."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.ingest.member import Member, damaged
from onrecord.ingest.sniff import Kind
from onrecord.types import Skipped

MAX_DIRECTORY = 64_000_000
"""Bytes of the list at the end of a zip file that are read: enough for half a million members."""

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_MARK = b"PK\x06\x06"
_MOST_COMMENT = 1 << 16
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
    RuntimeError,
    struct.error,
)


def kind_of_zip(stream: BinaryIO) -> Kind:
    """What a zip file is: a Word file, an OpenDocument text, or any other; ``damaged`` where it cannot be opened."""
    if _directory_size(stream) > MAX_DIRECTORY:
        return "damaged"
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.NameToInfo
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names and "mimetype" in names:
                info = archive.getinfo("mimetype")
                with archive.open(info) as part:
                    return "odt" if part.read(100).startswith(b"application/vnd.oasis.opendocument.text") else "zip"
    except _FAULTS:
        return "damaged"
    finally:
        stream.seek(0)
    return "zip"


def zip_members(stream: BinaryIO, path: str) -> Iterator[Member | Skipped]:
    """Each file in a zip file, in the order of its list."""
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _members(archive, path)
    except _FAULTS as error:
        yield damaged(path, "zip file", error)


def _members(archive: zipfile.ZipFile, path: str) -> Iterator[Member | Skipped]:
    for info in archive.infolist():
        name = f"{path}!{info.filename}"
        if info.filename.endswith("/"):  # not is_dir(), which falls over a member without a name
            continue
        if info.flag_bits & 1:
            yield Skipped(name, "protected", "It is locked with a password; unpack it and read what it holds.")
        elif (info.external_attr >> 16) & 0o170000 == 0o120000:
            yield Skipped(name, "link", "This is a link; no link inside a container is followed.")
        else:
            try:
                with archive.open(info) as part:
                    yield Member(info.filename, part)  # type: ignore[arg-type]  # a stream in all that is used of it
            except _FAULTS as error:
                yield damaged(name, "file in the zip file", error)


def _directory_size(stream: BinaryIO) -> int:
    """How long the list of members says it is; 0 where no end of a zip file is found."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _MOST_COMMENT - _END.size))
    tail = stream.read(_MOST_COMMENT + _END.size)
    stream.seek(0)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        return 0
    listed = int(_END.unpack_from(tail, at)[5])
    at64 = tail.rfind(_END64_MARK, 0, at)
    if at64 >= 0 and len(tail) - at64 >= _END64.size:
        listed = max(int(_END64.unpack_from(tail, at64)[8]), listed if listed != 0xFFFFFFFF else 0)
    return listed
