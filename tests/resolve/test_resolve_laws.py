"""Laws of resolve, on invented casts: order and repeats do not matter, everybody has one place, decisions hold."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_reports import body, person, report

from onrecord.resolve import Appearance, Decisions, resolve
from onrecord.types import Party

NAMES = (
    "Ilse Marrow", "Ilse Marow", "Pieter Marrow", "Marrow", "P. Marrow", "George Bush", "George W. Bush",
    "George H. W. Bush", "Bush", "John Baker", "Jon Baker", "Baker", "J. Baker", "Emil Vadéc", "EMIL VADEC", "Vadéc 🙂",
)  # fmt: skip
TITLES = ("a deckhand", "senator from Ohio", "spokesman for Tidewell", "mayor", "Ms.", "former mayor of Bel")
BODIES = ("Brennick", "Tidewell", "Tidewell Marine", "LPS", "Lethrian Press Service", "Police", "Bush", "the company")

people = st.builds(
    lambda name, titles: person(name, *titles), st.sampled_from(NAMES), st.sets(st.sampled_from(TITLES), max_size=2)
)
bodies = st.sampled_from(BODIES).map(body)
unnamed = st.sampled_from(("an official", "the engineer")).map(lambda name: person(name, kind="unnamed"))
casts = st.lists(st.one_of(people, people, bodies, unnamed), max_size=6, unique_by=lambda party: party.key)


def appearances_of(found: list[list[Party]]) -> list[Appearance]:
    return [
        one for n, cast in enumerate(found) for one in report(f"{n:04x}", *cast, published=f"2020-01-{1 + n % 3:02}")
    ]


records = st.lists(casts, max_size=8).map(appearances_of)


@given(records, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_order_and_repeats_change_nothing(found: list[Appearance], chance: random.Random) -> None:
    once = resolve(found)
    shuffled = found + found[: len(found) // 2]
    chance.shuffle(shuffled)
    assert resolve(shuffled) == once


@given(records)
@settings(deadline=None, max_examples=60)
def test_every_party_has_exactly_one_speaker_and_ids_are_their_own(found: list[Appearance]) -> None:
    speakers = resolve(found).roster.speakers
    parties = [party for speaker in speakers for party in speaker.parties]
    assert sorted(parties) == sorted(one.party for one in found)
    assert len({speaker.id for speaker in speakers}) == len(speakers)


@given(records)
@settings(deadline=None, max_examples=60)
def test_the_merges_told_are_all_that_holds_a_speaker_together(found: list[Appearance]) -> None:
    told = resolve(found)
    speakers = told.roster.by_party()
    assert all(speakers[merge.one].id == speakers[merge.other].id for merge in told.merges)
    assert all(speakers[near.one].id != speakers[near.other].id for near in told.near)
    assert len(told.merges) == sum(len(speaker.parties) - 1 for speaker in told.roster.speakers)


@given(records)
@settings(deadline=None, max_examples=60)
def test_unnamed_sources_are_never_with_one_of_another_report(found: list[Appearance]) -> None:
    unnamed = {one.party for one in found if not one.is_named}
    for speaker in resolve(found).roster.speakers:
        assert len(speaker.parties) == 1 or unnamed.isdisjoint(speaker.parties)


@given(records, st.data())
@settings(deadline=None, max_examples=60)
def test_one_decision_is_always_followed_and_can_be_taken_back(found: list[Appearance], data: st.DataObject) -> None:
    named = sorted({one.party for one in found if one.is_named})
    if len(named) < 2:
        return
    one, other = data.draw(st.lists(st.sampled_from(named), min_size=2, max_size=2, unique=True))
    merged = resolve(found, Decisions().merging(one, other)).roster.by_party()
    assert merged[one].id == merged[other].id
    split = resolve(found, Decisions().splitting(one, [other])).roster.by_party()
    assert split[one].id != split[other].id
    undone = Decisions().splitting(one, [other]).merging(one, other).forgetting(other, one)
    assert resolve(found, undone) == resolve(found)
