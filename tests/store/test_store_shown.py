"""What pages list: in order, in parts, with counts that add up."""

from datetime import UTC, datetime

from store_people import Said, keep, read_by_hand
from store_reports import Place

from onrecord.flow.judge import Signed, on_statement, undo
from onrecord.store import And, FormIs, Record, Word

EVA = Signed("Eva", "seen", datetime(2024, 1, 1, tzinfo=UTC).isoformat())
FIRST = read_by_hand("a.txt", Said("Ada Okafor", "the ramp fell"), Said("Ben Marsh", "it did"), published="2020-01-05")
SECOND = read_by_hand("b.txt", Said("Ada Okafor", "we asked"), published="2020-03-01")
UNDATED = read_by_hand("c.txt", Said("Cleo Tan", "no"), published=None)  # type: ignore[arg-type]


def test_statements_of_a_report_come_in_order_with_who_is_who(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, SECOND)
        document, attributions = FIRST[1].document.id, FIRST[1].attributions
        hits = record.shown.statements_of(document)
        assert [hit.statement.attribution for hit in hits] == list(attributions)
        assert hits == tuple(record.statement(one.id) for one in attributions)
        assert record.shown.statements_of("nothing") == ()


def test_reports_come_latest_first_and_undated_ones_last(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, SECOND, UNDATED)
        listed = record.shown.reports(9)
        assert [(one.path, one.n_statements) for one in listed] == [("b.txt", 1), ("a.txt", 2), ("c.txt", 1)]
        assert record.shown.reports(1, 1) == listed[1:2]


def test_speakers_come_by_number_of_statements(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, SECOND)
        found, n_found = record.shown.speakers(9)
        assert [(one.name, one.n_statements) for one in found] == [("Ada Okafor", 2), ("Ben Marsh", 1)]
        assert n_found == 2
        assert record.shown.speakers(1, 1)[0] == found[1:]
        assert record.shown.begun("oka", 9) == found[:1]


def test_judged_statements_no_longer_wait_until_the_judgement_is_taken_back(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, SECOND)
        waiting = record.shown.waiting(9)
        assert (len(waiting.hits), waiting.n_waiting, waiting.n_judged) == (3, 3, 0)
        first = waiting.hits[0].statement.id
        made = on_statement(record, first, "speaker", "positive", EVA)
        after = record.shown.waiting(9)
        assert [hit.statement.id for hit in after.hits] == [hit.statement.id for hit in waiting.hits[1:]]
        assert (after.n_waiting, after.n_judged) == (2, 1)
        assert record.shown.waiting(1, 1).hits == after.hits[1:2]
        assert record.shown.judged_in([waiting.hits[0].statement.document_id]) == {first: (made,)}
        assert record.shown.judged_in(["nothing"]) == {}
        undo(record, made.id, EVA)
        assert record.shown.waiting(9) == waiting


def test_a_tally_counts_what_a_search_finds(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, SECOND, UNDATED)
        everything = record.shown.tally(And(()))
        assert everything.n == record.search(And(()), 0).n_found == 4
        assert everything.forms == (("direct", 4),)
        assert [(name, n) for (_, name), n in everything.speakers] == [
            ("Ada Okafor", 2),
            ("Ben Marsh", 1),
            ("Cleo Tan", 1),
        ]
        assert everything.months == (("2020-01", 2), ("2020-03", 1), (None, 1))
        assert record.shown.tally(Word("ramp")).n == record.search(Word("ramp"), 0).n_found > 0
        assert record.shown.tally(FormIs("indirect")).acts == ()
