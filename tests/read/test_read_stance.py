"""The stance is the reporter's, read from the reporter's own words."""

import pytest

from onrecord.marks import find_marks
from onrecord.read.around import Surroundings
from onrecord.read.page import Page, page_of
from onrecord.read.prose import prose_of
from onrecord.read.stance import stance_of, with_stances
from onrecord.types import Act, Attribution, Block, Content, Document, Form, Passage, Span, Stance


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("said", "it was late", "neutral"),
        ("according to", "it was late", "neutral"),
        ("insisted", "that it was late", "neutral"),
        ("reportedly said", "it was late", "neutral"),
        ("noted", "that the bridge is closed", "endorses"),
        ("pointed out", "that it was late", "endorses"),
        ("made it clear", "that it was late", "endorses"),
        ("rightly argued", "that it was late", "endorses"),
        ("knows", "that voters are angry", "endorses"),
        ("knows", "the area", "neutral"),
        ("does not know", "whether it was late", "neutral"),
        ("found", "that wages had risen", "endorses"),
        ("found", "him dull", "neutral"),
        ("claimed", "he was ill", "doubts"),
        ("the claim", "that he was ill", "doubts"),
        ("claimed responsibility for", "the attack", "neutral"),
        ("falsely said", "it was late", "doubts"),
        ("allegedly said", "it was late", "doubts"),
        ("is shown", "at the rally", "neutral"),
        ("showed", "that wages had risen", "endorses"),
        ("shows no interest in", "the plan", "neutral"),
        ("wants to prove", "that it was late", "neutral"),
        ("continues to show", "that it was late", "endorses"),
        ("came on the show to discuss", "the plan", "neutral"),
        ("saw", "an opening in the race", "neutral"),
    ],
)
def test_a_cue_tells_the_stance(cue: str, content: str, wanted: Stance) -> None:
    assert stance_of(cue, content=content) == wanted


def test_who_denies_a_claim_claims_nothing() -> None:
    assert stance_of("rejected the claim", denies=True) == "neutral"
    assert stance_of("repeated the claim") == "doubts"


def page(text: str) -> Page:
    document = Document("d", "d.txt", "0" * 64, text, (Block(Span(0, len(text)), "paragraph"),))
    prose = prose_of(document)
    return page_of(document, prose, find_marks(prose.text, prose.breaks))


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(Span(start, start + len(words)), words)


def stance(text: str, source: str, cue: str, content: str, form: Form = "indirect", act: Act = "assert") -> Stance:
    told = passage(text, content)
    one = Attribution(
        "a", form, passage(text, source), passage(text, cue), Content((told.span,), content), 0.9, act=act
    )
    return with_stances(Surroundings(page(text), (one,)), (one,))[0].stance


def test_what_somebody_called_it_is_kept_apart() -> None:
    assert stance("They met for what Ruiz called “a picnic”.", "Ruiz", "called", "“a picnic”") == "doubts"
    assert stance("Ruiz called it “a picnic”.", "Ruiz", "called", "it “a picnic”") == "neutral"


def test_as_he_puts_it_is_kept_apart() -> None:
    assert stance("A “picnic”, as Ruiz likes to call it, was held.", "Ruiz", "likes to call it", "“picnic”") == "doubts"
    assert stance("Ruiz put it this way: “A picnic.”", "Ruiz", "put it this way", "“A picnic.”") == "neutral"


def test_words_without_evidence_are_kept_apart() -> None:
    text = "Ruiz said, without offering any evidence, that votes were lost."
    assert stance(text, "Ruiz", "said", "that votes were lost") == "doubts"


def test_lack_of_evidence_inside_the_content_is_the_speaker_s() -> None:
    text = "Ruiz said he was held without evidence."
    assert stance(text, "Ruiz", "said", "he was held without evidence") == "neutral"


def test_without_evidence_in_the_next_sentence_is_about_something_else() -> None:
    text = "Ruiz said it was late. Without evidence, nobody was held."
    assert stance(text, "Ruiz", "said", "it was late") == "neutral"


def test_a_reporter_s_so_called_doubts_and_a_speaker_s_does_not() -> None:
    assert stance("Ruiz backed the so-called reform.", "Ruiz", "backed", "the so-called reform") == "doubts"
    text = "Ruiz said “the so-called reform” failed."
    assert stance(text, "Ruiz", "said", "“the so-called reform” failed", "mixed") == "neutral"


def test_an_adverb_between_source_and_cue_counts() -> None:
    assert stance("Ruiz falsely told them it was late.", "Ruiz", "told", "it was late") == "doubts"


def test_a_partial_quotation_alone_is_neutral() -> None:
    assert stance("Ruiz said it was “late”.", "Ruiz", "said", "it was “late”", "mixed") == "neutral"
