"""Files from a browser into the record, with what becomes of each."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_reports import HARBOUR, READER, Served, saved, serve

from onrecord.demo import case_paths
from onrecord.errors import BundleMissing
from onrecord.store import Record
from onrecord.types import Original, Skipped
from onrecord.web.adding import Adding, clean_name, uploaded
from onrecord.web.reading import OneReader

THIRD = saved("A third report", "“It fell at once,” said Dora Lind.")


def send(served: Served, *files: tuple[str, bytes]) -> str:
    """Send files as the form does; the address of the job."""
    parts = [("files", file) for file in files]
    answer = served.client.post("/add", data={"token": served.settings.token}, files=parts, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


def finished(served: Served, job: str) -> dict:
    """The job once it is done: its stream of events ends with it."""
    assert served.client.get(f"{job}/events").text.count("event: end") == 1
    found = served.client.get(f"{job}.json").json()["job"]
    assert found["done"]
    return found


def test_a_file_sent_is_read_kept_and_told(served: Served) -> None:
    job = finished(served, send(served, ("third.html", THIRD)))
    (one,) = job["added"]
    assert (one["state"], one["path"], one["n_statements"]) == ("added", "third.html", 1)
    assert "A third report" in served.client.get(f"/report/{one['id']}").text
    assert "third.html" in served.client.get("/add/" + job["id"]).text


def test_a_file_that_is_known_and_one_that_is_refused_are_told_apart(served: Served) -> None:
    job = finished(
        served,
        send(served, ("harbour.html", HARBOUR), ("empty.html", b""), ("photo.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)),
    )
    assert [one["state"] for one in job["added"]] == ["known", "skipped", "skipped"]
    assert [one.get("reason") for one in job["added"]] == [None, "empty", "binary"]
    assert (job["n_added"], job["n_known"], job["n_skipped"]) == (0, 1, 2)
    home = served.client.get("/index.json").json()
    assert {one["path"] for one in home["skipped"]} == {"empty.html", "photo.html"}


def test_the_stream_of_events_has_one_for_each_file_and_an_end(served: Served) -> None:
    job = send(served, ("third.html", THIRD), ("empty.html", b""))
    lines = served.client.get(f"{job}/events").text.split("\n\n")
    events = [dict(line.split(": ", 1) for line in event.split("\n")) for event in lines if event]
    assert [event["event"] for event in events] == ["file", "file", "end"]
    assert [json.loads(event["data"])["state"] for event in events[:2]] == ["added", "skipped"]
    assert json.loads(events[2]["data"])["done"]


def test_a_stream_that_was_cut_goes_on_where_it_was(served: Served) -> None:
    job = send(served, ("third.html", THIRD), ("empty.html", b""))
    finished(served, job)
    text = served.client.get(f"{job}/events", headers={"last-event-id": "1"}).text
    assert text.count("event: file") == 1
    assert '"state":"skipped"' in text


def test_a_job_that_nobody_knows_is_not_found(served: Served) -> None:
    assert served.client.get("/add/ffffffffffffffff").status_code == 404


def test_sending_no_file_is_told(served: Served) -> None:
    answer = served.client.post("/add", data={"token": served.settings.token}, files=[("files", ("", b""))])
    assert answer.status_code == 400
    assert "No file was chosen" in answer.text


def test_the_demo_is_one_click_away(tmp_path: Path) -> None:
    Record.open(tmp_path / "new.db", create=True).close()
    served = serve(tmp_path / "new.db")
    answer = served.client.post("/add/demo", data={"token": served.settings.token}, follow_redirects=False)
    job = finished(served, answer.headers["location"])
    assert job["n_added"] == len(case_paths())
    assert job["added"][0]["path"].startswith("demo/")


def test_a_reader_that_cannot_be_made_is_told_in_the_job(place: Path) -> None:
    def missing() -> None:
        raise BundleMissing("there is no model bundle; install onrecord again")

    adding = Adding(str(place), OneReader(missing))  # type: ignore[arg-type]
    original = uploaded("third.html", THIRD)
    job = adding.start([original])
    adding._thread.shutdown(wait=True)
    assert job.trouble == "there is no model bundle; install onrecord again"


def test_the_reader_is_made_once_for_all_jobs(place: Path) -> None:
    made = []
    adding = Adding(str(place), OneReader(lambda: made.append(1) or READER))
    jobs = [adding.start([uploaded(f"{n}.html", THIRD)]) for n in range(3)]
    adding._thread.shutdown(wait=True)
    assert all(job.done for job in jobs)
    assert made == [1]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\page.html", "page.html"),
        ("/abs/page.html", "page.html"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\x1b[2Jb.html", "a\ufffd[2Jb.html"),
        ("naïve 🙂.html", "naïve 🙂.html"),
        ("-", "-"),
    ],
)
def test_a_name_is_kept_without_where_it_lay(name: str, kept: str) -> None:
    assert clean_name(name) == kept


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_no_name_climbs_or_hides_characters(name: str) -> None:
    cleaned = clean_name(name)
    assert cleaned and cleaned not in (".", "..")
    assert not set(cleaned) & set("/\\")
    assert cleaned.isprintable()
    assert clean_name(cleaned) == cleaned


def test_a_file_named_like_one_on_the_disk_is_taken_from_its_bytes_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.html").write_bytes(saved("A secret", "Nobody may see this."))
    found = uploaded("secret.html", THIRD)
    assert isinstance(found, Original)
    assert found.data == THIRD
    assert isinstance(uploaded("empty.html", b""), Skipped)
