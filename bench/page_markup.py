"""What the invented pages of bench/pages.py are put together from, and what is true of each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from random import Random

from page_reports import Part, PartKind, Report

Shapes = Mapping[PartKind, str]
"""The markup of each kind of part: ``{text}``, ``{cite}``, ``{lines}``, ``{link}``. Kinds without one are left out."""

PLAIN: Shapes = {
    "p": "<p>{text}</p>",
    "h": "<h2>{text}</h2>",
    "quote": "<blockquote><p>{text}</p>{cite}</blockquote>",
    "caption": "<figure><img src='a.jpg' alt=''><figcaption>{text}</figcaption></figure>",
    "list": "<ul>{lines}</ul>",
    "table": "<table><tbody>{lines}</tbody></table>",
    "correction": "<p><em>{text}</em></p>",
    "footnote": "<p>{text}</p>",
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What a page holds. ``text`` is the report's own running text: no headline, byline, caption, table, comment."""

    text: tuple[str, ...]
    title: str
    date: str | None
    authors: tuple[str, ...]
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One invented page and what is true of it."""

    layout: str
    html: str
    truth: Truth


@dataclass(slots=True)
class Body:
    """The parts of a report as one layout shows them."""

    html: str = ""
    told: list[str] = field(default_factory=list)
    quotations: list[str] = field(default_factory=list)

    def page(self, layout: str, html: str, report: Report, **known: object) -> Page:
        """The page around this body; ``known`` are fields of the truth that the layout does not show as usual."""
        facts: dict[str, object] = {
            "text": tuple(self.told),
            "title": report.title,
            "date": report.date.isoformat(),
            "authors": report.authors,
            "quotations": tuple(self.quotations),
        }
        return Page(layout, html, Truth(**(facts | known)))  # type: ignore[arg-type]


def without(shapes: Shapes, *kinds: PartKind) -> Shapes:
    """The shapes but for some kinds, which the layout does not show."""
    return {kind: shape for kind, shape in shapes.items() if kind not in kinds}


def body_of(report: Report, rng: Random, shapes: Shapes = PLAIN, between: tuple[str, ...] = ()) -> Body:
    """The report's parts in the layout's markup, with a box of furniture after every few."""
    body = Body()
    parts = [part for part in report.parts if part.kind in shapes]
    stops = set(rng.sample(range(1, len(parts)), min(len(between), len(parts) - 1))) if between else set()
    boxes = iter(between)
    written = []
    for n, part in enumerate(parts):
        if n in stops:
            written.append(next(boxes))
        written.append(_written(part, shapes[part.kind], report, rng))
        _tell(part, shapes[part.kind], body, report)
    body.html = "\n".join(written)
    return body


def _written(part: Part, shape: str, report: Report, rng: Random) -> str:
    cite = f"<cite>{escape(part.cite)}</cite>" if part.cite and part.kind == "quote" else escape(part.cite)
    rows = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split('|'))}</tr>" for line in part.lines)
    lines = "".join(rows) if part.kind == "table" else "".join(f"<li>{inline(line, rng)}</li>" for line in part.lines)
    handle = part.cite.replace(" ", "").replace("'", "")
    return shape.format(
        text=inline(part.text, rng, part.link, report.host), cite=cite, lines=lines, handle=handle, day=us_date(report)
    )


def _tell(part: Part, shape: str, body: Body, report: Report) -> None:
    if part.kind in ("caption", "pull", "table"):
        return
    body.told += part.lines or [part.text]
    if part.kind == "quote":
        body.quotations.append(part.text)
        body.told += [part.cite] if part.cite and "{cite}" in shape else []
    elif part.kind == "tweet":
        body.quotations.append(part.text)
        body.told.append(f"— {part.cite} (@{part.cite.replace(' ', '').replace(chr(39), '')}) {us_date(report)}")


TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{text}</p>&mdash; {cite} (@{handle}) '
    '<a href="https://social.example/1">{day}</a></blockquote> <script async src="https://social.example/w.js"></script>'
)


def inline(text: str, rng: Random, link: str = "", host: str = "www.example") -> str:
    """The text as markup: entities, a link, now and then emphasis or a source line broken by the editor."""
    out = escape(text, quote=False)
    if rng.random() < 0.3:
        out = out.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;")
    if link:
        out = out.replace(link, f'<a href="https://{host}/2019/05/{rng.randint(10, 99)}/file.html">{link}</a>')
    words = out.split(" ")
    if len(words) > 12 and rng.random() < 0.3:
        at = rng.randint(4, 8)
        tag = rng.choice(["em", "strong", "i", "b", "span"])
        if not any(c in words[at] for c in "<>&"):
            words[at] = f"<{tag}>{words[at]}</{tag}>"
        return " ".join(words[:at]) + "\n" + " ".join(words[at:])
    return " ".join(words)


def us_date(report: Report) -> str:
    """July 8, 2020."""
    return f"{report.date:%B} {report.date.day}, {report.date.year}"


def uk_date(report: Report) -> str:
    """8 July 2020."""
    return f"{report.date.day} {report.date:%B %Y}"


def iso_time(report: Report, rng: Random) -> str:
    """The date with a time of day and a zone."""
    return f"{report.date.isoformat()}T{rng.randint(5, 22):02d}:{rng.randint(10, 59)}:00{rng.choice(['Z', '+00:00', '-05:00', '+01:00'])}"


def names(report: Report) -> str:
    """Jane Roe, Ali al-Amin and Sam Lindqvist."""
    *first, last = report.authors
    return f"{', '.join(first)} and {last}" if first else last


def head(report: Report, *extra: str, title: str = "{title} | {site}", og: bool = True) -> str:
    """The ``head`` of a page: its title, OpenGraph fields where the layout has them, and what else is given."""
    text, site = escape(report.title, quote=True), escape(report.site)
    graph = (
        f'<meta property="og:title" content="{text}"><meta property="og:site_name" content="{site}">'
        f'<meta property="og:type" content="article"><meta name="description" content="{escape(report.standfirst)}">'
    )
    shown = title.format(title=escape(report.title, quote=False), site=site)
    return (
        f'<head><meta charset="utf-8"><title>{shown}</title>{graph if og else ""}'
        f"<style>.x{{color:red}} p:before{{content:'no'}}</style><script>var dataLayer=[{{'page':'x'}}];</script>"
        f"{''.join(extra)}</head>"
    )


def linked_data(report: Report, rng: Random, kind: str = "NewsArticle", **fields: object) -> str:
    """JSON-LD of the report, as most content systems write it."""
    item: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": report.title[:110],
        "datePublished": iso_time(report, rng),
        "dateModified": f"{report.date.isoformat()}T23:10:00Z",
        "author": [{"@type": "Person", "name": author} for author in report.authors],
        "publisher": {"@type": "Organization", "name": report.site},
    }
    return f'<script type="application/ld+json">{json.dumps(item | fields)}</script>'


def teasers(report: Report, item: str = '<li><a href="/{n}">{title}</a></li>', count: int = 4) -> str:
    """Links to other reports, as lists of related and most read ones show them."""
    return "".join(item.format(n=n, title=escape(title)) for n, title in enumerate(report.others[:count]))


def remarks(report: Report, item: str) -> str:
    """Readers' comments; ``{text}`` and ``{who}`` in ``item``."""
    return "".join(
        item.format(text=escape(text), who=f"Reader{n}", day=us_date(report)) for n, text in enumerate(report.remarks)
    )


COOKIES = (
    "We and our 842 partners use cookies to store and read information on your device, to show you advertising that suits"
    " you, and to measure how our pages are read. You can change your mind at any time."
)
NEWSLETTER = (
    "Sign up for the morning briefing: the five things that you need to know, in your inbox before breakfast, six days a"
    " week, free of charge."
)
LEGAL = "All rights reserved. No part of this site may be copied or passed on without the written leave of its owner."
BIO = " has covered harbours, water and the people who look after them since 2011. Before that, they taught geography."
