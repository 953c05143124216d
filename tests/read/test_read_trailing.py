"""A reporting clause at the end of a sentence reports all of it, also where the sentence has a cue of its own."""

from onrecord.read.trailing import with_whole_sentences
from onrecord.types import Role, Span, TaggedSpan

SENTENCE = "The owner was warned that the doors leaked, a former engineer told the inquiry."
INNER = "that the doors leaked"


def tagged(text: str, cue: int, role: Role, words: str) -> TaggedSpan:
    start = text.index(words)
    return TaggedSpan(Span(start, start + len(words)), role, cue, 0.9)


def groups(text: str, *, shared: str = INNER) -> list[TaggedSpan]:
    return [
        tagged(text, 0, "source", "The owner"),
        tagged(text, 0, "cue", "was warned"),
        tagged(text, 0, "content", INNER),
        tagged(text, 1, "content", shared),
        tagged(text, 1, "source", "a former engineer"),
        tagged(text, 1, "cue", "told"),
    ]


def contents(text: str, spans: list[TaggedSpan]) -> list[str]:
    return [text[slice(*one.span)] for one in with_whole_sentences(text, spans) if one.role == "content"]


def test_words_that_two_cues_share_are_told_whole_by_the_one_behind() -> None:
    assert contents(SENTENCE, groups(SENTENCE)) == [INNER, SENTENCE.split(", a former")[0]]


def test_the_sentence_and_not_what_stands_before_it_is_told() -> None:
    text = f"🛳️ It sank. {SENTENCE}"
    assert contents(text, groups(text))[1].startswith("The owner was warned")


def test_the_agency_s_opening_is_not_told() -> None:
    text = f"PORT ALLEN, March 3 — {SENTENCE}"
    assert contents(text, groups(text))[1].startswith("The owner was warned")


def test_other_words_and_other_orders_are_left_alone() -> None:
    text = "The owner was warned that the doors leaked, but the crew slept, a former engineer told the inquiry."
    spans = groups(text, shared="the crew slept")
    assert with_whole_sentences(text, spans) == spans
    text = "The owner was warned that the doors leaked and a former engineer told the inquiry."
    spans = groups(text)
    assert with_whole_sentences(text, spans) == spans
