"""The certainty of whole attributions, as readings report it."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.certainty import hearing_of, with_certainty
from onrecord.read.certainty.hearing import Hearing
from onrecord.read.certainty.judge import class_of
from onrecord.read.certainty.operators import operators_in
from onrecord.read.certainty.scope import scope_of
from onrecord.read.certainty.words import words_of
from onrecord.read.prose import Prose
from onrecord.tag import Tagger, load_tagger
from onrecord.tag.commitments import Commitments
from onrecord.types import Attribution, Certainty, Content, Form, Passage, Span


@cache
def shipped() -> Tagger:
    return load_tagger()


@cache
def heard(text: str) -> Hearing:
    told = shipped().tag_with_commitments(text)[1]
    assert told is not None
    hearing = hearing_of(told, Prose(text, (0,), (len(text),), (0,)))
    assert hearing is not None
    return hearing


def attribution(text: str, cue: str, content: str, form: Form = "indirect", parent: str | None = None) -> Attribution:
    def span(piece: str) -> Span:
        return Span(text.index(piece), text.index(piece) + len(piece))

    return Attribution(
        id=f"{cue}|{content}",
        form=form,
        source=None,
        cue=Passage(span(cue), cue) if cue else None,
        content=Content((span(content),), content),
        confidence=1.0,
        parent=parent,
    )


def certainty(text: str, cue: str, content: str, form: Form = "indirect") -> tuple[str, str]:
    (told,) = with_certainty(text, [attribution(text, cue, content, form)], heard(text))
    return told.certainty.modality, told.certainty.polarity


NONE = ("unspecified", "unspecified")


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The mayor said the dam broke on Monday.", "said", "the dam broke on Monday", ("certain", "positive")),
        ("The mayor said the dam did not break.", "said", "the dam did not break", ("certain", "negative")),
        ("The mayor denied that the dam broke.", "denied", "that the dam broke", ("certain", "negative")),
        ("The mayor denied the charges.", "denied", "the charges", ("certain", "negative")),
        ("The mayor doubts that the dam broke.", "doubts", "that the dam broke", ("probable", "negative")),
        ("The mayor did not say that he would not resign.", "did not say", "that he would not resign", NONE),
        ("The mayor refused to confirm that the dam broke.", "refused to confirm", "that the dam broke", NONE),
        ("The mayor hopes that the dam holds.", "hopes", "that the dam holds", NONE),
        ("The mayor asked whether the dam broke.", "asked", "whether the dam broke", NONE),
        ("The mayor told them to leave the town.", "told", "to leave the town", NONE),
        ("The mayor said the dam reportedly broke.", "said", "the dam reportedly broke", ("unspecified", "positive")),
        (
            "The mayor did not rule out that the dam broke.",
            "did not rule out",
            "that the dam broke",
            ("possible", "positive"),
        ),
    ],
)
def test_a_content_is_said_as_surely_as_its_speaker_commits_to_it(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert certainty(text, cue, content) == expected


def test_a_quoted_question_and_a_quoted_order_commit_to_nothing() -> None:
    assert certainty("“Did the dam break?” she said.", "said", "“Did the dam break?”", "direct") == NONE
    assert certainty("“Please leave the town,” she said.", "said", "“Please leave the town,”", "direct") == NONE


def test_words_quoted_with_a_denial_are_the_denial_itself() -> None:
    text = "“I did not take the money,” he denied."
    assert certainty(text, "denied", "“I did not take the money,”", "direct") == ("certain", "negative")


def test_within_another_s_words_the_outer_cue_changes_nothing() -> None:
    text = "Adams denied that Brown said the dam broke."
    outer = attribution(text, "denied", "that Brown said the dam broke")
    inner = attribution(text, "said", "the dam broke", parent=outer.id)
    told = with_certainty(text, [outer, inner], heard(text))
    assert (told[0].certainty.modality, told[0].certainty.polarity) == ("certain", "negative")
    assert (told[1].certainty.modality, told[1].certainty.polarity) == ("certain", "positive")


def test_an_outer_report_leaves_the_inner_denial_to_its_speaker() -> None:
    text = "Adams said Brown denied that the dam broke."
    outer = attribution(text, "said", "Brown denied that the dam broke")
    inner = attribution(text, "denied", "that the dam broke", parent=outer.id)
    told = with_certainty(text, [outer, inner], heard(text))
    assert told[1].certainty.polarity == "negative"


def test_nothing_but_certainty_changes_and_company_does_not_matter() -> None:
    text = "The mayor said the dam broke. The mayor denied the charges."
    both = [attribution(text, "said", "the dam broke"), attribution(text, "denied", "the charges")]
    together = with_certainty(text, both, heard(text))
    assert together == tuple(with_certainty(text, [one], heard(text))[0] for one in both)
    assert [one.id for one in together] == [one.id for one in both]
    assert with_certainty(text, [], heard(text)) == ()


def test_contents_of_marks_alone_are_read_without_complaint() -> None:
    assert certainty("She said: “…”", "said", "“…”", "direct")[0] in ("certain", "probable", "possible", "unspecified")
    assert certainty("She said: 🙂", "said", "🙂")[0] in ("certain", "probable", "possible", "unspecified")


def test_a_content_of_marks_alone_takes_nothing_from_its_neighbours() -> None:
    text = "She said: “…”. The mayor said the dam broke."
    marks, dam = attribution(text, "She said", "…"), attribution(text, "The mayor said", "the dam broke")
    told = with_certainty(text, [marks, dam, marks], heard(text))
    assert told[1].certainty == Certainty("certain", "positive")
    assert told[0].certainty == told[2].certainty


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The pilot said the boats may not return.", "said", "the boats may not return", ("possible", "negative")),
        ("The doctor said it’s probably survivable.", "said", "it’s probably survivable", ("probable", "positive")),
        (
            "An aide said it was unlikely that the plan would pass.",
            "said",
            "it was unlikely that the plan would pass",
            ("probable", "negative"),
        ),
        ("The firm said it might not reopen.", "said", "it might not reopen", ("possible", "negative")),
        ("“Perhaps they left,” she said.", "said", "“Perhaps they left,”", ("possible", "positive")),
    ],
)
def test_a_hedge_that_stands_in_the_text_is_not_lost(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert certainty(text, cue, content, "direct" if content.startswith("“") else "indirect") == expected


@pytest.mark.parametrize("cue", ["claimed without evidence", "claimed", "asserted without offering any evidence"])
def test_how_little_a_claim_rests_on_does_not_turn_it_around(cue: str) -> None:
    aside = "" if " " in cue else " without evidence"
    text = f"The senator {cue}{aside} that the votes were stolen."
    assert certainty(text, cue, "that the votes were stolen") == ("certain", "positive")


@settings(deadline=None)
@given(
    who=st.sampled_from(["the boats", "Dr. Ito", "nobody’s money", "it"]),
    hedge=st.sampled_from(["may", "might", "will probably", "is likely to", "is unlikely to"]),
    what=st.sampled_from(["return", "sink tomorrow", "cost 😀 lives", "be sold"]),
    odds=st.lists(st.floats(-6, 6), min_size=7, max_size=7),
)
def test_no_odds_make_a_hedged_verb_certain(who: str, hedge: str, what: str, odds: list[float]) -> None:
    words = words_of(f"{who} {hedge} {what}", 0, 99).lower
    head = words.index(what.split()[0]) + (what == "be sold")
    assert class_of(odds, scope_of(words, operators_in(words), head)).modality in ("possible", "probable")


def test_within_a_denial_another_s_words_are_judged_by_their_own() -> None:
    text = "Adams denied that Brown had said the dam broke."
    outer = attribution(text, "denied", "that Brown had said the dam broke")
    inner = attribution(text, "had said", "the dam broke", parent=outer.id)
    assert with_certainty(text, [outer, inner], heard(text))[1].certainty == Certainty("certain", "positive")


def told_of(starts: list[int]) -> Commitments:
    """Words whose part is their number, each surely so."""
    odds = np.zeros((len(starts), 2, 7), dtype=np.float16)
    odds[:, :, 6] = 5
    names = tuple(str(n) for n in range(len(starts)))
    return Commitments(np.asarray(starts), np.arange(len(starts), dtype=np.uint8), odds, names)


def test_words_are_found_where_they_stand_in_the_document() -> None:
    prose = Prose("ab cd\n\nef", (0, 7), (5, 9), (10, 40))
    hearing = hearing_of(told_of([0, 3, 7]), prose)
    assert hearing is not None
    assert hearing.starts.tolist() == [10, 13, 40]
    assert hearing.rows([10, 12, 13, 39, 40, 41, 0]).tolist() == [0, 0, 1, 1, 2, 2, 0]
    assert hearing_of(told_of([]), prose) is None
