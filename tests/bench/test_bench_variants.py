"""The judged pairs of natural variants: offsets only, and an agreement that can be worked out by hand."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from variants import STRATA, TRUTH, kappa, pairs, traced

POLNEAR = Path(os.environ.get("POLNEAR") or Path(__file__).parents[3] / "shared" / "data" / "polnear")


@pytest.mark.parametrize(("name", "n"), [("pairs", 100), ("held-out", 39)])
def test_every_pair_is_judged_and_holds_no_words_of_the_corpus(name: str, n: int) -> None:
    rows = [json.loads(line) for line in (TRUTH / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == n
    for row in rows:
        assert sorted(row) == ["one", "other", "same", "stratum", "wording"]
        assert row["stratum"] in STRATA and row["one"][0] != row["other"][0]
        assert (row["wording"] in ("kept", "reworded")) == row["same"]
        assert all(isinstance(at, int) for side in ("one", "other") for span in row[side][1] for at in span)


def test_kappa_is_nothing_for_chance_and_one_for_agreement() -> None:
    assert kappa(Counter({(True, True): 25, (True, False): 25, (False, True): 25, (False, False): 25})) == 0
    assert kappa(Counter({(True, True): 3, (False, False): 7})) == 1


@pytest.mark.skipif(not POLNEAR.is_dir(), reason="the corpus PolNeAR is not here; POLNEAR names its folder")
def test_tracing_agrees_with_the_judge_in_nearly_all_pairs() -> None:
    judged = [pair.same == (traced(POLNEAR, pair) is not None) for pair in pairs()]
    assert sum(judged) >= 94
