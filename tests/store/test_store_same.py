"""The same files and judgements give the same record, whatever the order, the parts or the number of the runs."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_people import Said, read_by_hand
from store_reports import NewPlace, Place, table_rows

from onrecord.flow import resolve_speakers, statements
from onrecord.flow.judge import Signed, merge, on_relation, on_statement, split
from onrecord.store import Record
from onrecord.types import Original, Party, Reading, Voice

NAMES = ("Ilse Marrow", "Ilse Marow", "Gerda Oxholm", "Marrow", "Pieter Stroud", "P. Stroud", "Zoë Ñandú")
WORDS = (
    "the mayor received the letter about the wells", "the mayor never received the letter about the wells",
    "the ramp was closed on Monday 🙂", "the ramp was not closed on Monday", "nobody asked", "é́ so it was",
)  # fmt: skip
OFFICES = (None, "engineer", "mayor of Brennick")
SAID = st.builds(Said, st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(OFFICES))
DAYS = st.sampled_from(["2020-01-01", "2020-02", "2021"])
CASES = st.lists(st.tuples(st.lists(SAID, min_size=1, max_size=3), DAYS), min_size=2, max_size=4)
BY = Signed("ana", "seen", "2024-01-01T00:00:00+00:00")


def report(number: int, said: Sequence[Said], published: str) -> tuple[Original, Reading]:
    """A report with a chain and an addressee, so that every table has rows."""
    original, reading = read_by_hand(f"{number}.txt", *said, published=published)
    party: Party = reading.people[0]
    told = tuple(
        replace(one, addressee=one.source, said=published, chain=(Voice(party.name, "said"), Voice("Delta Wire", None)))
        for one in reading.attributions
    )
    return original, replace(reading, attributions=told)


def keep(record: Record, reports: Sequence[tuple[Original, Reading]]) -> None:
    for original, reading in reports:
        record.add(original, reading, statements(reading), "reader 1")
    resolve_speakers(record)


def judge(record: Record) -> None:
    """What a person decides, found by evidence that does not hang on the order of adding."""
    ids = sorted(hit for document in record.documents() for hit in _ids(record, document))
    for aspect in ("certainty", "chain", "boundaries", "speaker"):
        on_statement(record, ids[0], aspect, "negative", BY)  # type: ignore[arg-type]
    if len(ids) > 1:
        on_relation(record, ids[0], ids[1], "positive", BY)
    resolve_speakers(record)
    found, _ = record.shown.speakers(99)
    known = sorted(found, key=lambda one: one.id)
    if len(known) > 1:
        merge(record, known[0].id, [known[1].id], BY)
        resolve_speakers(record)
    found, _ = record.shown.speakers(99)
    known = sorted(found, key=lambda one: one.id)
    if len(known) > 1:
        split(record, known[0].id, known[1].id, BY)
        resolve_speakers(record)


def _ids(record: Record, document: str) -> list[str]:
    return [hit.statement.id for hit in record.shown.statements_of(document)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES, data=st.data())
def test_order_parts_and_repeats_make_no_difference(new_place: NewPlace, case: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    reports = [report(number, said, day) for number, (said, day) in enumerate(case)]
    shuffled = data.draw(st.permutations(reports))
    cut = data.draw(st.integers(0, len(reports)))
    at_once, in_parts = new_place(), new_place()
    with Record.open(at_once, create=True) as record:
        keep(record, reports)
        judge(record)
        assert record.verify() == []
    with Record.open(in_parts, create=True) as record:
        keep(record, shuffled[:cut])
        with record.together():
            keep(record, shuffled)
        keep(record, reports)
        judge(record)
        keep(record, shuffled)
        assert record.verify() == []
    assert content(at_once) == content(in_parts)


def content(place: Place) -> dict[str, list[tuple[object, ...]]]:
    return table_rows(place)
