"""The shipped model on real sentences: a smoke test of the whole tagger, not of its quality."""

import pytest

from onrecord.tag import Tagger, load_tagger
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


def test_a_text_of_many_windows_finds_each_copy(tagger: Tagger) -> None:
    filler = "The river rose in March. " * 30
    text = "\n\n".join([PLAIN, filler] * 12)
    assert len(texts(text, tagger.tag(text), "content")) == 12


@pytest.mark.parametrize("text", ["", " \n\n ", "😀", "\u0301", "said", '"', "a" * 3000, "\ufeff\u200b"])
def test_odd_texts_give_no_error(tagger: Tagger, text: str) -> None:
    for tagged in tagger.tag(text):
        assert 0 <= tagged.span.start < tagged.span.end <= len(text)


def test_the_same_text_gives_the_same_spans(tagger: Tagger) -> None:
    assert tagger.tag(PLAIN) == tagger.tag(PLAIN)
