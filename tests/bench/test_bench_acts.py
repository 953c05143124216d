"""Acts, stance and basis are compared on what was matched, and reported silence by the words that tell of it."""

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import acts
from act_truth import Judged, Labels, Passage, Silences, Truth, read_truth
from acts import Heard, Outcome, accuracy, agreement, all_figures, heard, macro_f1, matched, report, unsaid
from onrecord.errors import InputRefused
from onrecord.ingest import load, parse
from onrecord.types import Attribution, Content, Document, Reading, Span
from onrecord.types import Passage as Words

POLNEAR = Path(__file__).parents[3] / "shared" / "data" / "polnear" / "dev" / "text"
TEXT = "😀 The firm declined to comment. Ms. Rees said it was late. He never mentioned the letter."
ARTICLE = "a"
LABELS = st.builds(
    Labels,
    act=st.sampled_from(["assert", "ask", "silence"]),
    stance=st.sampled_from(["neutral", "doubts"]),
    basis=st.just("unspecified"),
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def judged(cue: str, content: str, act: str, drawn: str = "random") -> Judged:
    return Judged(ARTICLE, drawn, (), (at(cue),), (at(content),), act, "neutral", "unspecified")  # type: ignore[arg-type]


def ours(cue: str | None, content: str, act: str, parent: str | None = None) -> Attribution:
    words = Words(at(cue), cue) if cue else None
    told = Content((at(content),), content)
    return Attribution(f"{cue} {content}", "indirect", None, words, told, 1.0, parent=parent, act=act)  # type: ignore[arg-type]


def reading(*attributions: Attribution) -> dict[str, Reading]:
    return {ARTICLE: Reading(Document("d", "a.txt", "0", TEXT, ()), attributions)}


def silences(*passages: tuple[str, bool]) -> Silences:
    told = (Passage(ARTICLE, (at(cue),), "decline", sure, True) for cue, sure in passages)
    return Silences({ARTICLE: ""}, (ARTICLE,), tuple(told))


def outcomes(*labels: tuple[str, str | None]) -> list[Outcome]:
    return [
        Outcome(judged("said", "it was late", wanted), ours("said", "it was late", given) if given else None)
        for wanted, given in labels
    ]


DECLINED, SAID = judged("declined", "to comment", "decline"), judged("said", "it was late", "assert")


def test_contents_that_share_half_of_their_characters_are_matched() -> None:
    found = matched([SAID, DECLINED], reading(ours("said", "said it was late", "ask")))
    assert [o.ours.act if o.ours else None for o in found] == ["ask", None]


def test_an_attribution_inside_another_is_not_matched() -> None:
    assert matched([SAID], reading(ours("said", "it was late", "ask", parent="x")))[0].ours is None


def test_accuracy_is_of_the_matched_alone() -> None:
    assert accuracy(outcomes(("ask", "ask"), ("ask", "assert"), ("ask", None)), "act") == 50


def test_macro_f1_weighs_each_class_of_the_truth_alike() -> None:
    found = outcomes(*[("assert", "assert")] * 8, ("ask", "assert"))
    assert macro_f1(found, "act") == pytest.approx((100 * 16 / 17 + 0) / 2)
    assert macro_f1([], "act") == 0


def test_declining_for_silence_is_no_error_of_the_two_as_one() -> None:
    assert unsaid(outcomes(("silence", "decline"), ("assert", "assert"))) == pytest.approx((100, 100, 100))


def test_a_silence_that_was_not_matched_was_not_found() -> None:
    precision, recall, _ = unsaid(outcomes(("silence", "silence"), ("decline", None), ("assert", "decline")))
    assert (precision, recall) == (50, 50)


def test_silence_in_an_article_is_right_where_its_cue_touches_a_marked_passage() -> None:
    found = reading(ours("declined to", "comment", "decline"), ours("said", "it was late", "silence"))
    assert heard(silences(("declined", True), ("never mentioned", True)), found, [ARTICLE]) == Heard(1, 1, 2, 2)


def test_without_a_cue_the_content_shows_the_silence() -> None:
    found = reading(ours(None, "declined to comment", "silence"))
    assert heard(silences(("declined", True)), found, [ARTICLE]) == Heard(1, 1, 1, 1)


def test_a_passage_on_the_border_counts_neither_for_nor_against() -> None:
    border = silences(("declined", False))
    assert heard(border, reading(ours("declined", "to comment", "decline")), [ARTICLE]) == Heard(0, 0, 0, 0)
    assert heard(border, reading(), [ARTICLE]) == Heard(0, 0, 0, 0)


def test_another_act_is_no_silence() -> None:
    assert heard(silences(("declined", True)), reading(ours("declined", "to comment", "deny")), [ARTICLE]).found == 0


@given(st.lists(LABELS, min_size=1))
@settings(deadline=None, max_examples=40)
def test_a_pass_agrees_with_itself(labels: Sequence[Labels]) -> None:
    assert agreement(labels, labels, "act") == pytest.approx((0, 1))


@given(st.lists(st.tuples(LABELS, LABELS), min_size=1))
@settings(deadline=None, max_examples=40)
def test_agreement_does_not_depend_on_which_pass_came_first(pairs: list[tuple[Labels, Labels]]) -> None:
    one, other = zip(*pairs, strict=True)
    assert agreement(one, other, "act") == pytest.approx(agreement(other, one, "act"))
    assert agreement(one, other, "act")[1] <= 1


def test_the_spans_of_the_truth_can_be_read_in_place_of_the_taggers(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = acts.with_gold_spans(parse(load(str(path))), [DECLINED, SAID], ARTICLE)
    assert all(outcome.ours for outcome in matched([DECLINED, SAID], {ARTICLE: found}))


def test_the_figures_are_told_for_people_and_as_json() -> None:
    labels = tuple(Labels(one.act, one.stance, one.basis) for one in (DECLINED, SAID))
    truth = Truth((DECLINED, SAID), labels, labels, silences(("declined", True)))
    found = all_figures(truth, reading(ours("declined", "to comment", "decline")), reading())
    lines = report(json.loads(json.dumps(found)))
    matched_line = next(line for line in lines if line.startswith("matched"))
    assert matched_line.split() == ["matched", "1", "1", "0", "0", "0", "0"]
    assert "passes, act: 0 differ, kappa 1.000" in lines


def test_without_the_corpus_the_bench_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["acts.py", "--polnear", str(tmp_path)])
    acts.main()
    assert f"skipped, no corpus in {tmp_path}" in capsys.readouterr().err


def test_truth_made_on_another_text_is_refused(tmp_path: Path) -> None:
    texts = tmp_path / "text"
    texts.mkdir()
    (texts / "a.txt").write_text("another", encoding="utf-8")
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    for name in ("attributions", "pass-1", "pass-2", "silence"):
        empty = {"texts": {"a": sha256}, "attributions": [], "drawn": [], "passages": []}
        (tmp_path / f"{name}.json").write_text(json.dumps(empty), encoding="utf-8")
    with pytest.raises(InputRefused, match="another text"):
        read_truth(tmp_path, texts)
    (tmp_path / "silence.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputRefused, match="Not a truth file"):
        read_truth(tmp_path, texts)
    (tmp_path / "silence.json").unlink()
    with pytest.raises(InputRefused, match="not there"):
        read_truth(tmp_path, texts)


@pytest.mark.skipif(not POLNEAR.is_dir(), reason="the PolNeAR corpus is not beside the repository")
def test_the_truth_fits_the_corpus() -> None:
    truth = read_truth(acts.TRUTH, POLNEAR)
    assert len(truth.judged) == len(truth.first) == len(truth.second) == 492
    assert sum(one.drawn == "random" for one in truth.judged) == 300
    spans = [(one.article, s) for one in truth.judged for s in (*one.source, *one.cue, *one.content)]
    spans += [(one.article, s) for one in truth.silences.passages for s in one.cue]
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in POLNEAR.glob("*.txt")}
    assert all(texts[article][slice(*span)].strip() for article, span in spans)
