"""Whatever is changed in a record behind its back is found, table by table, and named by ids that lead to it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from store_people import Said, keep, read_by_hand
from store_reports import NewPlace, Place

from onrecord.flow.judge import Signed, merge, on_relation, on_statement, undo
from onrecord.store import Problem, Record
from onrecord.types import Voice

BY = Signed("ana", "seen", "2024-01-01T00:00:00+00:00")
GOT = "The mayor received the letter about the wells"
NEVER = "The mayor never received the letter about the wells"


def fill(record: Record) -> None:
    """Three reports so that every table has rows: a chain, an addressee, a refusal, judgements, relations, merges."""
    reports = [
        read_by_hand("a.txt", Said("Ilse Marrow", GOT, "engineer"), Said("Tom Lee", "It rained 🙂"), prefix="a"),
        read_by_hand(
            "b.txt", Said("Pieter Stroud", NEVER), Said("Ilse Marrow", "Nobody asked", "engineer"), prefix="b"
        ),
        read_by_hand("c.txt", Said("Gerda Oxholm", NEVER), Said("Tomas Lee", "It may rain"), prefix="c"),
    ]
    for original, reading in reports:
        chain = (Voice(reading.people[0].name, "said"), Voice("Delta Wire", "reported"), Voice("Courier", None))
        told = tuple(replace(one, addressee=one.source, chain=chain) for one in reading.attributions)
        keep(record, (original, replace(reading, attributions=told)))
    first, second, *_ = sorted(
        hit.statement.id for id_ in record.documents() for hit in record.shown.statements_of(id_)
    )
    on_statement(record, first, "certainty", "negative", BY)
    undo(record, on_statement(record, second, "chain", "positive", BY).id, BY)
    (link,) = [one.link for one in record.relations.listed(("contradicts",), 9)[0]][:1]
    on_relation(record, link.one, link.other, "positive", BY)
    merge(record, "Pieter Stroud", ["Gerda Oxholm"], BY)
    keep(record)


class Undone(Exception):
    """Takes back what was changed."""


def tampered(record: Record, sql: str) -> list[Problem]:
    """What is found after a change, which is taken back."""
    found: list[Problem] = []
    with contextlib.suppress(Undone), record.together():
        record._database.run(sql)
        found += record.verify()
        raise Undone
    return found


@pytest.fixture(scope="module")
def filled(new_place: NewPlace) -> Iterator[Record]:
    with Record.open(new_place(), create=True) as record:
        fill(record)
        assert record.verify() == []
        assert record.unchecked() == ()
        yield record


SOME = "(SELECT min(id) FROM statements)"
CHANGES = [
    ("UPDATE originals SET length = length + 1", "damaged-original"),
    ("DELETE FROM paths", "missing-path"),
    ("UPDATE documents SET text = 'x'", "wrong-offset"),
    ("UPDATE documents SET published = '1999'", "wrong-facts"),
    ("UPDATE documents SET publisher = 'Somebody'", "wrong-facts"),
    ("UPDATE readings SET contract = replace(contract, 'Ilse Marrow', 'Else Marrow')", "wrong-appearances"),
    ("UPDATE readings SET contract = '{}'", "damaged-reading"),
    (f"DELETE FROM statements WHERE id = {SOME}", "wrong-count"),
    ("DELETE FROM statements WHERE position = 0", "missing-statement"),
    ("UPDATE statements SET content = 'x' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET speaker = 'x' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET source = 'x' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET cue = 'x' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET act = 'ask' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET form = 'block' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET confidence = 0.1 WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET speaker_key = 'x' WHERE position = 0", "damaged-statement"),
    ("UPDATE statements SET context = 'x' WHERE position = 0", "wrong-offset"),
    ("UPDATE judgements SET why = 'x'", "damaged-judgement"),
    ("UPDATE judgements SET verdict = 'positive' WHERE verdict = 'negative'", "damaged-judgement"),
    ("UPDATE appearances SET parties = replace(parties, 'Ilse', 'Else')", "wrong-appearances"),
    ("DELETE FROM appearances", "wrong-appearances"),
    ("UPDATE speakers SET name = 'x' WHERE name = 'Tom Lee'", "wrong-speakers"),
    ("UPDATE speakers SET kind = 'group'", "wrong-speakers"),
    ("INSERT INTO speakers VALUES ('ffff', 'Nobody', 'person', '[]')", "wrong-speakers"),
    ("UPDATE speaker_names SET name = 'x' WHERE name = 'Tom Lee'", "wrong-speakers"),
    ("UPDATE parties SET speaker_id = (SELECT max(id) FROM speakers)", "wrong-speakers"),
    ("DELETE FROM parties", "wrong-speakers"),
    ("UPDATE voices SET speaker_id = (SELECT max(id) FROM speakers)", "wrong-speakers"),
    ("UPDATE voices SET published = '1999'", "wrong-speakers"),
    ("DELETE FROM voices", "wrong-speakers"),
    ("DELETE FROM merges", "wrong-speakers"),
    ("UPDATE merges SET score = 0.5", "wrong-speakers"),
    ("INSERT INTO stranded SELECT id, 'x' FROM judgements", "wrong-speakers"),
    ("UPDATE tellings SET told = '[]'", "wrong-tellings"),
    ("DELETE FROM tellings", "wrong-tellings"),
    ("DELETE FROM relations", "wrong-relations"),
    ("UPDATE relations SET score = 0.7", "wrong-relations"),
    ("UPDATE relations SET kind = 'echoes'", "wrong-relations"),
    ("UPDATE relations SET reasons = '[]'", "wrong-relations"),
    ("UPDATE relations SET verdict = 'negative'", "wrong-relations"),
    ("UPDATE facts SET modality = 'possible'", "wrong-facts"),
    ("DELETE FROM ways", "wrong-facts"),
    ("UPDATE ways SET via = '| x |'", "wrong-facts"),
    ("UPDATE held SET n = 9 WHERE name = 'reports'", "wrong-count"),
]


@pytest.mark.parametrize(("sql", "code"), CHANGES)
def test_a_change_behind_the_records_back_is_found(filled: Record, sql: str, code: str) -> None:
    found = tampered(filled, sql)
    assert code in {one.code for one in found}
    assert all(one.subject.strip() and one.detail.strip() for one in found)


FILE_CHANGES = [
    ("PRAGMA foreign_keys = OFF", "INSERT INTO voices VALUES (999, NULL, NULL, 'x', NULL)", "missing-reference"),
    ("PRAGMA foreign_keys = OFF", "INSERT INTO parties VALUES ('x', 'p', 'y')", "missing-reference"),
    ("PRAGMA foreign_keys = OFF", "DELETE FROM statements WHERE position = 0", "missing-reference"),
    ("PRAGMA foreign_keys = OFF", "DELETE FROM documents WHERE published > ''", "missing-reference"),
    ("PRAGMA foreign_keys = ON", "DELETE FROM documents WHERE published > ''", "missing-document"),
    ("PRAGMA foreign_keys = OFF", "DELETE FROM judgements WHERE number = 1", "missing-judgement"),
    ("PRAGMA foreign_keys = OFF", "UPDATE parties SET key = CAST(key AS BLOB)", "wrong-speakers"),
    ("PRAGMA foreign_keys = OFF", "UPDATE relations SET one = CAST(one AS BLOB)", "wrong-relations"),
    ("PRAGMA foreign_keys = OFF", "UPDATE readings SET contract = x'00ff'", "damaged-reading"),
    ("PRAGMA foreign_keys = OFF", "UPDATE tellings SET told = x'00ff'", "wrong-tellings"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "sql", "code"), FILE_CHANGES)
def test_a_row_without_its_like_is_found_in_a_file(tmp_path: Path, keys: str, sql: str, code: str) -> None:
    place = tmp_path / "r.db"
    with Record.open(place, create=True) as record:
        fill(record)
    connection = sqlite3.connect(place)
    connection.execute(keys)
    connection.execute(sql)
    connection.commit()
    connection.close()
    with Record.open(place) as record:
        assert code in {one.code for one in record.verify()}


def test_what_differs_is_named_by_report_and_statement(place: Place) -> None:
    with Record.open(place, create=True) as record:
        fill(record)
        (link,) = [one.link for one in record.relations.listed(("contradicts",), 9)[0]][:1]
        (wrong, right) = sorted(one.id for one in record.who.named("Lee"))
        run = record._database.run
        with record._database.writing():
            run("UPDATE relations SET score = 0.25 WHERE one = ?", (link.one,))
            run("UPDATE voices SET speaker_id = ? WHERE speaker_id = ?", (wrong, right))
        by_code = {one.code: one for one in record.verify()}
        assert by_code["wrong-relations"].subject.split()[:2] == [link.one, link.other]
        assert f"it says 0.25 and should say {link.score}" in by_code["wrong-relations"].detail
        statement = record.statement(by_code["wrong-speakers"].subject)
        assert statement is not None
        assert f"it says {wrong} and should say {right}" in by_code["wrong-speakers"].detail


def test_a_quick_check_leaves_out_what_is_worked_out_anew(place: Place) -> None:
    with Record.open(place, create=True) as record:
        fill(record)
        with record._database.writing():
            record._database.run("DELETE FROM relations")
        assert record.verify(quick=True) == []
        assert record.verify() != []
