"""Where the marks of a chart stand: numbers for a plain SVG, beside which a table has the same."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

Json = dict[str, Any]
WIDTH, _STEP, _RADIUS = 720, 11, 4.5
"""Of a strip: its width, how far two dots of one stack are apart, and a dot's radius."""
_HIGHEST = 8
"""Dots in one stack; more are told as a number on top of it."""
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def strip(hits: Sequence[Json]) -> Json | None:
    """Statements as dots over the days they were said, or else published: ``None`` for fewer than two days.

    ``hits`` are statements as pages show them. Dots of one place are stacked. A month or year stands at its beginning.
    """
    dated = sorted((when, n) for n, hit in enumerate(hits) if (when := _when(hit)) is not None)
    days = [_ordinal(when) for when, _ in dated]
    if len(set(days)) < 2:
        return None
    first, last = days[0], days[-1]
    inner = WIDTH - 2 * _STEP
    stacks: dict[int, list[int]] = {}
    for day, (_, n) in zip(days, dated, strict=True):
        stacks.setdefault(_STEP + round((day - first) / (last - first) * inner / _STEP) * _STEP, []).append(n)
    height = _STEP * (min(_HIGHEST, max(map(len, stacks.values()))) + 1)
    whens = {n: when for when, n in dated}
    dots = [
        {"x": x, "y": height - _STEP * (at + 1), "r": _RADIUS, "hit": n, "when": whens[n]}
        for x, some in stacks.items()
        for at, n in enumerate(some[:_HIGHEST])
    ]
    more = [{"x": x, "n": len(some) - _HIGHEST} for x, some in stacks.items() if len(some) > _HIGHEST]
    return {
        "width": WIDTH,
        "height": height,
        "from": dated[0][0],
        "until": dated[-1][0],
        "dots": dots,
        "more": more,
        "rows": [{"when": when, "hit": n} for when, n in dated],
        "n_undated": len(hits) - len(dated),
    }


def _when(hit: Json) -> str | None:
    """The day, month or year it was said; where that is not known, of publication."""
    for value in (hit["attribution"]["said"], hit["document"]["published"]):
        found = _DAY.match(value or "")
        if found is not None and _is_date(found[0]):
            return found[0]
    return None


def _is_date(when: str) -> bool:
    try:
        _ordinal(when)
    except ValueError:
        return False
    return True


def _ordinal(when: str) -> int:
    return date.fromisoformat(when + "-01-01"[len(when) - 4 :] if len(when) < 10 else when).toordinal()
