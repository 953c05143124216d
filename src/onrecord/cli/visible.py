"""Make any text safe to show in a terminal.

A page can hold terminal escape sequences that clear the screen or fake a line, and direction marks that swap what is
read. Each such character is replaced by one visible character, so that offsets stay as they are.
"""

import re

_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = frozenset("\t\u2028\u2029")
_PICTURES = 0x2400
_DELETE = "\u2421"


def visible(text: str) -> str:
    """The text with every character that could steer a terminal made visible. Same length; ``\\n`` is kept.

    Control characters become their Unicode pictures (ESC is ``␛``); direction overrides, C1 controls and lone
    surrogates become ``\\ufffd``; tabs and exotic line ends become spaces.
    """
    return _UNSAFE.sub(_shown, text.replace("\r\n", " \n"))


def _shown(found: re.Match[str]) -> str:
    character = found.group()
    if character in _SPACES:
        return " "
    if character < " ":
        return chr(_PICTURES + ord(character))
    return _DELETE if character == "\x7f" else "\ufffd"


def one_line(text: str) -> str:
    """The text made safe, on one line, with runs of white space as one space."""
    return " ".join(visible(text).split())


def shortened(text: str, width: int, gap: str = " … ") -> str:
    """The text on one line with its middle left out where it is longer than ``width`` code points.

    Cuts at words where a space is near; keeps a little more of the beginning than of the end.
    """
    line = one_line(text)
    if len(line) <= width:
        return line
    room = max(width - len(gap), 2)
    head, tail = line[: room * 3 // 5], line[-(room - room * 3 // 5) :]
    return _without_cut_word(head, last=True) + gap + _without_cut_word(tail, last=False)


def begun(text: str, width: int, gap: str = " … ") -> str:
    """The text on one line with its end left out where it is longer than ``width`` code points."""
    line = one_line(text)
    if len(line) <= width:
        return line
    mark = gap.rstrip()
    return _without_cut_word(line[: max(width - len(mark), 1)], last=True) + mark


def cut_inside(text: str, width: int, gap: str, *, keep_head: bool, keep_tail: bool) -> str:
    """The text, made safe already, with a part left out where it is longer than ``width``; its outer spaces stay.

    Keeps its beginning, its end, or both and leaves out the middle.
    """
    if len(text) <= width:
        return text
    room = max(width - len(gap), 2)
    n_head = room if not keep_tail else room * 3 // 5 if keep_head else 0
    head = _without_cut_word(text[:n_head], last=True) if n_head else ""
    tail = _without_cut_word(text[-(room - n_head) :], last=False) if room > n_head else ""
    return f"{head}{gap if head else gap.lstrip()}{tail}" if tail else head + gap.rstrip()


def _without_cut_word(piece: str, *, last: bool) -> str:
    """Drop the word that the cut went through, unless that would take a third of the piece.

    Spaces at the cut go; those at the other end stay.
    """
    cut = piece.rfind(" ") if last else piece.find(" ")
    kept = piece[:cut] if last else piece[cut + 1 :]
    if cut < 0 or len(kept) < len(piece) * 2 // 3:
        kept = piece
    return kept.rstrip() if last else kept.lstrip()
