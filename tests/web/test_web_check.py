"""A draft held against the record or against files, as the page shows it."""

import re
from pathlib import Path

import pytest
from web_reports import HARBOUR, SECOND, Served, make_record, saved, serve

from onrecord.store import Record

DRAFT = """“The ramp was fit to be loaded,” said Ada Okafor, who built it.

“We asked twice,” said Ada Okafor. “It never rains here on Sundays,” said Cleo Tan.

“Nobody told the ministry about the ramp, not once,” denied Ben Marsh.
"""


def check(
    served: Served, text: str = DRAFT, files: tuple[tuple[str, tuple[str, bytes]], ...] = (), **form: str
) -> dict:
    """Send a draft as the page does; what was found."""
    data = {"token": served.settings.token, "text": text, "against": "record", **form}
    parts = [*files] or [("draft", ("", b""))]
    answer = served.client.post("/check", data=data, files=parts, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    found: dict = served.client.get(answer.headers["location"] + ".json").json()["check"]
    return found


def by_words(found: dict) -> dict[str, dict]:
    return {one["quotation"]["text"][:12]: one for one in found["findings"]}


def test_every_quotation_of_a_draft_gets_a_finding_worst_first(served: Served) -> None:
    found = check(served)
    levels = [one["level"] for one in found["findings"]]
    assert len(levels) == 4 and levels == sorted(levels, key=["alert", "unchecked", "fine"].index)
    known = by_words(found)
    assert known["“The ramp wa"]["verdict"] == "altered"
    assert known["“We asked tw"]["verdict"] == "misattributed"
    assert known["“We asked tw"]["source"]["speaker"] == "Cleo Tan"
    assert known["“It never ra"]["verdict"] == "not-found"
    assert known["“Nobody told"]["verdict"] == "verbatim"
    assert (found["n_sources"], found["levels"]) == (2, {"alert": 3, "fine": 1})


def test_a_finding_leads_to_the_very_words_of_its_source(served: Served) -> None:
    found = check(served)
    place = by_words(found)["“We asked tw"]["place"]
    report = served.client.get(f"/report/{place['report']}.json?at={place['span'][0]}-{place['span'][1]}").json()
    assert report["at"]["text"] == by_words(found)["“We asked tw"]["source"]["text"]
    shown = [piece["text"] for block in report["blocks"] for piece in block["pieces"] if piece["at"]]
    assert "".join(shown) == report["at"]["text"]
    html = served.client.get(f"/check/{found['id']}").text
    assert f'href="/report/{place["report"]}?at={place["span"][0]}-{place["span"][1]}#at"' in html


def test_the_draft_stands_beside_its_findings_unchanged(served: Served) -> None:
    found = check(served)
    pieces = [piece for block in found["blocks"] for piece in block["pieces"]]
    text = "".join(piece["text"] for piece in pieces)
    assert "".join(text.split()) == "".join(DRAFT.split())
    for n, finding in enumerate(found["findings"], start=1):
        marked = "".join(piece["text"] for piece in pieces if any(of["n"] == n for of in piece["of"]))
        assert marked == finding["quotation"]["text"]


def test_a_draft_is_held_against_picked_reports_alone(served: Served) -> None:
    reports = {one["title"]: one["id"] for one in served.client.get("/index.json").json()["reports"]}
    found = check(served, against="reports", report=reports["A second report"])
    assert found["n_sources"] == 1
    assert by_words(found)["“Nobody told"]["verdict"] == "not-found"


def test_a_draft_is_held_against_files_that_are_not_on_record(served: Served) -> None:
    found = check(
        served,
        "“It fell at once,” said Dora Lind.",
        files=(("sources", ("third.html", saved("A third report", "“It fell at once,” said Dora Lind."))),),
        against="files",
    )
    (one,) = found["findings"]
    assert (one["verdict"], one["place"]["report"], one["place"]["title"]) == ("verbatim", None, "A third report")
    assert served.client.get("/index.json").json()["n_reports"] == 2


def test_a_source_that_cannot_be_read_is_told_and_nothing_is_not_found(served: Served) -> None:
    found = check(
        served,
        "“It never rains here on Sundays,” said Cleo Tan.",
        files=(("sources", ("a.html", HARBOUR)), ("sources", ("photo.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99))),
        against="files",
    )
    assert [one["path"] for one in found["unread"]] == ["photo.html"]
    assert [one["level"] for one in found["findings"]] == ["unchecked"]
    assert "photo.html could not be read" in served.client.get(f"/check/{found['id']}").text


def test_a_draft_can_be_a_file(served: Served) -> None:
    found = check(served, "", files=(("draft", ("draft.html", saved("Draft", "“We asked twice,” said Cleo Tan."))),))
    assert found["path"] == "draft.html"
    assert [one["verdict"] for one in found["findings"]] == ["verbatim"]


def test_checking_changes_nothing_in_the_record(served: Served, place: Path) -> None:
    with Record.open(place, read_only=True) as record:
        before = record.counts()
    check(served)
    with Record.open(place, read_only=True) as record:
        assert record.counts() == before


def test_read_only_pages_check_too(place: Path) -> None:
    assert check(serve(place, read_only=True))["levels"]["alert"] == 3


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text": "  "}, "there is no draft"),
        ({"against": "reports"}, "no report was picked"),
        ({"against": "files"}, "no source was chosen"),
        ({"against": "reports", "report": "ffffffffffff"}, "ffffffffffff"),
    ],
)
def test_a_form_that_lacks_something_says_what(served: Served, form: dict[str, str], says: str) -> None:
    data = {"token": served.settings.token, "text": DRAFT, "against": "record", **form}
    answer = served.client.post("/check", data=data, files=[("draft", ("", b""))])
    assert answer.status_code in (400, 404)
    assert says in answer.text


def test_a_draft_that_cannot_be_read_says_why(served: Served) -> None:
    data = {"token": served.settings.token, "text": "", "against": "record"}
    answer = served.client.post("/check", data=data, files=[("draft", ("a.pdf", b"%PDF-1.4 broken"))])
    assert answer.status_code == 400
    assert "the draft cannot be read" in answer.text


def test_a_hostile_draft_becomes_no_markup(served: Served) -> None:
    attack = "“<script>alert(1)</script><img src=x onerror=alert(2)> was unfit to be loaded,” said Ada Okafor."
    found = check(served, f"{attack}\n\n<svg onload=alert(3)> “The ramp was unfit to be loaded,” said Ada Okafor.")
    html = served.client.get(f"/check/{found['id']}").text
    assert not re.search(r"<(?!script src=\"/static/keys\.js\" defer>)script|<img|<svg", html)


def test_only_the_last_checks_are_held(tmp_path: Path) -> None:
    make_record(tmp_path / "case.db", [("second.html", SECOND)])
    served = serve(tmp_path / "case.db")
    first = check(served, "“We asked twice,” said Cleo Tan.")["id"]
    for _ in range(20):
        check(served, "“We asked twice,” said Cleo Tan.")
    assert served.client.get(f"/check/{first}").status_code == 404
    assert served.client.get("/check/ffffffffffffffff").status_code == 404
