"""The certainty of whole attributions, as readings report it."""

import numpy as np
import pytest

from onrecord.read.certainty import with_certainty
from onrecord.read.certainty.features import operator_order, seen
from onrecord.read.certainty.network import network
from onrecord.read.certainty.operators import operators_in
from onrecord.read.certainty.words import words_of
from onrecord.types import Attribution, Certainty, Content, Form, Passage, Span


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
    (told,) = with_certainty(text, [attribution(text, cue, content, form)])
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
    told = with_certainty(text, [outer, inner])
    assert (told[0].certainty.modality, told[0].certainty.polarity) == ("certain", "negative")
    assert (told[1].certainty.modality, told[1].certainty.polarity) == ("certain", "positive")


def test_an_outer_report_leaves_the_inner_denial_to_its_speaker() -> None:
    text = "Adams said Brown denied that the dam broke."
    outer = attribution(text, "said", "Brown denied that the dam broke")
    inner = attribution(text, "denied", "that the dam broke", parent=outer.id)
    told = with_certainty(text, [outer, inner])
    assert told[1].certainty.polarity == "negative"


def test_nothing_but_certainty_changes_and_company_does_not_matter() -> None:
    text = "The mayor said the dam broke. The mayor denied the charges."
    both = [attribution(text, "said", "the dam broke"), attribution(text, "denied", "the charges")]
    together = with_certainty(text, both)
    assert together == tuple(with_certainty(text, [one])[0] for one in both)
    assert [one.id for one in together] == [one.id for one in both]
    assert with_certainty(text, []) == ()


def test_contents_of_marks_alone_are_read_without_complaint() -> None:
    assert certainty("She said: “…”", "said", "“…”", "direct")[0] in ("certain", "probable", "possible", "unspecified")
    assert certainty("She said: 🙂", "said", "🙂")[0] in ("certain", "probable", "possible", "unspecified")


def test_the_shipped_weights_fit_the_lexicon() -> None:
    arrays = network().arrays
    assert arrays["operators"].shape[0] == len(operator_order()) + 1
    assert arrays["classes"].shape[1] == 7
    assert all(np.isfinite(values).all() for values in arrays.values())


def test_passages_read_together_do_not_see_each_other() -> None:
    texts = ["The mayor may resign.", "It can't be ruled out that the dam broke.", "No."]
    words = [words_of(text, 0, len(text)) for text in texts]
    views = [seen(one, operators_in(one.lower)) for one in words]
    for alone, together in zip((network().trunks([view])[0] for view in views), network().trunks(views), strict=True):
        np.testing.assert_allclose(alone.words, together.words, atol=1e-4)


def test_a_content_of_marks_alone_takes_nothing_from_its_neighbours() -> None:
    text = "She said: “…”. The mayor said the dam broke."
    marks, dam = attribution(text, "She said", "…"), attribution(text, "The mayor said", "the dam broke")
    told = with_certainty(text, [marks, dam, marks])
    assert told[1].certainty == Certainty("certain", "positive")
    assert told[0].certainty == told[2].certainty


def test_a_passage_without_words_is_read_as_nothing() -> None:
    nothing = words_of("… —", 0, 3)
    alone = words_of("the dam broke", 0, 13)
    passages = [seen(words, operators_in(words.lower)) for words in (nothing, alone, nothing)]
    empty = [seen(words_of("", 0, 0), operators_in(())), *passages]
    assert [len(trunk.words) for trunk in network().trunks(empty)] == [0, *(len(p.words) for p in passages)]
