"""Findings as a linter tells them: the place, the code, a sentence, and below it the difference and the source."""

from collections.abc import Sequence

from rich.text import Text

from onrecord.check import Finding
from onrecord.check.lines import Lines
from onrecord.check.note import foremost
from onrecord.cli.terminal.page import Page, joined
from onrecord.cli.visible import one_line, shortened
from onrecord.cli.wording import plural
from onrecord.quote import CODES, DiffPart

_LONGEST, _LONGEST_SAME = 400, 60


def show_findings(path: str, text: str, findings: Sequence[Finding], page: Page) -> None:
    """One finding after another, in the order given."""
    lines = Lines(text)
    for finding in findings:
        line, column = lines.place(finding.quotation.span.start)
        _show(f"{one_line(path)}:{line}:{column}", finding, page)


def show_summary(findings: Sequence[Finding], n_sources: int, page: Page) -> None:
    """How many quotations there are, and how they stand."""
    if not findings:
        page.line("No quotations found.")
        return
    n_alerts = sum(one.alert for one in findings)
    unchecked = sum(one.verdict == "could-not-check" for one in findings)
    told = f"{plural(len(findings), 'quotation')}, held against {plural(n_sources, 'source')}: "
    page.line(told + f"{plural(n_alerts, 'alert')}, {unchecked} could not be checked", style="bold")


def _show(place: str, finding: Finding, page: Page) -> None:
    name = foremost(finding.codes)
    head = f"{CODES[name].number} {name}" if name else finding.verdict
    style = "bold red" if finding.alert else "bold yellow" if finding.verdict == "could-not-check" else "bold"
    # One line however long the path is, as programs that read a linter's lines expect.
    page.console.print(joined(place, " ", Text(head, style)), soft_wrap=True)
    page.line(one_line(finding.note), indent=4)
    body = _diff(finding.diff, page) if finding.diff else Text(shortened(finding.quotation.text, _LONGEST))
    page.line(body, indent=4, lead=page.glyphs.bar)
    if finding.source is not None:
        speaker = one_line(finding.source.speaker) if finding.source.speaker else "speaker not settled"
        page.line(f"{one_line(finding.source.path)}, {speaker}", indent=4, style="dim")
    page.gap()


def _diff(parts: Sequence[DiffPart], page: Page) -> Text:
    """The draft's words with ``{+…+}`` for those it alone has and ``[-…-]`` for the source's alone."""
    shown = Text()
    for part in parts:
        if part.kind == "equal":
            shown.append(shortened(part.draft, _LONGEST_SAME, page.glyphs.gap) + " ")
            continue
        if part.source:
            shown.append(_marked(part.source, "[-", "-]", page), "cyan").append(" ")
        if part.draft:
            shown.append(_marked(part.draft, "{+", "+}", page), "red").append(" ")
    shown.rstrip()
    return shown


def _marked(words: str, opens: str, closes: str, page: Page) -> str:
    line = shortened(words, _LONGEST, page.glyphs.gap)
    return opens + line + closes if page.plain else line
