"""Invented pages in the layouts that reports come in, and short ways to read them."""

import hashlib
import json

from onrecord.ingest import parse
from onrecord.types import BlockKind, Document, Original

LEDE = (
    "The Harbour Board of Port Ellery voted on Tuesday to close the north pier after two inspectors found cracks in it."
)
QUOTE = (
    "“We were told in March and we did nothing,” said Marta Oyelaran, who chairs the board and lives beside the pier."
)
SAID = "A spokesman for the ministry, Tomas Brandt, denied that any warning had reached the minister before the summer."
LAST = (
    "The board meets again on 4 August, when it will hear from the engineers who wrote the first report on the cracks."
)
PROSE = (LEDE, QUOTE, SAID, LAST)


def original(data: bytes | str, path: str = "page.html") -> Original:
    raw = data.encode() if isinstance(data, str) else data
    return Original(path, raw, hashlib.sha256(raw).hexdigest())


def read(data: bytes | str, path: str = "page.html") -> Document:
    return parse(original(data, path))


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.span.start : block.span.end]) for block in document.blocks]


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    return [text for found, text in kinds(document) if found == kind]


def kind_of(document: Document, passage: str) -> BlockKind:
    """The kind of the one block that holds the passage."""
    found = [kind for kind, text in kinds(document) if passage in text]
    assert len(found) == 1, (passage, kinds(document))
    return found[0]


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def article(inner: str, head: str = "") -> str:
    """A plain page around ``inner``, which stands after the lede and before the last paragraph."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body><article>"
        f"<h1>Board closes the north pier</h1><p>{LEDE}</p><p>{QUOTE}</p>{inner}<p>{SAID}</p><p>{LAST}</p>"
        "</article></body></html>"
    )


def blog() -> str:
    """A blog in the manner of WordPress."""
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="UTF-8"><title>Board closes the north pier &#8211; Ellery Notes</title>
<link rel="canonical" href="https://notes.example/2020/07/pier/" />
<meta property="og:site_name" content="Ellery Notes" />
<meta property="article:published_time" content="2020-07-08T06:30:00+00:00" />
<style>.x{{color:red}}</style></head>
<body class="post-template-default single single-post has-sidebar comments-open">
<div id="page" class="site">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Ellery Notes</a></p>
<nav class="main-navigation"><ul><li><a href="/">Home</a></li><li><a
href="/about">About the author</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main">
<article id="post-99" class="post-99 post type-post category-social tag-newsletter hentry">
<header class="entry-header"><h1 class="entry-title">Board closes the north pier</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published"
datetime="2020-07-08T06:30:00+00:00">July 8, 2020</time></span><span class="byline">by <span class="author vcard"><a
href="/a">Ines Halloran</a></span></span></div></header>
<div class="entry-content">
<p>{LEDE}</p>
<figure id="attachment_7" class="wp-caption"><img src="pier.jpg" alt="x">
<figcaption
class="wp-caption-text">The north pier in June. Photo: Ines Halloran</figcaption></figure>
<p>{QUOTE}</p>
<figure class="wp-block-pullquote"><blockquote><p>We were told in March and we did nothing</p></blockquote></figure>
<blockquote
class="wp-block-quote"><p>The cracks run through both piles and were wider in May than in March.</p>
<p>We advise closing the pier.</p><cite>Inspectors’ report, page 4</cite></blockquote>
<p>{SAID}</p>
<p><a href="/other">Read more: What the engineers knew</a></p>
<ul><li>The pier opened in 1911.</li><li>It was last repaired in 1987.</li></ul>
<p>{LAST}</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a
href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>
<div id="jp-relatedposts"
class="jp-relatedposts"><h3>Related</h3>
<p>An older report about the harbour and its many piers, which nobody at the board has read.</p></div>
</div>
<footer class="entry-footer"><span class="tags-links">Tags: <a href="/t">harbour</a></span></footer>
</article>
<nav class="navigation post-navigation"><a href="/prev">Previous post: Fish</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts on “Board closes the north pier”</h2>
<ol
class="comment-list"><li>
<p>I have said for years that the pier is rotten and that the board would not listen to me or to my late husband.</p>
</li></ol></div>
</main></div>
<aside id="secondary" class="widget-area"><h2>Recent posts</h2><ul><li><a href="/1">Fish</a></li></ul></aside></div>
<footer class="site-footer"><p>Proudly made by hand. © 2020 Ellery Notes</p></footer>
</div></body></html>"""


def newspaper(published: str = "2020-07-08T05:00:00Z") -> str:
    """A newspaper's page with JSON-LD, generated class names and advertising between the paragraphs."""
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": "The Ellery Courier"},
            {
                "@type": ["NewsArticle"],
                "headline": "Board closes the north pier",
                "author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "Ali al-Amin"}],
                "publisher": {"@id": "#org"},
                "datePublished": published,
                "inLanguage": "en",
                "mainEntityOfPage": {"@id": "https://courier.example/pier"},
            },
        ],
    }
    return f"""<!doctype html><html lang="en"><head><title>Board closes the north pier | The Ellery Courier</title>
<meta property="og:title" content="Port Ellery pier shut over cracks">
<script type="application/ld+json">{json.dumps(linked)}</script></head>
<body><div id="__next"><header role="banner"><h1 class="css-logo"><a href="/">The Ellery Courier</a></h1>
<button>Menu</button></header>
<div role="dialog"
class="cookie-consent">
<p>We use cookies to make this newspaper better for you and for everyone who pays us to know you.</p>
<button>Accept all</button></div>
<main><div class="css-1x8"><div class="css-9k"><h2 class="css-headline">Board closes the north pier</h2>
<p class="css-standfirst">Inspectors found cracks in two piles</p>
<div class="css-meta"><span class="css-byline">By Jane Roe and Ali al-Amin</span><time
datetime="2020-07-09T10:00:00Z">9 July 2020</time></div></div>
<div class="css-body"><p>{LEDE}</p><div class="ad-slot"><span>Advertisement</span></div><p>{QUOTE}</p>
<aside class="css-related"><h3>More on this story</h3><a
href="/a">The engineers’ warning that was never read by the board</a></aside>
<p>{SAID}</p><div
class="css-newsletter-signup">
<p>Get the best of the Courier in your inbox every morning, six days a week, free of charge.</p></div>
<h3>What comes next</h3><p>{LAST}</p></div></div></main>
<section class="css-comments"><button>12 comments</button></section>
<footer><p>© 2020 The Ellery Courier. All rights reserved.</p></footer></div></body></html>"""


def table_page() -> str:
    """A page of the late nineties: tables for layout, ``<br><br>`` between paragraphs, no paragraph tags."""
    return f"""<HTML><HEAD><TITLE>Ellery Online - Board closes the north pier</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>
<TABLE WIDTH=640><TR><TD COLSPAN=2><A HREF=/>Home</A> | <A HREF=/news>News</A> | <A HREF=/sport>Sport</A></TD></TR>
<TR><TD WIDTH=120><FONT SIZE=1><A HREF=1>Weather</A><BR><A HREF=2>Tides</A><BR><A HREF=3>Letters</A></FONT></TD>
<TD><FONT SIZE=5><B>Board closes the north pier</B></FONT><BR><BR>
<I>By JANE ROE, Staff Writer</I><BR><BR>
July 8, 2020<BR><BR>
{LEDE}<BR><BR>
{QUOTE}<BR><BR>{SAID}<BR><BR>
{LAST}<BR><BR>
<A HREF=mail>Click here to send us a letter</A></TD></TR></TABLE>
<CENTER>Copyright 2020 Ellery Online</CENTER></BODY></HTML>"""


def agency_page() -> str:
    """An agency's story page: div soup, place and date in the first paragraph."""
    body = "".join(f'<div class="text-line">{text}</div>' for text in PROSE[1:])
    return f"""<html><head><meta name="publisher" content="Coast
Wire"></head><body><div class="wrap"><div class="l"><div class="navi">
<a href="/">Coast Wire</a><a href="/world">World</a></div></div>
<div class="c"><div class="hd"><h1>Board closes pier</h1></div><div class="upd">Published: 8 July 2020 10:15 GMT</div>
<div class="text"><div class="text-line">PORT ELLERY, July 8 (Coast Wire) — {LEDE}</div>{body}
<div class="text-line">Reporting by Jane Roe; editing by Sam Lindqvist</div></div>
<div class="x1"><a href="/1">Storm shuts ferries</a><a
href="/2">Fish prices rise</a></div></div></div></body></html>"""
