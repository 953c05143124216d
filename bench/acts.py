"""With what force, how far the reporter stands behind it, on what footing: act, stance and basis on PolNeAR dev.

    python bench/acts.py --polnear ../shared/data/polnear [--train]

On attributions labelled by hand in two passes (``bench/truth/acts``; how they were drawn and judged is told there):
300 at random, which give the figures to quote, 95 more drawn to be rich in rare acts, and 97 picked from PolNeAR's
cues because the act looked rare, which tell how many of each act are recognised. Our attributions, those inside no
other, are matched to them as PolNeAR's scorer does: one to one, contents that share half of their characters. Act,
stance and basis are compared on the matched; with the truth's spans in place of the tagger's, by the rules alone.

Reported silence is measured besides on whole articles, in which every passage that tells of declining or staying silent
was marked, PolNeAR's or not. One of ours with the act ``decline`` or ``silence`` is right when its cue touches such a
passage, or has none and its content does. Passages on the border, and those in somebody else's words, count neither for
nor against. ``--train`` measures that alone, on the articles of PolNeAR train that the reader was developed on.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from act_truth import Judged, Labels, Passage, Silences, Truth, read_silences, read_truth
from onrecord.errors import OnrecordError
from onrecord.ingest import load, parse
from onrecord.marks import Marks
from onrecord.read import read
from onrecord.read.prose import Prose, prose_of
from onrecord.tag import Tagger, load_tagger
from onrecord.types import Act, Attribution, Basis, Document, Reading, Role, Span, Stance, TaggedSpan
from speakers import match

TRUTH = Path(__file__).parent / "truth" / "acts"
Field = Literal["act", "stance", "basis"]
CLASSES: Mapping[Field, tuple[str, ...]] = {"act": get_args(Act), "stance": get_args(Stance), "basis": get_args(Basis)}
UNSAID = frozenset({"decline", "silence"})
DEVELOPMENT = ("silence-train.json", "silence-train-whole.json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attribution of the truth, and ours; ``None`` where no attribution of ours was matched."""

    judged: Judged
    ours: Attribution | None


class GoldTags:
    """A tagger that gives the spans of the truth for the text of one document, and nothing for any other."""

    def __init__(self, prose: Prose, judged: Sequence[Judged]) -> None:
        self._prose, self._judged = prose, judged

    def tag(self, text: str, marks: Marks | None = None) -> tuple[TaggedSpan, ...]:
        if text != self._prose.text:
            return ()
        roles: tuple[Role, ...] = ("source", "cue", "content")
        return tuple(
            TaggedSpan(in_prose(self._prose, span), role, number, 1.0)
            for number, one in enumerate(self._judged)
            for role in roles
            for span in getattr(one, role)
        )


def with_gold_spans(document: Document, judged: Sequence[Judged], article: str) -> Reading:
    """A document read with the spans of the truth in place of a tagger's."""
    return read(document, GoldTags(prose_of(document), [one for one in judged if one.article == article]))


def in_prose(prose: Prose, span: Span) -> Span:
    """Where a span of the document stands in its prose; spans never begin in furniture."""
    run = max((n for n, origin in enumerate(prose.origins) if origin <= span.start), default=0)
    shift = prose.starts[run] - prose.origins[run]
    return Span(span.start + shift, span.end + shift)


def matched(judged: Sequence[Judged], readings: Mapping[str, Reading]) -> list[Outcome]:
    """Each attribution of the truth with ours, in the order of the truth."""
    found: dict[int, Attribution] = {}
    for article in sorted({one.article for one in judged}):
        numbers = [n for n, one in enumerate(judged) if one.article == article]
        reading = readings[article]
        ours = [a for a in reading.attributions if a.parent is None]
        contents = [judged[n].content for n in numbers]
        pairs = match(contents, [a.content.spans for a in ours], reading.document.text)
        found |= {numbers[wanted]: ours[given] for wanted, given in pairs.items()}
    return [Outcome(one, found.get(n)) for n, one in enumerate(judged)]


def accuracy(outcomes: Sequence[Outcome], field: Field) -> float:
    """Per cent of the matched whose label is the truth's."""
    pairs = pairs_of(outcomes, field)
    return 100 * sum(wanted == given for wanted, given in pairs) / max(1, len(pairs))


def pairs_of(outcomes: Sequence[Outcome], field: Field) -> list[tuple[str, str]]:
    """The truth's label and ours of each of the matched."""
    return [(getattr(o.judged, field), getattr(o.ours, field)) for o in outcomes if o.ours is not None]


def by_class(pairs: Sequence[tuple[str, str]], classes: Sequence[str]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each class, in per cent."""
    return {name: prf(pairs, {name}) for name in classes}


def prf(pairs: Sequence[tuple[str, str]], classes: Container[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent of some classes taken as one."""
    both = sum(wanted in classes and given in classes for wanted, given in pairs)
    return rates(both, both, sum(given in classes for _, given in pairs), sum(wanted in classes for wanted, _ in pairs))


def rates(right: int, found: int, given: int, wanted: int) -> tuple[float, float, float]:
    """``right`` of ``given`` and ``found`` of ``wanted`` as precision, recall and F1 in per cent."""
    precision, recall = 100 * right / max(1, given), 100 * found / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def macro_f1(outcomes: Sequence[Outcome], field: Field) -> float:
    """The mean F1 of the classes that the truth has, in per cent."""
    pairs = pairs_of(outcomes, field)
    present = sorted({wanted for wanted, _ in pairs})
    return sum(f1 for _, _, f1 in by_class(pairs, present).values()) / max(1, len(present))


def unsaid(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """Precision, recall and F1 of decline and silence as one; what was not matched was not found."""
    pairs = [(o.judged.act, o.ours.act if o.ours else "assert") for o in outcomes]
    return prf(pairs, UNSAID)


class Heard(NamedTuple):
    """Reported silence in whole articles: of ours ``given``, ``right`` are; of the truth's ``wanted``, ``found``."""

    right: int
    found: int
    given: int
    wanted: int


def heard(silences: Silences, readings: Mapping[str, Reading], articles: Iterable[str]) -> Heard:
    """Ours beside the marked passages of some articles."""
    right = found = given = wanted = 0
    for article in articles:
        passages = [one for one in silences.passages if one.article == article]
        ours = [a for a in readings[article].attributions if a.act in UNSAID]
        touched = [[one for one in passages if touches(a, one)] for a in ours]
        counted = [ones for ones in touched if not ones or any(one.sure for one in ones)]
        given += len(counted)
        right += sum(bool(ones) for ones in counted)
        wanted += sum(one.sure for one in passages)
        found += sum(one.sure and any(one in ones for ones in touched) for one in passages)
    return Heard(right, found, given, wanted)


def touches(attribution: Attribution, passage: Passage) -> bool:
    """Whether an attribution's cue, or its content where it has no cue, shares a character with a passage."""
    spans = (attribution.cue.span,) if attribution.cue else attribution.content.spans
    return any(one.start < other.end and other.start < one.end for one in spans for other in passage.cue)


def agreement(one: Sequence[Labels], other: Sequence[Labels], field: Field) -> tuple[int, float]:
    """How many labels of two passes differ, and Cohen's kappa."""
    pairs = [(getattr(a, field), getattr(b, field)) for a, b in zip(one, other, strict=True)]
    observed = sum(a == b for a, b in pairs) / max(1, len(pairs))
    counts = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(counts[0][name] * counts[1][name] for name in counts[0]) / max(1, len(pairs)) ** 2
    return sum(a != b for a, b in pairs), 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def parts(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The 300 drawn at random, the 395 they are part of, and the 97 picked for their rare acts."""
    return {
        "random": [o for o in outcomes if o.judged.drawn == "random"],
        "drawn": [o for o in outcomes if o.judged.drawn != "picked"],
        "picked": [o for o in outcomes if o.judged.drawn == "picked"],
    }


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """All figures by name: the rates of each part, and of each class over all parts."""
    each = parts(outcomes)
    pairs: dict[Field, list[tuple[str, str]]] = {field: pairs_of(outcomes, field) for field in CLASSES}
    return {
        "attributions": {name: len(of) for name, of in each.items()},
        "matched": {name: len(pairs_of(of, "act")) for name, of in each.items()},
        "accuracy": {f: {name: accuracy(of, f) for name, of in each.items()} for f in CLASSES},
        "macro_f1": {f: {name: macro_f1(of, f) for name, of in each.items()} for f in CLASSES},
        "decline_or_silence": {name: unsaid(of) for name, of in each.items()},
        "classes": {field: by_class(pairs[field], names) for field, names in CLASSES.items()},
        "confusion": {f: {w: {g: pairs[f].count((w, g)) for g in n} for w in n} for f, n in CLASSES.items()},
    }


def all_figures(truth: Truth, ours: Mapping[str, Reading], gold: Mapping[str, Reading]) -> dict[str, Any]:
    """What is printed with ``--json``: rates in per cent, each triple precision, recall and F1."""
    articles = {"all": sorted(truth.silences.texts), "drawn": truth.silences.drawn}
    return {
        "ours": figures(matched(truth.judged, ours)),
        "gold_spans": figures(matched(truth.judged, gold)),
        "articles": {name: heard(truth.silences, ours, of)._asdict() for name, of in articles.items()},
        "passes": {field: agreement(truth.first, truth.second, field) for field in CLASSES},
    }


def report(found: Mapping[str, Any]) -> list[str]:
    """The figures as lines for people."""
    both = [found["ours"], found["gold_spans"]]
    lines = [f"{'':22} our spans                   spans of the truth"]
    lines.append(" " * 22 + "".join(f"{name:>8}" for name in both[0]["matched"]) * 2)
    rows = {"attributions": [f["attributions"] for f in both], "matched": [f["matched"] for f in both]}
    rows |= {f"{field} accuracy, %": [f["accuracy"][field] for f in both] for field in CLASSES}
    rows |= {f"{field} macro-F1": [f["macro_f1"][field] for f in both] for field in CLASSES}
    for name, row in rows.items():
        lines.append(f"{name:22}" + "".join(_cell(cell) for cells in row for cell in cells.values()))
    lines += ["", f"{'':22} precision recall    F1   with spans of the truth"]
    triples = {f"unsaid, {name}": [f["decline_or_silence"][name] for f in both] for name in both[0]["matched"]}
    for field, names in CLASSES.items():
        triples |= {f"{field} {name}": [f["classes"][field][name] for f in both] for name in names}
    lines += [f"{name:22} " + "   ".join(_triple(triple) for triple in row) for name, row in triples.items()]
    return [*lines, "", *_silence_lines(found), "", *_agreement_lines(found), *_confusion_lines(found["ours"])]


def _cell(value: float) -> str:
    return f"{value:8}" if isinstance(value, int) else f"{value:8.1f}"


def _triple(triple: Sequence[float]) -> str:
    return f"{triple[0]:9.1f} {triple[1]:6.1f} {triple[2]:5.1f}"


def _silence_lines(found: Mapping[str, Any]) -> list[str]:
    lines = [f"{'reported silence':22} precision recall    F1   ours marked"]
    for name, of in found["articles"].items():
        triple = rates(of["right"], of["found"], of["given"], of["wanted"])
        lines.append(f"{name + ' articles':22} {_triple(triple)} {of['given']:6} {of['wanted']:6}")
    return lines


def _agreement_lines(found: Mapping[str, Any]) -> list[str]:
    passes = found["passes"].items()
    return [f"passes, {field}: {differ} differ, kappa {kappa:.3f}" for field, (differ, kappa) in passes]


def _confusion_lines(of: Mapping[str, Any]) -> list[str]:
    lines = []
    for field, names in CLASSES.items():
        lines += ["", f"{field}: truth \\ ours".ljust(22) + "".join(f"{name[:8]:>9}" for name in names)]
        for wanted in names:
            row = of["confusion"][field][wanted]
            lines.append(f"{wanted:22}" + "".join(f"{row[given] or '.':>9}" for given in names))
    return lines


def on_train(silences: Silences, texts: Path, tagger: Tagger) -> list[str]:
    """The figures of reported silence on development articles, as lines."""
    ours = {article: read(parse(load(str(texts / f"{article}.txt"))), tagger) for article in silences.drawn}
    of = heard(silences, ours, silences.drawn)._asdict()
    first = f"acts: PolNeAR train, {len(ours)} articles, {tagger.version}"
    return [first, *_silence_lines({"articles": {"train": of}})]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--truth", type=Path, default=TRUTH)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the tables")
    parser.add_argument("--train", action="store_true", help="reported silence on the articles it was developed on")
    options = parser.parse_args()
    texts = options.polnear / ("train" if options.train else "dev") / "text"
    if not texts.is_dir() or not any(options.truth.glob("*.json")):
        print(f"acts: skipped, no corpus in {options.polnear} or no truth in {options.truth}", file=sys.stderr)
        return
    try:
        tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
        if options.train:
            for name in DEVELOPMENT:
                print(*on_train(read_silences(options.truth / name, texts), texts, tagger), sep="\n")
            return
        truth = read_truth(options.truth, texts)
        pages = {article: parse(load(str(texts / f"{article}.txt"))) for article in sorted(truth.silences.texts)}
        ours = {article: read(page, tagger) for article, page in pages.items()}
        gold = {article: with_gold_spans(page, truth.judged, article) for article, page in pages.items()}
    except OnrecordError as error:
        raise SystemExit(f"acts: {error}") from error
    found = all_figures(truth, ours, gold)
    if options.json:
        print(json.dumps(found))
        return
    print(f"acts: PolNeAR dev, {len(truth.judged)} attributions, {len(pages)} articles, {tagger.version}")
    print("\n".join(report(found)))


if __name__ == "__main__":
    main()
