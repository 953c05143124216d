"""How well names are told apart: labelled pairs, and microseconds a pair.

    python bench/names.py --data ../shared/data

On name_bench (826 labelled pairs, MIT; from nomenklatura, which screens names against sanctions lists). A pair counts
as a match unless the verdict is *different*. A third of the pairs, picked by a hash of their names, was kept from
sight while the rules and lists were written; it is reported apart. Many pairs are near copies of others, so the third
is not independent of the rest. rapidfuzz's ``token_set_ratio`` of 90 or more is the baseline where rapidfuzz is
installed. "By categories" are the corpus's own, with five pairs or more. Takes about a second.
"""

import argparse
import csv
import hashlib
import importlib.util
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.names import compare

Judge = Callable[[str, str], bool]
KINDS = {"Person": "persons", "Company": "organisations", "Organization": "organisations"}
BASELINE_FROM, FEWEST, REPEATS = 90, 5, 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one party's."""

    left: str
    right: str
    is_match: bool
    kind: str
    category: str

    @property
    def is_held_out(self) -> bool:
        digest = hashlib.sha256(f"{self.left}\t{self.right}".encode()).hexdigest()
        return int(digest, 16) % 3 == 0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of matches found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


def pairs_of(path: Path) -> list[Pair]:
    """The labelled pairs of a name_bench table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(
                row["name1"],
                row["name2"],
                row["is_match"] == "true",
                KINDS.get(row["schema"], "other"),
                row["category"] or "(none)",
            )
            for row in csv.DictReader(lines)
        ]


def score(pairs: Iterable[Pair], judge: Judge) -> Score:
    """How often ``judge`` finds the matches among ``pairs``."""
    found = [(pair.is_match, judge(pair.left, pair.right)) for pair in pairs]
    return Score(found.count((True, True)), found.count((False, True)), found.count((True, False)))


def may_be_one(left: str, right: str) -> bool:
    return compare(left, right).verdict != "different"


def are_one(left: str, right: str) -> bool:
    return compare(left, right).verdict == "same"


def baseline() -> Judge | None:
    """rapidfuzz's token set ratio over case-folded names, where it is installed."""
    if importlib.util.find_spec("rapidfuzz") is None:
        return None
    from rapidfuzz import fuzz

    return lambda left, right: fuzz.token_set_ratio(left.casefold(), right.casefold()) >= BASELINE_FROM


def microseconds(pairs: Sequence[Pair], judge: Judge, repeats: int) -> float:
    """Mean time a pair, over ``repeats`` rounds."""
    start = time.perf_counter()
    for _ in range(repeats):
        for pair in pairs:
            judge(pair.left, pair.right)
    return (time.perf_counter() - start) / (repeats * len(pairs)) * 1e6


def line(name: str, pairs: Sequence[Pair], judge: Judge) -> str:
    got = score(pairs, judge)
    return f"{name:<44}{len(pairs):5}  P {got.precision:.3f}  R {got.recall:.3f}  F1 {got.f1:.3f}"


def by_kind(title: str, pairs: list[Pair], judge: Judge) -> list[str]:
    out = []
    for kind in ("persons", "organisations", "other"):
        chosen = [pair for pair in pairs if pair.kind == kind]
        seen = [pair for pair in chosen if not pair.is_held_out]
        held = [pair for pair in chosen if pair.is_held_out]
        rows = (("all", chosen), ("seen", seen), ("held out", held))
        out += [line(f"{title}, {kind}, {name}", some, judge) for name, some in rows]
    return out


def by_category(pairs: list[Pair], judge: Judge) -> list[str]:
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[f"  {pair.kind}, {pair.category}"].append(pair)
    return [line(name, some, judge) for name, some in sorted(groups.items()) if len(some) >= FEWEST]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    table = parser.parse_args().data / "name_bench" / "cases.csv"
    if not table.is_file():
        print(f"names: skipped, no labelled pairs at {table}")
        return
    pairs = pairs_of(table)
    for other_name in ("Jon Smyth", "Smith and Sons Ltd."):
        may_be_one("John Smith", other_name)  # The word lists are read on first use.
    cold = microseconds(pairs, may_be_one, 1)
    print(f"names: {len(pairs)} pairs of name_bench; a match is any verdict but 'different'")
    print("\n".join(by_kind("ours", pairs, may_be_one) + by_kind("only 'same'", pairs, are_one)))
    print("by category, ours")
    print("\n".join(by_category(pairs, may_be_one)))
    warm = microseconds(pairs, may_be_one, REPEATS)
    print(f"time a pair: {cold:.1f} us with names not seen before, {warm:.1f} us again")
    other = baseline()
    if other is None:
        print("baseline: skipped, rapidfuzz is not installed")
    else:
        print("\n".join(by_kind("token_set_ratio >= 90", pairs, other)))


if __name__ == "__main__":
    main()
