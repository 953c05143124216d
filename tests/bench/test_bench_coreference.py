"""Predicted mentions are matched as the bench says, and the baseline does what it says."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coreference
from baselines.spacy_surnames import Named, parties
from coreference import Found, Setting, apart, matches, report, score, score_chains
from gum import Article, Chain, Mention
from onrecord.errors import InputRefused
from onrecord.types import Document, Party, Span

TEXT = 'Ms. Roe, 40-ish, left.\n\n"She can\'t wait 😀"\n\nA&M saw Roe'


def mention(start: int, end: int, head: tuple[int, int]) -> Mention:
    return Mention(Span(start, end), Span(*head))


def test_a_strict_match_is_the_same_span() -> None:
    gold = [mention(0, 20, (4, 8)), mention(30, 35, (30, 35))]
    assert matches(gold, [Span(4, 8), Span(30, 35)], relaxed=False) == {Span(30, 35): Span(30, 35)}


def test_a_relaxed_match_lies_within_and_holds_the_head() -> None:
    gold = [mention(0, 20, (4, 8))]
    assert matches(gold, [Span(2, 8)], relaxed=True) == {Span(2, 8): Span(0, 20)}
    assert matches(gold, [Span(9, 20)], relaxed=True) == {}
    assert matches(gold, [Span(2, 21)], relaxed=True) == {}
    assert matches(gold, [Span(5, 8)], relaxed=True) == {}


def test_of_two_mentions_within_one_the_longer_is_it_and_an_equal_span_goes_first() -> None:
    gold = [mention(0, 20, (4, 8))]
    assert matches(gold, [Span(4, 8), Span(0, 8)], relaxed=True) == {Span(0, 8): Span(0, 20)}
    assert matches(gold, [Span(0, 8), Span(0, 20)], relaxed=True) == {Span(0, 20): Span(0, 20)}


spans = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda p: Span(p[0], p[0] + p[1]))
golds = st.lists(spans.map(lambda s: Mention(s, Span(s.start, s.start + 1))), max_size=8)


@settings(deadline=None)
@given(golds, st.lists(spans, max_size=8), st.randoms())
def test_matching_is_one_to_one_whatever_the_order(gold: list[Mention], found: list[Span], random: object) -> None:
    once = matches(gold, found, relaxed=True)
    assert len(set(once.values())) == len(once)
    assert matches(gold[::-1], found[::-1], relaxed=True) == once
    assert matches(gold, found, relaxed=False).items() <= once.items()


def test_a_mention_in_two_chains_stays_in_the_first() -> None:
    a, b, c = Span(0, 1), Span(2, 3), Span(4, 5)
    assert apart([[a, b], [b, c]]) == [{a, b}, {c}]


def article_with(*chains: tuple[str, list[Span]]) -> Article:
    gold = tuple(Chain(kind, tuple(Mention(span, span) for span in spans)) for kind, spans in chains)
    return Article("GUM_news_x", "dev", TEXT, gold)


ROE, SHE, AM = Span(4, 7), Span(25, 28), Span(43, 46)


def test_singletons_count_only_where_they_are_wanted() -> None:
    chains = article_with(("person", [ROE, SHE]), ("organization", [AM])).chains or ()
    found = [Found("person", (ROE, SHE)), Found("organisation", (AM,))]
    with_singletons = score(chains, found, Setting(relaxed=False, singletons=True, parties_only=False))
    without = score(chains, found, Setting(relaxed=False, singletons=False, parties_only=False))
    assert (with_singletons["mentions"].wanted, without["mentions"].wanted) == (3, 2)
    assert with_singletons["B3"].f1 == without["B3"].f1 == 1.0


def test_things_that_are_no_parties_can_be_left_out() -> None:
    chains = article_with(("person", [ROE, SHE]), ("abstract", [AM, Span(0, 3)])).chains or ()
    setting = Setting(relaxed=False, singletons=False, parties_only=True)
    assert score(chains, [Found("person", (ROE, SHE))], setting)["mentions"].f1 == 1.0


def test_our_kinds_are_counted_under_the_types_of_the_corpus() -> None:
    chains = article_with(("person", [ROE, SHE]), ("organization", [AM, Span(0, 3)])).chains or ()
    found = [
        Found("group", (SHE, ROE)),
        Found("organisation", (AM, Span(0, 3))),
        Found("document", (Span(8, 9), Span(9, 10))),
    ]
    rates = score_chains(chains, found, relaxed=False)
    assert (rates["person"].chains.f1, rates["organization"].chains.f1) == (1.0, 1.0)


def test_a_reader_that_finds_nobody_scores_nought_without_falling_over() -> None:
    def nobody(document: Document) -> tuple[Party, ...]:
        return ()

    articles = [article_with(("person", [ROE, SHE]))]
    lines = report(articles, coreference.resolved(nobody, articles))
    assert all(line.split()[-1] == "0.0" for line in lines if line.startswith(("strict", "relaxed", "person")))


def test_a_resolver_is_given_the_text_that_the_gold_spans_index() -> None:
    seen = []

    def resolver(document: Document) -> tuple[Party, ...]:
        seen.append(document.text)
        return (Party("p1", "Roe", "person", mentions=(ROE, SHE)),)

    found = coreference.resolved(resolver, [article_with()])
    assert seen == [TEXT]
    assert found == {"GUM_news_x": (Found("person", (ROE, SHE)),)}


def predictions(path: Path, **changed: object) -> Path:
    line = {"article": "GUM_news_x", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "people": []}
    path.write_text(json.dumps(line | changed) + "\n")
    return path


def test_predictions_are_read_by_article(tmp_path: Path) -> None:
    people = [{"kind": "person", "name": "Roe", "mentions": [[4, 7], [25, 28]]}]
    found = coreference.read_predictions(predictions(tmp_path / "p.jsonl", people=people), [article_with()])
    assert found == {"GUM_news_x": (Found("person", (ROE, SHE)),)}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"sha256": "0" * 64}, "other-text"), ({"article": "GUM_news_z"}, "missing"), ({"people": 3}, "not-predictions")],
)
def test_predictions_that_do_not_fit_are_refused(tmp_path: Path, changed: dict[str, object], reason: str) -> None:
    with pytest.raises(InputRefused) as refused:
        coreference.read_predictions(predictions(tmp_path / "p.jsonl", **changed), [article_with()])
    assert refused.value.reason == reason


BASELINE = (
    "Jo Roe left. Roe said she saw Ann Poe. Poe thanked her. Greeks cheered; they sang at the Met, the Met's best."
)


def named(name: str, kind: str, nth: int = 0) -> Named:
    at = -1
    for _ in range(nth + 1):
        at = BASELINE.index(name, at + 1)
    return Named(at, at + len(name), name, kind)


def test_the_baseline_joins_surnames_and_gives_pronouns_to_the_nearest_person() -> None:
    names = [
        named("Jo Roe", "person"),
        named("Roe", "person", 1),
        named("Ann Poe", "person"),
        named("Poe", "person", 1),
    ]
    names += [named("Greeks", "group"), named("the Met", "organisation"), named("the Met's", "organisation")]
    found = parties(BASELINE, reversed(names))
    assert [(party.kind, [BASELINE[s:e] for s, e in party.mentions]) for party in found] == [
        ("person", ["Jo Roe", "Roe", "she"]),
        ("person", ["Ann Poe", "Poe", "her"]),
        ("group", ["Greeks", "they"]),
        ("organisation", ["the Met", "the Met's"]),
    ]


def test_the_baseline_files_a_surname_under_the_full_name_that_follows_it() -> None:
    text = "Roe won. Jo Roe spoke."
    found = parties(text, [Named(0, 3, "Roe", "person"), Named(9, 15, "Jo Roe", "person")])
    assert [party.mentions for party in found] == [[(0, 3), (9, 15)]]


def test_the_baseline_leaves_a_pronoun_before_any_person_alone() -> None:
    assert parties("She said so.", []) == []
