"""How fast inputs are read into documents, format by format: reports a second and MB a second, one thread.

    .venv/bin/python bench/ingest.py                 # all formats
    .venv/bin/python bench/ingest.py --format html
    .venv/bin/python bench/ingest.py --stream 5      # a web archive of 5 GB as it streams by, and the memory it takes

Seconds of the processor, the worker's too, the best of three rounds over the same invented inputs. A format is a row of
``FORMATS``: its name, what makes its inputs from a number of reports, and what is done with each.
"""

import argparse
import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import ingest_formats as formats
from onrecord.ingest import locate, parse
from onrecord.ingest.walk import originals_in
from onrecord.types import Original, Skipped
from page_markup import linked_data
from page_reports import invent
from pages import HELD_OUT, TUNED, original_of, pages
from processor import memory_mb, processor_seconds

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table. ``make`` gives some inputs, ``work`` is what is timed on each."""

    name: str
    make: Callable[[int], list[Original]]
    work: Callable[[Original], object] = parse


def html_pages(count: int) -> list[Original]:
    """Pages in all layouts of bench/pages.py, 7 KB each."""
    layouts = (*TUNED, *HELD_OUT)
    return [original_of(page) for page in pages(layouts, -(-count // len(layouts)))[:count]]


def heavy_pages(count: int) -> list[Original]:
    """The same with the scripts, styles and menus that make a page of a news site 200 KB."""
    return [_heavy(original, n) for n, original in enumerate(html_pages(count))]


def _heavy(original: Original, n: int) -> Original:
    rng = Random(n)
    script = linked_data(invent(rng), rng, "WebSite", text="x" * 90_000)
    menu = "".join(f'<li class="menu-item"><a href="/section/{k}">Section {k}</a></li>' for k in range(600))
    style = "".join(f".c{k}{{color:#{k:06x};margin:{k % 40}px}}" for k in range(1500))
    added = f"<style>{style}</style>{script}<nav><ul>{menu}</ul></nav>".encode()
    return Original(original.path, original.data.replace(b"<body", added + b"<body", 1), original.sha256)


def and_back(original: Original) -> object:
    """Parse a page and find the place of each of its blocks."""
    document = parse(original)
    return locate(original, document, *(block.span for block in document.blocks))


def members(original: Original) -> int:
    """Parse all that a container holds; how many reports that is."""
    count = 0
    for found in originals_in(io.BytesIO(original.data), original.path, len(original.data)):
        if isinstance(found, Skipped):
            raise ValueError(f"{found.path} was refused: {found.detail}")
        parse(found)
        count += 1
    return count


FORMATS = (
    Format("text", formats.each(".txt", formats.text)),
    Format("html", html_pages),
    Format("html, heavy", heavy_pages),
    Format("html and its map", html_pages, and_back),
    Format("pdf", formats.each(".pdf", formats.pdf)),
    Format("docx", formats.each(".docx", formats.docx)),
    Format("odt", formats.each(".odt", formats.odt)),
    Format("rtf", formats.each(".rtf", formats.rtf)),
    Format("mail", formats.each(".eml", formats.mail)),
    Format("mbox", formats.together("a.mbox", formats.mail, formats.mbox), members),
    Format("warc", formats.warc, members),
    Format("warc.gz", formats.warc_gz, members),
    Format("feed", formats.together("a.rss", formats.entry, formats.feed), members),
    Format("rows", formats.together("a.jsonl", formats.row, b"".join), members),
    Format("zip of text", formats.together("a.zip", formats.text, formats.zip_of), members),
    Format("tar.gz of text", formats.together("a.tar.gz", formats.text, formats.tar_gz_of), members),
)
_PARSED = 1000
"""Of the records of the long archive one in so many is parsed too."""


def measure(row: Format, count: int) -> tuple[float, float]:
    """Reports and megabytes a second of the processor."""
    inputs = row.make(count)
    size = sum(len(original.data) for original in inputs) / 1e6
    row.work(inputs[0])  # what is loaded once
    best = min(_seconds(row, inputs) for _ in range(_ROUNDS))
    return count / best, size / best


def _seconds(row: Format, inputs: list[Original]) -> float:
    start = processor_seconds()
    for original in inputs:
        row.work(original)
    return processor_seconds() - start


def stream(gigabytes: float) -> None:
    """Read a web archive of so many gigabytes from a pipe of ours, and print the memory at every tenth of it."""
    records = formats.records(310)
    size = int(gigabytes * 1e9)
    archive = io.BufferedReader(formats.Repeated(records, size), 1 << 20)
    start, clock, count, done, refused = processor_seconds(), time.monotonic(), 0, 0, 0
    step = size / 10
    print(f"{'GB':>6}{'records':>12}{'MB held':>10}")
    for found in originals_in(archive, "a.warc", size):
        if isinstance(found, Skipped):
            refused += 1
            continue
        count, done = count + 1, done + len(found.data)
        if count % _PARSED == 0:
            parse(found)
        if done >= step:
            step += size / 10
            print(f"{done / 1e9:>6.2f}{count:>12,}{memory_mb():>10.1f}", flush=True)
    used = processor_seconds() - start
    print(f"{count:,} records, {refused} refused, {done / 1e6 / used:.0f} MB a second of the processor,")
    print(f"{used:.0f} s of it, {time.monotonic() - clock:.0f} s on the clock; {memory_mb():.1f} MB held at the end")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--format", help="only the row of this name")
    parser.add_argument("--count", type=int, default=124, help="inputs of each format")
    parser.add_argument("--stream", type=float, metavar="GB", help="read a web archive of this size instead")
    chosen = parser.parse_args()
    if chosen.stream:
        stream(chosen.stream)
        return 0
    print(f"{'format':20}{'reports/s':>12}{'MB/s':>10}")
    for row in FORMATS:
        if chosen.format in (None, row.name):
            each, size = measure(row, chosen.count)
            print(f"{row.name:20}{each:>12.0f}{size:>10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
