"""The decoder finds the best legal spans."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tag.decode import SECOND_LOOK, best_labels, labels_with_sources, spans_of
from onrecord.tag.labels import LABELS, N_LABELS, begin, final, inside, unit


def is_legal(labels: tuple[int, ...]) -> bool:
    within = -1
    for label in labels:
        role, position = divmod(label - 1, 4)
        if within >= 0:
            if role != within or position not in (1, 2):
                return False
            within = -1 if position == 2 else within
        elif label:
            if position in (1, 2):
                return False
            within = role if position == 0 else -1
    return within < 0


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), n_words=st.integers(1, 4))
def test_the_path_found_is_the_best_of_all_legal_paths(seed: int, n_words: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(1, n_words, N_LABELS)).astype(np.float32)
    legal = [path for path in itertools.product(range(N_LABELS), repeat=n_words) if is_legal(path)]
    best = max(legal, key=lambda path: sum(scores[0, t, label] for t, label in enumerate(path)))
    assert tuple(best_labels(scores, np.asarray([n_words]))[0]) == best


def test_cues_of_different_lengths_are_decoded_as_if_alone() -> None:
    scores = np.random.default_rng(1).normal(size=(3, 9, N_LABELS)).astype(np.float32)
    together = best_labels(scores, np.asarray([9, 4, 1]))
    for cue, length in enumerate((9, 4, 1)):
        alone = best_labels(scores[cue : cue + 1, :length], np.asarray([length]))
        assert together[cue, :length].tolist() == alone[0].tolist()
        assert not together[cue, length:].any()


def test_a_cue_left_without_a_source_is_looked_at_again() -> None:
    scores = np.full((2, 2, N_LABELS), -9, dtype=np.float32)
    scores[:, :, 0] = 0.0
    scores[0, 1, unit(0)] = 1.0 - SECOND_LOOK
    scores[1, 1, unit(0)] = -1.0 - SECOND_LOOK
    assert not best_labels(scores, np.asarray([2, 2])).any()
    assert labels_with_sources(scores, np.asarray([2, 2])).tolist() == [[0, unit(0)], [0, 0]]


def test_a_source_that_was_found_is_not_looked_for_again() -> None:
    scores = np.full((1, 3, N_LABELS), -9, dtype=np.float32)
    scores[:, :, 0] = 0.0
    scores[0, 0, unit(0)] = 1.0
    scores[0, 2, unit(0)] = -1.0
    assert labels_with_sources(scores, np.asarray([3])).tolist() == [[unit(0), 0, 0]]


def test_no_cues_give_no_labels() -> None:
    assert best_labels(np.zeros((0, 5, N_LABELS), dtype=np.float32), np.zeros(0, dtype=np.int64)).shape == (0, 5)


def test_spans_are_read_off_labels() -> None:
    labels = np.asarray([0, begin(0), final(0), unit(1), begin(2), inside(2), final(2), 0, unit(2)])
    assert spans_of(labels) == [(0, 1, 3), (1, 3, 4), (2, 4, 7), (2, 8, 9)]


def test_label_names_follow_their_numbers() -> None:
    assert LABELS[begin(0)] == "B-source" and LABELS[final(1)] == "E-cue" and LABELS[unit(2)] == "U-content"
