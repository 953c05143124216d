"""Messages of HTTP as web archives keep them: headers and bodies, under limits (RFC 9110, RFC 9112)."""

import io
import zlib
from typing import BinaryIO

Headers = dict[str, str]
"""Names in lower case; of a header that comes twice the first is kept."""

_LINE = 1 << 16
_MOST_HEADERS = 500
_CHUNK = 1 << 16
_CHUNK_LINE = 1024


def header_lines(stream: BinaryIO) -> Headers:
    """The headers up to the empty line. Raises ``ValueError`` where they are too many or too long."""
    headers: Headers = {}
    last = ""
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LINE)
        if len(line) >= _LINE:
            raise ValueError("a header without end")
        if not line.strip():
            return headers
        text = _text(line)
        if text[0] in " \t" and last:
            headers[last] = f"{headers[last]} {text.strip()}"[:_LINE]
            continue
        name, _, value = text.partition(":")
        last = name.strip().lower()
        headers.setdefault(last, value.strip())
    raise ValueError("headers without end")


def charset_of(headers: Headers) -> str | None:
    """The encoding that the Content-Type names."""
    for part in headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip("\"' \t").lower()[:40] or None
    return None


def body_of(headers: Headers, stream: BinaryIO, most: int) -> bytes:
    """The body as the page it is: chunks joined, compression undone; at most ``most`` + 1 bytes of it.

    Raises ``ValueError`` when it is compressed in a way that is not known here, or damaged.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        stream = io.BytesIO(_joined(stream, most))
    packed = headers.get("content-encoding", "").strip().lower()
    if packed in ("", "identity"):
        return _read(stream, most)
    if packed in ("gzip", "x-gzip", "deflate"):
        return _inflated(stream, packed, most)
    raise ValueError(f"its compression is {packed[:20]!r}; gzip and deflate are known")


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _read(stream: BinaryIO, most: int) -> bytes:
    parts: list[bytes] = []
    left = most + 1
    while left and (data := stream.read(min(left, _CHUNK))):
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


def _joined(stream: BinaryIO, most: int) -> bytes:
    """A chunked body joined. One that is not chunked although it says so is given as it is, as browsers do."""
    parts: list[bytes] = []
    size = 0
    while size <= most:
        line = stream.readline(_CHUNK_LINE)
        length = line.partition(b";")[0].strip()
        if not length or not set(length) <= set(b"0123456789abcdefABCDEF") or len(length) > 8:
            return b"".join([*parts, line, _read(stream, most - size)])
        if int(length, 16) == 0:
            break
        data = _read(stream, min(int(length, 16), most + 1) - 1)
        parts.append(data)
        size += len(data)
        if len(data) < int(length, 16):
            break
        stream.readline(_CHUNK_LINE)
    return b"".join(parts)


def _inflated(stream: BinaryIO, packed: str, most: int) -> bytes:
    head = stream.read(2)
    if packed != "deflate" and head != b"\x1f\x8b":
        return head + _read(stream, most)  # it says so and is not, as crawlers leave it that unpack
    raw = packed == "deflate" and (len(head) < 2 or head[0] & 15 != 8 or (head[0] * 256 + head[1]) % 31)
    inner = zlib.decompressobj(-15 if raw else 15 if packed == "deflate" else 31)
    parts: list[bytes] = []
    size = 0
    data = head
    try:
        while data and size <= most:
            out = inner.decompress(data, most + 1 - size)
            parts.append(out)
            size += len(out)
            data = inner.unconsumed_tail or (b"" if inner.eof else stream.read(_CHUNK))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return b"".join(parts)
