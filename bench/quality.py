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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.contract import reading_object
from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.tag import load_tagger

HEADLINES = {
    "CS": "attr/CS",
    "CS quoted": "attr4/CS/quoted",
    "CS indirect": "attr4/CS/indirect",
    "exact attribution": "attr/exact",
    "source exact": "span/source/exact",
    "cue exact": "span/cue/exact",
    "content exact": "span/content/exact",
    "source tokens": "token/source",
    "cue tokens": "token/cue",
    "content tokens": "token/content",
}
"""What is printed, and what the scorer calls it; each a precision, recall and F1 in per cent."""


def scored(line: Mapping[str, Any]) -> dict[str, Any]:
    """One line of ``onrecord read --json`` in the scorer's form.

    Attributions inside another's content are left out: PolNeAR annotates none, whoever is quoted there.
    """
    spans = [
        {
            "source": [a["source"]["span"]] if a["source"] else [],
            "cue": [a["cue"]["span"]] if a["cue"] else [],
            "content": [list(span) for span in a["content"]["spans"]],
        }
        for a in line["attributions"]
        if a["parent"] is None
    ]
    return {"article": Path(line["document"]["path"]).stem, "attributions": spans}


def score(
    scorer: Path, polnear: Path, split: str, predicted: list[dict[str, Any]]
) -> tuple[str, dict[str, list[float]]]:
    """The scorer's report, and its figures by name: precision, recall, F1 in per cent, then counts."""
    with tempfile.TemporaryDirectory() as folder:
        lines, out = Path(folder) / "predicted.jsonl", Path(folder) / "figures.json"
        lines.write_text("".join(json.dumps(article) + "\n" for article in predicted))
        command = [sys.executable, "-B", str(scorer), str(lines), "--split", split, "--json", str(out)]
        environment = os.environ | {"POLNEAR": str(polnear.resolve())}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout, json.loads(out.read_text())[str(lines)]


def f1(figures: Mapping[str, list[float]], name: str) -> float:
    """The F1 of a figure, in per cent."""
    return figures[name][2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_attributions.py"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--report", action="store_true", help="print the scorer's own report too")
    options = parser.parse_args()
    texts = sorted((options.polnear / options.split / "text").glob("*.txt"))
    if not texts or not options.scorer.is_file():
        print(f"quality: skipped, no corpus in {options.polnear} or no scorer at {options.scorer}")
        return
    tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
    readings = (read(parse(load(str(path))), tagger) for path in texts)
    predicted = [scored(reading_object(reading)) for reading in readings]
    report, figures = score(options.scorer, options.polnear, options.split, predicted)
    print(f"quality: PolNeAR {options.split}, {len(texts)} articles, {tagger.version}")
    print(f"{'':18} precision recall    F1")
    for shown, name in HEADLINES.items():
        precision, recall, both = figures[name][:3]
        print(f"{shown:18} {precision:9.1f} {recall:6.1f} {both:5.1f}")
    if options.report:
        print(report)


if __name__ == "__main__":
    main()
