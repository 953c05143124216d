"""How well onrecord finds who said what: the whole pipeline on PolNeAR dev, scored by the shared scorer.

    python bench/quality.py --polnear ../shared/data/polnear --scorer ../shared/tools/score_attributions.py

Takes about 15 seconds. CS is the F1 of attributions whose content overlaps (Jaccard >= .5) and whose source is right.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.tag import Tagger, load_tagger
from onrecord.types import Reading


def predictions(tagger: Tagger, texts: list[Path], min_confidence: float) -> list[dict[str, object]]:
    """The readings in the scorer's form."""
    return [
        {"article": path.stem, "attributions": _spans(read(parse(load(str(path))), tagger, min_confidence))}
        for path in texts
    ]


def _spans(reading: Reading) -> list[dict[str, list[list[int]]]]:
    return [
        {
            "source": [list(a.source.span)] if a.source else [],
            "cue": [list(a.cue.span)] if a.cue else [],
            "content": [list(span) for span in a.content.spans],
        }
        for a in reading.attributions
    ]


def score(scorer: Path, polnear: Path, split: str, predicted: list[dict[str, object]]) -> tuple[str, dict[str, object]]:
    """The scorer's report and its figures."""
    with tempfile.TemporaryDirectory() as folder:
        lines, figures = Path(folder) / "predicted.jsonl", Path(folder) / "figures.json"
        lines.write_text("".join(json.dumps(article) + "\n" for article in predicted))
        command = [sys.executable, "-B", str(scorer), str(lines), "--split", split, "--json", str(figures)]
        environment = os.environ | {"POLNEAR": str(polnear.resolve())}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout, json.loads(figures.read_text())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_attributions.py"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--min-confidence", type=float, default=0.0)
    options = parser.parse_args()
    texts = sorted((options.polnear / options.split / "text").glob("*.txt"))
    if not texts or not options.scorer.is_file():
        print(f"quality: skipped, no corpus in {options.polnear} or no scorer at {options.scorer}")
        return
    tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
    predicted = predictions(tagger, texts, options.min_confidence)
    report, _ = score(options.scorer, options.polnear, options.split, predicted)
    print(report)


if __name__ == "__main__":
    main()
