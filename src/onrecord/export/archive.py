"""Formats of one file a report: all of them in one ZIP archive, the same bytes for the same record."""

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

_MADE = (1980, 1, 1, 0, 0, 0)
"""Every file of an archive has the same date, the first that ZIP knows."""


def write_archive(files: Iterable[tuple[str, bytes]], out: BinaryIO) -> None:
    """Write files, given by name and bytes, one at a time in memory."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            about = zipfile.ZipInfo(name, _MADE)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, data)


def write_list(head: bytes, items: Iterable[bytes], tail: bytes, out: BinaryIO) -> None:
    """Write items with commas between, one at a time in memory."""
    out.write(head)
    for number, item in enumerate(items):
        out.write(b",\n" if number else b"\n")
        out.write(item)
    out.write(tail)
