"""Searching: what is found is what a plain reading of the expression says, whatever the texts hold."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_reports import NewPlace, Place, add, report

from onrecord.resolve import resolve
from onrecord.store import (
    About,
    ActIs,
    And,
    By,
    Expression,
    FormIs,
    InReports,
    Not,
    Or,
    Outlet,
    Phrase,
    Prefix,
    PublishedFrom,
    PublishedUntil,
    Record,
    TraitIs,
    Via,
    Word,
)
from onrecord.types import Hit, Voice

REPORTS = [
    report("a.txt", 'Ada Okafor said "the envoys lied".', publisher="Harbour Courier", published="2020-03-05"),
    report("b.txt", 'Ben Powers denied "an envoy was poisoned".', publisher="Voix du Nord", published="2020"),
    report("c.txt", 'Zoë Ñandú said "power is not a state-owned thing".', publisher=None, published=None),
    report(
        "d.txt",
        'The envoy said "nothing". Cara Power said "poison is here 🙂".',
        publisher="Courier",
        published="2019-12",
    ),
]


@pytest.fixture(scope="module")
def record(new_place: NewPlace) -> Iterator[Record]:
    with Record.open(new_place(), create=True) as record:
        for one in REPORTS:
            add(record, one)
        yield record


def said(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.statement.attribution.content.text.strip('"') for hit in hits]


LIED, AN_ENVOY, POWER = "the envoys lied", "an envoy was poisoned", "power is not a state-owned thing"
NOTHING, POISON = "nothing", "poison is here 🙂"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Word("ENVOY"), {LIED, AN_ENVOY, NOTHING, POISON}),
        (Word("lying"), set()),
        (Word("poisoning"), {AN_ENVOY, NOTHING, POISON}),
        (Word("state-owned"), {POWER}),
        (Word("owned-state"), set()),
        (Phrase("envoy was"), {AN_ENVOY}),
        (Phrase("envoys was"), set()),
        (Phrase("Envoy — was!"), {AN_ENVOY}),
        (Prefix("pois"), {AN_ENVOY, NOTHING, POISON}),
        (Prefix("envoys"), {LIED}),
        (By("power"), {POISON}),
        (By("Powers"), {AN_ENVOY}),
        (By("power", prefix=True), {AN_ENVOY, POISON}),
        (By("zoe nandu"), {POWER}),
        (By("nothing"), set()),
        (Outlet("courier"), {LIED, NOTHING, POISON}),
        (Outlet("harbour courier"), {LIED}),
        (Outlet("cour", prefix=True), {LIED, NOTHING, POISON}),
        (Not(Outlet("courier")), {AN_ENVOY, POWER}),
        (ActIs("deny"), {AN_ENVOY}),
        (FormIs("direct"), {LIED, AN_ENVOY, POWER, NOTHING, POISON}),
        (FormIs("block"), set()),
        (PublishedFrom("2020"), {LIED, AN_ENVOY}),
        (PublishedFrom("2020-06"), {AN_ENVOY}),
        (PublishedFrom("2019-12-15"), {LIED, AN_ENVOY, NOTHING, POISON}),
        (PublishedUntil("2019"), {NOTHING, POISON}),
        (PublishedUntil("2020-03-04"), {AN_ENVOY, NOTHING, POISON}),
        (PublishedUntil("2020-03-05"), {LIED, AN_ENVOY, NOTHING, POISON}),
        (Not(PublishedUntil("2019")), {LIED, AN_ENVOY}),
        (And(()), {LIED, AN_ENVOY, POWER, NOTHING, POISON}),
        (Or(()), set()),
        (Not(And(())), set()),
        (Or((Word("lied"), Word("owned"))), {LIED, POWER}),
        (And((Word("envoy"), Not(Word("poison")))), {LIED}),
    ],
)
def test_an_expression_finds(record: Record, expression: Expression, expected: set[str]) -> None:
    found = record.search(expression, 99)
    assert set(said(found.hits)) == expected
    assert found.n_found == len(expected)
    assert (found.n_statements, found.n_reports) == (5, 4)


def test_the_content_counts_more_than_the_context(record: Record) -> None:
    found = said(record.search(Word("poison"), 9).hits)
    assert (set(found[:2]), found[2:]) == ({POISON, AN_ENVOY}, [NOTHING])
    scores = [hit.score for hit in record.search(Word("poison"), 9).hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_what_ranks_nothing_is_listed_by_date_undated_last(record: Record) -> None:
    hits = record.search(FormIs("direct"), 9).hits
    assert [hit.published for hit in hits] == ["2019-12", "2019-12", "2020", "2020-03-05", None]
    assert {hit.score for hit in hits} == {0.0}
    assert hits[0].statement.id < hits[1].statement.id


def test_the_limit_cuts_the_list_and_not_the_count(record: Record) -> None:
    whole = record.search(Word("envoy"), 9)
    for limit in range(5):
        found = record.search(Word("envoy"), limit)
        assert found.hits == whole.hits[:limit]
        assert found.n_found == 4
    assert record.search(Word("envoy"), -1).hits == ()


WORD_LEAVES = (Word("envoy"), Word("poison"), Word("power"), About("envoy"), Phrase("is not"), Prefix("no"))
FIELD_LEAVES = (
    *(By("okafor"), By("power"), By("po", prefix=True), Outlet("courier"), ActIs("deny"), FormIs("direct")),
    *(TraitIs("stance", "neutral"), TraitIs("basis", "witness")),
)
CHAIN = (Voice("A", "said"), Voice("Wire", "told"), Voice("Courier", None))
NUMBER_LEAVES = (Via("wire"), InReports(tuple(one.document.id for _, one in REPORTS[:3])), InReports(()))
DAY_LEAVES = (
    *(PublishedFrom("2020-03"), PublishedFrom("2020-04"), PublishedUntil("2020"), PublishedUntil("2019")),
    *(PublishedFrom("2020-03-05"), PublishedFrom("2020-03-06"), PublishedUntil("2020-03-04")),
)
LEAVES = st.sampled_from((*WORD_LEAVES, *FIELD_LEAVES, *NUMBER_LEAVES, *DAY_LEAVES))
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, max_size=3).map(tuple).map(And),
        st.lists(inner, max_size=3).map(tuple).map(Or),
    ),
    max_leaves=8,
)


LARGE = "everybody worked out, as in a large record"


@pytest.fixture(scope="module", params=["nobody worked out", "everybody worked out", LARGE])
def asked(new_place: NewPlace, request: pytest.FixtureRequest) -> Iterator[Record]:
    """A record with a statement passed on by a wire, where who is who is worked out or not yet."""
    with Record.open(new_place(), create=True) as record:
        for original, reading in REPORTS:
            told = tuple(replace(one, chain=CHAIN) for one in reading.attributions)
            reading = replace(reading, attributions=told[:1] + reading.attributions[1:])
            add(record, (original, reading))
        found = record.unresolved() if request.param != "nobody worked out" else None
        if found is not None:
            assert record.keep_speakers(found, resolve(found.appearances))
        assert record.search(Via("wire"), 9).n_found == 4
        with pytest.MonkeyPatch.context() as patched:
            if request.param == LARGE:
                for name, n in (("search._SORTED", 0), ("search._TIED", 1), ("search._WALKED", 3)):
                    patched.setattr(f"onrecord.store.{name}", n)
                patched.setattr("onrecord.store.source._MANY_TEXTS", 0)
            yield record


def ids(record: Record, expression: Expression) -> frozenset[str]:
    return frozenset(hit.statement.id for hit in record.search(expression, 99).hits)


def by_sets(record: Record, expression: Expression) -> tuple[frozenset[str], frozenset[str]]:
    """The same answer, put together from the leaves' answers: what matches, and what does not.

    An undated statement neither matches a day nor fails to.
    """
    everything = ids(record, And(()))
    match expression:
        case Not(part):
            return by_sets(record, part)[::-1]
        case And(parts) | Or(parts):
            found = [by_sets(record, part) for part in parts]
            all_of, any_of = (0, 1) if isinstance(expression, And) else (1, 0)
            sets = (everything.intersection(*(one[all_of] for one in found)),
                    frozenset[str]().union(*(one[any_of] for one in found)))  # fmt: skip
            return sets if all_of == 0 else sets[::-1]
        case PublishedFrom() | PublishedUntil():
            dated = ids(record, PublishedFrom("0001"))
            return ids(record, expression), dated - ids(record, expression)
        case _:
            return ids(record, expression), everything - ids(record, expression)


def expect_sets(record: Record, expression: Expression) -> None:
    whole = record.search(expression, 99)
    found = frozenset(hit.statement.id for hit in whole.hits)
    assert found == by_sets(record, expression)[0]
    assert whole.n_found == len(whole.hits) == len(found)
    for limit in range(len(found)):
        few = record.search(expression, limit)
        assert (few.hits, few.n_found) == (whole.hits[:limit], whole.n_found)
    for by in ("speaker", "outlet", "month"):
        assert sum(one.n_statements for one in record.counted.groups(expression, by)) == len(found)


@settings(deadline=None)
@given(expression=EXPRESSIONS)
def test_and_or_not_are_those_of_sets(asked: Record, expression: Expression) -> None:
    expect_sets(asked, expression)


@pytest.mark.parametrize("first", [Word("envoy"), Via("wire"), By("power"), ActIs("deny"), PublishedFrom("2020")])
def test_a_condition_asked_of_a_few_finds_what_it_finds_alone(asked: Record, first: Expression) -> None:
    for second in (*WORD_LEAVES, *FIELD_LEAVES, *NUMBER_LEAVES, *DAY_LEAVES):
        for part in (second, Not(second), Or((second, By("okafor")))):
            expect_sets(asked, And((first, part)))


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=30).filter(str.isprintable) | st.text(alphabet="\"*()^:{}+-' NEAROT,envoy", max_size=20))
def test_no_text_acts_as_syntax(record: Record, text: str) -> None:
    for expression in (Word(text), Phrase(text), Prefix(text), By(text), Outlet(text, prefix=True)):
        record.search(expression, 3)


def test_order_of_adding_does_not_change_an_answer(place: Place, record: Record) -> None:
    with Record.open(place, create=True) as other:
        for one in reversed(REPORTS):
            add(other, one)
        for expression in (Word("envoy"), Or((Word("poison"), Phrase("is not"))), FormIs("direct")):
            assert other.search(expression, 9) == record.search(expression, 9)
