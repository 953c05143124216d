"""Windows cover every word piece once, and cut between paragraphs where they can."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tag.windows import cut_windows


@settings(deadline=None)
@given(
    n_pieces=st.integers(0, 3000),
    paragraphs=st.lists(st.integers(0, 3000), max_size=60),
    size=st.integers(80, 510),
    context=st.integers(0, 9),
)
def test_owned_ranges_tile_the_text_and_lie_in_their_windows(
    n_pieces: int, paragraphs: list[int], size: int, context: int
) -> None:
    starts = np.asarray(sorted(p for p in paragraphs if p < n_pieces), dtype=np.int64)
    windows = cut_windows(n_pieces, starts, size, context)
    at = 0
    for before, window in pairwise([None, *windows]):
        assert window is not None
        assert window.owned_start == at < window.owned_end <= window.end
        assert window.end - window.start <= size
        assert window.end == n_pieces or window.end - window.owned_end >= context
        if before is not None:
            assert at - window.start >= min(context, at)
        at = window.owned_end
    assert at == n_pieces


def test_a_cut_within_a_paragraph_is_given_more_context() -> None:
    windows = cut_windows(900, np.asarray([0]), 510, 32)
    assert windows[0].end - windows[0].owned_end == 96 == windows[1].owned_start - windows[1].start


def test_a_short_text_is_one_window() -> None:
    assert len(cut_windows(510, np.asarray([0, 100]), 510, 60)) == 1


def test_a_long_text_is_cut_at_a_paragraph() -> None:
    windows = cut_windows(1000, np.asarray([0, 300, 400, 900]), 510, 60)
    assert windows[0].owned_end == 400
    assert windows[0].end == 460


def test_a_context_as_wide_as_the_window_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves no room"):
        cut_windows(10, np.asarray([0]), 100, 13)
