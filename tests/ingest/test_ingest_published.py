import pytest
from ingest_pages import article, read

from onrecord.ingest.dates import address_date
from onrecord.ingest.published import Witness, agreed
from onrecord.types import Document

FIELD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-07-08T10:00:00Z"}</script>'


def page(head: str, line: str = "") -> Document:
    return read(article("", head).replace("</h1>", f"</h1>{line}"))


def address(path: str) -> str:
    return f'<link rel=canonical href="https://courier.example{path}">'


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def test_dates_that_agree_are_not_noted() -> None:
    found = page(FIELD + address("/2020/07/08/pier"), "<time datetime=2020-07-09>9 July 2020</time>")
    assert (found.published, codes(found)) == ("2020-07-08", [])


def test_an_earlier_date_elsewhere_leaves_the_date_open() -> None:
    found = page(FIELD + address("/2018/01/02/pier"))
    assert (found.published, codes(found)) == (None, ["conflicting-dates"])
    assert "2018-01-02 (its address)" in found.notes[0].detail


def test_a_later_date_elsewhere_may_be_of_an_update_and_is_noted() -> None:
    found = page(FIELD, "<time datetime=2020-09-01>1 September 2020</time>")
    assert (found.published, codes(found)) == ("2020-07-08", ["conflicting-dates"])
    assert found.text[slice(*found.notes[0].span)] == "1 September 2020"


def test_one_earlier_date_against_two_is_outvoted_and_noted() -> None:
    found = page(FIELD + address("/2020/07/pier"), "<p>Published 3 May 2019</p>")
    assert (found.published, codes(found)) == ("2020-07-08", ["conflicting-dates"])


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated 1 September 2020</p>",
        "<p>Last updated <time datetime=2019-09-01>1 September 2019</time></p>",
        "<dl><dt>Last updated</dt><dd>1 September 2019</dd></dl>",
    ],
)
def test_a_date_that_is_said_to_be_of_an_update_contradicts_nothing(line: str) -> None:
    found = page(FIELD, line)
    assert (found.published, codes(found)) == ("2020-07-08", [])


def test_the_date_of_an_update_is_taken_when_there_is_no_other() -> None:
    assert page("", "<p>Updated 1 September 2020</p>").published == "2020-09-01"


def test_the_address_gives_a_date_that_nothing_else_gives() -> None:
    assert page(address("/2020/07/08/pier")).published == "2020-07-08"
    assert page(address("/2020/07/pier")).published == "2020-07"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("/news/2020/7/8/pier", "2020-07-08"),
        ("/2020-07-08-pier.html", "2020-07-08"),
        ("/20200708-pier", "2020-07-08"),
        ("/2020/07/", "2020-07"),
        ("/2020/pier", None),
        ("/2020/13/pier", None),
        ("/pier-20200708123456", None),
        ("/pier?d=/2020/07/08/", None),
    ],
)
def test_dates_are_read_from_addresses_only_where_they_are_plain(path: str, date: str | None) -> None:
    assert address_date(f"https://courier.example{path}") == date


def test_months_and_days_are_compared_as_far_as_they_go() -> None:
    month, day, next_day = Witness("2020-07", "a"), Witness("2020-07-31", "b"), Witness("2020-08-01", "c")
    assert agreed([month, day]) == ("2020-07-31", [])
    assert agreed([day, month]) == ("2020-07-31", [])
    assert agreed([month, next_day]) == ("2020-07", [])
    assert agreed([]) == (None, [])
