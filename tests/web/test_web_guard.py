"""Attacks on the pages from a browser of this machine, each refused."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_reports import READER, Served, serve

from onrecord.store import Record
from onrecord.web import Settings, pages
from onrecord.web.login import MOST_WRONG, WINDOW, Wrong

CHANGES = ("/judge", "/merge", "/split", "/undo", "/relate", "/add", "/add/demo")
SENT = (*CHANGES, "/check")


def statement_of(served: Served) -> str:
    report = served.client.get("/index.json").json()["reports"][0]["id"]
    found: str = served.client.get(f"/report/{report}.json").json()["cards"][0]["id"]
    return found


def judging(served: Served) -> dict[str, str]:
    """A judgement that would be kept if it came from our own page."""
    form = {"statement": statement_of(served), "aspect": "speaker", "verdict": "positive", "by": "me", "why": "seen"}
    return form | {"token": served.settings.token}


def n_judged(place: Path) -> int:
    with Record.open(place, read_only=True) as record:
        return len(record.judgements())


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", ""]
)
def test_a_name_that_was_made_to_point_here_gets_nothing(served: Served, host: str) -> None:
    answer = served.client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "harbour" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:9999", ""]
)
@pytest.mark.parametrize("path", SENT)
def test_a_change_from_another_origin_is_refused(served: Served, place: Path, path: str, origin: str) -> None:
    answer = served.client.post(path, data=judging(served), headers={"origin": origin})
    assert answer.status_code == 403
    assert n_judged(place) == 0


def test_a_change_without_any_origin_is_refused(served: Served, place: Path) -> None:
    bare = TestClient(served.client.app, base_url="http://127.0.0.1:8765")
    assert bare.post("/judge", data=judging(served)).status_code == 403
    assert n_judged(place) == 0


@pytest.mark.parametrize("token", ["", "wrong", "é", "x" * 5000])
@pytest.mark.parametrize("path", SENT)
def test_a_change_with_a_wrong_token_is_refused(served: Served, place: Path, path: str, token: str) -> None:
    assert served.client.post(path, data=judging(served) | {"token": token}).status_code == 403
    assert n_judged(place) == 0


def test_a_change_without_a_token_is_refused(served: Served, place: Path) -> None:
    form = judging(served)
    del form["token"]
    assert served.client.post("/judge", data=form).status_code == 403
    files = {"files": ("a.html", b"<p>words</p>")}
    assert served.client.post("/add", files=files).status_code == 403
    assert n_judged(place) == 0


def test_our_own_form_is_taken(served: Served, place: Path) -> None:
    assert served.client.post("/judge", data=judging(served), follow_redirects=False).status_code == 303
    assert n_judged(place) == 1


def test_nothing_changes_by_asking_for_a_page(served: Served, place: Path) -> None:
    for path in ("/judge", "/merge", "/split", "/undo", "/relate", "/add/demo"):
        assert served.client.get(path, params=judging(served)).status_code in (404, 405)
    assert n_judged(place) == 0


@pytest.mark.parametrize("path", CHANGES)
def test_read_only_pages_take_no_change(place: Path, path: str) -> None:
    reading = serve(place, read_only=True)
    assert reading.client.post(path, data=judging(reading)).status_code == 403
    assert n_judged(place) == 0


def test_a_request_over_the_limit_is_refused_before_it_is_read(place: Path) -> None:
    small = serve(place, max_body=1_000)
    answer = small.client.post("/add", data={"token": small.settings.token}, files={"files": ("a.txt", b"x" * 2_000)})
    assert answer.status_code == 413


def test_a_request_that_hides_its_length_is_refused_once_it_is_over_the_limit(place: Path) -> None:
    small = serve(place, max_body=1_000)
    parts = (b"x" * 100 for _ in range(100))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert small.client.post("/judge", content=parts, headers=headers).status_code == 413


@pytest.mark.parametrize("length", ["-1", "many", "9" * 30])
def test_a_length_that_is_no_number_or_too_large_is_refused(served: Served, length: str) -> None:
    assert served.client.post("/judge", content=b"", headers={"content-length": length}).status_code == 413


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil",
        "javascript:alert(1)",
        "/ /evil",
        "/é",
    ],
)
def test_a_form_cannot_lead_away_from_these_pages(served: Served, back: str) -> None:
    form = judging(served)
    answer = served.client.post("/judge", data=form | {"back": back}, follow_redirects=False)
    assert answer.headers["location"] == f"/statement/{form['statement']}"


def test_a_form_can_lead_back_to_a_page_of_ours(served: Served) -> None:
    answer = served.client.post("/judge", data=judging(served) | {"back": "/review?skip=2"}, follow_redirects=False)
    assert answer.headers["location"] == "/review?skip=2"


def test_every_answer_forbids_what_is_not_ours(served: Served) -> None:
    for path in ("/", "/static/keys.js", "/nothing", "/ask.json?q=ramp"):
        headers = served.client.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


def test_files_beside_the_static_ones_are_not_served(served: Served) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert served.client.get(path).status_code == 404


def shared(place: Path) -> Served:
    return serve(place, password="correct horse")


def test_without_the_password_nothing_is_shown(place: Path) -> None:
    client = shared(place).client
    for path in ("/", "/ask?q=ramp", "/review"):
        answer = client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert client.get("/index.json").status_code == 401
    assert client.post("/judge", data={"token": "x"}).status_code == 401
    assert client.get("/login").status_code == client.get("/static/style.css").status_code == 200


def test_the_password_opens_the_pages_of_this_run(place: Path) -> None:
    served = shared(place)
    answer = served.client.post(
        "/login", data={"token": served.settings.token, "password": "correct horse"}, follow_redirects=False
    )
    assert answer.status_code == 303
    assert "HttpOnly" in answer.headers["set-cookie"] and "SameSite=strict" in answer.headers["set-cookie"]
    assert served.client.get("/index.json").status_code == 200
    other = shared(place)
    other.client.cookies = served.client.cookies
    assert other.client.get("/index.json").status_code == 401


def test_a_wrong_password_opens_nothing_and_five_close_the_door_for_a_minute(place: Path) -> None:
    served = shared(place)
    form = {"token": served.settings.token, "password": "guess"}
    assert [served.client.post("/login", data=form).status_code for _ in range(MOST_WRONG)] == [403] * MOST_WRONG
    right = form | {"password": "correct horse"}
    assert served.client.post("/login", data=right, follow_redirects=False).status_code == 429
    assert served.client.get("/index.json").status_code == 401


def test_the_door_opens_again_after_the_minute() -> None:
    now = [0.0]
    wrong = Wrong(lambda: now[0])
    for _ in range(MOST_WRONG):
        assert not wrong.too_many()
        wrong.one_more()
    assert wrong.too_many()
    now[0] = WINDOW + 1
    assert not wrong.too_many()


def test_neither_token_nor_password_is_in_what_settings_show() -> None:
    settings = Settings("x.db", password="correct horse")
    assert "correct horse" not in repr(settings)
    assert settings.token not in repr(settings)


def test_two_runs_have_different_tokens(place: Path) -> None:
    assert pages(Settings(str(place)), lambda: READER).state.settings.token != Settings(str(place)).token
