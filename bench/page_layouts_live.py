"""Layouts of pages that are no running text: live blogs, interviews, transcripts."""

from html import escape
from random import Random

from page_markup import (
    LEGAL,
    NEWSLETTER,
    PLAIN,
    TWEET,
    Body,
    Page,
    body_of,
    head,
    inline,
    iso_time,
    linked_data,
    names,
    teasers,
    uk_date,
    us_date,
    without,
)
from page_reports import Part, Report

_QUESTIONS = (
    "When did you first hear of it?",
    "Did you tell the minister, and what did he say?",
    "Why was nothing done about it for so long?",
    "Who signed the second letter?",
    "What would you do otherwise today?",
    "Will there be charges?",
)


def _paragraphs(report: Report) -> list[str]:
    return [part.text for part in report.parts if part.kind == "p"]


def live_blog(report: Report, rng: Random) -> Page:
    """A live blog whose posts are articles with a time and a heading each; JSON-LD calls it one."""
    body = Body()
    posts = []
    for n, text in enumerate(_paragraphs(report)):
        quote = next((part.text for part in report.parts if part.kind == "quote"), "") if n == 1 else ""
        set_apart = f"<blockquote class='quoted'><p>{escape(quote)}</p></blockquote>" if quote else ""
        posts.append(
            f'<article id="block-{n}" class="block" data-component="live-post"><header><time class="block-time" datetime="{report.date}T{20 - n:02d}:05:00Z">'
            f'{20 - n:02d}.05 BST</time><h2 class="block-title">Update {n + 1}: {escape(report.others[n % 6])}</h2></header>'
            f'<div class="block-elements"><p>{inline(text, rng)}</p>{set_apart}</div><footer class="block-share"><a href="#">Share</a></footer></article>'
        )
        body.told += [f"Update {n + 1}: {report.others[n % 6]}", text, *([quote] if quote else [])]
        body.quotations += [quote] if quote else []
    posts.insert(
        2, f'<div class="ad-slot"><span>Advertisement</span></div><div class="email-signup"><p>{NEWSLETTER}</p></div>'
    )
    item = linked_data(
        report, rng, "LiveBlogPosting", coverageStartTime=f"{report.date}T05:00:00Z",
        liveBlogUpdate=[{"@type": "BlogPosting", "headline": "Update 1", "datePublished": f"{report.date}T20:05:00Z"}],
    )  # fmt: skip
    html = f"""<!DOCTYPE html><html lang="en">{head(report, item, title="{title} – live | {site}")}<body><header><nav><a href="/">{report.site}</a></nav></header>
<main><div class="live-header"><h1>{report.title}</h1><div class="standfirst"><p>{report.standfirst}</p></div><div class="meta"><span class="byline">{names(report)}</span>
<time datetime="{iso_time(report, rng)}">{uk_date(report)}</time></div></div><div class="key-events"><h2>Key events</h2><ul>{teasers(report, "<li><a href='#block-{n}'>{title}</a></li>")}</ul></div>
<div id="liveblog-body" class="liveblog">{"".join(posts)}</div><button>Load more</button></main><aside class="most-viewed"><h2>Most viewed</h2>{teasers(report)}</aside><footer><p>{LEGAL}</p></footer></body></html>"""
    return body.page("live-blog", html, report, text=(report.standfirst, *body.told))


def live_feed(report: Report, rng: Random) -> Page:
    """Another live blog: list items, times without a tag, the writer's name at each post."""
    body = Body()
    posts = []
    for n, text in enumerate(_paragraphs(report)):
        tweet = next((part for part in report.parts if part.kind == "tweet"), None) if n == 2 else None
        handle = tweet.cite.replace(" ", "").replace("'", "") if tweet else ""
        embed = (
            TWEET.format(text=escape(tweet.text), cite=tweet.cite, handle=handle, day=us_date(report)) if tweet else ""
        )
        posts.append(
            f'<li class="lx-stream__post-container"><div class="stream-post" id="post_{n}"><div class="stream-post__stamp"><span class="stream-post__time">{20 - n}:45</span></div>'
            f'<div class="stream-post__body"><p>{inline(text, rng)}</p>{embed}</div><div class="stream-post__by"><span class="author">{report.authors[0]}</span></div></div></li>'
        )
        body.told.append(text)
        if tweet:
            body.told += [tweet.text, f"— {tweet.cite} (@{handle}) {us_date(report)}"]
            body.quotations.append(tweet.text)
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng))}<body><div id="page"><header role="banner"><a href="/">{report.site}</a></header>
<div id="main" role="main"><h1 class="lx-title">{report.title}</h1><div class="lx-summary"><h2>Summary</h2><ol><li>{report.standfirst}</li></ol></div>
<div class="lx-meta"><p>By {names(report)}</p><p>{uk_date(report)}</p></div><div class="lx-stream"><ol>{"".join(posts)}</ol></div><div class="lx-pagination pagination"><span>Page 1 of 9</span></div></div>
<div class="related"><h2>Related stories</h2><ul>{teasers(report)}</ul></div><footer><p>{LEGAL}</p></footer></div></body></html>"""
    return body.page("live-feed", html, report, text=("Summary", report.standfirst, *body.told))


def _interview(report: Report, rng: Random) -> list[tuple[str, str]]:
    answers = _paragraphs(report)[1:]
    return [(_QUESTIONS[n % len(_QUESTIONS)], text) for n, text in enumerate(answers)]


def interview_bold(report: Report, rng: Random) -> Page:
    """An interview: questions in bold, answers plain, the paper's and the guest's names before the first two."""
    body = Body()
    guest = next(part.cite for part in [*report.parts, Part("tweet", cite="Ines Halloran")] if part.kind == "tweet")
    lead = _paragraphs(report)[0]
    rows = [f"<p>{inline(lead, rng)}</p>"]
    body.told.append(lead)
    for n, (question, answer) in enumerate(_interview(report, rng)):
        asked = f"{report.site}: {question}" if n == 0 else question
        told = f"{guest}: {answer}" if n == 0 else answer
        rows += [f"<p><strong>{escape(asked)}</strong></p>", f"<p>{inline(told, rng)}</p>"]
        body.told += [asked, told]
    pull = next((part.text for part in report.parts if part.kind == "pull"), "")
    rows.insert(4, f'<aside class="article__pull-quote"><p>{escape(pull)}</p></aside>' if pull else "")
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng), title="{title} · {site}")}<body><div class="site"><div class="site-top"><a href="/">{report.site}</a></div>
<article class="article article--interview"><header class="article__head"><span class="article__kicker">Interview</span><h1 class="article__title">{report.title}</h1><p class="article__intro">{report.standfirst}</p>
<p class="article__credits">Interview: {names(report)}, {uk_date(report)}</p></header><div class="article__text">{"".join(rows)}</div><div class="article__share share-bar"><a href="#">Mail</a></div></article>
<section class="teaser-list"><h2>More from Coast</h2>{teasers(report, "<article class=teaser><h3><a href=/{n}>{title}</a></h3><p>A visit to the people who live where the map ends.</p></article>")}</section></div></body></html>"""
    return body.page("interview-bold", html, report, text=(report.standfirst, *body.told))


def interview_dash(report: Report, rng: Random) -> Page:
    """An interview by "Q." and "A.", or a name, a dash and the answer, in one box with line breaks."""
    body = Body()
    lead = _paragraphs(report)[0]
    guest = rng.choice(["A.", "A:", f"{report.authors[0].split()[-1]} –"])
    asker = "Q." if guest == "A." else "Q:" if guest == "A:" else "Courier –"
    rows = [f"<p>{inline(lead, rng)}</p>"]
    body.told.append(lead)
    for question, answer in _interview(report, rng):
        rows.append(f"<p>{asker} {question}<br>\n{guest} {inline(answer, rng)}</p>")
        body.told += [f"{asker} {question}", f"{guest} {answer}"]
    html = f"""<!DOCTYPE html><html lang="en">{head(report, f'<meta name="date" content="{report.date}">', f'<meta name="author" content="{names(report)}">')}<body><div class="container"><div class="row"><div class="col-md-8">
<h1>{report.title}</h1><h4 class="sub">{report.standfirst}</h4><p class="text-muted">{us_date(report)} | By {names(report)}</p><div class="text">{"".join(rows)}</div>
<div class="fb-comments" data-href="x"></div></div><div class="col-md-4"><div class="panel"><div class="panel-heading">Recent Posts</div><div class="list-group">{teasers(report, "<a class=list-group-item href=/{n}>{title}</a>")}</div></div></div></div></div>
<div class="footer-bottom"><p>{report.site}. {LEGAL}</p></div></body></html>"""
    return body.page("interview-dash", html, report, text=(report.standfirst, *body.told))


def transcript(report: Report, rng: Random) -> Page:
    """A broadcast's transcript: speakers in capitals, stage directions in brackets, a notice at the end."""
    body = Body()
    guest = "SOURCE" if rng.random() < 0.2 else report.others[0].split()[0].upper()
    host = report.authors[0].split()[-1].upper()
    rows = []
    for n, text in enumerate(_paragraphs(report)):
        speaker = (host, guest)[n % 2]
        rows.append(f"<p>{speaker}: {inline(text, rng)}</p>")
        body.told.append(f"{speaker}: {text}")
        if n == 2:
            rows.append("<p>(SOUNDBITE OF MUSIC)</p>")
            body.told.append("(SOUNDBITE OF MUSIC)")
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng), title="{title} : {site}")}<body id="news"><main><section id="main-section"><article class="story"><div class="slug-wrap"><h3 class="slug"><a href="/c">Coast</a></h3></div>
<div class="storytitle"><h1>{report.title}</h1></div><div class="story-tools"><div class="share-tools"><ul><li><button>Facebook</button></li></ul></div></div><div id="story-meta" class="story-meta"><div class="dateblock"><time datetime="{iso_time(report, rng)}"><span class="date">{us_date(report)}</span><span class="time">4:27 PM ET</span></time></div></div>
<div id="storybyline" class="bucketwrap byline"><div class="byline-container--block"><div class="byline byline--block"><p class="byline__name byline__name--block"><a rel="author" href="/p">{"</a></p></div><div class='byline byline--block'><p class='byline__name byline__name--block'><a rel='author' href='/p'>".join(report.authors)}</a></p></div></div></div>
<aside aria-label="transcript" class="transcript"><h3>Transcript</h3><div class="storytext">{"".join(rows)}</div><p class="disclaimer">Copyright © {report.date.year} {report.site}. All rights reserved. Visit our website terms of use and permissions pages for further information.</p></aside></article></section></main>
<footer id="npr-footer"><p>{LEGAL}</p></footer></body></html>"""
    return body.page("transcript", html, report, text=("Transcript", *body.told))


def photo_essay(report: Report, rng: Random) -> Page:
    """A magazine's long read: scroll boxes with captions between a few paragraphs, notes at the end."""
    shapes = {
        **PLAIN,
        "p": '<section class="chapter"><div class="text-block"><p>{text}</p></div></section>',
        "caption": '<section class="full-bleed"><div class="media"><img src="a.jpg"><p class="media__caption">{text}</p></div></section>',
        "pull": '<div class="big-quote pullquote"><p>{text}</p></div>',
        "quote": '<section class="chapter"><blockquote class="document-excerpt"><p>{text}</p>{cite}</blockquote></section>',
    }
    body = body_of(report, rng, without(shapes, "table", "tweet", "footnote"))
    credit = "" if rng.random() < 0.5 else f"<span>Photographs by {report.others[0].split()[0]} Vale</span>"
    html = f"""<!DOCTYPE html><html lang="en">{head(report, linked_data(report, rng, "Article"))}<body class="longform"><div class="progress"></div><div class="bar"><a href="/">{report.site}</a><button>Menu</button></div>
<div class="opener"><h1 class="opener__title">{report.title}</h1><div class="opener__dek">{report.standfirst}</div><div class="opener__credits"><span>By {names(report)}</span>{credit}<span>{us_date(report)}</span></div></div>
<div class="longform__body">{body.html}</div><div class="endnote"><p>{report.authors[0]} is a staff writer at {report.site}.</p></div><div class="keep-reading"><h2>Keep reading</h2>{teasers(report, "<a href=/{n}><div>{title}</div><div>From the archive, on the sea and those who live by it and off it.</div></a>")}</div>
<div class="site-foot"><p>© {report.site}</p></div></body></html>"""
    return body.page("photo-essay", html, report, text=(report.standfirst, *body.told))
