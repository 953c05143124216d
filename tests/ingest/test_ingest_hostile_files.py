"""Files made to do harm: each gives a clear refusal or the right text, soon, and the next file is read as ever."""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from ingest_files import MAIL, RSS, STYLES, W, docx, lines, odt, p, page, pdf, pdf_of, rtf, tarred, warc_record, zipped
from ingest_pages import LEDE, SAID
from test_ingest_contract import assert_lawful, found_in

from onrecord.errors import InputRefused
from onrecord.ingest import parse
from onrecord.ingest.worker import Job, Limits, Worker
from onrecord.types import Original, Skipped

BODY = f"<w:document {W}><w:body>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha ha ">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ZEROS = bytes(1_000_000)


def one_page(contents: str, more: tuple[str, ...] = (), box: str = "0 0 595 842", extra: str = "") -> bytes:
    """A PDF of one page with this content stream and further objects from number 6 on."""
    return pdf_of(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<</Font<</F1 4 0 R>>{extra}>>/Contents 5 0 R>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            f"<</Length {len(contents)}>>stream\n{contents}\nendstream",
            *more,
        ]
    )


def flate_bomb() -> bytes:
    packed = zlib.compress(b" " * 60_000_000, 1)
    head = pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                   "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"])  # fmt: skip
    body = b"4 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    return head.replace(b"xref\n", body + b"xref\n", 1)


def with_flags(data: bytes) -> bytes:
    """The zip file with the mark of a password on each member."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.find(mark)
        while start >= 0:
            out[start + at] |= 1
            start = out.find(mark, start + 4)
    return bytes(out)


def overlapping() -> bytes:
    """Hundreds of members that are one and the same stretch of the file."""
    whole = zipped({"a.txt": b"x " * 1_000_000})
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entry = whole[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 400, 400, len(entry) * 400, start, 0)
    return whole[:start] + entry * 400 + tail


def nested_zip(depth: int) -> bytes:
    data: bytes | str = LEDE
    for n in range(depth):
        data = zipped({"a.txt" if n == 0 else "a.zip": data})
    return bytes(data) if isinstance(data, bytes) else data.encode()


def packed_again(depth: int) -> bytes:
    data = LEDE.encode()
    for _ in range(depth):
        data = gzip.compress(data)
    return data


def tar_with(**fields: object) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        for name, value in fields.items():
            setattr(entry, name, value)
        archive.addfile(entry)
    return out.getvalue()


def long_tar_header(kind: bytes = tarfile.GNUTYPE_LONGNAME) -> bytes:
    entry = tarfile.TarInfo("././@LongLink")
    entry.type, entry.size = kind, 8_000_000_000
    return entry.tobuf() + bytes(2048)


def many_times(piece: bytes, count: int) -> bytes:
    """A gzip file of a thousand pieces, which is a thousand times as large when it is unpacked."""
    first, again = gzip.compress(piece), gzip.compress(b"a" * len(piece))
    return first + again * (count - 1)


def without_name(data: bytes) -> bytes:
    """The zip file with the names of its members taken out."""
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    length = struct.unpack_from("<H", data, start + 28)[0]
    entry = bytearray(data[start:end])
    entry[28:30] = b"\0\0"
    del entry[46 : 46 + length]
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 12, len(entry))
    return data[:start] + bytes(entry) + bytes(tail)


def xz_asking_for_much() -> bytes:
    """An xz file whose header asks for a dictionary of 1.5 GB."""
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 3 << 18}]
    out = bytearray(lzma.compress(LEDE.encode() * 9, filters=filters))
    header = bytearray(out[12 : 12 + (out[12] + 1) * 4 - 4])
    header[header.index(b"\x21\x01") + 2] = 37
    out[12 : 12 + len(header) + 4] = bytes(header) + struct.pack("<I", zlib.crc32(header))
    return bytes(out)


def mails_in_mails(depth: int) -> bytes:
    out = LEDE
    for n in range(depth):
        out = f"MIME-Version: 1.0\nFrom: a{n}@b.example\nSubject: deep\nContent-Type: message/rfc822\n\n{out}"
    return out.encode()


def linked_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def many_mails_deep(depth: int) -> bytes:
    """A mail of parts in parts."""
    out = ["MIME-Version: 1.0", "From: a@b.example", "Subject: deep"]
    for n in range(depth):
        out += [f"Content-Type: multipart/mixed; boundary=b{n}", "", f"--b{n}"]
    return "\n".join([*out, "Content-Type: text/plain", "", LEDE]).encode()


def deep(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


# name: the bytes, and the reasons that may be given; "text" where the report's words have to come out of it
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "only-a-mark.pdf": (lambda: b"%PDF-1.7", "damaged"),
    "garbage.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99, "damaged"),
    "pages-in-a-loop.pdf": (
        lambda: pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]),
        "damaged no-text empty",
    ),
    "tables-in-a-loop.pdf": (
        lambda: pdf([lines([LEDE[:60]])]).replace(b"/Info 6 0 R", b"/Prev 9"),
        "text damaged",
    ),
    "a-billion-pages.pdf": (
        lambda: pdf([lines([LEDE[:60]])]).replace(b"/Count 1", b"/Count 1999999999"),
        "text too-large damaged no-text",
    ),
    "no-pages.pdf": (
        lambda: pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]),
        "damaged empty",
    ),
    "a-scan.pdf": (lambda: one_page("q 500 0 0 700 0 0 cm Q 10 10 m 50 50 l S"), "no-text"),
    "locked.pdf": (
        lambda: pdf([lines([LEDE[:60]])]).replace(
            b"/Root",
            b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -1>>/ID[(a)(a)]/Root",
        ),
        "protected damaged",
    ),
    "a-page-of-miles.pdf": (
        lambda: one_page("BT /F1 9 Tf (It rained.) Tj ET", box="0 0 1e30 1e30"),
        "text no-text damaged",
    ),
    "unpacks-to-much.pdf": (flate_bomb, "no-text damaged reader-died too-large too-slow"),
    "brackets.pdf": (lambda: one_page("[" * 300_000), "no-text damaged reader-died"),
    "a-form-in-itself.pdf": (
        lambda: one_page(
            "/X Do",
            (
                "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
                "/Length 5>>stream\n/X Do\nendstream",
            ),
            extra="/XObject<</X 6 0 R>>",
        ),
        "no-text damaged reader-died",
    ),
    "script.pdf": (
        lambda: pdf([lines([LEDE[:60]])]).replace(
            b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
        ),
        "text damaged",
    ),
    "letters-without-end.pdf": (lambda: one_page("BT /F1 9 Tf " + "(aaaa) Tj " * 10_000 + "ET"), "text"),
    "laughs.docx": (lambda: zipped({"word/document.xml": LAUGHS + "<x>&i;</x>"}), "unsafe"),
    "outside.docx": (lambda: zipped({"word/document.xml": OUTSIDE + "<x>&a;</x>"}), "unsafe"),
    "unpacks-to-much.docx": (lambda: zipped({"word/document.xml": ZEROS * 61}), "too-large"),
    "spaces.docx": (lambda: docx(" " * 6_000_000), "too-large"),
    "deep.docx": (lambda: docx(deep("w:tbl", 5_000)), "too-deep"),
    "many-elements.docx": (lambda: docx("<w:p/>" * 1_100_000), "too-large"),
    "no-xml.docx": (lambda: zipped({"word/document.xml": "Hello"}), "damaged"),
    "locked.docx": (lambda: with_flags(docx(p(LEDE))), "protected"),
    "parts.docx": (lambda: zipped({"word/document.xml": BODY} | {f"{n}": "" for n in range(11_000)}), "too-large"),
    "all-deleted.docx": (lambda: docx(f"<w:p><w:del><w:r><w:delText>{LEDE}</w:delText></w:r></w:del></w:p>"), "empty"),
    "styles-in-a-loop.docx": (
        lambda: docx(
            p(LEDE, "A"),
            styles=STYLES.replace(
                "</w:styles>",
                '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
                '<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style></w:styles>',
            ),
        ),
        "text",
    ),
    "wide-characters.docx": (lambda: zipped({"word/document.xml": (BODY + "\x01").encode("utf-16")}), "damaged"),
    "spaces.odt": (lambda: odt(f'<text:p>{LEDE}<text:s text:c="999999999"/>x</text:p>'), "text"),
    "locked.odt": (
        lambda: zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": b"\x9f\x11" * 99,
                "META-INF/manifest.xml": (
                    "<m:manifest xmlns:m='urn:x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
                ),
            }
        ),
        "protected",
    ),
    "unpacks-to-much.odt": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ZEROS * 61}),
        "too-large",
    ),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 100_000, "too-deep"),
    "bytes-without-end.rtf": (lambda: rtf(rf"{LEDE}\par \bin999999999 x"), "text"),
    "unclosed.rtf": (lambda: rtf(LEDE)[:-1], "text"),
    "code-page.rtf": (lambda: rb"{\rtf1\ansicpg99999 " + LEDE.encode() + b"}", "text"),
    "half-a-letter.rtf": (lambda: rtf(rf"{LEDE} \u55357 ? \u-10179?\par"), "text"),
    "control-words.rtf": (lambda: rtf("\\a" * 50_000 + " " + LEDE), "text"),
    "headers-without-end.eml": (lambda: b"MIME-Version: 1.0\nFrom: a@b.example\n" + b"X-A: b\n" * 400_000, "too-large"),
    "a-header-without-end.eml": (
        lambda: b"Message-ID: x\nFrom: " + b"a@b.example, " * 100_000 + b"\n\nHi",
        "too-large",
    ),
    "brackets.eml": (lambda: b"Message-ID: x\nFrom: " + b"(" * 90_000 + b"\n\n" + LEDE.encode(), "text too-deep"),
    "deep.eml": (lambda: many_mails_deep(300), "too-deep damaged"),
    "parts.eml": (
        lambda: (
            b"MIME-Version: 1.0\nFrom: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
            + b"--b\n\nx\n" * 5_000
        ),
        "too-large",
    ),
    "no-boundary.eml": (
        lambda: MAIL.replace("text/plain; charset=utf-8", "multipart/mixed; boundary=none").encode(),
        "empty text",
    ),
    "charset.eml": (lambda: MAIL.replace("utf-8", "x-none").encode(), "text"),
    "not-base64.eml": (lambda: MAIL.replace("MIME", "Content-Transfer-Encoding: base64\nMIME").encode(), "text empty"),
    "quoted-a-thousand-deep.eml": (lambda: MAIL.replace("> ", ">" * 3_000).encode(), "text"),
    "climbing.eml": (
        lambda: (
            MAIL.replace(
                "text/plain; charset=utf-8\n", "multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
            ).encode()
            + b'--b\nContent-Disposition: attachment; filename="../../a.txt"\n\n'
            + SAID.encode()
            + b"\n--b--\n"
        ),
        "text",
    ),
    "a-line-without-end.mbox": (
        lambda: b"From a Wed Jul  8 10:00:00 2020\nFrom: a@b.example\n\n" + b"a" * 21_000_000,
        "too-large",
    ),
    "length-below-zero.warc": (
        lambda: warc_record("https://a.example/", b"x").replace(b"Content-Length: ", b"Content-Length: -"),
        "damaged",
    ),
    "length-without-end.warc": (
        lambda: warc_record("https://a.example/", page().encode(), Content_Type="text/html").replace(
            b"Content-Length: ", b"Content-Length: 9999999"
        ),
        "damaged text",
    ),
    "a-header-without-end.warc": (lambda: b"WARC/1.0\r\nWARC-Type: " + b"a" * 5_000_000, "damaged"),
    "headers-without-end.warc": (lambda: b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000, "damaged"),
    "no-address.warc": (
        lambda: warc_record("x", page().encode(), Content_Type="text/html").replace(b"WARC-Target-URI: x\r\n", b""),
        "text",
    ),
    "chunks.warc": (
        lambda: warc_record(
            "https://a.example/", b"ffffffff\r\nabc", Transfer_Encoding="chunked", Content_Type="text/plain"
        ),
        "text",
    ),
    "unpacks-to-much.warc": (
        lambda: warc_record(
            "https://a.example/", gzip.compress(ZEROS * 21), Content_Encoding="gzip", Content_Type="text/html"
        ),
        "too-large",
    ),
    "strange-packing.warc": (
        lambda: warc_record("https://a.example/", b"abc", Content_Encoding="zstd", Content_Type="text/html"),
        "damaged",
    ),
    "laughs.rss": (
        lambda: (LAUGHS + "<rss><channel><item><title>&i;</title></item></channel></rss>").encode(),
        "unsafe",
    ),
    "outside.rss": (
        lambda: (OUTSIDE + "<rss><channel><item><title>&a;</title></item></channel></rss>").encode(),
        "unsafe",
    ),
    "deep.rss": (lambda: ("<rss>" + deep("item", 50_000) + "</rss>").encode(), "too-deep"),
    "unclosed.rss": (lambda: RSS[:-40].encode(), "damaged"),
    "no-entries.atom": (lambda: b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "empty"),
    "deep.jsonl": (lambda: b'{"text":' + b"[" * 200_000, "damaged"),
    "a-line-without-end.jsonl": (lambda: b'{"text":"' + b"a" * 21_000_000, "too-large"),
    "no-object.jsonl": (lambda: b'{"text": "' + LEDE.encode() + b'"}\n12\n"a"\n', "text damaged"),
    "not-utf-8.jsonl": (lambda: b'{"text": "\xa2"}\n{"text": "' + LEDE.encode() + b'"}\n', "text damaged"),
    "not-utf-8.json": (lambda: b'[{"text": "\xa2"}, {"text": "a"}]', "text damaged"),
    "nothing-known.json": (lambda: json.dumps({"a": [[[[1]]]]}).encode(), "no-text-field"),
    "overlapping.zip": (overlapping, "too-large text damaged"),
    "nested.zip": (lambda: nested_zip(12), "too-deep"),
    "climbing.zip": (
        lambda: zipped({"../../etc/a.txt": "x", "/a.txt": "x", "c:\\a.txt": "x", "a\nb.txt": "x"}),
        "unsafe-name",
    ),
    "a-name-without-end.zip": (lambda: zipped({"a" * 60_000 + ".txt": "x"}), "unsafe-name"),
    "a-link.zip": (linked_zip, "link"),
    "locked.zip": (lambda: with_flags(zipped({"a.txt": LEDE})), "protected"),
    "wrong-sum.zip": (
        lambda: zipped({"a.txt": LEDE}, zipfile.ZIP_STORED).replace(LEDE.encode(), LEDE.upper().encode()),
        "damaged",
    ),
    "cut.zip": (lambda: zipped({"a.txt": LEDE * 99})[:-30], "damaged"),
    "list-without-end.zip": (
        lambda: zipped({"a.txt": "x"})[:-22] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 4_000_000_000, 0, 0),
        "damaged",
    ),
    "again-and-again.gz": (lambda: packed_again(30), "too-deep"),
    "zeros.txt.gz": (lambda: gzip.compress(ZEROS * 25), "too-large"),
    "zeros.tar.gz": (lambda: tarred({"a.jpg": ZEROS * 15, "a.txt": LEDE}, "w:gz"), "too-large unsupported-format"),
    "zeros.txt.bz2": (lambda: bz2.compress(ZEROS * 21), "too-large"),
    "zeros.txt.xz": (lambda: lzma.compress(ZEROS * 21, preset=0), "too-large"),
    "cut.txt.gz": (lambda: gzip.compress(LEDE.encode() * 9)[:-12], "damaged"),
    "a-link.tar": (lambda: tar_with(type=tarfile.SYMTYPE, linkname="/etc/passwd"), "link"),
    "a-device.tar": (lambda: tar_with(type=tarfile.CHRTYPE, devmajor=1, devminor=5), "not-a-file"),
    "climbing.tar": (lambda: tar_with(name="../../../etc/a.txt"), "unsafe-name"),
    "a-name-without-end.tar": (long_tar_header, "damaged"),
    "a-line-without-end.txt": (lambda: b"a" * 21_000_000, "too-large"),
    "a-million-tags-deep.html": (lambda: b"<html>" + b"<div>" * 1_000_000 + LEDE.encode(), "too-large"),
    "tags-deep.html": (lambda: b"<html>" + b"<div>" * 250_000 + LEDE.encode(), "too-deep"),
    "style-tags-deep.html": (
        lambda: "".join(["<html>", *(f"<font color=c{n}><p>x" for n in range(9_000))]).encode(),
        "too-deep",
    ),
    "tags-deep-behind-others-that-close-nothing.html": (
        lambda: b"<html>" + b"<w:tr><i2></b></p>" * 4_000 + LEDE.encode(),
        "too-deep",
    ),
    "tables-deep.html": (lambda: b"<html>" + b"<table><tr><td>" * 50_000, "too-deep"),
    "comment-without-end.html": (lambda: b"<html><!--" + b"-" * 2_000_000 + LEDE.encode(), "broken-html"),
    "only-a-script.html": (lambda: b"<html><script>" + b"x=1;" * 500_000 + b"</script>", "empty"),
    "laughs.html": (lambda: (LAUGHS + "<html><head></head></html>").encode(), "text unsafe"),
    "a-line-of-a-gigabyte.txt.gz": (lambda: many_times(b"a" * 1_000_000, 1_000), "too-large"),
    "a-line-of-a-gigabyte.jsonl.gz": (lambda: many_times(b'{"text":"' + b"a" * 999_991, 1_000), "too-large"),
    "a-line-of-a-gigabyte.warc.gz": (lambda: many_times(b"WARC/1.0 " + b"a" * 999_991, 1_000), "damaged too-large"),
    "a-line-of-a-gigabyte.mbox.gz": (
        lambda: many_times(b"From a Wed Jul  8 10:00:00 2020\nFrom: a" + b"a" * 999_961, 1_000),
        "too-large",
    ),
    "zeros.zip": (lambda: zipped({"a.txt": ZEROS * 25}), "too-large"),
    "in-itself.tar": (lambda: tarred({"a.tar": tarred({"a.tar": tarred({"../a.tar": LEDE})})}), "unsafe-name"),
    "backslashes.zip": (lambda: zipped({"..\\..\\a.txt": "x"}), "unsafe-name"),
    "no-name.zip": (lambda: without_name(zipped({"a.txt": LEDE})), "damaged unsafe-name"),
    "only-hidden-files.zip": (lambda: zipped({"__MACOSX/a.txt": LEDE, ".git/b.txt": LEDE}), "nothing-readable"),
    "only-folders.zip": (lambda: zipped({"a/": "", "b/": ""}), "nothing-readable"),
    "no-members.zip": (lambda: zipped({}), "nothing-readable"),
    "a-hard-link.tar": (lambda: tar_with(type=tarfile.LNKTYPE, linkname="../../etc/passwd"), "link"),
    "a-pipe.tar": (lambda: tar_with(type=tarfile.FIFOTYPE), "not-a-file"),
    "size-below-zero.tar": (lambda: tar_with(size=-5), "damaged empty nothing-readable"),
    "length-of-an-extra-header.tar": (lambda: long_tar_header(tarfile.XHDTYPE), "damaged"),
    "cut.tar": (lambda: tarred({"a.txt": LEDE * 99})[:2_000], "damaged"),
    "cut.pdf": (lambda: pdf([lines([LEDE[:60]])])[:300], "damaged no-text empty"),
    "cut.docx": (lambda: docx(p(LEDE))[:300], "damaged"),
    "cut.odt": (lambda: odt(f"<text:p>{LEDE}</text:p>")[:300], "damaged"),
    "cut.warc": (
        lambda: warc_record("https://a.example/", page().encode(), Content_Type="text/html")[:-200],
        "damaged",
    ),
    "cut.warc.gz": (
        lambda: gzip.compress(warc_record("https://a.example/", page().encode(), Content_Type="text/html"))[:-40],
        "damaged",
    ),
    "cut.txt.xz": (lambda: lzma.compress(LEDE.encode() * 9)[:-30], "damaged"),
    "cut.txt.bz2": (lambda: bz2.compress(LEDE.encode() * 9)[:-12], "damaged"),
    "cut.json": (lambda: b'[{"text": "' + LEDE.encode() + b'"}, {"te', "damaged"),
    "cut.jsonl": (lambda: b'{"text": "' + LEDE.encode(), "damaged"),
    "a-memory-of-gigabytes.txt.xz": (lambda: xz_asking_for_much(), "damaged"),
    "no-encoding.txt": (lambda: bytes(range(128, 256)) * 40 + b"\x81\x8d\x8f\x90\x9d" * 40, "encoding text"),
    "half-a-character.txt": (lambda: b"\xff\xfe" + b"a", "text encoding empty"),
    "only-a-mark.txt": (lambda: b"\xef\xbb\xbf", "empty"),
    "zero-bytes.txt": (lambda: b"a\0b\0\0c" * 500, "binary"),
    "a-picture.html": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "binary"),
    "a-program.txt": (lambda: b"\x7fELF" + bytes(range(256)) * 9, "binary"),
    "an-old-office-file.docx": (lambda: b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 9, "binary"),
    "a-database.txt": (lambda: b"SQLite format 3\0" + bytes(4_000), "binary"),
    "space.txt": (lambda: b" \t\r\n" * 400_000, "empty"),
    "zone-without-end.eml": (
        lambda: MAIL.replace("-0400", "-" + "9" * 400).encode(),
        "text",
    ),
    "charset-that-is-no-charset.eml": (lambda: MAIL.replace("utf-8", "unicode_escape").encode(), "text"),
    "a-mail-in-a-mail-in-a-mail.eml": (lambda: mails_in_mails(60), "too-deep damaged"),
    "not-even-a-header.mbox": (lambda: b"From a Wed Jul  8 10:00:00 2020\nX: \n", "empty"),
    "numbers-without-end.json": (lambda: b'[{"text": ' + b"9" * 5_000_000 + b"}]", "damaged no-text-field text"),
    "letters-in-halves.jsonl": (lambda: b'{"text": "\\ud800' + LEDE.encode() + b'"}', "damaged text"),
    "names-without-end.html": (lambda: b"<html><p>By " + b"Jane " * 200_000 + b"<p>" + LEDE.encode(), "text"),
}


REFUSED = tuple(name for name, (_, wanted) in HOSTILE.items() if "text" not in wanted.split())


def test_sixty_hostile_files_and_more_are_refused_whole() -> None:
    assert len(REFUSED) >= 60


@pytest.fixture(autouse=True)
def _little_for_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ratio of a container is looked at from 10 MB on, so that the files need not be large."""
    monkeypatch.setattr("onrecord.ingest.walk.FREE", 10_000_000)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_a_clear_reason_or_gives_its_text(tmp_path: Path, name: str) -> None:
    make, wanted = HOSTILE[name]
    data = make()
    started = time.process_time()
    found = found_in(tmp_path, name, data)
    assert time.process_time() - started < 8
    assert_lawful(found)
    told = {one.reason if isinstance(one, Skipped) else "text" for one in found}
    assert told <= set(wanted.split()), found


def test_nothing_outside_a_file_gets_into_its_text(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    inside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret.txt">]>'
    for name, data in (
        ("a.rss", (inside + "<rss><channel><item><title>x &a;</title></item></channel></rss>").encode()),
        ("a.docx", zipped({"word/document.xml": f"{inside}<x>&a;</x>"})),
    ):
        found = found_in(tmp_path, name, data)
        assert [type(one) for one in found] == [Skipped]
    doctype = '<!DOCTYPE rss SYSTEM "file:///dev/zero">'
    (one,) = found_in(
        tmp_path,
        "b.rss",
        (doctype + "<rss><channel><item><title>Rain&nbsp;ahead</title></item></channel></rss>").encode(),
    )
    assert not isinstance(one, Skipped)
    assert one[1].title == "Rain ahead"


def job(data: bytes, name: str = "a.rtf") -> Job:
    return Job("parse", "rtf", Original(name, data, "0" * 64))


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    worker = Worker(Limits(seconds=1))
    with pytest.raises(InputRefused) as caught:
        worker.do(job(rtf(r"\u8364 ?" * 1_500_000)))
    assert caught.value.reason == "too-slow"
    assert worker.do(job(rtf(LEDE))).document is not None
    worker.close()


def test_a_reader_that_waits_for_ever_is_given_up() -> None:
    worker = Worker(Limits(wall=0.0))
    with pytest.raises(InputRefused) as caught:
        worker.do(job(rtf(LEDE)))
    assert caught.value.reason == "too-slow"


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_is_read() -> None:
    worker = Worker(Limits(memory=200_000_000))
    with pytest.raises(InputRefused) as caught:
        worker.do(job(rtf("é" * 32_000_000)))
    assert caught.value.reason in ("too-large", "reader-died")
    assert worker.do(job(rtf(LEDE))).document is not None
    worker.close()


def test_a_reader_that_falls_over_ends_no_batch(tmp_path: Path) -> None:
    worker = Worker()
    assert worker.do(job(rtf(LEDE))).document is not None
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.do(job(rtf(SAID))).document is not None
    worker.close()
    worker.close()


def test_one_worker_reads_file_after_file() -> None:
    worker = Worker()
    worker.do(job(rtf(LEDE)))
    process = worker._process
    worker.do(job(rtf(SAID)))
    assert worker._process is process
    worker.close()


def test_a_plain_file_starts_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ingest.worker._started", lambda limits: pytest.fail("started"))
    data = page().encode()
    parse(Original("a.html", data, "0" * 64))
    parse(Original("a.txt", LEDE.encode(), "0" * 64), worker=Worker())
