"""How well onrecord keeps track of who says that who says what: chains of sources on MPQA.

    python bench/nesting.py --mpqa ../shared/data/mpqa

MPQA 1.2 (Wiebe, Wilson and Cardie 2005) marks expressions of speech and private states with their nested sources
(writer > A > B). An expression counts as found when one of our cues shares a character with it. Its hierarchy is
right when our chain, from the writer in to our source, has the same depth and at each depth names the same party: our
source's words touch a mention of that party. A party that the annotators left implicit is right unless we name another.
"""

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.tag import load_tagger
from onrecord.types import Attribution, Span

HELD_OUT = 4
"""Every fourth document, in the order of their names, is for the bench; training may see only the others."""
_ANNOTATIONS = "gateman.mpqa.lre.1.2"
_ATTRIBUTE = re.compile(r'(\S+?)="([^"]*)"')
_EXPRESSIONS = frozenset({"GATE_direct-subjective", "GATE_objective-speech-event"})
_IMPLICIT = "implicit"


class Expression(NamedTuple):
    """Words that report something, and the ids of its nested sources from the writer in."""

    span: Span
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """One document's expressions, and the mentions of each party by its id."""

    path: Path
    expressions: tuple[Expression, ...]
    mentions: Mapping[str, tuple[Span, ...]]


def read_mpqa(mpqa: Path) -> Iterator[Sources]:
    """Every document of the corpus in the order of their names. Expressions without words are left out."""
    for path in sorted((mpqa / "docs").glob("*/*")):
        notes = mpqa / "man_anns" / path.parent.name / path.name / _ANNOTATIONS
        yield _sources(path, notes.read_text(encoding="utf-8"))


def _sources(path: Path, standoff: str) -> Sources:
    expressions = []
    mentions: dict[str, list[Span]] = defaultdict(list)
    for line in standoff.splitlines():
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 5:
            continue
        span = Span(*map(int, fields[1].split(",")))
        attributes = dict(_ATTRIBUTE.findall(fields[4]))
        chain = tuple(name.strip() for name in attributes.get("nested-source", "").split(","))
        if fields[3] == "GATE_agent":
            for name in {attributes.get("id", ""), chain[-1]} - {""}:
                mentions[name].append(span)
        elif fields[3] in _EXPRESSIONS and "implicit" not in attributes and span.start < span.end and len(chain) > 1:
            expressions.append(Expression(span, chain))
    return Sources(path, tuple(sorted(expressions)), {name: tuple(spans) for name, spans in mentions.items()})


def score(gold: Sources, attributions: Sequence[Attribution]) -> Counter[tuple[str, int]]:
    """Counts by depth: ``marked``, ``found``, ``depth`` (found with the right depth) and ``right`` (whole chain)."""
    counts: Counter[tuple[str, int]] = Counter()
    by_id = {attribution.id: attribution for attribution in attributions}
    for expression in gold.expressions:
        depth = len(expression.chain)
        counts["marked", depth] += 1
        found = max(attributions, key=lambda a: _shared(a, expression.span), default=None)
        if found is None or not _shared(found, expression.span):
            continue
        chain = _chain(found, by_id)
        counts["found", depth] += 1
        if len(chain) + 1 == depth:
            counts["depth", depth] += 1
            counts["right", depth] += all(
                _same_party(gold, name, a) for name, a in zip(expression.chain[1:], chain, strict=True)
            )
    return counts


def _shared(attribution: Attribution, span: Span) -> int:
    cue = attribution.cue.span if attribution.cue else Span(0, 0)
    return max(0, min(cue.end, span.end) - max(cue.start, span.start))


def _chain(attribution: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attribution and those around it, outermost first."""
    chain = [attribution]
    while chain[0].parent is not None:
        chain.insert(0, by_id[chain[0].parent])
    return chain


def _same_party(gold: Sources, name: str, attribution: Attribution) -> bool:
    source = attribution.source.span if attribution.source else None
    touched = {
        party
        for party, mentions in gold.mentions.items()
        if source is not None and any(m.start < source.end and source.start < m.end for m in mentions)
    }
    return not touched if name == _IMPLICIT else name in touched


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mpqa", type=Path, default=Path("../shared/data/mpqa"))
    parser.add_argument("--bundle", type=Path)
    options = parser.parse_args()
    documents = list(read_mpqa(options.mpqa))[::HELD_OUT] if options.mpqa.is_dir() else []
    if not documents:
        print(f"nesting: skipped, no corpus in {options.mpqa}")
        return
    tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
    counts: Counter[tuple[str, int]] = Counter()
    for gold in documents:
        counts += score(gold, read(parse(load(str(gold.path))), tagger).attributions)
    print(f"nesting: MPQA, {len(documents)} held-out documents, {tagger.version}; the writer is depth 1")
    print(f"{'depth':8} {'marked':>7} {'found':>7} {'depth right':>12} {'chain right':>12}")
    depths = sorted({depth for _, depth in counts})
    for depth in depths:
        print(row(str(depth), counts, [depth]))
    print(row("3 on", counts, [depth for depth in depths if depth >= 3]))
    print(row("all", counts, depths))


def row(name: str, counts: Mapping[tuple[str, int], int], depths: Sequence[int]) -> str:
    """One line of the table: the counts of some depths together, the right ones as a share of the found."""
    marked, found, deep, right = (
        sum(counts.get((kind, depth), 0) for depth in depths) for kind in ("marked", "found", "depth", "right")
    )
    share = 100 / max(1, found)
    return f"{name:8} {marked:7} {found:7} {deep * share:11.1f}% {right * share:11.1f}%"


if __name__ == "__main__":
    main()
