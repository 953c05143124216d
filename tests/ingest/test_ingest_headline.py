import pytest

from onrecord.ingest.headline import is_heading, plain_words, title_of
from onrecord.ingest.pieces import Piece, pieces_of
from onrecord.ingest.tree import tree_of


def pieces(page: str) -> list[Piece]:
    return pieces_of(tree_of(page, "page.html"))


def title(page: str, *stated: str) -> str | None:
    found = pieces(page)
    n = title_of(found, [False] * len(found), stated)
    return None if n is None else found[n].text


PAGE = "<h1>The Harbour Gazette</h1><h2>North pier is closed after cracks</h2><p>The pier is closed.</p>"


@pytest.mark.parametrize(
    "stated",
    [
        "North pier is closed after cracks",
        "NORTH PIER IS CLOSED – AFTER ‘CRACKS’",
        "North pier is closed after cracks | Gazette",
        "North pier is closed",
    ],
)
def test_the_headline_is_the_piece_the_page_calls_itself_by(stated: str) -> None:
    assert title(PAGE, stated) == "North pier is closed after cracks"


@pytest.mark.parametrize("stated", ["", "North", "Something else altogether"])
def test_without_a_telling_name_the_first_large_heading_is_the_headline(stated: str) -> None:
    assert title(PAGE, stated) == "The Harbour Gazette"


def test_a_page_without_headings_shows_no_headline() -> None:
    assert title("<p>The pier is closed.</p>") is None


def test_what_stands_right_inside_a_heading_is_a_heading() -> None:
    inside, outside = pieces("<h3><a href=x><b>In it</b></a></h3><p>Not in it</p>")
    assert (is_heading(inside.node), is_heading(outside.node)) == (True, False)


def test_plain_words_leave_out_marks_and_case() -> None:
    assert plain_words(" “Straße”, 3_4 — Café! ") == "strasse 3 4 café"
