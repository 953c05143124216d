"""The reports of bench/pages.py written in every other format that is read, for bench/ingest.py."""

import gzip
import io
import sys
from collections.abc import Callable
from hashlib import sha256
from html import escape
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ingest"))

import ingest_files as made  # type: ignore[import-not-found]

from onrecord.types import Original
from page_reports import Report, invent
from pages import HELD_OUT, TUNED, original_of, pages

Inputs = list[Original]
_PAGE_LINES = 52
_WIDTH = 95


def reports(count: int) -> list[tuple[Report, list[str]]]:
    """Invented reports and their paragraphs, 4 KB of text each."""
    found = []
    for n in range(count):
        report = invent(Random(f"format {n}"))
        found.append((report, [part.text for part in report.parts if part.text]))
    return found


def each(ending: str, write: Callable[[Report, list[str]], bytes]) -> Callable[[int], Inputs]:
    """One file for each report."""
    return lambda count: [original(write(*told), f"{n}{ending}") for n, told in enumerate(reports(count))]


def together(
    name: str, write: Callable[[Report, list[str]], bytes], pack: Callable[[list[bytes]], bytes]
) -> Callable[[int], Inputs]:
    """One container with all reports."""
    return lambda count: [original(pack([write(*told) for told in reports(count)]), name)]


def original(data: bytes, path: str) -> Original:
    """Bytes as an input."""
    return Original(path, data, sha256(data).hexdigest())


def text(report: Report, told: list[str]) -> bytes:
    return "\n\n".join([report.title, f"By {report.authors[0]}" if report.authors else "", *told]).encode()


def pdf(report: Report, told: list[str]) -> bytes:
    """Pages of one column with a headline, lines as wide as a page."""
    lines = [report.title, "", *(line for one in told for line in ["", *made.wrapped(_latin(one), _WIDTH)])]
    parts = [lines[n : n + _PAGE_LINES] for n in range(0, len(lines), _PAGE_LINES)]
    return bytes(made.pdf([made.lines(part) for part in parts]))


def docx(report: Report, told: list[str]) -> bytes:
    return bytes(made.docx("".join([made.p(escape(report.title), "T"), *(made.p(escape(one)) for one in told)])))


def odt(report: Report, told: list[str]) -> bytes:
    body = "".join(f"<text:p>{escape(one)}</text:p>" for one in told)
    return bytes(made.odt(f"<text:h>{escape(report.title)}</text:h>{body}"))


def rtf(report: Report, told: list[str]) -> bytes:
    return bytes(made.rtf("".join(rf"{_latin(one)}\par " for one in [report.title, *told])))


def mail(report: Report, told: list[str]) -> bytes:
    head = f"From: Jane Roe <jane@courier.example>\nSubject: {_latin(report.title)}\nMessage-ID: <1@courier.example>\n"
    sent = "Date: Wed, 8 Jul 2020 23:30:00 -0400\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    quoted = "\n".join(f"> {line}" for line in made.wrapped(told[0], 70))
    body = "\n\n".join("\n".join(made.wrapped(one, 76)) for one in told)
    return f"{head}{sent}{body}\n\nOn Tue, 7 Jul 2020, Tomas Brandt wrote:\n\n{quoted}\n".encode()


def row(report: Report, told: list[str]) -> bytes:
    return bytes(made.row(text="\n\n".join(told), title=report.title, date=report.date.isoformat())) + b"\n"


def entry(report: Report, told: list[str]) -> bytes:
    inner = escape("".join(f"<p>{escape(one)}</p>" for one in told))
    return f"<item><title>{escape(report.title)}</title><description>{inner}</description></item>".encode()


def feed(entries: list[bytes]) -> bytes:
    return b"<rss version='2.0'><channel><title>Courier</title>" + b"".join(entries) + b"</channel></rss>"


def mbox(mails: list[bytes]) -> bytes:
    return b"".join(b"From jane Wed Jul  8 10:00:00 2020\n" + one + b"\n" for one in mails)


def zip_of(files: list[bytes]) -> bytes:
    return bytes(made.zipped({f"{n}.txt": one for n, one in enumerate(files)}))


def tar_gz_of(files: list[bytes]) -> bytes:
    return bytes(made.tarred({f"{n}.txt": one for n, one in enumerate(files)}, "w:gz"))


def records(count: int) -> list[bytes]:
    """Records of a web archive, a page of bench/pages.py in each."""
    layouts = (*TUNED, *HELD_OUT)
    found = pages(layouts, -(-count // len(layouts)))[:count]
    return [
        bytes(made.warc_record(f"https://a.example/{n}", original_of(page).data, Content_Type="text/html"))
        for n, page in enumerate(found)
    ]


def warc(count: int) -> Inputs:
    return [original(b"".join(records(count)), "a.warc")]


def warc_gz(count: int) -> Inputs:
    return [original(b"".join(map(gzip.compress, records(count))), "a.warc.gz")]


class Repeated(io.RawIOBase):
    """Some pieces of bytes, again and again, until there are ``size`` bytes: an archive that nobody has to store."""

    def __init__(self, pieces: list[bytes], size: int) -> None:
        self._pieces, self._n, self._left, self._at = pieces, 0, size, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if not self._at and self._left > 0:
            self._at = self._pieces[self._n % len(self._pieces)]
            self._n += 1
            self._left -= len(self._at)  # whole records only: the last one may go over
        part, self._at = self._at[: len(view)], self._at[len(view) :]
        view[: len(part)] = part
        return len(part)


def _latin(words: str) -> str:
    return words.encode("cp1252", "replace").decode("cp1252").replace("?", ".")
