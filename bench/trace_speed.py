"""How long tracing takes in a large record: invented reports, one of whose sayings is carried by many of them.

    python bench/trace_speed.py [--reports 7200] [--keep FILE]

Reports have 14 statements of random words each, so that 7,200 of them hold 100,000 statements. Times are processor
seconds; ``cold`` makes the index of the wordings, ``warm`` reads it from its file, and after an ``onrecord add`` only
the new reports are indexed.
"""

import argparse
import hashlib
import random
import resource
import tempfile
import time
from pathlib import Path

from onrecord.flow import statements
from onrecord.flow.trace import trace
from onrecord.store import Record
from onrecord.types import Attribution, Block, Content, Document, Original, Passage, Reading, Span

SAYING = "the pumps below the old customs house became increasingly unreliable that winter"
_CHANGED = "the pumps below the old customs house became rather unreliable that winter"
_PER_REPORT, _CARRIERS = 14, 40


def words(rng: random.Random) -> list[str]:
    """A vocabulary of 20,000 invented words."""
    return ["".join(rng.choice("aeioubcdfglmnprst") for _ in range(rng.randint(3, 9))) for _ in range(20_000)]


def report(n: int, rng: random.Random, vocabulary: list[str]) -> tuple[Original, Reading]:
    """One report with its reading; every so many carry the saying, one of three of them changed."""
    sentences = [" ".join(rng.choices(vocabulary, k=rng.randint(8, 24))) for _ in range(_PER_REPORT)]
    if n % 180 == 0:
        sentences[3] = _CHANGED if n % 540 == 0 else SAYING
    text, found = "", []
    for sentence in sentences:
        start = len(text)
        text += f"“{sentence},” said Speaker {n % 97}. {' '.join(rng.choices(vocabulary, k=20)).capitalize()}.\n\n"
        content = Span(start, start + len(sentence) + 3)
        cue = text.index("said", content.end)
        source = Span(cue + 5, text.index(".", cue))
        found.append((content, Span(cue, cue + 4), source))
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    day = f"2020-{1 + n % 12:02}-{1 + n % 28:02}"
    blocks = (Block(Span(0, len(text)), "paragraph"),)
    document = Document(digest[:16], f"{n}.txt", digest, text, blocks, None, f"Outlet {n % 211}", (), day)
    told = tuple(
        Attribution(
            hashlib.sha256(f"{digest}{c.start}".encode()).hexdigest()[:16],
            "direct",
            Passage(s, text[s.start : s.end]),
            Passage(q, "said"),
            Content((c,), text[c.start : c.end]),
            1.0,
        )
        for c, q, s in found
    )
    return Original(f"{n}.txt", data, digest), Reading(document, told)


def fill(path: Path, n_reports: int, first: int = 0) -> None:
    """So many reports more in a record, from the number ``first`` on."""
    rng = random.Random(7)
    vocabulary = words(rng)
    with Record.open(path, create=True) as record:
        for n in range(first, first + n_reports):
            original, reading = report(n, rng, vocabulary)
            record.add(original, reading, statements(reading), "bench")


def timed(record: Record, name: str) -> None:
    """One line on one trace."""
    began = time.process_time()
    found = trace(record, SAYING)
    took = time.process_time() - began
    print(f"{name}: {took:.2f} s, {len(found.versions)} versions, {found.n_compared} reports compared")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=7_200)
    parser.add_argument("--keep", type=Path, help="keep the record here, or use the one that is here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "trace.db"
        if not path.exists():
            fill(path, options.reports)
        with Record.open(path, read_only=True) as record:
            print(f"{record.counts().n_statements:,} statements in {record.counts().n_reports:,} reports")
            for name in ("cold", "warm", "warm"):
                timed(record, name)
        fill(path, 10, options.reports + 1)
        with Record.open(path, read_only=True) as record:
            timed(record, "10 reports later")
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
