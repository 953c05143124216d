"""Whether memory stays flat: resident size while one process reads 10,000 documents.

    python bench/memory.py --polnear ../shared/data/polnear

The documents are the openings of PolNeAR's texts, each made different by a first line of its own. Takes about six
minutes. Without the corpus the demo case is used.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from onrecord.demo import case_paths
from onrecord.ingest import load, parse

OPENING = 1_500
"""Code points of each text that are read."""


def openings(polnear: Path) -> list[str]:
    """The first paragraphs of every text of the corpus, or of the demo case."""
    paths = sorted(polnear.glob("*/text/*.txt")) or list(case_paths())
    return [parse(load(str(path))).text[:OPENING] for path in paths]


def write_documents(texts: list[str], folder: Path, n: int) -> None:
    """``n`` plain texts, all different."""
    for number, text in enumerate(islice(cycle(texts), n)):
        (folder / f"{number:06}.txt").write_text(f"Report number {number}\n\n{text}\n", encoding="utf-8")


def resident(process: int) -> float:
    """Resident size of a process in MiB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def sizes(folder: Path, every: int) -> Iterator[tuple[int, float]]:
    """Resident size of ``onrecord read --json`` after each ``every`` documents."""
    program = Path(sys.executable).parent / "onrecord"
    with subprocess.Popen([program, "read", "--json", folder], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for number, _ in enumerate(process.stdout, start=1):
            if number % every == 0:
                yield number, resident(process.pid)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    every = max(1, options.documents // 10)
    with tempfile.TemporaryDirectory() as name:
        write_documents(openings(options.polnear), Path(name), options.documents)
        print(f"memory: {options.documents} documents through one process")
        found = dict(sizes(Path(name), every))
    for number, size in found.items():
        print(f"{number:8} documents {size:7.0f} MiB")
    first, last = found[every], list(found.values())[-1]
    print(f"growth from the first tenth to the last {last - first:+.0f} MiB")


if __name__ == "__main__":
    main()
