"""Annotated articles become training windows without losing or moving a span."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from corpus import Annotated, read_split
from examples import IGNORE, Example, collate, prepare, random_windows, view_labels
from nested import Nested, nested_in, read_nested, write_nested
from onrecord.tag.bundle import SHIPPED
from onrecord.tag.decode import spans_of
from onrecord.tag.labels import ROLES
from onrecord.types import Span, TaggedSpan
from view import BEFORE

TEXT = "😀 Ana Lee unbelievably said “no” twice.\n\n“Go,” Bo said, “now.”"
TOKENIZER = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def example() -> Example:
    first = {"source": (span("Ana Lee"),), "cue": (span("said"),), "content": (span("“no”"),)}
    second = {"source": (span("Bo"),), "cue": (span("said", 40),), "content": (span("“Go,”"), span("“now.”"))}
    return prepare(Annotated("a", "x", TEXT, (first, second)), TOKENIZER)


def test_each_cue_s_labels_spell_out_its_spans() -> None:
    made = example()
    batch = collate([(made, 0, len(made.encoded.ids))])
    words = np.flatnonzero(made.encoded.first)
    shown = []
    for (_, at), labels in zip(batch.at, batch.labels, strict=True):
        pieces = np.flatnonzero(labels != IGNORE)
        for role, lo, hi in spans_of(labels[pieces]):
            first = pieces[lo] - BEFORE + at - 1
            last = int(np.searchsorted(words, pieces[hi - 1] - BEFORE + at - 1))
            end = words[last + 1] - 1 if last + 1 < len(words) else len(made.encoded.ids) - 1
            shown.append((ROLES[role], TEXT[made.encoded.starts[first] : made.encoded.ends[end]]))
    assert shown == [
        ("source", "Ana Lee"), ("cue", "said"), ("content", "“no”"),
        ("content", "“Go,”"), ("source", "Bo"), ("cue", "said"), ("content", "“now.”"),
    ]  # fmt: skip


def test_a_false_cue_has_only_outside_labels() -> None:
    first = np.ones(10, dtype=np.bool_)
    labels = view_labels(first, None, 0, at=3)
    assert set(labels.tolist()) == {IGNORE, 0}
    assert (labels == 0).sum() == 10


def test_random_windows_cover_every_piece() -> None:
    text = "Ana said that it rains. " * 200
    made = prepare(Annotated("a", "x", text, ()), TOKENIZER)
    covered: set[int] = set()
    for start, end in random_windows(made, np.random.default_rng(3)):
        covered |= set(range(start, end))
    assert covered == set(range(len(made.encoded.ids)))


def test_standoff_is_read_with_its_broken_contents(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / "train" / folder).mkdir(parents=True)
    (tmp_path / "train/text/a.txt").write_bytes("é said\r\nit. Go.".encode())
    (tmp_path / "train/attributions/a_x1.ann").write_text(
        "T1\tCue 2 6\tsaid\nT2\tContent 8 11\tit.\nT3\tContent 12 15\tGo.\nT4\tAttribution 2 6\tsaid\n"
        "E1\tAttribution:T4 Cue:T1 Content:T2 Content2:T3\n"
    )
    (read,) = read_split(tmp_path, "train")
    assert read.text == "é said\r\nit. Go."
    assert read.attributions == ({"source": (), "cue": ((2, 6),), "content": ((8, 11), (12, 15))},)


def test_a_cue_outside_the_window_asks_no_question() -> None:
    made = example()
    batch = collate([(made, 0, made.questions[1].at)])
    assert batch.at.tolist() == [[0, made.questions[0].at + 1]]


OUTER = "Ana said that Bo believes it rains."


def annotated_outer() -> Annotated:
    def at(words: str) -> tuple[tuple[int, int], ...]:
        start = OUTER.index(words)
        return ((start, start + len(words)),)

    said = {"source": at("Ana"), "cue": at("said"), "content": at("that Bo believes it rains")}
    return Annotated("a", "x", OUTER, (said,))


def at_in_outer(words: str) -> int:
    return OUTER.index(words)


def test_labels_within_a_content_become_questions_of_their_own() -> None:
    believes = {
        role: ((at_in_outer(words), at_in_outer(words) + len(words)),)
        for role, words in {"source": "Bo", "cue": "believes", "content": "it rains"}.items()
    }
    made = prepare(annotated_outer(), TOKENIZER, Nested((believes,), ()))
    asked = [int(made.encoded.starts[question.at]) for question in made.questions]
    assert asked == [at_in_outer("said"), at_in_outer("believes")]
    assert [int(at) for at in made.encoded.starts[made.nested == 1]] == [at_in_outer("believes")]
    flat = dict(zip(made.encoded.starts.tolist(), made.tags.tolist(), strict=True))
    assert flat[at_in_outer("believes")] == flat[at_in_outer("Bo")]


def test_a_doubtful_cue_is_neither_right_nor_wrong() -> None:
    made = prepare(annotated_outer(), TOKENIZER, Nested((), (at_in_outer("believes"),)))
    labels = dict(zip(made.encoded.starts.tolist(), made.nested.tolist(), strict=True))
    assert labels[at_in_outer("believes")] == IGNORE
    assert labels[at_in_outer("rains")] == 0


def test_without_labels_for_contents_every_word_is_left_open() -> None:
    assert set(prepare(annotated_outer(), TOKENIZER).nested.tolist()) == {IGNORE}


@dataclass(frozen=True)
class Planted:
    """A tagger that finds one attribution wherever its words stand, and remembers what it was given to read."""

    read: list[str]

    def tag(self, text: str) -> tuple[TaggedSpan, ...]:
        self.read.append(text)
        found = []
        for role, words in (("source", "Bo"), ("cue", "believes"), ("content", "it rains")):
            if words in text:
                start = text.index(words)
                found.append(TaggedSpan(Span(start, start + len(words)), role, 0, 0.8))  # type: ignore[arg-type]
        return tuple(found)


def test_a_content_is_read_without_its_marks_and_its_that() -> None:
    tagger = Planted([])
    found = nested_in(annotated_outer(), tagger)  # type: ignore[arg-type]
    assert tagger.read[0] == "Bo believes it rains"
    assert [OUTER[slice(*a["cue"][0])] for a in found.attributions] == ["believes"]
    assert [OUTER[slice(*a["content"][0])] for a in found.attributions] == ["it rains"]


def test_labels_within_contents_are_kept_and_read_again(tmp_path: Path) -> None:
    labels = [nested_in(annotated_outer(), Planted([])), Nested((), (3,))]  # type: ignore[arg-type]
    write_nested(labels, tmp_path / "nested.jsonl")
    assert read_nested(tmp_path / "nested.jsonl") == labels
