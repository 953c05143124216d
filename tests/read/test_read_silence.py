"""Reported silence is found where the model found none, with the words that say so."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks import find_marks
from onrecord.read.contest import Draft
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.silence import told_silences
from onrecord.types import Block, Document, Passage, Span


def page(text: str, *kinds: str) -> Page:
    blocks, start = [], 0
    for number, piece in enumerate(text.split("\n\n")):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        blocks.append(Block(Span(start, start + len(piece)), kind))  # type: ignore[arg-type]
        start += len(piece) + 2
    document = Document("d", "d.txt", "0" * 64, text, tuple(blocks))
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def found(text: str, *drafts: Draft) -> list[tuple[str, str, str]]:
    told = told_silences(page(text), drafts)
    return [(d.source.text, d.cue.text, text[slice(*d.spans[0])]) for d in told if d.source and d.cue]


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(Span(start, start + len(words)), words)


def draft(text: str, source: str, cue: str, content: str) -> Draft:
    return Draft(passage(text, source), passage(text, cue), (passage(text, content).span,), 0.9)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The firm did not respond to a request for comment.",
            ("The firm", "did not respond to", "a request for comment"),
        ),
        ("A spokeswoman declined to comment.", ("A spokeswoman", "declined", "to comment")),
        (
            "But Ana Ruiz, a clerk, has not publicly acknowledged the loss.",
            ("Ana Ruiz, a clerk,", "has not publicly acknowledged", "the loss"),
        ),
        ("He never mentioned the letter.", ("He", "never mentioned", "the letter")),
        ("She could not be reached for comment.", ("She", "could not be reached", "for comment")),
        ("The bank made no mention of the loan.", ("The bank", "made no mention of", "the loan")),
        ("On Monday, Ruiz would not say who paid.", ("Ruiz", "would not say", "who paid")),
        ("The bank has yet to respond.", ("The bank", "has yet to respond", "has yet to respond")),
        ("The bank remained silent.", ("The bank", "remained silent", "remained silent")),
        ("Ruiz ignored three letters from the board.", ("Ruiz", "ignored", "three letters from the board")),
        ("The firm did not return calls seeking comment.", ("The firm", "did not return", "calls seeking comment")),
        ("The ministry didn’t immediately reply.", ("The ministry",) + ("didn’t immediately reply",) * 2),
        (
            "Officials did not say whether the dam was safe, but work went on.",
            ("Officials", "did not say", "whether the dam was safe"),
        ),
        (
            "Vale, who did not respond to a letter, left in May.",
            ("who", "did not respond to", "a letter"),
        ),
        ("His critics attacked Vale’s refusal to name the donor.", ("Vale’s", "refusal", "to name the donor")),
        ("Neither firm would comment.", ("Neither firm",) + ("would comment",) * 2),
        ("Asked about it, he refused.", ("he", "refused", "refused")),
        ("It declined, citing legal risks.", ("It", "declined", "declined")),
        ("The mayor dodged the question.", ("The mayor", "dodged", "the question")),
        ("Ruiz barely mentioned the fire.", ("Ruiz", "barely mentioned", "the fire")),
        ("She has been cagey about her plans.", ("She", "has been cagey about", "her plans")),
        ("Ruiz stopped short of calling it theft.", ("Ruiz", "stopped short of calling", "it theft")),
        ("Ruiz spoke for an hour without naming Vale.", ("Ruiz", "without naming", "Vale")),
        ("The firm could not immediately provide details.", ("The firm", "could not immediately provide", "details")),
    ],
)
def test_a_sentence_that_tells_of_silence_is_found(text: str, wanted: tuple[str, str, str]) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "If he does not answer, the talks end.",
        "Fees declined to $281 million in May.",
        "I did not respond to the letter.",
        "He did not attend the meeting.",
        "The measure would not only address the flow of goods.",
        "Do not answer the phone.",
        "The road was never mentioned in the plan.",
        "The room was quiet.",
        "One clerk declined to be named.",
        "“They never answered the letter.”",
        "Fees declined.",
        "The bill does not mention fees.",
        "Nobody was hurt.",
        "The plan was rejected.",
        "She avoided the puddle.",
    ],
)
def test_what_is_no_reported_silence_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_cue_that_the_model_knows_is_not_told_twice() -> None:
    text = "The firm declined to comment."
    assert found(text, draft(text, "The firm", "declined", "to comment")) == []


def test_the_subject_of_a_second_verb_is_that_of_the_first() -> None:
    text = "Mayor Ana Ruiz said it was late but did not elaborate."
    first = draft(text, "Mayor Ana Ruiz", "said", "it was late")
    assert found(text, first) == [("Mayor Ana Ruiz", "did not elaborate", "did not elaborate")]


def test_a_subject_begins_after_what_the_clause_before_says() -> None:
    text = "Ruiz said it was late and her deputy did not respond to questions."
    first = draft(text, "Ruiz", "said", "it was late")
    assert found(text, first) == [("her deputy", "did not respond to", "questions")]


def test_silence_told_within_somebody_s_words_is_found_there() -> None:
    text = "“He never mentioned the letter,” Ruiz said."
    outer = draft(text, "Ruiz", "said", "“He never mentioned the letter,”")
    assert found(text, outer) == [("He", "never mentioned", "the letter")]


def test_a_refused_deed_within_somebody_s_words_is_left_to_the_model() -> None:
    text = "“He refused to pay the bill,” Ruiz said."
    outer = draft(text, "Ruiz", "said", "“He refused to pay the bill,”")
    assert found(text, outer) == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Calls to the office were not returned.", "were not returned", "Calls to the office"),
        ("The price was not disclosed.", "was not disclosed", "The price"),
        ("Messages left for Ruiz went unanswered.", "went unanswered", "Messages left for Ruiz"),
        ("His request was rejected.", "was rejected", "His request"),
        ("There was no overt mention of the loan.", "There was no overt mention of", "the loan"),
    ],
)
def test_silence_is_told_where_nobody_is_named(text: str, cue: str, content: str) -> None:
    (told,) = told_silences(page(text), ())
    assert told.source is None and told.cue is not None
    assert (told.cue.text, text[slice(*told.spans[0])]) == (cue, content)


def test_a_content_ends_where_another_attribution_begins() -> None:
    text = "The firm never mentioned the loan the board said was paid."
    inner = draft(text, "the board", "said", "was paid")
    wide = Draft(inner.source, inner.cue, (Span(inner.spans[0].start, len(text)),), 0.9)
    assert [content for _, _, content in found(text, wide)] == ["the loan"]


def test_furniture_is_not_read() -> None:
    text = "The firm did not respond.\n\nThe editor did not respond."
    (only,) = told_silences(page(text, "paragraph", "furniture"), ())
    assert only.source is not None and only.source.text == "The firm"


def test_offsets_are_code_points() -> None:
    text = "😀😀 Zoë́ never mentioned it 😀."
    assert found(text)[0][1] == "never mentioned"


@given(
    st.lists(
        st.sampled_from(["He ", "did not ", "respond ", "to ", "“", "”", ". ", "said ", "😀", "\n", ", who "]),
        max_size=30,
    )
)
@settings(deadline=None, max_examples=80)
def test_every_span_lies_in_the_text_and_shows_its_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    for told in told_silences(page(text.replace("\n\n", "\n")), ()):
        assert told.cue is not None and told.cue.text == text.replace("\n\n", "\n")[slice(*told.cue.span)]
        assert all(0 <= start < end <= len(text) for start, end in told.spans)


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    def seconds(n: int) -> float:
        text = "The firm did not respond to a request, said Ruiz and did not, never, " * n
        ready = page(text)
        taken = []
        for _ in range(3):  # the least of three: what else the process does, such as collecting garbage, comes and goes
            start = time.process_time()
            told_silences(ready, ())
            taken.append(time.process_time() - start)
        return min(taken)

    seconds(50)
    assert seconds(1600) < 40 * max(seconds(200), 0.01)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Asked whether it was true, Ana Ruiz declined to say.", ("Ana Ruiz", "declined", "to say")),
        ("Ruiz left early and refused to answer questions.", ("Ruiz", "refused", "to answer questions")),
        (
            "The governor, who must decide, has revealed almost nothing about his plans.",
            ("The governor, who must decide,", "has revealed almost nothing about", "his plans"),
        ),
        ("Ruiz would not be drawn on the date.", ("Ruiz", "would not be drawn on", "the date")),
        ("The firm has never publicly blamed Vale.", ("The firm", "has never publicly blamed", "Vale")),
        ("He did not ask about the loan.", ("He", "did not ask", "about the loan")),
        ("Ruiz could not bring himself to say the word.", ("Ruiz", "could not bring himself to say", "the word")),
        ("Vale remained vague about his past.", ("Vale", "remained vague about", "his past")),
        ("Ruiz was careful not to mention Vale.", ("Ruiz", "careful not to mention", "Vale")),
        ("Ruiz passed on a chance to speak.", ("Ruiz", "passed on", "a chance to speak")),
        ("Pressed by the board, Ana Ruiz demurred.", ("Ana Ruiz", "demurred", "demurred")),
        ("He basically ducked, pointing to his record.", ("He", "basically ducked", "basically ducked")),
        ("Vale invoked the Fifth Amendment.", ("Vale", "invoked the Fifth", "Amendment")),
        ("The ministry was unresponsive to requests.", ("The ministry", "was unresponsive to", "requests")),
        ("The firm did not honor the request.", ("The firm", "did not honor", "the request")),
    ],
)
def test_silence_is_found_in_more_words(text: str, wanted: tuple[str, str, str]) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Did the firm refuse to answer?",
        "The owner could refuse to comment.",
        "Judges should avoid commenting on a candidate.",
        "Ruiz promised to refrain from commenting.",
        "He did not refuse to answer.",
        "Ruiz broke her silence on the loan.",
        "The move to ban him was unsuccessful.",
        "There was no information on the driver.",
        "They said if Ruiz did not answer, the board would act.",
    ],
)
def test_what_is_asked_advised_or_possible_is_no_silence(text: str) -> None:
    assert told_silences(page(text), []) == []


def test_an_answer_that_was_not_had_is_a_silence_of_nobody_named() -> None:
    text = "No reason was given by the firm."
    one = told_silences(page(text), [])[0]
    assert one.source is None
    assert one.cue is not None
    assert one.cue.text == "No reason was given"


def test_a_refusal_named_by_a_noun_is_told_inside_a_content_too() -> None:
    text = "Vale chided Ruiz for her refusal to pay."
    told = told_silences(page(text), [draft(text, "Vale", "chided", "Ruiz for her refusal to pay")])
    assert [(d.source.text, d.cue.text) for d in told if d.source and d.cue] == [("her", "refusal")]
