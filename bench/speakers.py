"""Who said it: how often the speaker of an attribution is right, and the whole chain of work end to end.

    python bench/speakers.py --polnear ../shared/data/polnear

On the PolNeAR dev articles whose speakers were settled by hand (``bench/truth/speakers``; see ``speaker_truth``), from
the file to the speaker, with onrecord's own spans. Our attributions, those inside no other, are matched to the truth's
as the shared scorer of PolNeAR does: one to one, contents that share half of their characters or more (Jaccard, white
space aside), as many as can be, and then as alike as can be. Of the matched, the speaker is right, wrong, or unknown;
beside it what the source's own words would give for a speaker's name. End to end, an attribution counts when it is
matched, its speaker right, and its source and content overlap those of the truth or are the same to the character.
"""

import argparse
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from onrecord.errors import OnrecordError
from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.sentences import sentence_starts
from onrecord.tag import load_tagger
from onrecord.types import Attribution, Reading, Span, Speaker
from speaker_truth import Told, Truth, is_right, read_truth

TRUTH = Path(__file__).parent / "truth" / "speakers"
LINKS = ("name", "nominal", "pronoun", "outside", "none")
KINDS = ("person", "organisation", "group", "document", "unnamed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attribution of the truth.

    ``verdict`` is ours: right, wrong, unknown, or missed where no attribution of ours was matched; ``words`` that of
    the source's own words. ``overlap`` and ``exact`` tell of its source and content together.
    """

    told: Told
    verdict: str
    words: str
    overlap: bool = False
    exact: bool = False
    apart: bool = False


class Speakers(NamedTuple):
    """All that became of one article, and how many attributions of ours there were to match."""

    outcomes: list[Outcome]
    n_ours: int


def judged(truth: Truth, reading: Reading) -> Speakers:
    """Each attribution of the truth with the verdict on ours."""
    text = reading.document.text
    ours = [a for a in reading.attributions if a.parent is None]
    matched = match([t.content for t in truth.attributions], [a.content.spans for a in ours], text)
    starts = sorted({at for b in reading.document.blocks for at in (b.span.start, *sentence_starts(text, *b.span))})
    outcomes = []
    for n, told in enumerate(truth.attributions):
        apart = told.speaker is not None and not _sentences(told.source, starts) & _sentences(told.content, starts)
        if n not in matched:
            outcomes.append(Outcome(told, "missed", "missed", apart=apart))
            continue
        attribution = ours[matched[n]]
        source = (attribution.source.span,) if attribution.source else ()
        same = fragments(told.source, text) == fragments(source, text)
        shared = characters(told.source, text) & characters(source, text)
        outcomes.append(
            Outcome(
                told,
                _verdict(told, reading, *_speaker(attribution, reading)),
                _verdict(told, reading, *_source_words(attribution)),
                overlap=same or bool(shared),
                exact=same and fragments(told.content, text) == fragments(attribution.content.spans, text),
                apart=apart,
            )
        )
    return Speakers(outcomes, len(ours))


def _sentences(spans: Iterable[Span], starts: Sequence[int]) -> set[int]:
    """The numbers of the sentences that spans touch; ``starts`` are those of all sentences, in order."""
    return {n for start, end in spans for n in range(bisect_right(starts, start), bisect_left(starts, end) + 1)}


def match(gold: Sequence[Sequence[Span]], ours: Sequence[Sequence[Span]], text: str) -> dict[int, int]:
    """Which of our contents belongs to which of the truth's, by number."""
    wanted, given = [characters(spans, text) for spans in gold], [characters(spans, text) for spans in ours]
    weights = np.zeros((len(wanted), len(given)))
    for i, g in enumerate(wanted):
        for j, p in enumerate(given):
            overlap = len(g & p) / len(g | p) if g & p else 0.0
            # A thousand for the match itself: first as many as can be, then as alike as can be.
            weights[i, j] = 1000 + overlap if overlap >= 0.5 else 0.0
    rows, columns = linear_sum_assignment(-weights)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if weights[i, j]}


def characters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """The offsets of all that is not white space."""
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def fragments(spans: Iterable[Span], text: str) -> list[tuple[int, int]]:
    """The spans without white space at their edges, in order, joined where only white space parts them."""
    pieces: list[tuple[int, int]] = []
    last = -1
    for at in sorted(characters(spans, text)):
        if pieces and not text[last + 1 : at].strip():
            pieces[-1] = (pieces[-1][0], at + 1)
        else:
            pieces.append((at, at + 1))
        last = at
    return pieces


def _speaker(attribution: Attribution, reading: Reading) -> tuple[Speaker | None, tuple[Span, ...]]:
    speaker = attribution.speaker
    key = speaker.key if speaker else None
    return speaker, next((party.mentions for party in reading.people if party.key == key), ())


def _source_words(attribution: Attribution) -> tuple[Speaker | None, tuple[Span, ...]]:
    source = attribution.source
    return (Speaker("words", source.text, "person"), (source.span,)) if source else (None, ())


def _verdict(told: Told, reading: Reading, speaker: Speaker | None, mentions: tuple[Span, ...]) -> str:
    if is_right(told, speaker, mentions, reading.document):
        return "right"
    return "unknown" if speaker is None else "wrong"


def speaker_table(outcomes: Sequence[Outcome]) -> list[str]:
    """Verdicts on the matched, by link and by kind of party, in per cent of the matched."""
    lines = [f"{'':22} truth matched   right wrong unknown   source's words right"]
    groups = {"all": list(outcomes)}
    groups |= {f"link {link}": [o for o in outcomes if o.told.link == link] for link in LINKS}
    groups |= {f"kind {kind}": [o for o in outcomes if o.told.kind == kind] for kind in KINDS}
    groups["source outside"] = [o for o in outcomes if o.apart]
    groups["nobody named"] = [o for o in outcomes if o.told.speaker is None]
    groups["the writer"] = [o for o in outcomes if o.told.speaker == "writer"]
    for name, of in groups.items():
        matched = [outcome for outcome in of if outcome.verdict != "missed"]
        share = 100 / max(1, len(matched))
        right, wrong, unknown = (share * sum(o.verdict == v for o in matched) for v in ("right", "wrong", "unknown"))
        words = share * sum(o.words == "right" for o in matched)
        lines.append(f"{name:22} {len(of):5} {len(matched):7} {right:7.1f} {wrong:5.1f} {unknown:7.1f} {words:22.1f}")
    return lines


def end_to_end_table(outcomes: Sequence[Outcome], n_ours: int) -> list[str]:
    """Precision, recall and F1 of attributions that are right as a whole."""
    lines = [f"{'end to end':22}          overlapping spans            exact spans"]
    lines.append(f"{'':22} precision recall    F1   precision recall    F1")
    ours = [o for o in outcomes if o.verdict == "right"]
    words = [o for o in outcomes if o.words == "right"]
    for name, right in (("onrecord", ours), ("source's words", words)):
        counts = (sum(o.overlap for o in right), sum(o.exact for o in right))
        lines.append(f"{name:22} " + "   ".join(_rates(count, n_ours, len(outcomes)) for count in counts))
    return lines


def _rates(count: int, n_given: int, n_wanted: int) -> str:
    precision, recall = count / max(1, n_given), count / max(1, n_wanted)
    f1 = 2 * count / max(1, n_given + n_wanted)
    return f"{100 * precision:9.1f} {100 * recall:6.1f} {100 * f1:5.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--truth", type=Path, default=TRUTH)
    parser.add_argument("--bundle", type=Path)
    options = parser.parse_args()
    texts = options.polnear / "dev" / "text"
    if not texts.is_dir() or not any(options.truth.glob("*.json")):
        print(f"speakers: skipped, no corpus in {options.polnear} or no truth in {options.truth}")
        return
    try:
        truths = read_truth(options.truth, texts)
        tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
        readings = (read(parse(load(str(texts / f"{truth.article}.txt"))), tagger) for truth in truths)
        articles = [judged(truth, reading) for truth, reading in zip(truths, readings, strict=True)]
    except OnrecordError as error:
        raise SystemExit(f"speakers: {error}") from error
    outcomes = [outcome for article in articles for outcome in article.outcomes]
    n_ours = sum(article.n_ours for article in articles)
    print(f"speakers: PolNeAR dev, {len(truths)} articles, {n_ours} attributions of ours, {tagger.version}")
    print("\n".join([*speaker_table(outcomes), *end_to_end_table(outcomes, n_ours)]))


if __name__ == "__main__":
    main()
