"""Laws that hold for any quotation and any source."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.quote import CODES, check_wording, compare, split_words

_PIECES = "the mayor said not 10 ten $5 will may “no” Reyes. [sic] … but, café 👍 re-sign\n\n if ?"
_WORDS = st.sampled_from(_PIECES.split(" "))
_TEXTS = st.lists(_WORDS, min_size=1, max_size=40).map(" ".join)


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_characters_get_an_answer(quotation: str, source: str) -> None:
    found = check_wording(quotation, [source])
    assert found
    assert all(code in CODES for f in found for code in f.comparison.codes)


@given(_TEXTS, _TEXTS)
@example("the the the the the the the the the", "the the the the the mayor but,")  # a limit of two words, one left
def test_every_offset_lies_within_its_text(quotation: str, source: str) -> None:
    for found in compare(quotation, source):
        assert found.span is not None
        spans = [found.span, *found.pieces, *(d.source for d in found.differences)]
        assert all(0 <= a <= b <= len(source) for a, b in spans)
        assert all(0 <= d.draft.start <= d.draft.end <= len(quotation) for d in found.differences)
        assert all(p.source in source and p.draft in quotation for p in found.diff)


@given(_TEXTS)
@example("not … not … the not")  # runs that fit elsewhere too
@example("mayor … the")
@example("re-sign\n\n ?")
def test_a_text_is_verbatim_in_itself(text: str) -> None:
    found = check_wording(text, [text])[0].comparison
    assert found.verdict in ("verbatim", "edited-marked", "could-not-check")


@given(_TEXTS, st.lists(_TEXTS, min_size=1, max_size=4))
def test_the_same_places_are_found_in_whatever_order_sources_come(quotation: str, sources: list[str]) -> None:
    def told(given: list[str]) -> set[str]:
        best = check_wording(quotation, given)
        return {f.comparison.verdict for f in best[:1]}

    assert told(sources) == told(sources[::-1])


@given(st.text(max_size=120))
def test_words_lie_in_order_and_do_not_overlap(text: str) -> None:
    words = split_words(text)
    edges = [edge for i in range(len(words)) for edge in (words.starts[i], words.ends[i])]
    assert edges == sorted(edges)
    assert all(words.raw(i).strip() for i in range(len(words)))


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("ha " * 20, "ha " * 60_000),
        ("ha " * 60_000, "ha " * 59_999),
        ("ha ho " * 10_000, "ho ha ha " * 10_000),
        ("ten " * 30_000, "ten " * 30_000),
        ("[a] " * 10_000, "a b c " * 1000),
        ("[" * 100_000, "a b c"),
        ("a b c d e", "\n" * 100_000 + "c d e"),
        ("a b c d e", '"' * 100_000 + " a b c d x"),
        ("a\u00ad " * 1000, "a" + "\u00ad   " * 100_000),
    ],
)
def test_hostile_texts_take_no_longer_than_their_length_allows(quotation: str, source: str) -> None:
    start = time.process_time()
    check_wording(quotation, [source])
    assert time.process_time() - start < 8.0
