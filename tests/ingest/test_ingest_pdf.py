from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_files import Placed, lines, pdf, wrapped
from ingest_pages import LEDE, SAID, kind_of, kinds, of_kind, original, read

from onrecord.ingest import boxes, parse
from onrecord.ingest.pdf.document import _laid_out
from onrecord.types import Document, PageBox, Span

HEAD = "Board closes the north pier after inspectors find cracks"
LEFT = [
    "The Harbour Board voted on Tues-", "day to close the north pier after", "two inspectors found cracks in it.",
    "The well-known chair of the board", "had been warned in March, a spokes-", "man said, and she did nothing until",
    "the summer came and the self-",
]  # fmt: skip
RIGHT = [
    "imposed deadline was near. Nobody", "could say why, and the ministry in", "the capital was not told either.",
    "  A second paragraph begins here,", "and it is one that has an indent", "so that it can be told from what",
    "goes before it, and it goes on to",
]  # fmt: skip
NEXT = [
    "the next page without a stop, as", "long paragraphs do. It ends here.", "The minister knew nothing of it and",
    "left the room. The board will meet", "again in August to hear from those", "who wrote the report on the pier.",
]  # fmt: skip
FAR = ["Right column of page two is here", "and it speaks of other things that", "happened in the town that evening."]


def column(texts: list[str], left: float, top: float) -> list[Placed]:
    """Lines under one another; two spaces before a line set it in."""
    return [(left + (12 if text[:2] == "  " else 0), top + 12 * n, text.strip()) for n, text in enumerate(texts)]


def paper() -> bytes:
    one = [(60, 40, "ELLERY COURIER  8 July 2020"), (60, 80, HEAD), (60, 100, "By Jane Roe"), (290, 800, "1")]
    two = [(60, 40, "ELLERY COURIER  9 July 2020"), (290, 800, "2")]
    first = [*one, *column(LEFT, 60, 130), *column(RIGHT, 310, 130)]
    second = [*two, *column(NEXT, 60, 80), *column(FAR, 310, 80)]
    return pdf([first, second], {HEAD: 22}, "/Title(Microsoft Word - x.doc)/Author(Sam Lind)")


def found_box(document: Document, data: bytes, words: str) -> tuple[PageBox, ...]:
    at = document.text.index(words)
    return boxes(original(data, "a.pdf"), (Span(at, at + len(words)),))


def test_columns_are_read_one_after_the_other_and_paragraphs_go_on_over_columns_and_pages() -> None:
    found = read(paper(), "a.pdf")
    assert (found.title, found.authors) == (HEAD, ("Jane Roe",))
    first, second, *_ = of_kind(found, "paragraph")
    assert first.startswith("The Harbour Board voted on Tuesday to close")
    assert first.endswith("until the summer came and the self-imposed deadline was near. Nobody could say why, and the "
                          "ministry in the capital was not told either.")  # fmt: skip
    assert "it goes on to the next page without a stop, as long paragraphs do." in second


def test_words_parted_at_a_line_s_end_are_joined_and_hyphens_that_belong_stay() -> None:
    text = read(paper(), "a.pdf").text
    assert "a spokesman said" in text
    assert "self-imposed" in text and "well-known" in text
    twice = pdf(
        [lines(["He spoke of the far-reaching plan, and", "again of the plan that was called far-", "reaching."])]
    )
    assert "called far-reaching." in read(twice, "a.pdf").text


def test_headers_footers_and_page_numbers_are_furniture() -> None:
    found = read(paper(), "a.pdf")
    assert of_kind(found, "furniture") == ["ELLERY COURIER 8 July 2020", "1", "ELLERY COURIER 9 July 2020", "2"]


def test_a_heading_is_told_by_its_size_and_a_block_quotation_by_its_margins() -> None:
    quoted = wrapped(f"{LEDE} {LEDE}", 56)
    page = [(60.0, 60.0, "What the board knew"), *lines(wrapped(SAID * 3, 90), top=90)]
    page += [*lines(quoted, left=100, top=150), *lines(wrapped(SAID * 2, 90), top=150 + 14 * len(quoted))]
    found = read(pdf([page], {"What the board knew": 16}), "a.pdf")
    assert kinds(found)[0] == ("heading", "What the board knew")
    assert of_kind(found, "quotation") == [f"{LEDE} {LEDE}"]


def test_questions_and_answers_side_by_side_are_read_row_by_row() -> None:
    said = (
        "What did the board know of the cracks?",
        "It knew of them in March, and said so.",
        "Whom did the board tell about them then?",
        "The ministry, which did not answer it.",
    )
    rows = list(zip(("Q:", "A:") * 2, said, strict=True))
    page = [
        one
        for n, (who, words) in enumerate(rows)
        for one in ((60.0, 80 + 20.0 * n, who), (110.0, 80 + 20.0 * n, words))
    ]
    text = read(pdf([page]), "a.pdf").text
    assert "Q:\tWhat" in text or "Q: What" in text
    assert text.index("It knew") < text.index("Whom did")


def test_a_span_has_a_box_for_each_of_its_lines() -> None:
    data = paper()
    found = read(data, "a.pdf")
    one, two = found_box(found, data, "Tuesday")
    assert (one.page, two.page) == (1, 1)
    assert found.text[one.span.start : two.span.end] == "Tuesday"
    assert found.text[one.span.start : one.span.end] == "Tues"
    assert one.left > 180 and one.top < 130 < one.bottom + 4
    assert two.left < 62 and two.top > one.top
    assert {box.page for box in found_box(found, data, "goes on to the next page")} == {1, 2}
    (right,) = found_box(found, data, "ministry")
    assert right.left > 310


def test_a_file_without_pages_has_no_boxes() -> None:
    assert boxes(original(LEDE, "a.txt"), (Span(0, 5),)) == ()


WORDS = st.text("abc dé-,.", min_size=1, max_size=30).filter(lambda text: text.strip())


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(st.integers(20, 500), st.integers(20, 800), WORDS), min_size=1, max_size=12))
def test_every_letter_of_the_text_has_its_place(page: list[tuple[int, int, str]]) -> None:
    data = pdf([[*page, (100, 400, LEDE[:60])]])
    laid = _laid_out(original(data, "a.pdf"))
    assert len(laid.places) == len(laid.document.text)
    for character, place in zip(laid.document.text, laid.places, strict=True):
        assert place is not None or character == "\n"
        assert place is None or character.isspace() or character in place[1].text or character == "-"
    assert parse(original(data, "a.pdf")).text == laid.document.text


def test_the_kind_of_a_passage_is_asked_by_its_words() -> None:
    assert kind_of(read(paper(), "a.pdf"), "By Jane Roe") == "byline"
