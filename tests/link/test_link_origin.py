"""One origin behind two statements: one wire under two names, one report printed twice."""

from dataclasses import replace

import pytest

from onrecord.link import Telling, relate
from onrecord.link.origin import origin
from relations import telling

SHOUTED = "the president shouted at the generals in the map room"


def two(one: str, other: str) -> tuple[Telling, Telling]:
    """Two tellings of two reports."""
    return telling(one), telling(other)


@pytest.mark.parametrize("name", ["Delta Press Service", "DPS", "the Delta Press Service"])
def test_an_agency_and_its_initials_are_one(name: str) -> None:
    one, other = two(
        f"?an aide (via Delta Press Service), Post, 2019-08-08: {SHOUTED}",
        f"?an official (via {name}), Mail, 2019-08-09: {SHOUTED}",
    )
    found = origin(one, other)
    assert (found.is_one, found.reason) == (True, "both reports have it from Delta Press Service")


def test_two_agencies_are_two() -> None:
    one, other = two(
        f"?an aide (via Delta Press Service), Post, 2019-08-08: {SHOUTED}",
        f"?an official (via DNS), Mail, 2019-08-09: {SHOUTED}",
    )
    assert not origin(one, other).is_one or "from" not in origin(one, other).reason


def test_a_report_printed_twice_is_one_origin_where_the_speaker_is_not_known() -> None:
    one, other = two(
        f"?an aide, Post, 2019-08-08: {SHOUTED}", f"?an official, Mail, 2019-08-09: {SHOUTED} at noon and left for home"
    )
    assert not origin(one, other).is_one
    same = replace(one, family="f"), replace(other, family="f")
    assert origin(*same).reason == "one report printed in two places"
    assert {link.kind for link in relate(same)} <= {"echoes"}


def test_two_known_speakers_of_a_report_printed_twice_stay_two() -> None:
    one, other = two(
        f"Ada Voss, Post, 2019-08-08: {SHOUTED}", f"Ben Roy, Mail, 2019-08-09: {SHOUTED} at noon and left for home"
    )
    assert not origin(replace(one, family="f"), replace(other, family="f")).is_one
