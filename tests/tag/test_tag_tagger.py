"""The shipped model on real sentences: a smoke test of the whole tagger, not of its quality."""

import numpy as np
import pytest

from onrecord.tag import Tagger, load_tagger
from onrecord.tag.tagger import _Place
from onrecord.types import TaggedSpan

PLAIN = "The mayor, Ana Lee, said on Monday that the bridge would stay closed until spring."


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def texts(text: str, tagged: tuple[TaggedSpan, ...], role: str) -> list[str]:
    return [text[t.span.start : t.span.end] for t in tagged if t.role == role]


def test_a_plain_sentence_is_taken_apart(tagger: Tagger) -> None:
    tagged = tagger.tag(PLAIN)
    assert texts(PLAIN, tagged, "cue") == ["said"] or texts(PLAIN, tagged, "cue") == ["said on Monday"]
    assert texts(PLAIN, tagged, "content") == ["that the bridge would stay closed until spring"]
    assert "Ana Lee" in texts(PLAIN, tagged, "source")[0]


def test_emoji_and_combining_characters_do_not_shift_offsets(tagger: Tagger) -> None:
    text = "😀👩‍🚀 e\u0301te\u0301 🇫🇷.\n\n" + PLAIN
    shifted = tagger.tag(text)
    assert texts(text, shifted, "content") == ["that the bridge would stay closed until spring"]


def test_a_span_keeps_the_accents_of_its_last_word() -> None:
    place = _Place("Rene\u0301 und Zoe\u0308\ufe0f!", np.asarray([0, 6, 10]), np.asarray([4, 9, 13]))
    assert place.span(0, 0) == (0, 5)
    assert place.span(1, 2) == (6, 15)


def test_a_text_of_many_windows_finds_each_copy(tagger: Tagger) -> None:
    filler = "The river rose in March. " * 30
    text = "\n\n".join([PLAIN, filler] * 12)
    assert len(texts(text, tagger.tag(text), "content")) == 12


@pytest.mark.parametrize("text", ["", " \n\n ", "😀", "\u0301", "said", '"', "a" * 3000, "\ufeff\u200b"])
def test_odd_texts_give_no_error(tagger: Tagger, text: str) -> None:
    for tagged in tagger.tag(text):
        assert 0 <= tagged.span.start < tagged.span.end <= len(text)


def test_the_same_text_gives_the_same_spans_whatever_the_threads(tagger: Tagger) -> None:
    text = "\n\n".join([PLAIN, "“No,” he said. “Not one.”", "The minister denied that she knew."] * 20)
    assert load_tagger(threads=2).tag(text) == tagger.tag(text)
