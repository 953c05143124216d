"""The company that names keep: who else the reports on somebody name, and how much that says."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Self

from onrecord.names import parse
from onrecord.names.lists import words

Company = frozenset[str]
"""Names that stand in the same reports, folded."""

_FEWEST = 1.0
"""Weight of a company below which it is taken for this much: one everyday name in common says little."""


_KNOWN_FROM, _KNOWN_FROM_OF_COMMON = 0.02, 0.08
"""Overlap from which the company of namesakes is the same. In 210 articles of PolNeAR train, those on one person have
.026 or more in three of four cases, those on two people .02 or less in half and .096 or less in nine of ten."""


def known_from(name: str) -> float:
    """The overlap from which two of that name with unlike titles are one: less where the surname is uncommon."""
    is_common = (parse(name).surname or "") in words("surnames", "common")
    return _KNOWN_FROM_OF_COMMON if is_common else _KNOWN_FROM


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name's letters, without titles: what two reports' names for one party have in common."""
    return parse(name).letters


class Acquaintance:
    """How much it says that two reports name somebody: much for a rare name, little for one in most reports."""

    def __init__(self, companies: Iterable[tuple[str, ...]]) -> None:
        """``companies`` has one entry a report, each name once."""
        self._n_reports = 0
        self._n_naming: Counter[str] = Counter()
        self._totals: dict[Company, float] = {}
        self.shown: dict[str, str] = {}
        for company in companies:
            self._n_reports += 1
            self._n_naming.update({folded(name) for name in company})
            for name in company:
                self.shown[folded(name)] = min(name, self.shown.get(folded(name), name))

    @classmethod
    def counted(cls, n_reports: int, n_naming: Mapping[str, int], shown: Mapping[str, str]) -> Self:
        """What was counted elsewhere; a name that is not there is taken to stand in one report."""
        known = cls(())
        known._n_reports = n_reports
        known._n_naming.update(n_naming)
        known.shown.update(shown)
        return known

    def weight(self, name: str) -> float:
        """Between 0, for a name that every report has, and 1."""
        n = self._n_reports + 1
        return math.log(n / self._n_naming.get(name, 1)) / math.log(n)

    def overlap(self, one: Company, other: Company) -> float:
        """How far the smaller company is part of the larger, by weight, in [0, 1]."""
        shared = math.fsum(self.weight(name) for name in one & other)
        return shared / max(_FEWEST, min(self._total(one), self._total(other))) if shared else 0.0

    def told(self, one: Company, other: Company) -> str:
        """The reason, with up to three names, the rarest first."""
        shared = sorted(one & other, key=lambda name: (-self.weight(name), name))[:3]
        return f"reports on both name {', '.join(self.shown.get(name, name) for name in shared)}" if shared else ""

    def _total(self, names: Company) -> float:
        if names not in self._totals:
            # The sum must not hang on the order of a set, which differs from run to run.
            self._totals[names] = math.fsum(self.weight(name) for name in names)
        return self._totals[names]
