"""Where sentences begin, told from punctuation, capitals and the usual abbreviations."""

import re

from onrecord.types import Span

AROUND = 300
"""Most code points either side of a passage in its sentence."""

_CLOSERS = "\"'”’»›)\\]"
_END = re.compile(rf"[.!?…][{_CLOSERS}]*\s+(?=[\"'“‘„«‹(\[]*[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘])(?:[^\W\d_]\.)*(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Cmdr|Sen|Rep|Gov|Rev"
    r"|Hon|St|Jr|Sr|vs|No|Inc|Corp|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
"""A full stop after one of these rarely ends a sentence: titles, companies, months, initials such as ``U.S.``"""
_LONGEST_ABBREVIATION = 12


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where sentences of ``text[start:end]`` begin after the first one, in order. Linear in the length."""
    found = []
    for ending in _END.finditer(text, start, end):
        stop = ending.start() + 1
        if not _ABBREVIATION.search(text, max(start, stop - _LONGEST_ABBREVIATION), stop):
            found.append(ending.end())
    return found


def around(text: str, span: Span) -> Span:
    """The sentence around a passage, within its paragraph, with at most 300 code points either side."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    start = max(start, text.rfind("\n", start, span.start) + 1)
    stop = text.find("\n", span.end, end)
    end = end if stop < 0 else stop
    edges = [start, *sentence_starts(text, start, end), end]
    first = max(edge for edge in edges if edge <= span.start)
    last = min(edge for edge in edges if edge >= span.end)
    return Span(first, max(span.end, first + len(text[first:last].rstrip())))
