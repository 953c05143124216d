import re

from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_pages import PROSE, original

from onrecord.errors import InputRefused
from onrecord.ingest import parse
from onrecord.types import Document

SETTINGS = settings(deadline=None, max_examples=120)
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
LINES = st.sampled_from(["By Jane Roe", "8 July 2020", "Read more", "", "  ", "A\tb", "e\u0301 \U0001f600", *PROSE])
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=200),
    st.lists(LINES, max_size=12).flatmap(
        lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda end: end.join(lines))
    ),
)
TAGS = re.findall(
    r"\w+",
    "p div b i a q h1 h3 ul li table tr td blockquote article main nav footer figure address dl time br pre script",
)
PARTS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ['<div class="share">', '<p class="byline">', "<!--", "-->", "&amp;", "&#x1F600;", "<p hidden>", "&nbsp;"]
    ),
    LINES,
    st.text(CHARACTERS, max_size=20),
)


def parsed(text: str, path: str) -> Document | str:
    try:
        return parse(original(text, path))
    except InputRefused as refused:
        return refused.reason


def assert_blocks_tile(document: Document) -> None:
    at = 0
    for block in document.blocks:
        start, end = block.span
        passage = document.text[start:end]
        assert start >= at
        assert passage
        assert passage == passage.strip()
        assert document.text[at:start].strip() == ""
        at = end
    assert document.text[at:].strip() == ""


@SETTINGS
@given(TEXTS)
def test_the_blocks_of_a_plain_text_tile_all_but_white_space(text: str) -> None:
    found = parsed(text, "a.txt")
    if isinstance(found, str):
        assert found in ("empty", "binary")
    else:
        assert found.text == text.removeprefix("\ufeff")
        assert_blocks_tile(found)


@SETTINGS
@given(st.lists(PARTS, max_size=40).map("".join))
def test_the_blocks_of_any_page_tile_its_text(page: str) -> None:
    found = parsed("<html>" + page, "a.html")
    if isinstance(found, str):
        assert found in ("empty", "broken-html", "binary")
    else:
        assert_blocks_tile(found)


@SETTINGS
@given(st.lists(PARTS, max_size=30).map("".join))
def test_parsing_twice_gives_the_same_document(page: str) -> None:
    assert parsed("<html>" + page, "a.html") == parsed("<html>" + page, "a.html")


@SETTINGS
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "-"]))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, path: str) -> None:
    try:
        found = parse(original(data, path))
    except InputRefused as refused:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", refused.reason)
        assert refused.detail.endswith(".")
    else:
        assert found.text.strip()
        assert_blocks_tile(found)
        assert found.text.encode("utf-8")
