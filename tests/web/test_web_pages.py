"""Each page and its object: the same values, nothing inline, something to say when there is nothing."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jinja2 import Template
from web_reports import HARBOUR, Served, make_record, saved, serve

from onrecord.store import Record

PAGES = (
    "/",
    "/report/{report}",
    "/report/{report}/page",
    "/statement/{statement}",
    "/ask",
    "/ask?q=ramp",
    "/ask?q=zebra",
)
PAGES += ("/ask?q=%22ramp", "/ask?q=ramp&by=speaker", "/speakers", "/speakers?name=okafor", "/speakers?name=nobody")
PAGES += ("/speaker/{speaker}", "/review", "/review?skip=1", "/add", "/report/000000000000")
PAGES += ("/report/{report}?at=10-40", "/check", "/relations", "/relations?kind=echoes", "/relations?q=ramp")
PAGES += ("/relations?q=%22ramp", "/silence", "/silence?topic=ramp", "/silence?topic=ramp&from=2021-02&speaker=Okafor")
PAGES += ("/silence?topic=the", "/trace", "/trace?q={statement}", "/trace?q=the+ramp+was+unfit", "/trace?q=the")
PAGES += ("/trace?q=nobody+ever+wrote+these+strange+words",)


def addresses(served: Served) -> dict[str, str]:
    report = served.client.get("/index.json").json()["reports"][-1]["id"]
    return {
        "report": report,
        "statement": served.client.get(f"/report/{report}.json").json()["cards"][0]["id"],
        "speaker": served.client.get("/speakers.json").json()["speakers"][0]["id"],
    }


@pytest.mark.parametrize("page", PAGES)
def test_the_json_of_a_page_is_the_object_that_the_page_shows(
    served: Served, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, Any]] = []
    real = Template.render

    def watched(template: Template, **values: Any) -> str:
        shown.append({name: value for name, value in values.items() if name not in ("token", "read_only", "address")})
        return real(template, **values)

    ids = addresses(served)
    monkeypatch.setattr(Template, "render", watched)
    path, _, query = page.format(**ids).partition("?")
    html = served.client.get(f"{path}?{query}")
    data = served.client.get(f"{'/index' if path == '/' else path}.json?{query}")
    assert html.headers["content-type"].startswith("text/html")
    assert html.status_code == data.status_code == (404 if "0000" in page else 200)
    assert len(shown) == 1
    assert msgspec.json.decode(msgspec.json.encode(shown[0])) == data.json()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_nothing_inline_and_loads_only_its_own_files(served: Served, page: str) -> None:
    html = served.client.get(page.format(**addresses(served))).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert re.findall(r"<script[^>]*>", html) == ['<script src="/static/keys.js" defer>']
    assert all(
        not link.startswith(("http:", "https:", "//")) for link in re.findall(r'(?:href|src|action)="([^"]*)"', html)
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(served: Served, page: str) -> None:
    html = served.client.get(page.format(**addresses(served))).text
    for link in set(re.findall(r'(?:href|src)="(/[^"#]*)', html)):
        expected = 404 if "000000000000" in link else 200
        assert served.client.get(link.replace("&amp;", "&").replace("&#34;", '"')).status_code == expected, link


def test_statements_are_marked_where_they_stand_with_their_numbers(served: Served) -> None:
    report = served.client.get(f"/report/{addresses(served)['report']}.json").json()
    pieces = [piece for block in report["blocks"] for piece in block["pieces"]]
    marked = "".join(
        piece["text"] for piece in pieces if any(of["role"] == "content" and of["n"] == 1 for of in piece["of"])
    )
    assert marked == report["cards"][0]["content"]["text"] == "“The ramp was 🙂 unfit to be loaded,”"
    assert [n for piece in pieces for n in piece["opens"]] == [1, 2]


def test_a_note_stands_in_the_margin_of_its_block(served: Served) -> None:
    report = served.client.get(f"/report/{addresses(served)['report']}.json").json()
    assert report["blocks"][report["notes"][-1]["block"]]["notes"] == ["No byline stands on this page."]


def test_a_question_that_cannot_be_read_says_why(served: Served) -> None:
    assert "has no partner" in served.client.get('/ask?q="ramp').text


def test_finding_nothing_says_how_much_was_looked_at(served: Served) -> None:
    html = served.client.get("/ask?q=zebra").text
    assert "None of the 4 statements in 2 reports" in html
    assert "does not say that none was made" in html


def test_a_facet_narrows_the_question_to_as_many_as_it_counts(served: Served) -> None:
    found = served.client.get("/ask.json?q=ramp").json()
    assert found["n_found"] == found["tally"]["n"] == 4
    for facet in ("acts", "forms", "outlets", "speakers", "periods"):
        for value in found["tally"][facet]:
            if value["n"]:
                narrower = served.client.get("/ask.json", params={"q": f"{found['base']} {value['term']}"}).json()
                assert narrower["n_found"] == value["n"], value


def test_an_or_is_bracketed_before_it_is_narrowed(served: Served) -> None:
    found = served.client.get("/ask.json", params={"q": "unfit OR twice"}).json()
    assert found["base"] == "(unfit OR twice)"


def test_groups_hold_every_statement_of_the_page_once(served: Served) -> None:
    for by in ("", "speaker", "outlet", "month", "nonsense"):
        found = served.client.get("/ask.json", params={"q": "ramp", "by": by}).json()
        assert sorted(n for group in found["groups"] for n in group["hits"]) == list(range(len(found["hits"])))


def test_a_search_can_be_paged_through(tmp_path: Path) -> None:
    many = " ".join(f"“Ramp number {n:02},” said Ada Okafor." for n in range(60))
    make_record(tmp_path / "many.db", [("many.html", saved("Many", many))])
    client = serve(tmp_path / "many.db").client
    seen = [hit["id"] for page in (1, 2, 3) for hit in client.get(f"/ask.json?q=ramp&page={page}").json()["hits"]]
    assert len(seen) == len(set(seen)) == 60
    assert 'rel="next" href="/ask?q=ramp&amp;page=2"' in client.get("/ask?q=ramp").text.replace("&page", "&amp;page")


def test_an_empty_record_teaches_what_to_do(tmp_path: Path) -> None:
    Record.open(tmp_path / "new.db", create=True).close()
    client = serve(tmp_path / "new.db").client
    html = client.get("/").text
    assert "Nothing on record yet" in html
    assert 'action="/add/demo"' in html
    for page in ("/speakers", "/review", "/ask?q=ramp"):
        assert client.get(page).status_code == 200


def test_read_only_pages_offer_no_change(place: Path) -> None:
    reading = serve(place, read_only=True)
    for page in PAGES:
        if page not in ("/add", "/check"):
            assert 'method="post"' not in reading.client.get(page.format(**addresses(reading))).text, page
    assert reading.client.get("/add").status_code == 403


def test_names_are_suggested_for_the_word_being_typed(served: Served) -> None:
    assert served.client.get("/suggest.json?q=ramp okaf").json() == {"suggestions": ['ramp speaker:"Ada Okafor"']}
    assert served.client.get("/suggest.json?q=o").json() == {"suggestions": []}
    assert served.client.get("/suggest.json?q=ramp act:de").json() == {
        "suggestions": ["ramp act:deny", "ramp act:demand", "ramp act:decline"]
    }
    assert served.client.get("/suggest.json?q=to:den").json() == {"suggestions": []}


def test_a_speakers_page_holds_what_both_reports_say(served: Served) -> None:
    shown = served.client.get(f"/speaker/{addresses(served)['speaker']}.json").json()
    assert shown["entry"]["name"] == "Ada Okafor"
    assert shown["n_found"] == 2
    assert [period["n"] for period in shown["tally"]["periods"]] == [1, 1]
    assert [office["title"] for office in shown["offices"]] == ["the harbour engineer"]


def test_a_statement_can_be_cited_in_three_ways(served: Served) -> None:
    cite = served.client.get(f"/statement/{addresses(served)['statement']}.json").json()["cite"]
    assert cite["text"].startswith(
        "Ada Okafor: “The ramp was 🙂 unfit to be loaded,” (The Courier, The harbour letter, 4 Feb"
    )
    assert cite["markdown"].startswith("> “The ramp was")
    assert cite["footnote"].startswith("Ada Okafor, quoted in The Courier")


def test_a_record_that_is_gone_is_told_and_no_traceback(tmp_path: Path) -> None:
    answer = serve(tmp_path / "gone.db").client.get("/")
    assert answer.status_code == 503
    assert "does not exist" in answer.text


def test_style_and_script_of_all_pages_stay_small(served: Served) -> None:
    files = ("style.css", "pages.css", "keys.js", "saved.css")
    sizes = [len(served.client.get(f"/static/{name}").content) for name in files]
    assert sum(sizes) < 100_000


def test_the_same_report_at_two_names_tells_both(tmp_path: Path) -> None:
    make_record(tmp_path / "two.db", [("a.html", HARBOUR), ("b.html", HARBOUR)])
    served = serve(tmp_path / "two.db")
    assert served.client.get(f"/report/{addresses(served)['report']}.json").json()["document"]["paths"] == [
        "a.html",
        "b.html",
    ]
