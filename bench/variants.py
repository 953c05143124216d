"""Natural variants: the same words quoted in two articles, judged by hand, and whether tracing agrees.

    python bench/variants.py --polnear FOLDER [--held-out] [--wrong]

``truth/variants/pairs.jsonl`` has 100 pairs of quotations of PolNeAR's training articles, as offsets only: drawn by a
seed among annotated contents with quotation marks that share three words in a row, in four strata by how many they
share (``same``, ``most``, ``some``, ``few``), each content once. One person judged each pair with the texts around it:

- ``same``: whether both carry one wording of one occasion, whole or in part. A slogan, a stock phrase, or the same
  thought said again another day is not one saying.
- ``wording``: ``kept`` where the words that both have are the same but for print, cuts and marked edits;
  ``reworded`` where words were changed without a mark. No pair of this draw changed the sense.

``held-out.jsonl`` has 39 more of ``most`` and ``some``, by another seed, judged before anything was run on them.

Tracing is asked from each side for the other, the annotated contents being the statements: no reader is needed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.link.saying import Carrier, Saying, Version
from onrecord.link.trace import trace
from onrecord.marks import find_marks
from onrecord.types import Attribution, Block, Content, Document, Hit, Span, Statement

TRUTH = Path(__file__).parent / "truth" / "variants"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation by its article and where it stands there."""

    article: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotations that share words, and what a person says of them."""

    stratum: str
    one: Passage
    other: Passage
    same: bool
    wording: str | None


def pairs(name: str = "pairs") -> Iterator[Pair]:
    """The judged pairs of a file in the order they were drawn."""
    for line in (TRUTH / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Pair(row["stratum"], _passage(row["one"]), _passage(row["other"]), row["same"], row["wording"])


def _passage(row: list[object]) -> Passage:
    article, spans = row
    return Passage(str(article), tuple(Span(*span) for span in spans))  # type: ignore[attr-defined]


@cache
def document(folder: Path, article: str) -> Document:
    """An article as a document of one block; PolNeAR's offsets index the text as it is in its file."""
    text = (folder / "train" / "text" / f"{article}.txt").read_bytes().decode("utf-8")
    blocks = (Block(Span(0, len(text)), "paragraph"),)
    return Document(article, article, article, text, blocks, published=article.split("_")[1])


def words_of(folder: Path, passage: Passage) -> str:
    """A quotation's characters, its parts joined by one space."""
    text = document(folder, passage.article).text
    return " ".join(text[start:end] for start, end in passage.spans)


def carrier(folder: Path, passage: Passage) -> Carrier:
    """The article with the judged quotation as its one statement, by nobody known."""
    report = document(folder, passage.article)
    text = words_of(folder, passage)
    whole = all(text[at].isspace() or within(at, text) for at in range(len(text)))
    told = Attribution(passage.article, "direct" if whole else "mixed", None, None, Content(passage.spans, text), 1.0)
    around = Span(passage.spans[0].start, passage.spans[-1].end)
    statement = Statement(passage.article, report.id, told, report.text[around.start : around.end], around)
    return Carrier(report, (Hit(statement, None, None, report.published, report.path, 0.0),))


def within(at: int, text: str) -> bool:
    """Whether a character of a content stands within quotation marks."""
    return any(one.start <= at < one.end for one in find_marks(text).quoted)


def traced(folder: Path, pair: Pair) -> Saying | None:
    """The saying of the one that finds the other, asked from either side; none where neither does."""
    for asked in (pair.one, pair.other):
        found = trace(words_of(folder, asked), [carrier(folder, pair.one), carrier(folder, pair.other)], 2)
        if len(found.versions) == 2 and all(_holds(version, pair) for version in found.versions):
            return found
    return None


def _holds(version: Version, pair: Pair) -> bool:
    wanted = pair.one if pair.one.article == version.document_id else pair.other
    places = (*version.spans, *version.more)
    return any(place.start < span.end and span.start < place.end for place in places for span in wanted.spans)


def is_reworded(found: Saying) -> bool:
    """Whether the step between the two has an alert on its words."""
    return any(change.alert and change.kind in ("words", "reworded") for step in found.steps for change in step.changes)


def kappa(table: Counter[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two judges on yes and no, from how often each pair of answers came."""
    n = sum(table.values())
    agree = (table[True, True] + table[False, False]) / n
    yes = [sum(k for answers, k in table.items() if answers[side]) / n for side in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return (agree - chance) / (1 - chance) if chance < 1 else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus, with train/text in it")
    parser.add_argument("--held-out", action="store_true", help="the 39 pairs judged before they were run")
    parser.add_argument("--wrong", action="store_true", help="show the pairs judged otherwise")
    options = parser.parse_args()
    folder: Path = options.polnear
    same, wording = Counter[tuple[bool, bool]](), Counter[tuple[bool, bool]]()
    strata = Counter[tuple[str, bool]]()
    for n, pair in enumerate(pairs("held-out" if options.held_out else "pairs")):
        found = traced(folder, pair)
        ours = found is not None
        same[pair.same, ours] += 1
        strata[pair.stratum, pair.same == ours] += 1
        if options.wrong and ours != pair.same:
            print(f"pair {n} ({pair.stratum}): judged {pair.same}, found {ours}: {words_of(folder, pair.one)[:90]!r}")
        if pair.same and found is not None:
            reworded = is_reworded(found)
            wording[pair.wording == "reworded", reworded] += 1
            if options.wrong and reworded != (pair.wording == "reworded"):
                print(f"pair {n}: judged {pair.wording}, alert {reworded}: {words_of(folder, pair.one)[:90]!r}")
    tell("one saying", same)
    print(
        "  by stratum: " + ", ".join(f"{k} {strata[k, True]} of {strata[k, True] + strata[k, False]}" for k in STRATA)
    )
    tell("reworded", wording)


STRATA = ("same", "most", "some", "few")


def tell(what: str, table: Counter[tuple[bool, bool]]) -> None:
    """One line of agreement."""
    n = sum(table.values())
    agree = table[True, True] + table[False, False]
    print(
        f"{what}: {agree} of {n} as judged, kappa {kappa(table):.2f};"
        f" {table[True, False]} missed, {table[False, True]} found that are none"
    )


if __name__ == "__main__":
    main()
