"""How well pages are read: invented pages in the layouts of real content systems, against what is true of them.

    .venv/bin/python bench/pages.py                    # onrecord and, where it is installed, trafilatura
    .venv/bin/python bench/pages.py --layout ghost     # what is wrong on the pages of one layout

Half of the layouts (``HELD_OUT``) were never looked at while the reading of pages was tuned; both halves are reported.
Measures, over pages: text F1 of words (with how often each stands there), macro averaged; title, date and authors as
the share of pages that have exactly the right one (case aside; a date that the page does not tell has to be none); set
apart quotations as the share of pages whose quotations are exactly the right ones. Exit 1 when a bar is missed.
"""

import argparse
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from random import Random

import page_layouts_blogs as blogs
import page_layouts_live as live
import page_layouts_old as old
import page_layouts_papers as papers
from onrecord.ingest import parse
from onrecord.types import Document, Original
from page_markup import Page, Truth
from page_reports import Report, invent

Layout = Callable[[Report, Random], Page]

TUNED: tuple[Layout, ...] = (
    blogs.wordpress_blocks, blogs.ghost, blogs.substack, blogs.site_builder, papers.arc, papers.amp, papers.grey_lady,
    papers.agency_react, papers.local_paper, old.tables_1998, old.drupal, old.ministry, old.print_view, live.live_blog,
    live.interview_bold, live.transcript,
)  # fmt: skip
HELD_OUT: tuple[Layout, ...] = (
    blogs.wordpress_classic, blogs.medium, blogs.blogger, blogs.typo3, papers.chorus, papers.broadcaster,
    papers.guardian, papers.cooperative, old.wayback, old.press_release, old.wiki_news, old.saved_page, live.live_feed,
    live.interview_dash, live.photo_essay,
)  # fmt: skip
BARS = {"text": 0.97, "title": 0.98, "date": 0.95, "authors": 0.92, "quotations": 1.0}
_MEASURES = tuple(BARS)


@dataclass(frozen=True, slots=True)
class Got:
    """What a reader makes of a page, in the shape of the truth."""

    text: str
    title: str | None
    date: str | None
    authors: tuple[str, ...]
    quotations: tuple[str, ...]


def pages(layouts: Iterable[Layout], each: int) -> list[Page]:
    """``each`` pages in every layout. A layout's pages depend on its own name and their number alone."""
    return [_page(layout, n) for layout in layouts for n in range(each)]


def _page(layout: Layout, n: int) -> Page:
    rng = Random(f"{layout.__name__} {n}")
    return layout(invent(rng), rng)


def original_of(page: Page) -> Original:
    """The page as a saved file."""
    data = page.html.encode()
    return Original(f"{page.layout}.html", data, sha256(data).hexdigest())


def by_onrecord(page: Page) -> Got:
    """Paragraphs, quotations and headings but for the title are the report's text."""
    document = parse(original_of(page))
    title = next((n for n, block in enumerate(document.blocks) if block.kind == "heading"), -1)
    told = [
        _passage(document, n)
        for n, block in enumerate(document.blocks)
        if block.kind in ("paragraph", "quotation", "heading") and n != title
    ]
    quotations = tuple(_passage(document, n) for n, block in enumerate(document.blocks) if block.kind == "quotation")
    return Got("\n".join(told), document.title, document.published, document.authors, quotations)


def by_trafilatura(page: Page) -> Got:
    """What trafilatura makes of it, comments and tables left out as in the truth."""
    import trafilatura
    from lxml import etree

    settings = {"include_comments": False, "include_tables": False}
    text = trafilatura.extract(page.html, **settings) or ""
    about = trafilatura.extract_metadata(page.html)
    tree = trafilatura.extract(page.html, output_format="xml", include_formatting=True, **settings)
    quotes = etree.fromstring(tree.encode()).iter("quote") if tree else ()
    authors = tuple(name.strip() for name in ((about and about.author) or "").split(";") if name.strip())
    return Got(text, about and about.title, about and about.date, authors, tuple("".join(q.itertext()) for q in quotes))


def scores(got: Got, truth: Truth) -> dict[str, float]:
    """Each measure in [0, 1]."""
    return {
        "text": _f1(_words(got.text), _words(" ".join(truth.text))),
        "title": float(_plain(got.title or "") == _plain(truth.title)),
        "date": float(got.date == truth.date),
        "authors": float({_plain(a) for a in got.authors} == {_plain(a) for a in truth.authors}),
        "quotations": float(sorted(map(_plain, got.quotations)) == sorted(map(_plain, truth.quotations))),
    }


def _passage(document: Document, n: int) -> str:
    start, end = document.blocks[n].span
    return document.text[start:end]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _f1(got: Counter[str], wanted: Counter[str]) -> float:
    shared = (got & wanted).total()
    return 2 * shared / max(1, got.total() + wanted.total())


def means(rows: list[dict[str, float]]) -> dict[str, float]:
    """The mean of each measure over pages."""
    return {measure: sum(row[measure] for row in rows) / len(rows) for measure in _MEASURES}


def show(label: str, mean: dict[str, float]) -> None:
    """One line of the table."""
    print(f"{label:32}" + "".join(f"{mean[measure]:>12.4f}" for measure in _MEASURES))


def explain(page: Page) -> None:
    """What is wrong on one page."""
    got, row = by_onrecord(page), scores(by_onrecord(page), page.truth)
    if min(row.values()) == 1:
        return
    print(f"--- {page.layout} {row}")
    if row["text"] < 1:
        got_words, wanted = _words(got.text), _words(" ".join(page.truth.text))
        print(
            "   too much:",
            dict((got_words - wanted).most_common(20)),
            "\n   missing:",
            dict((wanted - got_words).most_common(20)),
        )
    for measure in _MEASURES[1:]:
        if row[measure] < 1:
            print(f"   {measure}: got {getattr(got, measure)!r}, wanted {getattr(page.truth, measure)!r}")


def main() -> int:
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--each", type=int, default=10, help="pages in each layout")
    parser.add_argument("--layout", help="explain what is wrong on this layout's pages (its function's name)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    chosen = parser.parse_args()
    if chosen.layout:
        for page in pages([f for f in (*TUNED, *HELD_OUT) if f.__name__ == chosen.layout], chosen.each):
            explain(page)
        return 0
    return report(chosen.each, as_json=chosen.json)


def report(each: int, *, as_json: bool) -> int:
    """Print every layout's and every reader's means; 1 when onrecord misses a bar on either half."""
    halves = {"tuned": pages(TUNED, each), "held-out": pages(HELD_OUT, each)}
    found: dict[str, dict[str, float]] = {}
    for half, some in halves.items():
        rows = [scores(by_onrecord(page), page.truth) for page in some]
        for layout in dict.fromkeys(page.layout for page in some):
            found[f"{half}: {layout}"] = means(
                [row for row, page in zip(rows, some, strict=True) if page.layout == layout]
            )
        found[f"onrecord, {half}"] = means(rows)
        found |= rival(half, some)
    if as_json:
        print(json.dumps(found))
    else:
        print(f"{'':32}" + "".join(f"{measure:>12}" for measure in _MEASURES))
        for label, mean in found.items():
            show(label, mean)
    missed = [half for half in halves if any(found[f"onrecord, {half}"][m] < bar for m, bar in BARS.items())]
    return 1 if missed else 0


def rival(half: str, some: list[Page]) -> dict[str, dict[str, float]]:
    """The same for trafilatura, where it is installed."""
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        print("trafilatura is not installed; it is left out", file=sys.stderr)
        return {}
    return {f"trafilatura, {half}": means([scores(by_trafilatura(page), page.truth) for page in some])}


if __name__ == "__main__":
    sys.exit(main())
