import pytest
from ingest_pages import LAST, LEDE, PROSE, QUOTE, SAID, kind_of, kinds, of_kind, read

from onrecord.types import Document


def plain(text: str) -> Document:
    return read(text, "a.txt")


def test_blank_lines_part_the_blocks_and_the_first_short_line_is_the_title() -> None:
    found = plain("Board closes the north pier\n\n" + "\n \t\n".join(PROSE) + "\n")
    assert kinds(found) == [("heading", "Board closes the north pier"), *(("paragraph", text) for text in PROSE)]
    assert found.title == "Board closes the north pier"


def test_windows_and_old_mac_line_ends_part_blocks_too() -> None:
    for end in ("\r\n", "\r"):
        found = plain(f"Title here{end}{end}{LEDE}{end}{end}{QUOTE}")
        assert [text for _, text in kinds(found)] == ["Title here", LEDE, QUOTE]


def test_a_headline_with_a_full_stop_is_a_heading_and_a_quotation_is_not() -> None:
    assert plain(f"Board closes the north pier.\n\n{LEDE}").title == "Board closes the north pier."
    assert plain(f"“Close it now.”\n\n{LEDE}").title is None


def test_a_text_that_starts_with_a_long_paragraph_has_no_title() -> None:
    found = plain(f"{LEDE} {SAID}\n\n{QUOTE}")
    assert (found.title, of_kind(found, "heading")) == (None, [])


def test_long_lines_without_blank_lines_are_a_block_each() -> None:
    lines = [f"{LEDE} {SAID}", QUOTE, f"{LAST} {SAID}"]
    assert [text for _, text in kinds(plain("\n".join(lines)))] == lines


def test_wrapped_lines_stay_one_block() -> None:
    wrapped = (
        "The Harbour Board of Port Ellery voted on Tuesday to close the north\npier after two inspectors found cracks"
        " in it. A spokesman denied that\nany warning had come."
    )
    assert [text for _, text in kinds(plain("Title of it\n\n" + wrapped))] == ["Title of it", wrapped]


def test_a_line_ended_on_purpose_starts_a_new_block() -> None:
    found = plain(f"A pier closes;\nThe board was warned in March and nobody said anything about it.\n\n{LEDE} {SAID}")
    assert kinds(found)[0] == ("heading", "A pier closes;")
    assert len(kinds(found)) == 3


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By JANE ROE, Staff writer", ("JANE ROE",)),
        ("by Jane Roe and Ali al-Amin", ("Jane Roe", "Ali al-Amin")),
        (
            "By Jane Roe, Michael van der Berg and J. P. O’Neil in Port Ellery",
            ("Jane Roe", "Michael van der Berg", "J. P. O’Neil"),
        ),
        ("By Jane Roe, The Ellery Courier", ("Jane Roe",)),
        ("By Coast Wire", ("Coast Wire",)),
        ("By Reuters", ("Reuters",)),
        ("Words by Zoë Müller | 8 July 2020", ("Zoë Müller",)),
        ("Posted by Jane Roe on July 8, 2020", ("Jane Roe",)),
        ("Posted on 8 July 2020 by gullwatcher", ("gullwatcher",)),
        ("Submitted by Jane Roe on Wednesday, 8 July 2020 - 17:10", ("Jane Roe",)),
        ("By Jane Roe (jane@courier.example)", ("Jane Roe",)),
        ("Reporting by Jane Roe; editing by Sam Lindqvist", ("Jane Roe",)),
    ],
)
def test_a_byline_is_known_and_gives_the_authors(line: str, authors: tuple[str, ...]) -> None:
    found = plain(f"Board closes the north pier\n{line}\n\n{LEDE}\n\n{QUOTE}")
    assert kind_of(found, line) == "byline"
    assert found.authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had left",
        "By then, the mayor had gone.",
        "By contrast Ms Roe smiled",
        "By Friday",
        "By closing the pier the board hopes to save lives.",
    ],
)
def test_a_sentence_that_starts_with_by_is_no_byline(line: str) -> None:
    assert kind_of(plain(f"Board closes pier\n\n{LEDE}\n\n{line}\n\n{QUOTE}"), line) == "paragraph"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("8 July 2020", "2020-07-08"),
        ("Published: July 8th, 2020 10:15 a.m. ET", "2020-07-08"),
        ("Wednesday, 8 July 2020", "2020-07-08"),
        ("PORT ELLERY, July 8, 2020", "2020-07-08"),
        ("Port Ellery, 8 July 2020", "2020-07-08"),
        ("2020-07-08", "2020-07-08"),
        ("8.7.2020", "2020-07-08"),
        ("07/28/2020", "2020-07-28"),
        ("07/08/2020", None),
        ("30 February 2020", None),
        ("PORT ELLERY, July 8 (Coast Wire) —", None),
    ],
)
def test_a_line_of_place_and_date_is_a_dateline(line: str, date: str | None) -> None:
    found = plain(f"Board closes the north pier\n\n{line}\n\n{LEDE}\n\n{QUOTE}")
    assert kind_of(found, line) == "dateline"
    assert found.published == date


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("KYIV, March 3, 2020 (Reuters) — ", "2020-03-03"),
        ("NEWPORT NEWS, Va., 3 March 2020 -- ", "2020-03-03"),
        ("KYIV, March 3 (Reuters) — ", None),
        ("The army that left on 3 March 2020 — ", None),
    ],
)
def test_the_date_that_opens_an_agency_paragraph_counts_only_with_its_year(opening: str, date: str | None) -> None:
    found = plain(f"Board closes the north pier\n\n{opening}{LEDE}\n\n{QUOTE}")
    assert kind_of(found, opening.strip()) == "paragraph"
    assert found.published == date


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Read more",
        "Read more: What the engineers knew",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "Click here to subscribe to our newsletter",
        "12 comments",
        "Comments (12)",
        "1.2k shares",
        "Leave a comment",
        "Related articles",
        "Related: The pier that nobody wanted",
        "Sign up for our morning briefing",
        "© 2020 The Ellery Courier",
        "All rights reserved.",
        "Most read",
        "5 min read",
        "Skip to content",
        "Follow us on Twitter",
        "Filed under: Harbour, Piers",
        "Story continues below",
    ],
)
def test_what_pages_put_around_a_report_is_furniture(line: str) -> None:
    assert kind_of(plain(f"Board closes the north pier\n\n{LEDE}\n\n{line}\n\n{QUOTE}"), line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Read more about it in her book, he said.",
        "“Read more.”",
        "No comment.",
        "2 shares fell sharply on Tuesday.",
        "Share prices fell by half before noon.",
        "More than 30 people were hurt.",
        "Related or not, both men have left.",
        "Search teams found nothing.",
        "Homes were lost.",
        "Print shops closed.",
    ],
)
def test_a_sentence_that_starts_like_furniture_stays_a_paragraph(line: str) -> None:
    assert kind_of(plain(f"Board closes the north pier\n\n{LEDE}\n\n{line}\n\n{QUOTE}"), line) == "paragraph"


def test_the_language_is_told_when_the_text_is_long_enough() -> None:
    assert plain(f"{LEDE}\n\n{QUOTE}").language == "en"
    assert plain("Der Minister sagte am Montag, dass die Verhandlungen gescheitert seien. " * 3).language == "de"
    assert plain("Board closes pier").language is None


def test_a_markup_sign_in_a_text_does_not_make_it_a_page() -> None:
    text = f"If x < y, then <b>why</b>?\n\n{LEDE}"
    assert plain(text).text == text


def test_a_page_saved_as_txt_is_read_as_a_page() -> None:
    assert "<p>" not in read(f"<!-- x --><!DOCTYPE html><html><p>{LEDE}</p></html>", "a.txt").text


def test_a_page_from_standard_input_is_known_by_its_tags() -> None:
    assert read(f"<div><h1>Pier</h1><p>{LEDE}</p></div>", "-").text == f"Pier\n\n{LEDE}"
    assert read(f"Pier\n\n{LEDE}", "-").text == f"Pier\n\n{LEDE}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor resigned on Tuesday.",
        "Ada said it rained in the hills.",
        "She was not told.",
        "Rain fell on Port Ellery all night!",
        "In March, the board met twice.",
        "Officials denied it.",
    ],
)
def test_a_plain_sentence_that_opens_a_text_is_no_heading(sentence: str) -> None:
    found = plain(f"{sentence}\n\n{LEDE}\n\n{QUOTE}")
    assert kinds(found)[0] == ("paragraph", sentence)
    assert found.title is None


@pytest.mark.parametrize("below", ["By Jane Roe", "Port Ellery, 8 July 2020"])
def test_a_sentence_over_a_byline_or_dateline_is_the_headline(below: str) -> None:
    assert plain(f"The mayor resigned on Tuesday.\n\n{below}\n\n{LEDE}").title == "The mayor resigned on Tuesday."


@pytest.mark.parametrize("headline", ["Board Closes The North Pier.", "MAYOR RESIGNED.", "Pier closes, board quits."])
def test_a_headline_with_a_full_stop_is_told_by_its_words(headline: str) -> None:
    assert plain(f"{headline}\n\n{LEDE}\n\n{QUOTE}").title == headline
