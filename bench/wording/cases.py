"""The hand-made cases: sources whose words are marked with whose they are, and quotations of drafts.

In a source, ``{Name|words}`` says whose words these are; braces nest, and the innermost holds. Half of the cases, by a
seeded draw over their ids, is kept from sight while the comparison is built.
"""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.names import compare as compare_names
from onrecord.quote import Comparison, check_wording
from onrecord.types import Span

HERE = Path(__file__).parent
SPLIT_SEED = 20261123
DRAFT = "{by} said: “{q}”"


@dataclass(frozen=True, slots=True)
class Source:
    """A text, and whose words stand where: spans in order of their start, an inner one after the one around it."""

    text: str
    voices: tuple[tuple[Span, str], ...]

    def speaker_of(self, span: Span) -> str | None:
        """Whose words a passage is: the innermost voice around it."""
        found = None
        for where, name in self.voices:
            if where.start <= span.start and span.end <= where.end:
                found = name
        return found


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, the speaker its draft gives, and what an editor should be told."""

    id: str
    sources: tuple[Source, ...]
    by: str
    quotation: str
    verdicts: tuple[str, ...]
    alert: bool
    codes: tuple[str, ...]
    draft: str = DRAFT

    @property
    def drafted(self) -> str:
        """The draft that the quotation stands in."""
        return self.draft.replace("{q}", self.quotation).replace("{by}", self.by)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a case, with the words alone and the speakers together."""

    verdict: str
    alert: bool
    codes: tuple[str, ...]
    comparison: Comparison | None = None
    note: str = ""


def load() -> list[Case]:
    """The cases of the first set, in the order of their ids: those that are split in two."""
    return _load("cases_*.toml")


def load_fresh() -> list[Case]:
    """The cases of the second set, none of which was looked at: they were written before the work that they measure."""
    return _load("fresh.toml")


def load_third(part: str) -> list[Case]:
    """A part of the third set, ``a`` or ``b``: written blind, from the documentation alone, and frozen before a run."""
    return _load(f"third-{part}.toml")


def load_practice(part: str) -> list[Case]:
    """A part of the practice set, ``practice`` or ``practice-2``: written blind, and there to be looked at."""
    return _load(f"{part}.toml")


def _load(pattern: str) -> list[Case]:
    cases: list[Case] = []
    for path in sorted(HERE.glob(pattern)):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        sources = {name: read_source(entry["text"]) for name, entry in data["source"].items()}
        cases += [_case(entry, sources) for entry in data["case"]]
    return sorted(cases, key=lambda case: case.id)


def halves(cases: Sequence[Case]) -> tuple[list[Case], list[Case]]:
    """The half to look at and the half held out, by a seeded draw over the ids."""
    ids = sorted(case.id for case in cases)
    look = set(random.Random(SPLIT_SEED).sample(ids, len(ids) // 2))
    return [c for c in cases if c.id in look], [c for c in cases if c.id not in look]


def _case(entry: dict[str, Any], sources: dict[str, Source]) -> Case:
    verdicts = entry["verdict"] if isinstance(entry["verdict"], list) else [entry["verdict"]]
    held = tuple(sources[name] for name in entry["source"])
    codes = tuple(entry.get("codes", ()))
    words = entry["id"], held, entry["by"], entry["quotation"]
    return Case(*words, tuple(verdicts), entry["alert"], codes, entry.get("draft", DRAFT))


def read_source(marked: str) -> Source:
    """The text without its braces, and the voices they mark. Raises ``ValueError`` where braces do not match."""
    out: list[str] = []
    voices: list[tuple[Span, str]] = []
    opened: list[tuple[int, str]] = []
    at = size = 0
    while at < len(marked):
        if marked[at] == "{":
            bar = marked.index("|", at)
            opened.append((size, marked[at + 1 : bar]))
            at = bar
        elif marked[at] == "}":
            if not opened:
                raise ValueError(f"a closing brace without an opening one at {at}")
            start, name = opened.pop()
            voices.append((Span(start, size), name))
        else:
            out.append(marked[at])
            size += 1
        at += 1
    if opened:
        raise ValueError(f"the voice of {opened[-1][1]} is not closed")
    return Source("".join(out), tuple(sorted(voices, key=lambda v: (v[0].start, -v[0].end))))


def judge(case: Case) -> Judged:
    """The verdict on a case: its best place, with the speaker that the source gives held against the draft's."""
    best: tuple[tuple[object, ...], Judged] | None = None
    for order, found in enumerate(check_wording(case.quotation, [s.text for s in case.sources])):
        c = found.comparison
        if found.source is None:
            return Judged(c.verdict, c.alert, c.codes, c)
        speakers = [case.sources[found.source].speaker_of(piece) for piece in c.pieces]
        judged = _with_speakers(case.by, c, speakers)
        key = (c.verdict == "altered", judged.verdict == "misattributed" or "misattributed" in judged.codes, order)
        if best is None or key < best[0]:
            best = (key, judged)
    assert best is not None
    return best[1]


def _with_speakers(by: str, c: Comparison, speakers: list[str | None]) -> Judged:
    named = [name for name in dict.fromkeys(speakers) if name is not None]
    if len(named) > 1:
        code = "ellipsis-hides-speaker" if "ellipsis" in c.codes else "speakers-joined"
        return Judged("altered", True, (code, *c.codes), c)
    if not named or compare_names(by, named[0]).verdict != "different":
        return Judged(c.verdict, c.alert, c.codes, c)
    verdict = c.verdict if c.verdict == "altered" else "misattributed"
    return Judged(verdict, True, ("misattributed", *c.codes), c)
