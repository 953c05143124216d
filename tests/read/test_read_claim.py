"""Words that two cues claim go to the one for which the model is surer; nesting is left alone."""

from onrecord.read.claim import without_weak_claims
from onrecord.types import Role, Span, TaggedSpan

TEXT = '"It works," Bell said. "It fails," Tate said.'


def tagged(cue: int, role: Role, words: str, score: float, after: int = 0) -> TaggedSpan:
    start = TEXT.index(words, after)
    return TaggedSpan(Span(start, start + len(words)), role, cue, score)


FIRST = [tagged(0, "content", '"It works,"', 0.97), tagged(0, "cue", "said", 0.8)]
SECOND = [tagged(1, "content", '"It fails,"', 0.98), tagged(1, "cue", "said", 0.9, 25)]


def test_the_surer_claim_wins_whoever_is_nearer() -> None:
    weak = [tagged(0, "content", '"It fails,"', 0.59), tagged(1, "content", '"It works,"', 0.53)]
    assert without_weak_claims([FIRST[0], weak[0], FIRST[1], weak[1], *SECOND]) == [*FIRST, *SECOND]


def test_equal_claims_are_left_to_the_nearer_cue() -> None:
    equal = tagged(0, "content", '"It fails,"', 0.95)
    assert equal in without_weak_claims([*FIRST, equal, *SECOND])


def test_a_cue_within_the_other_s_words_is_nesting() -> None:
    outer = [tagged(0, "content", TEXT, 0.6), TaggedSpan(Span(45, 45), "cue", 0, 0.9)]
    assert without_weak_claims([*outer, *SECOND]) == [*outer, *SECOND]
