"""How surely each word is said comes with the tags, word by word, from the shipped model."""

import numpy as np
import pytest

from onrecord.tag import Tagger, load_tagger
from onrecord.tag.commitments import Commitments
from onrecord.tag.encode import encode


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def told(tagger: Tagger, text: str) -> Commitments:
    found = tagger.tag_with_commitments(text)[1]
    assert found is not None
    return found


def parts(tagger: Tagger, text: str) -> dict[str, str]:
    found = told(tagger, text)
    ends = [*found.starts[1:].tolist(), len(text)]
    words = [text[start:end].strip() for start, end in zip(found.starts.tolist(), ends, strict=True)]
    return dict(zip(words, (found.names[part] for part in found.parts), strict=True))


def test_each_word_has_its_part_of_speech(tagger: Tagger) -> None:
    found = parts(tagger, "The mayor will open the new bridge.")
    assert [found[word] for word in ("mayor", "will", "open", "bridge")] == ["NN", "MD", "VB", "NN"]


def test_what_happened_and_what_did_not_are_told_apart(tagger: Tagger) -> None:
    text = "The dam broke on Monday. The bridge did not fall."
    found = told(tagger, text)
    rows = np.searchsorted(found.starts, [text.index("broke"), text.index("fall")])
    assert found.odds[rows].argmax(axis=2)[:, 0].tolist() == [6, 0]


def test_a_text_of_many_windows_tells_every_word_once(tagger: Tagger) -> None:
    text = "\n\n".join(["The river may rise in March 😀. " * 20] * 12)
    found = told(tagger, text)
    encoded = encode(text, tagger._tokenizer)
    assert found.starts.tolist() == encoded.starts[encoded.first].tolist()
    assert len(found.parts) == len(found.odds) == len(found.starts)
    assert np.isfinite(found.odds).all()


@pytest.mark.parametrize("text", ["", " \n\n ", "😀", "\u0301", '"'])
def test_texts_without_words_tell_nothing_or_little(tagger: Tagger, text: str) -> None:
    found = told(tagger, text)
    assert len(found.parts) == len(found.odds) == len(found.starts) <= 1


def test_the_spans_are_those_of_tagging_alone(tagger: Tagger) -> None:
    text = "“No,” he said. The minister denied that she knew."
    assert tagger.tag_with_commitments(text)[0] == tagger.tag(text)


def test_what_is_kept_of_a_text_grows_by_a_few_bytes_a_word(tagger: Tagger) -> None:
    found = told(tagger, "The river rose in March. " * 200)
    kept = found.starts.nbytes + found.parts.nbytes + found.odds.nbytes
    assert kept / len(found.starts) <= 40
