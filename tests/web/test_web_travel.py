"""What bears on what, who did not speak, how a wording travelled, and downloads."""

import csv
import io
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from web_reports import AGAINST, HARBOUR, SECOND, Served, make_record, serve

from onrecord.store import Record
from onrecord.web.adding import inside, uploaded
from onrecord.web.charts import strip
from onrecord.web.render import worded
from onrecord.web.report import passage_asked
from onrecord.web.traced import word_diff


@pytest.fixture
def disputed(tmp_path: Path) -> Served:
    """Pages of a record in which one person denies what another said."""
    reports = [("harbour.html", HARBOUR), ("second.html", SECOND), ("against.html", AGAINST)]
    make_record(tmp_path / "case.db", reports)
    return serve(tmp_path / "case.db")


def pairs(served: Served, **asked: str) -> list[dict]:
    found: list[dict] = served.client.get("/relations.json", params=asked).json()["relations"]
    return found


def test_a_pair_is_shown_with_both_passages_and_what_it_rests_on(disputed: Served) -> None:
    pair = next(one for one in pairs(disputed) if one["kind"] in ("contradicts", "disputes"))
    one, other = pair["hits"]
    assert (one["document"]["published"] or "") <= (other["document"]["published"] or "")
    assert {one["speaker_name"], other["speaker_name"]} == {"Ada Okafor", "Ben Marsh"}
    for hit in pair["hits"]:
        assert "".join(piece["text"] for piece in hit["context"]["pieces"] if piece["point"]) == hit["point"] != ""
    assert pair["standing"] == "suggested"


def test_echoes_are_shown_where_they_are_asked_for(disputed: Served) -> None:
    assert not [one for one in pairs(disputed) if one["kind"] == "echoes"]
    assert {one["kind"] for one in pairs(disputed, kind="echoes")} == {"echoes"}


@pytest.mark.parametrize(("verdict", "standing"), [("positive", "confirmed"), ("unsure", "unsure"), ("negative", None)])
def test_a_relation_is_judged_from_the_page(disputed: Served, verdict: str, standing: str | None) -> None:
    one, other = (hit["id"] for hit in pairs(disputed)[0]["hits"])
    form = {"one": one, "other": other, "by": "Eva Roth", "why": "both on tape", "back": "/relations?kind=contradicts"}
    data = {"token": disputed.settings.token, "verdict": verdict, **form}
    answer = disputed.client.post("/relate", data=data, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/relations?kind=contradicts")
    found = [pair["standing"] for pair in pairs(disputed) if {hit["id"] for hit in pair["hits"]} == {one, other}]
    assert found == ([standing] if standing else [])


def test_a_relation_without_verdict_or_name_is_not_judged(disputed: Served) -> None:
    one, other = (hit["id"] for hit in pairs(disputed)[0]["hits"])
    assert disputed.post("/relate", one=one, other=other, verdict="true", by="Eva", why="seen") == 400
    assert disputed.post("/relate", one=one, other=other, verdict="positive", by="", why="seen") == 400
    assert pairs(disputed)[0]["standing"] == "suggested"


def test_a_statement_and_a_speaker_show_what_bears_on_them(disputed: Served) -> None:
    hits = pairs(disputed)[0]["hits"]
    shown = disputed.client.get(f"/statement/{hits[0]['id']}.json").json()
    assert hits[1]["id"] in {hit["id"] for pair in shown["relations"] for hit in pair["hits"]}
    speaker = disputed.client.get(f"/speaker/{hits[1]['speaker_id']}.json").json()
    assert speaker["relations"]["contradicts"]["n_found"] >= 1
    assert "Who contradicts them" in disputed.client.get(f"/speaker/{hits[1]['speaker_id']}").text


def test_silence_is_told_with_what_it_rests_on(served: Served) -> None:
    shown = served.client.get("/silence.json?topic=ministry").json()["answer"]
    assert [one["name"] for one in shown["spoke"]] == ["Ben Marsh"]
    assert {one["name"] for one in shown["not_found"]} == {"Ada Okafor", "Cleo Tan"}
    assert (shown["coverage"]["n_reports"], shown["coverage"]["n_statements"]) == (2, 4)
    html = served.client.get("/silence?topic=ministry").text
    assert "4 statements in 2 reports" in html
    assert "does not say that nothing was said" in html


def test_a_topic_that_makes_no_sense_says_why(served: Served) -> None:
    for asked in ({"topic": "the"}, {"topic": "ramp", "from": "soon"}, {"topic": "ramp", "speaker": "Nobody Here"}):
        shown = served.client.get("/silence.json", params=asked).json()
        assert shown["error"] and shown["answer"] is None


def test_a_wording_is_traced_from_the_oldest_version_on(served: Served) -> None:
    saying = served.client.get("/trace.json?q=The+ramp+was+unfit+to+be+loaded").json()["saying"]
    assert [one["document"]["published"][:10] for one in saying["versions"]] == ["2021-02-04", "2021-03-01"]
    first, second = saying["versions"]
    assert first["step"] is None and second["step"]["from"] == first["id"]
    assert "".join(part["text"] for part in second["step"]["diff"] if part["kind"] != "out") == second["wording"]
    assert "".join(part["text"] for part in second["step"]["diff"] if part["kind"] != "in").replace("”", "") != ""


def test_a_version_leads_to_its_words_in_the_report(served: Served) -> None:
    version = served.client.get("/trace.json?q=The+ramp+was+unfit+to+be+loaded").json()["saying"]["versions"][1]
    start, end = version["document"]["span"]
    report = served.client.get(f"/report/{version['document']['id']}.json?at={start}-{end}").json()
    assert "unfit to be loaded" in report["at"]["text"]


def test_the_drawing_and_the_graph_are_well_formed_files(served: Served) -> None:
    for suffix, kind in (("svg", "image/svg+xml"), ("graphml", "application/xml")):
        answer = served.client.get(f"/trace.{suffix}?q=The+ramp+was+unfit+to+be+loaded&save=1")
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        ElementTree.fromstring(answer.content)
    assert served.client.get("/trace.svg?q=the").status_code == 400


@given(st.text(), st.text())
@example("“Not another summer,” she said.", "‘Not another winter,’ she said.")
@example("a b", "a  b")
def test_a_diff_has_both_wordings_whole(before: str, after: str) -> None:
    parts = word_diff(before, after)
    assert "".join(part["text"] for part in parts if part["kind"] != "out") == after
    assert all(part["text"] for part in parts)
    if not any(part["kind"] == "equal" for part in parts):
        assert "".join(part["text"] for part in parts if part["kind"] == "out") == before


def test_a_diff_shows_words_and_not_the_style_of_marks() -> None:
    parts = word_diff("“Not another winter,” she said", "‘Not another summer,’ she said")
    assert [part["text"] for part in parts if part["kind"] != "equal"] == ["winter", "summer"]


def test_a_question_is_downloaded_in_other_peoples_formats(served: Served) -> None:
    answer = served.client.get("/export?to=csv&q=speaker:okafor")
    assert answer.headers["content-disposition"] == 'attachment; filename="onrecord-speaker-okafor.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert served.client.get("/export?to=brat").content[:2] == b"PK"
    for html in (served.client.get("/ask?q=ramp").text, served.client.get("/").text):
        assert "/export?to=timeline" in html


def test_a_download_that_cannot_be_made_says_why(served: Served) -> None:
    assert served.client.get("/export?to=nonsense").status_code == 400
    assert served.client.get('/export?to=csv&q="ramp').status_code == 400


def test_no_download_has_a_whole_text(served: Served) -> None:
    assert "It was a long winter" not in served.client.get("/export?to=jsonl&q=act:deny").text


@given(
    st.lists(st.sampled_from(["2021", "2021-02", "2021-02-04", "2021-13", "soon", None, "2020-12-31/.."]), max_size=60)
)
def test_a_strip_has_a_dot_or_a_number_for_every_dated_statement(days: list[str | None]) -> None:
    hits = [{"attribution": {"said": day}, "document": {"published": None}} for day in days]
    drawn = strip(hits)
    dated = sum(1 for day in days if day and day != "soon" and day != "2021-13")
    if drawn is not None:
        assert len(drawn["rows"]) == dated == len(days) - drawn["n_undated"]
        assert len(drawn["dots"]) + sum(one["n"] for one in drawn["more"]) == dated
        assert all(0 <= dot["x"] <= drawn["width"] and 0 < dot["y"] < drawn["height"] for dot in drawn["dots"])


@pytest.mark.parametrize(("cue", "shown"), [("said", "said"), (":", ""), ("—", ""), (None, ""), ("(LPS)", "(LPS)")])
def test_a_cue_without_words_is_not_shown_as_a_way(cue: str | None, shown: str) -> None:
    assert worded(cue) == shown


@pytest.mark.parametrize("at", ["", "5", "7-3", "0-0", "a-b", "3-999", "-1-4", "１-４", "3-3"])
def test_a_passage_that_is_none_marks_nothing(at: str) -> None:
    assert passage_asked(at, 100) is None


def test_an_archive_is_taken_in_member_by_member(served: Served) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a/one.html", HARBOUR)
        archive.writestr("three.html", AGAINST)
        archive.writestr("../escape.html", AGAINST)
        archive.writestr("photo.png", b"\x89PNG")
    parts = [("files", ("box.zip", held.getvalue())), ("files", ("second.html", SECOND))]
    answer = served.client.post("/add", data={"token": served.settings.token}, files=parts, follow_redirects=False)
    job = answer.headers["location"]
    assert "event: end" in served.client.get(f"{job}/events").text
    done = served.client.get(f"{job}.json").json()["job"]
    states = {one["path"]: one["state"] for one in done["added"]}
    assert states["box.zip!a/one.html"] == "known" and states["box.zip!three.html"] == "added"
    assert states["second.html"] == "known"
    assert {one["reason"] for one in done["added"] if one["state"] == "skipped"} == {
        "unsafe-name",
        "unsupported-format",
    }
    assert (done["n_files"], done["n_read"], done["added"][-1]["file"]) == (2, 2, 2)


def test_an_archive_that_grows_without_end_is_refused(place: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(12):
            archive.writestr(f"{n}.txt", b"\0" * 19_000_000)
    reasons = [getattr(one, "reason", None) for one in inside(uploaded("bomb.zip", held.getvalue()))]
    assert "too-large" in reasons


def test_a_mailbox_is_taken_in_mail_by_mail(served: Served, place: Path) -> None:
    head = "From a@b Mon Jan  4 10:00:00 2021\nFrom: Ada <a@b>\nDate: Mon, 4 Jan 2021 10:00:00 +0000\n"
    mail = head + "Subject: {}\n\n{}\n\n"
    box = "".join(mail.format(n, f"“Number {n} was unfit,” said Ada Okafor.") for n in ("one", "two")).encode()
    parts = [("files", ("box.mbox", box))]
    answer = served.client.post("/add", data={"token": served.settings.token}, files=parts, follow_redirects=False)
    assert "event: end" in served.client.get(answer.headers["location"] + "/events").text
    with Record.open(place, read_only=True) as record:
        assert record.counts().n_reports == 4
