"""The page that views are written on: a console that knows its width, its colours and which characters it can show."""

import codecs
import errno
import os
import shutil
import sys
import unicodedata
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from onrecord.cli.visible import visible

WIDEST = 100
"""Columns. Longer lines of running text are hard to read, however wide the terminal."""

NARROWEST = 20
"""Columns left for words, however narrow the terminal and deep the margin."""

_PLAIN_FORMS = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    "—": "--",
    "…": "...",
    "→": "->",
    "·": "-",
    "•": "*",
    "⟦": "[[",
    "⟧": "]]",
}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs that a view is drawn with, in Unicode or in ASCII."""

    dot: str
    arrow: str
    dash: str
    gap: str
    bar: str
    rule: str
    opens: str
    closes: str
    digits: str
    comma: str
    raised: bool


UNICODE = Glyphs(" · ", "→", "–", " … ", "│ ", "─", "⟦", "⟧", "⁰¹²³⁴⁵⁶⁷⁸⁹", "⋅", raised=True)
ASCII = Glyphs(" - ", "->", "-", " ... ", "| ", "-", "[[", "]]", "0123456789", ",", raised=False)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the command line's one place for trouble; rich would exit on its own."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


class Page:
    """Where a view is written. ``plain`` is true where brackets have to say what colours would."""

    def __init__(self, console: Console, glyphs: Glyphs) -> None:
        self.console, self.glyphs = console, glyphs
        self.plain = console.no_color or console.color_system is None or not glyphs.raised
        self.width = min(console.width, WIDEST)

    def line(self, *parts: str | Text, style: str = "", indent: int = 0, lead: str = "", first: str = "") -> None:
        """One paragraph, wrapped; strings are made safe and never read as markup.

        Every line begins with ``indent`` spaces and ``lead``, and none ends in a space. ``first`` stands at the
        beginning of the first line's margin.
        """
        words = joined(*parts)
        words.stylize_before(style)
        margin = Text(" " * indent + lead, "dim")
        begin = Text(first.ljust(margin.cell_len), "dim") if first else margin
        for line in words.wrap(self.console, max(self.width - margin.cell_len, NARROWEST)):
            whole = Text("").join((begin, line))
            whole.rstrip()
            # Wrapped already; a second wrapping would break lines that bear no margin for it.
            self.console.print(whole, soft_wrap=True)
            begin = margin

    def command(self, words: str, *, prompt: str) -> None:
        """A command on one line however long it is, so that it can be copied."""
        self.console.print(joined(prompt, words), style="dim" if prompt.strip() else "", soft_wrap=True)

    def rule(self) -> None:
        """A line across the page."""
        self.line(self.glyphs.rule * self.width, style="dim")

    def gap(self) -> None:
        """An empty line."""
        self.console.print()


def joined(*parts: str | Text) -> Text:
    """Strings and styled texts as one text; strings are made safe first."""
    return Text("").join(part if isinstance(part, Text) else Text(visible(part)) for part in parts)


def open_page() -> Page:
    """The page on standard output, in ASCII where its encoding cannot carry our signs."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=_HANDLER)
    console = _Console(highlight=False, markup=False, emoji=False)
    if console.width < 1:
        # COLUMNS=0 means that the width is not known; rich would take it at its word and write nothing.
        console.width = shutil.get_terminal_size().columns
    return Page(console, UNICODE if _carries(console.encoding) else ASCII)


def _carries(encoding: str) -> bool:
    signs = "".join((UNICODE.dot, UNICODE.arrow, UNICODE.opens, UNICODE.closes, UNICODE.digits, UNICODE.rule))
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _plain_form(error: UnicodeError) -> tuple[str, int]:
    """Stand-ins for characters that the output's encoding cannot carry: ``“`` as ``"``, ``é`` as ``e``, else ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii, error.object[error.start : error.end])), error.end


def _ascii(character: str) -> str:
    if character in _PLAIN_FORMS:
        return _PLAIN_FORMS[character]
    if "\u2400" <= character <= "\u2421":
        return "^" + ("?" if character == "\u2421" else chr(ord(character) - 0x2400 + ord("@")))
    if unicodedata.combining(character):
        return ""
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return bare or "?"


_HANDLER = "onrecord.plain"
codecs.register_error(_HANDLER, _plain_form)
