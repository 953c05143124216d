"""Clauses to propositions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.clause import NOWHERE, Setting, propositions
from onrecord.link.value import Proposition
from onrecord.types import Span


def of(text: str, *, denied: bool = False) -> list[Proposition]:
    return list(propositions(text, (Span(0, len(text)),), NOWHERE, denied=denied))


def keys(one: Proposition) -> set[str]:
    return {term.key for term in one.terms}


def test_a_negation_bears_on_the_word_of_content_after_it() -> None:
    (one,) = of("the guards never locked the prison gate")
    assert one.n_negations == 1
    assert one.heads == ("lock",)


def test_not_only_is_no_negation() -> None:
    (one,) = of("not only the guards locked the gate")
    assert one.n_negations == 0


def test_a_question_is_no_proposition() -> None:
    assert of("Did the guards lock the prison gate?") == []


def test_a_denial_negates_the_clause() -> None:
    assert of("that the guards locked the gate", denied=True)[0].n_negations == 1


def test_forms_of_an_irregular_verb_are_one_key() -> None:
    assert keys(of("the bank froze the accounts")[0]) == keys(of("the accounts were frozen by the bank")[0])


def test_opposites_share_a_key_with_another_sign() -> None:
    (up,), (down,) = of("prices rose sharply"), of("prices fell sharply")
    assert keys(up) == keys(down)
    assert sorted({term.sign for one in (up, down) for term in one.terms}) == [-1, 1]


def test_a_number_before_a_noun_counts_and_one_after_it_names() -> None:
    (one,) = of("14 people stood on ramp 2")
    assert one.counts == (("peopl", "14"),)
    assert one.labels == (("ramp", "2"),)


def test_may_the_month_is_not_may_the_verb() -> None:
    assert not of("the engineers inspected the gate in May")[0].is_possible
    assert of("the engineers may inspect the gate")[0].is_possible


def test_a_person_stands_under_their_key() -> None:
    text = "she signed the lease"
    (one,) = propositions(text, (Span(0, len(text)),), Setting({Span(0, 3): "eva-lund"}, {}, {}))
    assert "@eva-lund" in keys(one)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("ab no’tN .;,?!—\n🙂é\u0301but 3"), max_size=60))
def test_any_text_gives_propositions_whose_words_stand_in_it(text: str) -> None:
    flat = " ".join(text.split())
    for one in of(text):
        assert one.text in flat
