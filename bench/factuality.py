"""How well onrecord tells how surely something is said: FactBank and UW dev, by the rules, the learned head, and both.

    python bench/factuality.py --data ../shared/data/factuality

Every event word has a number from -3 (surely not) to 3 (surely so). Two things are scored against it:

- the *class*: the certainty that readings report, as a number by a fixed table (``NUMBERS``). FactBank's is its own
  definition. UW's numbers are means of what laymen thought, so that "plans to merge" stands near 1.5, not at 0: its
  table has the median of each class over the UW train part.
- the *score*, finer than what is reported: the median of the seven commitments' probabilities on the scale from -3 to
  3, for UW half way to their mean. For FactBank the rules are part of them as in readings, and decide alone over a
  hedged word; for UW they are the head's second answer alone, which was taught UW's numbers. For the rules it is the
  table again.

r is Pearson's correlation, MAE the mean absolute error. The "learned" row hides what the rules say; "both" is what
readings use. Then the combined scores by the kind of marker that stands over the event, as the rules tell it.
FactBank dev and UW dev share sentences with the other corpus's train part; those were left out of training.
The sentences are laid out as a text and read by the shipped bundle, as int8 as readings are.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.read.certainty.judge import class_number, class_of, favour_of
from onrecord.read.certainty.operators import operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.value import CLASSES
from onrecord.read.certainty.value import NUMBERS as FACTBANK_NUMBERS
from onrecord.read.certainty.words import words_from
from onrecord.tag import Tagger, load_tagger

CORPORA = ("factbank", "uw")
NUMBERS = {
    "factbank": tuple(float(FACTBANK_NUMBERS[one]) for one in CLASSES),
    "uw": (-1.7, -0.2, 0.1, 1.6, 1.4, 2.2, 3.0),
}
"""What each of the seven classes, from surely not to surely so, is worth on each corpus's scale."""
_LETTERS = re.compile(r"\W")
_SHOWN = {"-LRB-": "(", "-RRB-": ")", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_GLUED_BEFORE = frozenset(
    [".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'S", "n't", "N'T", "'re", "'ve", "'ll", "'d", "'m", "'"]
)
_GLUED_AFTER = frozenset("([{$#")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their tags and governors (places in the sentence), and events as ``(place, value)``."""

    corpus: str
    words: tuple[str, ...]
    tags: tuple[str, ...] = field(repr=False)
    governors: tuple[int, ...] = field(repr=False)
    events: tuple[tuple[int, float], ...]

    @property
    def key(self) -> str:
        """The letters alone: the same sentence, however it is cut into words."""
        return _LETTERS.sub("", "".join(self.words).lower())


@dataclass(frozen=True, slots=True)
class Judged:
    """One event: its number in the corpus, its marker, and the class (0 to 6) and score that each way gives it."""

    gold: float
    marker: str
    classes: dict[str, int]
    scores: dict[str, float]


def read_sentences(folder: Path, corpus: str, split: str) -> list[Sentence]:
    """One part of one corpus: one word a line, with its place, value or ``_``, tag, governor, dependency and lemma.

    Raises ``OSError`` when it is not there.
    """
    lines = (folder / corpus / f"{split}.conll").read_text(encoding="utf-8").split("\n")
    return [_sentence(corpus, rows) for rows in _groups(lines)]


def train_sentences(folder: Path) -> list[Sentence]:
    """Both train parts without the sentences that stand in either dev part."""
    unseen = {one.key for corpus in CORPORA for one in read_sentences(folder, corpus, "dev")}
    return [one for corpus in CORPORA for one in read_sentences(folder, corpus, "train") if one.key not in unseen]


def laid_out(sentences: Sequence[Sentence]) -> tuple[str, list[list[int]]]:
    """The sentences as a text, one a line, spaced as newspapers space them; and where each word begins in it."""
    text, places = "", []
    for sentence in sentences:
        line, offsets = _line(sentence.words)
        places.append([len(text) + offset for offset in offsets])
        text += f"{line}\n"
    return text, places


def _line(words: Sequence[str]) -> tuple[str, list[int]]:
    line, offsets = "", []
    glued, quoted = True, False
    for word in words:
        shown = _SHOWN.get(word, word)
        before, after = glued or shown in _GLUED_BEFORE, shown in _GLUED_AFTER
        if shown == '"':
            before, after, quoted = before or quoted, not quoted, not quoted
        line += "" if before else " "
        offsets.append(len(line))
        line += shown
        glued = after
    return line, offsets


def judged(sentences: Sequence[Sentence], corpus: str, tagger: Tagger) -> list[Judged]:
    """Every event of the sentences, judged by the rules, by what was learned without them, and by both."""
    text, places = laid_out(sentences)
    told = tagger.tag_with_commitments(text)[1]
    assert told is not None, "load_tagger refuses bundles that were not taught certainty"
    out = []
    for sentence, offsets in zip(sentences, places, strict=True):
        lower = words_from(sentence.words).lower
        marks = operators_in(lower)
        for at, gold in sentence.events:
            scope = scope_of(lower, marks, at)
            row = max(0, int(np.searchsorted(told.starts, offsets[at], side="right")) - 1)
            first, second = told.odds[row].astype(np.float64)
            graded = second if corpus == "uw" else None
            rules = class_number(scope.certainty)
            classes, scores = {"rules": rules}, {"rules": NUMBERS[corpus][rules]}
            classes |= {"learned": int(first.argmax()), "both": class_number(class_of(first.tolist(), scope))}
            for name, odds in (("learned", first), ("both", first + favour_of(scope))):
                scores[name] = finer(odds if graded is None else graded, corpus)
            if corpus == "factbank" and scope.is_hedged:
                scores["both"] = NUMBERS[corpus][classes["both"]]
            out.append(Judged(gold, scope.marker, classes, scores))
    return out


def finer(odds: NDArray[np.float64], corpus: str) -> float:
    """The median of seven commitments' probabilities, on the scale from -3 to 3; for UW half way to their mean.

    ``odds``: log odds, ``(7,)``. The median errs least, the mean correlates best; chosen on held-out train sentences.
    """
    share = np.exp(odds - odds.max())
    share /= share.sum()
    median = middle(share)
    return median if corpus == "factbank" else float((median + share @ np.arange(-3.0, 4.0)) / 2)


def middle(share: NDArray[np.float64]) -> float:
    """Where half of the probability lies on either side; each commitment's is spread evenly around its number."""
    at = int((share.cumsum() >= 0.5 - 1e-9).argmax())
    return float(np.clip(at - 3.5 + (0.5 - share[:at].sum()) / share[at], -3, 3))


def fit(gold: Sequence[float], guess: Sequence[float]) -> tuple[float, float]:
    """Pearson's r and the mean absolute error; r is 0 where either side does not vary."""
    one, other = np.asarray(gold), np.asarray(guess)
    varies = len(one) > 1 and one.std() > 0 and other.std() > 0
    return float(np.corrcoef(one, other)[0, 1]) if varies else 0.0, float(np.abs(one - other).mean())


def by_class(found: Sequence[Judged], way: str, corpus: str) -> tuple[float, float]:
    """r and MAE of the reported classes, put into numbers by the corpus's table."""
    return fit([one.gold for one in found], [NUMBERS[corpus][one.classes[way]] for one in found])


def by_score(found: Sequence[Judged], way: str) -> tuple[float, float]:
    """r and MAE of the finer score."""
    return fit([one.gold for one in found], [one.scores[way] for one in found])


def medians(found: Sequence[Judged], way: str) -> NDArray[np.float64]:
    """The median number of each class; how UW's table was made, on its train part."""
    chosen = [[one.gold for one in found if one.classes[way] == n] for n in range(len(CLASSES))]
    return np.asarray([float(np.median(group)) if group else np.nan for group in chosen])


def show(corpus: str, found: Sequence[Judged]) -> None:
    print(f"{corpus}: {len(found)} events{'class r':>19}{'class MAE':>11}{'score r':>9}{'score MAE':>11}")
    for way in ("rules", "learned", "both"):
        r, away = by_class(found, way, corpus)
        finer_r, finer_away = by_score(found, way)
        print(f"  {way:<22}{r:>17.3f}{away:>11.3f}{finer_r:>9.3f}{finer_away:>11.3f}")
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        kinds[one.marker].append(one)
    print(f"  {'marker':<18}{'n':>6}{'mean':>7}{'rules MAE':>11}{'class MAE':>11}{'score MAE':>11}{'score r':>9}")
    for kind, group in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        mean = float(np.mean([one.gold for one in group]))
        r, away = by_score(group, "both")
        rules, named = by_class(group, "rules", corpus)[1], by_class(group, "both", corpus)[1]
        print(f"  {kind:<18}{len(group):>6}{mean:>7.2f}{rules:>11.2f}{named:>11.2f}{away:>11.2f}{r:>9.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/factuality"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--bundle", type=Path)
    options = parser.parse_args()
    tagger = load_tagger(options.bundle)
    for corpus in CORPORA:
        if not (options.data / corpus / f"{options.split}.conll").is_file():
            print(f"factuality: skipped, no {options.split}.conll in {options.data / corpus}")
            continue
        sentences = read_sentences(options.data, corpus, options.split)
        if options.split == "train":
            sentences = [one for one in train_sentences(options.data) if one.corpus == corpus]
        show(corpus, judged(sentences, corpus, tagger))


def _groups(lines: list[str]) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield rows
            rows = []


def _sentence(corpus: str, rows: list[list[str]]) -> Sentence:
    _, words, values, tags, governors, *_ = zip(*rows, strict=True)
    events = tuple((at, float(value)) for at, value in enumerate(values) if value != "_")
    return Sentence(corpus, words, tags, tuple(map(int, governors)), events)


if __name__ == "__main__":
    main()
