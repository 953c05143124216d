"""``speaker`` and ``judge`` from the command line."""

import json
from pathlib import Path

import click
import pytest
from cli_reports import Run
from store_people import Said, keep, read_by_hand

from onrecord.cli.judge import judge
from onrecord.store import Record

WHO = ("--by", "ana", "--why", "she told me")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    reports = [
        read_by_hand("a.txt", Said("Ilse Marrow", "the ramp was safe", "engineer"), Said("Gerda Oxholm", "no")),
        read_by_hand("b.txt", Said("Ilse Marow", "we wrote twice", "engineer"), Said("Gerda Oxholm", "yes")),
        read_by_hand("c.txt", Said("Ilse Stroud", "nobody \x1b[31masked", "deckhand")),
    ]
    with Record.open(tmp_path / "r.db", create=True) as record:
        keep(record, *reports)
    return tmp_path / "r.db"


def test_a_speaker_is_shown_with_names_roles_and_statements(run: Run, path: Path) -> None:
    done = run("speaker", "--record", path, "ilse", "marow")
    assert done.exit_code == 0
    for words in ("Ilse Marrow", "also         Ilse Marow", "engineer, until 2018-12", "statements   2", "one because"):
        assert words in done.stdout
    assert done.stdout.splitlines()[-1] == "2 statements by this speaker in 3 reports"


def test_several_speakers_of_a_name_are_listed(run: Run, path: Path) -> None:
    done = run("speaker", "--record", path, "Ilse")
    assert done.exit_code == 0
    assert "2 speakers on record have 'Ilse' in their names" in done.stdout
    listed = json.loads(run("speaker", "--json", "--record", path, "Ilse").stdout)
    assert {one["name"] for one in listed["speakers"]} == {"Ilse Marrow", "Ilse Stroud"}


def test_a_speaker_as_json_carries_the_evidence(run: Run, path: Path) -> None:
    found = json.loads(run("speaker", "--json", "--record", path, "Ilse Marrow").stdout)
    assert found.keys() == {
        "id", "name", "kind", "n_statements", "n_reports", "aliases", "roles", "mentions", "merges", "near",
        "statements",
        "n_reports_in_record", "n_statements_in_record",
    }  # fmt: skip
    assert found["roles"][0].keys() == {"title", "from", "until", "document", "span", "context", "published"}
    assert {hit["speaker"]["id"] for hit in found["statements"]} == {found["id"]}
    assert all(hit["context"]["text"] for hit in found["statements"])


def test_a_name_that_nobody_has_gives_one(run: Run, path: Path) -> None:
    done = run("speaker", "--record", path, "Nobody", "Here")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no speaker on record has the name or id 'Nobody Here'" in done.stderr


def test_a_merge_is_made_listed_and_taken_back(run: Run, path: Path) -> None:
    made = run("judge", "merge", "Ilse Marrow", "Ilse Stroud", *WHO, "--record", path, "--json")
    assert made.exit_code == 0
    judgement = json.loads(made.stdout)
    assert (judgement["aspect"], judgement["verdict"], judgement["by"]) == ("identity", "positive", "ana")
    assert "3 statements by this speaker" in run("speaker", "--record", path, "Ilse Stroud").stdout
    back = run("judge", "undo", judgement["id"], *WHO, "--record", path)
    assert back.exit_code == 0
    assert f"taken back: {judgement['id']}" in back.stdout
    listed = [json.loads(line) for line in run("judge", "list", "--json", "--record", path).stdout.splitlines()]
    assert [(one["aspect"], one["in_force"]) for one in listed] == [("identity", False), ("judgement", False)]
    assert "taken back" in run("judge", "list", "--record", path).stdout
    assert "1 statement by this speaker" in run("speaker", "--record", path, "Ilse Stroud").stdout


def test_a_statement_is_judged_and_no_control_character_is_shown(run: Run, path: Path) -> None:
    (hit,) = json.loads(run("speaker", "--json", "--record", path, "Ilse Stroud").stdout)["statements"]
    done = run("judge", "reject", hit["id"], "speaker", *WHO, "--record", path)
    assert done.exit_code == 0
    assert "speaker rejected" in done.stdout
    assert "\x1b" not in done.stdout + run("judge", "list", "--record", path).stdout
    assert "0 statements by this speaker" in run("speaker", "--record", path, "Ilse Stroud").stdout
    run("judge", "confirm", hit["id"], "speaker", "--is", "Gerda Oxholm", *WHO, "--record", path)
    assert "3 statements by this speaker" in run("speaker", "--record", path, "Gerda Oxholm").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "Ilse Marrow", "Nobody", *WHO), (1, "no speaker on record")),
        (("merge", "Ilse Marrow", "Ilse", *WHO), (2, "2 speakers have 'Ilse' in their names")),
        (("merge", "Ilse Marrow", "Ilse Stroud", "--by", "ana"), (2, "--why")),
        (("confirm", "abcdef", "shape", *WHO), (2, "shape")),
        (("confirm", "abcdef", "relation", *WHO), (2, "--with")),
        (("reject", "abcdef", "speaker", "--is", "x", *WHO), (2, "--is")),
        (("unsure", "ffffffff", "chain", *WHO), (1, "no statement ffffffff")),
        (("undo", "ffffffff", *WHO), (1, "there is none with this id")),
    ],
)
def test_a_decision_that_cannot_be_made_is_told_in_one_line(
    run: Run, path: Path, words: tuple[str, ...], told: tuple[int, str]
) -> None:
    done = run("judge", *words, "--record", path)
    assert (done.exit_code, done.stdout) == (told[0], "")
    assert told[1] in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert run("judge", "list", "--json", "--record", path).stdout == ""


@pytest.mark.parametrize("name", sorted(judge.commands))
def test_every_kind_of_judgement_has_help_with_an_example(run: Run, name: str) -> None:
    command = judge.commands[name]
    assert command.help is not None
    assert f"onrecord judge {name}" in command.help.split("Examples:")[1]
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    done = run("judge", name, "--help")
    assert (done.exit_code, f"onrecord judge {name}" in done.stdout) == (0, True)
