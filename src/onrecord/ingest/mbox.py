"""The mails of an mbox file, one after another, each with the bytes it had."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.ingest.member import Member, too_large
from onrecord.types import Given, Skipped

_FROM = re.compile(rb"From \S.*\d{4}")
_ESCAPED = re.compile(rb"^>(?=>*From )", re.M)
_LINE = 1 << 16


def mbox_members(stream: BinaryIO, path: str, most: int) -> Iterator[Member | Skipped]:
    """Each mail as ``1.eml``, ``2.eml`` …; one longer than ``most`` bytes is skipped.

    A mail begins at a line ``From …`` after an empty line. ``>From`` at the start of a line is given back as
    ``From``, as the mail had it before it was put into the file.
    """
    n = 0
    mail = bytearray()
    size = 0
    empty, begun = True, True
    while line := stream.readline(_LINE):
        if begun and empty and _FROM.match(line):
            if size:
                n += 1
                yield _member(mail, size, n, path, most)
            mail, size = bytearray(), 0
        elif size or line.strip():
            size += len(line)
            mail += line if size <= most else b""
        empty = begun and not line.strip()
        begun = line.endswith(b"\n")
    if size:
        yield _member(mail, size, n + 1, path, most)


def _member(mail: bytearray, size: int, n: int, path: str, most: int) -> Member | Skipped:
    name = f"{n}.eml"
    if size > most:
        return too_large(f"{path}!{name}", most)
    return Member(name, io.BytesIO(_ESCAPED.sub(b"", bytes(mail)).rstrip(b"\r\n") + b"\n"), Given(kind="mail"))
