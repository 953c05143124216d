"""How files are tampered with: byte by byte, and inside what is packed, so that a change gets past the checksums."""

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence

LARGEST = 1_000_000
_TOKENS = (
    b"<", b">", b"</", b"&", b"&#", b";", b"(", b")", b"[", b"]", b"{", b"{\\", b"}", b"\\", b"'", b'"', b"=", b"obj",
    b"endobj", b" 0 R", b"<<", b">>", b"stream\n", b"endstream", b"\xff\xff\xff\xff", b"\0" * 8, b"\0", b"-1", b"0",
    b"99999999999", b"1e309", b"NaN", b"\r\n\r\n", b"\n\n", b"\r", b"\n", b"\t", b"From ", b">From ", b"--b\n",
    b"WARC/1.0\r\n", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"%PDF-", b"{\\rtf1", b"\\u-1 ", b"\\u55357 ",
    b"\\'e9", b"\\bin9 ", b"=?utf-8?q?=ff?=", b"=?", b"?=", b">" * 50, b"> " * 9, b"<p>", b"<div>", b"</div>",
    b"<table><tr><td>", b"<blockquote>", b"<q>", b"<br>", b"<h1>", b"<a href=", b"<script>", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b"&nbsp;", b"&#xD800;", b"\\ud800", b"\xed\xa0\x80", b"\xf0\x9f\x91\xa8",
    b"e\xcc\x81", b"\xe2\x80\xae", b"\xc2\xa0", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"\xef\xbb\xbf", b"\xff\xfe",
    b"<w:p>", b"<w:tbl><w:tr><w:tc>", b"<w:del>", b"<text:note>", b"<item>", b"</item>", b"<entry>", b"By Jane Roe",
    b"8 July 2020", b"LONDON, May 5 (AP) - ", b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"Content-Transfer-Encoding: base64\n", b"charset=utf-16", b"charset=utf-7", b"charset=x", b"[1]", b"Q: ", b"-- \n",
)  # fmt: skip


def tampered(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The bytes, changed: mostly inside what is packed and packed again, where they are packed at all."""
    if chance.random() < 0.8:
        for opening, change in _INSIDE:
            if data.startswith(opening) or (opening == b"ustar" and data[257:262] == opening):
                try:
                    return change(data, chance, others)[: 2 * LARGEST]
                except _UNPACKABLE:
                    break  # it is broken already: change its bytes
    return _bytes(data, chance, others)


def _bytes(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Up to twelve pieces changed, doubled, moved, taken out, or taken from another file."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 4, 6, 12))):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((0, 1, 1, 4, 16, 100, 1000)))
        kind = chance.randrange(8)
        if kind == 0:
            out[at:end] = chance.randbytes(end - at)
        elif kind == 1:
            out[at:end] = out[at:end] * chance.choice((2, 2, 50, 1000))
        elif kind == 2:
            del out[at:end]
        elif kind in (3, 4):
            out[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 1, 3, 600))
        elif kind == 5:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            out[at:end] = other[start : start + chance.choice((20, 200, 2000))]
        elif kind == 6:
            to = chance.randrange(len(out) + 1)
            out[to:to] = out[at:end]
        else:
            out[at : at + 1] = bytes([out[at] ^ 1 << chance.randrange(8)]) if at < len(out) else b""
        del out[LARGEST:]
    return bytes(out)


def _zip(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """One member changed, or its name, or two members exchanged; sums and sizes are right again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = list(dict.fromkeys(archive.namelist()))[:200]
        held = []
        for name in names:
            with archive.open(name) as member:
                held.append(member.read(LARGEST))
    at = chance.randrange(len(names))
    if chance.random() < 0.9:
        held[at] = tampered(held[at], chance, others)
    elif chance.random() < 0.5:
        names[at] = _bytes(names[at].encode(), chance, others)[:500].decode("utf-8", "replace")
    else:
        held[at] = chance.choice(held)
    held = [held[names.index(name)] for name in dict.fromkeys(names)]
    names = list(dict.fromkeys(names))
    out = io.BytesIO()
    packing = zipfile.ZIP_STORED if names[0] == "mimetype" else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, member_data in zip(names, held, strict=True):
            info = zipfile.ZipInfo(name)
            info.compress_type = packing
            archive.writestr(info, member_data)
    return out.getvalue()


def _tar(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(data)) as old, tarfile.open(fileobj=out, mode="w") as new:
        for entry in old:
            part = old.extractfile(entry) if entry.isfile() else None
            held = part.read(LARGEST) if part else b""
            if chance.random() < 0.5:
                held = tampered(held, chance, others)
            if chance.random() < 0.1:
                entry.name = _bytes(entry.name.encode(), chance, others)[:500].decode("utf-8", "replace") or "a"
            entry.size = len(held)
            new.addfile(entry, io.BytesIO(held))
    return out.getvalue()


def _packed(
    unpack: Callable[[bytes], bytes], pack: Callable[[bytes], bytes]
) -> Callable[[bytes, random.Random, Sequence[bytes]], bytes]:
    def change(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
        return pack(tampered(unpack(data)[:LARGEST], chance, others))

    return change


_INSIDE: tuple[tuple[bytes, Callable[[bytes, random.Random, Sequence[bytes]], bytes]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"\x1f\x8b", _packed(gzip.decompress, gzip.compress)),
    (b"BZh", _packed(bz2.decompress, bz2.compress)),
    (b"\xfd7zXZ\x00", _packed(lzma.decompress, lambda data: lzma.compress(data, preset=0))),
    (b"ustar", _tar),
)
_UNPACKABLE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError, IndexError, UnicodeError,
)  # fmt: skip
