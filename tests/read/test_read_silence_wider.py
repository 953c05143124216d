"""Silence is heard in many wordings: unwillingness, avowals not made, answers that never came, things left unsaid."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon import phrases
from onrecord.marks import find_marks
from onrecord.read.contest import Draft
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.silence import told_silences
from onrecord.read.silence_words import silences_in
from onrecord.types import Block, Document, Passage, Span


def page(text: str) -> Page:
    document = Document("d", "d.txt", "0" * 64, text, (Block(Span(0, len(text)), "paragraph"),))
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def found(text: str, *drafts: Draft) -> list[tuple[str | None, str, str]]:
    told = told_silences(page(text), drafts)
    return [(d.source and d.source.text, d.cue.text, text[slice(*d.spans[0])]) for d in told if d.cue]


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(Span(start, start + len(words)), words)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor has also not taken a position on the toll.", "The mayor"),
        ("The firm, so far, has still not commented.", "The firm"),
        ("The clerk did not bother to explain the delay.", "The clerk"),
        ("The clerk spoke without referring specifically to the fire.", "The clerk"),
        ("Ruiz left without a word to reporters.", "Ruiz"),
        ("Vale’s unwillingness to affirm the pledge troubled them.", "Vale’s"),
        ("Her reluctance to criticize the board was noted.", "Her"),
        ("The envoy was unwilling to say.", "The envoy"),
        ("The envoy was not prepared to say more.", "The envoy"),
        ("The envoy chose to remain silent.", "The envoy"),
        ("The envoy elected not to testify.", "The envoy"),
        ("The clerk never got back to the paper.", "The clerk"),
        ("The clerk took no questions.", "The clerk"),
        ("The clerk no longer talks about the loan.", "The clerk"),
        ("The clerk stopped answering questions about it.", "The clerk"),
        ("The clerk stopped short of an apology.", "The clerk"),
        ("The clerk could neither confirm nor deny it.", "The clerk"),
        ("The clerk hedged on whether the dam was safe.", "The clerk"),
        ("The clerk sidestepped a question about the loan.", "The clerk"),
        ("The clerk fended off questions about the loan.", "The clerk"),
        ("The clerk played coy about the loan.", "The clerk"),
        ("The clerk kept his own counsel.", "The clerk"),
        ("The clerk said nothing.", "The clerk"),
        ("The clerk left the question unanswered.", "The clerk"),
        ("The clerk has not criticized Vale publicly.", "The clerk"),
        ("The clerk did not tell the board.", "The clerk"),
        ("The clerk did not warn the council.", "The clerk"),
        ("The bank said no to a hearing.", "The bank"),
        ("Both declined to comment.", "Both"),
        ("Those who lost their homes never mentioned the dam.", "Those who lost their homes"),
    ],
)
def test_who_was_silent_is_named_in_many_wordings(text: str, source: str) -> None:
    assert [who for who, _, _ in found(text)] == [source]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The loan was never mentioned.", "The loan"),
        ("The subject did not come up.", "The subject"),
        ("A request for an interview was declined.", "A request for an interview"),
        ("Her letters remained unanswered.", "Her letters"),
        ("Nothing was said about the loan.", "the loan"),
        ("Absent from her speech was any mention of the loan.", "the loan"),
        ("Attempts to contact the clerk failed.", "Attempts to contact the clerk failed"),
    ],
)
def test_what_was_left_unsaid_is_told_where_nobody_is_named(text: str, content: str) -> None:
    assert found(text) == [(None, found(text)[0][1], content)]


@pytest.mark.parametrize(
    "text",
    [
        "He had no reason to doubt the report.",
        "The firm had no information on the storm.",
        "He had no details to work with.",
        "He never doubted it.",
        "He does not know who paid.",
        "He opted not to buy.",
        "He kept quiet company.",
        "The port was quiet on Monday.",
        "The tax was withheld from wages.",
        "Questions remain unanswered about the reactor.",
        "The price did not come up to standard.",
        "No one can say that.",
        "None of the films she talked about was shown.",
        "This shows a rise; it does not explain why they left.",
        "They have all but stopped confirming judges.",
        "He did not tell the truth.",
        "Readers will say no to higher prices.",
        "She stood silent for a minute at the grave.",
    ],
)
def test_lacking_a_reason_or_doing_something_else_is_no_silence(text: str) -> None:
    assert found(text) == []


def test_verbs_in_a_row_share_the_subject_of_the_first() -> None:
    text = "Several clerks declined to comment, didn’t respond to letters or sent notes."
    known = Draft(
        passage(text, "Several clerks"), passage(text, "declined"), (passage(text, "to comment").span,), confidence=0.9
    )
    assert found(text, known) == [("Several clerks", "didn’t respond to", "letters or sent notes")]


def test_a_silence_kept_by_nobody_else_is_no_silence() -> None:
    assert found("He will say things that no one else will say.") == []


def test_every_list_of_silence_says_where_it_comes_from() -> None:
    assert {"avow", "speech act", "had", "unsaid", "called", "topic", "unspoken"} <= phrases("silence").keys()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ruiz", "left", "unsaid", "not", "has", "no", "word", "🙂", "é", ",", ".", "\n"]), max_size=30
    )
)
def test_words_of_silence_stand_in_order_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    ends = 0
    for hit in silences_in(text):
        assert ends <= hit.span.start < hit.span.end <= len(text)
        ends = hit.span.end
