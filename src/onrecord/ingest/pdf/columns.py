"""The order in which a page is read: columns from left to right, what stands across them before and after."""

from bisect import bisect_left
from statistics import median

from onrecord.ingest.pdf.lines import Line, rows_of

_CROSSING = 0.3  # of the lines: a page where more of them cross a gap has no columns there
_LEAST_LINES = 3
_LEAST_LETTERS = 15  # a line of a column is text; shorter ones are labels ("Q:") or cells of a table
_LEAST_GAP = 0.5  # of the letters' size
_BESIDE = 0.3  # of the lower column's height
_MOST_CANDIDATES = 300
_DEEPEST = 6


def reading_order(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """The lines of a page as columns in the order they are read, each from top to bottom."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [rows_of(lines)] if lines else []
    columns: list[list[Line]] = []
    for band, across in _bands(lines, gutter):
        if across:
            columns.append(rows_of(band))
            continue
        left = [line for line in band if (line.left + line.right) / 2 <= gutter]
        right = [line for line in band if (line.left + line.right) / 2 > gutter]
        columns += reading_order(left, depth + 1) + reading_order(right, depth + 1)
    return columns


def _bands(lines: list[Line], gutter: float) -> list[tuple[list[Line], bool]]:
    """The page from top to bottom in parts that stand across the gap, and parts in columns."""
    across = sorted((line for line in lines if _crosses(line, gutter)), key=lambda line: line.middle)
    rest = sorted((line for line in lines if not _crosses(line, gutter)), key=lambda line: line.middle)
    bands: list[tuple[list[Line], bool]] = []
    done = 0
    for line in across:
        above = bisect_left(rest, line.middle, lo=done, key=lambda other: other.middle)
        if above > done:
            bands.append((rest[done:above], False))
            done = above
        if bands and bands[-1][1]:
            bands[-1][0].append(line)
        else:
            bands.append(([line], True))
    return [*bands, (rest[done:], False)] if rest[done:] else bands


def _crosses(line: Line, x: float) -> bool:
    return line.left < x - 1 and line.right > x + 1


def _gutter(lines: list[Line]) -> float | None:
    """The middle of the gap that the fewest lines cross, with text of some height on either side of it."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    edges = sorted({round(line.right) + 0.5 for line in lines})[:_MOST_CANDIDATES]
    found = [(told, x) for x in edges if (told := _gap_at(lines, x)) is not None]
    if not found:
        return None
    (_, _, middle), _ = min(found, key=lambda one: (one[0][0], -one[0][1]))
    return middle


def _gap_at(lines: list[Line], x: float) -> tuple[int, float, float] | None:
    """How many lines cross ``x``, how wide the gap there is and its middle; ``None`` where it parts no columns."""
    crossing = sum(_crosses(line, x) for line in lines)
    left = [line for line in lines if line.right <= x + 1]
    right = [line for line in lines if line.left >= x - 1]
    if crossing > _CROSSING * len(lines) or not (_is_text(left) and _is_text(right)):
        return None
    start, end = max(line.right for line in left), min(line.left for line in right)
    beside = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
    lower = min(_bottom(left) - _top(left), _bottom(right) - _top(right))
    if end - start < _LEAST_GAP * median(line.size for line in lines) or beside < _BESIDE * lower:
        return None
    return crossing, end - start, (start + end) / 2


def _is_text(lines: list[Line]) -> bool:
    return len(lines) >= _LEAST_LINES and median(len(line.letters) for line in lines) >= _LEAST_LETTERS


def _top(lines: list[Line]) -> float:
    return min(line.top for line in lines)


def _bottom(lines: list[Line]) -> float:
    return max(line.bottom for line in lines)
