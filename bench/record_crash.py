"""Kill ``add`` with SIGKILL at random moments: the record must open, be whole, and end as if nothing had happened.

    python bench/record_crash.py --kills 200 --documents 100

Reports are made up; the reader is a regular expression, so that most moments fall into the record's own work: making
it, adding reports, working out who is who. Every run is killed at a moment drawn evenly from the time that an
undisturbed run takes, counted from when the process starts to add; the seed fixes the draws, not the moments, which
hang on the machine. After each kill the record is opened and verified, the same files are added again, and everything
in it, without the numbers that only say in which order rows came, must have the undisturbed run's hash.
"""

import argparse
import hashlib
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from onrecord.flow import Reader, add_paths
from onrecord.store import Record
from onrecord.types import Attribution, Content, Document, Party, Passage, Reading, Span, Speaker

SAID = re.compile(r"(?P<source>[A-Z]\w+ [A-Z]\w+) (?P<cue>said) (?P<content>“[^”]*”)")
GIVEN = ("Ada", "Ben", "Carla", "Dov", "Esme", "Farid", "Greta", "Hugo")
SURNAMES = ("Okafor", "Marsh", "Stroud", "Oxholm", "Quill", "Varga", "Winther", "Yilmaz")
TABLES = {
    "originals": "sha256, bytes, length",
    "paths": "path, sha256",
    "documents": "id, sha256, title, publisher, authors, published, text, blocks",
    "readings": "document_id, reader, path, contract",
    "statements": "id, document_id, position, source, cue, speaker, content, context, contract, speaker_key",
    "appearances": "document_id, rules, parties",
    "speakers": "id, name, kind, titles",
    "speaker_names": "speaker_id, name",
    "parties": "document_id, key, speaker_id",
    "merges": "one_document, one_key, other_document, other_key, is_near, score, reasons",
    "facts": "id, publisher, published, form, act, modality, polarity, basis, stance, said_from, said_until",
    "held": "name, n",
    "tellings": "document_id, rules, told",
    "relations": "one, other, kind, score, reasons, passages, verdict",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a series of kills went. ``n_before`` were killed before the record was made; ``n_late`` runs ended first."""

    n_kills: int
    n_before: int
    n_late: int
    failures: tuple[str, ...]


def main() -> int:
    """Run the series and print how it went; 1 where any record was not whole."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--seed", type=int, default=6)
    given = options.parse_args()
    outcome = series(given.kills, given.documents, given.seed)
    for failure in outcome.failures:
        print(failure)
    print(
        f"{outcome.n_kills} kills ({outcome.n_before} before there was a record; {outcome.n_late} runs ended first):"
        f" {len(outcome.failures)} records not whole or not the same"
    )
    return 1 if outcome.failures else 0


def series(n_kills: int, n_documents: int, seed: int) -> Outcome:
    """Kill as often, each time on a record of its own."""
    draw = random.Random(seed)
    failures: list[str] = []
    n_before = n_late = 0
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        reports = Path(folder) / "reports"
        write_reports(reports, n_documents, draw)
        whole = Path(folder) / "whole.db"
        seconds = timed(whole, reports)
        wanted = exported(whole)
        number = 0
        while number < n_kills:
            path = Path(folder) / f"{number}.db"
            began = time.monotonic()
            if killed(path, reports, draw.uniform(0, seconds)):
                # It ended by itself: the machine is faster now than it was, and the moment is drawn anew.
                n_late += 1
                seconds = min(seconds, time.monotonic() - began)
            else:
                n_before += not path.exists()
                failures += [f"kill {number}: {what}" for what in wrong(path, reports, wanted)]
                number += 1
            for beside in Path(folder).glob(f"{path.name}*"):
                beside.unlink()
    return Outcome(n_kills, n_before, n_late, tuple(failures))


def wrong(path: Path, reports: Path, wanted: str) -> list[str]:
    """What is wrong with a record after a kill, and after adding the same files again."""
    found: list[str] = []
    if path.exists():
        with Record.open(path) as record:
            found += [f"after the kill: {problem}" for problem in record.verify()]
    add_all(path, reports)
    with Record.open(path) as record:
        found += [f"after adding again: {problem}" for problem in record.verify()]
    return found if exported(path) == wanted else [*found, "it differs from an undisturbed run"]


def write_reports(folder: Path, n: int, draw: random.Random) -> None:
    """Reports of two to six statements by people of 64 names."""
    folder.mkdir()
    for number in range(n):
        said = (
            f"{draw.choice(GIVEN)} {draw.choice(SURNAMES)} said “this is sentence {draw.randrange(10**6)}”."
            for _ in range(draw.randrange(2, 7))
        )
        (folder / f"{number:04}.txt").write_text("\n\n".join(said) + "\n", encoding="utf-8")


def add_all(path: Path, reports: Path) -> None:
    """What the killed process does."""
    with Record.open(path, create=True) as record:
        for _ in add_paths(record, [str(reports)], Reader(read_simply, "bench 1")):
            pass


def read_simply(document: Document) -> Reading:
    """Find ``Some Name said “words”`` and nothing else."""
    found = list(SAID.finditer(document.text))
    keys = {name: f"p{number}" for number, name in enumerate(dict.fromkeys(match["source"] for match in found))}
    people = tuple(
        Party(key, name, "person", (), tuple(Span(*m.span("source")) for m in found if m["source"] == name))
        for name, key in keys.items()
    )
    return Reading(document, tuple(_attribution(document, match, keys[match["source"]]) for match in found), people)


def _attribution(document: Document, found: re.Match[str], key: str) -> Attribution:
    source, cue = (Passage(Span(*found.span(name)), found[name]) for name in ("source", "cue"))
    content = Content((Span(*found.span("content")),), found["content"])
    speaker = Speaker(key, found["source"], "person")
    return Attribution(f"{document.id}{found.start():08x}", "direct", source, cue, content, 0.9, speaker=speaker)


def timed(path: Path, reports: Path) -> float:
    """Seconds from the start of adding to its end in a process that is left alone."""
    child, began = started(path, reports)
    child.wait()
    return time.monotonic() - began


def killed(path: Path, reports: Path, after: float) -> bool:
    """Kill a process that long after it began to add; whether it had ended by itself."""
    child, _ = started(path, reports)
    try:
        child.wait(after)
        return True
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return False


def started(path: Path, reports: Path) -> tuple["subprocess.Popen[bytes]", float]:
    """A process that adds, and when it had its libraries together."""
    command = [sys.executable, "-u", "-c", _CHILD, str(Path(__file__).parent), str(path), str(reports)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    child.stdout.close()
    return child, time.monotonic()


_CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import record_crash
from onrecord.store import sqlite
print("ready")
record_crash.add_all(Path(sys.argv[2]), Path(sys.argv[3]))
"""


def exported(path: Path) -> str:
    """A hash of everything in a record, in an order that does not hang on how it came about."""
    digest = hashlib.sha256()
    with Record.open(path, read_only=True) as record, record._database.reading():
        for table, columns in TABLES.items():
            digest.update(table.encode())
            for row in record._database.rows(f"SELECT {columns} FROM {table} ORDER BY {columns}"):
                digest.update(repr(row).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
