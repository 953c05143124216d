"""A person's decisions: they win, they are never lost, and taking one back restores what was."""

from dataclasses import replace
from pathlib import Path

import pytest
from store_people import Said, keep, read_by_hand
from store_reports import table_rows

from onrecord.errors import NotFound, QueryError
from onrecord.flow.judge import Signed, find_speaker, merge, on_relation, on_statement, signed, split, undo
from onrecord.flow.who import resolve_speakers
from onrecord.store import Record, SpeakerIs, in_force
from onrecord.types import Certainty

ANA = Signed("ana", "she told me so", "2026-01-02T03:04:05+00:00")
REPORTS = [
    read_by_hand("a.txt", Said("Ilse Marrow", "the ramp was safe"), Said("Gerda Oxholm", "no")),
    read_by_hand("b.txt", Said("Ilse Marrow", "we wrote twice"), Said("Gerda Oxholm", "yes")),
    read_by_hand("c.txt", Said("Ilse Stroud", "nobody asked"), Said("Gerda Oxholm", "maybe")),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "r.db", create=True) as record:
        keep(record, *REPORTS)
    return tmp_path / "r.db"


def said_by(record: Record, name: str) -> set[str]:
    id_ = find_speaker(record, name).id
    return {hit.statement.attribution.content.text.strip('"') for hit in record.search(SpeakerIs(id_), 99).hits}


def id_of(record: Record, words: str) -> str:
    for document_id in record.documents():
        for one in record.reading(document_id).attributions:
            if words in one.content.text:
                return one.id
    raise LookupError(words)


def settled(record: Record) -> None:
    assert resolve_speakers(record)
    assert record.verify() == []


def test_a_merge_puts_two_names_on_one_speaker(path: Path) -> None:
    with Record.open(path) as record:
        merge(record, "Ilse Marrow", ["Ilse Stroud"], ANA)
        settled(record)
        assert said_by(record, "Ilse Stroud") == {"the ramp was safe", "we wrote twice", "nobody asked"}
        profile = record.who.profile(find_speaker(record, "Ilse Marrow"))
        assert "decided by a person" in {reason for ground in profile.merges for reason in ground.reasons}


def test_taking_a_merge_back_restores_what_was_and_keeps_both_decisions(path: Path) -> None:
    before = table_rows(path)
    with Record.open(path) as record:
        made = merge(record, "Ilse Marrow", ["Ilse Stroud"], ANA)
        settled(record)
        back = undo(record, made.id, ANA)
        settled(record)
        assert record.judgements() == (made, back)
        assert in_force(record.judgements()) == []
    after = table_rows(path)
    assert {name: rows for name, rows in after.items() if name != "judgements"} == {
        name: rows for name, rows in before.items() if name != "judgements"
    }


def test_taking_back_can_be_taken_back(path: Path) -> None:
    with Record.open(path) as record:
        made = merge(record, "Ilse Marrow", ["Ilse Stroud"], ANA)
        back = undo(record, made.id, ANA)
        undo(record, back.id, ANA)
        assert in_force(record.judgements()) == [made]


def test_a_report_can_be_taken_away_from_a_speaker(path: Path) -> None:
    with Record.open(path) as record:
        document_id = REPORTS[1][1].document.id
        split(record, "Ilse Marrow", document_id, ANA)
        settled(record)
        with pytest.raises(QueryError, match="2 speakers have 'Ilse Marrow' in their names"):
            find_speaker(record, "Ilse Marrow")
        assert {one.n_statements for one in record.who.named("Ilse Marrow")} == {1}


def test_two_speakers_can_be_kept_apart(path: Path) -> None:
    with Record.open(path) as record:
        split(record, "Ilse Marrow", "Ilse Stroud", ANA)
        merge(record, "Ilse Marrow", ["Gerda Oxholm"], ANA)
        with pytest.raises(QueryError, match="are one speaker"):
            split(record, "Gerda Oxholm", "Gerda Oxholm", ANA)
        settled(record)
        assert find_speaker(record, "Gerda Oxholm") == find_speaker(record, "Ilse Marrow")


def test_a_rejected_speaker_loses_the_statement_and_nobody_gets_it(path: Path) -> None:
    with Record.open(path) as record:
        on_statement(record, id_of(record, "wrote twice"), "speaker", "negative", ANA)
        settled(record)
        assert said_by(record, "Ilse Marrow") == {"the ramp was safe"}
        hit = record.statement(id_of(record, "wrote twice"))
        assert hit is not None and hit.statement.speaker_id is None


def test_a_person_can_say_who_it_was(path: Path) -> None:
    with Record.open(path) as record:
        on_statement(record, id_of(record, "wrote twice"), "speaker", "positive", ANA, said_by="Gerda Oxholm")
        settled(record)
        assert said_by(record, "Ilse Marrow") == {"the ramp was safe"}
        assert "we wrote twice" in said_by(record, "Gerda Oxholm")


def test_a_later_judgement_on_the_same_thing_counts(path: Path) -> None:
    with Record.open(path) as record:
        statement_id = id_of(record, "wrote twice")
        on_statement(record, statement_id, "speaker", "negative", ANA)
        on_statement(record, statement_id, "speaker", "unsure", replace(ANA, by="ben"))
        settled(record)
        assert "we wrote twice" in said_by(record, "Ilse Marrow")
        assert [one.by for one in record.judged(statement_id)] == ["ana", "ben"]


def test_judgements_outlive_a_rereading_that_names_and_cuts_differently(path: Path) -> None:
    with Record.open(path) as record:
        on_statement(record, id_of(record, "wrote twice"), "speaker", "negative", ANA)
        merge(record, "Ilse Marrow", ["Ilse Stroud"], ANA)
        again = [
            read_by_hand("b.txt", Said("Ilse Marrow", "we wrote twice"), Said("Gerda Oxholm", "yes"), keys=7),
            read_by_hand("c.txt", Said("Ilse Stroud", "nobody asked"), Said("Gerda Oxholm", "maybe"), prefix="q"),
        ]
        keep(record, *again, reader="reader 2")
        assert record.verify() == []
        assert record.stranded() == ()
        assert said_by(record, "Ilse Stroud") == {"the ramp was safe", "nobody asked"}


def test_a_judgement_that_cannot_be_carried_is_listed_and_comes_back_when_it_can(path: Path) -> None:
    with Record.open(path) as record:
        made = on_statement(record, id_of(record, "wrote twice"), "speaker", "negative", ANA)
        original, reading = REPORTS[1]
        fewer = replace(reading, attributions=reading.attributions[1:])
        keep(record, (original, fewer), reader="reader 2")
        (stranded,) = record.stranded()
        assert stranded.judgement == made
        assert "not found in the reading" in stranded.reason
        assert record.verify() == []
        keep(record, (original, reading), reader="reader 3")
        assert record.stranded() == ()
        assert said_by(record, "Ilse Marrow") == {"the ramp was safe"}


def test_a_judgement_on_what_a_better_reader_changed_is_listed(path: Path) -> None:
    with Record.open(path) as record:
        on_statement(record, id_of(record, "wrote twice"), "certainty", "positive", ANA)
        original, reading = REPORTS[1]
        first, *rest = reading.attributions
        other = replace(reading, attributions=(replace(first, certainty=Certainty("probable", "positive")), *rest))
        keep(record, (original, other), reader="reader 2")
        (stranded,) = record.stranded()
        assert "the reading now says “probable, positive”" in stranded.reason


def test_the_same_decision_is_kept_once(path: Path) -> None:
    with Record.open(path) as record:
        for _ in range(2):
            on_relation(record, id_of(record, "wrote twice"), id_of(record, "nobody"), "positive", ANA, kind="disputes")
        assert len(record.judgements()) == 1


def test_what_is_not_there_cannot_be_judged(path: Path) -> None:
    with Record.open(path) as record:
        with pytest.raises(NotFound, match="no speaker on record has the name"):
            merge(record, "Nobody", ["Ilse Marrow"], ANA)
        with pytest.raises(NotFound, match="no statement ffffffff"):
            on_statement(record, "ffffffff", "speaker", "negative", ANA)
        with pytest.raises(NotFound, match="there is none with this id"):
            undo(record, "ffffffff", ANA)
        with pytest.raises(QueryError, match="one speaker already"):
            merge(record, "Ilse Marrow", ["Ilse Marrow"], ANA)
        assert record.judgements() == ()


def test_a_changed_judgement_is_found(path: Path) -> None:
    with Record.open(path) as record:
        merge(record, "Ilse Marrow", ["Ilse Stroud"], ANA)
        settled(record)
        with record._database.writing():
            record._database.run("UPDATE judgements SET why = 'another reason'")
        assert "damaged-judgement" in {problem.code for problem in record.verify()}


@pytest.mark.parametrize(("by", "why"), [("", "seen"), ("  ", "seen"), ("ana", ""), ("ana", " \n")])
def test_a_judgement_that_nobody_signs_or_that_has_no_reason_is_refused(by: str, why: str) -> None:
    with pytest.raises(QueryError, match="give both, in words"):
        signed(by, why)


def test_a_relation_that_was_not_found_is_judged_only_where_it_is_said_which_it_is(path: Path) -> None:
    with Record.open(path) as record:
        one, other = id_of(record, "wrote twice"), id_of(record, "nobody")
        with pytest.raises(QueryError, match="confirm it as one of corroborates"):
            on_relation(record, one, other, "positive", ANA)
        assert record.judgements() == ()
        on_relation(record, one, other, "positive", ANA, kind="contradicts")
        resolve_speakers(record)
        (found,) = record.relations.of(one)
        assert (found.link.kind, found.verdict, found.link.reasons) == (
            "contradicts",
            "positive",
            ("a person says so",),
        )
        assert record.verify() == []
