"""What a fact-checker and a researcher do, in a real browser: by mouse, by keyboard, and without JavaScript."""

import re
from pathlib import Path
from typing import Any

import pytest
from web_browser import arriving, file, page_in, running
from web_reports import AGAINST, HARBOUR, SECOND, THIRD, make_record

from onrecord.store import Record

pytestmark = pytest.mark.slow


def test_a_fact_checker_adds_reads_corrects_asks_traces_checks_and_exports_by_mouse(
    chromium: Any, tmp_path: Path
) -> None:
    Record.open(tmp_path / "new.db", create=True).close()
    with running(tmp_path / "new.db") as address:
        page = page_in(chromium, address)
        page.goto("/")
        with arriving(page):
            page.get_by_role("link", name="Add reports").click()
        page.set_input_files(
            "#files", [file("harbour.html", HARBOUR), file("second.html", SECOND), file("empty.html", b"")]
        )
        with arriving(page):
            page.get_by_role("button", name="Add to the record").click()
        page.wait_for_selector("#added li.skipped")
        page.get_by_role("heading", name="Added", exact=True).wait_for()
        assert "harbour.html" in page.inner_text("#added")
        with arriving(page):
            page.get_by_role("link", name="harbour.html").click()
        page.hover(".text .content")
        assert page.locator(".card.lit").count() == 1
        with arriving(page):
            page.locator(".card").first.get_by_role("link", name="correct").click()
        page.fill("#why", "heard the tape")
        page.locator("#correct #by").fill("Eva Roth")
        with arriving(page):
            page.get_by_role("button", name="Keep the judgement").click()
        assert "confirmed by Eva Roth" in page.inner_text(".hit .standing >> nth=0")
        assert "Ada Okafor: “The ramp was 🙂 unfit to be loaded,”" in page.inner_text("pre >> nth=0")
        page.fill("#q", "unfit")
        with arriving(page):
            page.get_by_role("button", name="Ask").click()
        assert page.locator(".hit.confirmed").count() == 1
        with arriving(page):
            page.locator(".hit").first.get_by_role("link", name="trace").click()
        assert page.locator(".version").count() == 2
        assert page.locator(".version").first.locator("h2").inner_text() == "The Courier"
        with page.expect_download() as drawn:
            page.get_by_role("link", name="SVG").click()
        assert "<svg" in Path(drawn.value.path()).read_text(encoding="utf-8")
        with page.expect_download() as painted:
            page.get_by_role("button", name="PNG").click()
        assert Path(painted.value.path()).read_bytes().startswith(b"\x89PNG")
        with arriving(page):
            page.get_by_role("link", name="Check", exact=True).click()
        page.fill("#text", "“The ramp was fit to be loaded,” said Ada Okafor. “We asked twice,” said Ada Okafor.")
        with arriving(page):
            page.get_by_role("button", name="Check").click()
        assert page.locator(".finding.alert").count() == 2
        page.hover(".quoted >> nth=0")
        assert page.locator(".finding.lit").count() == 1
        with arriving(page):
            page.locator(".finding .where a").first.click()
        page.wait_for_selector("#at")
        assert "unfit" in page.inner_text(".asked >> nth=0") or "twice" in page.inner_text(".asked >> nth=0")
        page.goto("/ask?q=ramp")
        page.get_by_text("Export these statements").click()
        with page.expect_download() as table:
            page.get_by_role("link", name="csv", exact=True).click()
        assert "Ada Okafor" in Path(table.value.path()).read_text(encoding="utf-8")
        assert page.troubles == []


def press_to(page: Any, selector: str) -> None:
    """Press Tab until an element of the selector has the focus, as somebody without a mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_a_fact_checker_adds_traces_checks_and_exports_by_keyboard_alone(chromium: Any, tmp_path: Path) -> None:
    Record.open(tmp_path / "new.db", create=True).close()
    with running(tmp_path / "new.db") as address:
        page = page_in(chromium, address)
        # Told this early, the browser hands choosers over before a key asks for one; told with the key, it may be late.
        page.on("filechooser", lambda chooser: None)
        page.goto("/")
        press_to(page, "main a[href='/add']")
        with arriving(page):
            page.keyboard.press("Enter")
        press_to(page, "#files")
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Space")
        chooser.value.set_files([file("harbour.html", HARBOUR), file("second.html", SECOND)])
        press_to(page, "#add button")
        with arriving(page):
            page.keyboard.press("Enter")
        page.get_by_role("heading", name="Added", exact=True).wait_for()
        press_to(page, "#added a")
        with arriving(page):
            page.keyboard.press("Enter")
        page.keyboard.press("j")
        assert page.locator(".card.lit").count() == 1
        press_to(page, ".card a[href$='#correct']")
        with arriving(page):
            page.keyboard.press("Enter")
        press_to(page, "#correct #why")
        page.keyboard.type("heard the tape")
        press_to(page, "#correct #by")
        page.keyboard.type("Eva Roth")
        with arriving(page):
            page.keyboard.press("Enter")
        assert page.locator(".hit.confirmed").count() == 1
        page.keyboard.press("/")
        page.keyboard.type("unfit")
        with arriving(page):
            page.keyboard.press("Enter")
        press_to(page, ".hit a[href^='/trace']")
        with arriving(page):
            page.keyboard.press("Enter")
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == "v-2"
        press_to(page, "a[href^='/trace.graphml']")
        with page.expect_download() as graph:
            page.keyboard.press("Enter")
        assert "<graphml" in Path(graph.value.path()).read_text(encoding="utf-8")
        page.goto("/check")
        press_to(page, "#text")
        page.keyboard.type("“The ramp was fit to be loaded,” said Ada Okafor.")
        press_to(page, "#check button")
        with arriving(page):
            page.keyboard.press("Enter")
        page.keyboard.press("j")
        assert page.locator(".finding.lit").count() == 1
        press_to(page, ".finding .where a")
        with arriving(page):
            page.keyboard.press("Enter")
        assert "#at" in page.url
        page.goto("/ask?q=ramp")
        press_to(page, ".exports summary")
        page.keyboard.press("Enter")
        press_to(page, ".exports a[href*='to=csv']")
        with page.expect_download() as table:
            page.keyboard.press("Enter")
        assert "Ada Okafor" in Path(table.value.path()).read_text(encoding="utf-8")
        assert page.troubles == []


def test_a_researcher_looks_for_silence_and_judges_a_contradiction(chromium: Any, tmp_path: Path) -> None:
    reports = [("harbour.html", HARBOUR), ("second.html", SECOND), ("against.html", AGAINST)]
    make_record(tmp_path / "case.db", reports)
    with running(tmp_path / "case.db") as address:
        page = page_in(chromium, address)
        page.goto("/silence")
        page.fill("#topic", "ministry")
        with arriving(page):
            page.get_by_role("button", name="Look").click()
        assert "Cleo Tan" in page.inner_text(".unheards")
        with arriving(page):
            page.get_by_role("link", name="Relations").click()
        pair = page.locator(".pair").first
        assert pair.locator(".side").count() == 2
        pair.get_by_text("Is it so?").click()
        pair.locator("[name=why]").fill("both on tape")
        pair.locator("[name=by]").fill("Eva Roth")
        with arriving(page):
            pair.get_by_role("button", name="Yes").click()
        assert page.locator(".pair.confirmed").count() == 1
        with arriving(page):
            page.locator(".pair .who a").first.click()
        assert page.locator("#against, #changed, #backed").count() >= 1
        assert page.troubles == []


def test_a_researcher_reviews_asks_and_follows_a_speaker_by_keyboard_alone(chromium: Any, address: str) -> None:
    page = page_in(chromium, address)
    page.goto("/review")
    page.keyboard.press("y")
    page.keyboard.type("Eva Roth")
    with arriving(page):
        page.keyboard.press("Enter")
    assert page.locator(".history li.positive").count() == 1
    second = page.inner_text(".reviewed .passage")
    with arriving(page):
        page.keyboard.press("n")
    assert page.locator(".history li.negative").count() == 1
    assert page.inner_text(".reviewed .passage") != second
    with arriving(page):
        page.keyboard.press("u")
    assert page.locator(".history li.gone").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("ramp")
    with arriving(page):
        page.keyboard.press("Enter")
    assert "q=ramp" in page.url
    page.keyboard.press("j")
    page.keyboard.press("j")
    walked = page.evaluate("document.activeElement.dataset.id")
    assert walked == page.locator(".hit").nth(1).get_attribute("data-id")
    with arriving(page):
        page.keyboard.press("Enter")
    assert re.search("/report/.*#s-" + walked, page.url)
    assert page.locator(f"#s-{walked}.lit").count() == 1
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.id") == page.locator(".card").nth(0).get_attribute("data-id")
    with arriving(page):
        page.keyboard.press("p")
    assert page.url.endswith("/page")
    page.keyboard.press("j")
    frame = page.frame(name="kept")
    frame.wait_for_selector("mark:target")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys", state="hidden")
    assert page.troubles == []


def test_reading_and_asking_need_no_javascript(chromium: Any, address: str) -> None:
    page = page_in(chromium, address, java_script_enabled=False)
    page.goto("/")
    with arriving(page):
        page.get_by_role("link", name="The harbour letter").click()
    assert page.locator(".card").count() == 2
    with arriving(page):
        page.locator(".text a.n").first.click()
    assert re.search("#s-", page.url)
    with arriving(page):
        page.get_by_role("link", name="The saved page").click()
    page.frame_locator("iframe").locator("mark").nth(1).wait_for()
    page.locator(".text a.n").first.click()
    page.frame_locator("iframe").locator("mark:target").wait_for()
    page.fill("#q", "act:deny")
    with arriving(page):
        page.get_by_role("button", name="Ask").click()
    assert page.locator(".hit").count() == 1
    with arriving(page):
        page.locator(".hit a.open").click()
    assert page.locator(".card:target").count() == 1


def test_adding_needs_no_javascript(chromium: Any, address: str) -> None:
    page = page_in(chromium, address, java_script_enabled=False)
    page.goto("/add")
    page.set_input_files("#files", [file("third.html", THIRD)])
    page.get_by_role("button", name="Add to the record").click()
    page.wait_for_selector("#added li.added")
    assert "third.html" in page.inner_text("#added li.added")


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
