"""A saying for people: its versions down the page, where each has it from, what changed on the way."""

from onrecord.cli.terminal.page import Page
from onrecord.cli.visible import one_line, shortened
from onrecord.export.saying_text import change_words, header_words, in_marks, step_words, version_words
from onrecord.link.saying import Saying, Version

_LONGEST = 400


def show_saying(saying: Saying, page: Page) -> None:
    """Every version with its evidence, and what was looked at."""
    page.line(shortened(one_line(in_marks(saying.asked)), _LONGEST, page.glyphs.gap), style="bold")
    for words in header_words(saying):
        page.line(one_line(words))
    page.gap()
    for number, version in enumerate(saying.versions, 1):
        _show_version(number, version, saying, page)
    for origin in saying.origins:
        members = [n for n, version in enumerate(saying.versions, 1) if version.id in origin.versions]
        numbers = ", ".join(map(str, members))
        page.line(f"{numbers} count once: {one_line(origin.reason)}", style="dim")


def _show_version(number: int, version: Version, saying: Saying, page: Page) -> None:
    where = page.glyphs.dot.join([version.published or "no date", one_line(version.publisher or version.path)])
    page.line(where, indent=5, first=f"{number:>3}", style="bold")
    page.line(one_line(version_words(version)), indent=5)
    page.line(shortened(one_line(version.wording), _LONGEST, page.glyphs.gap), indent=7)
    step = saying.step_to(version.id)
    if step is not None:
        page.line(page.glyphs.arrow + " " + one_line(step_words(saying, step)), indent=5)
        for change in step.changes:
            sign = "!" if change.alert else " "
            page.line(
                one_line(change_words(change)), indent=9, first=f"{'':7}{sign}", style="bold" if change.alert else ""
            )
    span = f"{version.spans[0].start}{page.glyphs.dash}{version.spans[-1].end}"
    what = f"id {version.statement_id}" if version.statement_id else f"report {version.document_id}"
    page.line(page.glyphs.dot.join([what, f"characters {span}"]), indent=5, style="dim")
    page.gap()
