"""Does every span of every statement lead back to its page? Invented pages, read, and looked up in Chromium.

    .venv/bin/python bench/places.py             # ten pages in every layout of bench/pages.py; some minutes
    .venv/bin/python bench/places.py --each 1

A span is found when the elements that ``onrecord.ingest.locate`` names have its characters in their text, white space
aside. Exit 1 when one is not.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from browser import browser, texts_at
from onrecord.ingest import locate, parse
from onrecord.read import read
from onrecord.tag import Tagger, load_tagger
from onrecord.types import Attribution, Document, Place, Span
from page_markup import Page
from pages import HELD_OUT, TUNED, original_of, pages

_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Looked:
    """One span of a statement, and what Chromium has at its places."""

    layout: str
    text: str
    found: tuple[str | None, ...]

    @property
    def right(self) -> bool:
        """Whether all its characters stand at its places, white space aside."""
        return None not in self.found and _bare("".join(filter(None, self.found))) == _bare(self.text)


def spans_of(attribution: Attribution) -> Iterator[Span]:
    """Every span of a statement."""
    for passage in (attribution.source, attribution.cue, attribution.addressee):
        if passage is not None:
            yield passage.span
    yield from attribution.content.spans


def looked_up(some: Sequence[Page], tagger: Tagger) -> list[Looked]:
    """Read the pages and look up every span of every statement in Chromium."""
    read_pages = [(page, *_located(page, tagger)) for page in some]
    answers = texts_at([(original_of(page).data, _flat(places)) for page, _, _, places in read_pages])
    out = []
    for (page, document, spans, places), answer in zip(read_pages, answers, strict=True):
        texts = iter(answer)
        for span, there in zip(spans, places, strict=True):
            out.append(Looked(page.layout, document.text[slice(*span)], tuple(next(texts) for _ in there)))
    return out


def _located(page: Page, tagger: Tagger) -> tuple[Document, list[Span], tuple[tuple[Place, ...], ...]]:
    original = original_of(page)
    document = parse(original)
    spans = [span for told in read(document, tagger).attributions for span in spans_of(told)]
    return document, spans, locate(original, document, *spans)


def _flat(places: tuple[tuple[Place, ...], ...]) -> list[Place]:
    return [place for there in places for place in there]


def _bare(text: str) -> str:
    return "".join(text.split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--each", type=int, default=10, help="pages in each layout")
    chosen = parser.parse_args()
    if browser() is None:
        print("There is no chromium on this machine; install the Debian package of that name.", file=sys.stderr)
        return 2
    tagger = load_tagger()
    every = pages((*TUNED, *HELD_OUT), chosen.each)
    looked: list[Looked] = []
    for at in range(0, len(every), _AT_ONCE):
        looked += looked_up(every[at : at + _AT_ONCE], tagger)
    wrong = [one for one in looked if not one.right]
    for one in wrong[:20]:
        print(f"{one.layout}: {one.text!r} found as {one.found!r}")
    print(f"{len(every)} pages, {len(looked)} spans of statements, {len(looked) - len(wrong)} found in Chromium")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
