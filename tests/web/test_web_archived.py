"""The saved page in its frame: marked where its statements stand, and harmless whatever it holds."""

import re
from html import unescape
from pathlib import Path

import pytest
from web_reports import HARBOUR, Served, make_record, saved, serve

HOSTILE = (
    '<script>alert(1)</script><script src="http://evil.example/a.js"></script>',
    '<img src="http://evil.example/a.png" onerror="alert(1)"><img srcset="http://evil.example/b.png 2x">',
    '<a href="javascript:alert(1)">click</a><a href="http://evil.example/" ping="http://evil.example/p">out</a>',
    '<style>@import url("http://evil.example/a.css"); body { background: url(http://evil.example/b.png) }</style>',
    '<link rel="stylesheet" href="http://evil.example/c.css"><meta http-equiv="refresh" content="0;url=http://evil.example/">',
    '<iframe src="http://evil.example/"></iframe><object data="http://evil.example/"></object><embed src="http://evil.example/">',
    '<svg onload="alert(1)"><image href="http://evil.example/d.png"/><script>alert(1)</script></svg>',
    '<math href="javascript:alert(1)"><mtext>x</mtext></math>',
    '<form action="http://evil.example/"><input name="q" autofocus onfocus="alert(1)"><button formaction="http://evil.example/">go</button></form>',
    '<div style="background:url(http://evil.example/e.png)" onclick="alert(1)">styled</div><base href="http://evil.example/">',
    '<video src="http://evil.example/v.mp4" poster="http://evil.example/f.png" autoplay></video><audio src="http://evil.example/a.mp3"></audio>',
    '<p id="m-0" class="direct">named</p><mark id="t-1">false mark</mark> \ue0000\ue001false sign\ue002',
    '<table background="http://evil.example/g.png"><tr><td>cell</td></tr></table>',
    '<noscript><img src="http://evil.example/h.png"></noscript>',
    "<!--[if IE]><script>alert(1)</script><![endif]--><template><script>alert(1)</script></template>",
    "<x-y onclick=alert(1)>own</x-y>",
)
FALSE_NAMES = (
    "evil.example",
    "<script",
    "<style",
    "onerror",
    "onload",
    "onclick",
    "onfocus",
    "javascript:",
    "<img",
    "<svg",
    "<iframe",
)


def only_report(served: Served) -> str:
    found: str = served.client.get("/index.json").json()["reports"][0]["id"]
    return found


def kept(tmp_path: Path, name: str, data: bytes) -> tuple[Served, str]:
    make_record(tmp_path / "case.db", [(name, data)])
    served = serve(tmp_path / "case.db")
    return served, served.client.get(f"/report/{only_report(served)}/kept").text


def marked(html: str) -> list[str]:
    return [unescape(re.sub("<[^>]*>", "", words)) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]


def test_the_words_of_a_statement_are_marked_in_the_page_across_its_elements(tmp_path: Path) -> None:
    _, html = kept(tmp_path, "harbour.html", HARBOUR)
    assert "".join(marked(html)).startswith("“The ramp was 🙂 unfit to be loaded,”")
    assert "<b><mark" in html
    assert "said Ada Okafor" in html


def test_each_statement_can_be_linked_to_once(tmp_path: Path) -> None:
    served, html = kept(tmp_path, "harbour.html", HARBOUR)
    cards = served.client.get(f"/report/{only_report(served)}.json").json()["cards"]
    assert re.findall(r'<mark id="m-([^"]*)"', html) == [card["id"] for card in cards]


def test_a_text_that_was_no_page_is_marked_too(tmp_path: Path) -> None:
    _, html = kept(tmp_path, "note.txt", "“Wait <here> & see,” said Ada Okafor.\n\nNothing else.".encode())
    assert marked(html) == ["“Wait <here> & see,”"]
    assert "&lt;here&gt;" in html


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_page_leaves_nothing_that_runs_or_loads(tmp_path: Path, part: str) -> None:
    page = saved("A page", "“We were told at once,” said Ada Okafor.", part, "“Not by us,” said Ben Marsh.")
    served, html = kept(tmp_path, "page.html", page)
    body = html.partition("<body>")[2]
    assert not [name for name in FALSE_NAMES if name in body]
    assert not re.search(r"\s(?:style|src|href|action|class|id)=", re.sub(r"<mark[^>]*>", "", body))
    assert len(marked(html)) == 2
    assert "evil.example" not in re.sub(
        r"<[^>]*>", "", served.client.get(f"/report/{only_report(served)}").text.split("<main")[0]
    )


def test_the_frame_has_no_rights_and_its_policy_loads_our_sheet_alone(tmp_path: Path) -> None:
    served, _ = kept(tmp_path, "harbour.html", HARBOUR)
    page = served.client.get(f"/report/{only_report(served)}/page").text
    assert re.search(r"<iframe sandbox name=", page)
    policy = served.client.get(f"/report/{only_report(served)}/kept").headers["content-security-policy"]
    assert policy == (
        "default-src 'none'; style-src http://127.0.0.1:8765/static/saved.css; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'self'; sandbox"
    )


def test_signs_of_a_page_are_not_taken_for_ours(tmp_path: Path) -> None:
    page = saved("A page", "“We were told,” said Ada Okafor. \ue0000\ue001false\ue002 words \ue00099\ue001.")
    _, html = kept(tmp_path, "page.html", page)
    assert marked(html) == ["“We were told,”"]


def test_the_frame_of_an_unknown_report_is_not_found(served: Served) -> None:
    assert served.client.get("/report/ffffffffffff/kept").status_code == 404


ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>{{7*7}}"


def test_no_field_of_a_hostile_report_becomes_markup(tmp_path: Path) -> None:
    from html import escape

    text = escape(ATTACK)
    page = saved(text, f"“{text} was said,” said Ada Okafor, {text}.", publisher=text)
    make_record(tmp_path / "case.db", [(f"{ATTACK.replace('/', '')}.html", page)])
    served = serve(tmp_path / "case.db")
    report = only_report(served)
    statement = served.client.get(f"/report/{report}.json").json()["cards"][0]["id"]
    form = {"statement": statement, "aspect": "certainty", "verdict": "negative", "by": ATTACK, "why": ATTACK}
    assert served.post("/judge", **form) == 303
    speaker = served.client.get("/speakers.json").json()["speakers"][0]["id"]
    pages = (
        f"/report/{report}",
        f"/report/{report}/page",
        f"/report/{report}/kept",
        f"/statement/{statement}",
        "/review",
    )
    pages += (
        f"/trace?q={statement}",
        "/relations?kind=any",
        "/silence?topic=said",
        "/check",
        f"/report/{report}?at=0-40",
    )
    pages += ("/", "/speakers", f"/speaker/{speaker}", "/ask?q=said", f"/nothing/{ATTACK}", f"/add/{ATTACK}")
    for path in (
        *pages,
        *(f"{page}?q={ATTACK}&name={ATTACK}&by={ATTACK}" for page in ("/ask", "/speakers", "/trace", "/relations")),
    ):
        html = served.client.get(path).text
        assert not re.search(
            r"<(?!script src=\"/static/keys\.js\" defer>)script|<img (?!src=\"/trace)|<svg onload", html
        ), path
        assert 'onerror=alert(2)>"' not in html
        assert "49" not in html or "{{7*7}}" in html, path
    drawing = served.client.get(f"/trace.svg?q={statement}")
    assert drawing.status_code == 200 and not re.search(r"<script|<img|onload=alert\(3\)>", drawing.text)
    assert "&lt;script&gt;alert(1)" in served.client.get(f"/statement/{statement}").text
