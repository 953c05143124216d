"""Quotations of real reports put into the right mouth and into wrong ones: how far a check's speakers are to trust.

From PolNeAR's annotations: every quotation of six words and more whose annotated source is a name, ``NAME said:
“…”``. A draft that gives it to that name must stay silent about the speaker; one that gives it to somebody else who is
quoted by name in the same report must be alerted. Nobody tells the check who speaks: the reader finds it.
"""

import hashlib
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.check import Finding, Sources, check_draft
from onrecord.ingest import parse
from onrecord.marks import find_marks
from onrecord.names import compare
from onrecord.types import Document, Original, Reading, Span

Read = Callable[[Document], Reading]
SPEAKER_CODES = frozenset({"misattributed", "nested-to-outer", "speakers-joined", "indirect-as-direct"})
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?\s?){2,5}\Z")
_SEED, _FEWEST_WORDS = 7, 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report and the name that its annotators give them to."""

    article: str
    text: str
    span: Span
    name: str


@dataclass(slots=True)
class Tally:
    """Of the right mouth: how many, and how many alerted. Of wrong ones: how many, alerted, and unsure."""

    n: int = 0
    alerted: int = 0
    unsure: int = 0
    wrong: list[tuple[Quoted, str, Finding]] = field(default_factory=list)


def quoted_in(folder: Path, every: int) -> Iterator[list[Quoted]]:
    """The quotations with a named source of every n-th annotated report, report by report."""
    for path in sorted((folder / "attributions").glob("*.ann"))[::every]:
        article = path.stem.rsplit("_", 1)[0]
        text = (folder / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        yield list(_of(article, text, path.read_text(encoding="utf-8")))


def _of(article: str, text: str, annotated: str) -> Iterator[Quoted]:
    spans: dict[str, list[Span]] = {}
    relations: list[str] = []
    for line in annotated.splitlines():
        # A text that runs over a line's end leaves lines that begin like an entry and are none.
        if line.startswith("T") and line.count("\t") >= 2:
            key, where, _ = line.split("\t", 2)
            pairs = [p.split() for p in where.split(" ", 1)[1].split(";")]
            spans[key] = [Span(int(a), int(b)) for a, b in pairs]
        elif line.startswith("E") and "\t" in line:
            relations.append(line.split("\t", 1)[1])
    marks = [q for q in find_marks(text).quoted if q.depth == 0 and not q.open_end]
    for relation in relations:
        roles = [part.split(":", 1) for part in relation.split()]
        sources = [s for role, key in roles if role.startswith("Source") for s in spans[key]]
        contents = [s for role, key in roles if role.startswith("Content") for s in spans[key]]
        if len(sources) != 1:
            continue
        name = " ".join(text[slice(*sources[0])].split())
        if _NAME.match(name) is None:
            continue
        for q in marks:
            inner = Span(q.start + 1, q.end - 1)
            is_theirs = any(c.start <= inner.start and inner.end <= c.end for c in contents)
            if is_theirs and len(text[slice(*inner)].split()) >= _FEWEST_WORDS:
                yield Quoted(article, text, inner, name)


def run(folder: Path, read: Read, every: int = 1) -> tuple[Tally, Tally]:
    """The tallies of right and of wrong mouths."""
    rng = random.Random(_SEED)
    right, wrong = Tally(), Tally()
    for found in quoted_in(folder, every):
        if not found:
            continue
        reading = read(_document(found[0].text))
        sources = Sources([found[0].text], [reading].__getitem__)
        for one in found:
            _add(right, one, one.name, _finding(one, one.name, sources, read), "right")
            others = sorted({o.name for o in found if compare(o.name, one.name).verdict == "different"})
            if others:
                other = rng.choice(others)
                _add(wrong, one, other, _finding(one, other, sources, read), "wrong")
    return right, wrong


def _add(tally: Tally, one: Quoted, name: str, finding: Finding | None, kind: str) -> None:
    if finding is None:
        return
    tally.n += 1
    is_alerted = bool(SPEAKER_CODES.intersection(finding.codes))
    tally.alerted += is_alerted
    tally.unsure += "speaker-unsure" in finding.codes
    if is_alerted == (kind == "right"):
        tally.wrong.append((one, name, finding))


def _finding(one: Quoted, name: str, sources: Sources, read: Read) -> Finding | None:
    words = one.text[slice(*one.span)].rstrip(" ,")
    found = check_draft(read(_document(f"The debate went on.\n\n{name} said: “{words}”\n")), sources)
    return max(found, key=lambda f: len(f.quotation.text)) if found else None


def _document(text: str) -> Document:
    data = text.encode()
    return parse(Original("case.txt", data, hashlib.sha256(data).hexdigest()))
