"""A record of a million statements: how long questions take, how large it is, how it grows.

    onrecord read --json REPORT... > readings.jsonl
    python bench/record.py fill --readings readings.jsonl --record big.db --statements 1000000
    python bench/record.py fold --record big.db
    python bench/record.py ask --record big.db --out figures.jsonl
    python bench/record.py plot --figures figures.jsonl --svg docs/reference/record-growth.svg

The readings are real, the reports made up from them (``record_made``), kept through ``Record.add``, some hundred in a
transaction. ``fold`` works out who is who. ``ask`` puts questions drawn from the record itself by a fixed seed, in a
process of its own, whose memory is told; where the machine has other work to do, ``cpu_p95`` (the processor's time, a
server's with it) is to be trusted and the clock is not. ``--record`` may be an address on PostgreSQL, to which
``record_copy`` brings a whole record sooner than ``fill``. With
``fold --by-name`` parties of one name are taken for one speaker instead of working it out: the questions are then on
as many speakers, at a fraction of the time.
"""

import argparse
import hashlib
import json
import os
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import record_growth
import record_made
from onrecord.ask import Asked, ask, groups, silence
from onrecord.errors import QueryError
from onrecord.flow import statements
from onrecord.link.words import is_function
from onrecord.resolve import Appearance, Decisions, KnownSpeaker, Resolution, Roster, resolve
from onrecord.store import Record

SEED = 20201124
IN_ONE = 200
"""Reports in a transaction."""
_WORD = re.compile(r"[^\W\d_]{5,}")
ACTS = ("deny", "ask", "promise", "demand")
CERTAINTIES = ("possible", "probable", "negative", "certain")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", choices=["fill", "fold", "ask", "plot"])
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--record")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--by-name", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--figures", type=Path, nargs="*")
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    if given.work == "plot":
        found = [json.loads(line) for path in given.figures for line in path.read_text().splitlines()]
        given.svg.write_text(record_growth.svg(found), encoding="utf-8")
        return
    work = {"fill": fill, "fold": fold, "ask": figures}[given.work]
    print_figures(work(given), given.out)


def print_figures(found: dict[str, object], out: Path | None) -> None:
    print(json.dumps(found))
    if out is not None:
        with out.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(found) + "\n")


def fill(given: argparse.Namespace) -> dict[str, object]:
    """Keep made-up reports until the record has as many statements."""
    model = record_made.model_of(given.readings)
    cpu, wall = time.process_time(), time.monotonic()
    with Record.open(given.record, create=True) as record:
        before = record.counts()
        reports = record_made.reports(model, before.n_reports, given.statements - before.n_statements)
        while some := list(islice(reports, IN_ONE)):
            with record.together():
                for original, reading in some:
                    record.add(original, reading, statements(reading), "bench 1")
        after = record.counts()
    n = after.n_statements - before.n_statements
    took = {"cpu_s": round(time.process_time() - cpu, 1), "wall_s": round(time.monotonic() - wall, 1)}
    return {"work": "fill", "n_added": n, "n_statements": after.n_statements, **took, "peak_mb": peak()}


def fold(given: argparse.Namespace) -> dict[str, object]:
    """Work out who is who."""
    cpu, wall = time.process_time(), time.monotonic()
    with Record.open(given.record) as record:
        found = record.unresolved()
        if found is not None:
            work = by_name if given.by_name else resolve
            record.keep_speakers(found, work(found.appearances, found.meaning.decisions))
        n = record.counts().n_statements
    took = {"cpu_s": round(time.process_time() - cpu, 1), "wall_s": round(time.monotonic() - wall, 1)}
    return {"work": "fold", "n_statements": n, **took, "peak_mb": peak()}


def by_name(found: Sequence[Appearance], decisions: Decisions) -> Resolution:
    """Parties of one name as one speaker; those without a name each for itself."""
    parties: dict[str, list[Appearance]] = defaultdict(list)
    for one in found:
        parties[one.name if one.is_named else "/".join(one.party)].append(one)
    speakers = []
    for some in parties.values():
        lead = min(some)
        id_ = hashlib.sha256("/".join(lead.party).encode()).hexdigest()[:16]
        everywhere = tuple(sorted(one.party for one in some))
        speakers.append(KnownSpeaker(id_, lead.name, lead.kind, lead.aliases, lead.titles, everywhere))
    return Resolution(Roster(tuple(sorted(speakers, key=lambda one: one.id))), (), ())


def figures(given: argparse.Namespace) -> dict[str, object]:
    """Put questions of each kind; milliseconds at the median, at 95 of 100, and at most."""
    draw = random.Random(SEED)
    with Record.open(given.record, read_only=True) as record:
        n = record.counts()
        if not record.files:
            with record._database.reading():
                BACKENDS.extend(record._database.one("SELECT pg_backend_pid()") or ())
        drawn = Drawn(record, draw)
        found: dict[str, object] = {
            "work": "ask",
            "database": "SQLite" if record.files else "PostgreSQL",
            "n_statements": n.n_statements,
            "n_reports": n.n_reports,
            "bytes_a_statement": round(size(record) / n.n_statements),
        }
        found["word"] = timed(given.questions, lambda: ask(record, drawn.word()))
        found["two_filters"] = timed(given.questions, lambda: ask(record, drawn.two_filters()))
        found["facets"] = timed(
            given.questions, lambda: groups(record, drawn.two_filters(), draw.choice(("speaker", "outlet", "month")))
        )
        found["facets_of_a_word"] = timed(given.questions, lambda: groups(record, drawn.word(), "speaker"))
        found["silent"] = timed(max(given.questions // 3, 10), lambda: silent(record, drawn))
    found["peak_mb"] = peak()
    return found


def silent(record: Record, drawn: "Drawn") -> object:
    try:
        return silence(record, drawn.silence())
    except QueryError:
        return None


class Drawn:
    """Words, names and outlets as they stand in a record: drawn from its statements, so frequent ones come often."""

    def __init__(self, record: Record, draw: random.Random) -> None:
        self._draw = draw
        ids = list(record.documents())
        self._hits = [hit for id_ in draw.sample(ids, min(len(ids), 400)) for hit in record.shown.statements_of(id_)]

    def word(self) -> str:
        return self._words(1)[0]

    def two_filters(self) -> str:
        """A question with two conditions, each kind as often as the others."""
        draw, word = self._draw, self.word()
        kinds: Sequence[Callable[[], str]] = (
            lambda: f"{word} speaker:{self._speaker()}",
            lambda: f"{word} outlet:{self._outlet()}",
            lambda: f"{word} {self._stretch()}",
            lambda: f"speaker:{self._speaker()} {self._stretch()}",
            lambda: f"outlet:{self._outlet()} act:{draw.choice(ACTS)}",
            lambda: f"certainty:{draw.choice(CERTAINTIES)} outlet:{self._outlet()}",
            lambda: f"about:{word} certainty:{draw.choice(CERTAINTIES)}",
            lambda: " ".join(self._words(2)),
            lambda: f'"{self._phrase()}" outlet:{self._outlet()}',
            lambda: f"speaker:{self._speaker()} via:{self._speaker()}",
        )
        return draw.choice(kinds)()

    def silence(self) -> Asked:
        year = self._draw.randrange(2009, 2022)
        return Asked(" ".join(self._words(2)), f"{year}-{self._draw.randrange(1, 13):02}", f"{year + 2}-06")

    def _words(self, n: int) -> list[str]:
        while True:
            text = self._draw.choice(self._hits).statement.attribution.content.text
            words = [one for one in _WORD.findall(text.lower()) if not is_function(one)]
            if len(words) >= n:
                return self._draw.sample(words, n)

    def _phrase(self) -> str:
        while True:
            words = self._draw.choice(self._hits).statement.attribution.content.text.split()
            if len(words) > 3 and all(word.isalpha() for word in words[1:3]):
                return " ".join(words[1:3])

    def _speaker(self) -> str:
        while True:
            speaker = self._draw.choice(self._hits).statement.attribution.speaker
            if speaker is not None and speaker.name.split()[-1].isalpha():
                return speaker.name.split()[-1]

    def _outlet(self) -> str:
        return f'"{self._draw.choice(self._hits).publisher}"'

    def _stretch(self) -> str:
        year = self._draw.randrange(2008, 2023)
        return f"from:{year}-{self._draw.randrange(1, 13):02} until:{year + 1}"


def timed(n: int, work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of ``n`` runs, by the clock on the wall and by the processor."""
    walls, cpus = zip(*(once(work) for _ in range(n)), strict=True)
    return {"p50": at(walls, 0.5), "p95": at(walls, 0.95), "max": at(walls, 1.0), "cpu_p95": at(cpus, 0.95)}


def once(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.monotonic(), processor()
    work()
    return 1000 * (time.monotonic() - wall), 1000 * (processor() - cpu)


BACKENDS: list[int] = []
"""The server's processes that work for this one; on a server elsewhere there are none to be seen."""


def processor() -> float:
    """Seconds of the processor that this process and the server's for it have used (Linux)."""
    used = time.process_time()
    for backend in BACKENDS:
        fields = Path(f"/proc/{backend}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def at(figures: Sequence[float], share: float) -> float:
    ordered = sorted(figures)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def size(record: Record) -> int:
    """Bytes that a record takes on the disk."""
    if record.files:
        return Path(record.path).stat().st_size
    with record._database.reading():
        row = record._database.one(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r'"
            " AND c.relnamespace = current_schema()::regnamespace"
        )
    return int(row[0]) if row else 0


def peak() -> int:
    """Most memory this process has held, in MB (Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
