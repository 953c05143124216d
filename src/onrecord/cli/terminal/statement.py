"""One statement and everything the record knows about it."""

from rich.text import Text

from onrecord.cli.terminal.cards import title
from onrecord.cli.terminal.facts import Fact, show_facts
from onrecord.cli.terminal.hits import judged_words, passage
from onrecord.cli.terminal.marked import STYLES
from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import one_line, shortened
from onrecord.cli.wording import chain_words, span_words
from onrecord.types import Attribution, Document, Hit, Passage, Reading, Role, Span, Statement

LONGEST_CONTEXT = 20_000
"""Code points: enough for any quotation of a report, and an end for a page that is one endless sentence."""


def show_statement(hit: Hit, reading: Reading, paths: tuple[str, ...], page: Page) -> None:
    """The passage, then the attribution part by part, then the report, then how to see more."""
    statement = hit.statement
    page.line(title(statement.attribution, page))
    page.gap()
    page.line(passage(statement, page, LONGEST_CONTEXT), indent=2)
    page.gap()
    page.line("The attribution", style="bold")
    show_facts(_attribution_facts(statement, reading, page), page)
    page.line("The report", style="bold")
    show_facts(_report_facts(reading.document, paths), page)
    if hit.judged:
        page.line("Judgements", style="bold")
        show_facts(_judged_facts(hit), page)


def _attribution_facts(statement: Statement, reading: Reading, page: Page) -> list[Fact]:
    a = statement.attribution
    return [
        ("id", a.id),
        ("speaker", f"{a.speaker.name} ({a.speaker.kind}, {a.speaker.key})" if a.speaker else None),
        ("may be", "; or ".join(f"{c.name} ({c.reason})" for c in a.candidates)),
        ("source", _placed(a.source, "source", page) or "not named"),
        ("cue", _placed(a.cue, "cue", page) or "none"),
        ("content", _content(a, page)),
        ("addressee", _placed(a.addressee, None, page)),
        ("form", a.form),
        ("act", a.act),
        ("certainty", ", ".join(_certainty(a))),
        ("stance", None if a.stance == "neutral" else f"the reporter {a.stance}"),
        ("basis", None if a.basis == "unspecified" else a.basis),
        ("said", a.said),
        ("chain", chain_words(a, page.glyphs.arrow)),
        ("inside", _others(reading, page, {a.parent} if a.parent else set())),
        ("holds", _others(reading, page, {other.id for other in reading.attributions if other.parent == a.id})),
        ("confidence", f"{a.confidence:.2f}"),
    ]


def _judged_facts(hit: Hit) -> list[Fact]:
    """Who decided what, when and why."""
    found: list[Fact] = []
    for words, one in zip(judged_words(hit), hit.judged, strict=True):
        on = f" (on {one.value})" if one.value else ""
        found.append((one.aspect, one_line(f"{words}, {one.made}{on}: {one.why}  [{one.id}]")))
    return found


def _certainty(attribution: Attribution) -> list[str]:
    """What is known of the speaker's commitment; nothing is said of what is unspecified."""
    named = (("modality", attribution.certainty.modality), ("polarity", attribution.certainty.polarity))
    return [f"{name} {value}" for name, value in named if value != "unspecified"]


def _report_facts(document: Document, paths: tuple[str, ...]) -> list[Fact]:
    return [
        ("title", document.title or "not stated"),
        ("publisher", document.publisher or "not stated"),
        ("authors", ", ".join(document.authors) or "not stated"),
        ("published", document.published or "not stated"),
        ("retrieved", document.retrieved),
        ("url", document.url),
        ("language", document.language),
        ("id", document.id),
        ("sha256", document.sha256),
        ("found at", "\n".join(one_line(path) for path in paths or (document.path,))),
    ]


def _placed(passage: Passage | None, role: Role | None, page: Page) -> Text | None:
    """A passage and where it stands."""
    if passage is None:
        return None
    style = STYLES[role] if role is not None else ""
    return Text(one_line(passage.text), style).append(_place((passage.span,), page), "not bold dim default")


def _content(attribution: Attribution, page: Page) -> Text:
    text = Text(one_line(attribution.content.text), STYLES["content"])
    return text.append(_place(attribution.content.spans, page), "dim default")


def _place(spans: tuple[Span, ...], page: Page) -> str:
    return f"  [{span_words(spans, page.glyphs.dash)}]"


def _others(reading: Reading, page: Page, ids: set[str]) -> str:
    """Other statements of the report, one a line: id and what they say."""
    found = [other for other in reading.attributions if other.id in ids]
    return "\n".join(f"{other.id}  {shortened(other.content.text, 56, page.glyphs.gap)}" for other in found)
