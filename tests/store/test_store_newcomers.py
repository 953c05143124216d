"""A large record is not worked out anew for every report: new ones are known by exact names until it is."""

import pytest
from store_people import Said, keep, read_by_hand
from store_reports import Place, table_rows

from onrecord.flow import resolve_speakers, settle_speakers, statements, who
from onrecord.store import Record, SpeakerIs

REPORTS = [read_by_hand(f"{n}.txt", Said("Ilse Marrow", f"number {n}"), Said("Ben Roy", "no")) for n in range(4)]
NEW = read_by_hand(
    "new.txt", Said("Ilse Marrow", "new words"), Said("Marrow", "lone"), Said("Ida Nobody", "never heard of")
)


def add_new(record: Record) -> None:
    original, reading = NEW
    record.add(original, reading, statements(reading), "reader 1")


def test_a_small_addition_waits_and_is_known_by_exact_names(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who, "AT_ONCE", 3)
    monkeypatch.setattr(who, "SHARE", 2)
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        (ilse,) = record.who.named("Ilse Marrow")
        add_new(record)
        assert not settle_speakers(record)
        assert record.n_waiting() == 1
        assert record.search(SpeakerIs(ilse.id), 9).n_found == 5
        assert record.who.named("Ida Nobody") == ()
        assert not settle_speakers(record)
        assert record.verify() == []
        assert resolve_speakers(record)
        assert record.who.named("Ida Nobody")
        assert record.verify() == []


def test_once_enough_came_it_is_worked_out(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who, "AT_ONCE", 3)
    monkeypatch.setattr(who, "SHARE", 5)
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        add_new(record)
        assert settle_speakers(record)
        assert record.n_waiting() == 0


def test_what_waited_comes_out_as_if_it_had_not(place: Place, new_place, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    other = new_place()
    with Record.open(other, create=True) as record:
        keep(record, *REPORTS, NEW)
    monkeypatch.setattr(who, "AT_ONCE", 0)
    monkeypatch.setattr(who, "SHARE", 1)
    with Record.open(place, create=True) as record:
        keep(record, *REPORTS)
        add_new(record)
        assert not settle_speakers(record)
        assert resolve_speakers(record)
    assert table_rows(place) == table_rows(other)
