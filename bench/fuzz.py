"""Tampers with files of every format for as long as it is told to, and keeps what was not taken well.

    python bench/fuzz.py --minutes 30 --seed 1 --finds finds/             # every loader, each its share of the time
    python bench/fuzz.py --minutes 30 --only pdf                          # one loader

A find is a file on which a loader raised what is no refusal, broke a law of documents, used over ten seconds of the
processor or over the memory it may use, or ended the worker process. Each is written to the folder of finds; those that
matter become tests. A file that was taken in a way not seen before is tampered with further, so that changes add up.
Exit 1 when there is a find.
"""

import argparse
import json
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ingest"))

from test_ingest_contract import FILES, assert_lawful, found_in  # type: ignore[import-not-found]
from test_ingest_hostile_files import HOSTILE  # type: ignore[import-not-found]

from fuzz_tampering import LARGEST, tampered
from onrecord.errors import NotFound
from onrecord.ingest import boxes, locate, parse
from onrecord.ingest.take import kind_in
from onrecord.types import Document, Original, Skipped
from pages import HELD_OUT, TUNED, original_of, pages
from processor import processor_seconds

_SLOW = 10.0
_HANGS = 60.0
_MEMORY = 2 << 30
_POOL = 400
_TOLD_EVERY = 500
_ENDINGS = {
    "text": (".txt",), "page": (".html",), "pdf": (".pdf",), "docx": (".docx",), "odt": (".odt",), "rtf": (".rtf",),
    "mail": (".eml",), "mbox": (".mbox",), "warc": (".warc", ".warc.gz"), "feed": (".rss", ".atom"),
    "rows": (".jsonl", ".json"), "zip": (".zip",), "tar": (".tar", ".tar.gz", ".tar.bz2", ".tar.xz"),
    "packed": (".html.gz", ".gz", ".txt.gz", ".txt.bz2", ".txt.xz"),
}  # fmt: skip
"""Each loader and the endings of the files it is tried with; the longest ending counts."""


@dataclass(slots=True)
class Pool:
    """The files of one loader that are tampered with, and the ways of being taken that were seen."""

    files: list[tuple[str, bytes]]
    seen: set[object] = field(default_factory=set)

    def learn(self, name: str, data: bytes, way: object, chance: random.Random) -> None:
        """Keep a file that was taken in a new way."""
        if way in self.seen or len(data) > LARGEST // 4:
            return
        self.seen.add(way)
        if len(self.files) < _POOL:
            self.files.append((name, data))
        else:
            self.files[chance.randrange(_POOL)] = (name, data)


def seeds(loader: str) -> list[tuple[str, bytes]]:
    """The files to begin with: those of the contract test, the hostile ones that are small, for pages every layout."""
    made: dict[str, Callable[[], bytes]] = {name: make for name, (make, _) in HOSTILE.items()}
    every = [*FILES.items(), *((name, made[name]()) for name in made if _loader(name) == loader)]
    found = [(name, data) for name, data in every if _loader(name) == loader and 0 < len(data) < LARGEST // 10]
    if loader == "page":
        found += [(f"{page.layout}.html", original_of(page).data) for page in pages((*TUNED, *HELD_OUT), 1)]
    return found


def _loader(name: str) -> str:
    fits = [(ending, loader) for loader, endings in _ENDINGS.items() for ending in endings if name.endswith(ending)]
    return max(fits, key=lambda fit: len(fit[0]))[1] if fits else ""


def trouble_with(folder: Path, name: str, data: bytes, *, thorough: bool) -> tuple[str | None, object]:
    """What is wrong with how a file was taken, ``None`` when nothing is, and the way it was taken."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _HANGS)
    found: list[tuple[Original, Document] | Skipped] = []
    try:
        found = found_in(folder, name, data)
        if data:
            assert_lawful(found)
        if thorough:
            _look_further(found)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  # whatever it is, it is the find
        return traceback.format_exc(), None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if any(isinstance(one, Skipped) and one.reason in ("too-slow", "reader-died") for one in found):
        return "the worker was ended", None
    taken = time.process_time() - started
    return (f"{taken:.1f} s" if taken > _SLOW else None), _way(found)


def _look_further(found: list[tuple[Original, Document] | Skipped]) -> None:
    """Read each document again, and find the places of its blocks on its page."""
    for one in found[:5]:
        if isinstance(one, Skipped):
            continue
        original, document = one
        assert parse(original) == document
        spans = tuple(block.span for block in document.blocks[:200])
        with suppress(*(() if _is_page(original) else (NotFound,))):
            locate(original, document, *spans)
        boxes(original, spans)


def _is_page(original: Original) -> bool:
    """Surely a page: only these have to lead back to their elements."""
    return kind_in(original) == "text" and original.data[:20].lower().startswith((b"<!doctype html>", b"<html>"))


def _way(found: list[tuple[Original, Document] | Skipped]) -> object:
    return tuple(
        one.reason + one.detail[:20]
        if isinstance(one, Skipped)
        else (
            *(block.kind[0] for block in one[1].blocks[:8]),
            one[1].title is None,
            one[1].published is None,
            len(one[1].authors),
            tuple(note.code for note in one[1].notes[:3]),
        )
        for one in found[:4]
    )


def _hangs(number: int, frame: object) -> None:
    raise TimeoutError(f"it hangs: over {_HANGS:.0f} s of the processor")


def fuzz(loader: str, given: argparse.Namespace, minutes: float, until: float) -> Counter[str]:
    """Tamper with files of one loader; how many were tried, and how many were finds."""
    seed, finds = given.seed, given.finds
    chance = random.Random(f"{loader} {seed}")
    pool = Pool(seeds(loader))
    others = [data for _, data in pool.files] + [FILES[name] for name in sorted(FILES)]
    done: Counter[str] = Counter()
    before = processor_seconds()
    with tempfile.TemporaryDirectory() as folder:
        while (spent := processor_seconds() - before) < 60 * minutes and time.time() < until:
            name, base = chance.choice(pool.files)
            data = tampered(base, chance, others)
            if not data:
                continue
            thorough = chance.random() < 0.2
            trouble, way = trouble_with(Path(folder), name, data, thorough=thorough)
            done["inputs"] += 1
            if trouble is None:
                pool.learn(name, data, way, chance)
                continue
            done["finds"] += 1
            finds.mkdir(parents=True, exist_ok=True)
            (finds / f"{seed}-{done['inputs']}-{name}").write_bytes(data)
            print(f"{loader}, {name}: {trouble[-3000:]}", flush=True)
            if done["inputs"] % _TOLD_EVERY == 0:
                print(json.dumps({"loader": loader, "minutes": round(spent / 60, 2), **done}), flush=True)
    done["ways"], done["seconds"] = len(pool.seen), round(processor_seconds() - before)
    return done


def main() -> int:
    """Tamper until the time is over; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0, help="processor minutes, for all loaders together")
    parser.add_argument("--hours", type=float, default=24.0, help="end after so many hours on the clock all the same")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(_ENDINGS), action="append", help="loaders; all of them if not given")
    parser.add_argument("--finds", type=Path, default=Path("finds"))
    given = parser.parse_args()
    signal.signal(signal.SIGPROF, _hangs)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    loaders = given.only or sorted(_ENDINGS)
    until = time.time() + 3600 * given.hours
    n_finds = 0
    for loader in loaders:
        done = fuzz(loader, given, given.minutes / len(loaders), until)
        n_finds += done["finds"]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"loader": loader, **done, "peak_mb": peak}), flush=True)
    return 1 if n_finds else 0


if __name__ == "__main__":
    raise SystemExit(main())
