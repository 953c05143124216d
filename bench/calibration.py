"""How far an attribution's confidence can be believed: reliability table and expected calibration error.

    python bench/calibration.py --polnear ../shared/data/polnear --scorer ../shared/tools/score_attributions.py

On PolNeAR dev, through the whole pipeline. An attribution is right when the shared scorer counts it for CS. ECE is
the mean gap between confidence and share right over ten bins of equal width, weighted by their size (Naeini et al.
2015). The shipped calibration was fitted on dev, so ``--fit`` also prints the ECE of a four-fold cross-fit over
articles, in which no article is judged by a fit that saw it. Takes about 15 seconds.
"""

import argparse
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import quality
from onrecord.contract import reading_object
from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.tag import load_tagger
from onrecord.tag.bundle import open_bundle

Floats = NDArray[np.float64]
N_BINS, N_FOLDS = 10, 4


def scorer_module(path: Path, polnear: Path) -> ModuleType:
    """The shared scorer, for its own matching of attributions."""
    os.environ["POLNEAR"] = str(polnear.resolve())
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right(scorer: ModuleType, text: str, gold: list[Any], predicted: list[Any]) -> list[bool]:
    """For each predicted attribution, whether the scorer's CS matching pairs it with a gold one."""
    found = scorer.prep(text, predicted)
    wanted = [attribution for attribution in scorer.prep(text, gold) if attribution["content"]]
    weights = np.zeros((len(wanted), len(found)))
    for i, g in enumerate(wanted):
        for j, p in enumerate(found):
            shared = len(g["content_c"] & p["content_c"])
            overlap = shared / len(g["content_c"] | p["content_c"]) if shared else 0.0
            source = not g["source"] or bool(g["source_c"] & p["source_c"])
            weights[i, j] = overlap * (overlap >= 0.5) * source
    matched = {j for _, j in scorer.match(weights)}
    return [j in matched for j in range(len(found))]


def expected_error(confidence: Floats, is_right: Floats) -> float:
    """ECE in [0, 1] over ten bins of equal width."""
    bins = np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    gaps = [abs(confidence[bins == b].sum() - is_right[bins == b].sum()) for b in range(N_BINS)]
    return float(sum(gaps) / len(confidence))


def fitted(log_odds: Floats, is_right: Floats) -> tuple[float, float]:
    """Intercept and slope of the likeliest logistic curve (Platt 1999)."""
    sign = 2 * is_right - 1
    best = minimize(lambda w: np.logaddexp(0, -sign * (w[0] + w[1] * log_odds)).mean(), np.asarray([0.0, 1.0]))
    return float(best.x[0]), float(best.x[1])


def cross_fitted(log_odds: Floats, is_right: Floats, article: NDArray[np.int64]) -> Floats:
    """Confidence of each attribution by a curve fitted to the articles of the other folds."""
    out = np.zeros(len(log_odds))
    for fold in range(N_FOLDS):
        held = article % N_FOLDS == fold
        intercept, slope = fitted(log_odds[~held], is_right[~held])
        out[held] = 1 / (1 + np.exp(-(intercept + slope * log_odds[held])))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_attributions.py"))
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--fit", action="store_true", help="fit the calibration anew and print its cross-fitted ECE")
    options = parser.parse_args()
    texts = sorted((options.polnear / "dev" / "text").glob("*.txt"))
    if not texts or not options.scorer.is_file():
        print(f"calibration: skipped, no corpus in {options.polnear} or no scorer at {options.scorer}")
        return
    scorer = scorer_module(options.scorer, options.polnear)
    gold = scorer.P.first("dev")
    tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
    confidences: list[float] = []
    rights: list[bool] = []
    articles: list[int] = []
    for number, path in enumerate(texts):
        line = reading_object(read(parse(load(str(path))), tagger))
        predicted = quality.scored(line)["attributions"]
        rights += right(scorer, line["document"]["text"], gold[path.stem], predicted)
        confidences += [a["confidence"] for a in line["attributions"] if a["parent"] is None]
        articles += [number] * len(predicted)
    confidence, is_right = np.asarray(confidences), np.asarray(rights, dtype=float)
    print(f"calibration: PolNeAR dev, {len(texts)} articles, {len(confidence)} attributions, {tagger.version}")
    print("confidence      n   mean  right")
    bins = np.minimum((confidence * N_BINS).astype(int), N_BINS - 1)
    for b in sorted(set(bins.tolist())):
        chosen = bins == b
        print(
            f"{b / N_BINS:.1f} to {(b + 1) / N_BINS:.1f} {chosen.sum():6} {confidence[chosen].mean():6.3f} "
            f"{is_right[chosen].mean():6.3f}"
        )
    print(f"ECE {expected_error(confidence, is_right):.3f}")
    if options.fit:
        intercept, slope = open_bundle(options.bundle).manifest.calibration
        safe = np.clip(confidence, 1e-4, 1 - 1e-4)
        log_odds = (np.log(safe / (1 - safe)) - intercept) / slope
        again = cross_fitted(log_odds, is_right, np.asarray(articles))
        print(
            f"fitted calibration {fitted(log_odds, is_right)}, cross-fitted ECE {expected_error(again, is_right):.3f}"
        )


if __name__ == "__main__":
    main()
