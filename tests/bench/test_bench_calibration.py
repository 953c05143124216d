"""The figures of the calibration bench are what they say."""

import numpy as np
import pytest

from calibration import cross_fitted, expected_error, fitted


def test_confidence_that_is_always_kept_has_no_error() -> None:
    confidence = np.asarray([0.25] * 4 + [0.75] * 4)
    assert expected_error(confidence, np.asarray([1, 0, 0, 0, 1, 1, 1, 0.0])) == pytest.approx(0)


def test_error_is_the_mean_gap_weighted_by_size() -> None:
    confidence = np.asarray([0.95] * 3 + [0.05])
    assert expected_error(confidence, np.asarray([1, 1, 0.0, 0])) == pytest.approx((3 * (0.95 - 2 / 3) + 0.05) / 4)


def test_a_curve_that_made_the_data_is_found_again() -> None:
    rng = np.random.default_rng(5)
    log_odds = rng.normal(size=40_000) * 2
    is_right = (rng.random(40_000) < 1 / (1 + np.exp(-(0.5 + 0.7 * log_odds)))).astype(float)
    assert fitted(log_odds, is_right) == pytest.approx((0.5, 0.7), abs=0.05)


def test_no_article_is_judged_by_a_fit_that_saw_it() -> None:
    log_odds = np.asarray([-2.0, -1, 0, 1, 2] * 8)
    article = np.arange(40) % 8
    is_right = (log_odds + np.sin(np.arange(40)) > 0).astype(float)
    changed = is_right.copy()
    changed[article == 3] = 1 - changed[article == 3]
    before, after = cross_fitted(log_odds, is_right, article), cross_fitted(log_odds, changed, article)
    fold = article % 4 == 3
    assert before[fold] == pytest.approx(after[fold])
    assert not np.allclose(before[~fold], after[~fold])
