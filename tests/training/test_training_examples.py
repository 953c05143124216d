"""Annotated articles become training windows without losing or moving a span."""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from corpus import Annotated, read_split
from examples import IGNORE, Example, collate, prepare, random_windows, view_labels
from onrecord.tag.bundle import SHIPPED
from onrecord.tag.decode import spans_of
from onrecord.tag.labels import ROLES
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
