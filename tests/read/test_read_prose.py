"""Spans of the prose lead back to the page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.prose import prose_of
from onrecord.types import Block, BlockKind, Document, Span

KINDS: list[BlockKind] = ["paragraph", "furniture", "heading", "byline"]


def page(blocks: list[tuple[BlockKind, str]], gap: str = "\n\n") -> Document:
    text, made = "", []
    for kind, words in blocks:
        text += gap if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    return Document("d" * 16, "a.txt", "0" * 64, text, tuple(made))


def test_a_page_without_furniture_is_read_as_it_stands() -> None:
    doc = page([("paragraph", "a"), ("paragraph", "b")], gap="\r\n\r\n")
    assert prose_of(doc).text == doc.text


def test_a_page_of_furniture_has_no_prose() -> None:
    assert prose_of(page([("furniture", "Menu")])).text == ""


@settings(deadline=None)
@given(
    blocks=st.lists(
        st.tuples(st.sampled_from(KINDS), st.text(alphabet="ab😀é\u0301", min_size=1, max_size=5)), min_size=1
    ),
    data=st.data(),
)
def test_each_character_of_the_prose_is_the_one_on_the_page(
    blocks: list[tuple[BlockKind, str]], data: st.DataObject
) -> None:
    doc = page(blocks, gap="\n \n")
    prose = prose_of(doc)
    if not prose.text:
        return
    start = data.draw(st.integers(0, len(prose.text) - 1))
    end = data.draw(st.integers(start + 1, len(prose.text)))
    found = prose.spans_in_document(Span(start, end))
    shown = "".join(doc.text[s:e] for s, e in found)
    assert shown.replace("\n", "").replace(" ", "") == prose.text[start:end].replace("\n", "").replace(" ", "")
