"""How fast inputs are read into documents, format by format: pages a second and MB a second, one thread.

    .venv/bin/python bench/ingest.py                 # all formats
    .venv/bin/python bench/ingest.py --format html

CPU seconds, the best of three rounds over the same invented inputs. A format is a row of ``FORMATS``: its name, and
what makes its inputs from a number of them.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from onrecord.ingest import locate, parse
from onrecord.types import Original
from page_markup import linked_data
from page_reports import invent
from pages import HELD_OUT, TUNED, original_of, pages

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


FORMATS = (
    Format("html", html_pages),
    Format("html, heavy", heavy_pages),
    Format("html and its map", html_pages, and_back),
)


def measure(row: Format, count: int) -> tuple[float, float]:
    """Inputs and megabytes a CPU second."""
    inputs = row.make(count)
    size = sum(len(original.data) for original in inputs) / 1e6
    best = min(_seconds(row, inputs) for _ in range(_ROUNDS))
    return len(inputs) / best, size / best


def _seconds(row: Format, inputs: list[Original]) -> float:
    start = time.process_time()
    for original in inputs:
        row.work(original)
    return time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--format", help="only the row of this name")
    parser.add_argument("--count", type=int, default=124, help="inputs of each format")
    chosen = parser.parse_args()
    print(f"{'format':20}{'inputs/s':>12}{'MB/s':>10}")
    for row in FORMATS:
        if chosen.format in (None, row.name):
            each, size = measure(row, chosen.count)
            print(f"{row.name:20}{each:>12.0f}{size:>10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
