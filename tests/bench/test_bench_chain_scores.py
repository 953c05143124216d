"""Chains are scored as the papers score them, and whole chains are found as the docstring defines it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chain_scores import CONLL, Cluster, Rate, Typed, b_cubed, ceaf_e, chains_found, conll_f1, mentions_found, muc


def clusters(*written: str) -> list[Cluster]:
    """Chains whose mentions are single letters."""
    return [frozenset(chain) for chain in written]


# Pradhan and others 2014, section 4: key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
KEY, RESPONSE = clusters("abc", "defg"), clusters("ab", "cd", "fghi")


def test_scores_are_those_of_the_reference_scorers_example() -> None:
    assert (muc(KEY, RESPONSE).recall, muc(KEY, RESPONSE).precision) == pytest.approx((0.40, 0.40))
    cubed = b_cubed(KEY, RESPONSE)
    assert (cubed.recall, cubed.precision, cubed.f1) == pytest.approx((0.42, 0.50, 0.46), abs=0.006)
    ceaf = ceaf_e(KEY, RESPONSE)
    assert (ceaf.recall, ceaf.precision, ceaf.f1) == pytest.approx((0.65, 0.43, 0.52), abs=0.006)


def test_links_are_those_of_the_muc_papers_example() -> None:
    # Vilain and others 1995: key A-B-C-D, response A-B and C-D: one of three links is lost.
    rate = muc(clusters("abcd"), clusters("ab", "cd"))
    assert (rate.recall, rate.precision) == (2 / 3, 1.0)


@pytest.mark.parametrize(("merged", "precision"), [(("12345", "6789ABC"), 16 / 21), (("1234589ABC", "67"), 7 / 12)])
def test_company_is_that_of_the_b_cubed_papers_example(merged: tuple[str, ...], precision: float) -> None:
    # Bagga and Baldwin 1998: joining two large chains is worse than joining a large and a small, which MUC cannot see.
    truth = clusters("12345", "67", "89ABC")
    rate = b_cubed(truth, clusters(*merged))
    assert (rate.recall, rate.precision) == pytest.approx((1.0, precision))
    assert muc(truth, clusters(*merged)).precision == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (("12345", "6789ABC"), (0.947, 0.865, 0.733)),
        (("1234589ABC", "67"), (0.947, 0.737, 0.667)),
        (("123456789ABC",), (0.900, 0.545, 0.294)),
        (tuple("123456789ABC"), (0.0, 0.400, 0.178)),
    ],
)
def test_f1_is_that_of_the_table_of_the_ceaf_paper(
    response: tuple[str, ...], expected: tuple[float, float, float]
) -> None:
    # Luo 2005, table 2, systems (a) to (d).
    truth = clusters("12345", "67", "89ABC")
    found = [rate(truth, clusters(*response)).f1 for rate in CONLL.values()]
    assert found == pytest.approx(expected, abs=0.0006)


partitions = st.lists(st.integers(0, 5), max_size=12).map(
    lambda homes: [frozenset(n for n, home in enumerate(homes) if home == which) for which in sorted(set(homes))]
)


@settings(deadline=None)
@given(partitions, partitions)
def test_turning_gold_and_prediction_round_turns_recall_and_precision_round(
    one: list[Cluster], other: list[Cluster]
) -> None:
    for rate in (mentions_found, *CONLL.values()):
        there, back = rate(one, other), rate(other, one)
        assert (there.recall, there.precision) == pytest.approx((back.precision, back.recall))
        assert 0 <= there.f1 <= 1 + 1e-9


@settings(deadline=None)
@given(partitions)
def test_the_truth_itself_is_fully_right(truth: list[Cluster]) -> None:
    linked = [chain for chain in truth if len(chain) > 1]
    rates = {name: rate(linked, linked) for name, rate in CONLL.items()}
    assert conll_f1(rates) == pytest.approx(1.0 if linked else 0.0)


def test_counts_of_two_texts_add_up() -> None:
    both = muc(KEY, RESPONSE).plus(Rate(1, 1, 1, 1))
    assert (both.recall, both.precision) == (3 / 6, 3 / 6)


def persons(*written: str) -> list[Typed]:
    return [Typed("person", chain) for chain in clusters(*written)]


def test_a_person_is_found_when_most_of_a_chain_is_theirs() -> None:
    rate = chains_found(persons("abcdef", "xyz"), persons("abcx", "yzab"), "person")
    assert (rate.chains.recall, rate.chains.precision) == (0.5, 0.5)
    assert rate.mentions.recall == pytest.approx(3 / 9)


def test_half_of_a_chain_is_not_most_of_it() -> None:
    assert chains_found(persons("ab", "cd"), persons("abcd"), "person").chains.f1 == 0


def test_a_person_in_pieces_is_found_once_and_each_further_piece_is_wrong() -> None:
    rate = chains_found(persons("abcdefg"), persons("abc", "de", "fg"), "person")
    assert (rate.chains.recall, rate.chains.precision) == (1.0, 1 / 3)
    assert rate.mentions.recall == pytest.approx(3 / 7)


def test_single_mentions_are_no_chains() -> None:
    rate = chains_found(persons("ab", "c"), persons("ab", "d"), "person")
    assert (rate.chains.recall, rate.chains.precision) == (1.0, 1.0)


def test_a_chain_that_is_right_but_for_its_type_is_no_error() -> None:
    gold, predicted = (
        [Typed("place", frozenset("ab")), *persons("xy")],
        [Typed("person", frozenset("ab")), *persons("xy")],
    )
    assert chains_found(gold, predicted, "person").chains.f1 == 1.0
