"""The map from a text back to its page, checked against the tree that the page is read into."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_pages import LEDE, PROSE, agency_page, article, blog, newspaper, original, read, table_page
from test_ingest_properties import PARTS

from onrecord.errors import InputRefused, NotFound
from onrecord.ingest import locate, parse
from onrecord.ingest.pieces import VISIBLE
from onrecord.ingest.tree import descendants, tree_of
from onrecord.types import Document, Given, Place, Span

_STEP = re.compile(r"([a-z][a-z0-9-]*|\*)(?::nth-child\((\d+)\))?")


def places(page: str, passage: str) -> tuple[Place, ...]:
    document = read(page)
    start = document.text.index(passage)
    return locate(original(page), document, Span(start, start + len(passage)))[0]


def text_at(page: str, place: Place) -> str:
    """What the page's own tree has at the place."""
    node = tree_of(page, "page.html")
    for step in place.selector.split(" > "):
        name, number = _STEP.fullmatch(step).groups()  # type: ignore[union-attr]
        children = [child for child in node.children or () if not child.name.startswith(("#", "!"))]
        node = children[int(number or 1) - 1] if number else next(c for c in children if c.name == name)
        assert name in ("*", node.name)
    content = "".join(str(n.data or "") for n in descendants(node) if n.name == "#text")
    return content[place.start : place.end]


def visible(text: str) -> str:
    return "".join(VISIBLE.findall(text))


@pytest.mark.parametrize("page", [blog(), newspaper(), table_page(), agency_page(), article("<pre>a\n\nb  c</pre>")])
def test_every_block_leads_back_to_an_element_that_holds_it(page: str) -> None:
    document = read(page)
    found = locate(original(page), document, *(block.span for block in document.blocks))
    for block, there in zip(document.blocks, found, strict=True):
        assert visible("".join(place.exact for place in there)) == visible(document.text[slice(*block.span)])
        for place in there:
            assert text_at(page, place) == place.exact


def test_a_place_names_the_innermost_element_and_the_words_around() -> None:
    page = article("<p>She said it was <em>far too late</em>, and left.</p>")
    (place,) = places(page, "too late")
    assert place.selector.endswith("article:nth-child(1) > p:nth-child(4) > em:nth-child(1)")
    assert (place.start, place.end, place.exact) == (4, 12, "too late")
    assert place.prefix.endswith("She said it was far ")
    assert place.suffix.startswith(", and left.")


def test_offsets_count_code_points() -> None:
    page = article("<p>\U0001f600 e\u0301 she <b>said</b> so \U0001f600 twice.</p>")
    (place,) = places(page, "said so \U0001f600")
    assert text_at(page, place) == place.exact == "said so \U0001f600"
    assert place.start == len("\U0001f600 e\u0301 she ")


def test_white_space_is_as_the_page_has_it() -> None:
    page = article("<p>She\n   said   it\t was.</p>")
    (place,) = places(page, "She said it was.")
    assert place.exact == "She\n   said   it\t was."


def test_a_span_over_two_blocks_has_a_place_in_each() -> None:
    page = article("<p>First part.</p><p>Second part.</p>")
    assert [place.exact for place in places(page, "part.\n\nSecond")] == ["part.", "Second"]


def test_what_is_not_shown_parts_a_place() -> None:
    page = article("<p>She said <script>var a</script>it was <span hidden>not</span> late.</p>")
    assert [place.exact for place in places(page, "She said it was late.")] == ["She said", "it was", "late."]


def test_drawn_quotation_marks_stand_nowhere() -> None:
    page = article("<p>She said <q>too late</q>.</p>")
    assert [place.exact for place in places(page, "“too late”")] == ["too late"]
    document = read(page)
    mark = document.text.index("“too late")
    assert locate(original(page), document, Span(mark, mark + 1)) == ((),)


def test_a_name_that_no_selector_can_hold_is_left_to_its_number() -> None:
    page = article("<p>x</p><o:p>She said it was late.</o:p>")
    (place,) = places(page, "She said it was late.")
    assert place.selector.endswith(" > *:nth-child(5)")
    assert text_at(page, place) == place.exact


def test_text_that_a_table_cannot_hold_is_found_where_browsers_put_it() -> None:
    page = f"<!doctype html><h1>Pier</h1><table><tr><p>{LEDE}</p><td>cell</table>"
    (place,) = places(page, LEDE)
    assert place.selector == "html > body:nth-child(2) > p:nth-child(2)"


def test_bytes_of_another_page_are_refused() -> None:
    with pytest.raises(NotFound, match="give the bytes"):
        locate(original(article("<p>x</p>")), read(article("")), Span(0, 1))


def test_a_page_in_the_encoding_that_its_server_named_is_found() -> None:
    page = article("<p>Ещё утром было тихо, сказала она.</p>").replace("<meta charset=utf-8>", "")
    sent = dataclasses.replace(original(page.encode("koi8-r", "ignore")), given=Given(encoding="koi8-r"))
    document = parse(sent)
    start = document.text.index("тихо")
    ((place,),) = locate(sent, document, Span(start, start + 4))
    assert place.exact == "тихо"


def test_a_text_that_is_no_page_is_refused() -> None:
    plain = original("a <b> c\n\nd", "a.txt")
    with pytest.raises(NotFound, match="no page"):
        locate(plain, parse(plain), Span(0, 1))


def test_a_text_of_another_version_is_refused() -> None:
    page = article("")
    other = dataclasses.replace(read(page), text="Something else", blocks=())
    with pytest.raises(NotFound, match="read it again"):
        locate(original(page), other, Span(0, 1))


def _parsed(page: str) -> Document | None:
    try:
        return read(page, "a.html")
    except InputRefused:
        return None


@settings(deadline=None, max_examples=150)
@given(st.lists(PARTS, max_size=40).map("".join), st.data())
def test_any_span_of_any_page_leads_back_to_its_characters(inner: str, data: st.DataObject) -> None:
    page = "<html>" + inner
    document = _parsed(page)
    if document is None:
        return
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
    found = locate(original(page, "a.html"), document, Span(start, end))[0]
    told = visible("".join(place.exact for place in found))
    wanted = visible(document.text[start:end])
    if "<q>" in page:
        drawn = str.maketrans("", "", "“”‘’")
        told, wanted = told.translate(drawn), wanted.translate(drawn)
    assert told == wanted
    assert all(text_at(page, place) == place.exact for place in found)


def test_prose_of_a_report_is_found_once_each() -> None:
    page = blog()
    assert all(len(places(page, text)) == 1 for text in PROSE)
