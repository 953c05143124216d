"""Small words of the views that a newcomer reads first."""

import pytest

from onrecord.ask.fields import field_expression
from onrecord.ask.terms import Term
from onrecord.cli.terminal.speaker import _roles_words
from onrecord.errors import QueryError
from onrecord.types import HeldRole, Span


def test_a_role_that_is_only_cased_otherwise_is_told_once_with_its_reports() -> None:
    one = HeldRole("Mayor of Brennick", "2018", None, "a" * 16, Span(0, 5), None)
    other = HeldRole("mayor of Brennick", "2018", None, "b" * 16, Span(9, 14), None)
    former = HeldRole("mayor of Brennick", None, "2017", "b" * 16, Span(9, 14), None)
    assert _roles_words([one, other, former]) == [
        f"Mayor of Brennick, from 2018 (2 reports: {'a' * 16}, …)",
        f"mayor of Brennick, until 2017 (1 report: {'b' * 16})",
    ]


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("said", "did you mean said-from: or said-until:?"),
        ("speakers", "did you mean speaker:?"),
        ("xyz", "the fields are"),
    ],
)
def test_an_unknown_field_gets_those_that_are_near(field: str, wanted: str) -> None:
    with pytest.raises(QueryError, match="there is no field") as refused:
        field_expression(Term("word", "2024", 1, field=field))
    assert wanted in str(refused.value)
