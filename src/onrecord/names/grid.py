"""Every word of one name against every word of another, and the orders in which they can be laid side by side."""

from collections.abc import Callable, Sequence

from onrecord.names.words import INITIAL, Alike, alike, alike_surnames

Grid = list[list[Alike]]
Found = tuple[float, tuple[str, ...]]
NOTHING: Found = (0.0, ())
LESS_CERTAIN = 0.8
_PER_MISSING, _SURE = 0.97, 0.9


def grid_of(x: Sequence[str], y: Sequence[str], judge: Callable[[str, str], Alike] = alike) -> Grid:
    """*Shape:* one row for each word of ``x``, one column for each word of ``y``. The last words are surnames."""
    grid = [[judge(a, b) for b in y] for a in x]
    if judge is alike:
        grid[-1][-1] = alike_surnames(x[-1], y[-1])
    return grid


def side_by_side(grid: Grid, x: Sequence[str], y: Sequence[str]) -> Found:
    """First to first, last to last, and the middle names in order; both names have two words or more."""
    last, why_last = grid[-1][-1]
    first, why_first = grid[0][0]
    if last == 0 or first == 0 or (len(x[-1]) == 1) != (len(y[-1]) == 1):
        return NOTHING
    score = first * last
    why: tuple[str, ...] = (why_first, why_last)
    if len(x[0]) == len(y[0]) == 1:
        score = min(score, LESS_CERTAIN)
        why = ("only initials stand for the given names", *why)
    middle = middles([row[1:-1] for row in grid[1:-1]], len(x) - 2, len(y) - 2)
    if middle is None:
        return 0.2, ("the middle names differ",)
    factor, at_most, why_middle = middle
    return min(score * factor, at_most), (*why, *why_middle)


def middles(grid: Grid, n_x: int, n_y: int) -> tuple[float, float, tuple[str, ...]] | None:
    """(factor, the most the score can be, reasons) for middle names laid in order, none if they contradict."""
    if n_x > n_y:
        return middles([list(column) for column in zip(*grid, strict=True)] or [[] for _ in range(n_y)], n_y, n_x)
    if n_x == 0:
        return _left_out(n_y)
    at, factor, why = 0, 1.0, []
    for i in range(n_x):
        while at < n_y and grid[i][at][0] == 0:
            at += 1
        if at == n_y:
            return None
        score, reason = grid[i][at]
        factor *= 1.0 if score == INITIAL else score
        why.append(reason)
        at += 1
    missing, at_most, reasons = _left_out(n_y - n_x)
    skipped = n_x < n_y and grid[0][0][0] == 0
    return factor * missing, min(at_most, LESS_CERTAIN if skipped else 1.0), (*why, *reasons)


def _left_out(n: int) -> tuple[float, float, tuple[str, ...]]:
    reasons = ("one leaves out a middle name" if n == 1 else f"one leaves out {n} middle names",) if n else ()
    return _PER_MISSING ** min(n, 2), LESS_CERTAIN if n > 2 else 1.0, reasons


def contained(grid: Grid, x: Sequence[str], y: Sequence[str]) -> Found:
    """All words of the shorter name in order within the longer: a name without its first or its last words."""
    if len(x) > len(y):
        return contained([list(column) for column in zip(*grid, strict=True)], y, x)
    if len(x) == len(y) or len(x) < 2:
        return NOTHING
    at, worst, n_whole, why = len(y) - 1, 1.0, 0, []
    for i in range(len(x) - 1, -1, -1):
        while at >= 0 and grid[i][at][0] == 0:
            at -= 1
        if at < 0:
            return NOTHING
        worst = min(worst, 1.0 if len(x[i]) == 1 else grid[i][at][0])
        n_whole += len(x[i]) > 1 and len(y[at]) > 1
        why.append(grid[i][at][1])
        at -= 1
    if n_whole < 2 or worst < _SURE:
        return NOTHING
    return 0.7 * worst, (f"{' '.join(x).title()} is part of the longer name", *why)


def in_any_order(grid: Grid, n_x: int, n_y: int) -> Found:
    """Every word of the shorter name, three words or more, finds its like in the longer, in whatever order."""
    if n_x > n_y:
        return in_any_order([list(column) for column in zip(*grid, strict=True)], n_y, n_x)
    if n_x < 3:
        return NOTHING
    free, worst = set(range(n_y)), 1.0
    for row in grid:
        score, column = max((row[j][0], -j) for j in free)
        if score < LESS_CERTAIN:
            return NOTHING
        free.remove(-column)
        worst = min(worst, score)
    return 0.7 * worst, ("the same words in another order",)
