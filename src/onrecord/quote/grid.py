"""The cheapest alignment of a few words with a few others, cell by cell."""

from dataclasses import dataclass
from typing import Literal

from onrecord.quote.alike import letters, style_code
from onrecord.quote.draft import Draft, Mark
from onrecord.quote.kinship import kinship
from onrecord.quote.words import Words

_GAP_COST, _PAIR_COST, _JOIN_COST = 0.62, 1.16, 0.05
_EDGE_COST = 0.58
"""At an edge, where the source may be left out for nothing, another word is still likelier than an added one."""
_EQUAL_GAIN = -0.02
"""Equal words go before all else where the rest comes out even."""
MARK_WORD = {"ellipsis": 0.01, "bracket": 0.05}
"""What it costs a mark to stand for one word of the source."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: a word of the draft, a word of the source, or both; or a mark taking in a word.

    ``mark`` numbers the mark among the draft's marks, where the step belongs to one. A word that is two on the other
    side ("forever", "for ever") is in two steps.
    """

    draft: int | None = None
    source: int | None = None
    mark: int | None = None


Edge = Literal["none", "head", "tail"]
Item = int | Mark
"""A word of the draft by its place, or a mark that may stand for words of the source."""


class Grid:
    """All ways to align some items of a draft with a stretch ``[start, stop)`` of a source's words, by cost.

    At the ``head`` of a quotation the stretch's first words may be left out for nothing, at its ``tail`` the last ones.
    """

    def __init__(self, draft: Draft, source: Words, items: list[Item], span: tuple[int, int], edge: Edge) -> None:
        self.draft, self.source, self.items, self.edge = draft, source, items, edge
        self.start, self.width = span[0], span[1] - span[0]
        self.cost = [[0.0 if edge == "head" else p * _GAP_COST for p in range(self.width + 1)]]
        self.came = [[2] * (self.width + 1)]

    def steps(self) -> list[Step]:
        """The cheapest way."""
        for i, item in enumerate(self.items):
            row, came = self._mark_row(item, i) if isinstance(item, Mark) else self._row(item, i)
            self.cost.append(row)
            self.came.append(came)
        return self._back()

    def _row(self, item: int, i: int) -> tuple[list[float], list[int]]:
        """Ways into a cell: 0 paired, 1 the draft's item alone, 2 the source's word alone, 3 taken by the mark,
        4 one word that is two in the source, 5 two words that are one there."""
        above, key = self.cost[-1], self.draft.words.keys[item]
        row, came = [above[0] + _GAP_COST], [1]
        before = self.items[i - 1] if i else None
        for p in range(self.width):
            other = self.source.keys[self.start + p]
            ways = [(above[p] + self._pair(key, other), 0), (above[p + 1] + _GAP_COST, 1), (row[p] + _GAP_COST, 2)]
            if p and _are_one((key,), (self.source.keys[self.start + p - 1], other)):
                ways.append((above[p - 1] + _JOIN_COST, 4))
            if isinstance(before, int) and _are_one((self.draft.words.keys[before], key), (other,)):
                ways.append((self.cost[i - 1][p] + _JOIN_COST, 5))
            best = min(ways)
            row.append(best[0])
            came.append(best[1])
        return row, came

    def _mark_row(self, item: Mark, i: int) -> tuple[list[float], list[int]]:
        above = self.cost[i]
        row, came = [above[0]], [1]
        for p in range(self.width):
            alone, taken = above[p + 1], row[p] + MARK_WORD[item.kind]
            row.append(min(alone, taken))
            came.append(1 if alone <= taken else 3)
        return row, came

    def _pair(self, key: str, other: str) -> float:
        if key == other:
            return _EQUAL_GAIN
        cost = _PAIR_COST * (1.0 - 0.85 * kinship(key, other))
        return cost if self.edge == "none" else min(cost, _EDGE_COST)

    def _back(self) -> list[Step]:
        steps: list[Step] = []
        i, p = len(self.items), self.width
        if self.edge == "tail":
            p = min(range(self.width + 1), key=lambda p: self.cost[-1][p])
        while i or (p and self.edge != "head"):
            way = self.came[i][p] if i else 2
            steps += self._way(way, i, p)
            i -= (1, 1, 0, 0, 1, 2)[way]
            p -= (1, 0, 1, 1, 2, 1)[way]
        return steps[::-1]

    def _way(self, way: int, i: int, p: int) -> list[Step]:
        """The steps of one way into the cell ``(i, p)``, last first."""
        at = self.start + p - 1
        item = self.items[i - 1] if i else None
        number = self.draft.marks.index(item) if isinstance(item, Mark) else None
        word = item if isinstance(item, int) else None
        if way == 0:
            return [Step(word, at)]
        if way == 1:
            return [Step(word, mark=number)]
        if way in (2, 3):
            return [Step(source=at, mark=number if way == 3 else None)]
        if way == 4:
            return [Step(word, at), Step(word, at - 1)]
        before = self.items[i - 2]
        return [Step(word, at), Step(before if isinstance(before, int) else None, at)]


def _are_one(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two words on one side are one on the other."""
    one = left[0] if len(left) == 1 else right[0]
    two = right if len(left) == 1 else left
    if one[0] != two[0][0] or "#" in (one[0], two[1][0]):
        return False
    return letters((one,)) == letters(two) or (len(one) < 12 and style_code((one,), two) is not None)
