"""The pages of a web archive (WARC, ISO 28500), record by record, at the same memory whatever its size.

Own code and no library: a reader of hostile archives has to bound every line and header it takes in, which warcio
does not. What is no report is told in one refusal at the end, by number: pictures, scripts, redirects, error pages.
A record that says "as before" (revisit) is told there too, for its bytes stand in another record.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.ingest.http import Headers, body_of, charset_of, header_lines
from onrecord.ingest.member import Member, too_large
from onrecord.types import Given, Skipped

_REPORTS = (
    "text/html", "application/xhtml", "text/plain", "application/pdf", "application/rtf", "text/rtf", "application/rss",
    "application/atom", "text/xml", "application/xml", "message/rfc822",
    "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.oasis.opendocument.text",
)  # fmt: skip
_CHUNK = 1 << 16
_OK = frozenset({"200", "203"})


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its own headers and its block, which is read to its end before the next record."""

    headers: Headers
    block: "_Block"


def warc_members(stream: BinaryIO, path: str, most: int) -> Iterator[Member | Skipped]:
    """Each response that may be a report, named by its address; resource and conversion records as well."""
    passed_over: Counter[str] = Counter()
    broken = None
    records = _records(stream)
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            found = _member(record, path, most)
        except ValueError as error:
            broken = error
            break
        if isinstance(found, str):
            passed_over[found] += 1
        else:
            yield found
    if passed_over:
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(passed_over.items()))
        yield Skipped(path, "no-report", f"Records of the archive that hold no report: {told}.")
    if broken is not None:
        detail = f"The web archive is damaged from here on ({broken}); fetch it again."
        yield Skipped(path, "damaged", detail)


class _Block(io.RawIOBase):
    """The bytes of one record, no more than it says it has. Raises ``ValueError`` when the archive ends before."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream, self._left = stream, length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(min(len(view), self._left))
        if not data and self._left and len(view):
            raise ValueError("a record is cut off")
        view[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def pass_over(self) -> None:
        """Read on to the end of the record."""
        while self._left:
            self.read(min(self._left, _CHUNK))


def _records(stream: BinaryIO) -> Iterator[_Record]:
    while (version := _next_line(stream)) is not None:
        if not version.startswith(b"WARC/"):
            raise ValueError("a record does not begin with WARC/")
        headers = header_lines(stream)
        length = headers.get("content-length", "")
        if not (length.isdecimal() and len(length) < 16):
            raise ValueError("a record without its length")
        block = _Block(stream, int(length))
        yield _Record(headers, block)
        block.pass_over()


def _next_line(stream: BinaryIO) -> bytes | None:
    """The next line that is not empty; two of those part the records."""
    while line := stream.readline(_CHUNK):
        if line.strip():
            return line
    return None


def _member(record: _Record, path: str, most: int) -> Member | Skipped | str:
    """The member a record holds, or in a few words what it holds instead."""
    kind = record.headers.get("warc-type", "").lower()
    url = record.headers.get("warc-target-uri", "").strip("<>")
    if kind == "revisit":
        return "seen before (revisit)"
    if kind not in ("response", "resource", "conversion") or url.startswith(("dns:", "whois:", "metadata:")):
        return f"of type {kind if kind.isalpha() and len(kind) < 20 else 'unknown'}"
    stream = io.BufferedReader(record.block)
    headers = record.headers
    if kind == "response" and record.headers.get("content-type", "").startswith("application/http"):
        status = stream.readline(_CHUNK).split()
        headers = header_lines(stream)
        if len(status) < 2 or status[1].decode("latin-1") not in _OK:
            return f"with status {_status(status)}"
    return _page(headers, stream, (path, url, record.headers.get("warc-date", "")), most)


def _page(headers: Headers, stream: BinaryIO, told: tuple[str, str, str], most: int) -> Member | Skipped | str:
    path, url, date = told
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media and not media.startswith(_REPORTS):
        return media.partition("/")[0] if media.startswith(("image/", "video/", "audio/", "font/")) else media[:60]
    try:
        data = body_of(headers, stream, most)
    except ValueError as error:
        return Skipped(f"{path}!{url}", "damaged", f"The record cannot be unpacked ({error}); fetch the page again.")
    if len(data) > most:
        return too_large(f"{path}!{url}", most)
    given = Given(encoding=charset_of(headers), url=url or None)
    return Member(url or "record", io.BytesIO(data), given, _day(date))


def _status(status: list[bytes]) -> str:
    code = status[1].decode("latin-1") if len(status) > 1 else ""
    return code if code.isdecimal() and len(code) == 3 else "unknown"


def _day(date: str) -> str | None:
    day = date[:10]
    return day if len(day) == 10 and day.replace("-", "").isdecimal() and day[4] == day[7] == "-" else None
