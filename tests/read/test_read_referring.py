"""Source words are taken apart: which word is the head, and what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.mentions import names_in
from onrecord.read.referring import Reference, kind_of, refer, singular_of
from onrecord.types import Block, Span


def taken_apart(text: str) -> Reference | None:
    whole = Span(0, len(text))
    return refer(text, whole, names_in(text, [Block(whole, "paragraph")]))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Clinton campaign manager Robby Mook, who spoke on Monday", "Robby Mook"),
        ("Trump's running mate, Indiana Gov. Mike Pence,", "Indiana Gov. Mike Pence"),
        ("the retired Lt. Gen. Michael Flynn of the army", "Lt. Gen. Michael Flynn"),
        ("Sandra Sucher, a Harvard Business School professor", "Sandra Sucher"),
        ("Mr. Trump’s", "Mr. Trump"),
    ],
)
def test_a_name_heads_its_description(text: str, head: str) -> None:
    found = taken_apart(text)
    assert found is not None
    assert (found.way, text[slice(*found.head)]) == ("name", head)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("a spokesman for Mr. Trump", "spokesman", "unnamed"),
        ("two people briefed on the matter", "people", "group"),
        ("the Sanders campaign", "campaign", "organisation"),
        ("a report issued this month", "report", "document"),
        ("some senators", "senators", "group"),
        ("Many Americans", "americans", "group"),
        ("A senior official, who spoke on condition of anonymity", "official", "unnamed"),
    ],
)
def test_a_description_is_headed_by_its_noun(text: str, word: str, kind: str) -> None:
    found = taken_apart(text)
    assert found is not None
    assert (found.way, found.word, kind_of(found)) == ("nominal", word, kind)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [("He", "singular"), ("they", "plural"), ("which together", "relative"), ("I", "first"), ("it", "thing")],
)
def test_a_pronoun_is_known_by_its_class(text: str, pronoun: str) -> None:
    found = taken_apart(text)
    assert found is not None
    assert found.pronoun == pronoun


def test_his_spokesman_is_a_description_and_no_pronoun() -> None:
    found = taken_apart("his spokesman")
    assert found is not None
    assert (found.way, found.definite) == ("nominal", True)


def test_plurals_lead_to_nouns_of_the_lists() -> None:
    assert [singular_of(noun) for noun in ("aides", "women", "agencies", "news")] == ["aide", "woman", "agency", "news"]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_the_head_lies_within_the_source(text: str) -> None:
    found = taken_apart(text)
    assert found is None or 0 <= found.head.start < found.head.end <= len(text)
