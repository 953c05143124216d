"""Where the words of a text stand, told of those that are asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress, count


class Places:
    """Positions of keys in a text, found when they are asked for.

    One quotation asks for a few keys, and of a text that is held against one alone no more are ever looked up: lists
    for all words of a text took a third of the time that splitting it takes. Asked again for others, all are listed.
    """

    __slots__ = ("_held", "_keys", "_known")

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._known: frozenset[str] | None = frozenset()
        self._held: Mapping[str, Sequence[int]] = {}

    def of(self, keys: Collection[str]) -> Mapping[str, Sequence[int]]:
        """Where at least these keys stand, in order; a key that stands nowhere is missing."""
        if self._known is None or self._known.issuperset(keys):
            return self._held
        if self._known:
            self._held, self._known = self._listed(range(len(self._keys))), None
            return self._held
        wanted = frozenset(keys)
        self._held = self._listed(compress(count(), map(wanted.__contains__, self._keys)))
        self._known = wanted
        return self._held

    def _listed(self, numbers: Iterable[int]) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i in numbers:
            found[self._keys[i]].append(i)
        return dict(found)
