"""Names are found whole: particles, initials, bodies with "of", acronyms; not days, not first words of sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.mentions import names_in
from onrecord.types import Block, BlockKind, Span


def names(text: str, kind: BlockKind = "paragraph") -> list[str]:
    found = names_in(text, [Block(Span(0, len(text)), kind)])
    return [text[slice(*name.span)] for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday the mayor met Ursula von der Leyen in May.", ["Ursula von der Leyen"]),
        ("She saw J. K. Rowling and Mr. Vadéc there.", ["J. K. Rowling", "Mr. Vadéc"]),
        ("He is at the University of Maine now.", ["University of Maine"]),
        ("But Rao left. They saw her.", ["Rao"]),
        ("Anna’s friend met Boris's aide.", ["Anna", "Boris"]),
        ("The U.S. Court of Appeals sat.", ["U.S. Court of Appeals"]),
        ("I think I’m late, New York said.", ["New York"]),
        ("Republican Donald Trump spoke.", ["Donald Trump"]),
        ("the Securities and Exchange Commission, or S.E.C., sued", ["Securities and Exchange Commission", "S.E.C"]),
        ("the Alliance to Reclaim Our Schools (AROS) marched", ["Alliance to Reclaim Our Schools", "AROS"]),
        ("😀 Zoe\u0308 Ende and Rene\u0301 spoke", ["Zoe\u0308 Ende", "Rene\u0301"]),
    ],
)
def test_names_are_found_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_headline_has_only_names_that_the_story_uses() -> None:
    text = "Mayor Rao Tells Council To Wait\nThe council heard Ana Rao speak."
    blocks = [Block(Span(0, 31), "heading"), Block(Span(32, len(text)), "paragraph")]
    assert [text[slice(*name.span)] for name in names_in(text, blocks)] == ["Rao", "Ana Rao"]


def test_a_long_run_of_capitals_is_no_name() -> None:
    assert names("see " + "Word " * 30 + "there") == []


def test_a_possessive_ends_a_name_and_stays_out_of_it() -> None:
    (first, second) = names_in("saw Trump’s Campaign leave", [Block(Span(0, 26), "paragraph")])
    assert (first.text, first.possessive, second.text, second.possessive) == ("Trump", True, "Campaign", False)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_names_lie_in_their_text_in_order_and_apart(text: str) -> None:
    found = names_in(text, [Block(Span(0, len(text)), "paragraph")])
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for name in found:
        assert text[name.span.start].isupper()
        assert name.words
