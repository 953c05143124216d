"""Every answer of every command with ``--json`` carries its document, its span, and the passage around it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_reports import Run

from onrecord.demo import case_paths
from onrecord.flow import Reader

REPORTS = {
    "one.txt": "The letter\n\n“The mayor received the letter about the wells,” said Ana Ruiz. It rained. 🙂\n",
    "two.txt": "Another\n\n“The mayor never received the letter about the wells,” said Tom Lee. The end.\n",
    "three.txt": "More\n\n“The harbour was closed,” said Ana Ruiz. “Nobody asked us,” said Tom Lee.\n",
}

pytestmark = pytest.mark.usefixtures("simple_reader")


@pytest.fixture
def texts() -> dict[str, str]:
    return {}


@pytest.fixture
def record(run: Run, tmp_path: Path, simple_reader: Reader, texts: dict[str, str]) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "r.db"
    assert run("add", "--record", path, *(tmp_path / name for name in REPORTS)).exit_code == 0
    from onrecord.store import Record

    with Record.open(path, read_only=True) as kept:
        texts.update({id_: kept.document(id_).text for id_ in kept.documents()})
    return path


def objects(run: Run, *words: object) -> list[Any]:
    done = run(*words)
    assert done.exit_code == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def hits_in(found: Any) -> Iterator[dict[str, Any]]:
    """Every statement anywhere in an answer."""
    if isinstance(found, dict):
        if "attribution" in found:
            yield found
        for value in found.values():
            yield from hits_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from hits_in(value)


def check_hits(found: Any, texts: dict[str, str]) -> int:
    n = 0
    for hit in hits_in(found):
        text = texts[hit["document"]["id"]]
        start, end = hit["context"]["span"]
        assert text[start:end] == hit["context"]["text"]
        spans = hit["attribution"]["content"]["spans"]
        assert " ".join(text[s:e] for s, e in spans) == hit["attribution"]["content"]["text"]
        assert all(start <= s < e <= end for s, e in spans)
        n += 1
    return n


def check_passage(document: str, span: list[int], context: dict[str, Any], texts: dict[str, str]) -> None:
    start, end = context["span"]
    assert texts[document][start:end] == context["text"]
    assert start <= span[0] < span[1] <= end


@pytest.mark.parametrize(
    ("words", "n"),
    [
        (("ask", "letter"), 2),
        (("ask", "letter", "--group", "outlet"), 1),
        (("ask", "letter", "--group", "month"), 1),
        (("ask", "harbour", "--group", "speaker"), 1),
        (("ask", "form:direct", "--limit", "9"), 4),
        (("silent", "the", "letter"), 2),
    ],
)
def test_an_answer_carries_document_span_and_context(
    run: Run, record: Path, texts: dict[str, str], words: tuple[str, ...], n: int
) -> None:
    assert check_hits(objects(run, *words, "--json", "--record", record), texts) == n


def test_each_group_has_one_of_its_statements(run: Run, record: Path, texts: dict[str, str]) -> None:
    (found,) = objects(run, "ask", "form:direct", "--group", "speaker", "--json", "--record", record)
    assert all(group["statement"]["id"] for group in found["groups"])


def test_a_statement_shown_lists_who_judged_it_when_and_why(run: Run, record: Path, texts: dict[str, str]) -> None:
    id_ = objects(run, "ask", "harbour", "--json", "--record", record)[0]["hits"][0]["id"]
    signed = ("--by", "ana", "--why", "heard it", "--record", record, "--json")
    (made,) = objects(run, "judge", "confirm", id_, "chain", *signed)
    (subject,) = made["subjects"]
    check_passage(subject["document_id"], subject["spans"][0], subject["context"], texts)
    (shown,) = objects(run, "show", id_, "--json", "--record", record)
    assert check_hits(shown, texts) == 1
    (judged,) = shown["judgements"]
    assert (judged["aspect"], judged["mark"], judged["by"], judged["why"]) == ("chain", "confirmed", "ana", "heard it")
    assert judged["made"] == made["made"]
    for words in (("ask", "harbour"), ("silent", "harbour")):
        (found,) = objects(run, *words, "--json", "--record", record)
        assert [one["judgements"] for one in hits_in(found) if one["id"] == id_] == [[judged]]
    assert "chain confirmed by ana" in run("ask", "harbour", "--record", record).stdout
    flat = " ".join(run("show", id_, "--record", record).stdout.split())
    assert f"chain confirmed by ana, {made['made']}" in flat
    assert "heard it" in flat


def test_judgements_listed_carry_their_passages(run: Run, record: Path, texts: dict[str, str]) -> None:
    ids = [hit["id"] for hit in objects(run, "ask", "letter", "--json", "--record", record)[0]["hits"]]
    for name, verdict in (("ana", "confirm"), ("ben", "reject")):
        run("judge", verdict, ids[0], "certainty", "--by", name, "--why", "so", "--record", record)
    listed = objects(run, "judge", "list", "--json", "--record", record)
    assert len(listed) == 2
    for one in listed:
        for subject in one["subjects"]:
            check_passage(subject["document_id"], subject["spans"][0], subject["context"], texts)
    (agreement,) = objects(run, "judge", "agreement", "--json", "--record", record)
    assert (agreement["people"], agreement["n"], agreement["n_same"]) == (["ana", "ben"], 1, 0)
    assert check_hits(agreement, texts) == 1
    assert "ana and ben on certainty: 0 of 1 alike" in run("judge", "agreement", "--record", record).stdout


def test_a_speaker_a_timeline_and_relations_carry_their_passages(run: Run, tmp_path: Path) -> None:
    """On the case that comes with onrecord, which has all of them, read by the reader that comes with it."""
    from onrecord.flow import add_paths
    from onrecord.store import Record

    if not _has_model():
        pytest.skip("the model bundle is not there")
    path = tmp_path / "case.db"
    with Record.open(path, create=True) as record:
        list(add_paths(record, [str(one) for one in case_paths()], _real_reader()))
        texts = {id_: record.document(id_).text for id_ in record.documents()}
    (days,) = objects(run, "timeline", "--json", "--record", path)
    assert days["days"]
    for day in days["days"]:
        check_passage(day["document"]["id"], day["span"], day["context"], texts)
    (relations,) = objects(run, "ask", "--relation", "any", "--json", "--record", path)
    assert check_hits(relations, texts) == 2 * len(relations["relations"]) > 0
    name = relations["relations"][0]["statements"][0]["speaker"]["id"]
    (speaker,) = objects(run, "speaker", name, "--json", "--record", path)
    assert check_hits(speaker, texts)
    for role in speaker["roles"]:
        check_passage(role["document"], role["span"], role["context"], texts)
    for mention in speaker["mentions"]:
        if mention["span"]:
            check_passage(mention["document"], mention["span"], mention["context"], texts)


def _has_model() -> bool:
    from onrecord.errors import BundleError

    try:
        _real_reader()
    except BundleError:
        return False
    return True


def _real_reader() -> Reader:
    from onrecord.flow.reader import worker_reader

    return worker_reader(None)


def test_the_relations_of_the_help_are_those_that_are_worked_out() -> None:
    from onrecord.cli.ask import RELATIONS
    from onrecord.link import KINDS

    assert RELATIONS == KINDS


def test_what_waits_in_a_large_record_is_told_and_can_be_settled(
    run: Run, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.flow import who

    monkeypatch.setattr(who, "AT_ONCE", 0)
    monkeypatch.setattr(who, "SHARE", 1)
    (tmp_path / "late.txt").write_text("Late\n\n“The wells are dry,” said Ana Ruiz.\n", encoding="utf-8")
    done = run("add", "--record", record, tmp_path / "late.txt")
    assert done.exit_code == 0
    assert "1 change waiting until it is worked out who is who; --settle does it now" in done.stderr
    assert run("add", "--settle", "--record", record, tmp_path / "late.txt").stderr == ""
