"""Only bearers whose names share a key are compared, and names that may be one share one."""

from itertools import combinations, product

import pytest
from resolve_reports import body, person, report

from onrecord.resolve.bearer import Bearer, bearer_of
from onrecord.resolve.blocks import pairs_worth_comparing
from onrecord.types import Party

SYLLABLES = ("ba", "ro", "vel", "ti", "kan", "dor", "sen", "li", "gra", "mun")


def bearer(party: Party, *, is_lone: bool = False) -> Bearer:
    return bearer_of(report("a", party), is_lone=is_lone)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse Marrow", "Ilse Marow"),
        ("Marc Polymeropoulos", "Marc Polymeropolous"),
        ("Bill Clinton", "William Clinton"),
        ("J. Smith", "John Smith"),
        ("Sergey Lavrov", "Сергей Лавров"),
        ("Xi Jinping", "Jinping Xi"),
        ("Emil Vadéc", "EMIL VADEC"),
    ],
)
def test_names_that_may_be_one_person_are_compared(one: str, other: str) -> None:
    assert pairs_worth_comparing([bearer(person(one)), bearer(person(other))]) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lethrian Press Service", "LPS"),
        ("Department of Justice", "Justice Department"),
        ("FBI", "Federal Bureau of Investigation"),
    ],
)
def test_names_that_may_be_one_body_are_compared(one: str, other: str) -> None:
    assert pairs_worth_comparing([bearer(body(one)), bearer(body(other))]) == [(0, 1)]


def test_a_lone_surname_is_compared_with_full_names_that_end_in_it_only() -> None:
    found = [bearer(person("Marrow"), is_lone=True), bearer(person("Ilse Marrow")), bearer(person("Otto Brandvik"))]
    assert pairs_worth_comparing(found) == [(0, 1)]


def test_a_surname_of_too_many_is_compared_with_none() -> None:
    found = [bearer(person("Marrow"), is_lone=True)]
    found += [bearer(person(f"{a}{b}s Marrow".title())) for a, b in product(SYLLABLES, SYLLABLES[:5])]
    assert all(0 not in link for link in pairs_worth_comparing(found))


def test_of_many_names_few_pairs_are_compared() -> None:
    names = [f"{a}{b} {c}{d}".title() for a, b in combinations(SYLLABLES, 2) for c, d in combinations(SYLLABLES, 2)]
    found = [bearer(person(name)) for name in names]
    assert len(pairs_worth_comparing(found)) < 0.06 * len(found) ** 2 / 2
