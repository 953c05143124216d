"""The labels of official transcripts, which print a speaker in capitals: ``Senator HOLM. I have here an e-mail.``

As the Government Publishing Office prints the hearings of Congress; labels with a colon are read by the reader.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from onrecord.check.told import is_description
from onrecord.check.values import Told

_LABEL = re.compile(
    r"^[ \t]*(?P<name>(?:(?:The|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Senator|Representative|Secretary|General|Admiral|Judge"
    r"|Chairman|Ambassador|Governor|Professor)\.? )?[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2})"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?\.(?= [^\n])",
    re.MULTILINE,
)
_FEWEST, _FEWEST_SPEAKERS = 3, 2


class Label(NamedTuple):
    """Whose words stand in ``[start, end)``: from behind the label to the next one."""

    start: int
    end: int
    told: Told


class Labels:
    """The labels of one text; none where there are too few to make a transcript of it."""

    def __init__(self, text: str) -> None:
        found = list(_LABEL.finditer(text))
        if len(found) < _FEWEST or len({m["name"] for m in found}) < _FEWEST_SPEAKERS:
            found = []
        ends = [*(m.start() for m in found[1:]), len(text)][: len(found)]
        self._labels = [Label(m.end(), end, _told(m["name"])) for m, end in zip(found, ends, strict=True)]
        self._starts = [label.start for label in self._labels]

    def at(self, offset: int) -> Label | None:
        """The label that what stands at an offset belongs to."""
        i = bisect_right(self._starts, offset) - 1
        return self._labels[i] if i >= 0 and offset < self._labels[i].end else None


def _told(name: str) -> Told:
    written = " ".join(word.capitalize() if word.isupper() else word for word in name.split())
    if is_description(written):
        return Told(written, "person", (), (written,))
    return Told(written, "person", (written,), (written,))
