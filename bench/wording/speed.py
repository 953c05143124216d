"""How fast quotations are found: 100 among 10,000 texts, with and without an index, and in one very long text."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.quote import WordingIndex, check_among, check_wording

N_TEXTS, N_QUOTATIONS, N_PARAGRAPHS, N_PAGES, WORDS_A_PAGE = 10_000, 100, 9, 300, 400
SEED = 5


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of processor time and of wall time."""

    what: str
    processor: float
    wall: float


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of the reports in a folder, of 20 words and more."""
    texts = (path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt")))
    return [p for text in texts for p in text.split("\n") if len(p.split()) >= 20]


def texts_of(pool: Sequence[str], rng: random.Random) -> list[str]:
    """Texts put together from paragraphs at random: about 450 words each."""
    return ["\n\n".join(rng.choices(pool, k=N_PARAGRAPHS)) for _ in range(N_TEXTS)]


def quotations_of(texts: Sequence[str], rng: random.Random) -> Iterator[tuple[int, str]]:
    """Eight to thirty words from a text each, every third with a word left out."""
    for i in range(N_QUOTATIONS):
        number = rng.randrange(len(texts))
        words = texts[number].split()
        start = rng.randrange(len(words) - 40)
        chosen = words[start : start + rng.randint(8, 30)]
        if i % 3 == 0:
            del chosen[len(chosen) // 2]
        yield number, " ".join(chosen)


def timings(folder: Path) -> tuple[list[Timing], float, float]:
    """The timings, the index's size in MB for the texts' size in MB."""
    rng = random.Random(SEED)
    pool = paragraphs(folder)
    texts = texts_of(pool, rng)
    quotations = [words for _, words in quotations_of(texts, rng)]
    index = WordingIndex.build(texts)
    book = " ".join(" ".join(rng.choices(pool, k=N_PAGES * WORDS_A_PAGE // 50)).split()[: N_PAGES * WORDS_A_PAGE])
    page = " ".join(book.split()[80_000:80_025])
    found = [
        _timed("100 quotations, 10,000 texts, cold", lambda: check_among(quotations, texts)),
        _timed("100 quotations, 10,000 texts, index at hand", lambda: check_among(quotations, texts, index)),
        _timed("one quotation in 300 pages", lambda: check_wording(page, [book])),
    ]
    return found, index.n_bytes / 1e6, sum(map(len, texts)) / 1e6


def _timed(what: str, work: Callable[[], object]) -> Timing:
    processor, wall = time.process_time(), time.perf_counter()
    work()
    return Timing(what, time.process_time() - processor, time.perf_counter() - wall)
