"""How well relations between statements are told: invented pairs, and the case that comes with onrecord.

    python bench/relations.py [--held-out] [--wrong]

Pairs are drawn into two halves by a fixed seed; without ``--held-out`` only the half for development is scored.
A pair is right where its one relation of the truth is found at or above the threshold, and nothing else.
"""

import argparse
import hashlib
import random
import re
from collections import Counter
from pathlib import Path

from onrecord.link import THRESHOLD, Telling, relate
from onrecord.link.clause import Setting, propositions
from onrecord.link.words import WORD
from onrecord.read.when import times_of
from onrecord.types import Span

PAIRS = Path(__file__).parent / "truth" / "relations" / "pairs.txt"
SEED = 20201121
_SIDE = re.compile(
    r"(?P<open>\?)?(?P<speaker>[^(,]+?)(?: \(via (?P<via>[^)]+)\))?, (?P<outlet>[^,]+), (?P<day>[\d-]+):"
    r" (?P<deny>deny: )?(?P<words>.+)"
)
_MARKED = re.compile(r"\[(?P<name>[^|\]]+)(?:\|(?P<word>[^\]]+))?\]")
_FIRST = re.compile(r"\b(?:I|me|my)\b")


def telling(side: str) -> Telling:
    """One side of a pair as a telling. Raises ``ValueError`` for a line that is not of the form."""
    found = _SIDE.fullmatch(side.strip())
    if found is None:
        raise ValueError(f"not a side of a pair: {side!r}")
    text, people = _unmarked(found["words"])
    speaker = found["speaker"]
    if text.startswith('"'):
        people |= {Span(*one.span()): speaker for one in _FIRST.finditer(text)}
    dates = {one.span: one.value for one in times_of(text, found["day"]).times if one.type == "date"}
    setting = Setting(people, {}, dates)
    voices = tuple(voice for voice in (speaker, found["via"], found["outlet"]) if voice)
    return Telling(
        id=hashlib.sha256(side.encode()).hexdigest()[:16],
        document_id=f"{found['outlet']} {found['day']}",
        publisher=found["outlet"],
        published=found["day"],
        said=None,
        speaker=f"{found['outlet']} {speaker}" if found["open"] else speaker,
        speaker_name=speaker,
        is_known=not found["open"] and speaker[0].isupper(),
        is_unnamed=bool(found["open"]),
        is_denial=bool(found["deny"]),
        is_hearsay=False,
        is_quoted=text.startswith('"'),
        voices=voices,
        words=" ".join(WORD.findall(text.lower())),
        propositions=propositions(text, (Span(0, len(text)),), setting, denied=bool(found["deny"])),
    )


def _unmarked(words: str) -> tuple[str, dict[Span, str]]:
    """The words without brackets, and where people are meant."""
    text, at, people = "", 0, {}
    for found in _MARKED.finditer(words):
        text += words[at : found.start()]
        shown = found["word"] or found["name"]
        people[Span(len(text), len(text) + len(shown))] = found["name"]
        text, at = text + shown, found.end()
    return text + words[at:], people


def halves() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Pairs for development and held out, as (kind, one, other); each kind is drawn into both."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = sorted(tuple(part.strip() for part in line.split(" # ")) for line in lines)
    random.Random(SEED).shuffle(pairs)
    pairs.sort(key=lambda pair: pair[0])
    return pairs[::2], pairs[1::2]


def found_in(pair: tuple[str, ...], threshold: float) -> list[str]:
    """Every kind of relation found between the two sides."""
    return [link.kind for link in relate((telling(pair[1]), telling(pair[2])), threshold)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="show the pairs that come out wrong")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    options = parser.parse_args()
    pairs = halves()[1 if options.held_out else 0]
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs:
        got = found_in(pair, options.threshold)
        found.update(got)
        there[pair[0]] += 1
        right[pair[0]] += pair[0] in got
        if options.wrong and got != ([] if pair[0] == "none" else [pair[0]]):
            print(f"{pair[0]} came out as {got or 'none'}\n    {pair[1]}\n    {pair[2]}")
    del there["none"]
    for kind in sorted(there):
        print(f"{kind:13} found {right[kind]:2} of {there[kind]:2}; {found[kind] - right[kind]} wrong")
    n_right = sum(right[kind] for kind in there)
    print(
        f"precision {n_right} of {sum(found.values())}, recall {n_right} of {sum(there.values())}, {len(pairs)} pairs"
    )


if __name__ == "__main__":
    main()
