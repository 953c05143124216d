"""A small run of the bench that kills ``add``: a few kills at drawn moments, every record whole and the same."""

import pytest

from record_crash import series


@pytest.mark.slow
def test_records_of_killed_runs_are_whole_and_end_the_same() -> None:
    outcome = series(n_kills=5, n_documents=12, seed=6)
    assert outcome.failures == ()
    assert outcome.n_kills == 5
    assert outcome.n_late < 5
