"""The bench of wordings: its cases are well formed, its halves fixed, its mutations what they say."""

import random

import pytest

from onrecord.quote import CODES
from onrecord.types import Span
from wording.cases import halves, judge, load, read_source
from wording.generated import run
from wording.mutate import CHANGES, PRINT, Genuine

TEXT = (
    "“We will not pay 12 million dollars, and the Senate in Washington is wrong about all of it. "
    "The first officer said that most people want a fine and final answer before winter,” he said."
)
IT = Genuine(TEXT, Span(1, TEXT.index("”") - 1))


def test_braces_give_the_innermost_voice() -> None:
    source = read_source("He said: {Ortiz|“She told me, {Brandt|‘go’} and I went”}.")
    assert source.text == "He said: “She told me, ‘go’ and I went”."
    at = source.text.index("go")
    assert source.speaker_of(Span(at, at + 2)) == "Brandt"
    assert source.speaker_of(Span(at + 8, at + 9)) == "Ortiz"
    assert source.speaker_of(Span(0, 2)) is None


def test_braces_without_partners_are_refused() -> None:
    with pytest.raises(ValueError, match="closing brace"):
        read_source("words}")


def test_cases_are_many_have_ids_of_their_own_and_known_codes() -> None:
    cases = load()
    assert len(cases) >= 150
    assert len({case.id for case in cases}) == len(cases)
    assert sum(not case.alert for case in cases) >= len(cases) / 3
    assert {code for case in cases for code in case.codes} <= set(CODES)


def test_the_halves_share_no_case() -> None:
    cases = load()
    look, held_out = halves(cases)
    assert not {c.id for c in look} & {c.id for c in held_out}
    assert len(look) + len(held_out) == len(cases)


def test_the_half_to_look_at_is_judged_within_the_bars() -> None:
    look, _ = halves(load())
    judged = [(case, judge(case)) for case in look]
    right = sum(j.verdict in c.verdicts for c, j in judged)
    missed = sum(c.alert and not j.alert for c, j in judged)
    false = sum(j.alert and not c.alert for c, j in judged)
    assert right >= 0.92 * len(look)
    assert missed <= 0.04 * sum(c.alert for c in look)
    assert false <= 0.04 * sum(not c.alert for c in look)


@pytest.mark.parametrize("name", sorted(PRINT))
def test_a_change_of_print_does_not_alert(name: str) -> None:
    tallies, _ = run([IT], 1, 0)
    assert tallies[name].alerted == 0


@pytest.mark.parametrize("name", ["number", "unit", "negation", "modal", "name", "tense", "quantifier", "left out"])
def test_a_change_of_wording_is_made_and_alerts(name: str) -> None:
    assert CHANGES[name][0](random.Random(1), IT) is not None
    tallies, _ = run([IT], 0, 1)
    assert (tallies[name].n, tallies[name].alerted) == (1, 1)
