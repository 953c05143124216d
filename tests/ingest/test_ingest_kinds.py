import pytest
from ingest_pages import (
    LAST,
    LEDE,
    PROSE,
    QUOTE,
    SAID,
    agency_page,
    article,
    blog,
    kind_of,
    kinds,
    newspaper,
    of_kind,
    paragraphs,
    read,
    table_page,
)

LONG = "The engineers wrote that both piles had lost a third of their width, and that a winter storm could break them."


@pytest.mark.parametrize("page", [blog(), newspaper(), table_page(), agency_page()])
def test_every_layout_keeps_the_report_and_nothing_else_as_paragraphs(page: str) -> None:
    found = read(page)
    told = of_kind(found, "paragraph")
    for text in PROSE:
        assert any(text in paragraph for paragraph in told)
    assert len(of_kind(found, "heading")) >= 1
    assert "closes" in of_kind(found, "heading")[0]
    strange = ("cookie", "rotten", "inbox", "nobody at the board has read", "ferries", "Weather", "©", "Menu", "Share")
    assert [word for word in strange if any(word in paragraph for paragraph in told)] == []


def test_a_blog_keeps_captions_quotations_and_lists() -> None:
    found = read(blog())
    assert of_kind(found, "caption") == ["The north pier in June. Photo: Ines Halloran"]
    assert len(of_kind(found, "quotation")) == 2
    assert kind_of(found, "opened in 1911") == "paragraph"
    assert kind_of(found, "Inspectors’ report, page 4") == "paragraph"


def test_what_surrounds_a_blog_post_is_furniture() -> None:
    found = read(blog())
    for text in (
        "Home",
        "Share this:",
        "Facebook",
        "thoughts on",
        "rotten",
        "Tags:",
        "Previous post",
        "Recent posts",
        "©",
    ):
        assert kind_of(found, text) == "furniture", text
    assert kind_of(found, "Read more: What the engineers knew") == "furniture"


def test_what_stands_between_a_newspapers_paragraphs_is_furniture() -> None:
    found = read(newspaper())
    for text in ("Advertisement", "More on this story", "that was never read", "inbox", "12 comments", "cookies"):
        assert kind_of(found, text) == "furniture", text
    assert kind_of(found, "Inspectors found cracks in two piles") == "paragraph"
    assert kind_of(found, "What comes next") == "heading"


def test_an_old_table_page_has_its_title_byline_and_date() -> None:
    assert kinds(read(table_page()))[2:5] == [
        ("heading", "Board closes the north pier"),
        ("byline", "By JANE ROE, Staff Writer"),
        ("dateline", "July 8, 2020"),
    ]


@pytest.mark.parametrize("level", range(1, 7))
def test_every_level_of_heading_is_a_heading(level: int) -> None:
    assert kind_of(read(article(f"<h{level}>What comes next</h{level}>")), "What comes next") == "heading"


def test_a_bold_line_on_its_own_is_a_heading_and_a_bold_sentence_is_not() -> None:
    found = read(article("<p><strong>What comes next</strong></p><p><b>The pier is closed.</b></p>"))
    assert kind_of(found, "What comes next") == "heading"
    assert kind_of(found, "The pier is closed.") == "paragraph"


def test_each_paragraph_of_a_quotation_set_apart_is_a_quotation() -> None:
    found = read(article("<blockquote><p>First part.</p><p>Second part.</p>Third part.</blockquote>"))
    assert of_kind(found, "quotation") == ["First part.", "Second part.", "Third part."]


def test_nested_quotations_set_apart_are_all_quotations() -> None:
    found = read(article("<blockquote>Outer.<blockquote><p>Inner.</p></blockquote>After.</blockquote>"))
    assert of_kind(found, "quotation") == ["Outer.", "Inner.", "After."]


def test_the_line_that_names_a_quotations_source_is_a_paragraph() -> None:
    found = read(article("<blockquote><p>We knew.</p><footer>Marta Oyelaran, chair</footer></blockquote>"))
    assert kind_of(found, "We knew.") == "quotation"
    assert kind_of(found, "Marta Oyelaran, chair") == "paragraph"


def test_the_marks_that_browsers_draw_around_q_are_in_the_text() -> None:
    found = read(article("<p>She said <q>he told me <q>no</q> twice</q>.</p>"))
    assert "She said “he told me ‘no’ twice”." in found.text


def test_a_q_that_is_the_whole_block_is_a_quotation() -> None:
    assert kind_of(read(article("<div><q>We knew of it</q></div>")), "We knew of it") == "quotation"


def test_a_pulled_quotation_that_repeats_the_report_is_furniture_and_another_is_kept() -> None:
    repeated = read(article('<div class="pull-quote">We were told in March and we did nothing</div>'))
    assert ("furniture", "We were told in March and we did nothing") in kinds(repeated)
    fresh = read(article('<aside class="pullquote"><p>Nobody wrote it down, ever</p></aside>'))
    assert kind_of(fresh, "Nobody wrote it down") == "quotation"


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=x><figcaption>The pier in June. Photo: Ines Halloran</figcaption></figure>",
        "<figure><img src=x><p>The pier in June. Photo: Ines Halloran</p></figure>",
        '<div class="x"><img src=x><p class="wp-caption-text">The pier in June. Photo: Ines Halloran</p></div>',
        '<div class="articleImage__caption">The pier in June. Photo: Ines Halloran</div>',
        '<p class="cutline">The pier in June. Photo: Ines Halloran</p>',
        "<table><caption>The pier in June. Photo: Ines Halloran</caption><tr><td>1</td><td>2</td></tr></table>",
    ],
)
def test_a_caption_is_kept_as_a_caption(markup: str) -> None:
    assert kind_of(read(article(markup)), "The pier in June") == "caption"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By Jane Roe</p>",
        '<div class="byline">Jane Roe</div>',
        '<div class="article-meta"><a rel="author" href="/jane">Jane Roe</a></div>',
        '<span itemprop="author">Jane Roe</span>',
        "<h4>By Jane Roe, Harbour Correspondent</h4>",
    ],
)
def test_a_byline_is_kept_as_a_byline(markup: str) -> None:
    found = read(article("").replace("</h1>", f"</h1>{markup}"))
    assert kind_of(found, "Jane Roe") == "byline"
    assert found.authors == ("Jane Roe",)


@pytest.mark.parametrize(
    "markup",
    [
        "<time datetime=2020-07-08>8 July 2020</time>",
        "<p>Published on July 8, 2020 at 10:15 GMT</p>",
        "<p>Updated: 8 July 2020</p>",
        '<div class="timestamp">8 July 2020 10.15</div>',
    ],
)
def test_a_line_that_dates_the_report_is_a_dateline(markup: str) -> None:
    found = read(article("").replace("</h1>", f"</h1>{markup}"))
    assert kind_of(found, "2020") == "dateline"
    assert found.published == "2020-07-08"


def test_a_byline_and_a_date_parted_by_style_alone_are_not_glued() -> None:
    meta = '<div><span class="byline">By Jane Roe</span><span class="date">8 July 2020</span></div>'
    found = read(article("").replace("</h1>", f"</h1>{meta}"))
    assert kinds(found)[1:3] == [("byline", "By Jane Roe"), ("dateline", "8 July 2020")]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="share-bar"><a href=#>Send to a friend</a></div>',
        '<ul class="social-links"><li>Zwitscher</li></ul>',
        "<nav><p>All of our many sections, and a long line about each of them for those who read menus.</p></nav>",
        '<div id="comments"><p>I was there and can tell you that nobody has ever looked at that pier.</p></div>',
        '<aside class="related"><p>The engineers’ warning, told here in more than sixty characters.</p></aside>',
        '<div class="newsletterSignup"><p>Our best reporting, sent to you each morning before coffee.</p></div>',
        '<div class="cookie-banner">We value you</div>',
        '<div class="ad-container">Buy fish</div>',
        "<button>Listen</button>",
        "<section><h3>Sign up to our briefing</h3><p>It tells you what happens at the pier, and why.</p></section>",
        "<footer><p>Made by the Courier’s own readers since the year of the first storm.</p></footer>",
        "<div role=navigation>World</div>",
        '<p><a href="/x">What the engineers knew</a></p>',
        "<ul><li><a href=/1>Storm shuts ferries</a></li><li><a href=/2>Fish prices rise</a></li></ul>",
        '<p class="read-more">The whole of it</p>',
    ],
)
def test_page_furniture_stays_in_the_text_as_furniture(markup: str) -> None:
    found = read(article(markup))
    inner = [(kind, text) for kind, text in kinds(found) if text not in PROSE][1:]
    assert inner
    assert {kind for kind, _ in inner} == {"furniture"}
    assert of_kind(found, "paragraph") == list(PROSE)


def test_a_small_heading_over_furniture_is_furniture() -> None:
    found = read(
        article("<h3>In other news</h3><ul><li><a href=/1>Storm shuts ferries</a></li></ul><h3>What next</h3>")
    )
    assert kind_of(found, "In other news") == "furniture"
    assert kind_of(found, "What next") == "heading"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>var secret = 1</script>",
        "<style>.secret{}</style>",
        "<template><p>secret</p></template>",
        "<noscript><p>secret</p></noscript>",
        "<p hidden>secret</p>",
        '<div style="color:red; display : none"><p>secret</p></div>',
        '<span style="visibility:hidden">secret</span>',
        '<span aria-hidden="true">secret</span>',
        '<span class="visually-hidden">secret</span>',
        "<select><option>secret</option></select>",
        "<svg><title>secret</title><text>secret</text></svg>",
        "<!-- secret -->",
        "<iframe>secret</iframe>",
        "<dialog hidden>secret</dialog>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(markup: str) -> None:
    found = read(article(markup))
    assert "secret" not in found.text
    assert of_kind(found, "paragraph") == list(PROSE)


def test_a_page_saved_behind_a_dialog_still_has_its_report() -> None:
    app = f"<div id=app aria-hidden=true><main><h1>Pier</h1>{paragraphs(*PROSE)}</main></div>"
    page = f"<body>{app}<div role=dialog>Log in</div>"
    assert of_kind(read(page), "paragraph") == list(PROSE)


def test_a_report_without_an_article_tag_is_found_among_nameless_boxes() -> None:
    body = "".join(f"<div><div>{text}</div></div>" for text in PROSE)
    menu = "".join(f"<div><a href=/{n}>Section {n}</a></div>" for n in range(9))
    page = (
        f"<body><div><div>{menu}</div><div><div>Board closes pier</div><div>{body}</div></div><div>{menu}</div></div>"
    )
    found = read(f"<html><head><title>Board closes pier</title></head>{page}</html>")
    assert of_kind(found, "paragraph") == list(PROSE)
    assert of_kind(found, "heading") == ["Board closes pier"]


def test_names_that_lie_about_the_whole_page_are_overruled() -> None:
    page = f'<body><div class="sidebar-wrapper comments"><form><h1>Pier</h1>{paragraphs(*PROSE)}</form></div></body>'
    assert of_kind(read(page), "paragraph") == list(PROSE)


def test_the_subject_of_a_report_does_not_make_it_furniture() -> None:
    page = f'<article class="post category-social tag-newsletter"><h1>Pier</h1>{paragraphs(*PROSE)}</article>'
    assert of_kind(read(page), "paragraph") == list(PROSE)


def test_a_long_legal_footer_does_not_displace_a_short_report() -> None:
    legal = (
        "Nothing on this page may be printed, sent, read aloud or remembered without the written leave of its owner. "
    )
    page = f"<h1>Pier closed</h1><p>{LEDE}</p><footer><p>{legal * 3}</p></footer>"
    found = read(page)
    assert of_kind(found, "paragraph") == [LEDE]
    assert kind_of(found, "Nothing on this page") == "furniture"


def test_prose_on_both_sides_of_an_advertisement_box_is_kept() -> None:
    first = f"<div>{paragraphs(LEDE, QUOTE, SAID, LONG)}</div>"
    page = f"<div><h1>Pier</h1>{first}<div class=ads>Buy</div><div><p>{LAST}</p></div></div>"
    assert of_kind(read(page), "paragraph") == [LEDE, QUOTE, SAID, LONG, LAST]


def test_a_page_with_little_text_keeps_what_it_has() -> None:
    assert kinds(read("<h1>Pier closed</h1><p>It is shut.</p>")) == [
        ("heading", "Pier closed"),
        ("paragraph", "It is shut."),
    ]


def test_a_linked_author_under_the_title_is_a_byline_even_in_an_aside() -> None:
    aside = (
        "<aside><address><a rel=author href=/j>Jane Roe</a> in Port Ellery</address>Wed 8 Jul 2020 11.15 BST</aside>"
    )
    found = read(article("").replace("</h1>", f"</h1>{aside}"))
    assert kinds(found)[1:3] == [("byline", "Jane Roe in Port Ellery"), ("dateline", "Wed 8 Jul 2020 11.15 BST")]
    assert (found.authors, found.published) == (("Jane Roe",), "2020-07-08")


def test_a_byline_and_a_date_parted_by_a_line_end_are_two_blocks() -> None:
    found = read(article("").replace("</h1>", "</h1><p>By Jane Roe<br>Wednesday, 8 July 2020</p>"))
    assert kinds(found)[1:3] == [("byline", "By Jane Roe"), ("dateline", "Wednesday, 8 July 2020")]


def test_a_line_that_credits_a_photographer_is_a_caption() -> None:
    found = read(article("<p><i>The pier in June. Photo: Ines Halloran</i></p><p>She took the photo by the pier.</p>"))
    assert kind_of(found, "The pier in June") == "caption"
    assert kind_of(found, "She took the photo") == "paragraph"


def test_the_dash_line_of_an_embedded_post_names_its_source() -> None:
    found = read(article("<blockquote><p>It groaned.</p>— A commuter (@c) 12 May 2020</blockquote>"))
    assert (kind_of(found, "It groaned."), kind_of(found, "A commuter")) == ("quotation", "paragraph")


def test_a_heading_of_one_word_is_the_reports_own() -> None:
    found = read(article(f"<section><h3>Search</h3><p>{LONG}</p></section>"))
    assert (kind_of(found, "Search"), kind_of(found, LONG)) == ("heading", "paragraph")


def test_lists_and_definitions_give_a_paragraph_for_each_row_and_tables_furniture() -> None:
    rows = "<tr><th>Pile</th><th>Width</th></tr><tr><td>North</td><td>40 cm</td></tr>"
    terms = "<dl><dt>Pile</dt><dd>A post that carries a pier.</dd></dl>"
    found = read(article(f"<table>{rows}</table>{terms}<ol><li>One thing.<li>Two things.</ol>"))
    assert of_kind(found, "furniture") == ["Pile\tWidth", "North\t40 cm"]
    assert of_kind(found, "paragraph")[2:-2] == [
        "Pile",
        "A post that carries a pier.",
        "One thing.",
        "Two things.",
    ]


def test_a_headline_that_stands_in_one_cell_with_its_byline_is_parted_from_it() -> None:
    cell = (
        "<font size=5><b>Board closes the north pier</b></font><br>By HAROLD PINNEY<br>Courier Staff Writer<br>"
        f"Published: Monday, November 6, 2000<p>{LEDE}<p>{QUOTE}<p>{SAID}"
    )
    found = read(f"<html><title>Ashe Courier - Board closes the north pier</title><table><tr><td>{cell}</table>")
    assert (found.title, found.publisher) == ("Board closes the north pier", "Ashe Courier")
    assert (found.authors, found.published) == (("HAROLD PINNEY",), "2000-11-06")
    assert kinds(found)[1] == ("byline", "By HAROLD PINNEY")


def test_a_name_and_place_above_the_text_is_a_byline_and_a_count_of_remarks_furniture() -> None:
    head = '<meta name="author" content="Imogen Hale">'
    above = "<address><div>Imogen Hale in Port Ellery</div></address><ul><li>12</li></ul>"
    found = read(f"<html><head>{head}</head><main><h1>Pier</h1>{above}<p>{LEDE}</p><p>{QUOTE}</p><p>{SAID}</p></main>")
    assert kind_of(found, "Imogen Hale in Port Ellery") == "byline"
    assert ("furniture", "12") in kinds(found)
    assert found.authors == ("Imogen Hale",)


def test_a_role_in_a_byline_of_its_own_names_no_author() -> None:
    line = '<div class="byline-name">Priya Nair</div><div class="byline-role">Environment correspondent</div>'
    found = read(f"<html><main><h1>Board closes the pier</h1>{line}<p>{LEDE}</p><p>{QUOTE}</p><p>{SAID}</p></main>")
    assert found.authors == ("Priya Nair",)


def test_a_time_that_follows_a_name_without_a_space_is_set_apart() -> None:
    line = "</h1><div class=byline>By <a>Mei Lang</a><time>May 6, 2023</time></div>"
    found = read(article("").replace("</h1>", line))
    assert ("byline", "By Mei Lang") in kinds(found)
    assert found.published == "2023-05-06"


def test_a_made_up_element_tells_by_its_name_that_it_is_furniture() -> None:
    box = '<gu-island name="EmailSignup"><p>Sign up to First Edition</p><p>Our morning mail tells the key stories.</p>'
    found = read(article(f"{box}</gu-island>"))
    assert kind_of(found, "key stories") == "furniture"
