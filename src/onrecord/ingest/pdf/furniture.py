"""Headers, footers and page numbers: the lines at the edge of a page that come again, or only count."""

import re
from collections import Counter

from onrecord.ingest.pdf.letters import Page
from onrecord.ingest.pdf.lines import Line, rows_of

_EDGE_LINES = 3
_EDGE = 0.12  # of the page's height, above and below
_AGAIN = 0.25  # of the pages: left and right pages often differ
_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:p(?:age|\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?[-–—|\])\s]*", re.I
)
_DIGITS = re.compile(r"\d+")


def edge_furniture(pages: list[tuple[Page, list[Line]]]) -> set[int]:
    """The lines (by identity) that are headers, footers or page numbers."""
    edges = [(line, page) for page, lines in pages for line in _edge_lines(page, lines)]
    seen: dict[tuple[str, bool], set[int]] = {}
    for line, page in edges:
        seen.setdefault(_key(line, page), set()).add(page.number)
    needed = max(2, _AGAIN * len(pages))
    return {id(line) for line, page in edges if len(seen[_key(line, page)]) >= needed or _NUMBER.fullmatch(line.text)}


def _edge_lines(page: Page, lines: list[Line]) -> list[Line]:
    near = [line for line in lines if line.middle < _EDGE * page.height or line.middle > (1 - _EDGE) * page.height]
    rows = rows_of(near)
    tops = [row.middle for row in rows if row.middle < page.height / 2][:_EDGE_LINES]
    bottoms = [row.middle for row in rows if row.middle > page.height / 2][-_EDGE_LINES:]
    return [line for line in near if any(abs(line.middle - at) < line.size for at in (*tops, *bottoms))]


def _key(line: Line, page: Page) -> tuple[str, bool]:
    return _DIGITS.sub("#", line.text.strip().lower()), line.middle < page.height / 2


def common_size(lines: list[Line]) -> float:
    """The size most letters have, in points; that of the running text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.letters)
    return sizes.most_common(1)[0][0] if sizes else 10.0
