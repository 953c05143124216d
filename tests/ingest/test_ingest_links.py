import pytest
from ingest_pages import LEDE, article, read

from onrecord.ingest.links import MAX_LINKS
from onrecord.types import Document


def linked(document: Document) -> list[tuple[str, str]]:
    return [(document.text[slice(*link.span)], link.href) for link in document.links]


def lost(document: Document) -> list[str]:
    return [document.text[slice(*note.span)] for note in document.notes if note.code == "lost-link"]


def test_links_keep_their_words_and_their_address() -> None:
    times = '<a href="https://times.example/1">Times <i>reported</i></a>'
    found = read(article(f'<p>As the {times} and <a href="/2020/x">we</a> said.</p>'))
    assert linked(found) == [("Times reported", "https://times.example/1"), ("we", "/2020/x")]
    assert found.notes == ()


def test_two_links_side_by_side_stay_two() -> None:
    found = read(article('<p>See <a href="/1">one</a><a href="/2">two</a>.</p>'))
    assert linked(found) == [("one", "/1"), ("two", "/2")]


def test_links_of_furniture_are_left_out() -> None:
    assert linked(read(article('<nav><a href="/x">World</a></nav><p class="read-more"><a href="/y">All</a></p>'))) == []


@pytest.mark.parametrize("address", ["tel:123", "data:text/html,x", "#note-1", "ftp:x"])
def test_addresses_that_are_no_evidence_are_neither_kept_nor_missed(address: str) -> None:
    found = read(article(f'<p>She wrote <a href="{address}">a note</a> on it.</p>'))
    assert (linked(found), lost(found)) == ([], [])


@pytest.mark.parametrize("tag", ["<a>", "<a href>", '<a href="#">', '<a href="javascript:void(0)">', "<a class=x>"])
def test_a_link_that_lost_its_address_is_noted(tag: str) -> None:
    found = read(article(f"<p>The letter {tag}can be seen</a> in full.</p>"))
    assert (linked(found), lost(found)) == ([], ["can be seen"])


def test_a_place_to_jump_to_is_no_lost_link() -> None:
    assert lost(read(article("<p><a name=top>The</a> letter, <a id=x></a>in full.</p>"))) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The letter can be read here.", "can be read here"),
        ("He denied it (see here).", "see here"),
        ("Read the full statement here", "Read the full statement here"),
        ("For the letter of the board, click here.", "click here"),
        ("The report is available here.", "is available here"),
    ],
)
def test_words_that_point_to_nothing_are_noted(sentence: str, words: str) -> None:
    assert lost(read(article(f"<p>{sentence}</p>"))) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police found a body here.",
        "I see here a pattern.",
        "He was seen here in May.",
        "She said she read it here.",
    ],
)
def test_here_as_a_place_is_no_lost_link(sentence: str) -> None:
    assert lost(read(article(f"<p>{sentence}</p>"))) == []


def test_words_that_point_and_are_a_link_are_not_lost() -> None:
    found = read(article('<p>The letter can be read <a href="/letter">here</a>.</p>'))
    assert (linked(found), lost(found)) == ([("here", "/letter")], [])


def test_links_by_the_thousand_are_bounded() -> None:
    found = read(article(f"<p>{LEDE}</p>" + '<p>It was <a href="/x">told</a> again and again by all.</p>' * 2_500))
    assert len(found.links) == MAX_LINKS
