"""Layouts of old, official and saved pages: tables for layout, press releases, wikis, print views, archives."""

from random import Random

from page_markup import (
    COOKIES,
    LEGAL,
    PLAIN,
    Page,
    body_of,
    head,
    iso_time,
    linked_data,
    names,
    remarks,
    teasers,
    uk_date,
    us_date,
    without,
)
from page_reports import Report

_BARE = without(PLAIN, "table", "tweet", "pull", "footnote", "correction", "list")


def tables_1998(report: Report, rng: Random) -> Page:
    """A page of the late nineties: nested tables, font tags, paragraphs opened and never closed."""
    shapes = {
        "p": "<P><FONT FACE='Times' SIZE=3>{text}</FONT>",
        "h": "<P><B>{text}</B>",
        "quote": "<BLOCKQUOTE>{text}</BLOCKQUOTE>",
        "caption": '<TABLE ALIGN=right WIDTH=200><TR><TD><IMG SRC="a.gif"></TD></TR><TR><TD><FONT SIZE=1 class="caption">{text}</FONT></TD></TR></TABLE>',
    }
    body = body_of(report, rng, shapes)
    html = f"""<HTML><HEAD><TITLE>{report.site}: {report.title}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF" LINK=blue>
<TABLE WIDTH=600 BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3><A HREF="/"><IMG SRC="logo.gif" ALT="{report.site}"></A></TD></TR>
<TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=2><A HREF="/">Front Page</A><BR><A HREF="/w">Weather</A><BR><A HREF="/s">Sports</A><BR><A HREF="/o">Obituaries</A>
<P><B>SEARCH</B><FORM><INPUT NAME=q><INPUT TYPE=submit></FORM></FONT></TD><TD WIDTH=10>&nbsp;</TD><TD VALIGN=TOP>
<FONT SIZE=1>{us_date(report)}</FONT><P><FONT SIZE=5><B>{report.title}</B></FONT><P><FONT SIZE=2>By {names(report).upper()}<BR>
<I>{report.site} Staff</I></FONT>{body.html}
<P><HR><FONT SIZE=2><A HREF="/arch">Back to archive</A> | <A HREF="mailto:x@y.example">E-mail this story to a friend</A></FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>Copyright &copy; {report.date.year} {report.site}. {LEGAL}</FONT></TD></TR></TABLE></BODY></HTML>"""
    return body.page("tables-1998", html, report)


def wayback(report: Report, rng: Random) -> Page:
    """A page of 2004 as the Wayback Machine keeps it: its toolbar on top, line breaks between paragraphs."""
    shapes = {
        "p": "{text}<br><br>",
        "h": "<b>{text}</b><br><br>",
        "quote": "<blockquote><i>{text}</i></blockquote>",
    }
    body = body_of(report, rng, shapes)
    stamp = f"{report.date:%Y%m}2810{rng.randint(10, 59)}11"
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><script src="//archive.example/a.js"></script>
<title>{report.site} | {report.title}</title><link rel="canonical" href="https://web.archive.org/web/{stamp}/http://{report.host}/{report.slug}.php"></head><body>
<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;"><div id="wm-ipp">14 captures 28 Jul 2004 - 2 Jan 2011</div></div><!-- END WAYBACK TOOLBAR INSERT -->
<div id="wrap"><div id="top"><a href="/web/{stamp}/http://{report.host}/">{report.site}</a></div><div id="left"><a href="/n">News</a><br><a href="/f">Features</a><br><a href="/l">Letters</a></div>
<div id="story"><div class="headline">{report.title}</div><div class="byline">by {names(report)}</div><div class="storydate">{uk_date(report)}</div>
<div class="storytext">{body.html}</div><div class="tools"><a href="/p">Printer-friendly version</a> <a href="/m">Email this article</a></div></div>
<div id="bottom">&copy; {report.site} {report.date.year}</div></div></body></html>
<!--
     FILE ARCHIVED ON 10:20:11 Jul 28, {report.date.year} AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 07:05:59 Feb 02, 2021.
-->"""
    return body.page("wayback", html, report)


def drupal(report: Report, rng: Random) -> Page:
    """Drupal 7: regions, blocks and fields, comments as nodes."""
    shapes = {
        **PLAIN,
        "caption": '<div class="field field-name-field-image"><div class="field-items"><div class="field-item even"><img src="a.jpg">'
        '<div class="image-field-caption"><p>{text}</p></div></div></div></div>',
    }
    body = body_of(report, rng, without(shapes, "tweet", "pull"))
    comment = (
        '<div class="comment clearfix"><h3><a href="#c" class="permalink">Re: it</a></h3><div class="submitted">Submitted by {who} on {day}</div>'
        '<div class="content"><div class="field field-name-comment-body"><p>{text}</p></div></div></div>'
    )
    html = f"""<!DOCTYPE html><html lang="en" dir="ltr">{head(report, '<meta name="dcterms.created" content="' + iso_time(report, rng) + '">' if rng.random() < 0.5 else "", og=False)}
<body class="html not-front node-type-article"><div id="skip-link"><a href="#main-content" class="element-invisible">Skip to main content</a></div>
<div id="page-wrapper"><div id="page"><div id="header"><div id="site-name"><strong><a href="/">{report.site}</a></strong></div></div>
<div id="main-wrapper"><div id="main"><div id="content" class="column"><div class="section"><div class="breadcrumb"><a href="/">Home</a> » <a href="/n">News</a></div>
<h1 class="title" id="page-title">{report.title}</h1><div class="tabs"></div><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
<div id="node-77" class="node node-article node-promoted clearfix"><div class="meta submitted">Submitted by <span rel="sioc:has_creator"><span class="username">{report.authors[0]}</span></span> on {report.date:%a}, {report.date:%m/%d/%Y} - 14:05</div>
<div class="content clearfix"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">
{body.html}</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;</div><div class="field-items"><div class="field-item even"><a href="/t">water</a></div></div></div></div>
<div class="link-wrapper"><ul class="links inline"><li class="comment-add"><a href="#c">Add new comment</a></li></ul></div>
<div id="comments" class="comment-wrapper"><h2 class="title">Comments</h2>{remarks(report, comment)}</div></div></div></div></div></div></div>
<div id="sidebar-first" class="column sidebar"><div class="block block-views"><h2>Recent content</h2><ul>{teasers(report)}</ul></div></div></div></div>
<div id="footer"><p>Powered by Drupal</p></div></div></div></body></html>"""
    unclear = report.date.day <= 12 and report.date.day != report.date.month and "dcterms" not in html
    return body.page(
        "drupal", html, report, authors=report.authors[:1], date=None if unclear else report.date.isoformat()
    )


def press_release(report: Report, rng: Random) -> Page:
    """A government's press release in the manner of US departments: a place line, contacts, three number signs."""
    body = body_of(report, rng, without(PLAIN, "tweet", "pull", "table", "correction", "footnote"))
    html = f"""<!DOCTYPE html><html lang="en">{head(report, f'<meta name="dcterms.issued" content="{report.date}">' if rng.random() < 0.5 else "", title="{title} | Office of Coasts | {site}", og=rng.random() < 0.5)}
<body class="path-node page-node-type-press-release"><div class="usa-banner"><p>An official website of the government. <button>Here’s how you know</button></p>
<div class="usa-banner__content" hidden><p>Official websites use .gov. A .gov website belongs to an official government organization.</p></div></div>
<header class="usa-header" role="banner"><a href="/">{report.site}</a><nav class="usa-nav"><ul><li><a href="/about">About</a></li></ul></nav></header>
<main id="main-content"><nav class="usa-breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/pr">Press Releases</a></li></ol></nav>
<div class="node__meta"><span class="press-label">Press Release</span></div><h1 class="page-title">{report.title}</h1>
<h2 class="field--name-field-subtitle">{report.standfirst}</h2><div class="field--name-field-date">{report.date:%A}, {us_date(report)}</div>
<div class="field--name-field-release">For Immediate Release</div><div class="node__content"><div class="field--name-field-pr-body">{body.html}<p style="text-align:center">###</p></div>
<div class="field--name-field-contact"><h3>Media Contact</h3><p>Office of Public Affairs, 202-555-0100</p></div><div class="field--name-field-topic"><div class="field__label">Topic(s):</div><div><a href="/t">Coasts</a></div></div></div></main>
<footer class="usa-footer"><p>{report.site}, 950 Harbour Avenue</p><a href="/foia">FOIA</a></footer></body></html>"""
    return body.page("press-release", html, report, text=(report.standfirst, *body.told), authors=())


def ministry(report: Report, rng: Random) -> Page:
    """A ministry's page in the manner of gov.uk: published and updated side by side, a feedback form below."""
    body = body_of(report, rng, without(PLAIN, "tweet", "pull", "correction", "caption"))
    item = linked_data(report, rng, author={"@type": "Organization", "name": report.site})
    html = f"""<!DOCTYPE html><html lang="en" class="govuk-template">{head(report, item if rng.random() < 0.5 else "", title="{title} - {site}")}<body class="govuk-template__body">
<div id="global-cookie-message" class="gem-c-cookie-banner govuk-cookie-banner" role="region"><div><h2>Cookies on this site</h2><p>{COOKIES}</p></div></div>
<header class="gem-c-layout-super-navigation-header" role="banner"><a href="/">{report.site}</a></header><div class="govuk-width-container"><div class="gem-c-contextual-breadcrumbs"><ol><li><a href="/">Home</a></li></ol></div>
<main role="main" id="content" class="news-article"><div class="govuk-grid-row"><div class="gem-c-title"><span class="govuk-caption-xl gem-c-title__context">Press release</span><h1 class="gem-c-title__text govuk-heading-xl">{report.title}</h1></div>
<p class="gem-c-lead-paragraph">{report.standfirst}.</p></div><div class="gem-c-metadata"><dl class="gem-c-metadata__list"><dt class="gem-c-metadata__term">From:</dt><dd class="gem-c-metadata__definition"><a href="/o">{report.site}</a></dd>
<dt class="gem-c-metadata__term">Published</dt><dd class="gem-c-metadata__definition">{uk_date(report)}</dd><dt class="gem-c-metadata__term">Last updated</dt><dd class="gem-c-metadata__definition">{report.date.day} {report.date:%B} {report.date.year + 1} — <a href="#history">See all updates</a></dd></dl></div>
<div class="gem-c-govspeak govuk-govspeak">{body.html}</div><div class="gem-c-published-dates" id="history"><h3>Updates to this page</h3>Published {uk_date(report)}<br>Last updated {report.date.day} {report.date:%B} {report.date.year + 1}</div>
<div class="gem-c-share-links"><h2>Share this page</h2><ul><li><a href="#">Share on Facebook (opens in new tab)</a></li></ul></div></main>
<div class="gem-c-contextual-sidebar"><h2>Related content</h2><ul>{teasers(report)}</ul></div></div><div class="gem-c-feedback"><h2>Is this page useful?</h2><button>Yes</button><button>No</button></div>
<footer class="gem-c-layout-footer" role="contentinfo"><p>All content is available under the Open Licence v3.0, except where otherwise stated</p></footer></body></html>"""
    authors = (report.site,) if item in html else ()
    return body.page("ministry", html, report, text=(report.standfirst + ".", *body.told), authors=authors)


def wiki_news(report: Report, rng: Random) -> Page:
    """A wiki's news page: the date in the first line, sources in a list of links, edit links at each head."""
    shapes = {
        **PLAIN,
        "h": '<div class="mw-heading mw-heading2"><h2 id="a">{text}</h2><span class="mw-editsection"><span>[</span><a href="/e">edit</a><span>]</span></span></div>',
        "caption": '<figure class="mw-default-size" typeof="mw:File/Thumb"><a href="/f"><img src="a.jpg"></a><figcaption>{text}</figcaption></figure>',
        "pull": '<table class="pullquote"><tbody><tr><td>“</td><td>{text}</td><td>”</td></tr></tbody></table>',
        "table": '<table class="wikitable"><tbody>{lines}</tbody></table>',
    }
    body = body_of(report, rng, without(shapes, "tweet", "footnote", "correction", "pull"))
    html = f"""<!DOCTYPE html><html class="client-nojs" lang="en" dir="ltr">{head(report, title="{title} - {site}", og=False)}<body class="mediawiki ltr ns-0 ns-subject skin-vector action-view">
<div id="mw-page-base" class="noprint"></div><div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading mw-first-heading">{report.title}</h1>
<div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint">From {report.site}, the free news source you can write!</div><div id="contentSub"></div>
<div id="mw-content-text" class="mw-body-content"><div class="mw-content-ltr mw-parser-output" lang="en"><p><strong class="published"><span id="publishDate" class="value-title" title="{report.date}"></span>{report.date:%A}, {us_date(report)}</strong>&nbsp;</p>
{body.html}<div class="mw-heading"><h2 id="Sources">Sources</h2></div><ul><li><span class="sourceTemplate"><a href="https://x.example">{report.others[0]}</a> — <i>{report.others[1][:20]}</i>, {us_date(report)}</span></li></ul></div></div>
<div id="catlinks" class="catlinks"><a href="/c">Categories</a>: <ul><li><a href="/c/1">Published</a></li></ul></div></div></div>
<div id="mw-navigation"><h2>Navigation menu</h2><div id="p-navigation" class="vector-menu"><ul><li><a href="/">Main page</a></li><li><a href="/r">Random article</a></li></ul></div></div>
<footer id="footer" class="mw-footer" role="contentinfo"><ul id="footer-info"><li>This page was last edited on 3 March {report.date.year + 2}, at 10:11.</li></ul></footer></body></html>"""
    return body.page("wiki-news", html, report, authors=())


def print_view(report: Report, rng: Random) -> Page:
    """A page's print view: nearly bare, the address at the foot."""
    body = body_of(report, rng, _BARE)
    html = f"""<html>{head(report, '<meta name="robots" content="noindex">', title="{site} :: Print Version", og=False)}<body onload="window.print()">
<div class="print-logo"><img src="logo.gif" alt="{report.site}"></div><div class="print-site_name">Published on <em>{report.site}</em> (<a href="http://{report.host}">http://{report.host}</a>)</div>
<hr class="print-hr"><h1 class="print-title">{report.title}</h1><div class="print-submitted">By {report.authors[0]}</div><div class="print-created">Created <em>{uk_date(report)} - 09:12</em></div>
<div class="print-content">{body.html}</div><div class="print-footer"></div><hr class="print-hr"><div class="print-source_url"><strong>Source URL:</strong> <a href="http://{report.host}/{report.slug}">http://{report.host}/{report.slug}</a></div>
<div class="print-links"><p><strong>Links</strong><br>[1] http://{report.host}/files/a.pdf<br>[2] http://{report.host}/files/b.pdf</p></div></body></html>"""
    return body.page("print-view", html, report, authors=report.authors[:1])


def saved_page(report: Report, rng: Random) -> Page:
    """A page as a browser's extension saved it: styles and pictures inside, dialogs open, advertising frozen."""
    shapes = {
        **PLAIN,
        "caption": '<figure class="img-wrap"><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA" width="600"><figcaption class="caption">{text}</figcaption></figure>',
    }
    ad = '<div id="google_ads_iframe_1" style="width:300px"><iframe srcdoc="&lt;p&gt;Buy&lt;/p&gt;"></iframe><div class="adLabel">Ad</div></div>'
    body = body_of(report, rng, without(shapes, "tweet"), (ad, ad))
    html = f"""<!DOCTYPE html> <html lang=en style><!--
 Page saved with SingleFile
 url: https://{report.host}/{report.slug}
 saved date: Wed Jan 10 2024 10:20:30 GMT+0200 (Eastern European Standard Time)
-->{head(report, f'<meta property="article:published_time" content="{iso_time(report, rng)}">', linked_data(report, rng))}
<body class="modal-open" style="overflow:hidden"><div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="dialog"><h2>We value your privacy</h2><p>{COOKIES}</p></div></div>
<div id="app" aria-hidden="true"><header class="site-head"><a href="https://{report.host}/">{report.site}</a><span class="date-today">Wednesday, January 10, 2024</span></header>
<div class="layout"><div class="col-main"><div class="story"><h1 class="story__headline">{report.title}</h1><p class="story__deck">{report.standfirst}</p>
<div class="story__meta"><span class="story__byline">By {names(report)}</span> <span class="story__date">{us_date(report)} 5:00 AM</span><span class="story__share"><a href="#">Tweet</a><a href="#">Pin</a></span></div>
<div class="story__body">{body.html}</div></div><div class="story__tags tags"><a href="/t">water</a></div></div>
<div class="col-side"><div class="module module--latest"><h3>Latest</h3>{teasers(report, "<div class=item><time datetime=2024-01-10>January 10, 2024</time><a href=/{n}>{title}</a></div>")}</div></div></div></div>
<div class="newsletter-modal" role="dialog" aria-modal="true"><h2>Before you go</h2><p>Ninety thousand readers get our letter every Sunday. Will you be the next one to read it?</p><button>No thanks</button></div></body></html>"""
    return body.page("saved-page", html, report, text=(report.standfirst, *body.told))
