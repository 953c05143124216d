"""``onrecord info --verify``: what was checked, what could not be, and the exit code."""

import json
from pathlib import Path

from cli_reports import Run
from store_people import Said, keep, read_by_hand

from onrecord.flow import statements
from onrecord.store import Record


def filled(place: Path) -> Path:
    with Record.open(place, create=True) as record:
        for name, said in (("a", "The mayor received the letter"), ("b", "The mayor never received the letter")):
            keep(record, read_by_hand(f"{name}.txt", Said(f"{name.upper()}da Marrow", said)))
    return place


def test_what_waits_to_be_worked_out_is_told_and_not_called_whole(run: Run, tmp_path: Path) -> None:
    place = filled(tmp_path / "r.db")
    with Record.open(place) as record:
        original, reading = read_by_hand("d.txt", Said("Ana Ruiz", "The dam broke"))
        record.add(original, reading, statements(reading), "reader 1")
    done = run("info", "--verify", "--record", place)
    assert done.exit_code == 0
    assert "not checked: who is who, and relations: 1 change waits" in " ".join(done.stdout.split())
    assert "the record is whole" not in done.stdout


def test_a_quick_check_tells_what_it_left_out(run: Run, tmp_path: Path) -> None:
    place = filled(tmp_path / "r.db")
    found = json.loads(run("info", "--verify", "--quick", "--json", "--record", place).stdout)
    assert (found["problems"], len(found["unchecked"])) == ([], 1)
    assert json.loads(run("info", "--json", "--record", place).stdout)["unchecked"] is None
    assert run("info", "--quick", "--record", place).exit_code == 2


def test_a_relation_taken_out_gives_the_exit_code_of_a_damaged_record(run: Run, tmp_path: Path) -> None:
    place = filled(tmp_path / "r.db")
    with Record.open(place) as record, record._database.writing():
        record._database.run("DELETE FROM relations")
    done = run("info", "--verify", "--record", place)
    assert done.exit_code == 2
    assert "wrong-relations" in done.stdout
    assert run("info", "--verify", "--quick", "--record", place).exit_code == 0
