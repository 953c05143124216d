"""In which column each version of a drawing stands, so that no two lines down the page run over each other."""

from collections.abc import Iterable, Sequence

from onrecord.link.saying import Step, Version


def lanes(versions: Sequence[Version], steps: Iterable[Step]) -> dict[str, int]:
    """The column of each version, from 0. Versions are rows in their order.

    The line from a version runs down its column to the last one that comes from it; until there nobody else stands in
    that column, and those that come from it stand to its right.
    """
    row = {version.id: n for n, version in enumerate(versions)}
    last: dict[str, int] = {}
    source: dict[str, str] = {}
    for step in steps:
        if step.source in row and step.target in row:
            last[step.source] = max(last.get(step.source, 0), row[step.target])
            source[step.target] = step.source
    found: dict[str, int] = {}
    busy: list[int] = []
    for version in versions:
        column = found[source[version.id]] + 1 if version.id in source else 0
        while column < len(busy) and busy[column] >= row[version.id]:
            column += 1
        busy += [-1] * (column + 1 - len(busy))
        busy[column] = last.get(version.id, row[version.id])
        found[version.id] = column
    return found
