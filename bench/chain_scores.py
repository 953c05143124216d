"""Scores of coreference chains: MUC, B-cubed, CEAF-e, their mean, and whole chains found.

Mentions are any hashable values; a mention is the same in gold and prediction when it is equal. All scores follow
Pradhan, Luo, Recasens, Hovy, Ng and Strube 2014, "Scoring Coreference Partitions of Predicted Mentions", in which a
mention of one side only costs the other and nothing is added or removed. Counts of several texts add up, as in the
CoNLL-2012 scorer.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]


class Rate(NamedTuple):
    """Recall and precision as fractions that can be added: what was found, of what."""

    found: float = 0
    wanted: float = 0
    right: float = 0
    given: float = 0

    def plus(self, other: "Rate") -> "Rate":
        return Rate(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """In [0, 1]; 0 where nothing was wanted."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """In [0, 1]; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean, in [0, 1]."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def mentions_found(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Rate:
    """Mentions alone, whatever chain they are in."""
    wanted, given = frozenset().union(*gold), frozenset().union(*predicted)
    both = len(wanted & given)
    return Rate(both, len(wanted), both, len(given))


def muc(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Rate:
    """Links kept (Vilain, Burger, Aberdeen, Connolly and Hirschman 1995). Singletons have no links and do not count."""
    found, wanted = _links(gold, predicted)
    right, given = _links(predicted, gold)
    return Rate(found, wanted, right, given)


def _links(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    """Links of ``clusters`` that ``other`` keeps: a cluster in n parts has lost n - 1. And all links."""
    home = {mention: n for n, cluster in enumerate(other) for mention in cluster}
    kept = 0
    for cluster in clusters:
        homes = {home[mention] for mention in cluster if mention in home}
        parts = len(homes) + sum(mention not in home for mention in cluster)
        kept += len(cluster) - parts
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def b_cubed(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Rate:
    """For each mention, how much of its chain is with it, averaged over mentions (Bagga and Baldwin 1998)."""
    found, wanted = _company(gold, predicted)
    right, given = _company(predicted, gold)
    return Rate(found, wanted, right, given)


def _company(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    together = sum(len(cluster & its) ** 2 / len(cluster) for cluster in clusters for its in other)
    return together, sum(len(cluster) for cluster in clusters)


def ceaf_e(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Rate:
    """Chains aligned one to one so that their similarity, 2 |G and P| / (|G| + |P|), is largest in sum (Luo 2005)."""
    if not gold or not predicted:
        return Rate(0, len(gold), 0, len(predicted))
    alike = np.array([[2 * len(g & p) / (len(g) + len(p)) for p in predicted] for g in gold])
    best = float(alike[linear_sum_assignment(-alike)].sum())
    return Rate(best, len(gold), best, len(predicted))


CONLL = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf_e}


def conll_f1(rates: Mapping[str, Rate]) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e, in [0, 1] (Pradhan and others 2012)."""
    return sum(rates[name].f1 for name in CONLL) / len(CONLL)


@dataclass(frozen=True, slots=True)
class Typed:
    """A chain and what it is a chain of."""

    type: str
    mentions: Cluster


class ChainRate(NamedTuple):
    """Whole chains found, and how many of the gold chains' mentions the chains found for them hold."""

    chains: Rate = Rate()
    mentions: Rate = Rate()

    def plus(self, other: "ChainRate") -> "ChainRate":
        return ChainRate(self.chains.plus(other.chains), self.mentions.plus(other.mentions))


def chains_found(gold: Collection[Typed], predicted: Collection[Typed], kind: str) -> ChainRate:
    """Whether each party of one type that is mentioned more than once was found as one party.

    Chains of one mention are left out on both sides. A predicted chain is right for a gold chain when more than half
    of its mentions are the gold chain's; so it is right for one gold chain at most, and shares two mentions with it
    at least. Of several chains right for one gold chain, the one that shares most counts; the others, fragments, are
    wrong. Recall is over gold chains of the type. Precision is over predicted chains: those found for a gold chain of
    the type, and those of the type that were found for none; so a chain that is right but for its type is no error.
    """
    wanted = [chain for chain in gold if len(chain.mentions) > 1]
    given = [chain for chain in predicted if len(chain.mentions) > 1]
    found: dict[Cluster, Cluster] = {}
    for chain in given:
        right = next((g.mentions for g in wanted if 2 * len(g.mentions & chain.mentions) > len(chain.mentions)), None)
        if right is not None and len(chain.mentions & right) > len(found.get(right, frozenset()) & right):
            found[right] = chain.mentions
    of_type = [chain.mentions for chain in wanted if chain.type == kind]
    matched = [(g, found[g]) for g in of_type if g in found]
    spurious = sum(chain.type == kind and chain.mentions not in found.values() for chain in given)
    shared = sum(len(g & p) for g, p in matched)
    return ChainRate(
        Rate(len(matched), len(of_type), len(matched), len(matched) + spurious),
        Rate(shared, sum(map(len, of_type)), shared, sum(len(p) for _, p in matched)),
    )
