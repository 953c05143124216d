"""How fast onrecord reads, as ratios in one run.

    python bench/speed.py --polnear ../shared/data/polnear

One thread. Three ways over the same texts, in turn, round by round, CPU seconds: the bare encoder (word pieces made
beforehand, windows without overlap), the tagger (text → spans) and the whole of `read` (file → JSON line). Without
the corpus the demo case is read instead. Takes about two minutes.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from onrecord import contract
from onrecord.demo import case_paths
from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.tag import Tagger, load_tagger
from onrecord.tag.bundle import open_bundle
from onrecord.tag.encode import encode


def bare_encoder(tagger: Tagger, texts: list[str], window: int) -> Callable[[], None]:
    """Run the encoder alone over every text, cut every ``window`` pieces."""
    feeds = []
    for text in texts:
        encoded = encode(text, tagger._tokenizer)
        for at in range(0, len(encoded.ids), window):
            ids = encoded.ids[None, at : at + window]
            feeds.append({"ids": np.ascontiguousarray(ids), "features": encoded.features[None, at : at + window]})

    def run() -> None:
        for feed in feeds:
            tagger._encoder.run(["tags", "words", "cues"], feed)

    return run


def cpu_seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def load_seconds() -> tuple[float, float]:
    """Wall seconds of a fresh process to import the package, and to import it and load the model."""

    def best(code: str) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    return best("import onrecord"), best("from onrecord.tag import load_tagger; load_tagger()")


def peak_mebibytes(paths: list[Path]) -> float:
    """The largest resident size of a fresh process that reads the documents.

    Call it once: the system keeps the maximum of all children.
    """
    program = Path(sys.executable).parent / "onrecord"
    subprocess.run([program, "read", "--json", *paths], check=True, stdout=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    paths = sorted((options.polnear / "dev" / "text").glob("*.txt")) or list(case_paths())
    documents = [parse(load(str(path))) for path in paths]
    texts = [document.text for document in documents]
    bundle = open_bundle(options.bundle)
    tagger = load_tagger(options.bundle, threads=1)
    n_words = sum(len(text.split()) for text in texts)
    n_pieces = sum(len(encode(text, tagger._tokenizer).ids) for text in texts)

    def whole() -> None:
        for path in paths:
            contract.dump(read(parse(load(str(path))), tagger))

    def tag_only() -> None:
        for text in texts:
            tagger.tag(text)

    ways = {"bare encoder": bare_encoder(tagger, texts, bundle.manifest.window), "tagger": tag_only, "read": whole}
    for work in ways.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, work in ways.items():
            seconds[name].append(cpu_seconds(work))
    print(f"speed: {len(paths)} documents, {n_words} words, {n_pieces} word pieces, one thread, {bundle.version}")
    bare = statistics.median(seconds["bare encoder"])
    for name, times in seconds.items():
        median = statistics.median(times)
        print(
            f"{name:13} {n_words / median:7.0f} words/s {n_pieces / median:7.0f} pieces/s "
            f"{len(paths) / median:6.1f} documents/s   {100 * bare / median:5.1f} % of the bare encoder's rate"
        )
    imported, loaded = load_seconds()
    print(f"import {imported:.2f} s, import and load the model {loaded:.2f} s (fresh process, best of 3)")
    print(f"peak memory of 'onrecord read --json' over these documents {peak_mebibytes(paths):.0f} MiB")


if __name__ == "__main__":
    main()
