"""Tampers with files of every format for as long as it is told to, and keeps what was not taken well.

    python bench/fuzz.py --minutes 30 --seed 1 --finds finds/

A find is a file on which a loader raised what is no refusal, broke a law of documents, or took over ten seconds of the
processor. Each is written to the folder of finds; those that matter become tests. Exit 1 when there is one.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ingest"))

from test_ingest_contract import FILES, assert_lawful, found_in  # type: ignore[import-not-found]

from onrecord.types import Skipped

_SLOW = 10.0
_TOKENS = (
    b"<", b">", b"&", b"(", b")", b"[", b"{\\", b"}", b"obj", b"R", b"stream\n", b"\xff\xff\xff\xff", b"\0" * 8, b"-1",
    b"99999999999", b"\r\n\r\n", b"From ", b"--b\n", b"WARC/1.0\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"\\u-1 ", b"=?",
    b">" * 50,
)  # fmt: skip


def tampered(data: bytes, chance: random.Random) -> bytes:
    """The bytes with up to twelve pieces changed, doubled, moved or taken out."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((0, 1, 1, 4, 16, 100, 1000)))
        kind = chance.randrange(5)
        if kind == 0:
            out[at:end] = chance.randbytes(end - at)
        elif kind == 1:
            out[at:end] = out[at:end] * chance.choice((2, 2, 50))
        elif kind == 2:
            del out[at:end]
        elif kind == 3:
            out[at:at] = chance.choice(_TOKENS)
        else:
            other = chance.choice(sorted(FILES))
            start = chance.randrange(len(FILES[other]))
            out[at:end] = FILES[other][start : start + 200]
    return bytes(out[:2_000_000])


def trouble_with(folder: Path, name: str, data: bytes) -> str | None:
    """What is wrong with how a file was taken; ``None`` when nothing is."""
    started = time.process_time()
    try:
        found = found_in(folder, name, data)
        if data:
            assert_lawful(found)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  # whatever it is, it is the find
        return traceback.format_exc()
    if any(isinstance(one, Skipped) and one.reason in ("too-slow", "reader-died") for one in found):
        return "the worker was ended"
    taken = time.process_time() - started
    return f"{taken:.1f} s" if taken > _SLOW else None


def main() -> int:
    """Tamper until the time is over; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(FILES), action="append", help="formats; all of them if not given")
    parser.add_argument("--finds", type=Path, default=Path("finds"))
    given = parser.parse_args()
    chance = random.Random(given.seed)
    names = given.only or sorted(FILES)
    end = time.monotonic() + 60 * given.minutes
    done: Counter[str] = Counter()
    n_finds = 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            name = names[done.total() % len(names)]
            data = tampered(FILES[name], chance)
            trouble = trouble_with(Path(folder), name, data)
            done[name] += 1
            if trouble is not None:
                n_finds += 1
                given.finds.mkdir(parents=True, exist_ok=True)
                (given.finds / f"{given.seed}-{done.total()}-{name}").write_bytes(data)
                print(f"{name}: {trouble}", flush=True)
    print(f"{done.total():,} files tampered with, {n_finds} finds; {dict(done)}")
    return 1 if n_finds else 0


if __name__ == "__main__":
    raise SystemExit(main())
