"""Two people's judgements side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_people import Said, keep, read_by_hand
from store_reports import Place

from onrecord.ask import agreement
from onrecord.ask.agreement import kappa
from onrecord.flow.judge import Signed, on_statement, undo
from onrecord.store import Record

ANA, BEN = (Signed(name, "seen", "2024-01-01T00:00:00+00:00") for name in ("ana", "ben"))
REPORT = read_by_hand("a.txt", *(Said("Ada Okafor", f"the ramp fell {n} times") for n in range(4)))


def test_what_both_judged_is_compared_and_what_differs_is_shown(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, REPORT)
        ids = [one.id for one in REPORT[1].attributions]
        for id_, mine, theirs in zip(
            ids, ("positive", "positive", "negative"), ("positive", "negative", "negative"), strict=False
        ):
            on_statement(record, id_, "certainty", mine, ANA)
            on_statement(record, id_, "certainty", theirs, BEN)
        on_statement(record, ids[3], "certainty", "positive", ANA)
        on_statement(record, ids[0], "chain", "positive", BEN)
        (found,) = agreement(record)
        assert (found.one, found.other, found.aspect, found.n, found.n_same) == ("ana", "ben", "certainty", 3, 2)
        assert found.kappa == pytest.approx(0.4)
        (apart,) = found.apart
        assert (apart.one.by, apart.other.by) == ("ana", "ben")
        assert apart.hit is not None and apart.hit.statement.id == ids[1]


def test_the_last_judgement_counts_and_none_that_was_taken_back(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, REPORT)
        id_ = REPORT[1].attributions[0].id
        on_statement(record, id_, "chain", "negative", ANA)
        on_statement(record, id_, "chain", "positive", ANA)
        made = on_statement(record, id_, "chain", "positive", BEN)
        assert [(one.n, one.n_same, one.kappa) for one in agreement(record)] == [(1, 1, None)]
        undo(record, made.id, BEN)
        assert agreement(record) == ()


LABELS = st.sampled_from(["positive", "negative", "unsure"])


@given(st.lists(st.tuples(LABELS, LABELS), max_size=30))
def test_kappa_is_symmetric_at_most_one_and_one_where_all_agree(said: list[tuple[str, str]]) -> None:
    found = kappa(said)
    assert found == kappa([(b, a) for a, b in said])
    if found is not None:
        assert -1 <= found <= 1
        assert (found == 1) == all(a == b for a, b in said)
