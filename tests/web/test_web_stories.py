"""What a fact-checker and a researcher do, in a real browser: by mouse, by keyboard, and without JavaScript."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_browser import browser, page_in, running
from web_reports import HARBOUR, SECOND, make_record, saved

from onrecord.store import Record

pytestmark = pytest.mark.slow

VENDOR = Path(__file__).parent / "vendor"
THIRD = saved("A third report", "“It fell at once, and nobody had been warned,” said Dora Lind.")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    with running(place) as found:
        yield found


def file(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/html", "buffer": data}


def test_a_fact_checker_adds_reads_corrects_and_cites_by_mouse(chromium: Any, tmp_path: Path) -> None:
    Record.open(tmp_path / "new.db", create=True).close()
    with running(tmp_path / "new.db") as address:
        page = page_in(chromium, address)
        page.goto("/")
        page.get_by_role("link", name="Add reports").click()
        page.set_input_files("#files", [file("harbour.html", HARBOUR), file("empty.html", b"")])
        page.get_by_role("button", name="Add to the record").click()
        page.wait_for_selector("#added li.skipped")
        assert "harbour.html" in page.inner_text("#added li.added")
        page.wait_for_function("document.querySelector('#job-title').textContent === 'Added'")
        page.click("#added a")
        page.hover(".text .content")
        assert page.locator(".card.lit").count() == 1
        page.locator(".card").first.get_by_role("link", name="correct").click()
        page.fill("#why", "heard the tape")
        page.locator("#correct #by").fill("Eva Roth")
        page.get_by_role("button", name="Keep the judgement").click()
        assert "confirmed by Eva Roth" in page.inner_text("article.hit .standing, .hit .standing")
        assert "Ada Okafor: “The ramp was 🙂 unfit to be loaded,”" in page.inner_text("pre >> nth=0")
        assert page.troubles == []


def test_a_researcher_reviews_asks_and_follows_a_speaker_by_keyboard_alone(chromium: Any, address: str) -> None:
    page = page_in(chromium, address)
    page.goto("/review")
    page.keyboard.press("y")
    page.keyboard.type("Eva Roth")
    page.keyboard.press("Enter")
    page.wait_for_selector(".history li.positive")
    second = page.inner_text(".reviewed .passage")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.wait_for_selector(".history li.negative")
    assert page.inner_text(".reviewed .passage") != second
    page.keyboard.press("u")
    page.wait_for_selector(".history li.gone")
    page.keyboard.press("/")
    page.keyboard.type("ramp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=ramp"))
    page.wait_for_selector(".hit")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    walked = page.evaluate("document.activeElement.dataset.id")
    assert walked == page.locator(".hit").nth(1).get_attribute("data-id")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/report/.*#s-" + walked))
    assert page.locator(f"#s-{walked}.lit").count() == 1
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.id") == page.locator(".card").nth(0).get_attribute("data-id")
    page.keyboard.press("p")
    page.wait_for_url(re.compile("/page$"))
    page.keyboard.press("j")
    frame = page.frame(name="kept")
    frame.wait_for_selector("mark:target")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    assert page.troubles == []


def test_reading_and_asking_need_no_javascript(chromium: Any, address: str) -> None:
    page = page_in(chromium, address, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="The harbour letter").click()
    assert page.locator(".card").count() == 2
    page.locator(".text a.n").first.click()
    assert re.search("#s-", page.url)
    page.get_by_role("link", name="The saved page").click()
    assert page.frame_locator("iframe").locator("mark").count() >= 2
    page.locator(".text a.n").first.click()
    assert page.frame_locator("iframe").locator("mark:target").count() == 1
    page.fill("#q", "act:deny")
    page.get_by_role("button", name="Ask").click()
    assert page.locator(".hit").count() == 1
    page.locator(".hit a.open").click()
    assert page.locator(".card:target").count() == 1


def test_adding_needs_no_javascript(chromium: Any, address: str) -> None:
    page = page_in(chromium, address, java_script_enabled=False)
    page.goto("/add")
    page.set_input_files("#files", [file("third.html", THIRD)])
    page.get_by_role("button", name="Add to the record").click()
    page.wait_for_selector("#added li.added")
    assert "third.html" in page.inner_text("#added li.added")


HOSTILE = (
    '<script>document.title="owned";fetch("http://evil.example/s")</script>'
    '<img src="http://evil.example/a.png" onerror="alert(1)">'
    '<style>@import url("http://evil.example/a.css");</style><link rel="stylesheet" href="http://evil.example/b.css">'
    '<iframe src="http://evil.example/f"></iframe><svg onload="alert(1)"><image href="http://evil.example/i.png"/></svg>'
    '<div style="background:url(http://evil.example/d.png)" onclick="alert(1)">styled</div><object data="http://evil.example/o"></object>'
    '<meta http-equiv="refresh" content="0;url=http://evil.example/r">'
    '<a href="javascript:alert(1)" ping="http://evil.example/p">click here</a>'
    '<video src="http://evil.example/v.mp4" autoplay></video><form action="http://evil.example/q"><button>send</button></form>'
)


def test_a_hostile_page_runs_nothing_and_asks_for_nothing(chromium: Any, tmp_path: Path) -> None:
    page_bytes = saved("A page", "“We were told at once,” said Ada Okafor.", HOSTILE)
    make_record(tmp_path / "case.db", [("page.html", page_bytes)])
    with running(tmp_path / "case.db") as address:
        page = page_in(chromium, address)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: asked.append("dialog"))
        page.goto("/")
        page.get_by_role("link", name="A page").click()
        page.get_by_role("link", name="The saved page").click()
        page.frame_locator("iframe").locator("mark").first.wait_for()
        frame = page.frame(name="kept")
        frame.get_by_text("click here").click()
        frame.get_by_text("styled").click()
        page.goto(page.frame(name="kept").url)
        page.wait_for_timeout(500)
        assert page.title() == "A page"
        assert page.locator("script, style, img, iframe, svg, object, form, video").count() == 0
        assert asked and all(url.startswith(address) for url in asked), asked


def test_a_policy_stops_what_a_sanitiser_would_miss(chromium: Any, address: str) -> None:
    page = page_in(chromium, address)
    answered: list[str] = []
    # A blocked request is announced too, but never answered.
    page.on("response", lambda response: answered.append(response.url))
    page.goto("/")
    page.evaluate(
        """document.body.insertAdjacentHTML("beforeend",
        '<img src="http://evil.example/a.png"><b onclick="window.ran = 1">x</b>')"""
    )
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    )
    page.evaluate("document.querySelector('body > b').click()")
    assert page.evaluate("window.ran") is None
    assert not [url for url in answered if "evil" in url]
    assert any("Content Security Policy" in trouble for trouble in page.troubles)


def addresses(place: Path) -> list[str]:
    with Record.open(place, read_only=True) as record:
        report = record.shown.reports(1, 1)[0].id
        statement = record.shown.statements_of(report)[0].statement.id
        speaker = record.shown.speakers(1)[0][0].id
    pages = ["/", f"/report/{report}", f"/report/{report}/page", f"/statement/{statement}", "/ask", "/ask?q=ramp"]
    return [*pages, "/ask?q=zebra", "/speakers", f"/speaker/{speaker}", "/review", "/add", "/nothing"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_barrier(chromium: Any, place: Path, scheme: str) -> None:
    axe = (VENDOR / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    with running(place) as address:
        page = page_in(chromium, address, color_scheme=scheme, bypass_csp=True)
        found = []
        for path in addresses(place):
            page.goto(path)
            page.evaluate(axe)
            result = json.loads(
                page.evaluate("axe.run({iframes: false}).then((found) => JSON.stringify(found.violations))")
            )
            found += [
                (path, one["id"], one["nodes"][0]["html"][:120], one["nodes"][0].get("failureSummary", "")[:200])
                for one in result
                if one["impact"] in ("serious", "critical")
            ]
        assert found == []


def test_no_page_is_wider_than_a_telephone(chromium: Any, place: Path) -> None:
    with running(place) as address:
        page = page_in(chromium, address, viewport={"width": 390, "height": 844})
        for path in addresses(place):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_report_of_twenty_thousand_words_can_be_walked_soon(chromium: Any, tmp_path: Path) -> None:
    filler = "and so it went on that day in the harbour while the rain came down " * 3
    many = [f"“The ramp was unfit, sheet {n},” said Ada Okafor. {filler}" for n in range(430)]
    make_record(tmp_path / "long.db", [("long.html", saved("Long", *many))])
    with running(tmp_path / "long.db") as address, Record.open(tmp_path / "long.db", read_only=True) as record:
        report = record.shown.reports(1)[0].id
        assert len(record.document(report).text.split()) > 20_000
        page = page_in(chromium, address)
        page.goto("/")
        page.goto(f"/report/{report}")
        timing = page.evaluate("JSON.stringify(performance.getEntriesByType('navigation')[0])")
        interactive = json.loads(timing)["domInteractive"]
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.classList.contains('card')")
        # The budget is one second on a quiet machine; a busy one may take several times as long.
        assert interactive < 8_000
        print(f"interactive after {interactive:.0f} ms")  # noqa: T201


def test_the_second_record_is_found_where_files_are_dropped(chromium: Any, address: str) -> None:
    page = page_in(chromium, address)
    page.goto("/add")
    page.evaluate(
        """(text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "dropped.html", { type: "text/html" }));
        document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }""",
        THIRD.decode(),
    )
    page.wait_for_selector("#added li.added")
    assert "dropped.html" in page.inner_text("#added")
    assert SECOND != THIRD
