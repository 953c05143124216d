"""How well onrecord knows who is who within a report: coreference on GUM news.

    python bench/coreference.py --gum ../shared/data/gum_news --conll GUM/coref/gum/conll
    python bench/coreference.py --texts TEXTS                      the articles' texts, for other programs
    python bench/coreference.py --predicted baseline.jsonl         another program's parties beside ours

GUM's XML folder has the articles but no coreference: that is GUM's ``coref/gum/conll`` folder, named by ``--conll``
(by default it is looked for in the XML folder itself). Articles without it are left out, and counted.

A predicted mention is *strictly* right when its span is a gold mention's. It is right in the *relaxed* sense when its
span is a gold mention's or lies within it and holds its head word: GUM's mentions take in relative clauses and all
else that hangs on them, a record needs only the name. Scores are those of ``chain_scores``; "parties" are persons,
organisations and places. A line of a predictions file, the hash being of the text in UTF-8, is
``{"article": "GUM_news_…", "sha256": "…", "people": [{"kind": "person", "mentions": [[start, end], …]}]}``.
"""

import argparse
import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import msgspec

from chain_scores import CONLL, ChainRate, Cluster, Rate, Typed, chains_found, conll_f1, mentions_found
from gum import Article, Chain, Mention, read_gum
from onrecord.errors import InputRefused, OnrecordError
from onrecord.ingest import parse
from onrecord.read import read
from onrecord.tag import load_tagger
from onrecord.types import Document, Original, Party, Span

Resolver = Callable[[Document], tuple[Party, ...]]
"""What is measured: a document to the parties it mentions, with every mention of each."""

PARTS = ("train", "dev", "test")
PARTIES = frozenset({"person", "organization", "place"})
_TYPE_OF_KIND = {"person": "person", "unnamed": "person", "group": "person", "organisation": "organization"}
"""GUM has no groups: it calls "officials" or "the parents" persons. A kind without an entry is of no gold type."""


@dataclass(frozen=True, slots=True)
class Found:
    """A predicted party: one of our kinds, and its mentions."""

    kind: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Predicted:
    """One line of a predictions file."""

    article: str
    sha256: str
    people: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One way of scoring: how spans must match, whether singletons count, and which gold types do."""

    relaxed: bool
    singletons: bool
    parties_only: bool

    def __str__(self) -> str:
        spans = "relaxed" if self.relaxed else "strict"
        return f"{spans:8} {'with' if self.singletons else 'without':8} {'parties' if self.parties_only else 'all':8}"


SETTINGS = tuple(Setting(*flags) for flags in product((False, True), repeat=3))


def document_of(article: Article) -> Document:
    """The article as onrecord takes it in. Raises ``InputRefused`` when its text would not be kept as it is."""
    data = article.text.encode()
    document = parse(Original(f"{article.name}.txt", data, hashlib.sha256(data).hexdigest()))
    if document.text != article.text:
        raise InputRefused(document.path, "other-text", "Taken in with another text, so that no offset would fit.")
    return document


def resolved(resolver: Resolver, articles: Iterable[Article]) -> dict[str, tuple[Found, ...]]:
    """What a resolver finds in each article, by the article's name."""
    return {a.name: tuple(Found(p.kind, p.mentions) for p in resolver(document_of(a))) for a in articles}


def read_predictions(path: Path, articles: Sequence[Article]) -> dict[str, tuple[Found, ...]]:
    """Another program's parties by article. Raises ``InputRefused`` on an article that is missing or has other text."""
    try:
        lines = [msgspec.json.decode(line, type=Predicted) for line in path.read_bytes().splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as error:
        raise InputRefused(str(path), "not-predictions", f"Cannot be read as predictions: {error}.") from error
    by_name = {line.article: line for line in lines}
    for article in articles:
        if article.name not in by_name:
            raise InputRefused(str(path), "missing", f"No line for {article.name}; predict the texts of --texts.")
        if by_name[article.name].sha256 != hashlib.sha256(article.text.encode()).hexdigest():
            detail = f"{article.name} was predicted on another text; write the texts anew with --texts."
            raise InputRefused(str(path), "other-text", detail)
    return {article.name: by_name[article.name].people for article in articles}


def matches(gold: Iterable[Mention], predicted: Iterable[Span], relaxed: bool) -> dict[Span, Span]:
    """The gold mention that each predicted one is, one to one; predicted mentions that are none are left out.

    The same span goes before one within, and of those the longest. Ties go to the earlier gold, then predicted, span.
    """
    mentions, spans = {mention.span: mention for mention in gold}, set(predicted)
    exact = mentions.keys() & spans
    found = {span: span for span in exact}
    if not relaxed:
        return found
    within = [
        ((m.span.end - m.span.start) - (p.end - p.start), m.span, p)
        for m in mentions.values()
        for p in spans
        if m.span.start <= p.start <= m.head.start and m.head.end <= p.end <= m.span.end
    ]
    taken = set(exact)
    for _, whole, span in sorted(within):
        if whole not in taken and span not in found:
            found[span] = whole
            taken.add(whole)
    return found


def apart(chains: Iterable[Sequence[Span]]) -> list[Cluster]:
    """Chains as sets without a common mention: of chains that share one, the first keeps it."""
    seen: set[Span] = set()
    clusters: list[Cluster] = []
    for spans in chains:
        clusters.append(frozenset(spans) - seen)
        seen.update(spans)
    return clusters


def score(gold: Sequence[Chain], people: Sequence[Found], setting: Setting) -> dict[str, Rate]:
    """Mentions, MUC, B3 and CEAFe of one article."""
    found = _as_gold(gold, people, setting.relaxed)
    least = 1 if setting.singletons else 2
    chosen = [chain for chain in gold if not setting.parties_only or chain.type in PARTIES]
    wanted = [c for c in apart([m.span for m in chain.mentions] for chain in chosen) if len(c) >= least]
    given = [c for c in found if len(c) >= least]
    return {"mentions": mentions_found(wanted, given)} | {name: rate(wanted, given) for name, rate in CONLL.items()}


def score_chains(gold: Sequence[Chain], people: Sequence[Found], relaxed: bool) -> dict[str, ChainRate]:
    """Whole chains of persons and of organisations of one article."""
    clusters = apart([m.span for m in chain.mentions] for chain in gold)
    wanted = [Typed(chain.type, cluster) for chain, cluster in zip(gold, clusters, strict=True)]
    found = zip(people, _as_gold(gold, people, relaxed), strict=True)
    given = [Typed(_TYPE_OF_KIND.get(party.kind, party.kind), cluster) for party, cluster in found]
    return {kind: chains_found(wanted, given, kind) for kind in ("person", "organization")}


def _as_gold(gold: Sequence[Chain], people: Sequence[Found], relaxed: bool) -> list[Cluster]:
    """The predicted chains in order, each mention that is a gold one written as that."""
    spans = [[Span(*span) for span in party.mentions] for party in people]
    same = matches((m for chain in gold for m in chain.mentions), (s for party in spans for s in party), relaxed)
    return apart([same.get(span, span) for span in party] for party in spans)


def report(articles: Sequence[Article], people: Mapping[str, Sequence[Found]]) -> list[str]:
    """The table of all settings, then that of chains; F1 in per cent, and precision and recall where they tell more."""
    lines = ["spans    single's types    mentions P    R    F1    MUC     B3  CEAFe  CoNLL F1"]
    for setting in SETTINGS:
        total = {name: Rate() for name in ("mentions", *CONLL)}
        for article in articles:
            scores = score(article.chains or (), people[article.name], setting)
            total = {name: rate.plus(scores[name]) for name, rate in total.items()}
        seen = total["mentions"]
        f1s = "".join(f"{100 * total[name].f1:7.1f}" for name in CONLL)
        shown = f"{100 * seen.precision:10.1f} {100 * seen.recall:4.1f} {100 * seen.f1:5.1f}"
        lines.append(f"{setting} {shown}{f1s} {100 * conll_f1(total):9.1f}")
    return [*lines, *_chain_table(articles, people)]


def _chain_table(articles: Sequence[Article], people: Mapping[str, Sequence[Found]]) -> list[str]:
    lines = ["chains       spans     gold  given  precision recall    F1   of their mentions held"]
    for kind, relaxed in product(("person", "organization"), (False, True)):
        total = ChainRate()
        for article in articles:
            total = total.plus(score_chains(article.chains or (), people[article.name], relaxed)[kind])
        chains = total.chains
        lines.append(
            f"{kind:12} {'relaxed' if relaxed else 'strict':8} {chains.wanted:5} {chains.given:6} "
            f"{100 * chains.precision:10.1f} {100 * chains.recall:6.1f} {100 * chains.f1:5.1f} "
            f"{100 * total.mentions.recall:12.1f}"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, default=Path("../shared/data/gum_news"))
    parser.add_argument("--conll", type=Path, help="GUM's coref/gum/conll folder")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="of GUM's own split; all by default")
    parser.add_argument("--predicted", type=Path, action="append", default=[], help="score this file's parties too")
    parser.add_argument("--texts", type=Path, help="write the articles' texts to this folder, and stop")
    parser.add_argument("--bundle", type=Path)
    options = parser.parse_args()
    try:
        _run(options)
    except OnrecordError as error:
        raise SystemExit(f"coreference: {error}") from error


def _run(options: argparse.Namespace) -> None:
    articles = [a for a in read_gum(options.gum, options.conll or options.gum) if a.part in options.parts]
    if not articles:
        print(f"coreference: skipped, no article of GUM news in {options.gum}")
        return
    if options.texts is not None:
        options.texts.mkdir(parents=True, exist_ok=True)
        for article in articles:
            (options.texts / f"{article.name}.txt").write_bytes(article.text.encode())
        print(f"coreference: {len(articles)} texts in {options.texts}")
        return
    known = [article for article in articles if article.chains is not None]
    if not known:
        print(f"coreference: skipped, {len(articles)} articles in {options.gum} but no coreference; see --conll")
        return
    tagger = load_tagger(options.bundle, threads=os.cpu_count() or 1)
    systems = {tagger.version: resolved(lambda document: read(document, tagger).people, known)}
    systems |= {path.name: read_predictions(path, known) for path in options.predicted}
    for name, people in systems.items():
        print(f"coreference: GUM news {', '.join(options.parts)}, {len(known)} of {len(articles)} articles, {name}")
        print("\n".join(report(known, people)))


if __name__ == "__main__":
    main()
