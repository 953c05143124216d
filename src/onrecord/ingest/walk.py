"""Every input that a path holds: the file itself, or what the containers in it hold, one after another.

Containers are walked without unpacking to disk, and at the same memory however long they are: a web archive of
gigabytes is read record by record. What they unpack to is counted, so that a small file cannot grow without end.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, cast

from onrecord.errors import InputRefused
from onrecord.ingest.feed import feed_members
from onrecord.ingest.find import STDIN, is_address, readable_name, shown
from onrecord.ingest.load import MAX_BYTES, load
from onrecord.ingest.mbox import mbox_members
from onrecord.ingest.member import Member, damaged, too_large
from onrecord.ingest.rows import row_members
from onrecord.ingest.sniff import CONTAINERS, HEAD, Kind, kind_of
from onrecord.ingest.tarred import FAULTS, inner_name, tar_members, unpacked
from onrecord.ingest.warc import warc_members
from onrecord.ingest.worker import WORKER, Job, Worker
from onrecord.ingest.zipped import kind_of_zip, zip_members
from onrecord.types import Given, Original, Skipped

MAX_DEPTH = 6
"""Containers in containers that are opened, compression counted too: a mail in an mbox.gz in a zip in a tar.gz file."""

MAX_RATIO = 200
"""How many times its size a container may unpack to, once that is over ``FREE`` bytes. Pages shrink 5 to 20 times."""

FREE = 100_000_000

_PACKED: tuple[Kind, ...] = ("gzip", "bzip2", "xz")
_LONGEST = 1000
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(slots=True)
class _Walk:
    """One container being walked: how large it is, and how much has come out of it so far."""

    size: int
    fields: tuple[tuple[str, str], ...]
    worker: Worker
    n_bytes: int = 0

    def grow(self, count: int, path: str) -> None:
        """Count bytes that came out. Raises ``InputRefused`` ``too-large`` where they are out of all proportion."""
        self.n_bytes += count
        if self.n_bytes > FREE and self.n_bytes > MAX_RATIO * max(self.size, 1):
            detail = f"It unpacks to more than {MAX_RATIO} times its size, as no reports do; unpack it if you trust it."
            raise InputRefused(path, "too-large", detail)


def originals(
    path: str, *, fields: tuple[tuple[str, str], ...] = (), worker: Worker = WORKER
) -> Iterator[Original | Skipped]:
    """Every input that the file, the address or standard input (``-``) at ``path`` holds, in its order.

    A file that is one document gives itself, a container its members, each with the path ``container!member``; what
    cannot be read gives ``Skipped``. ``fields`` are pairs of ours and theirs for rows of JSON (``("text", "body")``).
    Nothing is raised for a bad input.
    """
    name = shown(path)
    try:
        if is_address(path):
            found = load(path)
            yield from _from_bytes(found, _Walk(len(found.data), fields, worker))
            return
        with _opened(path) as (stream, size):
            yield from _expand(stream, Member(name, stream), name, _Walk(size, fields, worker), 0)
    except InputRefused as refused:
        yield Skipped(refused.path, refused.reason, refused.detail)


def originals_in(
    stream: BinaryIO, path: str, size: int, *, fields: tuple[tuple[str, str], ...] = (), worker: Worker = WORKER
) -> Iterator[Original | Skipped]:
    """The same for an open stream of ``size`` bytes that ``path`` names, wherever it comes from."""
    try:
        yield from _expand(stream, Member(path, stream), path, _Walk(size, fields, worker), 0)
    except InputRefused as refused:
        yield Skipped(refused.path, refused.reason, refused.detail)


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, int]]:
    """The stream at a path and its size. What is no regular file is read whole, as ``load`` does."""
    try:
        regular = path != STDIN and bool(path) and S_ISREG(Path(path).stat().st_mode)
    except (OSError, ValueError):
        regular = False
    if not regular:
        data = load(path).data
        yield io.BytesIO(data), len(data)
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115  # closed below
    except OSError:
        load(path)  # says what is wrong
        raise
    with stream:
        yield cast(BinaryIO, stream), Path(path).stat().st_size


def _from_bytes(found: Original, walk: _Walk) -> Iterator[Original | Skipped]:
    member = Member(found.path, io.BytesIO(found.data), found.given, found.retrieved)
    yield from _expand(member.stream, member, found.path, walk, 0)


def _expand(stream: BinaryIO, member: Member, path: str, walk: _Walk, depth: int) -> Iterator[Original | Skipped]:
    """What one stream holds: itself, or its members, theirs, and so on."""
    stream, head = _looked_into(stream)
    kind = member.given.kind if member.given is not None and member.given.kind else kind_of(head, member.name)
    if kind == "zip":
        if not stream.seekable():
            held = stream.read(MAX_BYTES + 1)  # its list of members stands at its end
            if len(held) > MAX_BYTES:
                yield too_large(path, MAX_BYTES)
                return
            stream = io.BytesIO(held)
        kind = kind_of_zip(stream)
    if kind not in CONTAINERS:
        yield from _leaf(stream, member, path, walk, depth, kind)
    elif depth >= MAX_DEPTH:
        yield Skipped(
            path, "too-deep", f"Containers are nested more than {MAX_DEPTH} deep; unpack the outer ones first."
        )
    elif kind in _PACKED:
        yield from _unpack(stream, member, path, walk, depth, kind)
    else:
        yield from _opened_container(stream, path, walk, depth, kind)


def _opened_container(stream: BinaryIO, path: str, walk: _Walk, depth: int, kind: Kind) -> Iterator[Original | Skipped]:
    """What the members of a container hold; one that holds nothing but hidden files or folders says so."""
    silent = True
    for inner in _members(stream, path, walk, kind):
        for found in _inner(inner, path, walk, depth, named=kind in ("zip", "tar")):
            silent = False
            yield found
    if silent:
        yield Skipped(path, "nothing-readable", f"The container ({kind}) holds no file that can be read; name another.")


def _looked_into(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The beginning of a stream, and the stream as if nothing had been read."""
    head = stream.read(HEAD)
    if stream.seekable():
        stream.seek(0)
        return stream, head
    return cast(BinaryIO, io.BufferedReader(_Ahead(head, stream))), head


class _Ahead(io.RawIOBase):
    """A stream with some bytes before it; ``grow`` is told how many are read."""

    def __init__(self, head: bytes, stream: BinaryIO, grow: Callable[[int], None] | None = None) -> None:
        self._head, self._stream, self._grow = head, stream, grow

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(view) :]
        if self._grow is not None:
            self._grow(len(data))
        view[: len(data)] = data
        return len(data)


def _members(stream: BinaryIO, path: str, walk: _Walk, kind: str) -> Iterator[Member | Skipped]:
    if kind == "zip":
        return zip_members(stream, path)
    if kind == "tar":
        return tar_members(stream, path)
    if kind == "warc":
        return warc_members(stream, path, MAX_BYTES)
    if kind == "mbox":
        return mbox_members(stream, path, MAX_BYTES)
    if kind == "feed":
        return feed_members(stream, path, MAX_BYTES)
    return row_members(stream, path, MAX_BYTES, walk.fields)


def _unpack(
    stream: BinaryIO, member: Member, path: str, walk: _Walk, depth: int, kind: Kind
) -> Iterator[Original | Skipped]:
    """A compressed file is one document or container, and keeps its path."""
    counted = io.BufferedReader(_Ahead(b"", unpacked(stream, kind), lambda count: walk.grow(count, path)))
    inner = Member(inner_name(member.name, kind), cast(BinaryIO, counted), member.given, member.retrieved)
    try:
        yield from _expand(inner.stream, inner, path, walk, depth + 1)
    except FAULTS as error:
        yield damaged(path, "compressed file", error)


def _inner(inner: Member | Skipped, path: str, walk: _Walk, depth: int, *, named: bool) -> Iterator[Original | Skipped]:
    if isinstance(inner, Skipped):
        yield Skipped(shown(inner.path)[:_LONGEST], inner.reason, inner.detail)
        return
    name = shown(inner.name)
    below = f"{path}!{name}"
    refused = _refused_name(name, below) if named else None
    if refused is not None:
        yield refused
    elif not (named and _is_hidden(name)):
        stream = io.BufferedReader(_Ahead(b"", inner.stream, lambda count: walk.grow(count, below)))
        try:
            yield from _expand(cast(BinaryIO, stream), inner, below, walk, depth + 1)
        except FAULTS as error:
            yield damaged(below, "file", error)


def _refused_name(name: str, path: str) -> Skipped | None:
    parts = name.replace("\\", "/").split("/")
    unsafe = not name or name.startswith(("/", "\\")) or ".." in parts or name[1:2] == ":" or len(name) > _LONGEST
    if unsafe or any(character < " " or character == "\x7f" for character in name):
        detail = "Its name leads out of the container or is no name of a file; nothing of it is read."
        return Skipped(path[:_LONGEST], "unsafe-name", detail)
    if _is_hidden(name) or readable_name(name):
        return None
    ending = Path(name).suffix
    return Skipped(path, "unsupported-format", f"Files ending in {ending or 'no suffix'} are not read.")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part in _HIDDEN for part in name.split("/"))


def _leaf(
    stream: BinaryIO, member: Member, path: str, walk: _Walk, depth: int, kind: str
) -> Iterator[Original | Skipped]:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield too_large(path, MAX_BYTES)
    elif not data:
        yield Skipped(path, "empty", "The file has no bytes in it.")
    else:
        found = Original(path, data, sha256(data).hexdigest(), member.retrieved, member.given)
        yield found
        if kind == "mail" and any(word in data.lower() for word in (b"multipart", b"filename", b"attachment")):
            yield from _attached(found, walk, depth)


def _attached(mail: Original, walk: _Walk, depth: int) -> Iterator[Original | Skipped]:
    """The files that came with a mail. A mail that cannot be read is refused when it is parsed, and not here too."""
    try:
        found = walk.worker.do(Job("attachments", "mail", mail)).attachments
    except InputRefused:
        return
    for one in found:
        given = Given(kind="mail") if one.type == "message/rfc822" else None
        yield from _inner(Member(one.name, io.BytesIO(one.data), given), mail.path, walk, depth, named=given is None)
