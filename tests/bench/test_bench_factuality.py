"""The factuality bench: reading the corpora, and keeping dev sentences out of training."""

from pathlib import Path

import numpy as np
import pytest

from factuality import (
    CORPORA,
    NUMBERS,
    Judged,
    Sentence,
    by_class,
    by_score,
    finer,
    fit,
    laid_out,
    medians,
    middle,
    read_sentences,
    train_sentences,
)

DEV = "0\tIt\t_\tPRP\t1\tnsubj\tit\n1\tbroke\t3.0\tVBD\t1\tROOT\tbreak\n2\t.\t_\t.\t1\tpunct\t.\n"
TRAIN = "0\tHe\t_\tPRP\t3\tnsubj\the\n1\tdid\t_\tVBD\t3\taux\tdo\n" + (
    "2\tn't\t_\tRB\t3\tneg\tnot\n3\tgo\t-2.6\tVB\t3\tROOT\tgo\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for corpus in CORPORA:
        (tmp_path / corpus).mkdir()
        (tmp_path / corpus / "dev.conll").write_text(DEV)
    (tmp_path / "factbank" / "train.conll").write_text(TRAIN)
    (tmp_path / "uw" / "train.conll").write_text(f"{TRAIN}\n{DEV.replace('It', 'IT')}\n")
    return tmp_path


def test_a_sentence_has_its_words_and_its_events(folder: Path) -> None:
    (sentence,) = read_sentences(folder, "factbank", "train")
    assert sentence.words == ("He", "did", "n't", "go")
    assert sentence.events == ((3, -2.6),)
    assert sentence.governors == (3, 3, 3, 3)


def test_a_sentence_of_either_dev_part_is_never_learned_from(folder: Path) -> None:
    assert [one.corpus for one in train_sentences(folder)] == ["factbank", "uw"]
    assert {one.key for one in train_sentences(folder)} == {"hedidntgo"}


def test_a_perfect_guess_correlates_fully_and_a_constant_one_not_at_all() -> None:
    assert fit([-3, 0, 3], [-3, 0, 3]) == pytest.approx((1.0, 0.0))
    assert fit([-3, 0, 3], [3, 3, 3]) == pytest.approx((0.0, 3.0))


def test_classes_are_scored_by_the_table_and_scores_as_they_are() -> None:
    found = [Judged(3.0, "none", {"both": 6}, {"both": 2.5}), Judged(-3.0, "negation", {"both": 0}, {"both": -2.5})]
    assert by_class(found, "both", "factbank") == pytest.approx((1.0, 0.0))
    assert by_score(found, "both") == pytest.approx((1.0, 0.5))
    assert medians(found, "both")[[0, 6]].tolist() == [-3.0, 3.0]
    assert np.isnan(medians(found, "both")[3])


def test_factbank_s_table_is_its_own_definition() -> None:
    assert NUMBERS["factbank"] == (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
    assert len(NUMBERS["uw"]) == 7


def test_sentences_are_laid_out_as_a_newspaper_sets_them() -> None:
    words = ("``", "I", "did", "n't", ",", "''", "he", "said", "-LRB-", "twice", "-RRB-", ".")
    one = Sentence("uw", words, (), (), ())
    text, places = laid_out([one, one])
    assert text == '"I didn\'t," he said (twice).\n' * 2
    assert [text[at] for at in places[0]] == list('"Idn,"hs(t).')
    assert places[1] == [at + len(text) // 2 for at in places[0]]


def test_a_finer_score_is_the_median_and_for_uw_half_way_to_the_mean() -> None:
    surely = np.asarray([0, 0, 0, 0, 0, 0, 30.0])
    assert finer(surely, "factbank") == pytest.approx(3.0) == finer(surely, "uw")
    torn = np.log([1e-9, 1e-9, 1e-9, 0.4, 1e-9, 1e-9, 0.6])
    assert finer(torn, "factbank") == pytest.approx(2.5 + 1 / 6, abs=1e-3)
    assert finer(torn, "uw") == pytest.approx((2.5 + 1 / 6 + 1.8) / 2, abs=1e-3)
    assert middle(np.full(7, 1 / 7)) == pytest.approx(0.0)
    assert middle(np.asarray([0, 0, 0, 0.5, 0.5, 0, 0])) == pytest.approx(0.5)
