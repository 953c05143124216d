"""Figures of records of several sizes as lines in an SVG: both scales count in powers of ten."""

from collections.abc import Iterable, Sequence
from math import log10
from typing import Any

KINDS = (("two_filters", "ask, two filters"), ("facets", "faceted counts"), ("silent", "silent"))
COLOURS = ("#1b6ca8", "#b5541c", "#3c7d3c")
LIMITS = {"two_filters": 150, "facets": 500, "silent": 2000}
WIDTH, HEIGHT, EDGE = 640, 400, 60
_LEAST_MS, _MOST_MS = 1, 10_000
_LEAST_N, _MOST_N = 10_000, 1_000_000


def svg(found: Sequence[dict[str, Any]]) -> str:
    """The 95th percentiles of the time by the clock, by number of statements.

    Lines are SQLite, dashes PostgreSQL, dots what is wanted.
    """
    asked = [one for one in found if one.get("work") == "ask"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        ' font-size="12" role="img" aria-label="Time of 95 of 100 questions by number of statements">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        *_axes(),
    ]
    for at, ((key, label), colour) in enumerate(zip(KINDS, COLOURS, strict=True)):
        for database, dash in (("SQLite", ""), ("PostgreSQL", ' stroke-dasharray="6 4"')):
            points = sorted((one["n_statements"], one[key]["p95"]) for one in asked if one["database"] == database)
            parts += _line(points, colour, dash)
        y = _y(LIMITS[key])
        parts.append(
            f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{y}" y2="{y}" stroke="{colour}" stroke-dasharray="1 5"/>'
        )
        parts.append(f'<text x="{EDGE + 8}" y="{EDGE - 36 + 15 * at}" fill="{colour}">{label}</text>')
    parts.append(
        f'<text x="{WIDTH - EDGE}" y="{EDGE - 36}" text-anchor="end">'
        "95 of 100 take less; line: SQLite; dashes: PostgreSQL; dots: wanted</text>"
    )
    return "\n".join([*parts, "</svg>", ""])


def _axes() -> Iterable[str]:
    for power in range(4, 7):
        x = _x(10**power)
        yield f'<line x1="{x}" x2="{x}" y1="{EDGE}" y2="{HEIGHT - EDGE}" stroke="#ccc"/>'
        yield f'<text x="{x}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{10**power:,}</text>'
    for power in range(5):
        y = _y(10**power)
        yield f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{y}" y2="{y}" stroke="#ccc"/>'
        yield f'<text x="{EDGE - 6}" y="{y + 4}" text-anchor="end">{10**power:,} ms</text>'
    yield f'<text x="{WIDTH / 2}" y="{HEIGHT - 18}" text-anchor="middle">statements in the record</text>'


def _line(points: Sequence[tuple[float, float]], colour: str, dash: str) -> list[str]:
    at = [(_x(n), _y(ms)) for n, ms in points]
    if not at:
        return []
    path = " ".join(f"{x},{y}" for x, y in at)
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>',
        *(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in at),
    ]


def _x(n: float) -> float:
    share = (log10(n) - log10(_LEAST_N)) / (log10(_MOST_N) - log10(_LEAST_N))
    return round(EDGE + share * (WIDTH - 2 * EDGE), 1)


def _y(ms: float) -> float:
    share = (log10(min(max(ms, _LEAST_MS), _MOST_MS)) - log10(_LEAST_MS)) / (log10(_MOST_MS) - log10(_LEAST_MS))
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)
