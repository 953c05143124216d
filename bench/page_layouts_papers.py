"""Layouts of newspapers, broadcasters and agencies, in the manner of the big ones and of the systems they rent."""

from random import Random

from page_markup import (
    BIO,
    COOKIES,
    LEGAL,
    NEWSLETTER,
    PLAIN,
    TWEET,
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


def arc(report: Report, rng: Random) -> Page:
    """Arc: hashed classes, advertising slots between the paragraphs, a sticky head."""
    shapes = {
        **PLAIN,
        "p": '<p data-testid="drop-cap-letter" data-el="text" class="wpds-c-heFNVF wpds-c-heFNVF-iPJLV-css font-copy">{text}</p>',
        "h": '<h3 data-testid="b-subhead" class="font--subhead">{text}</h3>',
        "quote": '<blockquote class="b-quote wpds-c-XX"><p class="interstitial-q">{text}</p></blockquote>',
        "pull": '<div data-qa="pullquote" class="pull-quote-wrap"><div class="pullquote">{text}</div></div>',
        "caption": '<figure class="mb-md"><div><img alt="" src="a.jpg"/></div><figcaption class="gray-dark font-xxxs">{text}</figcaption></figure>',
    }
    ads = tuple(
        f'<div class="hide-for-print"><div data-qa="article-body-ad" class="dn db-ns"><div>Advertisement</div>'
        f'<a href="/ad{n}">Story continues below advertisement</a></div></div>'
        for n in range(2)
    )
    body = body_of(report, rng, without(shapes, "tweet"), ads)
    by = ", ".join(f'<a data-qa="author-name" rel="author" href="/people/x">{a}</a>' for a in report.authors)
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng), title="{title} - {site}")}<body class="flex">
<div id="__next"><div data-qa="sc-header" class="sticky"><nav aria-label="Sections"><button>Sections</button><a href="/">{report.site}</a></nav></div>
<div class="grid-center"><main id="article" class="relative"><header><div data-qa="kicker"><a href="/c">Coast</a></div>
<h1 id="main-content" data-testid="headline" class="font--headline"><span data-qa="headline-opinion-text"></span><span>{report.title}</span></h1>
<h2 data-qa="subheadline" class="font--subhead-light">{report.standfirst}</h2></header>
<div class="flex"><div data-qa="author-byline">By {by}</div>
<div class="display-date" data-testid="display-date"><span>{us_date(report)} at 6:00 a.m. EDT</span></div></div>
<div class="article-body grid-body" data-qa="article-body"><div class="teaser-content">{body.html}</div></div>
<div data-qa="author-bio"><div>{report.authors[0]}{BIO}</div></div>
<div data-qa="comments-cta"><button>{len(report.remarks)} Comments</button></div></main>
<aside data-qa="right-rail"><h2>Most read</h2><ol>{teasers(report)}</ol></aside></div>
<footer data-qa="sc-footer"><ul><li><a href="/tos">Terms of Service</a></li></ul><p>{LEGAL}</p></footer></div></body></html>"""
    return body.page("arc", html, report, text=(report.standfirst, *body.told))


def chorus(report: Report, rng: Random) -> Page:
    """Chorus: names that begin with ``c-``, the entry's own pull quotes and related links."""
    shapes = {
        **PLAIN,
        "h": '<h3 id="abc">{text}</h3>',
        "quote": "<blockquote>\n<p>{text}</p>\n</blockquote>",
        "pull": "<aside><q>{text}</q></aside>",
        "caption": '<figure class="e-image"><span class="e-image__inner"><img src="a.jpg"></span><span class="e-image__meta">'
        "<figcaption>{text}</figcaption></span></figure>",
        "tweet": '<div id="t1">' + TWEET + "</div>",
    }
    related = (
        f'<div class="c-read-more"><h3 class="c-read-more__title">Related</h3><ul>{teasers(report, count=2)}</ul></div>'
    )
    letter = f'<div class="c-newsletter_signup_box"><h2>The morning mail</h2><p>{NEWSLETTER}</p></div>'
    body = body_of(report, rng, without(shapes, "table"), (related, letter))
    by = " and ".join(f'<span class="c-byline__author-name"><a href="/a">{a}</a></span>' for a in report.authors)
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng), title="{title} | {site}")}<body class="entry_key_unison_standard">
<section class="l-wrapper"><section class="c-global-header"><a class="c-global-header__logo" href="/">{report.site}</a></section>
<section class="l-root l-reskin"><main id="content"><div class="l-segment l-main-content"><article>
<div class="c-entry-hero c-entry-hero--default"><h1 class="c-page-title">{report.title}</h1>
<p class="c-entry-summary p-dek">{report.standfirst}</p><div class="c-byline"><span class="c-byline__item">By {by}</span>
<span class="c-byline__item"><time class="c-byline__item" data-ui="timestamp" datetime="{iso_time(report, rng)}">{report.date:%b} {report.date.day}, {report.date.year}, 11:40am EDT</time></span></div>
<div class="c-social-buttons"><ul><li><a href="#">Share this on Facebook (opens in new window)</a></li></ul></div></div>
<div class="c-entry-content">{body.html}</div></article>
<div class="c-next-article"><p>Next Up In <a href="/c">Coast</a></p></div></div>
<div class="c-rock-list"><h3 class="c-rock-list__title"><span>Most Read</span></h3><ol>{teasers(report)}</ol></div></main></section>
<footer class="c-footer"><p>{LEGAL}</p></footer></section></body></html>"""
    return body.page("chorus", html, report, text=(report.standfirst, *body.told))


def amp(report: Report, rng: Random) -> Page:
    """An AMP page of a paper."""
    shapes = {
        **PLAIN,
        "caption": '<figure><amp-img src="a.jpg" width="800" height="450"></amp-img><figcaption class="caption">{text}</figcaption></figure>',
        "tweet": '<amp-twitter data-tweetid="1"><blockquote placeholder><p>{text}</p>— {cite} (@{handle}) {day}</blockquote></amp-twitter>',
        "pull": '<div class="pull-quote"><span>{text}</span></div>',
    }
    ad = '<amp-ad width="300" height="250" type="x"></amp-ad><p class="ad-label">Advertisement</p>'
    body = body_of(
        report, rng, shapes, (ad, f'<div class="inline-related">Read more: <a href="/r">{report.others[1]}</a></div>')
    )
    html = f"""<!doctype html><html ⚡ lang="en">{head(report, linked_data(report, rng))}<body>
<amp-sidebar id="sidebar" layout="nodisplay"><ul>{teasers(report, count=3)}</ul></amp-sidebar>
<amp-consent id="c" layout="nodisplay"><div id="consent-ui"><p>{COOKIES}</p><button on="tap:c.accept">Accept</button></div></amp-consent>
<header class="amp-header"><a href="/">{report.site}</a></header><article class="amp-wp-article"><header class="amp-wp-article-header">
<h1 class="amp-wp-title">{report.title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{names(report)}</span></div>
<div class="amp-wp-meta amp-wp-posted-on"><time datetime="{iso_time(report, rng)}">{us_date(report)}</time></div></header>
<div class="amp-wp-article-content">{body.html}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">
Categories: <a href="/c">News</a></div><div class="amp-wp-comments-link"><a href="#c">Leave a Comment</a></div></footer></article>
<footer class="amp-wp-footer"><div><h2>{report.site}</h2><a href="#top" class="back-to-top">Back to top</a></div></footer></body></html>"""
    return body.page("amp", html, report)


def broadcaster(report: Report, rng: Random) -> Page:
    """A broadcaster in the manner of the BBC: components, styled-component names, times that say "ago"."""
    shapes = {
        **PLAIN,
        "p": '<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg-Paragraph">{text}</p></div></div>',
        "h": '<div data-component="subheadline-block"><h2 class="ssrcss-y2fd7s-StyledHeading">{text}</h2></div>',
        "quote": '<div data-component="text-block"><blockquote class="ssrcss-q"><p>{text}</p>{cite}</blockquote></div>',
        "pull": '<div data-component="quote-block" class="ssrcss-pull-quote"><blockquote class="pullquote"><p>{text}</p></blockquote></div>',
        "caption": '<div data-component="image-block"><figure><div><picture><img alt="x" src="a.jpg"></picture></div><figcaption class="ssrcss-test"><span class="visually-hidden">Image caption, </span><p>{text}</p></figcaption></figure></div>',
        "list": '<div data-component="unordered-list-block"><ul role="list">{lines}</ul></div>',
    }
    more = (
        '<div data-component="links-block" class="ssrcss-links"><p class="ssrcss-title">More on this story</p>'
        f'<ul role="list">{teasers(report, count=3)}</ul></div>'
    )
    body = body_of(report, rng, without(shapes, "table", "tweet"), (more,))
    html = f"""<!DOCTYPE html><html lang="en-GB" class="no-js">{head(report, linked_data(report, rng, "NewsArticle", author={"@type": "NewsMediaOrganization", "name": report.site}) if rng.random() < 0.01 else linked_data(report, rng), title="{title} - {site}")}
<body><div id="root"><div id="cookiePrompt" class="ssrcss-cookie"><section><h2>Let us know you agree to cookies</h2><p>{COOKIES}</p></section></div>
<header role="banner"><a href="#main-content" class="ssrcss-skip">Skip to content</a><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main id="main-content" data-testid="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper"><header data-component="headline-block">
<h1 id="main-heading" type="headline" tabindex="-1" class="ssrcss-15xko80-StyledHeading"><span role="text">{report.title}</span></h1></header>
<div data-component="metadata-block"><span class="visually-hidden">Published</span><ul><li><time data-testid="timestamp"
datetime="{iso_time(report, rng)}">{uk_date(report)}</time></li></ul></div>
<div data-component="byline-block"><div class="ssrcss-68pt20-Text-TextContributorName">{names(report)}</div><div class="ssrcss-role">Coast correspondent, {report.site}</div></div>
{body.html}<section data-component="tag-list-block"><h2>Related Topics</h2><ul><li><a href="/t">Water</a></li></ul></section></article></main>
<aside aria-label="Top Stories"><h2>Top Stories</h2>{teasers(report, "<p><a href='/{n}'>{title}</a></p>")}</aside>
<footer role="contentinfo"><p>Copyright © 2024 {report.site}. The site is not responsible for the content of external sites.</p></footer></div></body></html>"""
    return body.page("broadcaster", html, report)


def grey_lady(report: Report, rng: Random) -> Page:
    """A national daily in the manner of the New York Times: hashed names, companion columns, a bottom of page."""
    shapes = {
        **PLAIN,
        "p": '<div class="css-s99gbd StoryBodyCompanionColumn" data-testid="companionColumn-0"><div class="css-53u6y8"><p class="css-at9mc1 evys1bk0">{text}</p></div></div>',
        "h": '<h2 class="css-13o6u42 eoo0vm40" id="link-1">{text}</h2>',
        "quote": '<blockquote class="css-10o3uac"><p class="css-at9mc1">{text}</p></blockquote>',
        "pull": '<figure class="css-pq" role="complementary"><blockquote class="css-pull-quote">{text}</blockquote></figure>',
        "caption": '<figure class="img-sz-medium css-1l44abu" aria-label="media" role="group"><div><span class="css-1ly73wi">Image</span><img alt="" src="a.jpg"/></div><figcaption class="css-1g9ic6e" data-testid="photoviewer-children-ImageCaption"><span class="css-jevhma">{text}</span></figcaption></figure>',
        "correction": '<div class="css-correction"><p><em>{text}</em></p></div>',
    }
    ads = (
        '<div class="css-ads" id="story-ad-1-wrapper"><p>Advertisement</p><a href="#after" class="css-skip">SKIP ADVERTISEMENT</a></div>',
    )
    body = body_of(report, rng, without(shapes, "tweet", "table"), ads)
    by = " and ".join(
        f'<span class="css-1baulvz last-byline" itemprop="name"><a href="/by">{a}</a></span>' for a in report.authors
    )
    html = f"""<!DOCTYPE html><html lang="en" class="story nytapp-vi-article">{head(report, linked_data(report, rng), '<meta name="byl" content="By ' + names(report) + '">', title="{title} - {site}")}
<body><div id="app"><div><header class="NYTAppHideMasthead css-1r6wvpq"><section class="css-sec"><a href="/">{report.site}</a></section></header>
<main id="site-content"><div><article id="story" class="css-1vxca1d"><div id="top-wrapper"><p>Advertisement</p></div>
<header class="css-tgqjh5"><h1 id="link-55" class="css-88wicj e1h9rw200" data-testid="headline">{report.title}</h1>
<p id="article-summary" class="css-1n0orw4 e1wiw3jv0">{report.standfirst}.</p>
<div class="css-103l8m3"><div data-testid="share-tools" role="toolbar"><ul><li><button>Share full article</button></li></ul></div></div></header>
<div class="css-byline-wrap"><div class="css-1tsgc"><p class="css-1kpebx e1jsehar1"><span class="byline-prefix">By </span>{by}</p></div>
<time class="css-1dtd4k7 e16638kd0" datetime="{iso_time(report, rng)}">{report.date:%b}. {report.date.day}, {report.date.year}</time></div>
<section name="articleBody" class="meteredContent css-1r7ky0e">{body.html}</section>
<div class="bottom-of-article"><div class="css-bio"><p><a href="/by">{report.authors[0]}</a>{BIO}</p></div>
<div class="css-print">A version of this article appears in print on {us_date(report)}, Section A, Page 9 of the New York edition with the headline:
{report.others[0]}. Order Reprints | Today’s Paper | Subscribe</div></div></article></div>
<div id="standalone-footer"><nav><h2>Related Content</h2>{teasers(report, "<div><a href='/{n}'>{title}</a></div>")}</nav></div></main>
<footer class="css-footer"><nav><ul><li>© 2024 {report.site} Company</li></ul></nav></footer></div></div></body></html>"""
    return body.page("grey-lady", html, report, text=(report.standfirst + ".", *body.told))


def guardian(report: Report, rng: Random) -> Page:
    """A national daily in the manner of the Guardian: ``data-gu-name`` areas, asides with the byline."""
    shapes = {
        **PLAIN,
        "p": '<p class="dcr-s3ycb2">{text}</p>',
        "h": '<h2 id="what">{text}</h2>',
        "quote": '<blockquote class="quoted dcr-zz">\n<p class="dcr-s3ycb2">{text}</p>\n</blockquote>',
        "pull": '<aside class="dcr-pull" data-spacefinder-role="supporting"><svg viewBox="0 0 1 1"><path d="M0"/></svg><blockquote class="pullquote-quote">{text}</blockquote><footer><cite></cite></footer></aside>',
        "caption": '<figure id="f1" data-spacefinder-role="inline" class="dcr-173mewl"><div class="dcr-1t8m8f2"><picture><img src="a.jpg"></picture></div><figcaption data-spacefinder-role="inline" class="dcr-1bx7n4j"><span class="dcr-1inf02i"><svg><path d="M6"/></svg></span><span class="dcr-1qvd3m6">{text}</span></figcaption></figure>',
        "correction": '<p class="dcr-s3ycb2"> This article was amended. {text}</p>',
    }
    letter = (
        '<gu-island name="EmailSignUpWrapper"><aside aria-label="newsletter promotion" class="dcr-nl"><h2>First Edition</h2>'
        f"<p>{NEWSLETTER}</p><p><strong>Privacy Notice: </strong>Newsletters may contain information about charities, online ads, and"
        " content funded by outside parties.</p></aside></gu-island>"
    )
    body = body_of(report, rng, without(shapes, "table", "tweet"), (letter,))
    body.told = [f"This article was amended. {told}" if told.startswith("Correction") else told for told in body.told]
    by = " and ".join(f'<a rel="author" data-link-name="auto tag link" href="/p/x">{a}</a>' for a in report.authors)
    html = f"""<!doctype html><html lang="en">{head(report, linked_data(report, rng), f'<meta property="article:author" content="https://{report.host}/profile/x">', title="{title} | Coast | {site}")}
<body><div id="bannerandheader"><header><nav role="navigation"><ul><li><a href="/">News</a></li></ul></nav></header></div><main data-layout="StandardLayout">
<article class="dcr-1"><div data-gu-name="title"><div><a href="/c"><span>Coast</span></a></div></div>
<div data-gu-name="headline"><div class="dcr-d6i9oy"><h1 class="dcr-u0h1qy">{report.title}</h1></div></div>
<div data-gu-name="standfirst" class="dcr-sf"><div><p>{report.standfirst}</p></div></div>
<aside data-gu-name="meta"><div class="dcr-m"><div><address aria-label="Contributor info" data-component="meta-byline" data-link-name="byline"><div class="dcr-x">{by}</div></address></div>
<details class="dcr-d"><summary class="dcr-sum"><span class="dcr-u">{report.date:%a} {report.date.day} {report.date:%b} {report.date.year} 11.15 CET</span></summary>Last modified on {report.date:%a} {report.date.day} {report.date:%b} {report.date.year} 19.04 CET</details>
<div data-print-layout="hide"><div><button>Share</button></div></div></div></aside>
<div data-gu-name="body"><div id="maincontent"><div class="article-body-commercial-selector article-body-viewer-selector">{body.html}</div></div>
<div data-print-layout="hide"><div><span>Explore more on these topics</span><ul><li><a href="/t">Coast</a></li></ul></div></div></div></article>
<section data-print-layout="hide" id="onwards"><h2>Most viewed</h2><ol>{teasers(report)}</ol></section></main>
<footer><div>© 2024 {report.site} or its affiliated companies. All rights reserved. (dcr)</div></footer></body></html>"""
    return body.page("guardian", html, report, text=(report.standfirst, *body.told))


def agency_react(report: Report, rng: Random) -> Page:
    """An agency in the manner of Reuters today: paragraphs are boxes with test names, a dateline opens the text."""
    shapes = {
        **PLAIN,
        "p": '<div data-testid="paragraph-0" class="text__text__1FZLe text__dark-grey__3Ml43 text__regular__2N1Xr article-body__element__2p5pI">{text}</div>',
        "h": '<h2 data-testid="Heading" class="text__text__1FZLe heading__heading_6__1ON_s">{text}</h2>',
        "list": '<ul data-testid="Body-list">{lines}</ul>',
        "caption": '<div data-testid="primary-image"><figure><img src="a.jpg"><div data-testid="caption"><figcaption class="image-caption">{text} '
        '<a href="/l">Purchase Licensing Rights</a></figcaption></div></figure></div>',
    }
    body = body_of(report, rng, without(shapes, "quote", "pull", "tweet", "footnote", "correction"))
    opening = f"{report.place}, {report.date:%B} {report.date.day} ({report.site}) - "
    at = body.html.index('article-body__element__2p5pI">') + len('article-body__element__2p5pI">')
    body.html = body.html[:at] + opening + body.html[at:]
    told = [*body.told]
    first = next(part.text for part in report.parts if part.kind == "p")
    told[told.index(first)] = opening + first
    by = " and ".join(f'<a data-testid="AuthorNameLink" rel="author" href="/a">{a}</a>' for a in report.authors)
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng), f'<meta name="article:published_time" content="{iso_time(report, rng)}">', title="{title} | {site}")}
<body><div id="fusion-app"><div class="site-header__wrapper"><header><nav><a href="/">World</a></nav></header></div><main id="main-content"><article>
<div class="article-header__wrapper__1tcxW"><header data-testid="ArticleHeader"><div><a href="/c">Coast</a></div><h1 data-testid="Heading" class="text__text__1FZLe text__dark-grey__3Ml43">{report.title}</h1>
<div class="info-content__author-date__1Epi_"><div class="author-name__authors">By {by}</div><time data-testid="DateLine" datetime="{iso_time(report, rng)}"><span class="date-line__date___kNbY">{us_date(report)}</span>
<span class="date-line__date___kNbY">3:41 PM UTC</span><span class="date-line__date___kNbY">Updated 2 hours ago</span></time></div></header></div>
<div data-testid="ArticleBody" class="article-body__wrapper__3IxHM"><div data-testid="Summary" hidden>Summary</div>{body.html}
<div data-testid="SignOff" class="sign-off__text__PU3Aj"><p>Reporting by {names(report)}; Editing by Ola Stern</p></div>
<p data-testid="Trust"><span>Our Standards: </span><a href="/trust">The Trust Principles.</a></p></div>
<div data-testid="RecommendedStories"><h2>Read Next</h2>{teasers(report, "<div><a data-testid='Heading' href='/{n}'>{title}</a></div>")}</div></article></main>
<footer data-testid="SiteFooter"><p>{LEGAL}</p></footer></div></body></html>"""
    return body.page("agency-react", html, report, text=tuple(told))


def cooperative(report: Report, rng: Random) -> Page:
    """An agency in the manner of AP: ``RichTextStoryBody``, a place line, "updated" before the byline's date."""
    shapes = {
        **PLAIN,
        "h": "<h2>{text}</h2>",
        "pull": '<div class="Enhancement"><div class="Quote pull-quote"><p>{text}</p></div></div>',
        "caption": '<div class="Enhancement"><figure class="Figure"><img class="Image" src="a.jpg"><figcaption class="Figure-caption"><p>{text}</p></figcaption></figure></div>',
        "tweet": '<div class="TweetEmbed">' + TWEET + "</div>",
    }
    hub = f'<div class="Enhancement"><bsp-list-loadmore class="PageListEnhancementGeneric"><h2>Related Stories</h2>{teasers(report, "<div><a href=/{n}>{title}</a></div>", 3)}</bsp-list-loadmore></div>'
    body = body_of(report, rng, without(shapes, "footnote"), (hub,))
    first = next(part.text for part in report.parts if part.kind == "p")
    opening = f"{report.place} ({report.site.split()[-1][:2].upper()}) — "
    at = body.html.index("<p>") + len("<p>")
    body.html = body.html[:at] + opening + body.html[at:]
    told = [
        opening + text if text == first and n == body.told.index(first) else text for n, text in enumerate(body.told)
    ]
    html = f"""<!DOCTYPE html><html class="ArticlePage" lang="en">{head(report, linked_data(report, rng), title="{title} | {site}")}<body class="Page-body">
<bsp-header class="Page-header"><div class="Page-header-navigation"><a href="/">{report.site}</a><ul>{teasers(report, count=2)}</ul></div></bsp-header>
<div class="Page-content"><main class="Page-main"><div class="Page-headlineWrapper"><bsp-story-page><h1 class="Page-headline">{report.title}</h1></bsp-story-page></div>
<div class="Page-twoColumn"><div class="Page-lead"></div><div class="Page-storyHeader"><div class="Page-storyHeader-meta"><div class="Page-byline-info"><div class="Page-byline"><div class="Page-authors">By&nbsp;<span class="Link">{names(report).upper()}</span></div></div></div>
<div class="Page-dateModified"><span class="Page-dateModified-label">Published</span> <bsp-timestamp data-timestamp="1"><span data-date>{us_date(report)}, 4:05 AM UTC</span></bsp-timestamp></div></div>
<div class="Page-actions"><span>Share</span></div></div><div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody">{body.html}</div></div></div></main>
<aside class="Page-aside"><div class="PageList-header-title">Most read</div><ol>{teasers(report)}</ol></aside></div>
<footer class="Page-footer"><p>Copyright 2024 The {report.site}. All Rights Reserved.</p></footer></body></html>"""
    return body.page("cooperative", html, report, text=tuple(told))


def local_paper(report: Report, rng: Random) -> Page:
    """A regional paper on Next.js: a paywall box, most read and a newsletter between the paragraphs, comments below."""
    shapes = {
        **PLAIN,
        "p": '<div class="ArticleParagraph_root__4mszW" data-testid="paragraph"><p>{text}</p></div>',
        "h": '<h2 class="subheading_root">{text}</h2>',
        "pull": '<aside class="Pullquote_root__x"><p class="Pullquote_text">{text}</p></aside>',
        "quote": '<div class="quote_root"><blockquote>{text}{cite}</blockquote></div>',
    }
    boxes = (
        f'<div class="InlineNewsletter_root"><h3>The morning letter</h3><p>{NEWSLETTER}</p></div>',
        f'<div class="most-read-inline"><span>Most read in News</span><ul>{teasers(report, count=3)}</ul></div>',
        '<div class="SubscriberBox paywall-prompt"><p>You are reading one of your three free articles this month. Subscribe for less than the price of a coffee.</p></div>',
    )
    body = body_of(report, rng, shapes, boxes)
    comment = '<div class="comment-card"><span class="user">{who}</span><p>{text}</p><button>Reply</button></div>'
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng) if rng.random() < 0.5 else f'<meta name="author" content="{names(report)}"><meta property="article:published_time" content="{iso_time(report, rng)}">')}
<body><div id="__next"><div class="CookieBar_root__k"><p>{COOKIES}</p><button>Got it</button></div><div class="Masthead_root"><a href="/">{report.site}</a></div>
<main class="ArticlePage_main"><div class="Breadcrumb_root"><a href="/">Home</a><a href="/n">News</a></div><h1 class="Headline_root">{report.title}</h1>
<p class="Standfirst_root">{report.standfirst}</p><div class="Meta_root"><div class="Byline_root">By <span>{names(report)}</span></div><div class="Timestamp_root">Published {report.date.day} {report.date:%b} {report.date.year}, 06:00</div></div>
<div class="ArticleBody_root">{body.html}</div><div class="Topics_root"><span>Topics</span><a href="/t">Water</a></div></main>
<div class="CommentsSection_root"><h2>Comments ({len(report.remarks)})</h2><p>Please keep it civil and read our house rules before you write; comments that break them are taken down.</p>{remarks(report, comment)}</div>
<div class="Recirculation_root"><h2>You may also like</h2>{teasers(report, "<div><a href=/{n}><h3>{title}</h3><p>The story behind the vote, told by those who were in the room when it was taken.</p></a></div>")}</div>
<footer><p>© {report.site}. {LEGAL}</p></footer></div></body></html>"""
    return body.page("local-paper", html, report, text=(report.standfirst, *body.told))
