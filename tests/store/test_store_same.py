"""The same files and judgements give the same record, whatever the order, the parts or the number of the runs."""

import contextlib
import io
import os
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_people import Said, read_by_hand
from store_reports import NewPlace, Place, table_rows

from onrecord.export import Options, export, format_named
from onrecord.flow import resolve_speakers, statements
from onrecord.flow.judge import Signed, merge, on_relation, on_statement, split, undo
from onrecord.store import Record, in_force, made_of
from onrecord.types import Judgement, Original, Party, Reading, Verdict, Voice

NAMES = ("Ilse Marrow", "Ilse Marow", "Gerda Oxholm", "Marrow", "Pieter Stroud", "P. Stroud", "Zoë Ñandú")
WORDS = (
    "the mayor received the letter about the wells", "the mayor never received the letter about the wells",
    "the ramp was closed on Monday 🙂", "the ramp was not closed on Monday", "nobody asked", "é́ so it was",
)  # fmt: skip
OFFICES = (None, "engineer", "mayor of Brennick")
SAID = st.builds(Said, st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(OFFICES))
DAYS = st.sampled_from(["2020-01-01", "2020-02", "2021"])
CASES = st.lists(st.tuples(st.lists(SAID, min_size=1, max_size=3), DAYS), min_size=2, max_size=4)
EXAMPLES = 60 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 8
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
        on_relation(record, ids[0], ids[1], "positive", BY, kind="corroborates")
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


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def reread(number: int, said: Sequence[Said], published: str, keeps: int) -> tuple[Original, Reading]:
    """The same report by a later reader: other keys and ids, and of the statements only the first ``keeps``."""
    original, reading = read_by_hand(f"{number}.txt", *said, published=published, prefix="q", keys=7)
    return original, replace(reading, attributions=reading.attributions[:keeps])


def judged_at_once(record: Record, number: int, document_id: str) -> None:
    """Judgements on one report, which hang on nothing else in the record."""
    hits = record.shown.statements_of(document_id)
    by = replace(BY, by=f"reader of {number}")
    for aspect in ("speaker", "certainty", "chain", "boundaries"):
        on_statement(record, hits[-1].statement.id, aspect, "negative", by)  # type: ignore[arg-type]
    if len(hits) > 1:
        on_relation(record, hits[0].statement.id, hits[1].statement.id, "positive", by, kind="disputes")
        undo(record, on_statement(record, hits[0].statement.id, "chain", "unsure", by).id, by)


def identity(record: Record, one: tuple[str, str], other: tuple[str, str], verdict: Verdict) -> None:
    subjects = (record.who.subject(*one), record.who.subject(*other))
    bare = Judgement("", "identity", verdict, subjects, BY.by, BY.why, BY.made)
    record.judge(replace(bare, id=made_of(bare)))


def exported(place: Place) -> list[bytes]:
    out = []
    for name in ("jsonl", "csv"):
        written = io.BytesIO()
        with Record.open(place, read_only=True) as record, contextlib.closing(record.stream()) as reports:
            export(reports, format_named(name), written, Options(full_text=False))
        out.append(written.getvalue())
    return out


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES, data=st.data())
def test_judgements_in_between_and_rereadings_make_no_difference(
    new_place: NewPlace, case: list[tuple[list[Said], str]], data: st.DataObject
) -> None:
    """Judged as soon as a report is there, or when all are; read again by another reader at once, or in the end."""
    first = [report(number, said, day) for number, (said, day) in enumerate(case)]
    later = [reread(number, said, day, data.draw(st.integers(0, 3))) for number, (said, day) in enumerate(case)]
    order = data.draw(st.permutations(range(len(case))))
    in_order, mixed = new_place(), new_place()
    with Record.open(in_order, create=True) as record:
        keep(record, first)
        for number in range(len(case)):
            judged_at_once(record, number, first[number][1].document.id)
        together(record, first)
        again(record, later)
        assert record.verify() == []
    with Record.open(mixed, create=True) as record:
        for number in order:
            keep(record, [first[number], *first[:1]])
            judged_at_once(record, number, first[number][1].document.id)
        together(record, first)
        for number in reversed(order):
            again(record, [later[number]])
        again(record, later)
        assert record.verify() == []
        listed_or_carried(record)
    before, after = content(in_order), content(mixed)
    assert before == after
    assert exported(in_order) == exported(mixed)


def together(record: Record, reports: Sequence[tuple[Original, Reading]]) -> None:
    """Decisions on parties of two reports, in one order."""
    resolve_speakers(record)
    documents = [reading.document.id for _, reading in reports[:2]]
    parties = [(id_, reading.people[0].key) for id_, (_, reading) in zip(documents, reports, strict=False)]
    for verdict in ("positive", "unsure", "negative") if documents[0] != documents[1] else ():
        identity(record, parties[0], parties[1], verdict)  # type: ignore[arg-type]
    resolve_speakers(record)


def again(record: Record, reports: Sequence[tuple[Original, Reading]]) -> None:
    for original, reading in reports:
        record.add(original, reading, statements(reading), "reader 2")
    resolve_speakers(record)


def listed_or_carried(record: Record) -> None:
    """No judgement in force is dropped: it stands beside a statement, decides on parties, or is listed as stranded."""
    forced = in_force(record.judgements())
    stranded = {one.judgement.id for one in record.stranded()}
    hits = [hit for id_ in record.documents() for hit in record.shown.statements_of(id_)]
    beside = {one.id for hit in hits for one in hit.judged}
    for one in forced:
        assert one.id in stranded or one.id in beside or one.aspect == "identity"
