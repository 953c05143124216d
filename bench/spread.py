"""Spread on every engine: are the tables the same bytes, how fast is each, what does a kill cost?

    python bench/spread.py --polnear ../shared/data/polnear --documents 2000 --kills 10 --folder /tmp/spread-bench

Documents are passages of PolNeAR articles, each with an invented opening line so that no two are alike; they are put
in --folder, which lies outside the repository. Every run is a process of its own. Its seconds on the clock hang on what
else the machine does, which the load tells; its seconds of the processor, with those of all its workers, do not. A kill
is SIGKILL at a moment drawn from the work itself: when a drawn number of documents has been read. The tables that come
out after all the kills are compared with undisturbed ones, and the readings that were made are counted.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from onrecord.flow import Reader
from onrecord.flow.reader import worker_reader
from onrecord.flow.spread import Choices, spread
from onrecord.types import Document, Reading

LOG = "ONRECORD_BENCH_READS"
# Where nothing compiled may be written, every worker of every run would first compile some 250 modules.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
TABLES = ("documents", "attributions", "statements", "people", "times", "speakers", "merges", "relations", "inputs")


def logged_reader(bundle: str | None) -> Reader:
    """The reader of a worker, which notes each reading it makes."""
    reader = worker_reader(bundle)

    def read(document: Document) -> Reading:
        with Path(os.environ[LOG]).open("a") as file:
            file.write(f"{document.id}\n")
        return reader.read(document)

    return Reader(read, reader.version)


def main() -> int:
    """Run what was asked for and print it; 1 where any tables differ."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--polnear", type=Path)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--words", type=int, default=80)
    options.add_argument("--engines", default="serial,processes,dask")
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--kill-documents", type=int, default=200)
    options.add_argument("--folder", type=Path, default=Path("/tmp/spread-bench"))
    options.add_argument("--run", nargs=4, metavar=("ENGINE", "SOURCE", "TO", "LOGGED"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.run:
        return one_run(*given.run)
    source = given.folder / "in"
    write_documents(given.polnear, source, given.documents, given.words)
    found = {engine: measured(engine, source, given.folder / engine) for engine in given.engines.split(",")}
    for engine, told in found.items():
        print(engine, json.dumps(told))
    hashes = {told["tables"] for told in found.values()}
    print("the tables are the same bytes" if len(hashes) == 1 else "THE TABLES DIFFER")
    ok = len(hashes) == 1
    if given.kills:
        few = given.folder / "few"
        write_documents(given.polnear, few, given.kill_documents, given.words)
        plain = measured("serial", few, given.folder / "plain")["tables"]
        for engine, whom in (
            ("serial", "leader"),
            ("processes", "leader"),
            ("processes", "worker"),
            ("dask", "leader"),
            ("dask", "worker"),
        ):
            if engine in found:
                told = killed(engine, whom, few, given.folder / "killed", given.kills)
                ok &= told["tables"] == plain
                print(f"{engine}, {whom} killed", json.dumps({**told, "tables": told["tables"] == plain}))
    return 0 if ok else 1


def write_documents(polnear: Path, folder: Path, n: int, n_words: int) -> None:
    """So many documents, each of about so many words, always the same."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted((polnear / "train").rglob("*.txt"))]
    draw = random.Random(2)
    for number in range(n):
        paragraphs = [part for part in texts[number % len(texts)].split("\n") if part.strip()]
        at = draw.randrange(max(len(paragraphs) - 3, 1))
        kept: list[str] = []
        while at < len(paragraphs) and sum(len(part.split()) for part in kept) < n_words:
            kept.append(paragraphs[at])
            at += 1
        opening = f"This is dispatch {number} of the invented Harbour Gazette."
        (folder / f"{number:06d}.txt").write_text("\n\n".join((opening, *kept)) + "\n", encoding="utf-8")


def one_run(engine: str, source: str, to: str, logged: str) -> int:
    """A run in this process; when the last batch was read is told on standard output."""
    began = time.monotonic()
    read = [began]
    make = logged_reader if logged == "yes" else worker_reader
    choices = Choices(engine=engine, n_workers=2, batch=20, n_buckets=4, make=make)  # type: ignore[arg-type]
    done = spread([source], to, choices, tell=lambda _: read.append(time.monotonic()))
    told = {"read_s": round(read[-1] - began, 1), "fold_s": round(time.monotonic() - read[-1], 1)}
    print(json.dumps({**told, "documents": done.n_documents, "statements": done.n_statements, "counts": done.counts}))
    return 0


def started(engine: str, source: Path, to: Path, log: Path | None = None) -> "subprocess.Popen[bytes]":
    """A run as a process of its own, and as an installed program runs: with its modules compiled."""
    command = [sys.executable, __file__, "--run", engine, str(source), str(to), "yes" if log else "no"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT | {LOG: str(log)})


def measured(engine: str, source: Path, to: Path) -> dict[str, object]:
    """What an undisturbed run takes, and the hash of all its tables."""
    shutil.rmtree(to, ignore_errors=True)
    began, load = time.monotonic(), os.getloadavg()[0]
    process = started(engine, source, to)
    assert process.stdout is not None
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{engine} ended with {status}")
    told = {**json.loads(out.splitlines()[-1]), "wall_s": round(time.monotonic() - began, 1)}
    told |= {"cpu_s": round(usage.ru_utime + usage.ru_stime, 1), "load_before": round(load, 1)}
    size = sum(path.stat().st_size for path in (to / "batches").rglob("*.parquet"))
    table = sum(path.stat().st_size for name in TABLES for path in (to / name).rglob("*.parquet"))
    return {**told, "batch_bytes": size, "table_bytes": table, "tables": tables_of(to)}


def tables_of(folder: Path) -> str:
    """One hash of every file of every table."""
    found = hashlib.sha256()
    for name in TABLES:
        for path in sorted((folder / name).rglob("*.parquet")):
            found.update(f"{path.relative_to(folder)}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def killed(engine: str, whom: str, source: Path, to: Path, n_kills: int) -> dict[str, object]:
    """Kill the leader, or one of its workers, at so many moments; how many readings were made more than once."""
    shutil.rmtree(to, ignore_errors=True)
    log = to.with_suffix(".reads")
    log.unlink(missing_ok=True)
    n = len(list(source.iterdir()))
    moments = sorted(random.Random(7).sample(range(1, n - 5), n_kills))
    process = started(engine, source, to, log)
    n_done = 0
    for moment in moments:
        while process.poll() is None and reads(log).total() < moment:
            time.sleep(0.01)
        if process.poll() is not None:
            break
        n_done += 1
        if whom == "leader":
            process.kill()
            process.wait()
            process = started(engine, source, to, log)
        else:
            os.kill(random.Random(moment).choice(workers(process.pid)), signal.SIGKILL)
    process.communicate()
    counts = reads(log)
    most = max(counts.values(), default=0)
    return {"kills": n_done, "read_again": counts.total() - len(counts), "most_times": most, "tables": tables_of(to)}


def reads(log: Path) -> Counter[str]:
    """How often each document was begun."""
    return Counter(log.read_text().split()) if log.exists() else Counter()


def workers(leader: int) -> list[int]:
    """The worker processes of a run."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(leader)], capture_output=True, text=True)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "spawn_main" in line]


if __name__ == "__main__":
    raise SystemExit(main())
