"""How uneven the fold's work is when a few speakers are in very many reports: invented reports with Zipf's law.

    python bench/skew.py --reports 1000,4000,16000
    python bench/skew.py --reports "" --streamed 100000,1000000,10000000

Persons have a given name and a surname drawn from invented ones; how often each is named falls with their rank, as
(r + shift)^-1.05 (counts of names in news follow Zipf's law with exponents close to 1; the shift of Mandelbrot flattens
its head). A report names some in full and some only by surname. The real code makes bearers, keys and components
of them; printed is how large the largest share of each step's work is, and how that grows. From the growth ``--to``
extrapolates, which is marked as such.
"""

import argparse
import json
import math
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.resolve import Appearance, PartyId
from onrecord.resolve.bearer import Bearer
from onrecord.resolve.bucketed import alone, bearers_under, block_keys, counted, home_key, pairs_under

EXPONENT = 1.05
PARTIES, LONE = 8, 0.15
A_CHUNK = 50_000
Counts = NDArray[np.int64]
HEADS = (
    "br",
    "d",
    "f",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "qu",
    "r",
    "s",
    "st",
    "t",
    "v",
    "w",
    "y",
    "z",
    "tr",
    "sk",
    "pl",
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
TAILS = (
    "ck",
    "ld",
    "m",
    "nd",
    "ng",
    "rk",
    "rn",
    "ss",
    "st",
    "th",
    "vas",
    "lan",
    "nov",
    "ric",
    "ton",
    "mer",
    "ley",
    "dez",
)


def main() -> int:
    """Simulate each size and print what was found, a JSON object a line; then what the largest sizes would be."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", default="1000,4000,16000")
    options.add_argument("--buckets", type=int, default=64)
    options.add_argument("--to", default="1000000,100000000,1000000000")
    options.add_argument("--shift", type=float, default=10.0)
    options.add_argument("--streamed", default="", help="sizes of which only keys are counted, report by report")
    given = options.parse_args()
    for n in map(int, filter(None, given.streamed.split(","))):
        print(json.dumps(streamed(n, given.buckets, given.shift)))
    found = []
    for n in map(int, filter(None, given.reports.split(","))):
        found.append(simulated(n, given.buckets, given.shift))
        print(json.dumps(found[-1]))
    for n in map(int, given.to.split(",")) if len(found) > 1 else ():
        print(json.dumps({"reports": n, "extrapolated": True, **extrapolated(found, n)}))
    return 0


def syllables(heads: tuple[str, ...], tails: tuple[str, ...]) -> list[str]:
    """Invented names, all that can be made."""
    return [f"{head}{vowel}{tail}".capitalize() for head in heads for vowel in VOWELS for tail in tails]


def names(n: int, draw: np.random.Generator) -> list[str]:
    """So many persons, with surnames that some of them share."""
    surnames = [a + b.lower() for a in syllables(HEADS, TAILS) for b in ("", "a", "son", "er")]
    given = syllables(HEADS, ("n", "ra", "l", "s", "ne"))
    weights = 1 / np.arange(1, len(surnames) + 1) ** 0.6
    last = draw.choice(len(surnames), n, p=weights / weights.sum())
    first = draw.integers(0, len(given), n)
    return [f"{given[a]} {surnames[b]}" for a, b in zip(first, last, strict=True)]


def reports(n: int, shift: float) -> Iterator[list[Appearance]]:
    """The parties of so many reports."""
    draw = np.random.default_rng(11)
    # The number of persons grows as the root of the reports, as vocabularies do (Heaps' law).
    persons = names(int(200 * n**0.5), draw)
    weights = 1 / (np.arange(1, len(persons) + 1) + shift) ** EXPONENT
    cumulated = np.cumsum(weights / weights.sum())
    for number in range(n):
        picked = np.unique(np.minimum(np.searchsorted(cumulated, draw.random(PARTIES)), len(persons) - 1))
        said = [persons[at].split()[-1] if draw.random() < LONE else persons[at] for at in picked]
        company = tuple(sorted({name for name in said if " " in name}))
        id_ = f"{number:016x}"
        yield [
            Appearance(PartyId(id_, f"p{n}"), name, "person", True, (), (), company, "2020-01-01", "", 2)
            for n, name in enumerate(dict.fromkeys(said))
        ]


def streamed(n: int, n_buckets: int, shift: float) -> dict[str, float]:
    """How many rows come under each name and each block key, counted as reports go by: no report is held.

    A full name is taken for one bearer, a surname alone for one a report, as the fold does before it unites them.
    """
    began = time.process_time()
    draw = np.random.default_rng(11)
    persons = names(int(200 * n**0.5), draw)
    weights = 1 / (np.arange(1, len(persons) + 1) + shift) ** EXPONENT
    cumulated = np.cumsum(weights / weights.sum())
    full, lone = (np.zeros(len(persons), dtype=np.int64) for _ in range(2))
    for start in range(0, n, A_CHUNK):
        shape = (min(A_CHUNK, n - start), PARTIES)
        picked = np.sort(np.minimum(np.searchsorted(cumulated, draw.random(shape)), len(persons) - 1), axis=1)
        first = np.ones(shape, dtype=bool)
        first[:, 1:] = picked[:, 1:] != picked[:, :-1]
        alone_ = draw.random(shape) < LONE
        full += np.bincount(picked[first & ~alone_], minlength=len(persons))
        lone += np.bincount(picked[first & alone_], minlength=len(persons))
    return {**key_sizes(persons, full, lone, n_buckets), "reports": n, "cpu_s": round(time.process_time() - began, 1)}


def key_sizes(persons: list[str], full: Counts, lone: Counts, n_buckets: int) -> dict[str, float]:
    """The largest shares of the fold's steps, by the keys that the real code gives each name."""
    homes: Counter[str] = Counter()
    alone_: Counter[str] = Counter()
    for name, n_full, n_lone in zip(persons, full.tolist(), lone.tolist(), strict=True):
        homes[name] += n_full
        alone_[name.split()[-1]] += n_lone
    homes += Counter()
    blocks: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for is_lone, counts in enumerate((homes, alone_)):
        for name, count in counts.items():
            for key in block_keys(Bearer((), (name,), "person", bool(is_lone), frozenset(), frozenset())):
                blocks[key][is_lone] += count if is_lone else 1
    load = np.zeros(n_buckets)
    for name, count in homes.items():
        load[crc32(name.lower().encode()) % n_buckets] += count
    total = int(full.sum() + lone.sum())
    return {
        "appearances": total,
        "distinct_names": len(homes),
        "largest_name": max(homes.values()),
        "largest_name_share": round(max(homes.values()) / total, 4),
        "fullest_bucket_to_mean": round(float(load.max() / load.mean()), 2),
        "largest_surname_alone": max(alone_.values()),
        "largest_block_of_full_names": max(n_full for n_full, _ in blocks.values()),
        "most_rows_under_a_block_key": max(map(sum, blocks.values())),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def simulated(n: int, n_buckets: int, shift: float) -> dict[str, float]:
    """The steps of the fold that skew can hurt, by the real code, in one memory."""
    began = time.process_time()
    homes: dict[str, list[Appearance]] = defaultdict(list)
    naming: Counter[str] = Counter()
    single: list[Bearer] = []
    for several in reports(n, shift):
        naming.update(several[0].company if several else ())
        for one in several:
            key = home_key(one, frozenset())
            if key is None:
                single.append(alone(one, frozenset()))
            else:
                homes["\n".join(key)].append(one)
    acquaintance = counted(n, {name.lower().replace(" ", ""): (count, name) for name, count in naming.items()})
    bearers = [bearer for some in homes.values() for bearer in bearers_under(some, acquaintance)] + single
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for key in block_keys(bearer):
            blocks[key].append(number)
    n_pairs, components = connected(bearers, blocks)
    sizes = sorted(len(some) for some in homes.values())
    load = np.zeros(n_buckets)
    for number, some in enumerate(homes.values()):
        load[number % n_buckets] += len(some)
    total = sum(sizes) + len(single)
    return {
        "reports": n,
        "appearances": total,
        "largest_name": sizes[-1],
        "largest_name_share": round(sizes[-1] / total, 4),
        "fullest_bucket_to_mean": round(float(load.max() / load.mean()), 2),
        "bearers": len(bearers),
        "largest_block": max(map(len, blocks.values())),
        "name_pairs": n_pairs,
        "largest_component": components[0],
        "largest_component_share": round(components[0] / len(bearers), 4),
        "second_component": components[1] if len(components) > 1 else 0,
        "cpu_s": round(time.process_time() - began, 1),
    }


def connected(bearers: list[Bearer], blocks: dict[str, list[int]]) -> tuple[int, list[int]]:
    """How many pairs of names may be one, and the sizes of what they connect, the largest first."""
    group = list(range(len(bearers)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    n_pairs = 0
    for numbers in blocks.values():
        for one, other in pairs_under([bearers[number] for number in numbers]):
            n_pairs += 1
            group[root(numbers[other])] = root(numbers[one])
    return n_pairs, sorted(Counter(map(root, group)).values(), reverse=True)


def extrapolated(found: list[dict[str, float]], n: int) -> dict[str, float]:
    """Each size by the power of the number of reports that it grew by between the two largest simulations."""
    less, more = found[-2:]
    out = {}
    for name in ("appearances", "largest_name", "bearers", "largest_block", "name_pairs", "largest_component"):
        power = math.log(more[name] / less[name]) / math.log(more["reports"] / less["reports"])
        out[name] = float(f"{more[name] * (n / more['reports']) ** power:.2g}")
        out[f"{name}_power"] = round(power, 2)
    return out


if __name__ == "__main__":
    raise SystemExit(main())
