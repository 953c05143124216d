"""Relations between statements, over tellings built by hand."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link import KINDS, Proposition, Telling, Term, relate
from onrecord.link.pairs import At, pair_keys, pairs
from relations import halves, telling

RECEIVED = telling("Ada Voss, Herald, 2020-03-01: the mayor received the letter about the wells")
NOT_RECEIVED = telling("Ben Roy, Post, 2020-03-02: the mayor never received the letter about the wells")


def kinds(*told: Telling) -> list[str]:
    return [link.kind for link in relate(told)]


def test_a_negated_proposition_contradicts_the_plain_one() -> None:
    (link,) = relate((RECEIVED, NOT_RECEIVED))
    assert link.kind == "contradicts"
    assert (link.one, link.other) == (RECEIVED.id, NOT_RECEIVED.id)
    assert link.passages[0] == "the mayor received the letter about the wells"
    assert "one says it, the other negates it" in link.reasons


def test_the_same_negation_by_one_speaker_is_a_change_of_story() -> None:
    assert kinds(RECEIVED, replace(NOT_RECEIVED, speaker=RECEIVED.speaker)) == ["changed"]


def test_a_denial_of_what_another_says_is_a_dispute() -> None:
    denial = telling("Ben Roy, Post, 2020-03-02: deny: that the mayor had received the letter about the wells")
    assert kinds(RECEIVED, denial) == ["disputes"]


def test_a_statement_handed_on_by_another_outlet_corroborates_nothing() -> None:
    copy = telling("Ada Voss (via Herald), Post, 2020-03-03: the mayor received the letter about the wells")
    assert kinds(RECEIVED, copy) == ["echoes"]


def test_an_echo_is_counted_once_against_a_contradiction() -> None:
    copy = telling("Ada Voss (via Herald), Post, 2020-03-03: the mayor received the letter about the wells")
    assert sorted(kinds(RECEIVED, copy, NOT_RECEIVED)) == ["contradicts", "echoes"]


def test_two_unnamed_sources_never_corroborate_each_other() -> None:
    one = telling("?an aide, Post, 2019-08-08: the president shouted at the generals")
    other = telling("?an official, Ledger, 2019-08-09: the president shouted at the generals")
    assert kinds(one, other) == []


def test_a_possible_statement_contradicts_nothing() -> None:
    perhaps = telling("Ada Voss, Herald, 2020-03-01: the mayor may have received the letter about the wells")
    assert kinds(perhaps, NOT_RECEIVED) == []


def test_what_holds_now_may_not_hold_another_month() -> None:
    closed = telling("Ada Voss, Herald, 2020-03-01: the mountain road is closed to lorries")
    later = telling("Ben Roy, Post, 2020-09-01: the mountain road is not closed to lorries")
    assert kinds(closed, later) == []
    assert kinds(closed, replace(later, published="2020-03-02")) == ["contradicts"]


def test_other_people_are_another_matter() -> None:
    one = telling("Ada Voss, Herald, 2020-03-01: [Carl Munk] signed the lease")
    other = telling("Ben Roy, Post, 2020-03-02: [Eva Lund] never signed the lease")
    assert kinds(one, other) == []


@pytest.mark.parametrize("pair", [pair for pair in halves()[0] if pair[0] == "none"], ids=lambda pair: pair[1][:40])
def test_near_misses_of_the_development_half_are_not_related(pair: tuple[str, ...]) -> None:
    assert kinds(telling(pair[1]), telling(pair[2])) == []


POOL = [telling(side) for pair in halves()[0][:24] for side in pair[1:]]


@settings(deadline=None, max_examples=25)
@given(st.permutations(POOL), st.integers(0, len(POOL) - 1))
def test_order_and_repetition_change_nothing(told: list[Telling], at: int) -> None:
    assert relate([*told, told[at]]) == relate(POOL)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(POOL), unique_by=lambda one: one.id))
def test_links_are_between_two_statements_and_within_bounds(told: list[Telling]) -> None:
    ids = {one.id for one in told}
    for link in relate(told):
        assert link.kind in KINDS
        assert 0 < link.score <= 1
        assert link.one != link.other
        assert {link.one, link.other} <= ids
        assert link.reasons


TERMS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=7)


@given(st.lists(st.tuples(st.integers(0, 5), TERMS), max_size=12), st.randoms())
def test_pairs_are_those_that_share_two_of_their_rarest_terms_each_once_and_in_order(
    told: list[tuple[int, list[str]]], random: Random
) -> None:
    found = [(At(telling, n), Proposition("", tuple(map(Term, keys)))) for n, (telling, keys) in enumerate(told)]
    often = Counter(term.key for _, one in found for term in one.terms)
    keys = {at: set(pair_keys(one, often)) for at, one in found}
    wanted = sorted((a, b) for a, b in combinations(sorted(keys), 2) if a.telling != b.telling and keys[a] & keys[b])
    random.shuffle(found)
    assert list(pairs(found)) == wanted


def test_a_pair_of_terms_that_is_everywhere_is_passed_over() -> None:
    def met(n: int) -> int:
        return len(list(pairs([(At(at, 0), Proposition("", (Term("a"), Term("b")))) for at in range(n)])))

    assert met(60) == 60 * 59 // 2
    assert met(61) == 0
