"""Who is who across reports: one story a test, told by hand."""

import pytest
from resolve_reports import at, body, person, report

from onrecord.resolve import Appearance, PartyId, Resolution, resolve
from onrecord.types import Party

TOWN = (body("Brennick"), body("Skerry Harbour Board"), person("Gerda Oxholm", "mayor of Brennick"))
FAR = (body("Ulmen"), body("Ulmen Dairy Union"), person("Piet Zwart", "head of the Ulmen Dairy Union"))


def told(*reports: tuple[Appearance, ...]) -> Resolution:
    return resolve([one for some in reports for one in some])


def are_one(found: Resolution, *parties: PartyId) -> bool:
    speakers = found.roster.by_party()
    return len({speakers[party].id for party in parties}) == 1


def is_near(found: Resolution, one: PartyId, other: PartyId) -> bool:
    speakers = found.roster.by_party()
    wanted = {speakers[one].id, speakers[other].id}
    return any({speakers[near.one].id, speakers[near.other].id} == wanted for near in found.near)


def test_one_full_name_in_two_reports_is_one_speaker() -> None:
    found = told(report("a", person("Emil Vadéc")), report("b", person("Emil Vadec")))
    assert are_one(found, at("a", "Emil Vadéc"), at("b", "Emil Vadec"))


def test_a_misspelled_name_is_merged_and_the_merge_says_why() -> None:
    found = told(report("a", person("Ilse Marrow"), *TOWN), report("b", person("Ilse Marow"), *TOWN))
    assert are_one(found, at("a", "Ilse Marrow"), at("b", "Ilse Marow"))
    (merge,) = [m for m in found.merges if m.other == at("b", "Ilse Marow")]
    assert (merge.one, merge.reasons) == (at("a", "Ilse Marrow"), ("Marow and Marrow sound the same",))
    assert 0.85 <= merge.score < 1


def test_two_people_of_one_surname_are_two() -> None:
    found = told(report("a", person("Ilse Marrow"), *TOWN), report("b", person("Pieter Marrow", "deckhand"), *TOWN))
    assert not are_one(found, at("a", "Ilse Marrow"), at("b", "Pieter Marrow"))


def test_namesakes_in_other_offices_and_company_are_two_and_shown_as_near() -> None:
    found = told(
        report("a", person("John Baker", "a deckhand"), *TOWN),
        report("b", person("John Baker", "a senator"), *FAR),
    )
    assert not are_one(found, at("a", "John Baker"), at("b", "John Baker"))
    (near,) = [near for near in found.near if near.one.key == "john-baker"]
    assert near.reasons == ("the letters are the same", "a deckhand and a senator, in different company")


def test_one_office_holds_a_name_together_whatever_the_company() -> None:
    found = told(
        report("a", person("John Baker", "spokesman for the ministry"), *TOWN),
        report("b", person("John Baker", "the ministry’s spokesman"), *FAR),
    )
    assert are_one(found, at("a", "John Baker"), at("b", "John Baker"))


def test_the_same_office_of_two_firms_is_two_offices() -> None:
    found = told(
        report("a", person("John Baker", "spokesman for Tidewell"), *TOWN),
        report("b", person("John Baker", "spokesman for Glimmer"), *FAR),
    )
    assert not are_one(found, at("a", "John Baker"), at("b", "John Baker"))


def test_company_holds_a_name_together_when_offices_change() -> None:
    found = told(
        report("a", person("John Baker", "chief inspector"), *TOWN),
        report("b", person("John Baker", "lecturer"), *TOWN),
    )
    assert are_one(found, at("a", "John Baker"), at("b", "John Baker"))


def test_a_report_without_an_office_goes_to_the_namesake_whose_company_it_keeps() -> None:
    found = told(
        report("a", person("John Baker", "a deckhand"), *TOWN),
        report("b", person("John Baker", "a senator"), *FAR),
        report("c", person("John Baker"), *FAR),
        report("d", person("John Baker")),
    )
    assert are_one(found, at("b", "John Baker"), at("c", "John Baker"))
    assert not are_one(found, at("a", "John Baker"), at("d", "John Baker"))
    assert not are_one(found, at("b", "John Baker"), at("d", "John Baker"))


def test_a_lone_surname_goes_to_the_only_full_name_that_keeps_its_company() -> None:
    found = told(report("a", person("Ilse Marrow"), *TOWN), report("b", person("Marrow"), *TOWN))
    assert are_one(found, at("a", "Ilse Marrow"), at("b", "Marrow"))
    (merge,) = [m for m in found.merges if at("b", "Marrow") in (m.one, m.other)]
    assert merge.reasons[0] == "one gives only the surname"
    assert "reports on both name" in merge.reasons[1]


def test_a_lone_surname_in_other_company_stays_alone() -> None:
    found = told(report("a", person("Ilse Marrow"), *TOWN), report("b", person("Marrow"), *FAR))
    assert not are_one(found, at("a", "Ilse Marrow"), at("b", "Marrow"))


def test_a_lone_surname_that_fits_two_full_names_stays_alone_and_is_near_to_both() -> None:
    found = told(
        report("a", person("Ilse Marrow"), *TOWN),
        report("b", person("Pieter Marrow"), *TOWN),
        report("c", person("Marrow"), *TOWN),
    )
    for full in (at("a", "Ilse Marrow"), at("b", "Pieter Marrow")):
        assert not are_one(found, full, at("c", "Marrow"))
        assert is_near(found, full, at("c", "Marrow"))
    assert all("2 fit equally" in near.reasons for near in found.near)


def test_an_office_settles_a_lone_surname_without_company() -> None:
    found = told(
        report("a", person("Lukas Fennimer", "the deputy minister"), *TOWN),
        report("b", person("Fennimer", "deputy minister"), *FAR),
    )
    assert are_one(found, at("a", "Lukas Fennimer"), at("b", "Fennimer"))


def test_a_name_between_two_people_does_not_chain_them() -> None:
    found = told(
        report("a", person("George H. W. Bush"), *TOWN),
        report("b", person("George W. Bush"), *TOWN),
        report("c", person("George Bush"), *TOWN),
    )
    speakers = {found.roster.by_party()[one].id for one in (at("a", "George H. W. Bush"), at("b", "George W. Bush"))}
    assert len(speakers) == 2
    assert found.roster.by_party()[at("c", "George Bush")].id not in speakers


def test_a_name_between_two_people_goes_to_the_one_whose_company_it_keeps() -> None:
    found = told(
        report("a", person("George H. W. Bush"), *TOWN),
        report("b", person("George W. Bush"), *FAR),
        report("c", person("George Bush"), *FAR),
    )
    assert are_one(found, at("b", "George W. Bush"), at("c", "George Bush"))
    assert not are_one(found, at("a", "George H. W. Bush"), at("c", "George Bush"))


def test_an_initial_is_settled_by_company_but_not_within_one_report() -> None:
    apart = told(report("a", person("Emil Vadéc"), *TOWN), report("b", person("E. Vadéc"), *TOWN))
    assert are_one(apart, at("a", "Emil Vadéc"), at("b", "E. Vadéc"))
    together = told(report("a", person("Emil Vadéc"), person("E. Vadéc"), *TOWN))
    assert not are_one(together, at("a", "Emil Vadéc"), at("a", "E. Vadéc"))


def test_an_acronym_goes_to_the_body_whose_initials_it_is() -> None:
    others = (body("Fallowmark"), person("Adela Norring"))
    found = told(report("a", body("Lethrian Press Service"), *others), report("b", body("LPS"), *others))
    assert are_one(found, at("a", "Lethrian Press Service"), at("b", "LPS"))


def test_a_town_is_not_the_body_named_after_it() -> None:
    found = told(report("a", body("Brennick"), body("Brennick Harbour Authority")), report("b", body("Brennick")))
    assert are_one(found, at("a", "Brennick"), at("b", "Brennick"))
    assert not are_one(found, at("a", "Brennick"), at("a", "Brennick Harbour Authority"))


UNNAMED = [
    person("a senior official", kind="unnamed"),
    person("Lawyers for the families", kind="group"),
    person("a memo", kind="document"),
    person("the company", kind="organisation"),
    person("The Ministry", kind="organisation"),
    person("THE CHAIR"),
    person("Q", kind="organisation"),
]


@pytest.mark.parametrize("party", UNNAMED, ids=lambda party: party.name)
def test_what_has_no_name_of_its_own_is_never_merged_across_reports(party: Party) -> None:
    found = told(report("a", party, *TOWN), report("b", party, *TOWN))
    assert not are_one(found, PartyId("a", party.key), PartyId("b", party.key))
    assert not any(near.one.key == party.key for near in found.near)


def test_a_writer_is_merged_by_byline_name_only() -> None:
    writer = Party("writer", "Nora Whitlock", "person")
    paper = Party("writer", "The Ledger", "person")
    found = told(
        report("a", writer, authors=("Nora Whitlock",)),
        report("b", writer, authors=("Nora Whitlock",)),
        report("c", paper, publisher="The Ledger"),
        report("d", paper, publisher="The Ledger"),
    )
    assert are_one(found, PartyId("a", "writer"), PartyId("b", "writer"))
    assert not are_one(found, PartyId("c", "writer"), PartyId("d", "writer"))


def test_a_pen_name_holds_within_its_outlet() -> None:
    writer = Party("writer", "gullwatcher", "person")
    found = told(
        report("a", writer, authors=("gullwatcher",), publisher="Slack Water"),
        report("b", writer, authors=("gullwatcher",), publisher="Slack Water"),
        report("c", writer, authors=("gullwatcher",), publisher="Other Water"),
    )
    assert are_one(found, PartyId("a", "writer"), PartyId("b", "writer"))
    assert not are_one(found, PartyId("a", "writer"), PartyId("c", "writer"))


def test_a_speaker_has_the_fullest_usual_name_and_all_others_as_aliases() -> None:
    found = told(
        report("a", person("Ilse Marrow", "Ms.", "a structural engineer", aliases=("Ms. Marrow",)), *TOWN),
        report("b", person("Ilse Marrow"), *TOWN),
        report("c", person("Ilse Marow"), *TOWN),
        report("d", person("MARROW"), *TOWN),
    )
    speaker = found.roster.by_party()[at("d", "MARROW")]
    assert (speaker.name, speaker.kind) == ("Ilse Marrow", "person")
    assert speaker.aliases == ("Ilse Marow", "MARROW", "Ms. Marrow")
    assert speaker.titles == ("a structural engineer",)
    assert len(speaker.parties) == 4
