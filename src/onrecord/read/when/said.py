"""The day on which a statement was made, as the words around its cue tell it."""

import re
from collections.abc import Sequence

from onrecord.read.when.letters import letters_of
from onrecord.types import Span, Time

_NEAR = 60
"""Characters between a cue and its date."""
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?=T|$)")
_BREAK = re.compile(
    r"[.!?;]['\"”’)]*\s+(?=\W*(?:[A-Z]|$))|\n\s*\n"
    r"|\b(?:who|which|whose|where|when|that|after|before|because|if)\b"
)
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Prof|Lt|Col|Sgt|Capt|Rev|St|[A-Z]|[ap]\.m)\.$")


def said_on(text: str, times: Sequence[Time], cue: Span, contents: Sequence[Span]) -> str | None:
    """The ISO day or month of the time nearest to ``cue`` in its clause; ``None`` where none is near.

    ``times`` are those of ``text``. One that lies in ``contents``, best those of all statements, is what a statement is
    about; "now" dates nothing; and one that a new sentence, a relative clause or a conjunction parts from the cue is
    that of something else.
    """
    near: list[tuple[int, str]] = []
    for time in times:
        start, end = _gap(time.span, cue)
        dated = _DATED.match(time.value)
        if dated is None or end - start > _NEAR or any(_meet(time.span, content) for content in contents):
            continue
        if not _parted(text, start, end) and not letters_of(time.text).is_a(0, "PRESENT"):
            near.append((end - start, dated.group()))
    return min(near)[1] if near else None


def _gap(a: Span, b: Span) -> tuple[int, int]:
    """The characters between two spans as ``[start, end)``, empty where they meet."""
    first, second = sorted((a, b))
    return first.end, max(first.end, second.start)


def _parted(text: str, start: int, end: int) -> bool:
    """Whether something between two places parts them: the full stop of "Mr." does not."""
    for found in _BREAK.finditer(text, start, end):
        if not (found.group()[0] == "." and _ABBREVIATION.search(text, max(0, found.start() - 5), found.start() + 1)):
            return True
    return False


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
