"""What is the report on a page and what is not, where pages are less plain."""

import pytest
from ingest_pages import LAST, LEDE, PROSE, QUOTE, article, kind_of, kinds, of_kind, paragraphs, read

LONG = "The engineers wrote that both piles had lost a third of their width, and that a winter storm could break them."


@pytest.mark.parametrize(
    "markup",
    [
        '<aside class="pullquote"><p>We were told in March</p><span class="attribution">Marta Oyelaran</span></aside>',
        '<div class="pull-quote">“We were told in March … did nothing” — Marta Oyelaran, chair</div>',
        '<figure class="wp-block-pullquote"><blockquote>We were told in March<cite>M. O.</cite></blockquote></figure>',
        '<blockquote class="pullquote">We were told in March</blockquote>',
        "<aside><q>We were told in March</q></aside>",
    ],
)
def test_a_pulled_quotation_and_its_source_are_not_told_twice(markup: str) -> None:
    found = read(article(markup))
    assert of_kind(found, "quotation") == []
    assert of_kind(found, "paragraph") == list(PROSE)


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ('<blockquote><p>We knew.</p><span class="attribution">— Marta O.</span></blockquote>', "— Marta O."),
        ('<blockquote>We knew.<span class="attribution">Marta O., chair</span></blockquote>', "Marta O., chair"),
        ("<blockquote>We knew.<cite>Marta O.</cite></blockquote>", "Marta O."),
        ('<div class="pull-quote"><p>We knew.</p><p class="quote-author">Marta O.</p></div>', "Marta O."),
        (
            "<figure><blockquote>We knew.</blockquote><figcaption>Marta O., in a note</figcaption></figure>",
            "Marta O., in",
        ),
    ],
)
def test_the_source_of_a_quotation_is_a_line_of_its_own(markup: str, source: str) -> None:
    found = read(article(markup))
    assert of_kind(found, "quotation") == ["We knew."]
    assert kind_of(found, source) == "paragraph"


def test_a_cited_work_within_a_quotation_stays_in_its_sentence() -> None:
    found = read(article("<blockquote>In <cite>The Pier</cite> she told it all.</blockquote>"))
    assert of_kind(found, "quotation") == ["In The Pier she told it all."]


def test_a_report_indented_with_a_blockquote_is_no_quotation() -> None:
    page = f"<html><body><blockquote><h2>Pier shut</h2><p>By Jane Roe</p>{paragraphs(*PROSE)}</blockquote>"
    assert of_kind(read(page), "paragraph") == list(PROSE)


def test_a_letter_printed_in_full_is_a_quotation() -> None:
    page = f"<html><body><h1>Pier shut</h1><p>The letter in full:</p><blockquote>{paragraphs(*PROSE)}</blockquote>"
    assert of_kind(read(page), "quotation") == list(PROSE)


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Town<th>Letters<tr><td>Vell<td>4<tr><td>Thane<td>5</table>",
        "<table><tr><td><p>Vell</p><td><p>4</p><tr><td><p>Thane</p><td><p>5</p></table>",
        "<table><caption>Letters</caption><tr><td>Vell<td>4<tr><td>Thane<td>5</table>",
    ],
)
def test_tables_of_data_are_furniture(table: str) -> None:
    found = read(article(table))
    assert of_kind(found, "paragraph") == list(PROSE)
    assert kind_of(found, "Vell") == "furniture"


def test_rows_that_say_something_are_paragraphs() -> None:
    said = ("The minister said that he had not read it.", "He told the board that he had.")
    rows = f"<tr><td>4 May<td>{said[0]}<tr><td>5 May<td>{said[1]}</tr>"
    found = of_kind(read(article(f"<table>{rows}</table>")), "paragraph")
    assert found[2:-2] == [f"4 May\t{said[0]}", f"5 May\t{said[1]}"]


def test_a_second_report_on_the_page_is_furniture() -> None:
    other = f"<article><h1>Other</h1><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></article>"
    page = article("").replace("</body></html>", f"{other}{other}</body></html>")
    assert of_kind(read(page), "paragraph") == list(PROSE)


def test_the_posts_of_a_live_blog_are_the_report() -> None:
    posts = "".join(
        f'<article><time datetime="2020-07-08T1{n}:05">1{n}:05</time><p>{text}</p></article>'
        for n, text in enumerate(PROSE)
    )
    found = read(f"<main><h1>Pier: live</h1>{posts}</main>")
    assert of_kind(found, "paragraph") == list(PROSE)
    assert of_kind(found, "dateline") == ["10:05", "11:05", "12:05", "13:05"]
    assert found.published == "2020-07-08"


def test_questions_in_bold_and_names_before_answers_are_the_report() -> None:
    told = ["Why was nothing done?", "We had no letter.", "BRANDT – We had one.", "Courier: Who signed it?"]
    inner = f"<p><b>{told[0]}</b></p><p>{told[1]}</p><p>{told[2]}</p><p><strong>Courier:</strong> Who signed it?</p>"
    assert of_kind(read(article(inner)), "paragraph")[2:-2] == told


def test_corrections_and_footnotes_are_the_report() -> None:
    notes = '<p class="correction">Correction: It was May.</p><ol class="footnotes"><li>Letter of 4 May.</li></ol>'
    assert of_kind(read(article(notes)), "paragraph")[2:-2] == ["Correction: It was May.", "Letter of 4 May."]


def test_an_embedded_post_is_a_quotation_and_a_line_that_names_its_writer() -> None:
    line = "&mdash; A Commuter (@c) <a href=/1>May 12, 2020</a>"
    found = read(article(f'<blockquote class="twitter-tweet"><p>It groaned.</p>{line}</blockquote>'))
    assert of_kind(found, "quotation") == ["It groaned."]
    assert kind_of(found, "A Commuter") == "paragraph"


def test_a_line_on_the_writer_under_the_report_is_furniture() -> None:
    head = '<meta name=author content="Jane Roe">'
    found = read(article("", head).replace("</article>", "<p>Jane Roe is a reporter at the Courier.</p></article>"))
    assert kind_of(found, "Jane Roe is") == "furniture"
    other = read(article("", head).replace("</article>", "<p>Jane Roe is said to have left.</p></article>"))
    assert kind_of(other, "Jane Roe is") == "paragraph"


def test_a_role_under_a_byline_belongs_to_it() -> None:
    found = read(article("").replace("</h1>", "</h1><p>By Jane Roe<br>Courier Staff Writer</p>"))
    assert kinds(found)[1:3] == [("byline", "By Jane Roe"), ("byline", "Courier Staff Writer")]
    assert found.authors == ("Jane Roe",)


def test_several_linked_names_under_the_headline_are_its_authors() -> None:
    names = "".join(f'<span class="c-byline__name"><a href="/{n}">{n}</a></span>' for n in ("Jane Roe", "Sam Doe"))
    assert read(article("").replace("</h1>", f"</h1><div>{names}</div>")).authors == ("Jane Roe", "Sam Doe")


def test_a_page_that_names_only_itself_as_author_is_signed_by_its_byline() -> None:
    head = '<meta property="og:site_name" content="Courier"><meta name=author content="Courier">'
    assert read(article("", head).replace("</h1>", "</h1><p>By Jane Roe</p>")).authors == ("Jane Roe",)
    assert read(article("", head)).authors == ("Courier",)


def test_a_heading_over_a_box_of_furniture_is_furniture() -> None:
    box = "<div><h2>Key facts</h2><ul><li><a href=/1>One fact</a></li></ul></div>"
    found = read(f"<main><h1>Pier</h1><p>{LEDE}</p>{box}<p>{QUOTE}</p><p>{LAST}</p></main>")
    assert kind_of(found, "Key facts") == "furniture"
