"""Layouts of blogs and small sites: WordPress, Ghost, Medium, Substack, Blogger, site builders."""

from random import Random

from page_markup import (
    BIO,
    COOKIES,
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


def wordpress_blocks(report: Report, rng: Random) -> Page:
    """WordPress with a block theme and Yoast's graph."""
    shapes = {
        **PLAIN,
        "h": '<h2 class="wp-block-heading">{text}</h2>',
        "quote": '<blockquote class="wp-block-quote is-layout-flow"><p>{text}</p>{cite}</blockquote>',
        "pull": '<figure class="wp-block-pullquote"><blockquote><p>{text}</p></blockquote></figure>',
        "caption": '<figure class="wp-block-image size-large"><img src="a.jpg" alt="x">'
        '<figcaption class="wp-element-caption">{text}</figcaption></figure>',
        "list": '<ul class="wp-block-list">{lines}</ul>',
        "table": '<figure class="wp-block-table"><table class="has-fixed-layout"><tbody>{lines}</tbody></table></figure>',
        "tweet": '<figure class="wp-block-embed is-type-rich is-provider-twitter"><div class="wp-block-embed__wrapper">'
        + TWEET
        + "</div></figure>",
    }
    body = body_of(report, rng, shapes, (f'<div class="wp-block-group newsletter"><p>{NEWSLETTER}</p></div>',))
    by = " and ".join(f'<a class="wp-block-post-author-name__link" href="/author/x">{a}</a>' for a in report.authors)
    comment = (
        '<li class="comment depth-1"><article class="comment-body"><footer class="comment-meta"><b class="fn">{who}</b>'
        '<time datetime="2021-01-02">{day}</time></footer><div class="comment-content"><p>{text}</p></div></article></li>'
    )
    published = f'<meta property="article:published_time" content="{iso_time(report, rng)}">'
    graph = linked_data(report, rng, "Article") if rng.random() < 0.6 else ""
    html = f"""<!DOCTYPE html><html lang="en-GB">{head(report, published, graph, title="{title} - {site}")}
<body class="wp-singular post-template-default single single-post wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#main">Skip to content</a><div class="wp-site-blocks">
<header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">{report.site}</a></p>
<nav class="wp-block-navigation"><ul>{teasers(report, count=3)}</ul></nav></header>
<main class="wp-block-group" id="main"><div class="wp-block-group has-global-padding">
<h1 class="wp-block-post-title">{report.title}</h1>
<div class="wp-block-group"><div class="wp-block-post-date"><time datetime="{iso_time(report, rng)}">{us_date(report)}</time></div>
<p>—</p><p class="has-small-font-size">by</p><div class="wp-block-post-author-name">{by}</div></div>
<div class="entry-content wp-block-post-content">{body.html}</div>
<div class="taxonomy-post_tag wp-block-post-terms"><a href="/t/1">harbour</a>, <a href="/t/2">money</a></div>
<nav class="wp-block-group post-navigation"><a href="/p">Previous: {report.others[0]}</a></nav>
<div class="wp-block-comments"><h2 class="wp-block-comments-title">{len(report.remarks)} responses</h2>
<ol class="wp-block-comment-template">{remarks(report, comment)}</ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required
fields are marked *</p></div></div></div></main>
<footer class="wp-block-template-part"><p>Designed with WordPress</p></footer></div></body></html>"""
    return body.page("wordpress-blocks", html, report)


def wordpress_classic(report: Report, rng: Random) -> Page:
    """WordPress of the 2010s with Jetpack, a sidebar and hAtom names."""
    shapes = {
        **PLAIN,
        "h": "<h3>{text}</h3>",
        "caption": '<div id="attachment_42" class="wp-caption alignnone" style="width:610px"><img src="a.jpg"/>'
        '<p class="wp-caption-text">{text}</p></div>',
        "footnote": '<p id="fn1"><sup>1</sup> {text}</p>',
        "tweet": TWEET,
    }
    body = body_of(report, rng, without(shapes, "footnote"))
    comment = (
        '<li class="comment even"><div class="comment-author vcard"><cite class="fn">{who}</cite> says:</div>'
        '<div class="comment-meta commentmetadata"><a href="#c">{day} at 9:12 pm</a></div><p>{text}</p></li>'
    )
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml">
{head(report, title="{title} &laquo; {site}", og=False)}<body class="single postid-7 logged-in"><div id="page">
<div id="header"><h1><a href="/">{report.site}</a></h1><div class="description">Just another look at the coast</div></div>
<div id="content" class="narrowcolumn"><div class="navigation"><div class="alignleft">&laquo; <a href="/1">{report.others[0]}</a>
</div></div><div class="post-7 post type-post hentry category-news tag-water" id="post-7">
<h2 class="entry-title">{report.title}</h2>
<div class="entry-meta">Posted on <a href="/7" rel="bookmark"><span class="entry-date">{us_date(report)}</span></a> by
<span class="author vcard"><a class="url fn n" href="/author/x">{report.authors[0]}</a></span></div>
<div class="entry entry-content">{body.html}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Facebook</a></li>
<li><a href="#">Print</a></li></ul></div><div class="jp-relatedposts"><h3>Related</h3>{teasers(report, "<p><a href='/{n}'>{title}</a></p>")}</div>
<p class="postmetadata alt"><small>This entry was posted on {us_date(report)} at 7:40 am and is filed under <a href="/c">News</a>.
You can follow any responses to this entry through the <a href="/feed">RSS 2.0</a> feed.</small></p></div></div>
<h3 id="comments">{len(report.remarks)} Responses to &#8220;{report.title}&#8221;</h3>
<ol class="commentlist">{remarks(report, comment)}</ol></div>
<div id="sidebar"><ul><li><h2>Archives</h2><ul><li><a href="/2008/05">May 2008</a></li></ul></li>
<li><h2>About</h2><p>A journal of what the sea does to small towns, written in the evenings by people who live in them.</p></li></ul></div>
<div id="footer"><p>{report.site} is proudly powered by WordPress</p></div></div></body></html>"""
    return body.page("wordpress-classic", html, report, authors=report.authors[:1])


def ghost(report: Report, rng: Random) -> Page:
    """Ghost with the Casper theme."""
    shapes = {
        **PLAIN,
        "h": '<h2 id="s">{text}</h2>',
        "quote": "<blockquote>{text}</blockquote>",
        "caption": '<figure class="kg-card kg-image-card kg-card-hascaption"><img class="kg-image" src="a.jpg">'
        "<figcaption><span style='white-space: pre-wrap;'>{text}</span></figcaption></figure>",
        "tweet": '<figure class="kg-card kg-embed-card">' + TWEET + "</figure>",
        "footnote": '<hr><p><sup class="footnote-ref">1</sup> {text}</p>',
    }
    body = body_of(
        report,
        rng,
        without(shapes, "footnote"),
        (f'<div class="kg-card kg-signup-card"><h2>Sign up</h2><p>{NEWSLETTER}</p></div>',),
    )
    by = ", ".join(f'<a href="/author/x/" class="author-name">{a}</a>' for a in report.authors)
    cards = teasers(
        report,
        '<article class="post-card"><a href="/{n}"><h2 class="post-card-title">{title}</h2>'
        '<div class="post-card-excerpt">A long look at a story that began with a letter and ended in a court of law.</div></a></article>',
    )
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng, "Article"), title="{title}")}
<body class="post-template tag-news"><div class="viewport"><header id="gh-head" class="gh-head outer">
<a class="gh-head-logo" href="/">{report.site}</a><nav class="gh-head-menu"><ul class="nav"><li><a href="/">Home</a></li></ul></nav>
<div class="gh-head-actions"><a href="#/portal/signup">Subscribe</a></div></header><main id="site-main" class="site-main">
<article class="article post tag-news featured"><header class="article-header gh-canvas">
<div class="article-tag post-card-tags"><a href="/tag/news">News</a></div><h1 class="article-title">{report.title}</h1>
<p class="article-excerpt">{report.standfirst}</p><div class="article-byline"><section class="article-byline-content">
<div class="article-byline-meta"><h4 class="author-name">{by}</h4><div class="byline-meta-content">
<time class="byline-meta-date" datetime="{report.date}">{report.date:%d %b %Y}</time><span class="byline-reading-time"> &bull; 7 min read
</span></div></div></section></div></header><section class="gh-content gh-canvas">{body.html}</section></article>
<section class="footer-cta outer"><h2 class="footer-cta-title">Sign up for more like this.</h2></section>
<aside class="read-more-wrap outer"><div class="read-more inner">{cards}</div></aside></main>
<footer class="site-footer outer"><div class="copyright">{report.site} &copy; 2024</div></footer></div></body></html>"""
    return body.page("ghost", html, report, text=(report.standfirst, *body.told))


def medium(report: Report, rng: Random) -> Page:
    """A Medium-like page: hashed classes, the byline and the claps between headline and text."""
    shapes = {
        **PLAIN,
        "p": '<p id="{handle}e4" class="pw-post-body-paragraph na nb fr nc b nd">{text}</p>',
        "h": '<h1 id="a1" class="ob oc fr be od">{text}</h1>',
        "quote": '<blockquote class="oo op oq"><p class="na nb or nc b">{text}</p></blockquote>',
        "pull": '<blockquote class="pullquote os"><p class="ot ou">{text}</p></blockquote>',
        "caption": '<figure class="nn no"><div role="button" tabindex="0"><img src="a.jpg"></div>'
        '<figcaption class="nu fe nv">{text}</figcaption></figure>',
        "list": '<ul class="">{lines}</ul>',
    }
    body = body_of(report, rng, without(shapes, "table", "correction"))
    more = teasers(
        report,
        '<div class="ab cm"><a href="/{n}"><h2 class="be fr">{title}</h2><p>What we found when we looked at it again.</p></a></div>',
    )
    html = f"""<!doctype html><html lang="en">{head(report, linked_data(report, rng), title="{title} | by " + report.authors[0] + " | Medium")}
<body><div id="root"><div class="a b c"><div class="d e f"><a href="/">Open in app</a><p class="be b g"><button>Sign up</button></p></div>
<article><div class="l"><section><div class="gq gr"><h1 id="9b" class="pw-post-title gs gt be" data-testid="storyTitle">{report.title}</h1>
<h2 class="pw-subtitle-paragraph hq gt gu be">{report.standfirst}</h2>
<div class="speechify-ignore ab co"><div class="ab"><a rel="noopener follow" href="/@x" data-testid="authorName">{report.authors[0]}</a>
<span>·</span><p class="be b"><button>Follow</button></p></div><div><span class="be b bf" data-testid="storyReadTime">9 min read</span>
<span aria-hidden="true">·</span><span data-testid="storyPublishDate">{report.date:%b} {report.date.day}, {report.date.year}</span></div>
<div class="pw-multi-vote-count"><p><button>412</button></p></div><div><button>Listen</button><button>Share</button></div></div>
{body.html}</div></section></div></article><footer><div><a href="/tag/x">Harbours</a><a href="/tag/y">Money</a></div></footer>
<div class="qa"><h2>Written by {report.authors[0]}</h2><div><span>1.2K Followers</span></div><p>{report.authors[0]}{BIO}</p></div>
<div class="qb"><h2>More from {report.authors[0]}</h2>{more}</div></div></div></body></html>"""
    return body.page("medium", html, report, text=(report.standfirst, *body.told))


def substack(report: Report, rng: Random) -> Page:
    """A newsletter's page in the manner of Substack."""
    shapes = {
        **PLAIN,
        "h": '<h3 class="header-anchor-post">{text}<div class="header-anchor-widget"><button aria-label="Link"></button></div></h3>',
        "quote": "<blockquote><p>{text}</p></blockquote>",
        "pull": '<div class="pullquote"><p>{text}</p></div>',
        "caption": '<div class="captioned-image-container"><figure><a class="image-link"><img src="a.jpg"></a>'
        '<figcaption class="image-caption">{text}</figcaption></figure></div>',
        "footnote": '<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" class="footnote-number">1</a>'
        '<div class="footnote-content"><p>{text}</p></div></div>',
    }
    shapes = {kind: shape for kind, shape in shapes.items() if kind != "table"}
    box = (
        '<div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><div class="preamble">'
        f"<p>{report.site} is a reader-supported publication. To receive new posts and support my work, consider becoming a free"
        " or paid subscriber.</p></div><button>Subscribe</button></div></div>"
    )
    body = body_of(report, rng, shapes, (box,))
    comment = '<div class="comment"><div class="comment-head"><a>{who}</a></div><div class="comment-body"><p>{text}</p></div></div>'
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng), title="{title} - by " + report.authors[0])}
<body class=""><div id="entry"><div id="main" class="main typography"><div class="topbar"><h1 class="navbar-title"><a href="/">{report.site}
</a></h1><button>Sign in</button></div><div class="single-post-container"><div class="single-post"><article class="typography newsletter-post post">
<div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published">{report.title}</h1>
<h3 dir="auto" class="subtitle">{report.standfirst}</h3><div class="byline-wrapper"><div class="profile-hover-card-target">
<a href="/@x">{names(report)}</a></div><div class="meta">{report.date:%b %d, %Y}</div></div>
<div class="post-ufi"><a class="post-ufi-button">37</a><a>{len(report.remarks)}</a><button>Share</button></div></div>
<div><div class="available-content"><div dir="auto" class="body markup">{body.html}</div></div></div></article></div></div>
<div class="comments-page"><h4>Discussion about this post</h4>{remarks(report, comment)}</div>
<div class="footer-wrap"><p>© 2024 {report.authors[0]}</p><a>Privacy</a></div></div></div></body></html>"""
    return body.page("substack", html, report, text=(report.standfirst, *body.told))


def blogger(report: Report, rng: Random) -> Page:
    """A Blogger page: the text in one box, parted by line breaks, with styles from a word processor."""
    shapes = {
        "p": '<span style="font-family: georgia;">{text}</span><br /><br />',
        "h": "<b>{text}</b><br /><br />",
        "quote": "<blockquote>{text}</blockquote>",
        "caption": '<table align="center" class="tr-caption-container"><tbody><tr><td><img src="a.jpg"></td></tr><tr>'
        '<td class="tr-caption" style="text-align: center;">{text}</td></tr></tbody></table>',
        "list": "<ol>{lines}</ol>",
    }
    body = body_of(report, rng, shapes)
    comment = '<dt class="comment-author"><a>{who}</a> said...</dt><dd class="comment-body"><p>{text}</p></dd><dd class="comment-footer">{day} at 10:10</dd>'
    html = f"""<!DOCTYPE html><html dir="ltr">{head(report, title="{site}: {title}", og=rng.random() < 0.5)}<body>
<div class="navbar section" id="navbar"></div><div id="outer-wrapper"><div id="header-wrapper"><h1 class="title"><a href="/">{report.site}</a></h1></div>
<div id="main-wrapper"><div class="main section" id="main"><div class="widget Blog"><div class="blog-posts hfeed">
<h2 class="date-header"><span>{report.date:%A}, {us_date(report)}</span></h2><div class="post hentry">
<h3 class="post-title entry-title">{report.title}</h3><div class="post-header-line-1"></div>
<div class="post-body entry-content" id="post-body-1">{body.html}<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Posted by <span class="fn">{report.authors[0]}</span></span>
<span class="post-timestamp">at <a class="timestamp-link" href="/p">7:41 AM</a></span></div>
<span class="post-labels">Labels: <a href="/l">harbour</a></span></div></div></div>
<div class="comments" id="comments"><h4>{len(report.remarks)} comments:</h4><dl id="comments-block">{remarks(report, comment)}</dl></div>
<div class="blog-pager"><a href="/n">Newer Post</a> <a href="/o">Older Post</a></div></div></div></div>
<div id="sidebar-wrapper"><div class="widget Profile"><h2>About Me</h2><p>I live by the water and write down what I see there, mostly on Sundays.</p></div>
<div class="widget BlogArchive"><h2>Blog Archive</h2><ul>{teasers(report)}</ul></div></div></div></body></html>"""
    return body.page("blogger", html, report, authors=report.authors[:1])


def site_builder(report: Report, rng: Random) -> Page:
    """A site builder's page: nameless boxes with generated ids, no article, headings used for looks."""
    shapes = {
        **PLAIN,
        "p": '<p class="font_8 wixui-rich-text__text" style="font-size:16px"><span style="letter-spacing:normal">{text}</span></p>',
        "h": '<h3 class="font_3">{text}</h3>',
        "quote": '<div class="sqs-block quote-block sqs-block-quote"><figure class="block-animation-none"><blockquote>'
        "<span>“</span>{text}<span>”</span></blockquote></figure></div>",
    }
    body = body_of(report, rng, without(shapes, "quote", "table", "tweet"))
    html = f"""<!DOCTYPE html><html lang="en-US">{head(report, title="{title} — {site}")}<body id="collection-5"><div id="SITE_CONTAINER">
<div id="comp-k1" class="Oqnisf"><div class="header-nav-item"><a href="/">Home</a></div><div class="header-nav-item"><a href="/news">News</a></div></div>
<div id="comp-k2" class="ZXPXrO"><div class="BOlnTh"><div class="blog-item-top-wrapper"><div class="blog-item-title">
<h1 class="entry-title" data-content-field="title">{report.title}</h1></div><div class="blog-meta-item blog-meta-item--date">
<time class="dt-published blog-meta-primary" datetime="{report.date}">{report.date:%b} {report.date.day}</time></div>
<div class="blog-item-author-date-wrapper"><span>Written By <a href="/?author=1" class="blog-author-name">{report.authors[0]}</a></span></div></div>
<div id="comp-k3" class="comp-k3 wixui-rich-text">{body.html}</div></div></div>
<div id="comp-k4"><a class="item-pagination-link" href="/o"><div class="item-pagination-prev-next">Previous</div><h2 class="item-pagination-title">
{report.others[0]}</h2></a></div><div id="comp-k5"><p>{COOKIES}</p><button>Accept</button></div>
<div id="comp-k6"><p>© 2023 by {report.site}. Powered and secured by a site builder.</p></div></div></body></html>"""
    return body.page("site-builder", html, report, authors=report.authors[:1])


def typo3(report: Report, rng: Random) -> Page:
    """An association's page in the manner of TYPO3 and Joomla: article info as a definition list, a print button."""
    shapes = {**PLAIN, "quote": "<blockquote>\n<p>{text}</p>\n{cite}</blockquote>", "h": "<h4>{text}</h4>"}
    body = body_of(report, rng, shapes)
    html = f"""<!DOCTYPE html><html xml:lang="en-gb" lang="en-gb">{head(report, title="{site} - {title}", og=False)}
<body class="site com_content view-article"><div class="body"><header class="header" role="banner"><a class="brand" href="/">{report.site}</a></header>
<nav class="navigation"><ul class="nav menu"><li><a href="/">Home</a></li><li><a href="/about">Who we are</a></li></ul></nav>
<div class="row-fluid"><main id="content" role="main" class="span9"><div id="system-message-container"></div>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{report.title}</h2></div>
<div class="icons"><div class="btn-group pull-right"><ul class="dropdown-menu"><li class="print-icon"><a href="?print=1">Print</a></li></ul></div></div>
<dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author">Written by <span itemprop="name">
{names(report)}</span></dd><dd class="category-name">Category: <a href="/c">News</a></dd><dd class="published"><span class="icon-calendar"></span>
<time datetime="{iso_time(report, rng)}" itemprop="datePublished">Published: {uk_date(report)}</time></dd><dd class="hits">Hits: 4711</dd></dl>
<div itemprop="articleBody">{body.html}</div><ul class="pager pagenav"><li class="previous"><a href="/p">Prev</a></li></ul></div></main>
<div id="aside" class="span3"><div class="well"><h3 class="page-header">Latest Articles</h3><ul class="latestnews">{teasers(report)}</ul></div></div></div></div>
<footer class="footer"><p class="pull-right"><a href="#top">Back to Top</a></p><p>&copy; 2020 {report.site}</p></footer></body></html>"""
    return body.page("typo3", html, report)
