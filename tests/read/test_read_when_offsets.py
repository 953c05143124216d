"""Offsets are exact code points whatever the text, and no text makes reading slow."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.when import times_of
from onrecord.types import Span

WORDS = (
    "the", "of", "in", "July", "1", "2018", "last", "week", "two", "days", "later", "Tuesday", "every", "quarter",
    "third", "end", "a.m.", "10:35", "-", ",", ".", "'98", "“", "”", "ago", "early", "mid", "half", "and", "a", "to",
    "spring", "May", "12", "BC", "1990s", "yesterday", "by", "since", "year", "31", "/", "\n\n", "é", "e\u0301", "😡",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).flatmap(
    lambda words: st.lists(st.sampled_from(["", " ", "  ", "\n"]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    )
)


@pytest.mark.parametrize("before", ["😡😡 ", "Re\u0301union 🇫🇷: ", "𝔘𝔫𝔦 ", "\u200b", "﻿"])
def test_emoji_and_combining_characters_do_not_move_offsets(before: str) -> None:
    text = f"{before}It fell on July 1, 2018, and again last week."
    found = times_of(text, "2020-07-08").times
    assert [text[slice(*each.span)] for each in found] == ["July 1, 2018", "last week"] == [each.text for each in found]


def test_a_combining_mark_makes_another_word() -> None:
    assert times_of("He said may\u0301o and de\u0301cade.", "2020-07-08").times == ()


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from([None, "2020", "2020-07", "2020-07-08"]))
def test_times_are_in_order_apart_and_spell_their_text(text: str, published: str | None) -> None:
    found = times_of(text, published)
    assert all(text[slice(*each.span)] == each.text and each.text.strip() == each.text != "" for each in found.times)
    ends = [0, *(each.span.end for each in found.times)]
    assert all(end <= each.span.start for end, each in zip(ends, found.times, strict=False))
    assert all(0 <= note.span.start < note.span.end <= len(text) for note in found.notes)


@settings(deadline=None, max_examples=100)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_quotations_may_overlap_or_lie_anywhere(text: str, pairs: list[tuple[int, int]]) -> None:
    quoted = [Span(min(pair), max(pair)) for pair in pairs]
    found = times_of(text, "2020-07-08", quoted)
    assert found == times_of(text, "2020-07-08", list(reversed(quoted)))


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_reading_again_gives_the_same(text: str) -> None:
    assert times_of(text, "2020-07-08") == times_of(text, "2020-07-08")


@pytest.mark.parametrize(
    "piece",
    ["1,", "two hundred and ", "twenty-", "1914-", "the end of the ", "May ", "'98", "1/", "said on Tuesday ",
     "“Tuesday ", "one and a half ", "at present ", "9:30 a.m. ( ", "\n ", "\r ", "e\u0301", "May 1 and 2 and "],
)  # fmt: skip
def test_no_text_makes_reading_slow(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    quoted = [Span(at, at + 5) for at in range(0, len(text) - 5, 40)]
    start = time.process_time()
    times_of(text, "2020-07-08", quoted)
    assert time.process_time() - start < 3
