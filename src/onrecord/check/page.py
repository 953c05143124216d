"""Findings as one page of HTML that needs nothing else: no scripts, no pictures, nothing fetched."""

from collections.abc import Sequence
from html import escape

from onrecord.check.lines import Lines
from onrecord.check.note import foremost
from onrecord.check.values import Finding
from onrecord.quote import CODES, DiffPart

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
article {{ border-left: .3rem solid #888; padding: .1rem 1rem; margin: 1.5rem 0; }}
article.alert {{ border-color: #b3261e; }}
article.unchecked {{ border-color: #b58900; }}
blockquote {{ margin: .5rem 0; }}
ins {{ background: #f6c9c5; color: #000; text-decoration: none; }}
del {{ background: #cfe3f7; color: #000; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }}
dt {{ opacity: .7; }} dd {{ margin: 0; overflow-wrap: anywhere; }}
</style>
</head>
<body>
"""


def html_page(path: str, text: str, findings: Sequence[Finding], n_sources: int) -> str:
    """The report on one draft: every finding with its quotation, what the source has, and the difference."""
    title = f"Quotations of {path}"
    lines = Lines(text)
    n_alerts = sum(one.alert for one in findings)
    unchecked = sum(one.verdict == "could-not-check" for one in findings)
    summary = f"{_count(len(findings), 'quotation')}, held against {_count(n_sources, 'source')}: "
    summary += f"{_count(n_alerts, 'alert')}, {unchecked} that could not be checked."
    parts = [_HEAD.format(title=escape(title)), f"<h1>{escape(title)}</h1>\n<p>{escape(summary)}</p>\n"]
    parts += [_article(finding, lines) for finding in findings]
    legend = "<p><ins>Marked so</ins>: in the draft alone. <del>Marked so</del>: in the source alone.</p>\n"
    return "".join(parts) + legend + "</body>\n</html>\n"


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def _article(finding: Finding, lines: Lines) -> str:
    style = "alert" if finding.alert else "unchecked" if finding.verdict == "could-not-check" else "fine"
    line, column = lines.place(finding.quotation.span.start)
    name = foremost(finding.codes)
    code = f"{CODES[name].number} " if name else ""
    facts = [("verdict", finding.verdict), ("draft gives it to", finding.speaker or "nobody")]
    if finding.source is not None:
        facts += [("source", finding.source.path), ("source gives it to", finding.source.speaker or "not settled")]
        facts.append(("source has", " ".join(finding.source.text.split())))
    facts.append(("codes", ", ".join(f"{CODES[c].number} {c}" for c in finding.codes) or "none"))
    listed = "".join(f"<dt>{escape(what)}</dt><dd>{escape(value)}</dd>" for what, value in facts)
    body = _diff(finding.diff) or escape(" ".join(finding.quotation.text.split()))
    return (
        f'<article class="{style}">\n<h2>{code}line {line}, column {column}</h2>\n<p>{escape(finding.note)}</p>\n'
        f"<blockquote>{body}</blockquote>\n<dl>{listed}</dl>\n</article>\n"
    )


def _diff(parts: Sequence[DiffPart]) -> str:
    shown: list[str] = []
    for part in parts:
        draft, source = (escape(" ".join(words.split())) for words in (part.draft, part.source))
        if part.kind == "equal":
            shown.append(draft)
            continue
        shown += [f"<del>{source}</del>"] if source else []
        shown += [f"<ins>{draft}</ins>"] if draft else []
    return " ".join(shown)
