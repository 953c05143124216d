"""A written name is taken apart into its parts."""

import pytest

from onrecord.names import parse


def test_a_full_name_has_all_its_parts() -> None:
    name = parse("Dr. Ludwig J. van der Berg Jr.")
    assert (name.given, name.middle, name.surname) == ("ludwig", ("j",), "berg")
    assert (name.titles, name.particles, name.generation) == (("dr",), ("van", "der"), "jr")
    assert name.kind == "person"


def test_an_inverted_name_is_turned_round() -> None:
    assert parse("Smith, John Q.").words == ("john", "q", "smith")
    assert parse("Smith, Dr. John").titles == ("dr",)
    assert parse("King, Martin Luther, Jr.").words == ("martin", "luther", "king")


def test_an_office_before_a_name_is_a_title_with_all_that_belongs_to_it() -> None:
    assert parse("Secretary of State Mike Pompeo").titles == ("secretary", "of", "state")
    assert parse("former Russian President Boris Yeltsin").words == ("boris", "yeltsin")
    assert parse("Bank of America CEO Brian Moynihan").words == ("brian", "moynihan")


def test_an_office_in_an_organisations_name_is_no_title() -> None:
    assert parse("Office of the President").kind == "organisation"
    assert parse("General Motors").kind == "organisation"


def test_a_title_alone_stays_a_name() -> None:
    assert parse("King").words == ("king",)
    assert parse("Dr.").words == ("dr",)


def test_what_follows_a_name_after_a_comma_is_not_part_of_it() -> None:
    assert parse("Jane Roe, 45, a lawyer").words == ("jane", "roe")
    assert parse("Jane Roe, M.D.").words == ("jane", "roe")
    assert parse("Jane Roe, the former envoy").words == ("jane", "roe")


def test_nicknames_and_earlier_surnames_are_kept_aside() -> None:
    assert parse("Dwayne “The Rock” Johnson").nicknames == ("the", "rock")
    assert parse("Jane Doe (née Roe)").former == ("roe",)
    assert parse("Jane Doe, born Roe").former == ("roe",)


@pytest.mark.parametrize(
    "written", ["Abd al-Aziz Karimi", "Abdul Aziz Karimi", "Abdulaziz Karimi", "Abdel-Aziz Karimi"]
)
def test_a_compound_arabic_name_is_one_word(written: str) -> None:
    assert parse(written).words == ("abdaziz", "karimi")


def test_a_first_word_that_may_be_a_particle_is_read_both_ways() -> None:
    assert parse("Al Gore").words == ("al", "gore")
    assert parse("Al Gore").without == ("gore",)
    assert parse("al-Assad").words == ("assad",)


def test_a_numeral_after_a_ruler_is_a_generation_and_after_others_a_name() -> None:
    assert parse("Pope John XXIII").generation == "23"
    assert parse("Li Xi").words == ("li", "xi")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ministry of Health", "organisation"),
        ("Siemens AG", "organisation"),
        ("Brigade 44", "organisation"),
        ("Smith & Sons", "organisation"),
        ("Ms. Brainard", "person"),
        ("Jane Roe, president of Acme", "person"),
        ("Jane Roe", "unknown"),
        ("Kim Se", "unknown"),
    ],
)
def test_the_words_tell_the_kind_where_they_can(text: str, kind: str) -> None:
    assert parse(text).kind == kind
