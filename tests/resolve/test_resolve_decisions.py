"""A person's decisions win over ours, are told where they cannot be followed, and can be taken back."""

import pytest
from resolve_reports import at, body, person, report

from onrecord.resolve import Decisions, PartyId, Roster, resolve, successors

TOWN = (body("Brennick"), person("Gerda Oxholm", "mayor of Brennick"))
FOUND = [
    *report("a", person("Ilse Marrow", "engineer"), *TOWN),
    *report("b", person("Ilse Marrow", "engineer"), *TOWN),
    *report("c", person("Pieter Marrow", "deckhand"), person("an engineer", kind="unnamed"), *TOWN),
    *report("d", person("Marrow"), person("an engineer", kind="unnamed"), *TOWN),
]
ILSE, ALSO_ILSE, PIETER, LONE = (
    at("a", "Ilse Marrow"),
    at("b", "Ilse Marrow"),
    at("c", "Pieter Marrow"),
    at("d", "Marrow"),
)


def one_id(roster: Roster, party: PartyId) -> str:
    return roster.by_party()[party].id


def test_a_decided_merge_wins_over_names_that_differ() -> None:
    found = resolve(FOUND, Decisions().merging(ILSE, PIETER))
    assert one_id(found.roster, ILSE) == one_id(found.roster, PIETER) == one_id(found.roster, ALSO_ILSE)
    assert ("decided by a person",) in [merge.reasons for merge in found.merges]


def test_a_decided_merge_leaves_the_others_to_us() -> None:
    found = resolve(FOUND, Decisions().merging(LONE, PIETER))
    assert one_id(found.roster, LONE) == one_id(found.roster, PIETER) != one_id(found.roster, ILSE)
    assert found.near == ()


def test_a_decided_split_wins_over_one_and_the_same_name() -> None:
    found = resolve(FOUND, Decisions().splitting(ALSO_ILSE, [ILSE]))
    assert one_id(found.roster, ILSE) != one_id(found.roster, ALSO_ILSE)
    assert "a person keeps them apart" in [near.reasons[-1] for near in found.near]


def test_taking_a_decision_back_gives_the_roster_that_was() -> None:
    before = resolve(FOUND)
    decided = Decisions().merging(ILSE, PIETER).splitting(ALSO_ILSE, [ILSE])
    assert resolve(FOUND, decided) != before
    undone = decided.forgetting(PIETER, ILSE).forgetting(ILSE, ALSO_ILSE)
    assert undone == Decisions()
    assert resolve(FOUND, undone) == before


def test_a_later_decision_on_two_parties_replaces_the_earlier() -> None:
    assert Decisions().merging(ILSE, PIETER).splitting(PIETER, [ILSE]) == Decisions().splitting(ILSE, [PIETER])


def test_where_decisions_exclude_each_other_the_split_wins_and_the_merge_is_told() -> None:
    found = resolve(FOUND, Decisions().merging(ILSE, LONE).merging(LONE, PIETER).splitting(ILSE, [PIETER]))
    assert one_id(found.roster, ILSE) != one_id(found.roster, PIETER)
    (unheeded,) = found.unheeded
    assert (unheeded.one, unheeded.other) == (PIETER, LONE)
    assert unheeded.reason == "another decision keeps the two apart"


def test_unnamed_sources_are_linked_across_reports_by_no_decision() -> None:
    here, there = at("c", "an engineer"), at("d", "an engineer")
    found = resolve(FOUND, Decisions().merging(here, there).merging(here, ILSE))
    assert len({one_id(found.roster, party) for party in (here, there, ILSE)}) == 3
    assert {unheeded.reason for unheeded in found.unheeded} == {"unnamed sources are not linked across reports"}


def test_a_description_can_be_given_to_a_party_of_its_own_report() -> None:
    found = resolve(FOUND, Decisions().merging(at("d", "an engineer"), LONE))
    assert one_id(found.roster, at("d", "an engineer")) == one_id(found.roster, LONE)
    assert found.unheeded == ()


@pytest.mark.parametrize(
    "decisions", [Decisions().merging(ILSE, at("z", "X")), Decisions().splitting(ILSE, [at("z", "X")])]
)
def test_a_decision_on_a_party_that_is_not_there_waits(decisions: Decisions) -> None:
    found = resolve(FOUND, decisions)
    assert [unheeded.reason for unheeded in found.unheeded] == ["no such party among the reports"]
    assert found.roster == resolve(FOUND).roster


def test_a_decision_needs_two_parties() -> None:
    with pytest.raises(ValueError, match="two parties"):
        Decisions().merging(ILSE, ILSE)


def test_an_id_stays_when_later_reports_come_and_successors_tell_where_it_went_otherwise() -> None:
    old = resolve(FOUND).roster
    later = resolve([*FOUND, *report("0", person("Ilse Marrow"), *TOWN, published="2021-05-05")]).roster
    assert one_id(later, ILSE) == one_id(old, ILSE)
    earlier = resolve([*FOUND, *report("0", person("Ilse Marrow"), *TOWN, published="2019-05-05")]).roster
    assert one_id(earlier, ILSE) != one_id(old, ILSE)
    assert successors(old, earlier)[one_id(old, ILSE)] == (one_id(earlier, ILSE),)
    assert successors(old, Roster(()))[one_id(old, ILSE)] == ()
