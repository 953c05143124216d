"""Who is who, kept beside the evidence: a function of readings and judgements, whatever the order of adding."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_people import Said, keep, read_by_hand
from store_reports import NewPlace, Place, table_rows

from onrecord.flow import resolve_speakers, statements
from onrecord.resolve import resolve
from onrecord.store import By, Record, SpeakerIs, Word

MAYOR = "mayor of Brennick"
REPORTS = [
    read_by_hand("a.txt", Said("Ilse Marrow", "the ramp was safe", "engineer"), Said("Gerda Oxholm", "no", MAYOR)),
    read_by_hand("b.txt", Said("Ilse Marow", "we wrote twice", "engineer"), Said("Gerda Oxholm", "yes", MAYOR)),
    read_by_hand("c.txt", Said("Pieter Stroud", "nobody asked", "deckhand"), Said("Gerda Oxholm", "maybe", MAYOR)),
    read_by_hand("d.txt", Said("Ilse Marrow", "I did 🙂", "engineer"), Said("Pieter Stroud", "so it was", "deckhand")),
]


def words_by(record: Record, expression: By | SpeakerIs) -> set[str]:
    return {hit.statement.attribution.content.text.strip('"') for hit in record.search(expression, 99).hits}


def test_any_name_of_a_speaker_finds_all_their_statements(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        everything = {"the ramp was safe", "we wrote twice", "I did 🙂"}
        assert words_by(record, By("Marrow")) == words_by(record, By("ilse marow")) == everything
        (ilse,) = record.who.named("Ilse Marrow")
        assert words_by(record, SpeakerIs(ilse.id)) == everything
        assert (ilse.name, ilse.n_statements, ilse.n_reports) == ("Ilse Marrow", 3, 3)


def test_a_statement_says_who_its_speaker_is_across_reports(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        hit = record.search(Word("twice"), 9).hits[0]
        assert hit.statement.attribution.speaker is not None
        assert hit.statement.attribution.speaker.name == "Ilse Marow"
        (ilse,) = record.who.named("Ilse Marrow")
        assert (hit.statement.speaker_id, hit.statement.speaker_name) == (ilse.id, "Ilse Marrow")


def test_until_it_is_worked_out_a_statement_is_found_by_the_name_its_report_gives(place: Place) -> None:
    with Record.open(place, create=True) as record:
        for original, reading in REPORTS:
            record.add(original, reading, statements(reading), "reader 1")
        assert words_by(record, By("Marow")) == {"we wrote twice"}
        assert record.search(Word("twice"), 9).hits[0].statement.speaker_id is None
        assert record.verify() == []
        assert resolve_speakers(record)
        assert len(words_by(record, By("Marow"))) == 3


def test_a_profile_tells_names_roles_and_grounds(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        profile = record.who.profile(record.who.named("Ilse Marrow")[0])
        assert profile.aliases == ("Ilse Marow",)
        assert {(role.title, role.until) for role in profile.roles} == {("engineer", "2018-12")}
        for role in profile.roles:
            assert record.document(role.document_id).text[role.span.start : role.span.end] == "engineer"
        assert {(ground.name, ground.other) for ground in profile.merges} >= {("Ilse Marrow", "Ilse Marrow")}
        assert all(ground.reasons for ground in profile.merges)


def test_working_it_out_twice_changes_nothing_and_is_not_done(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        before = table_rows(place)
        assert record.unresolved() is None
        keep(record, *REPORTS)
        assert record.unresolved() is None
    assert table_rows(place) == before


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_rows_written_some_at_a_time_are_the_same(
    new_place: NewPlace, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    one, other = new_place(), new_place()
    with Record.open(one, create=True) as record:
        keep(record, *REPORTS)
    monkeypatch.setattr("onrecord.store.fold._AT_ONCE", at_once)
    with Record.open(other, create=True) as record:
        keep(record, REPORTS[2], REPORTS[0])
        original, reading = REPORTS[0]
        bare = replace(reading, attributions=(), people=())
        keep(record, (original, bare), reader="reader 2")
        keep(record, *REPORTS)
        assert record.verify() == []
    assert table_rows(one) == table_rows(other)


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(4)), cut=st.integers(0, 4))
def test_speakers_do_not_depend_on_order_or_halves(new_place: NewPlace, order: list[int], cut: int) -> None:
    one, other = new_place(), new_place()
    with Record.open(one, create=True) as record:
        keep(record, *REPORTS)
    with Record.open(other, create=True) as record:
        keep(record, *(REPORTS[number] for number in order[:cut]))
        keep(record, *(REPORTS[number] for number in order[cut:]))
        assert record.verify() == []
    assert table_rows(one) == table_rows(other)


def test_what_comes_while_it_is_worked_out_is_not_overwritten(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS[:2])
        original, reading = REPORTS[2]
        record.add(original, reading, statements(reading), "reader 1")
        looked_at = record.unresolved()
        assert looked_at is not None
        original, reading = REPORTS[3]
        record.add(original, reading, statements(reading), "reader 1")
        found = resolve(looked_at.appearances, looked_at.meaning.decisions)
        assert not record.keep_speakers(looked_at, found)
        assert resolve_speakers(record)
        assert record.verify() == []
        assert len(words_by(record, By("Stroud"))) == 2


def test_a_rereading_with_other_keys_gives_the_same_speakers(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        before = record.who.named("Gerda Oxholm")[0]
        again = read_by_hand(
            "c.txt",
            Said("Pieter Stroud", "nobody asked", "deckhand"),
            Said("Gerda Oxholm", "maybe", MAYOR),
            prefix="q",
        )
        keep(record, again, reader="reader 2")
        after = record.who.named("Gerda Oxholm")[0]
        assert (after.name, after.n_statements, after.n_reports) == (before.name, 3, 3)
        assert record.verify() == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE speakers SET name = 'Somebody Else' WHERE name = 'Ilse Marrow'",
        "DELETE FROM voices WHERE statement = (SELECT min(statement) FROM voices)",
        "DELETE FROM merges",
        "UPDATE statements SET speaker_key = 'x' WHERE position = 0",
    ],
)
def test_a_changed_roster_is_found(place: Place, sql: str) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        with record._database.writing():
            record._database.run(sql)
        codes = {problem.code for problem in record.verify()}
        assert codes & {"wrong-speakers", "damaged-statement"}


def test_appearances_made_by_other_rules_are_made_anew(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, *random.Random(1).sample(REPORTS, 4))
        before = table_rows(place)
        with record._database.writing():
            record._database.run("UPDATE appearances SET rules = 'old', parties = '[[], []]'")
            record._database.run("UPDATE folds SET rules = 'old'")
        assert resolve_speakers(record)
        assert record.verify() == []
    assert table_rows(place) == before
