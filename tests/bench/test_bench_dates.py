"""The figures of the date bench are what they say, and its split is fixed."""

from pathlib import Path

import pytest

from dates import Gold, Tally, found_in, parts, read_report, tally
from onrecord.types import Span

DOCUMENT = """<?xml version="1.0" ?><TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2020-07-08" functionInDocument="CREATION_TIME">07/08/2020</TIMEX3></DCT>
<TEXT>
He <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" value="2020-07-07">yesterday</TIMEX3> &amp; came in
<TIMEX3 value="2019" tid="t2">2019</TIMEX3>.<TIMEX3 tid="t3" value="P1D"></TIMEX3>
</TEXT></TimeML>"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "x.tml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_a_document_is_read_with_its_day_and_its_expressions(report: Path) -> None:
    read = read_report(report)
    assert read.published == "2020-07-08"
    assert [(read.text[slice(*gold.span)], gold.value) for gold in read.times] == [
        ("yesterday", "2020-07-07"),
        ("2019", "2019"),
    ]
    assert "left yesterday & came" in read.text


def test_what_the_reader_finds_is_written_as_timex_has_it(report: Path) -> None:
    read = read_report(report)
    assert tally(read.times, found_in(read)) == Tally(gold=2, found=2, strict=2, relaxed=2, value=2)


def test_spans_and_values_are_counted_apart() -> None:
    gold = [Gold(Span(0, 5), "2019"), Gold(Span(10, 15), "2020"), Gold(Span(20, 25), "2021")]
    found = [Gold(Span(0, 5), "2018"), Gold(Span(9, 15), "2020"), Gold(Span(30, 35), "2022")]
    assert tally(gold, found) == Tally(gold=3, found=3, strict=1, relaxed=2, value=1)


def test_an_expression_is_matched_once() -> None:
    gold = [Gold(Span(0, 5), "2019"), Gold(Span(6, 9), "2020")]
    assert tally(gold, [Gold(Span(0, 9), "2019")]).relaxed == 1


def test_an_exact_span_is_matched_before_one_that_only_touches() -> None:
    gold = [Gold(Span(0, 9), "2019")]
    assert tally(gold, [Gold(Span(0, 3), "2019"), Gold(Span(0, 9), "2018")]).strict == 1


def test_scores_are_precision_recall_and_their_harmonic_mean() -> None:
    assert Tally(gold=10, found=5).scores(4) == pytest.approx((80, 40, 160 / 3))
    assert Tally().scores(0) == (0, 0, 0)


def test_every_third_report_and_every_second_history_is_held_out(tmp_path: Path) -> None:
    for n in range(6):
        for folder, name in (("timebank/TBAQ-cleaned/A", f"a{n}"), ("wikiwars_train", f"w{n}")):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / f"{name}.tml").write_text("", encoding="utf-8")
    named = {name: [path.stem for path in paths] for name, paths in parts(tmp_path)}
    assert named == {
        "news development": ["a0", "a1", "a3", "a4"],
        "news held out": ["a2", "a5"],
        "histories development": ["w0", "w2", "w4"],
        "histories held out": ["w1", "w3", "w5"],
    }
