"""One card for each attribution: its number in the text, who, how, what, and how sure we are."""

from bisect import bisect_right
from collections.abc import Container, Mapping

from rich.text import Text

from onrecord.cli.terminal.marked import STYLES
from onrecord.cli.terminal.page import Page, joined
from onrecord.cli.visible import one_line, shortened
from onrecord.cli.wording import chain_words, hull, qualities, span_words, who
from onrecord.types import Attribution, Note, Reading

MIDDLE_OUT = 160
"""Code points of a content on a card: two lines; the whole of it stands in the text."""

_NEGATIVE, _OTHER = "bold red", "bold magenta"


def show_cards(reading: Reading, page: Page, only: Container[int] | None = None) -> None:
    """The cards in the order of their numbers, or ``only`` those with these; then the notes that belong to none."""
    numbers = {attribution.id: number for number, attribution in enumerate(reading.attributions, 1)}
    notes, stray = _notes_by_attribution(reading)
    for number, attribution in enumerate(reading.attributions, 1):
        if only is None or number in only:
            extra = _more(attribution, numbers, page) + [_note_words(note) for note in notes.get(attribution.id, ())]
            _show_card(number, attribution, extra, page)
    for note in stray if only is None else ():
        page.line(f"at {note.span[0]}{page.glyphs.dash}{note.span[1]}, {_note_words(note)}", style="dim")


def _show_card(number: int, attribution: Attribution, extra: list[str], page: Page) -> None:
    page.line(title(attribution, page), indent=5, first=f"{number:>3}")
    page.line(Text(shortened(attribution.content.text, MIDDLE_OUT, page.glyphs.gap), STYLES["content"]), indent=5)
    page.line(page.glyphs.dot.join(_figures(attribution, page)), style="dim", indent=5)
    for line in extra:
        page.line(line, indent=5)
    page.gap()


def title(attribution: Attribution, page: Page) -> Text:
    """``Ana Ruiz → said``, and ``Ana Ruiz → denied  [DENY]`` where she does anything but assert."""
    shown = Text(who(attribution), STYLES["source"])
    # A colon or a dash hands words on as well, but an arrow to it says nothing.
    if attribution.cue is not None and any(character.isalnum() for character in attribution.cue.text):
        shown = joined(shown, f" {page.glyphs.arrow} ", Text(one_line(attribution.cue.text), STYLES["cue"]))
    if attribution.act == "assert":
        return shown
    # In brackets and capitals, so that a denial is not taken for a statement where there are no colours either.
    style = _NEGATIVE if attribution.act in ("deny", "decline", "silence") else _OTHER
    return joined(shown, "  ", Text(f"[{attribution.act.upper()}]", style))


def _figures(attribution: Attribution, page: Page) -> list[str]:
    spans = span_words(attribution.content.spans, page.glyphs.dash)
    return [attribution.form, f"confidence {attribution.confidence:.2f}", f"id {attribution.id}", f"characters {spans}"]


def _more(attribution: Attribution, numbers: Mapping[str, int], page: Page) -> list[str]:
    lines = []
    if attribution.addressee is not None:
        lines.append(f"to {one_line(attribution.addressee.text)}")
    if told := qualities(attribution):
        lines.append(page.glyphs.dot.join(told))
    if attribution.speaker is None and attribution.candidates:
        lines.append("may be " + "; or ".join(f"{c.name} ({c.reason})" for c in attribution.candidates))
    if len(attribution.chain) > 1:
        lines.append("chain: " + chain_words(attribution, page.glyphs.arrow))
    if attribution.parent is not None:
        lines.append(f"inside {numbers.get(attribution.parent, attribution.parent)}")
    return lines


def _note_words(note: Note) -> str:
    return f"note: {note.detail} [{note.code}]"


def _notes_by_attribution(reading: Reading) -> tuple[dict[str, list[Note]], list[Note]]:
    """Give each note to the last attribution that begins at or before it, if it lies within; the rest are stray."""
    hulls = sorted((*hull(attribution), attribution.id) for attribution in reading.attributions)
    starts = [start for start, _, _ in hulls]
    taken: dict[str, list[Note]] = {}
    stray = []
    for note in reading.notes:
        at = bisect_right(starts, note.span[0]) - 1
        if at >= 0 and note.span[0] < hulls[at][1]:
            taken.setdefault(hulls[at][2], []).append(note)
        else:
            stray.append(note)
    return taken, stray
