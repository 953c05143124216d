"""The demo case, read with the shipped model: its people are who the truth file says they are."""

import random
from itertools import combinations

import pytest

from onrecord.demo import case_paths, truth
from onrecord.ingest import load, parse
from onrecord.read import read
from onrecord.resolve import Appearance, PartyId, Resolution, appearances, resolve
from onrecord.tag import load_tagger

PRECISION_FLOOR, RECALL_FLOOR = 0.98, 0.85
"""Of pairs of parties that are one named person or body; no change may fall below. Measured: 1.0 and .889, of persons
both 1.0. What is missed is "Tidewell" for "Tidewell Marine Services": bodies are not joined by a part of their name,
since "Brennick" is a part of "Brennick Harbour Authority" too.
"""


@pytest.fixture(scope="module")
def found() -> list[Appearance]:
    tagger = load_tagger()
    return [one for path in case_paths() for one in appearances(read(parse(load(str(path))), tagger))]


@pytest.fixture(scope="module")
def told(found: list[Appearance]) -> Resolution:
    return resolve(found)


def people_of(found: list[Appearance]) -> dict[PartyId, str]:
    """Parties known by name → who they are by the truth file: whoever has the longest of their names."""
    people = [p for p in truth()["people"] if p["kind"] in ("person", "organisation")]
    names = {name.casefold(): p["name"] for p in people for name in (*p["aliases"], p["name"])}
    out: dict[PartyId, str] = {}
    for one in found:
        known = [name.casefold() for name in (one.name, *one.aliases) if name.casefold() in names]
        if known and one.is_named:
            out[one.party] = names[max(known, key=lambda name: (len(name), name))]
    return out


def test_pairs_of_parties_are_joined_as_the_truth_file_has_them(found: list[Appearance], told: Resolution) -> None:
    people, speakers = people_of(found), told.roster.by_party()
    wanted = {two for two in combinations(sorted(people), 2) if people[two[0]] == people[two[1]]}
    joined = {two for two in combinations(sorted(people), 2) if speakers[two[0]].id == speakers[two[1]].id}
    assert len(wanted) > 100
    right = len(wanted & joined)
    figures = f"precision {right / len(joined):.3f}, recall {right / len(wanted):.3f} of {len(wanted)} pairs"
    assert right / len(joined) >= PRECISION_FLOOR, figures
    assert right / len(wanted) >= RECALL_FLOOR, figures


def test_people_of_one_name_are_kept_apart(found: list[Appearance], told: Resolution) -> None:
    people, speakers = people_of(found), told.roster.by_party()
    for same in truth()["same_name"]:
        ids = {name: {speakers[p].id for p, who in people.items() if who == name} for name in same["people"]}
        assert all(ids.values())
        assert all(one.isdisjoint(other) for one, other in combinations(ids.values(), 2))


def test_the_misspelled_engineer_is_the_engineer(told: Resolution) -> None:
    (speaker,) = [s for s in told.roster.speakers if s.name == "Ilse Marrow"]
    assert "Ilse Marow" in speaker.aliases
    assert len({party.document_id for party in speaker.parties}) >= 6


def test_shuffling_the_pages_gives_identical_speakers(found: list[Appearance], told: Resolution) -> None:
    shuffled = list(found)
    random.Random(7).shuffle(shuffled)
    assert repr(resolve(shuffled)).encode() == repr(told).encode()
