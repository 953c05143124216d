"""Draw the attributions and the articles whose acts are labelled by hand: the same ones from the same corpus.

    PYTHONPATH=training python bench/truth/acts/draw.py --polnear ../shared/data/polnear

Prints one JSON object. 200 attributions at random, each publisher in proportion to what it has; then 100 more, rich
in rare acts, chosen by what the corpus's own annotators marked as cue and content: 25 whose cue holds a negation, 15
whose content holds a question mark, 60 from cue words drawn one for one, so that a word met once weighs as much as
"said". 100 more at random, drawn later from all but the first 200, make the random ones 300; some of them were
among the rich, and count as random since. 25 articles are drawn apart, 3 of each publisher and 4 more. See README.md
beside this file.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import Spans, read_split

SEED = 20161108
N_RANDOM, N_NEGATED, N_QUESTIONS, N_ARTICLES = 200, 25, 15, 25
N_RARE_WORDS, N_MORE = 60, 100
_NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|none|nothing|nobody|without)\b|n[’']t\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"(?:ing|ed|es|s|d)$")


class Drawn(NamedTuple):
    """One annotated attribution: its article, the words of its cue and content, and where they stand."""

    article: str
    roles: dict[str, Spans]
    cue: str
    content: str


def attributions(polnear: Path, split: str) -> list[Drawn]:
    """Every attribution of a split that has content, one annotator an article."""
    found = {annotated.article: annotated for annotated in reversed(list(read_split(polnear, split)))}
    return [
        Drawn(article, roles, words(one.text, roles["cue"]), words(one.text, roles["content"]))
        for article, one in sorted(found.items())
        for roles in sorted(one.attributions, key=lambda r: sorted((r["content"], r["cue"])))
        if roles["content"]
    ]


def words(text: str, spans: Spans) -> str:
    """The characters of spans."""
    return " ".join(text[start:end] for start, end in spans)


def stem(word: str) -> str:
    """A word without its ending: "claimed", "claims" and "claiming" are one word."""
    return _ENDING.sub("", word.lower()) if len(word) > 4 else word.lower()


def publisher(article: str) -> str:
    """Which of the seven publishers an article's name begins with."""
    return article.split("_")[0]


def in_proportion(pool: Sequence[Drawn], n: int, rng: random.Random) -> list[Drawn]:
    """``n`` at random, of each publisher its share of the pool, the largest remainders rounded up."""
    groups: dict[str, list[Drawn]] = defaultdict(list)
    for one in pool:
        groups[publisher(one.article)].append(one)
    shares = {name: n * len(group) / len(pool) for name, group in groups.items()}
    up = sorted(groups, key=lambda name: int(shares[name]) - shares[name])[: n - sum(map(int, shares.values()))]
    return [one for name in sorted(groups) for one in rng.sample(groups[name], int(shares[name]) + (name in up))]


def one_a_word(pool: Sequence[Drawn], counts: dict[str, int], n: int, rng: random.Random) -> list[Drawn]:
    """``n`` cue words drawn evenly from those that occur, and one attribution of each.

    A cue's word is the one of its words that cues of the train split have least often.
    """
    groups: dict[str, list[Drawn]] = defaultdict(list)
    for one in pool:
        if found := [stem(word) for word in _WORD.findall(one.cue)]:
            groups[min(found, key=lambda word: (counts.get(word, 0), word))].append(one)
    return [rng.choice(groups[word]) for word in rng.sample(sorted(groups), n)]


def cue_counts(polnear: Path) -> dict[str, int]:
    """How often cues of the train split have each word."""
    counts: dict[str, int] = defaultdict(int)
    for one in attributions(polnear, "train"):
        for word in _WORD.findall(one.cue):
            counts[stem(word)] += 1
    return counts


def draw(polnear: Path) -> dict[str, object]:
    """The attributions with why each was drawn, and the names of the articles."""
    rng, pool = random.Random(SEED), attributions(polnear, "dev")
    chosen: list[tuple[str, Drawn]] = []

    def take(why: str, more: list[Drawn]) -> None:
        chosen.extend((why, one) for one in more)
        for one in more:
            pool.remove(one)

    take("random", in_proportion(pool, N_RANDOM, rng))
    more = in_proportion(pool, N_MORE, random.Random(SEED + 1))
    take("negation", rng.sample([one for one in pool if _NEGATION.search(one.cue)], N_NEGATED))
    take("question", rng.sample([one for one in pool if "?" in one.content], N_QUESTIONS))
    take("rare-cue", one_a_word(pool, cue_counts(polnear), N_RARE_WORDS, rng))
    rich = [("random" if one in more else why, one) for why, one in chosen]
    chosen = [*rich, *(("random", one) for one in more if one in pool)]
    return {
        "attributions": [{"article": one.article, "drawn": why, **one.roles} for why, one in chosen],
        "articles": articles(polnear, rng),
    }


def articles(polnear: Path, rng: random.Random) -> list[str]:
    """``N_ARTICLES`` articles, as many of each publisher as can be."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted((polnear / "dev" / "text").glob("*.txt")):
        groups[publisher(path.stem)].append(path.stem)
    each, over = divmod(N_ARTICLES, len(groups))
    more = rng.sample(sorted(groups), over)
    return sorted(stem for name in sorted(groups) for stem in rng.sample(groups[name], each + (name in more)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear"))
    print(json.dumps(draw(parser.parse_args().polnear), indent=1))


if __name__ == "__main__":
    main()
