import json

import pytest
from ingest_pages import LEDE, PROSE, agency_page, article, blog, newspaper, paragraphs, read, table_page

from onrecord.types import Document


def page(head: str = "", body: str = "", attributes: str = "lang=en") -> Document:
    return read(
        f"<!doctype html><html {attributes}><head>{head}</head><body>{body or paragraphs(*PROSE)}</body></html>"
    )


def linked(**fields: object) -> str:
    item = {"@context": "https://schema.org", "@type": "NewsArticle"} | fields
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def test_each_layout_gives_its_fields() -> None:
    post = read(blog())
    assert (post.title, post.publisher, post.authors) == (
        "Board closes the north pier",
        "Ellery Notes",
        ("Ines Halloran",),
    )
    assert (post.published, post.url, post.language) == ("2020-07-08", "https://notes.example/2020/07/pier/", "en")
    paper = read(newspaper())
    assert (paper.title, paper.publisher) == ("Board closes the north pier", "The Ellery Courier")
    assert (paper.authors, paper.published) == (("Jane Roe", "Ali al-Amin"), "2020-07-08")
    assert paper.url == "https://courier.example/pier"
    old = read(table_page())
    assert (old.title, old.publisher, old.authors) == ("Board closes the north pier", "Ellery Online", ("JANE ROE",))
    assert old.published == "2020-07-08"
    wire = read(agency_page())
    assert (wire.title, wire.publisher, wire.published) == ("Board closes pier", "Coast Wire", "2020-07-08")


def test_json_ld_gives_the_date_before_everything_else() -> None:
    meta = '<meta property="article:published_time" content="2020-07-09">'
    assert page(meta + linked(datePublished="2020-07-08T23:30:00-05:00")).published == "2020-07-08"
    assert page(meta + linked(datePublished="2020-13-45")).published == "2020-07-09"


def test_meta_fields_come_before_time_and_time_before_the_words() -> None:
    time = "<h1>Pier</h1><p>Published 3 May 2019</p><time datetime=2020-07-10>10 July</time>" + paragraphs(*PROSE)
    assert page('<meta name="date" content="20200709">', time).published == "2020-07-09"
    assert page("", time.replace("Published", "Updated")).published == "2020-07-10"
    assert page("", time.replace("<time", "<span").replace("</time", "</span")).published == "2019-05-03"


def test_the_date_of_publication_is_preferred_to_that_of_an_update() -> None:
    body = "<h1>Pier</h1><p>Updated 9 July 2020</p><p>Published 8 July 2020</p>" + paragraphs(*PROSE)
    assert page("", body).published == "2020-07-08"
    times = "<h1>Pier</h1><time datetime=2020-07-09>Updated yesterday</time><time datetime=2020-07-08>8 July</time>"
    assert page("", times + paragraphs(*PROSE)).published == "2020-07-08"


def test_a_date_in_a_teaser_is_not_the_reports() -> None:
    assert (
        page(
            "", f"<h1>Pier</h1>{paragraphs(*PROSE)}<aside><time datetime=2021-01-01>1 January 2021</time></aside>"
        ).published
        is None
    )


@pytest.mark.parametrize("value", ["2020-02-30", "0000-00-00", "tomorrow", "", "07/08/2020", "99999999", "2020-7"])
def test_an_impossible_or_unclear_date_is_none(value: str) -> None:
    assert page(f'<meta property="article:published_time" content="{value}">').published is None


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2020-07-08T06:30:00+02:00", "2020-07-08"),
        ("20200708", "2020-07-08"),
        ("20200708T063000Z", "2020-07-08"),
        ("2020-07", "2020-07"),
        ("2020", "2020"),
        ("Wed, 08 Jul 2020 06:30:00 GMT", "2020-07-08"),
        ("July 8, 2020", "2020-07-08"),
        ("2020/7/8", "2020-07-08"),
    ],
)
def test_dates_are_read_as_machines_and_people_write_them(value: str, date: str) -> None:
    assert page(f'<meta property="article:published_time" content="{value}">').published == date


def test_the_headline_on_the_page_is_preferred_to_the_one_for_networks() -> None:
    head = (
        '<meta property="og:title" content="You will not believe this pier"><title>Board closes pier | Courier</title>'
    )
    assert page(head, f"<h1>Board closes pier</h1>{paragraphs(*PROSE)}").title == "Board closes pier"


def test_a_site_name_in_the_first_heading_is_not_the_title() -> None:
    head = "<title>Board closes pier - The Courier</title>"
    assert (
        page(head, f"<h1>The Courier</h1><h2>Board closes pier</h2>{paragraphs(*PROSE)}").title == "Board closes pier"
    )


@pytest.mark.parametrize(
    ("full", "title", "publisher"),
    [
        ("Board closes the pier | The Courier", "Board closes the pier", "The Courier"),
        (
            "Board closes the pier – 2020 edition of a very long name",
            "Board closes the pier – 2020 edition of a very long name",
            None,
        ),
        ("Pier – now", "Pier – now", None),
        ("Board closes the pier", "Board closes the pier", None),
    ],
)
def test_a_page_title_gives_headline_and_site_only_where_they_part_plainly(
    full: str, title: str, publisher: str | None
) -> None:
    found = page(f"<title>{full}</title>")
    assert (found.title, found.publisher) == (title, publisher)


def test_json_ld_is_found_in_graphs_lists_and_comments() -> None:
    item = {
        "@graph": [
            {"@type": "WebSite", "name": "X"},
            {"@type": "ReportageNewsArticle", "author": ["Jane Roe", {"name": "Al Amin"}]},
        ]
    }
    assert page(
        f'<script type="application/ld+json">\n//<![CDATA[\n{json.dumps([item])}\n//]]>\n</script>'
    ).authors == ("Jane Roe", "Al Amin")


@pytest.mark.parametrize(
    "script",
    ["{broken", "[" * 100_000, '"text"', "null", "[1, [2]]", '{"@type": 5, "author": {"name": {"a": 1}}}', "{}", ""],
)
def test_json_ld_that_is_not_as_it_should_be_is_passed_over(script: str) -> None:
    found = page(f'<script type="application/ld+json">{script}</script><meta name=author content="Jane Roe">')
    assert found.authors == ("Jane Roe",)


def test_half_characters_in_json_do_not_reach_the_document() -> None:
    found = page(linked(headline="Pier \ud83d closed", author="Jane \ud83d Roe", publisher={"name": "\udc00"}))
    assert json.dumps([found.title, found.authors, found.publisher], ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    ("content", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("Jane Roe, Staff Reporter", ("Jane Roe",)),
        ("Jane Roe and Ali al-Amin", ("Jane Roe", "Ali al-Amin")),
        ("https://www.facebook.com/jane", ()),
        ("@janeroe", ()),
        ("admin", ()),
        ("The Associated Press", ("The Associated Press",)),
    ],
)
def test_author_fields_are_cleaned_of_roles_addresses_and_placeholders(content: str, authors: tuple[str, ...]) -> None:
    assert page(f'<meta name="author" content="{content}">').authors == authors


@pytest.mark.parametrize(
    "name", ["Jean-de la Roe", "Ch.-A. Roe", "J.R. O'Neill-Roe", "Mary Roe-de Vries", "Ali al-Amin"]
)
def test_names_with_hyphens_points_and_particles_are_names(name: str) -> None:
    assert page("", f"<h1>Pier</h1><p>By {name}</p>{paragraphs(*PROSE)}").authors == (name,)


def test_a_script_of_many_items_is_searched_for_its_article() -> None:
    items = [[{"@type": "Thing", "name": str(n)}] for n in range(900)]
    assert page(linked(**{"@type": "WebSite", "hasPart": items}) + linked(author="Jane Roe")).authors == ("Jane Roe",)


def test_the_same_author_is_listed_once() -> None:
    assert page('<meta name=author content="Jane Roe"><meta name=author content="JANE ROE">').authors == ("Jane Roe",)


def test_the_address_is_the_canonical_one() -> None:
    other = '<meta property="og:url" content="https://a.example/2">'
    assert page(f'<link rel=canonical href="https://a.example/1">{other}').url == "https://a.example/1"
    assert page(f'<link rel=canonical href="javascript:alert(1)">{other}').url == "https://a.example/2"
    assert page().url is None


@pytest.mark.parametrize(
    ("markup", "retrieved", "url"),
    [
        ("<!-- saved from url=(0025)https://courier.example/1 -->", None, "https://courier.example/1"),
        (
            "<!--\n Page saved with SingleFile \n url: https://courier.example/1 \n"
            " saved date: Wed Jul 08 2020 10:20:30 GMT+0200\n-->",
            "2020-07-08",
            "https://courier.example/1",
        ),
        (
            "<!-- Mirrored from courier.example/1 by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Wed, 08 Jul 2020 10:20:30 GMT -->",
            "2020-07-08",
            "http://courier.example/1",
        ),
        (
            "<!--\n     FILE ARCHIVED ON 10:20:30 Jul 08, 2020 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE -->",
            "2020-07-08",
            None,
        ),
        (
            '<link rel="canonical" href="https://web.archive.org/web/20200708102030/https://courier.example/1">',
            "2020-07-08",
            "https://courier.example/1",
        ),
        ('<meta name="savepage-date" content="Wed Jul 08 2020 10:20:30 GMT+0200">', "2020-07-08", None),
        ('<meta name="archived" content="2020-07-08">', "2020-07-08", None),
        ("", None, None),
    ],
)
def test_a_saved_page_tells_when_and_from_where_it_was_fetched(
    markup: str, retrieved: str | None, url: str | None
) -> None:
    found = page(markup)
    assert (found.retrieved, found.url) == (retrieved, url)


def test_a_declared_language_stands_for_a_short_text_and_yields_to_a_long_one() -> None:
    assert page("", "<p>Pier zu.</p>", "lang=de-AT").language == "de"
    assert page("", paragraphs(*PROSE), "lang=de").language == "en"
    assert page("", "<p>Pier.</p>", 'lang="{{ lang }}"').language is None
    assert page("", "<p>Pier.</p>", "").language is None


def test_furniture_does_not_decide_the_language() -> None:
    german = "Der Hafenrat beschloss am Dienstag, den Steg zu schließen, nachdem zwei Prüfer Risse gefunden hatten. "
    menu = "<nav>" + "".join(f"<a href=/>{LEDE}</a>" for _ in range(9)) + "</nav>"
    assert page("", f"{menu}<article><h1>Steg</h1>{paragraphs(german * 2, german * 3)}</article>").language == "de"


def test_the_id_is_made_of_the_bytes() -> None:
    found = read(article(""))
    assert found.id == found.sha256[:16]
    assert read(article("") + " ").id != found.id
