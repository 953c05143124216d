"""Files of many formats made by hand: PDF, Word, OpenDocument, RTF, mail, web archives, feeds, rows, archives."""

import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Sequence

from ingest_pages import LAST, LEDE, PROSE, QUOTE, SAID

Placed = tuple[float, float, str]
"""Left, distance from the top, words."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMES = ("office", "text", "style", "table", "meta")
ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)


def pdf(pages: Sequence[Sequence[Placed]], sizes: dict[str, float] | None = None, info: str = "") -> bytes:
    """A PDF of A4 pages in Helvetica 10; ``sizes`` gives the size of some of the words."""
    streams = [_shown(page, sizes or {}) for page in pages]
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for n, stream in enumerate(streams):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * n} 0 R>>"
        )
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream")
    objects.append(f"<<{info}>>")
    return pdf_of(objects, f"/Root 1 0 R/Info {len(objects)} 0 R")


def pdf_of(objects: Sequence[str], trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of numbered objects."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _shown(page: Sequence[Placed], sizes: dict[str, float]) -> str:
    out = ["BT"]
    for left, top, words in page:
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(f"/F1 {sizes.get(words, 10)} Tf 1 0 0 1 {left} {842 - top} Tm ({escaped}) Tj")
    return "\n".join([*out, "ET"])


def lines(texts: Iterable[str], left: float = 60, top: float = 100, step: float = 12) -> list[Placed]:
    """Lines one under another."""
    return [(left, top + n * step, text) for n, text in enumerate(texts)]


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` letters."""
    out = [""]
    for word in text.split():
        if out[-1] and len(out[-1]) + len(word) + 1 > width:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return out


def zipped(files: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return out.getvalue()


def tarred(files: dict[str, bytes | str], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            raw = data.encode() if isinstance(data, str) else data
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return out.getvalue()


STYLES = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Q"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>"""


def docx(body: str, **more: str) -> bytes:
    """A Word file with this body; ``more`` are further parts, by the name of the file in ``word/``."""
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
    }
    files |= {f"word/{name}.xml": text for name, text in more.items() if name != "core"}
    files |= {"docProps/core.xml": more["core"]} if "core" in more else {}
    return zipped(files)


def p(text: str, style: str = "") -> str:
    """A paragraph of a Word file; ``text`` without a tag is one run."""
    runs = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}{runs}</w:p>"


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, zipfile.ZIP_STORED)


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}}" + body + "}").encode("cp1252")


MAIL = f"""From: "Roe, Jane" <jane@courier.example>
To: Desk <desk@courier.example>
Subject: =?utf-8?q?Pier_closes_=E2=80=93_notes?=
Date: Wed, 8 Jul 2020 23:30:00 -0400
Message-ID: <1@courier.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{LEDE}

On Tue, 7 Jul 2020 at 10:15, Tomas Brandt
<tomas@ministry.example> wrote:

> {SAID}
>
>> {QUOTE}

{LAST}

--{" "}
Jane Roe
Ellery Courier
"""


def page(title: str = "Board closes the north pier", *texts: str) -> str:
    inner = "".join(f"<p>{text}</p>" for text in texts or PROSE)
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{inner}</body></html>"


def warc_record(url: str, body: bytes, **headers: str) -> bytes:
    """A response record; ``type`` changes the record's type, the others are headers of HTTP."""
    kind = headers.pop("type", "response")
    status = headers.pop("status", "200 OK")
    http = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    block = f"HTTP/1.1 {status}\r\n{http}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-07-09T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Ellery Courier</title><link>https://courier.example/</link><language>en-gb</language>
<item><title>Board closes the north pier</title><link>https://courier.example/pier</link>
<dc:creator>Jane Roe</dc:creator>
<pubDate>Wed, 08 Jul 2020 06:30:00 GMT</pubDate><description>{LEDE}</description>
<content:encoded><![CDATA[{"".join(f"<p>{text}</p>" for text in PROSE)}]]></content:encoded></item>
<item><title>Rain &amp; wind&nbsp;ahead</title><link>https://courier.example/rain</link>
<author>sam@x.example (Sam Lind)</author>
<pubDate>Thu, 09 Jul 2020 06:30:00 GMT</pubDate><description>&lt;p&gt;{SAID}&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ellery Notes</title>
<entry><title type="html">Board &lt;b&gt;closes&lt;/b&gt; pier</title><link rel="alternate" href="https://notes.example/1"/>
<author><name>Ines Halloran</name></author><published>2020-07-08T06:30:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEDE}</p><blockquote><p>{SAID}</p></blockquote></div>
</content></entry></feed>"""


def row(**fields: object) -> bytes:
    return json.dumps(fields).encode()
