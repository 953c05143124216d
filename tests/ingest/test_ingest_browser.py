"""The map from a text back to its page, looked up in a real browser."""

import hashlib

import pytest
from ingest_pages import LEDE, PROSE, agency_page, article, blog, newspaper, table_page

from browser import browser, texts_at
from onrecord.ingest import locate, parse
from onrecord.tag import load_tagger
from onrecord.types import Original
from pages import HELD_OUT, TUNED, pages
from places import looked_up

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(browser() is None, reason="needs the Debian package chromium"),
]

ODD = (
    article("<p>She said <q>too <script>var a</script>late</q> \U0001f600 e\u0301 twice.</p><pre>\na\n\n b  c</pre>"),
    article("<o:p>She said so.</o:p><p>A &amp; B &nbsp; C<br>D</p>"),
    article("<p>One<div>two</div>three<p>four <b>five<p>six</b> seven"),
    f"<h1>Pier</h1><table><tr><p>{LEDE}</p><td>{LEDE}<td>cell</table><p>after <b>the <i>end</b> of</i> it",
    f"<p>{LEDE}<table><tr><td>No doctype: the paragraph holds the table.</table>",
    f"<!doctype html><p>{LEDE}<table><tr><td>A doctype: the paragraph ends before the table.</table>",
    f"<html><body><noscript><p>none</p></noscript><svg><title>x</title></svg><math><mi>y</mi></math>{PROSE[0]}\r\n\r\n{PROSE[1]}",
    f"<html><template><p>no</p></template><select><option>no</select><p>{LEDE}</p><frameset><p>{LEDE}",
)


def test_chromium_finds_every_block_of_plain_and_odd_pages_where_the_map_says() -> None:
    work = []
    for page in (*ODD, blog(), newspaper(), table_page(), agency_page()):
        data = page.encode()
        original = Original("page.html", data, hashlib.sha256(data).hexdigest())
        document = parse(original)
        found = locate(original, document, *(block.span for block in document.blocks))
        work.append((data, [place for there in found for place in there]))
    for (_, places), answer in zip(work, texts_at(work), strict=True):
        assert [place.exact for place in places] == answer
        assert places


def test_chromium_finds_every_span_of_every_statement_on_a_page_of_each_layout() -> None:
    looked = looked_up(pages((*TUNED, *HELD_OUT), 1), load_tagger())
    assert len(looked) > 300
    assert [one for one in looked if not one.right] == []
