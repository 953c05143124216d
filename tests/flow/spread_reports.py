"""Invented reports for the tests of spread, and what one run wrote."""

import hashlib
import json
import random
from pathlib import Path

NAMES = (
    "Ada Okafor", "A. Okafor", "Okafor", "Ben Marsh", "Benjamin Marsh", "Marsh", "Carla Stroud", "Karla Stroud",
    "Stroud", "Dov Quill", "Quill", "Esme Varga", "E. Varga", "Ministry", "Harbour Authority", "Greta H. Winther",
    "Greta M. Winther",
)  # fmt: skip
TITLES = ("", "", "minister ", "mayor ", "captain ")
THINGS = (
    "harbour gate",
    "leaking tank",
    "bridge contract",
    "ferry timetable",
    "grain silo",
    "school roof",
    "north quay",
)
DEEDS = ("closed", "opened", "repaired", "sold", "inspected", "flooded", "painted", "guarded", "measured", "mentioned")
PLACES = ("in Brennick", "in Skerry", "before the storm", "after the election", "with great care")
OUTLETS = ("The Courier", "The Ledger", "Harbour News")
TABLES = ("documents", "attributions", "statements", "people", "times", "speakers", "merges", "relations", "inputs")


def report(draw: random.Random) -> str:
    """The text of one report."""
    lines = [f"Report of {draw.choice((2019, 2020, 2021))}, page {draw.randrange(10**6)}."]
    for _ in range(draw.randint(0, 5)):
        denial = draw.choice(("was", "was", "was not"))
        words = f"the {draw.choice(THINGS)} {denial} {draw.choice(DEEDS)} {draw.choice(PLACES)}"
        lines.append(f"Then {draw.choice(TITLES)}{draw.choice(NAMES)} said “{words}.”")
    return "\n\n".join(lines)


def write_reports(folder: Path, n: int, seed: int = 1) -> Path:
    """A folder of so many reports, a few of them twice, every other one with its publisher and its day."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        text, suffix = report(draw), ".txt"
        if number % 2:
            day = f"2020-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}"
            text, suffix = json.dumps({"text": text, "publisher": draw.choice(OUTLETS), "date": day}), ".json"
        (folder / f"r{number:05d}{suffix}").write_text(text, encoding="utf-8")
        if number % 17 == 3:
            (folder / f"r{number:05d}-copy{suffix}").write_text(text, encoding="utf-8")
    return folder


def tables(folder: Path) -> dict[str, str]:
    """The sha256 of every file of every table."""
    found = (path for name in TABLES for path in sorted((folder / name).rglob("*.parquet")))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
