"""Judging, merging, splitting and taking back from a page: appended, shown, undoable."""

from pathlib import Path

import pytest
from web_reports import Served

from onrecord.store import Record


def cards(served: Served) -> list[dict]:
    report = served.client.get("/index.json").json()["reports"][-1]["id"]
    return served.client.get(f"/report/{report}.json").json()["cards"]


def judged(served: Served, verdict: str, **more: str) -> str:
    """Judge the speaker of the first statement; its id."""
    statement = cards(served)[0]["id"]
    form = {"statement": statement, "aspect": "speaker", "verdict": verdict, "by": "Eva Roth", "why": "heard the tape"}
    assert served.post("/judge", **form | more) == 303
    return statement


@pytest.mark.parametrize(
    ("verdict", "standing"), [("positive", "confirmed"), ("negative", "disputed"), ("unsure", "unsure")]
)
def test_what_a_person_decided_shows_on_every_page(served: Served, verdict: str, standing: str) -> None:
    assert {card["standing"] for card in cards(served)} == {"suggested"}
    statement = judged(served, verdict)
    assert cards(served)[0]["standing"] == standing
    shown = served.client.get(f"/statement/{statement}.json").json()
    assert shown["statement"]["standing"] == standing
    assert shown["judged"][0]["by"] == "Eva Roth"
    hits = served.client.get("/ask.json?q=unfit").json()["hits"]
    assert {hit["id"]: hit["standing"] for hit in hits}[statement] == standing
    assert f"{standing} by Eva Roth" in served.client.get("/ask?q=unfit").text


def test_naming_the_right_speaker_corrects_the_record(served: Served) -> None:
    statement = judged(served, "negative", said_by="Cleo Tan")
    shown = served.client.get(f"/statement/{statement}.json").json()["statement"]
    assert (shown["standing"], shown["speaker_name"]) == ("corrected", "Cleo Tan")


def test_the_queue_goes_on_to_the_next_and_the_least_sure_comes_first(served: Served) -> None:
    before = served.client.get("/review.json").json()
    confidence = [hit["attribution"]["confidence"] for hit in before["queue"]]
    assert confidence == sorted(confidence) and before["n_waiting"] == 4
    first, second = before["queue"][0]["id"], before["queue"][1]["id"]
    served.post("/judge", statement=first, aspect="speaker", verdict="positive", by="Eva", why="seen", back="/review")
    after = served.client.get("/review.json").json()
    assert after["queue"][0]["id"] == second
    assert (after["n_waiting"], after["n_judged"]) == (3, 1)
    assert after["made"][0]["statement"] == first


def test_what_is_left_for_later_comes_back_at_the_end(served: Served) -> None:
    first = served.client.get("/review.json").json()["queue"][0]["id"]
    assert served.client.get("/review.json?skip=1").json()["queue"][0]["id"] != first
    assert served.client.get("/review.json?skip=4").json()["queue"][0]["id"] == first


def test_a_judgement_is_taken_back_and_its_history_stays(served: Served, place: Path) -> None:
    statement = judged(served, "negative")
    made = served.client.get("/review.json").json()["made"][0]
    assert served.post("/undo", judgement=made["id"], by="Eva Roth") == 303
    shown = served.client.get(f"/statement/{statement}.json").json()
    assert shown["statement"]["standing"] == "suggested"
    assert [one["in_force"] for one in shown["judged"]] == [False]
    assert served.client.get("/review.json").json()["n_waiting"] == 4
    with Record.open(place, read_only=True) as record:
        assert len(record.judgements()) == 2


def test_two_speakers_are_merged_and_parted_again(served: Served) -> None:
    def speakers() -> dict[str, str]:
        return {one["name"]: one["id"] for one in served.client.get("/speakers.json").json()["speakers"]}

    known = speakers()
    one, other = known["Ada Okafor"], known["Cleo Tan"]
    assert served.post("/merge", one=one, other=other, by="Eva", why="married") == 303
    assert "Cleo Tan" not in speakers()
    made = served.client.get("/review.json").json()["made"][0]
    assert served.post("/undo", judgement=made["id"], by="Eva") == 303
    assert set(speakers()) == set(known)
    assert served.post("/split", one=speakers()["Ada Okafor"], other=speakers()["Cleo Tan"], by="Eva", why="two") == 303


@pytest.mark.parametrize("missing", ["by", "why", "statement"])
def test_a_form_that_lacks_something_changes_nothing_and_says_what(served: Served, place: Path, missing: str) -> None:
    form = {"statement": cards(served)[0]["id"], "aspect": "speaker", "verdict": "positive", "by": "Eva", "why": "seen"}
    answer = served.client.post("/judge", data={"token": served.settings.token, **form, missing: "  "})
    assert answer.status_code == 400
    assert missing in answer.text
    with Record.open(place, read_only=True) as record:
        assert record.judgements() == ()


@pytest.mark.parametrize(
    "wrong", [{"aspect": "weather"}, {"verdict": "true"}, {"statement": "zzzzzzzz"}, {"said_by": "Nobody"}]
)
def test_a_form_that_was_tampered_with_changes_nothing(served: Served, place: Path, wrong: dict[str, str]) -> None:
    form = {"statement": cards(served)[0]["id"], "aspect": "speaker", "verdict": "positive", "by": "Eva", "why": "seen"}
    assert served.post("/judge", **form | wrong) in (400, 404)
    with Record.open(place, read_only=True) as record:
        assert record.judgements() == ()
